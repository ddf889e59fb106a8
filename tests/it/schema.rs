//! `ozg schema`, and the page that is made with it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::harness::{Dataset, REPOSITORY, ozg, ozg_german};

/// With `OZG_UPDATE_DOCS=1` the page is written anew.
#[test]
fn the_page_on_the_data_is_what_the_schemas_say() {
    let path = Path::new(REPOSITORY).join("docs/data.md");
    let page = fs::read_to_string(&path).expect("docs/data.md");
    let (head, shown) = page.split_once("\n## ").expect("a section a kind");
    let printed = ozg_german(REPOSITORY, &["schema"]).stdout;
    if format!("## {shown}") != printed {
        assert!(std::env::var_os("OZG_UPDATE_DOCS").is_some(), "docs/data.md is out of date");
        fs::write(&path, format!("{head}\n{printed}")).expect("a writable page");
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

#[test]
fn the_glossary_has_every_kind_size_class_and_phase() {
    let read = |path: &str| fs::read_to_string(Path::new(REPOSITORY).join(path)).expect("a file");
    let glossary = read("docs/glossary.md");
    let mut words = Vec::new();
    for entry in fs::read_dir(Path::new(REPOSITORY).join("schema")).expect("schema/") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        words.extend(name.strip_suffix(".schema.json").map(str::to_owned));
    }
    let definitions: serde_json::Value =
        serde_json::from_str(&read("schema/definitions.json")).expect("JSON");
    for name in ["groessenklasse", "phase"] {
        let values = definitions["$defs"][name]["enum"].as_array().expect("values");
        words.extend(values.iter().map(|value| value.as_str().expect("a text").to_owned()));
    }
    assert!(words.len() > 20, "{words:?}");
    for word in words {
        assert!(glossary.contains(&format!("`{word}`")), "{word} is not in docs/glossary.md");
    }
}
