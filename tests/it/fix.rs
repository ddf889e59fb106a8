//! `ozg lint --fix`: what has only one possible interpretation is fixed, and no other byte changes.

use std::fs;

use crate::harness::{Dataset, assert_matches_schema, ozg, ozg_german};

const KOELN: &str = "data/municipalities/koeln.yaml";
const DATAPORT: &str = "data/organisations/dataport.yaml";
const KINDERBETREUUNG: &str = "data/projects/kinderbetreuung.yaml";
const WOHNGELD: &str = "data/projects/wohngeld.yaml";

/// The clean dataset in canonical form.
fn tidy() -> Dataset {
    let dataset = Dataset::clean();
    assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
    dataset
}

fn faulty() -> Dataset {
    let dataset = tidy();
    dataset
        .edit(KOELN, "ags: '05315000'", "ags:   05315000   # Köln")
        .edit(KOELN, "nuts3: DEA23", "nutz3: DEA23")
        .edit(WOHNGELD, "- dataport", &format!("- DataPort # zuständig\n{INTERESTED}"))
        .edit(WOHNGELD, "seit: 2023-01-01", "seit: 1.1.2023");
    dataset
}

const INTERESTED: &str = "interessiert:\n- soest\n- soest # doppelt\n- iserlohn";

const LINT: [&str; 3] = ["lint", "--as-of", "2026-11-24"];

fn fix(dataset: &Dataset, args: &[&str]) -> String {
    let run = ozg(dataset.root(), &[&LINT, args].concat());
    run.stderr.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn safe_fixes_change_the_faulty_bytes_alone() {
    let dataset = faulty();
    let (koeln, wohngeld) = (dataset.read(KOELN), dataset.read(WOHNGELD));
    assert_eq!(fix(&dataset, &["--fix"]), "3 fixes applied in 2 files.");
    assert_eq!(dataset.read(KOELN), koeln.replace("05315000   #", "'05315000'   #"));
    let fixed = wohngeld.replace("DataPort", "dataport").replace("1.1.2023", "2023-01-01");
    assert_eq!(dataset.read(WOHNGELD), fixed);
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes applied in 0 files.", "twice is once");
    assert_eq!(dataset.read(WOHNGELD), fixed);
}

#[test]
fn unsafe_fixes_change_keys_and_entries_too() {
    let dataset = faulty();
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "5 fixes applied in 2 files.");
    assert!(dataset.read(KOELN).contains("\nnuts3: DEA23\n"));
    assert!(dataset.read(WOHNGELD).contains("interessiert:\n- soest\n- iserlohn\n"));
    assert_eq!(ozg(dataset.root(), &LINT).code, 0);
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let dataset = faulty();
    let before = dataset.read(WOHNGELD);
    let run = ozg_german(dataset.root(), &[&LINT[..], &["--fix", "--dry-run"]].concat());
    insta::assert_snapshot!(run.shown(&dataset));
    assert_eq!(dataset.read(WOHNGELD), before);
}

#[test]
fn paths_limit_what_is_fixed() {
    let dataset = faulty();
    assert_eq!(fix(&dataset, &["--fix", "data/municipalities"]), "One fix applied in one file.");
    assert!(dataset.read(WOHNGELD).contains("DataPort"));
}

#[test]
fn an_id_with_two_near_candidates_is_left_to_people() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "- dataport", "- krz0");
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes applied in 0 files.");
}

#[test]
fn the_order_of_fields_is_fixed_with_their_comments() {
    let dataset = Dataset::clean();
    let file = "data/components/formularserver.yaml";
    let text = dataset.read(file).replace("art: formular\n", "");
    dataset.write(file, format!("{text}# der Art nach\nart:   \"formular\"  # ja\n"));
    assert_eq!(fix(&dataset, &["--fix", file]), "One fix applied in one file.");
    let fixed = dataset.read(file);
    assert!(
        fixed.contains("\n# der Art nach\nart:   \"formular\"  # ja\nbeschreibung:"),
        "{fixed}"
    );
}

