//! The meanings of changes: each folder of `tests/diff` has two states and the output of `ozg diff` for them in every
//! format. The shipped schemas apply unless a state has its own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{REPOSITORY, Run, assert_matches_schema, diff_states, ozg, ozg_german};
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
fn each_case_is_described_in_every_format() {
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
fn json_matches_the_schema_that_the_program_prints() {
    for case in cases() {
        let folder = diff_states(&case);
        for sides in [["old", "new"], ["new", "old"], ["old", "old"]] {
            assert_matches_schema("diff", &json(&folder, sides));
            let patch = diff(&folder, sides, &["--format", "patch"]).stdout;
            assert_matches_schema("patch", &serde_json::from_str(&patch).expect("JSON"));
        }
    }
}

/// Pairs of opposite meanings.
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

/// The meanings that have an opposite, by record; with `invert`, each is replaced by its opposite.
fn meanings(diff: &Value, invert: bool) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for change in diff["changes"].as_array().expect("changes") {
        for meaning in change["meanings"].as_array().expect("meanings") {
            let name = meaning["meaning"].as_str().expect("a name");
            let pair = OPPOSITES.iter().find(|(one, other)| [*one, *other].contains(&name));
            let Some((one, other)) = pair else { continue };
            let opposite = if name == *one { other } else { one };
            let name = if invert { opposite } else { name };
            found.push((change["label"].to_string(), name.to_owned()));
        }
    }
    found.sort();
    found
}

#[test]
fn the_reverse_diff_has_opposite_meanings_and_equal_states_have_none() {
    for case in cases() {
        let folder = diff_states(&case);
        let (forward, backward) = (json(&folder, ["old", "new"]), json(&folder, ["new", "old"]));
        assert_eq!(meanings(&forward, true), meanings(&backward, false), "{}", case.display());
        let same = diff(&folder, ["new", "new"], &[]);
        assert_eq!((same.stdout.as_str(), same.stderr.as_str()), ("", "no differences\n"));
    }
}
