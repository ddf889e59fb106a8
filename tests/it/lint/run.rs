//! One run reports everything, in one order, wherever the dataset comes from.

use super::{broken, places};
use crate::harness::{Dataset, ozg};

fn several_faults(dataset: &Dataset) {
    dataset
        .edit("data/municipalities/koeln.yaml", "nuts3: DEA23", "nutz3: DEA23")
        .edit("data/municipalities/koeln.yaml", "ags: '05315000'", "ags: 05315000")
        .edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: \"Wohngeld online")
        .edit("data/projects/sozialplattform.yaml", "- soest", "- sost")
        .write("data/projects/Neu.yaml", "titel: neu\n");
}

#[test]
fn all_faults_of_all_files_in_the_order_of_the_files() {
    let dataset = broken(several_faults);
    let expected = [
        "OZG007 data/municipalities/koeln.yaml ags 4:6-4:14",
        "OZG005 data/municipalities/koeln.yaml nutz3 9:1-9:6",
        "OZG004 data/projects/Neu.yaml - -",
        "OZG012 data/projects/sozialplattform.yaml pilotkommunen[2] 12:3-12:7",
        "OZG002 data/projects/wohngeld.yaml - 2:8-2:24",
    ];
    let first = ozg(dataset.root(), &["lint", "--format", "json"]);
    assert_eq!(places(&first), expected);
    for _ in 0..3 {
        assert_eq!(ozg(dataset.root(), &["lint", "--format", "json"]).stdout, first.stdout);
    }
    assert_eq!(ozg(dataset.root(), &["lint"]).code, 1, "the same code in every format");
}

#[test]
fn a_revision_has_the_faults_it_had() {
    let dataset = Dataset::clean();
    dataset.commit("clean");
    several_faults(&dataset);
    dataset.commit("broken");
    let in_directory = ozg(dataset.root(), &["lint"]);
    let in_revision = ozg(dataset.root(), &["lint", "--at", "HEAD"]);
    assert_eq!(in_revision.stdout, in_directory.stdout);
    assert_eq!(in_revision.code, 1);
    assert_eq!(ozg(dataset.root(), &["lint", "--at", "HEAD~1"]).code, 0);
}

#[test]
fn paths_limit_what_is_reported_not_what_is_checked() {
    let dataset = broken(several_faults);
    let codes = |paths: &[&str]| -> Vec<String> {
        let run = ozg(dataset.root(), &[&["lint", "--format", "json"], paths].concat());
        places(&run).iter().map(|place| place[..6].to_owned()).collect()
    };
    assert_eq!(codes(&["data/projects/sozialplattform.yaml"]), ["OZG012"]);
    assert_eq!(codes(&["data/municipalities"]), ["OZG007", "OZG005"]);
    assert_eq!(codes(&["data/projects/", "data/organisations"]), ["OZG004", "OZG012", "OZG002"]);
    assert_eq!(codes(&["data/organisations"]), [""; 0]);
    let below = ozg(dataset.path("data/projects"), &["lint", "wohngeld.yaml", "--format", "json"]);
    assert_eq!(places(&below).len(), 1, "a path is relative to where the user stands");
    let unknown = ozg(dataset.root(), &["lint", "data/project"]);
    assert_eq!(unknown.code, 2);
    assert_eq!(unknown.stderr, "error: “data/project” matches no file of the dataset.\n");
}

/// One error in the file that is read last, and warnings in the other projects.
fn one_error_among_warnings() -> Dataset {
    broken(|dataset| {
        for project in ["kinderbetreuung", "sozialplattform"] {
            let file = format!("data/projects/{project}.yaml");
            let text = dataset.read(&file);
            dataset.write(&file, format!("{text}geprueft_am: 2020-01\n"));
        }
        dataset.edit("data/projects/wohngeld.yaml", "efa: ja", "efa: jaa");
    })
}

const ERROR: &str =
    "data/projects/wohngeld.yaml:31:6: OZG008 `jaa` is not one of the allowed values";

#[test]
fn errors_come_first_one_line_each() {
    let dataset = one_error_among_warnings();
    let day = ["--as-of", "2026-11-24"];
    let run = ozg(dataset.root(), &[&["lint", "--format", "concise"], &day[..]].concat());
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!((lines.len(), lines[0], run.code), (3, ERROR, 1), "{}", run.stdout);
    for more in [&["--max-findings", "1"][..], &["--errors-only"]] {
        let args = [&["lint", "--format", "concise"], &day[..], more].concat();
        assert_eq!(ozg(dataset.root(), &args).stdout, format!("{ERROR}\n"), "{more:?}");
    }
}

#[test]
fn warnings_are_counted_by_rule() {
    let dataset = one_error_among_warnings();
    dataset.commit("first");
    let shown = |more: &[&str]| {
        let args = [&["lint", "--as-of", "2026-11-24"], more].concat();
        ozg(dataset.root(), &args).stdout
    };
    let counted = "Code    Name         warnings\n─────────────────────────────\nOZG036  stale-check         2\n";
    let all = shown(&[]);
    assert!(all.starts_with("error[OZG008") && all.ends_with(counted), "{all}");
    for options in [&["--warnings"][..], &["--notes"], &["data/projects"], &["--max-findings", "9"]]
    {
        let all = shown(options);
        assert_eq!(all.matches("warning[OZG036").count(), 2, "{options:?}: {all}");
        assert!(!all.contains(counted), "{options:?}");
    }
    assert!(!shown(&["--errors-only"]).contains("OZG036"));
    assert_eq!(shown(&["--new-since", "HEAD"]), "");
}
