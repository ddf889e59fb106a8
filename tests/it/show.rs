//! `ozg show` on the clean fixture: what identifies a record, what its card shows, and what refers
//! to it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{Dataset, Run, assert_matches_schema, ozg, ozg_german};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

fn show(args: &[&str]) -> Run {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &[&["show"], args, &CLOCK].concat())
}

fn json(dataset: &Dataset, args: &[&str]) -> Value {
    let run = ozg(dataset.root(), &[&["show", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let card = serde_json::from_str(&run.stdout).expect("JSON");
    assert_matches_schema("show", &card);
    card
}

#[test]
fn a_card_in_both_languages_and_all_formats() {
    let dataset = Dataset::clean();
    let args = [&["show", "wohngeld"], &CLOCK[..]].concat();
    assert_snapshot!("card_de", ozg_german(dataset.root(), &args).shown(&dataset));
    assert_snapshot!("card_en", ozg(dataset.root(), &args).shown(&dataset));
    let with = |format| [&args[..], &["--format", format]].concat();
    assert_snapshot!("card_md", ozg_german(dataset.root(), &with("md")).shown(&dataset));
    let data = ozg(dataset.root(), &with("json"));
    assert_eq!(data.stdout, ozg_german(dataset.root(), &with("json")).stdout);
    assert_snapshot!("card_json", data.stdout);
    let card = ozg(dataset.root(), &["show", "koeln"]);
    assert_snapshot!("card_of_a_municipality", card.shown(&dataset));
}

#[test]
fn a_value_has_the_word_that_the_schema_of_its_field_gives_it() {
    let dataset = Dataset::clean();
    let line = |dataset: &Dataset| {
        let card = ozg(dataset.root(), &["show", "koeln"]).stdout;
        let line = card.lines().find(|line| line.starts_with("Landschaftsverband"));
        line.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(line(&dataset).as_deref(), Some("Landschaftsverband Rheinland"));
    let schema = "schema/municipality.schema.json";
    dataset.edit(
        schema,
        "\"x-enum-en\": [\n        \"Landschaftsverband R",
        "\"x-enum-en\": [\n        \"R",
    );
    assert_eq!(line(&dataset).as_deref(), Some("Rheinland"));
}

#[test]
fn a_record_is_named_by_id_code_or_name() {
    let dataset = Dataset::clean();
    for (name, record) in [
        (&["koeln"][..], "municipality/koeln"),
        (&["municipality/koeln"], "municipality/koeln"),
        (&["municipalities/koeln"], "municipality/koeln"),
        (&["Kommune/Köln"], "municipality/koeln"),
        (&["Köln"], "municipality/koeln"),
        (&["05315000"], "municipality/koeln"),
        (&["053150000000"], "municipality/koeln"),
        (&["10092"], "leistung/10092-wohngeld"),
        (&["99107023000000"], "leistung/10092-wohngeld"),
        (&["Märkischer", "Kreis"], "municipality/maerkischer-kreis"),
        (&["verpflichtungserklaerung"], "project/verpflichtungserklaerung"),
        (&["wohngeld"], "project/wohngeld"),
        (&["SASSEN"], "municipality/bad-sassendorf"),
        (&["kinderbetreuung"], "project/kinderbetreuung"),
    ] {
        let card = json(&dataset, name);
        let found = format!("{}/{}", card["kind"], card["id"]).replace('"', "");
        assert_eq!(found, record, "{name:?}");
    }
}

#[test]
fn an_ambiguous_or_unknown_name_is_an_error_with_candidates() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/organisations/soest.yaml",
        "name: Stadt Soest\nart: sonstige\nregister: [destatis-gv100ad]\n",
    );
    dataset.write("data/events/broken.yaml", "titel: [1]\n");
    let run = |name: &str| ozg(dataset.root(), &["show", name]).shown(&dataset);
    let names =
        ["soest", "kreis", "kölnn", "municipality/keoln", "Berlin", "", "broken", "event/broken"];
    assert_snapshot!(names.map(run).join("\n\n"));
}

#[test]
fn yaml_is_the_canonical_file_of_the_record() {
    let dataset = Dataset::clean();
    for (name, file) in [
        ("koeln", "data/municipalities/koeln.yaml"),
        ("10092", "data/leistungen/10092-wohngeld.yaml"),
    ] {
        let run = ozg(dataset.root(), &["show", name, "--format", "yaml"]);
        assert_eq!(run.stdout, dataset.read(file));
    }
}

#[test]
fn references_to_a_record_show_their_role() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/online-services/kita.yaml",
        "titel: Kita online\nthemenfeld: bildung\nanschluesse:\n\
         - kommune: koeln\n  status: live\n  seit: '2023'\nregister:\n- destatis-gv100ad\n",
    );
    let card = json(&dataset, &["koeln"]);
    let referrers = card["referrers"].as_array().expect("a list");
    let roles: Vec<_> = referrers
        .iter()
        .map(|role| format!("{}/{} {}", role["kind"], role["id"], role["field"]).replace('"', ""))
        .collect();
    assert_eq!(
        roles,
        ["online-service/kita anschluesse.kommune", "project/kinderbetreuung kernteam"]
    );
    assert_eq!(referrers[0]["entry"]["status"], "live");
    let text = ozg(dataset.root(), &["show", "koeln"]).stdout;
    assert!(
        text.contains("Online service: Connections\n– Kita online (kita) · live · 2023\n"),
        "{text}"
    );
    // An organisation with the same id is another record.
    dataset.write(
        "data/organisations/koeln.yaml",
        "name: Andere\nart: sonstige\nregister: [destatis-gv100ad]\n",
    );
    assert_eq!(json(&dataset, &["organisation/koeln"])["referrers"], Value::Array(Vec::new()));
}

