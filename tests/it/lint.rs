//! `ozg lint`: one broken record, one finding, at the right location, with a message that helps.

mod domain;
#[cfg(unix)]
mod files;
mod references;
mod run;
mod schema;
mod strictness;
mod yaml;

use serde_json::Value;

use crate::harness::{Dataset, Run, ozg, ozg_german};

/// Breaks the clean dataset in one way and expects one finding, with the text of the snapshot
/// `name`. A place is `CODE file field line:column-line:column`, `-` if there is none.
fn fault(name: &str, spoil: impl FnOnce(&Dataset), place: &str) {
    let dataset = broken(spoil);
    assert_eq!(places(&ozg(dataset.root(), &["lint", "--format", "json"])), [place]);
    let run = ozg(dataset.root(), &["lint", "--warnings"]);
    insta::assert_snapshot!(name, run.shown(&dataset));
}

/// Checks the report on a broken dataset in German.
fn german(name: &str, spoil: impl FnOnce(&Dataset)) {
    let dataset = broken(spoil);
    let run = ozg_german(dataset.root(), &["lint", "--warnings"]);
    insta::assert_snapshot!(format!("{name}_german"), run.shown(&dataset));
}

fn broken(spoil: impl FnOnce(&Dataset)) -> Dataset {
    let dataset = Dataset::clean();
    spoil(&dataset);
    dataset
}

/// The locations of the findings, in the order of the report.
fn places(run: &Run) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(run.stderr, "");
    let findings = report["findings"].as_array().expect("a list of findings");
    let has_error = findings.iter().any(|finding| finding["severity"] == "error");
    assert_eq!(run.code, i32::from(has_error));
    findings.iter().map(place).collect()
}

fn place(finding: &Value) -> String {
    let word = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let head = format!("{} {} {}", word("code"), word("file"), word("field"));
    let number = |key: &str| finding[key].as_u64();
    match (number("line"), number("column"), number("end_line"), number("end_column")) {
        (Some(line), Some(column), Some(end_line), Some(end_column)) => {
            format!("{head} {line}:{column}-{end_line}:{end_column}")
        }
        _ => format!("{head} -"),
    }
}
