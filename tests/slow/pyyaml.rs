//! How PyYAML, a reader of YAML 1.1, reads records before and after `ozg fmt`, and YAML that ozg writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use records::edit::format;
use records::schema::Schemas;
use serde_json::{Value as Json, json};
use yaml_tree::{Mapping, Node, Value, to_yaml};

use crate::harness::{Dataset, REPOSITORY, tools};

/// Prints the content of a list of documents, with the types; `null` for one that it cannot read.
const SCRIPT: &str = r#"
import json, sys, yaml
def shape(v):
    if isinstance(v, dict):
        return ["map", sorted([[shape(k), shape(x)] for k, x in v.items()], key=repr)]
    if isinstance(v, list):
        return ["list", [shape(x) for x in v]]
    return [type(v).__name__, v if isinstance(v, str) else repr(v)]
def read(text):
    try:
        return shape(yaml.load(text, Loader=yaml.CSafeLoader if C else yaml.SafeLoader))
    except Exception:
        return None
for C in (False, True):
    if C and not hasattr(yaml, "CSafeLoader"):
        continue
    print(json.dumps([read(text) for text in json.load(open(sys.argv[1], encoding="utf-8"))]))
"#;

/// How PyYAML reads each text, once with its own parser and once with libyaml, if available.
fn seen(python: &Path, texts: &[String]) -> Vec<Vec<Json>> {
    let dataset = Dataset::empty();
    dataset.write("texts.json", serde_json::to_string(texts).expect("JSON"));
    let output = Command::new(python)
        .args(["-c", SCRIPT])
        .arg(dataset.path("texts.json"))
        .output()
        .expect("Python runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    printed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn scalars() -> impl Iterator<Item = &'static str> {
    include_str!("../fixtures/yaml/scalars.txt").lines().filter(|line| !line.starts_with("# "))
}

#[test]
fn pyyaml_reads_each_scalar_the_same_before_and_after_fmt() {
    let Some([python]) = tools(["pyyaml"]) else { return };
    let schemas = Schemas::load(&crate::harness::tree(REPOSITORY)).expect("schemas");
    let kind = schemas.kind("project").expect("a kind");
    let sources = scalars().flat_map(|scalar| {
        ["titel: TEXT\nx: 1\n", "x:\n    - TEXT\n    - 1\n", "x: [TEXT, 1]\n"]
            .map(|form| form.replace("TEXT", scalar))
    });
    // libyaml takes this for a key; PyYAML's own parser and YAML 1.2 do not.
    let sources = sources.filter(|source| !source.contains("[?a"));
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for source in sources {
        if yaml_tree::parse(&source).is_ok() {
            after.push(format(kind, &source).unwrap_or_else(|error| panic!("{error}: {source}")));
            before.push(source);
        }
    }
    assert!(before.len() > 900, "{}", before.len());
    let (seen_before, seen_after) = (seen(&python, &before), seen(&python, &after));
    for (one, other) in seen_before.iter().zip(&seen_after) {
        for (at, (one, other)) in one.iter().zip(other).enumerate() {
            assert!(one.is_null() || one == other, "{}\n{}\n{one}\n{other}", before[at], after[at]);
        }
    }
}

#[test]
fn pyyaml_reads_written_strings_as_strings() {
    let Some([python]) = tools(["pyyaml"]) else { return };
    let texts: Vec<_> = scalars().filter(|text| !is_day(text)).collect();
    let written = texts.iter().map(|text| {
        let mut mapping = Mapping::default();
        mapping.push("x", Value::String((*text).into()));
        to_yaml(&Node::from(Value::Mapping(mapping))).expect("YAML")
    });
    let written: Vec<_> = written.collect();
    for seen in seen(&python, &written) {
        for (at, seen) in seen.iter().enumerate() {
            let expected = json!(["map", [[["str", "x"], ["str", texts[at]]]]]);
            assert_eq!(*seen, expected, "{}", written[at]);
        }
    }
}

/// Dates are written without quotes, unless no calendar has them.
fn is_day(text: &str) -> bool {
    text == "2024-01-01"
}

#[test]
fn pyyaml_reads_the_shipped_data_the_same_before_and_after_fmt() {
    let Some([python]) = tools(["pyyaml"]) else { return };
    let schemas = Schemas::load(&crate::harness::tree(REPOSITORY)).expect("schemas");
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for kind in schemas.kinds() {
        let folder = Path::new(REPOSITORY).join("data").join(&kind.collection);
        for file in fs::read_dir(folder).expect("a folder") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("a record");
            after.push(format(kind, &reversed(&text)).expect("a record"));
            assert_eq!(after.last(), Some(&text));
            before.push(reversed(&text));
        }
    }
    assert_eq!(seen(&python, &before), seen(&python, &after));
}

/// A record with its fields in reverse order.
fn reversed(text: &str) -> String {
    let (header, record) = text.split_once('\n').expect("a header");
    let mut fields: Vec<String> = Vec::new();
    for line in record.split_inclusive('\n') {
        match fields.last_mut().filter(|_| line.starts_with([' ', '-', '#', '\n'])) {
            Some(field) => field.push_str(line),
            None => fields.push(line.to_owned()),
        }
    }
    fields.reverse();
    format!("{header}\n{}", fields.concat())
}
