//! The broken dataset: each of its faults is reported once. `tests/slow/diagnostics.rs` compares `docs/diagnostics.md`
//! with it.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, copy, ozg};

/// The findings that are expected for the broken dataset on 24 November 2026.
const FINDINGS: [&str; 14] = [
    "OZG002 data/leistungen/10000-elterngeld.yaml:7",
    "OZG007 data/municipalities/koeln.yaml:4",
    "OZG013 data/municipalities/remscheid.yaml:4",
    "OZG008 data/municipalities/wuppertal.yaml:6",
    "OZG002 data/organisations/itk-rheinland.yaml:3",
    "OZG051 data/organisations/kdn.yaml:5",
    "OZG012 data/projects/elterngeld.yaml:16",
    "OZG030 data/projects/elterngeld.yaml:21",
    "OZG009 data/projects/elterngeld.yaml:22",
    "OZG006 data/projects/geburtsanzeige.yaml:2",
    "OZG005 data/projects/geburtsanzeige.yaml:9",
    "OZG005 data/projects/kinderbetreuung.yaml:2",
    "OZG012 data/projects/kinderbetreuung.yaml:14",
    "OZG014 data/projects/kinderbetreuung.yaml:17",
];

fn place(finding: &Value) -> String {
    let word = |key: &str| finding[key].as_str().unwrap_or("-");
    format!("{} {}:{}", word("code"), word("file"), finding["line"])
}

#[test]
fn every_fault_of_the_broken_dataset_is_reported_once() {
    let dataset = Dataset::empty();
    copy(&Path::new(REPOSITORY).join("tests/fixtures/broken"), &dataset.root());
    let args = ["lint", "--as-of", "2026-11-24", "--format", "json"];
    let run = ozg(dataset.root(), &args);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.iter().map(place).collect::<Vec<_>>(), FINDINGS);
    assert_eq!(run.code, 1);
}
