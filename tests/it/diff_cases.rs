//! What changes mean: each folder of `tests/diff` has two states and what `ozg diff` says of them in every
//! format. The shipped schemas hold unless a state brings its own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{REPOSITORY, Run, assert_keeps_to_schema, diff_states, ozg, ozg_german};
use crate::html::shape;

const CLOCK: &str = "2026-11-24";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(REPOSITORY).join("tests/diff");
    let entries = fs::read_dir(folder).expect("tests/diff");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

fn diff(folder: &TempDir, sides: [&str; 2], options: &[&str]) -> Run {
    let args = [&["diff", "--as-of", CLOCK, "--formatting"], sides.as_slice(), options].concat();
    ozg(folder.path(), &args)
}

#[test]
fn each_case_is_told_in_every_format() {
    for case in cases() {
        let folder = diff_states(&case);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            let sides = ["old", "new"];
            insta::assert_snapshot!("english", diff(&folder, sides, &[]).stdout);
            let german = ["diff", "--as-of", CLOCK, "--formatting", "old", "new"];
            insta::assert_snapshot!("german", ozg_german(folder.path(), &german).stdout);
            insta::assert_snapshot!("md", diff(&folder, sides, &["--format", "md"]).stdout);
            let page = diff(&folder, sides, &["--format", "html"]).stdout;
            insta::assert_snapshot!("html", shape(&page));
            insta::assert_snapshot!("json", diff(&folder, sides, &["--format", "json"]).stdout);
        });
    }
}

fn json(folder: &TempDir, sides: [&str; 2]) -> Value {
    let run = diff(folder, sides, &["--format", "json"]);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn json_keeps_to_the_schema_that_the_program_prints() {
    for case in cases() {
        let folder = diff_states(&case);
        for sides in [["old", "new"], ["new", "old"], ["old", "old"]] {
            assert_keeps_to_schema("diff", &json(&folder, sides));
            let patch = diff(&folder, sides, &["--format", "patch"]).stdout;
            assert_keeps_to_schema("patch", &serde_json::from_str(&patch).expect("JSON"));
        }
    }
}

/// Meanings that are one another's opposite.
const OPPOSITES: [(&str, &str); 9] = [
    ("phase-forward", "phase-back"),
    ("phase-known", "phase-unknown"),
    ("plan-later", "plan-earlier"),
    ("plan-set", "plan-dropped"),
    ("participant-joined", "participant-left"),
    ("leistung-covered", "leistung-uncovered"),
    ("component-added", "component-dropped"),
    ("source-added", "source-removed"),
    ("lead-changed", "lead-changed"),
];

/// The meanings that have an opposite, by record; each turned into it if wanted.
fn meanings(diff: &Value, turn: bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for change in diff["changes"].as_array().expect("changes") {
        for meaning in change["meanings"].as_array().expect("meanings") {
            let name = meaning["meaning"].as_str().expect("a name");
            let pair = OPPOSITES.iter().find(|(one, other)| [*one, *other].contains(&name));
            let Some((one, other)) = pair else { continue };
            let opposite = if name == *one { other } else { one };
            let name = if turn { opposite } else { name };
            found.push((change["label"].to_string(), name.to_owned()));
        }
    }
    found.sort();
    found
}

#[test]
fn the_way_back_means_the_opposite_and_no_way_means_nothing() {
    for case in cases() {
        let folder = diff_states(&case);
        let (there, back) = (json(&folder, ["old", "new"]), json(&folder, ["new", "old"]));
        assert_eq!(meanings(&there, true), meanings(&back, false), "{}", case.display());
        let same = diff(&folder, ["new", "new"], &[]);
        assert_eq!((same.stdout.as_str(), same.stderr.as_str()), ("", "no differences\n"));
    }
}
