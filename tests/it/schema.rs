//! `ozg schema`, and the page that is generated with it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use ozg::wire::SHAPES;
use serde_json::{Map, Value, json};

use crate::harness::examples::{VERBS, verbs_in_formats};
use crate::harness::pages::assert_generated;
use crate::harness::{
    Dataset, REPOSITORY, assert_matches_schema, ozg, ozg_german, schema_violations,
};

#[test]
fn the_page_on_the_data_is_generated_from_the_schemas() {
    assert_generated("docs/data.md", "## ", "", &ozg_german(REPOSITORY, &["schema"]).stdout);
}

#[test]
fn every_kind_answers_to_its_german_title_and_plural() {
    for (kind, title, plural) in [
        ("component", "Basiskomponente", "Basiskomponenten"),
        ("event", "Ereignis", "Ereignisse"),
        ("external-figure", "Vergleichszahl", "Vergleichszahlen"),
        ("leistung", "Leistung", "Leistungen"),
        ("municipality", "Kommune", "Kommunen"),
        ("online-service", "Onlinedienst", "Online-Dienste"),
        ("organisation", "Organisation", "Organisationen"),
        ("project", "Umsetzungsprojekt", "umsetzungsprojekte"),
        ("register", "Register", "Register"),
        ("themenfeld", "Themenfeld", "Themenfelder"),
    ] {
        let by_name = ozg(REPOSITORY, &["schema", kind]).stdout;
        assert!(by_name.contains(&format!("(`{kind}`)")), "{kind}");
        for name in [title, plural] {
            assert_eq!(ozg(REPOSITORY, &["schema", name]).stdout, by_name, "{name}");
        }
    }
    for (kind, names) in [
        ("project", ["Projekt", "projekte", "Projects"]),
        ("component", ["Komponente", "Komponenten", "COMPONENTS"]),
        ("online-service", ["onlinedienst", "online service", "Online-Services"]),
        ("municipality", ["Municipality", "MUNICIPALITIES", "kommune"]),
    ] {
        let by_name = ozg(REPOSITORY, &["schema", kind]).stdout;
        for name in names {
            assert_eq!(ozg(REPOSITORY, &["schema", name]).stdout, by_name, "{name}");
        }
    }
}

#[test]
fn one_kind_by_its_name_or_title() {
    let dataset = Dataset::empty();
    dataset.write("data/registers/r.yaml", "titel: r\n");
    let by_name = ozg(dataset.root(), &["schema", "register"]);
    assert_eq!(by_name.stdout, ozg(dataset.root(), &["schema", "Register"]).stdout);
    assert_snapshot!(by_name.stdout);
    let unknown = ozg(dataset.root(), &["schema", "registr"]);
    assert_eq!(unknown.code, 2);
    assert_eq!(unknown.stderr, "error: There is no kind “registr”. Did you mean “register”?\n");
}

/// The command that prints a shape.
fn printed_by(shape: &str) -> Vec<&str> {
    let verb = || VERBS.iter().find(|args| args[0] == shape).expect("VERBS has the verb");
    match shape {
        "lint" => vec!["lint", "--fix", "--dry-run", "--format", "json"],
        "patch" => vec!["diff", "HEAD~1", "--format", "patch"],
        _ => [verb(), &["--format", "json"][..]].concat(),
    }
}

#[test]
fn each_shape_has_a_schema_that_knows_every_key_and_no_other() {
    let dataset = Dataset::clean();
    dataset.commit("one");
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: Wohngeld");
    dataset.commit("two");
    for (verb, _) in SHAPES {
        let printed = ozg(dataset.root(), &["schema", "--of", verb]).stdout;
        let schema: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(jsonschema::meta::is_valid(&schema), "{verb}");
        for part in schema["$defs"].as_object().into_iter().flat_map(Map::values).chain([&schema]) {
            let closed = [&part["additionalProperties"], &part["unevaluatedProperties"]];
            assert!(part["type"] != "object" || closed.contains(&&Value::Bool(false)), "{part:#}");
        }
        let run = ozg(dataset.root(), &printed_by(verb));
        let answer: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
        assert_matches_schema(verb, &answer);
        for key in answer.as_object().expect("an object").keys() {
            let mut less = answer.clone();
            less.as_object_mut().expect("an object").remove(key);
            let is_optional = key == "rewrites";
            assert_eq!(schema_violations(verb, &less).is_empty(), is_optional, "{verb}: {key}");
        }
        let mut more = answer;
        more["unheard_of"] = Value::Null;
        assert_ne!(schema_violations(verb, &more), [""; 0], "{verb}");
    }
}