#[test]
fn a_long_role_is_cut_and_a_query_shows_the_rest() {
    let dataset = Dataset::clean();
    for number in 10..40 {
        let record = format!("name: O{number}\nart: sonstige\nregister:\n- destatis-gv100ad\n");
        dataset.write(&format!("data/organisations/o{number}.yaml"), record);
    }
    let text = ozg(dataset.root(), &["show", "destatis-gv100ad"]).stdout;
    let more = text.lines().find(|line| line.contains("more: ozg query org")).expect("the rest");
    assert_eq!(more, "– 10 more: ozg query organisation register=destatis-gv100ad");
    let query = ["query", "organisation", "register=destatis-gv100ad", "--count"];
    assert_eq!(ozg(dataset.root(), &query).stdout, "30\n");
}

#[test]
fn the_last_change_is_that_of_the_file_without_its_author() {
    let dataset = Dataset::clean();
    let change = |dataset: &Dataset, args: &[&str]| {
        let card = json(dataset, &[&["koeln"], args].concat());
        let commit = card["last_change"]["subject"].as_str().map(str::to_owned);
        (commit, card["uncommitted"].as_str().map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(change(&dataset, &[]), (None, None));
    assert!(!show(&["koeln"]).stdout.contains("Last change"));
    dataset.commit("first");
    dataset.edit("data/municipalities/koeln.yaml", "405.02", "405.03");
    assert_eq!(change(&dataset, &[]), (some("first"), some("changed")));
    dataset.commit("second");
    dataset.write("data/municipalities/README.md", "of another file");
    dataset.commit("of another file");
    assert_eq!(change(&dataset, &[]), (some("second"), None));
    assert_eq!(change(&dataset, &["--at", "HEAD~2"]), (some("first"), None));
    assert_eq!(change(&dataset, &["--at", "HEAD^{tree}"]), (None, None));
    let text = ozg(dataset.root(), &["show", "koeln"]).stdout;
    let last = text.lines().last().expect("a line");
    let commit = dataset.git(&["rev-parse", "--short=10", "HEAD~1"]);
    assert_eq!(last, format!("Last change: 2026-01-01, commit {commit}, second"));
    dataset.write(
        "data/organisations/neu.yaml",
        "name: Neu\nart: sonstige\nregister: [destatis-gv100ad]\n",
    );
    let new = ozg(dataset.root(), &["show", "neu"]).stdout;
    assert!(new.ends_with("\nThe file is not committed.\n"), "{new}");
    // From a folder below the dataset, and for a dataset that is a folder of its repository.
    let below = ozg(dataset.path("data/municipalities"), &["show", "koeln", "--at", "HEAD"]).stdout;
    assert!(below.ends_with(", second\n"), "{below}");
}

#[test]
fn a_dataset_in_a_folder_of_a_repository_has_its_own_history() {
    let outer = Dataset::empty();
    let inner = Dataset::clean();
    crate::harness::copy(&inner.root(), &outer.path("inner"));
    outer.commit("nested");
    for dir in ["inner", "inner/data/municipalities"] {
        for at in [&[][..], &["--at", "HEAD"]] {
            let run = ozg(outer.path(dir), &[&["show", "koeln"], at].concat());
            assert!(
                run.stdout.ends_with(", nested\n"),
                "{dir} {at:?}: {}{}",
                run.stdout,
                run.stderr
            );
        }
    }
}

#[test]
fn no_setting_of_the_repository_runs_a_program() {
    let dataset = Dataset::clean();
    dataset.commit("first");
    let trace = dataset.path("trace");
    let script = dataset.path("run.sh");
    std::fs::write(&script, format!("#!/bin/sh\ntouch {}\n", trace.display())).expect("a script");
    let script = script.display().to_string();
    for (name, value) in [
        ("log.showSignature", "true"),
        ("gpg.program", script.as_str()),
        ("core.fsmonitor", script.as_str()),
        ("diff.external", script.as_str()),
        ("filter.x.clean", script.as_str()),
    ] {
        dataset.git(&["config", name, value]);
    }
    dataset.write(".gitattributes", "* filter=x\n");
    assert_eq!(ozg(dataset.root(), &["show", "koeln"]).code, 0);
    assert!(!trace.exists(), "a program was run");
}

#[test]
fn hostile_texts_steer_nothing() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/organisations/hostile.yaml",
        "name: \"a\\e[31m\\n::error::b\"\nart: sonstige\nbeschreibung: \"<b> @all `x` [a](b)\\n# c\\u202e\"\nregister: [destatis-gv100ad]\n",
    );
    let shown = |format: &str| {
        ozg(dataset.root(), &["show", "hostile", "--format", format]).shown(&dataset)
    };
    assert_snapshot!([shown("text"), shown("md")].join("\n\n"));
}
