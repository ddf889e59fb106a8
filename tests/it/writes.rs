//! A folder that takes no file, and what a killed run leaves. `tests/slow/writes.rs` kills runs.

use std::fs;

use crate::harness::{Dataset, ozg};

/// What a killed run leaves beside the records is nobody's record.
#[test]
fn temporary_files_left_behind_are_passed_over() {
    let dataset = Dataset::clean();
    let before = ozg(dataset.root(), &["query", "project", "--count"]).stdout;
    dataset.write("data/projects/.ozg-a1B2c3.tmp", "titel: [");
    dataset.write("data/.ozg-a1B2c3.tmp", "titel: [");
    dataset.write("schema/.ozg-a1B2c3.tmp", "{");
    assert_eq!(ozg(dataset.root(), &["lint"]).code, 0);
    assert_eq!(ozg(dataset.root(), &["query", "project", "--count"]).stdout, before);
}

/// A file where the folder should be: nobody, not even root, can write below it.
#[test]
fn a_folder_that_takes_no_file_is_one_error() {
    let dataset = Dataset::clean();
    dataset.write("in-the-way", "x");
    for args in [
        &["query", "project", "-o", "in-the-way/answer.csv"][..],
        &["report", "--all", "-o", "in-the-way/reports"],
        &["export", "--to", "in-the-way/tables"],
        &["export", "--to", "in-the-way/all.sqlite"],
        &["query", "project", "-o", "/proc/answer.csv"],
    ] {
        let run = ozg(dataset.root(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains("could not be written: "), "{args:?}: {}", run.stderr);
    }
    fs::remove_dir_all(dataset.path("data/organisations")).expect("a folder");
    dataset.write("data/organisations", "x");
    let args = ["new", "organisation", "neu", "name=Neu", "art=verband", "register=r"];
    let run = ozg(dataset.root(), &args);
    assert_eq!((run.code, run.stderr.lines().count()), (2, 1), "{}", run.stderr);
}
