//! What a message tells people to do can be done, and what it suggests is what they were looking
//! for.

use crate::harness::{Dataset, Run, ozg, ozg_german};

const PROJECT: &str = "data/projects/fischereischein.yaml";

fn dataset() -> Dataset {
    Dataset::reports()
}

fn refused(run: &Run, words: &[&str]) {
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{word:?} in {}", run.stderr);
    }
}

/// The quoted commands that begin with `ozg`, to be run.
fn commands(text: &str) -> Vec<Vec<String>> {
    let text = text.replace('\n', " ");
    let quoted = text.split('“').filter_map(|part| part.split_once("”").map(|(inner, _)| inner));
    let commands = quoted.filter_map(|inner| inner.strip_prefix("ozg "));
    commands.map(|command| command.split_whitespace().map(str::to_owned).collect()).collect()
}

#[test]
fn the_command_that_the_log_suggests_shows_all_even_of_the_first_commit() {
    let dataset = dataset();
    dataset.commit("first");
    let log = ozg(dataset.root(), &["log"]);
    let commands = commands(&log.stdout);
    assert_eq!(commands.len(), 1, "{}", log.stdout);
    let args: Vec<_> = commands[0].iter().map(String::as_str).collect();
    let all = ozg(dataset.root(), &args);
    assert_eq!(all.code, 0, "{}", all.stderr);
    assert!(all.stdout.contains("fischereischein"));
}

#[test]
fn a_removed_record_is_not_called_faulty() {
    let dataset = dataset();
    dataset.commit("first");
    dataset.git(&["mv", PROJECT, "data/projects/angeln.yaml"]);
    let renaming = dataset.commit("rename");
    let removed = ozg(dataset.root(), &["blame", "fischereischein"]);
    refused(&removed, &["no longer exists", &renaming[..7], "project/angeln"]);
    dataset.remove("data/projects/wohngeld.yaml");
    let removal = dataset.commit("remove");
    let removed = ozg_german(dataset.root(), &["blame", "wohngeld"]);
    refused(&removed, &["gibt es nicht mehr", &removal[..7], "01.01.2026"]);
}

#[test]
fn an_unreadable_record_is_neither_reported_missing_nor_taken_for_another() {
    let dataset = dataset();
    dataset.write(PROJECT, "titel: [");
    for args in [["report", "project", "fischereischein"].as_slice(), &["show", "fischereischein"]]
    {
        refused(&ozg(dataset.root(), args), &["project/fischereischein", "has errors", "ozg lint"]);
    }
    // The other record has the id of the unreadable one as its name.
    dataset.edit("data/projects/kinderbetreuung.yaml", "titel: Kinderbetreuung", "titel: Wohngeld");
    dataset.write("data/projects/wohngeld.yaml", "titel: [");
    refused(&ozg(dataset.root(), &["show", "wohngeld"]), &["project/wohngeld", "has errors"]);
    let soest = "data/municipalities/kreis-soest.yaml";
    dataset.write(soest, "name: [");
    for args in [
        ["report", "overview", "--kreis", "kreis-soest"].as_slice(),
        &["report", "overview", "--kommune", "kreis-soest"],
        &["report", "municipality", "kreis-soest"],
        &["query", "leistung", "--responsible", "kreis-soest"],
    ] {
        refused(
            &ozg(dataset.root(), args),
            &["municipality/kreis-soest", "has errors", "ozg lint"],
        );
    }
}

#[test]
fn a_dossier_takes_the_name_of_its_record() {
    let dataset = dataset();
    let by_id = ozg(dataset.root(), &["report", "municipality", "koeln", "--format", "json"]);
    let by_name = ozg(dataset.root(), &["report", "municipality", "Köln", "--format", "json"]);
    assert_eq!((by_name.code, by_name.stdout), (0, by_id.stdout));
    let several = ozg(dataset.root(), &["report", "municipality", "Kreis"]);
    refused(&several, &["municipality/kreis-soest", "municipality/kreis-mettmann"]);
    assert!(!several.stderr.contains("organisation/"));
}

#[test]
fn a_kreisfreie_stadt_is_not_a_kreis() {
    let dataset = dataset();
    let run = ozg_german(dataset.root(), &["report", "overview", "--kreis", "koeln"]);
    refused(&run, &["„koeln“ ist kein Kreis"]);
    let run = ozg(dataset.root(), &["report", "overview", "--kreis", "kreis-soest"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn what_leads_to_nothing_is_refused_with_a_suggestion() {
    let dataset = dataset();
    dataset.commit("first");
    let run = |args: &[&str]| ozg(dataset.root(), args);
    refused(&run(&["export"]), &["--metadata", "--to"]);
    refused(&run(&["log", "--limit", "0"]), &["--limit"]);
    refused(&run(&["report", "trend", "--since", "2999"]), &["2999"]);
    refused(&run(&["query", "dienst"]), &["online-service"]);
    refused(&run(&["query", "Projekten"]), &["project"]);
}

#[test]
fn a_conflict_that_is_not_resolved_is_called_one() {
    let dataset = dataset();
    let text = dataset.read(PROJECT);
    dataset.write(PROJECT, format!("{text}<<<<<<< HEAD\nefa: ja\n=======\n>>>>>>> neu\n"));
    let run = ozg(dataset.root(), &["lint", PROJECT]);
    let line = text.lines().count() + 1;
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("a merge conflict is not resolved"), "{}", run.stdout);
    assert!(run.stdout.contains(&format!("{PROJECT}:{line}:1")), "{}", run.stdout);
}

#[test]
fn findings_of_a_renamed_record_are_not_new() {
    let dataset = dataset();
    let service = "data/events/jagdschein-uebergabe-2021.yaml";
    dataset.write(service, format!("{}unbekannt: ja\n", dataset.read(service)));
    dataset.commit("first");
    dataset.git(&["mv", service, "data/events/jagdschein-2021.yaml"]);
    let new = |dataset: &Dataset| ozg(dataset.root(), &["lint", "--new-since", "v1"]);
    dataset.git(&["tag", "v1"]);
    let staged = new(&dataset);
    assert_eq!((staged.code, staged.stdout.as_str()), (0, ""));
    dataset.commit("rename");
    let committed = new(&dataset);
    assert_eq!((committed.code, committed.stdout.as_str()), (0, ""));
}

#[test]
fn yes_and_no_are_words_for_people_and_values_for_programs() {
    let dataset = dataset();
    let args = ["query", "organisation", "--has", "kdn_mitglied", "--columns", "kdn_mitglied"];
    let people = ozg_german(dataset.root(), &args).stdout;
    assert!(people.contains("ja") && !people.contains("true"), "{people}");
    let program = ozg_german(dataset.root(), &[&args[..], &["--format", "csv"]].concat()).stdout;
    assert!(program.contains("true"), "{program}");
}