#[test]
fn the_order_of_fields_in_braces_is_fixed_and_the_braces_stay() {
    let dataset = Dataset::clean();
    let file = "data/municipalities/koeln.yaml";
    let source = dataset.read(file);
    let start = source.find("koordinaten:").expect("a field");
    let end = source.find("website:").expect("the next field");
    let braces = |inner: &str| {
        format!("{}koordinaten: {{{inner}}} # WGS 84\n{}", &source[..start], &source[end..])
    };
    dataset.write(file, braces(" laenge: 6.957068, breite: 50.938107 "));
    assert_eq!(fix(&dataset, &["--fix", file]), "One fix applied in one file.");
    assert_eq!(dataset.read(file), braces(" breite: 50.938107, laenge: 6.957068 "));
}

/// Committed and staged renames are recognised; an id that merely looks similar is not used.
#[test]
fn references_follow_a_record_that_git_shows_to_be_renamed() {
    let dataset = tidy();
    dataset.commit("before");
    dataset.git(&[
        "mv",
        "data/organisations/dataport.yaml",
        "data/organisations/anstalt-dataport.yaml",
    ]);
    let staged = ozg(dataset.root(), &LINT);
    assert!(
        staged.stdout.contains("the record was renamed: `anstalt-dataport`"),
        "{}",
        staged.stdout
    );
    dataset.commit("renamed");
    let german = ozg_german(dataset.root(), &LINT);
    insta::assert_snapshot!("renamed_record_german", german.shown(&dataset));
    for folder in [dataset.root(), dataset.path("data/projects")] {
        let revision = ozg(folder, &["lint", "--at", "HEAD"]);
        assert_eq!(revision.stdout.matches("renamed").count(), 1, "{}", revision.stdout);
    }
    assert_eq!(fix(&dataset, &["--fix"]), "One fix applied in one file.");
    assert_eq!(ozg(dataset.root(), &LINT).code, 0);
}

#[test]
fn a_revision_cannot_be_fixed() {
    let dataset = faulty();
    dataset.commit("faulty");
    assert_eq!(ozg(dataset.root(), &["lint", "--fix", "--at", "HEAD"]).code, 2);
    assert_eq!(ozg(dataset.root(), &["lint", "--dry-run"]).code, 2);
}

#[test]
fn an_entry_that_ends_in_a_block_of_text_is_removed_alone() {
    let dataset = tidy();
    let entry = "- datum: 2022-12-15\n  ereignis: |-\n    Wohngeldrechner angepasst\n";
    let with_one = dataset.read(WOHNGELD).replace(
        "- datum: 2023-01-01\n  ereignis",
        &format!("{entry}- datum: 2023-01-01\n  ereignis"),
    );
    dataset.write(WOHNGELD, with_one.replace(entry, &entry.repeat(2)));
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "One fix applied in one file.");
    assert_eq!(dataset.read(WOHNGELD), with_one);
}

#[test]
fn a_fix_that_would_break_the_yaml_does_not_prevent_the_others() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "efa: ja", "efa: ja\nefaa: ja\neffa: nein").edit(
        WOHNGELD,
        "- dataport",
        "- datapot",
    );
    fix(&dataset, &["--fix=unsafe"]);
    assert!(dataset.read(WOHNGELD).contains("- dataport\n"));
}

/// The id of a removed record is not a misspelling of another: `krzn` is not `krz`.
#[test]
fn an_id_that_git_knows_as_a_record_is_never_taken_for_another() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "- dataport", "- krzn");
    let krzn = dataset.read("data/organisations/krzn.yaml");
    dataset.commit("with krzn");
    dataset.remove("data/organisations/krzn.yaml");
    for how in ["--fix", "--fix=unsafe"] {
        assert_eq!(fix(&dataset, &[how]), "0 fixes applied in 0 files.");
    }
    let run = ozg(dataset.root(), &LINT);
    assert!(
        run.stdout.contains("the record `krzn` is in the Git history but no longer exists"),
        "{}",
        run.stdout
    );
    dataset.commit("without krzn");
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "0 fixes applied in 0 files.", "long gone");
    dataset.write("data/organisations/krzn.yaml", krzn);
    dataset.git(&["add", "."]);
    dataset.remove("data/organisations/krzn.yaml");
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "0 fixes applied in 0 files.", "only staged");
}

#[test]
fn a_merely_similar_id_is_fixed_only_on_request() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "- dataport", "- datapot");
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes applied in 0 files.");
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "One fix applied in one file.");
}