/// Only the rows of a query have none: their columns depend on the query.
#[test]
fn every_verb_that_answers_in_json_has_a_schema() {
    let in_json = verbs_in_formats().into_iter().filter(|args| args.ends_with(&["json".into()]));
    let verbs: Vec<_> = in_json.map(|args| args[0].clone()).collect();
    assert!(verbs.len() > 5, "{verbs:?}");
    for verb in verbs.iter().filter(|verb| *verb != "query") {
        assert!(SHAPES.iter().any(|(shape, _)| shape == verb), "SHAPES lacks {verb}");
    }
}

#[test]
fn what_may_be_left_out_is_never_null() {
    let dataset = Dataset::clean();
    let run = ozg(dataset.root(), &["report", "overview", "--format", "json"]);
    let mut report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    report["subject"] = "soest".into();
    assert_matches_schema("report", &report);
    report["subject"] = Value::Null;
    assert_ne!(schema_violations("report", &report), [""; 0]);
}

#[test]
fn entries_of_a_patch_that_share_an_identity_have_numbers() {
    let change = |steps: Value| {
        let edit = json!({ "path": steps, "old": 1, "after": { "entry": "koeln", "number": 2 } });
        let change = json!({ "kind": "project", "id": "x", "op": "change", "edits": [edit] });
        json!({ "version": 1, "base": "", "head": null, "changes": [change] })
    };
    assert_matches_schema("patch", &change(json!(["kernteam", { "entry": "soest" }])));
    assert_matches_schema("patch", &change(json!(["kernteam", { "entry": "s", "number": 2 }])));
    assert_ne!(schema_violations("patch", &change(json!([]))), [""; 0]);
    let mut unknown = change(json!(["kernteam"]));
    unknown["changes"][0]["op"] = "add".into();
    assert_ne!(schema_violations("patch", &unknown), [""; 0], "to add takes a record");
    unknown["changes"][0]["record"] = json!({});
    assert_ne!(schema_violations("patch", &unknown), [""; 0], "and no edits");
}

/// Finds lists of values that lack a word in one of the languages. A condition (`if`) repeats values of a field that
/// has them.
fn without_words(place: &str, schema: &Value, found: &mut Vec<String>) {
    let entries: Vec<(String, &Value)> = match schema {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().map(|item| (String::new(), item)).collect(),
        _ => return,
    };
    if let Some(values) = schema["enum"].as_array() {
        let count = |key: &str| schema[key].as_array().map(Vec::len);
        if ["enumDescriptions", "x-enum-en"].iter().any(|key| count(key) != Some(values.len())) {
            found.push(place.to_owned());
        }
    }
    for (key, inner) in entries.iter().filter(|(key, _)| key != "if") {
        without_words(&format!("{place}/{key}"), inner, found);
    }
}

#[test]
fn every_value_of_a_list_has_words_in_both_languages() {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(REPOSITORY).join("schema")).expect("schema/") {
        let path = entry.expect("an entry").path();
        let schema = fs::read_to_string(&path).expect("a schema");
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        without_words(&path.file_name().expect("a name").to_string_lossy(), &schema, &mut found);
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_glossary_has_every_kind_size_class_and_phase() {
    let read = |path: &str| fs::read_to_string(Path::new(REPOSITORY).join(path)).expect("a file");
    let glossary = read("docs/glossary.md");
    let mut words = Vec::new();
    for entry in fs::read_dir(Path::new(REPOSITORY).join("schema")).expect("schema/") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        words.extend(name.strip_suffix(".schema.json").map(str::to_owned));
    }
    let definitions: Value = serde_json::from_str(&read("schema/definitions.json")).expect("JSON");
    for name in ["groessenklasse", "phase"] {
        let values = definitions["$defs"][name]["enum"].as_array().expect("values");
        words.extend(values.iter().map(|value| value.as_str().expect("a text").to_owned()));
    }
    assert!(words.len() > 20, "{words:?}");
    for word in words {
        assert!(glossary.contains(&format!("`{word}`")), "{word} is not in docs/glossary.md");
    }
}

