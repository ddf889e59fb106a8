//! `ozg report` on the clean fixture.

use insta::assert_snapshot;

use crate::harness::{Dataset, ozg, ozg_german};

#[test]
fn overview_in_both_languages_and_as_data() {
    let dataset = Dataset::clean();
    let args = ["report", "overview", "--as-of", "2026-11-24"];
    assert_snapshot!("overview_de", ozg_german(dataset.root(), &args).shown(&dataset));
    assert_snapshot!("overview_en", ozg(dataset.root(), &args).shown(&dataset));
    let json = [&args[..], &["--format", "json"]].concat();
    let data = ozg(dataset.root(), &json);
    assert_eq!(data.stdout, ozg_german(dataset.root(), &json).stdout);
    assert_snapshot!("overview_json", data.stdout);
}

#[test]
fn sources_say_what_rests_on_what() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/organisations/undatiert.yaml",
        "name: Undatiert\nart: sonstige\nquellen:\n- titel: Eine Seite\n  felder:\n  - name\n  - art\n",
    );
    let args = ["report", "sources", "--as-of", "2026-11-24"];
    assert_snapshot!("sources_de", ozg_german(dataset.root(), &args).shown(&dataset));
}

#[test]
fn a_project_counts_where_the_clock_puts_it() {
    let dataset = Dataset::clean();
    let row = |clock: &str, phase: &str| {
        let run = ozg(dataset.root(), &["report", "overview", "--as-of", clock]);
        let line = run.stdout.lines().find(|line| line.starts_with(phase)).map(str::to_owned);
        line.map(|line| {
            line.split_whitespace().skip(phase.split(' ').count()).collect::<Vec<_>>().join(" ")
        })
    };
    assert_eq!(row("2022-12-31", "On hold").as_deref(), Some("0 0"));
    assert_eq!(row("2023-01-01", "On hold").as_deref(), Some("1 0"));
}

#[test]
fn an_unknown_report_is_an_error_with_what_there_is() {
    let dataset = Dataset::clean();
    let run = ozg(dataset.root(), &["report", "overblick"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "error: There is no report “overblick”. Possible: overview, sources\n");
}

#[test]
fn a_report_whose_kinds_are_missing_says_so() {
    let dataset = Dataset::clean();
    for kind in ["project", "component", "online-service", "event"] {
        dataset.remove(&format!("schema/{kind}.schema.json"));
    }
    let run = ozg(dataset.root(), &["report", "overview"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("“art”"), "{}", run.stderr);
}