#[test]
fn another_spelling_of_an_id_is_a_safe_fix() {
    for spelling in ["DataPort", "'dataport '", "d\u{430}tap\u{43e}rt", "data\u{200b}port"] {
        let dataset = tidy();
        dataset.edit(WOHNGELD, "- dataport", &format!("- {spelling}"));
        assert_eq!(fix(&dataset, &["--fix"]), "One fix applied in one file.", "{spelling:?}");
        assert!(dataset.read(WOHNGELD).contains("- dataport\n"), "{spelling:?}");
    }
}

/// How far a rename is recorded in Git; no fix depends on it.
const SETTLED: [&str; 3] = ["not at all", "staged", "committed"];

fn settle(dataset: &Dataset, settled: &str) {
    if settled != "not at all" {
        dataset.git(&["add", "-A"]);
    }
    if settled == "committed" {
        dataset.commit("a rename");
    }
}

/// Git measures similarity by lines; the AGS and the ARS show that it is another municipality.
#[test]
fn a_record_with_other_unique_values_is_not_a_renamed_one() {
    for settled in SETTLED {
        let dataset = tidy();
        dataset.commit("before");
        let other = dataset.read(KOELN).replace("05315000", "05315999");
        dataset.remove(KOELN).write("data/municipalities/koelnneu.yaml", other);
        settle(&dataset, settled);
        let run = ozg(dataset.root(), &LINT);
        assert!(!run.stdout.contains("renamed: `koelnneu`"), "{}", run.stdout);
        for how in ["--fix", "--fix=unsafe"] {
            fix(&dataset, &[how]);
            assert!(!dataset.read(KINDERBETREUUNG).contains("koelnneu"), "{how}");
        }
    }
}

#[test]
fn a_record_with_the_same_unique_values_is_renamed_whatever_else_changed() {
    for settled in SETTLED {
        let dataset = tidy();
        dataset.commit("before");
        let other = dataset.read(KOELN).replace("name: Köln", "name: Colonia");
        dataset.remove(KOELN).write("data/municipalities/colonia.yaml", other);
        settle(&dataset, settled);
        fix(&dataset, &["--fix"]);
        assert!(dataset.read(KINDERBETREUUNG).contains("colonia\n"), "{settled}");
    }
}

/// Without unique values, only an identical record is certainly the one that was renamed.
#[test]
fn a_renamed_and_changed_record_without_unique_values_is_not_certain() {
    for settled in SETTLED {
        let dataset = tidy();
        dataset.commit("before");
        let other = format!("{}email: post@dataport.de\n", dataset.read(DATAPORT));
        dataset.remove(DATAPORT).write("data/organisations/anstalt.yaml", other);
        settle(&dataset, settled);
        assert_eq!(fix(&dataset, &["--fix"]), "0 fixes applied in 0 files.", "{settled}");
        assert_eq!(fix(&dataset, &["--fix=unsafe"]), "One fix applied in one file.");
        assert!(dataset.read(WOHNGELD).contains("- anstalt\n"));
    }
}

/// Renamed with `mv` alone; the run does not record the rename in Git.
#[test]
fn references_follow_a_record_that_was_renamed_without_git() {
    let dataset = tidy();
    dataset.commit("before");
    fs::rename(dataset.path(DATAPORT), dataset.path("data/organisations/anstalt.yaml"))
        .expect("renamed");
    let index = fs::read(dataset.path(".git/index")).expect("an index");
    let run = ozg(dataset.root(), &LINT);
    assert!(run.stdout.contains("the record was renamed: `anstalt`"), "{}", run.stdout);
    assert_eq!(fix(&dataset, &["--fix"]), "One fix applied in one file.");
    assert!(dataset.read(WOHNGELD).contains("- anstalt\n"));
    assert_eq!(ozg(dataset.root(), &LINT).code, 0);
    assert!(fs::read(dataset.path(".git/index")).expect("an index") == index);
}

