//! `ozg lint --fix`: what can only be meant so is mended, byte for byte nothing else.

use crate::harness::{Dataset, ozg, ozg_german};

const KOELN: &str = "data/municipalities/koeln.yaml";
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
        .edit(WOHNGELD, "- dataport", &format!("- datapot # zuständig\n{INTERESTED}"))
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
    assert_eq!(fix(&dataset, &["--fix"]), "3 fixes made in 2 files.");
    assert_eq!(dataset.read(KOELN), koeln.replace("05315000   #", "'05315000'   #"));
    let mended = wohngeld.replace("datapot", "dataport").replace("1.1.2023", "2023-01-01");
    assert_eq!(dataset.read(WOHNGELD), mended);
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes made in 0 files.", "twice is once");
    assert_eq!(dataset.read(WOHNGELD), mended);
}

#[test]
fn unsafe_fixes_mend_keys_and_entries_too() {
    let dataset = faulty();
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "5 fixes made in 2 files.");
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
fn paths_limit_what_is_mended() {
    let dataset = faulty();
    assert_eq!(fix(&dataset, &["--fix", "data/municipalities"]), "One fix made in one file.");
    assert!(dataset.read(WOHNGELD).contains("datapot"));
}

#[test]
fn an_id_with_two_near_candidates_is_left_to_people() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "- dataport", "- krz0");
    assert_eq!(fix(&dataset, &["--fix"]), "0 fixes made in 0 files.");
}

#[test]
fn the_order_of_fields_is_mended_with_their_comments() {
    let dataset = Dataset::clean();
    let file = "data/components/formularserver.yaml";
    let text = dataset.read(file).replace("art: formular\n", "");
    dataset.write(file, format!("{text}# der Art nach\nart:   \"formular\"  # ja\n"));
    assert_eq!(fix(&dataset, &["--fix", file]), "One fix made in one file.");
    let mended = dataset.read(file);
    assert!(
        mended.contains("\n# der Art nach\nart:   \"formular\"  # ja\nbeschreibung:"),
        "{mended}"
    );
}

/// Committed and staged renames are seen; the id that looks alike is not taken.
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
    assert_eq!(fix(&dataset, &["--fix"]), "One fix made in one file.");
    assert_eq!(ozg(dataset.root(), &LINT).code, 0);
}

#[test]
fn a_revision_cannot_be_mended() {
    let dataset = faulty();
    dataset.commit("faulty");
    assert_eq!(ozg(dataset.root(), &["lint", "--fix", "--at", "HEAD"]).code, 2);
    assert_eq!(ozg(dataset.root(), &["lint", "--dry-run"]).code, 2);
}

#[test]
fn an_entry_that_ends_in_a_block_of_text_goes_alone() {
    let dataset = tidy();
    let entry = "- datum: 2022-12-15\n  ereignis: |-\n    Wohngeldrechner angepasst\n";
    let with_one = dataset.read(WOHNGELD).replace(
        "- datum: 2023-01-01\n  ereignis",
        &format!("{entry}- datum: 2023-01-01\n  ereignis"),
    );
    dataset.write(WOHNGELD, with_one.replace(entry, &entry.repeat(2)));
    assert_eq!(fix(&dataset, &["--fix=unsafe"]), "One fix made in one file.");
    assert_eq!(dataset.read(WOHNGELD), with_one);
}

#[test]
fn a_fix_that_would_leave_no_yaml_does_not_hinder_the_others() {
    let dataset = tidy();
    dataset.edit(WOHNGELD, "efa: ja", "efa: ja\nefaa: ja\neffa: nein").edit(
        WOHNGELD,
        "- dataport",
        "- datapot",
    );
    fix(&dataset, &["--fix=unsafe"]);
    assert!(dataset.read(WOHNGELD).contains("- dataport\n"));
}
