//! `ozg report --compare`: the figures of another revision beside the current ones.

use insta::assert_snapshot;

use crate::harness::{Dataset, assert_matches_schema, ozg, ozg_german, without_commits};

/// A base, and a commit after it: one project removed, one in a later phase, one new, and a Kommune
/// that joins.
fn history() -> (Dataset, String) {
    let dataset = Dataset::reports();
    let base = dataset.commit("base");
    dataset.remove("data/projects/kita-vormerkung-soest.yaml");
    dataset.edit(
        "data/online-services/kita-vormerkung-soest.yaml",
        "projekt: kita-vormerkung-soest\n",
        "",
    );
    dataset.edit(
        "data/projects/fischereischein.yaml",
        "    geplant: 2026-07-01\n",
        "    geplant: 2026-07-01\n    erreicht: 2026-07-01\n",
    );
    let reiseausweis = dataset.read("data/projects/reiseausweis.yaml");
    let title = "titel: Reiseausweis für Flüchtlinge, Staatenlose und Ausländer";
    assert!(reiseausweis.contains(title));
    let new = reiseausweis.replace(title, "titel: Notausweis\nkernteam:\n- werl");
    dataset.write("data/projects/notausweis.yaml", new);
    dataset.commit("head");
    (dataset, base)
}

#[test]
fn figures_are_shown_beside_those_of_the_revision_with_the_difference() {
    let (dataset, base) = history();
    let args = ["report", "overview", "--as-of", "2026-11-24", "--compare", &base];
    let run = ozg_german(dataset.root(), &args);
    assert_snapshot!("compare_overview_de", run.shown(&dataset).replace(&base, "BASE"));
    let table = ["--table", "projects_by_phase", "--format"];
    let json = ozg(dataset.root(), &[&args[..], &table, &["json"]].concat());
    assert_snapshot!("compare_phase_json", without_commits(&json.stdout.replace(&base, "BASE")));
    let csv = ozg(dataset.root(), &[&args[..], &table, &["csv"]].concat());
    assert_snapshot!("compare_phase_csv", csv.stdout);
}

#[test]
fn rows_that_are_new_or_removed_are_marked() {
    let (dataset, base) = history();
    let args = ["report", "themenfeld", "familie_kind", "--as-of", "2026-11-24"];
    let compared = [&args[..], &["--table", "projects", "--compare", &base]].concat();
    let run = ozg_german(dataset.root(), &compared);
    assert_snapshot!("compare_rows_de", run.shown(&dataset).replace(&base, "BASE"));
}

#[test]
fn a_record_that_was_not_there_is_new_altogether() {
    let (dataset, base) = history();
    let args = ["report", "project", "notausweis", "--as-of", "2026-11-24", "--compare", &base];
    let json = ozg(dataset.root(), &[&args[..], &["--format", "json"]].concat());
    let data: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_matches_schema("report", &data);
    let tables = data["tables"].as_array().expect("tables").iter();
    let rows: Vec<_> = tables.flat_map(|table| table["rows"].as_array().expect("rows")).collect();
    assert!(rows.len() > 10 && rows.iter().all(|row| row["row"] == "new"), "{rows:#?}");
}

#[test]
fn nothing_differs_from_the_same_revision() {
    let (dataset, _) = history();
    for report in ["overview", "participation", "timeline", "representativeness"] {
        let args = ["report", report, "--compare", "HEAD", "--as-of", "2026-11-24"];
        let run = ozg(dataset.root(), &args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let rest = run.stdout.split_once("\n\n").expect("a heading").1;
        assert!(!rest.contains('→') && !rest.contains("(new)"), "{rest}");
    }
    let run = ozg(dataset.root(), &["report", "overview", "--compare", "nix"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nix"), "{}", run.stderr);
}