/// Renamed in the index, then again in the folder only.
#[test]
fn in_a_partly_staged_rename_the_existing_file_counts() {
    let dataset = tidy();
    dataset.commit("before");
    dataset.git(&["mv", DATAPORT, "data/organisations/halfway.yaml"]);
    let there = dataset.path("data/organisations/anstalt.yaml");
    fs::rename(dataset.path("data/organisations/halfway.yaml"), there).expect("renamed");
    assert_eq!(fix(&dataset, &["--fix"]), "One fix applied in one file.");
    assert!(dataset.read(WOHNGELD).contains("- anstalt\n"));
}

#[test]
fn a_rename_with_two_candidates_is_not_resolved() {
    for settled in SETTLED {
        let dataset = tidy();
        dataset.commit("before");
        let text = dataset.read(DATAPORT);
        dataset.remove(DATAPORT);
        for id in ["anstalt", "bande"] {
            dataset.write(&format!("data/organisations/{id}.yaml"), &text);
        }
        settle(&dataset, settled);
        assert_eq!(fix(&dataset, &["--fix=unsafe"]), "0 fixes applied in 0 files.", "{settled}");
    }
}

/// Seventy organisations that a project names, with ids that are not similar.
fn with_many_organisations() -> (Dataset, Vec<String>) {
    let dataset = tidy();
    let word = |letter: u8| char::from(b'c' + letter).to_string().repeat(5);
    let ids: Vec<_> = (0..70).map(|number| word(number / 10) + &word(number % 10)).collect();
    for id in &ids {
        dataset.write(&organisation(id), format!("name: Stelle {id}\nart: sonstige\n"));
    }
    let entries: String = ids.iter().map(|id| format!("- {id}\n")).collect();
    dataset.edit(WOHNGELD, "- dataport\n", &format!("- dataport\n{entries}"));
    (dataset, ids)
}

fn organisation(id: &str) -> String {
    format!("data/organisations/{id}.yaml")
}

#[test]
fn among_many_ids_none_that_git_knows_is_taken_for_another() {
    let (dataset, ids) = with_many_organisations();
    let known = dataset.copied();
    known.commit("many");
    for id in &ids {
        let other = "name: Amt\nart: land\nhinweis: hat mit der Stelle nichts zu tun\n";
        for dataset in [&dataset, &known] {
            dataset.remove(&organisation(id)).write(&organisation(&format!("{id}x")), other);
        }
    }
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "70 fixes applied in one file.", "without Git");
    for _ in 0..2 {
        assert_eq!(fix(&known, &["--fix=unsafe"]), "0 fixes applied in 0 files.");
        known.commit("gone for good");
    }
}

#[test]
fn each_of_many_renamed_records_is_followed() {
    let (dataset, ids) = with_many_organisations();
    dataset.commit("many");
    for id in &ids {
        let new = dataset.path(&organisation(&format!("neu-{id}")));
        fs::rename(dataset.path(&organisation(id)), new).expect("renamed");
    }
    dataset.commit("renamed");
    let stdout = ozg(dataset.root(), &[&LINT[..], &["--max-findings", "999"]].concat()).stdout;
    assert_eq!(stdout.matches("the record was renamed: `neu-").count(), 70, "{stdout}");
    assert_eq!(fix(&dataset, &["--fix"]), "70 fixes applied in one file.");
    let fixed = dataset.read(WOHNGELD);
    assert!(ids.iter().all(|id| fixed.contains(&format!("\n- neu-{id}\n"))), "{fixed}");
}

#[test]
fn a_date_is_fixed_if_it_can_be_read_in_one_way() {
    for (written, expected) in [
        ("2023/06/30", "2023-06-30"),
        ("2023-6-3", "2023-06-03"),
        ("Juni 2023", "2023-06"),
        ("June 2023", "2023-06"),
        ("20240601", "2024-06-01"),
        ("2.2.2023", "2023-02-02"),
    ] {
        let dataset = tidy();
        dataset.edit(WOHNGELD, "seit: 2023-01-01", &format!("seit: {written}"));
        assert_eq!(fix(&dataset, &["--fix"]), "One fix applied in one file.", "{written}");
        assert!(dataset.read(WOHNGELD).contains(&format!("seit: {expected}\n")), "{written}");
    }
}

