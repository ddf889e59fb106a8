//! The JSON Schema test suite, as shipped with Python's `jsonschema`: where our schemas agree with it, which keywords
//! they refuse by name, and where they differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use messages::{Message, MessageArg};
use records::schema::Schemas;
use serde_json::{Value, json};

use crate::harness::{Dataset, tools, tree};

/// Number of groups of cases of Draft 2020-12, without the optional ones.
const ALL: usize = 368;

struct Group {
    name: String,
    schema: Value,
    cases: Vec<(String, Value, bool)>,
}

fn groups() -> Option<Vec<Group>> {
    let [suite] = tools(["json-schema-test-suite"])?;
    let mut files: Vec<_> = fs::read_dir(suite.join("json/tests/draft2020-12"))
        .expect("the suite")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let groups: Vec<_> = files.iter().flat_map(|file| groups_of(file)).collect();
    Some(groups)
}

fn groups_of(file: &Path) -> Vec<Group> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let groups: Vec<Value> =
        serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    let case = |case: &Value| {
        (text(&case["description"]), case["data"].clone(), case["valid"] == Value::Bool(true))
    };
    let group = |group: &Value| Group {
        name: format!("{stem}: {}", text(&group["description"])),
        schema: group["schema"].clone(),
        cases: group["tests"].as_array().expect("cases").iter().map(case).collect(),
    };
    groups.iter().map(group).collect()
}

/// Why a schema is refused: the first message, and the keyword it is about.
fn reason(error: &anyhow::Error) -> String {
    fn first(message: &Message) -> &Message {
        let inner = message.args.iter().find_map(|(_, value)| match value {
            MessageArg::Lines(lines) => lines.first(),
            MessageArg::Message(message) => Some(&**message),
            _ => None,
        });
        inner.map_or(message, first)
    }
    let message = first(error.downcast_ref().expect("a message"));
    let keyword = message.args.iter().find_map(|(name, value)| match value {
        MessageArg::Text(text) if *name == "keyword" => Some(text.as_str()),
        _ => None,
    });
    format!("{} {}", message.key, keyword.unwrap_or_default()).trim().to_owned()
}

#[test]
fn schemas_agree_with_the_suite_or_are_refused_by_name() {
    let Some(groups) = groups() else { return };
    assert_eq!(groups.len(), ALL, "the suite as it is pinned");
    let dataset = Dataset::empty();
    fs::remove_dir_all(dataset.path("schema")).expect("removed");
    let kind = json!({
        "type": "object", "title": "T", "x-title-en": "T", "x-collection": "things", "x-label": "name",
        "properties": { "name": { "type": "string" }, "value": { "$ref": "value.json" } },
    });
    dataset.write("schema/thing.schema.json", kind.to_string());
    let mut refused: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let (mut passed, mut differing) = (0, Vec::new());
    for group in &groups {
        dataset.write("schema/value.json", group.schema.to_string());
        let schemas = match Schemas::load(&tree(dataset.root())) {
            Ok(schemas) => schemas,
            Err(error) => {
                refused.entry(reason(&error)).or_default().push(&group.name);
                continue;
            }
        };
        let kind = schemas.kind("thing").expect("the kind");
        for (name, data, is_valid) in &group.cases {
            let record = json!({ "name": "a", "value": data }).to_string();
            let record = yaml_tree::parse(&record);
            if record.is_ok_and(|record| kind.violations(&record).is_empty() == *is_valid) {
                passed += 1;
            } else {
                differing.push(format!("{}: {name}", group.name));
            }
        }
    }
    let refused =
        refused.iter().map(|(reason, names)| format!("{reason}\n  {}", names.join("\n  ")));
    let refused = refused.collect::<Vec<_>>().join("\n");
    let shown = format!(
        "{passed} cases hold\n\notherwise:\n  {}\n\nrefused:\n{refused}",
        differing.join("\n  ")
    );
    assert_snapshot!(shown);
}