/// A reference in each place where a value can be, each of them dangling.
const EVERYWHERE: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "title": "Ding", "x-title-en": "Thing", "x-collection": "things", "x-label": "name",
  "$defs": { "register": { "type": "string", "x-reference": "register" } },
  "properties": {
    "name": { "type": "string" },
    "map": { "type": "object", "additionalProperties": { "$ref": "#/$defs/register" } },
    "codes": { "type": "object", "patternProperties": { "^x-": { "$ref": "#/$defs/register" } } },
    "pair": { "type": "array", "prefixItems": [{ "type": "string" }, { "$ref": "#/$defs/register" }] },
    "one_or_many": { "anyOf": [
      { "$ref": "#/$defs/register" }, { "type": "array", "items": { "$ref": "#/$defs/register" } }
    ] }
  },
  "allOf": [{ "properties": { "all": { "$ref": "#/$defs/register" } } }],
  "oneOf": [{ "properties": { "one": { "$ref": "#/$defs/register" } } }],
  "if": { "required": ["name"] },
  "then": { "properties": { "then": { "$ref": "#/$defs/register" } } },
  "dependentSchemas": { "name": { "properties": { "with": { "$ref": "#/$defs/register" } } } }
}"##;

#[test]
fn references_are_checked_wherever_a_value_can_be() {
    let dataset = Dataset::clean();
    dataset.write("schema/thing.schema.json", EVERYWHERE);
    let record = "name: a\nmap:\n  k: r1\ncodes:\n  x-k: r2\npair: [r3, r3]\none_or_many: r4\nall: r5\n\
        one: r6\nthen: r7\nwith: r8\n";
    dataset.write("data/things/a.yaml", record);
    let run = ozg(dataset.root(), &["lint", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    let places = findings.iter().map(|finding| format!("{} {}", finding["code"], finding["field"]));
    let places: Vec<_> = places.map(|place| place.replace('"', "")).collect();
    let expected = ["map.k", "codes.x-k", "pair[1]", "one_or_many", "all", "one", "then", "with"];
    let mut expected = expected.map(|place| format!("OZG012 {place}"));
    expected.sort();
    let mut found = places;
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn maps_are_queried_by_key() {
    let dataset = Dataset::clean();
    dataset.write("schema/thing.schema.json", EVERYWHERE);
    dataset.write("data/things/a.yaml", "name: a\nmap:\n  k: destatis-gv100ad\n");
    dataset.write("data/things/b.yaml", "name: b\nmap:\n  k: landschaftsverbandsordnung-nrw\n");
    for (kind, filter, id) in [
        ("thing", "map.k=destatis-gv100ad", "a"),
        ("thing", "map.k.id=landschaftsverbandsordnung-nrw", "b"),
        ("register", "in.thing.name=a", "destatis-gv100ad"),
    ] {
        let run =
            ozg(dataset.root(), &["query", kind, filter, "--columns", "id", "--format", "csv"]);
        assert_eq!((run.code, run.stdout), (0, format!("id\n{id}\n")), "{filter}: {}", run.stderr);
    }
}

/// Schemas are compiled when records are checked against them; a fault in one is reported all the same.
#[test]
fn an_unknown_format_is_reported_whatever_the_command_is() {
    let dataset = Dataset::clean();
    let file = "schema/definitions.json";
    let mut shared: Value = serde_json::from_str(&dataset.read(file)).expect("JSON");
    shared["$defs"]["neu"] = json!({ "type": "string", "format": "idn-email" });
    dataset.write(file, shared.to_string());
    for args in [&["query", "project"][..], &["show", "wohngeld"], &["lint"]] {
        let run = ozg(dataset.root(), args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.contains("idn-email") && run.stderr.contains(file), "{}", run.stderr);
    }
}