#[test]
fn a_date_with_two_readings_is_left_to_people_who_are_shown_both() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "seit: 2023-01-01", "seit: 06/07/2023");
    for how in ["--fix", "--fix=unsafe"] {
        assert_eq!(fix(&dataset, &[how]), "0 fixes applied in 0 files.");
    }
    let run = ozg(dataset.root(), &LINT);
    assert!(run.stdout.contains("it could mean `2023-07-06` or `2023-06-07`"), "{}", run.stdout);
    let run = ozg_german(dataset.root(), &LINT);
    assert!(run.stdout.contains("kann `2023-07-06` oder `2023-06-07`"), "{}", run.stdout);
}

#[test]
fn a_code_gets_its_leading_zero_back_or_stays_unchanged() {
    for (written, expected) in [
        ("5315000", "'05315000'"),
        ("'5315000'", "'05315000'"),
        ("05315000", "'05315000'"),
        ("531500", "531500"),
        ("15315000", "15315000"),
    ] {
        let dataset = tidy();
        dataset.edit(KOELN, "ags: '05315000'", &format!("ags: {written}"));
        fix(&dataset, &["--fix=unsafe"]);
        let text = dataset.read(KOELN);
        assert!(text.contains(&format!("\nags: {expected}\n")), "{written}: {text}");
    }
}

#[test]
fn every_rewrite_is_listed_with_its_place() {
    let dataset = faulty();
    let run = ozg(dataset.root(), &[&LINT[..], &["--fix=unsafe"]].concat());
    let listed: Vec<_> = run.stdout.lines().collect();
    let expected = [
        "data/municipalities/koeln.yaml:4:8: 05315000 -> '05315000'",
        "data/municipalities/koeln.yaml:9:1: nutz3 -> nuts3",
        "data/projects/wohngeld.yaml:15:3: DataPort -> dataport",
        "data/projects/wohngeld.yaml:18:1: `- soest # doppelt` removed",
        "data/projects/wohngeld.yaml:29:9: 1.1.2023 -> 2023-01-01",
    ];
    assert_eq!(listed, expected, "{}", run.stdout);
    let dataset = Dataset::clean();
    let file = "data/components/formularserver.yaml";
    let text = dataset.read(file).replace("art: formular\n", "");
    dataset.write(file, format!("{text}art: formular\n"));
    let run = ozg(dataset.root(), &[&LINT[..], &["--fix", file]].concat());
    assert!(run.stdout.contains(": fields put in the order of the schema\n"), "{}", run.stdout);
}

#[test]
fn rewrites_are_in_the_answer_for_programs_also_of_a_dry_run() {
    let dataset = faulty();
    let before = dataset.read(WOHNGELD);
    let args = [&LINT[..], &["--format", "json"]].concat();
    let json = |more: &[&str]| {
        let run = ozg(dataset.root(), &[&args[..], more].concat());
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
        assert_matches_schema("lint", &answer);
        answer
    };
    let plain = json(&[]);
    assert_eq!(plain.get("rewrites"), None);
    assert_eq!(
        (&plain["summary"]["fixable"], &plain["summary"]["fixable_unsafe"]),
        (&3.into(), &2.into())
    );
    let dry = json(&["--fix", "--dry-run"]);
    assert_eq!(dataset.read(WOHNGELD), before);
    let wet = json(&["--fix"]);
    assert_eq!(dry, wet);
    let fixes = plain["findings"].as_array().expect("findings").iter();
    let safe = fixes.flat_map(|finding| finding["fixes"].as_array().expect("fixes"));
    let safe: Vec<_> = safe.filter(|fix| fix["safe"] == true).cloned().collect();
    assert_eq!(wet["rewrites"], serde_json::Value::from(safe));
    let id = &wet["rewrites"][1];
    assert_eq!((&id["old"], &id["new"]), (&"DataPort".into(), &"dataport".into()));
}

