//! What `ozg diff` reports about schemas that differ: every change, each at its field.

use std::fs;

use serde_json::{Value, json};

use crate::harness::ozg;

const SHARED: &str = r#"{ "$defs": { "code": { "type": "string", "maxLength": 9 } } }"#;

fn schema(fields: &Value) -> Value {
    json!({
        "title": "Ding", "x-title-en": "Thing", "x-collection": "things", "x-label": "name",
        "type": "object", "required": ["name"], "additionalProperties": false, "properties": fields,
    })
}

/// The reported changes of the fields, as `field: change: values`, and the text output.
fn schema_changes(old: &Value, new: &Value, shared: &str) -> (Vec<String>, String) {
    let folder = crate::harness::temp_dir();
    for (state, fields, shared) in [("old", old, SHARED), ("new", new, shared)] {
        let state = folder.path().join(state);
        fs::create_dir_all(state.join("schema")).expect("a folder");
        fs::create_dir_all(state.join("data/things")).expect("a folder");
        let schema = schema(fields).to_string();
        fs::write(state.join("schema/thing.schema.json"), schema).expect("a schema");
        fs::write(state.join("schema/shared.json"), shared).expect("a schema");
        fs::write(state.join("data/things/a.yaml"), "name: Anna\ncode: abcdef\n")
            .expect("a record");
    }
    let text = ozg(folder.path(), &["diff", "old", "new"]);
    let run = ozg(folder.path(), &["diff", "old", "new", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
    let line = |change: &Value| {
        let word = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
        let values: Vec<_> =
            change["values"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        format!("{} {}: {} {}", word("subject"), word("field"), word("change"), values.join(","))
    };
    let changes = answer["schema"].as_array().expect("changes");
    (changes.iter().map(|change| line(change).trim_end().to_owned()).collect(), text.stdout)
}

#[test]
fn no_change_of_a_field_hides_behind_another() {
    let old = json!({
        "name": { "type": "string", "title": "Name" },
        "code": { "$ref": "shared.json#/$defs/code" },
        "tags": { "type": "string" },
        "sort": { "type": "string", "enum": ["a"], "enumDescriptions": ["A"] },
        "unit": { "type": "string", "enum": ["m"], "enumDescriptions": ["Meter"] },
        "next": { "type": "string", "x-reference": ["thing"] },
    });
    let new = json!({
        "name": { "type": "string", "title": "Benennung", "minLength": 2 },
        "code": { "$ref": "shared.json#/$defs/code" },
        "tags": { "type": "array", "items": { "type": "string" } },
        "sort": { "type": "string", "enum": ["a", "b"], "enumDescriptions": ["A", "B"] },
        "unit": { "type": "string", "enum": ["m"], "enumDescriptions": ["Metre"] },
        "next": { "type": "string" },
    });
    let shared = SHARED.replace('9', "5");
    let (changes, text) = schema_changes(&old, &new, &shared);
    assert_eq!(
        changes,
        [
            "schema/shared.json : other",
            "thing code: other maxLength",
            "thing name: other minLength,title",
            "thing next: other x-reference",
            "thing sort: values-added b",
            "thing tags: retyped",
            "thing unit: other enumDescriptions",
        ]
    );
    assert_eq!(text.matches("one record becomes").count(), 1, "{text}");
}

#[test]
fn only_additional_requirements_are_stricter() {
    let with = |code: Value| json!({ "name": { "type": "string" }, "code": code });
    let old = json!({
        "name": { "type": "string" },
        "code": { "type": "string", "maxLength": 9, "description": "Kennung" },
    });
    for (code, is_stricter) in [
        (json!({ "type": "string", "maxLength": 5, "description": "Kennung" }), true),
        (
            json!({ "type": "string", "maxLength": 9, "description": "Schlüssel", "pattern": "x" }),
            true,
        ),
        (json!({ "type": "string", "maxLength": 12, "description": "Schlüssel" }), false),
    ] {
        let (changes, text) = schema_changes(&old, &with(code.clone()), SHARED);
        assert!(changes.iter().any(|change| change.starts_with("thing code: other")), "{text}");
        assert_eq!(text.contains("Schema made stricter: code"), is_stricter, "{code}: {text}");
    }
}

#[test]
fn changes_of_texts_for_people_are_routine() {
    let with = |code: Value| json!({ "name": { "type": "string" }, "code": code });
    let old = with(json!({ "type": "string", "maxLength": 9, "title": "Kennung" }));
    let reworded = with(json!({ "type": "string", "maxLength": 9, "title": "Schlüssel" }));
    let (_, text) = schema_changes(&old, &reworded, SHARED);
    assert!(text.contains("Schema reworded: code") && !text.contains("Notable"), "{text}");
    let loosened = with(json!({ "type": "string", "maxLength": 12, "title": "Schlüssel" }));
    let (_, text) = schema_changes(&old, &loosened, SHARED);
    assert!(text.contains("Schema changed: code") && text.contains("Notable"), "{text}");
}

/// This looks harmless and is not: without `minContains`, one entry is required.
#[test]
fn records_that_turn_invalid_outweigh_what_a_change_looks_like() {
    let with = |code: Value| json!({ "name": { "type": "string" }, "code": code });
    let old = with(json!({ "type": "string", "x-a": 1, "anyOf": [{ "pattern": "x" }, true] }));
    let new = with(json!({ "type": "string", "anyOf": [{ "pattern": "x" }] }));
    let (_, text) = schema_changes(&old, &new, SHARED);
    assert!(text.contains("Schema made stricter") && text.contains("one record becomes"), "{text}");
}

#[test]
fn a_new_required_field_is_stricter() {
    let old = json!({ "name": { "type": "string" }, "code": { "type": "string" } });
    let mut new = old.clone();
    new["code"] =
        json!({ "type": "object", "required": ["b"], "properties": { "b": { "type": "string" } } });
    let (changes, _) = schema_changes(&old, &new, SHARED);
    assert_eq!(changes, ["thing code: retyped"]);
    let before = json!({ "name": { "type": "string" }, "code": { "type": "string" }, "box": {
        "type": "object", "properties": {} } });
    let mut after = before.clone();
    after["box"] =
        json!({ "type": "object", "required": ["b"], "properties": { "b": { "type": "string" } } });
    let (changes, _) = schema_changes(&before, &after, SHARED);
    assert_eq!(changes, ["thing box.b: field-added", "thing box.b: required"]);
}
