//! Many records with a new id, recognised by a value that no two records share.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::harness::{Dataset, ozg};

const SCHEMA: &str = r#"{
    "title": "Ding", "x-title-en": "Thing", "x-collection": "things", "x-label": "name",
    "type": "object", "required": ["name"], "properties": {
        "name": { "type": "string" },
        "code": { "type": "string", "x-unique": true },
        "all": { "type": "array", "items": { "type": "string", "x-reference": "thing" } }
    }
}"#;

const COUNT: usize = 300;

#[test]
fn each_of_many_renamed_records_is_recognised_with_its_references() {
    let folder = crate::harness::temp_dir();
    for (state, prefix) in [("old", "a"), ("new", "b")] {
        let state = folder.path().join(state);
        let things = state.join("data/things");
        fs::create_dir_all(state.join("schema")).expect("a folder");
        fs::create_dir_all(&things).expect("a folder");
        fs::write(state.join("schema/thing.schema.json"), SCHEMA).expect("a schema");
        let mut list = "name: Liste\nall:\n".to_owned();
        for at in 0..COUNT {
            writeln!(list, "  - {prefix}{at}").expect("a line");
            let text = format!("name: {prefix} {at} {}\ncode: C{at}\n", prefix.repeat(20));
            fs::write(things.join(format!("{prefix}{at}.yaml")), text).expect("a record");
        }
        fs::write(things.join("list.yaml"), list).expect("a record");
    }
    let run = ozg(folder.path(), &["diff", "old", "new", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
    let changes = answer["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), COUNT);
    for change in changes {
        let (from, id) = (change["from"].as_str().expect("from"), change["id"].as_str());
        assert_eq!(from.strip_prefix('a'), id.and_then(|id| id.strip_prefix('b')), "{change}");
        assert_eq!(change["followed"][0]["id"], "list", "{change}");
    }
}

/// Two towns of one district have similar records; their AGS tell them apart.
#[test]
fn a_record_with_other_unique_values_is_not_a_renamed_one() {
    let dataset = Dataset::clean();
    let soest = "data/municipalities/soest.yaml";
    dataset.git(&["init", "-q", "-b", "main"]);
    dataset.commit_on("2026-01-01", "before");
    let other = dataset
        .read(soest)
        .replace("ags: '05974040'", "ags: '05974999'")
        .replace("ars: '059740040040'", "ars: '059740999999'");
    dataset.remove(soest).write("data/municipalities/soestneu.yaml", other);
    dataset.commit_on("2026-02-01", "after");
    for args in [&["diff", "HEAD~1", "HEAD"][..], &["log"], &["log", "soestneu"]] {
        let run = ozg(dataset.root(), &[args, &["--format", "json"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!run.stdout.contains("\"from\": \"soest\""), "{args:?}: {}", run.stdout);
    }
    let blame = ozg(dataset.root(), &["blame", "soestneu", "--format", "json"]);
    assert!(!blame.stdout.contains("2026-01-01"), "{}", blame.stdout);
    let report = ["report", "digest", "--since", "2026-01-15", "--as-of", "2026-03-01"];
    let digest = ozg(dataset.root(), &report);
    assert_eq!(digest.code, 0, "{}", digest.stderr);
    assert!(!digest.stdout.contains("renamed"), "{}", digest.stdout);
}