#[test]
fn a_run_without_fixes_counts_the_available_ones() {
    let dataset = faulty();
    let last = |german: bool, args: &[&str]| {
        let args = [&LINT[..], args].concat();
        let run = if german { ozg_german } else { ozg }(dataset.root(), &args);
        (run.stderr.lines().last().unwrap_or_default().to_owned(), run.stdout)
    };
    let (message, shown) = last(false, &[]);
    assert_eq!(message, "“ozg lint --fix” fixes 3 findings, “--fix=unsafe” 2 more.");
    assert!(shown.contains("did you mean `dataport`? [--fix]\n"), "{shown}");
    assert!(shown.contains("did you mean `nuts3`? [--fix=unsafe]\n"), "{shown}");
    assert!(shown.contains("remove one of the two entries [--fix=unsafe]\n"), "{shown}");
    let message = last(true, &["data/municipalities"]).0;
    assert_eq!(message, "„ozg lint --fix“ behebt einen Befund, „--fix=unsafe“ einen weiteren.");
    dataset.commit("faulty");
    assert!(!last(false, &["--at", "HEAD"]).0.contains("--fix"), "a revision cannot be fixed");
    fix(&dataset, &["--fix"]);
    assert!(last(false, &[]).0.starts_with("“ozg lint --fix=unsafe” fixes 2 findings"));
}

#[test]
fn sarif_contains_the_fixes() {
    let dataset = faulty();
    let run = ozg(dataset.root(), &[&LINT[..], &["--format", "sarif"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let results = answer["runs"][0]["results"].as_array().expect("results");
    let of = |rule| results.iter().find(|result| result["ruleId"] == rule).expect("a result");
    let fix = &of("OZG012")["fixes"][0];
    assert_eq!(fix["properties"]["safe"], true);
    let replacement = &fix["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "dataport");
    assert_eq!(
        replacement["deletedRegion"],
        of("OZG012")["locations"][0]["physicalLocation"]["region"]
    );
    assert_eq!(of("OZG005")["fixes"][0]["properties"]["safe"], false);
}

#[test]
fn fixes_of_notes_are_counted_where_notes_are_shown() {
    let dataset = tidy();
    let file = "data/components/formularserver.yaml";
    let text = dataset.read(file).replace("art: formular\n", "");
    dataset.write(file, format!("{text}art: formular\n"));
    let run = |args: &[&str]| ozg(dataset.root(), &[&LINT, args].concat()).stderr;
    assert!(!run(&[]).contains("--fix"));
    assert!(run(&["--notes"]).contains("“ozg lint --fix” fixes one finding."));
}

#[test]
fn only_new_findings_are_fixed() {
    let dataset = Dataset::clean();
    let [old, new] = ["data/projects/kinderbetreuung.yaml", "data/projects/sozialplattform.yaml"];
    dataset.edit(old, "- koeln", "- Köln");
    dataset.commit("an old fault");
    dataset.edit(new, "- soest", "- Soest");
    let run = ozg(dataset.root(), &["lint", "--fix", "--new-since", "HEAD"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(dataset.read(old).contains("- Köln"), "what was there before stays");
    assert!(dataset.read(new).contains("- soest"));
}

/// In quotes, in a block and where quotes become necessary: only the characters at fault change.
#[test]
fn texts_become_clean_and_keep_their_form() {
    let dataset = tidy();
    let hinweis = "hinweis: Laut VdZ war der Antrag ab einem Januar (Jahr nicht genannt) in 100 Kommunen digital möglich.";
    dataset
        .edit(WOHNGELD, hinweis, "hinweis: |\n  Mo\u{308}glich\u{ad} seit\u{a0}2020,\n\n    \u{200b}auch \u{a0}\n  hier.")
        .edit(WOHNGELD, "titel: Wohngeld online", "titel: \"\u{feff}Wohngeld\u{a0}online \" # ja")
        .edit(KOELN, "regierungsbezirk: Köln", "regierungsbezirk: 'Ko\u{308}ln'")
        .edit(KOELN, "\nname: Köln", "\nname: Köln:\u{a0}Dom");
    assert_eq!(fix(&dataset, &["--fix"]), "8 fixes applied in 2 files.");
    let text = dataset.read(WOHNGELD);
    assert!(text.contains("hinweis: |\n  Möglich seit 2020,\n\n    auch \n  hier.\n"), "{text}");
    assert!(text.contains("titel: \"Wohngeld online\" # ja\n"), "{text}");
    let text = dataset.read(KOELN);
    assert!(text.contains("regierungsbezirk: 'Köln'\n"), "{text}");
    assert!(text.contains("name: 'Köln: Dom'\n"), "{text}");
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes applied in 0 files.");
}
