//! `ozg export --metadata`, and the metadata that the repository publishes about itself.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, git, ozg, ozg_german};

const ARGS: [&str; 5] = ["export", "--metadata", "dcat-ap", "--as-of", "2026-11-24"];

/// The node of the given type in the graph.
fn node<'g>(document: &'g Value, of_type: &str) -> &'g Value {
    let graph = document["@graph"].as_array().expect("a graph");
    graph.iter().find(|node| node["@type"] == of_type).expect(of_type)
}

/// What DCAT-AP.de 3.0 requires of each class, and the recommended properties that this dataset
/// has.
#[test]
fn the_shipped_metadata_have_what_dcat_ap_de_requires() {
    let run = ozg(REPOSITORY, &ARGS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    for (class, properties) in [
        (
            "dcat:Catalog",
            &["dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:dataset"][..],
        ),
        (
            "dcat:Dataset",
            &[
                "dcterms:title",
                "dcterms:description",
                "dcterms:publisher",
                "dcat:keyword",
                "dcat:theme",
                "dcatde:politicalGeocodingLevelURI",
                "dcatde:politicalGeocodingURI",
                "dcterms:temporal",
                "dcterms:language",
                "dcat:distribution",
            ],
        ),
        (
            "dcat:Distribution",
            &["dcat:accessURL", "dcterms:license", "dcatde:licenseAttributionByText"],
        ),
    ] {
        let node = node(&document, class);
        for property in properties {
            assert!(!node[*property].is_null(), "{class} lacks {property}");
        }
    }
    let graph = document["@graph"].as_array().expect("a graph");
    let distributions = graph.iter().filter(|node| node["@type"] == "dcat:Distribution");
    assert_eq!(distributions.count(), 10, "one for each kind");
    let publisher = node_with_id(graph, "./#publisher");
    assert!(publisher["@type"].as_array().expect("types").contains(&"foaf:Organization".into()));
    let credits =
        node(&document, "dcat:Distribution")["dcatde:licenseAttributionByText"].to_string();
    assert!(credits.contains("© Statistisches Bundesamt (Destatis), 2025"), "{credits}");
}

fn node_with_id<'g>(graph: &'g [Value], id: &str) -> &'g Value {
    graph.iter().find(|node| node["@id"] == id).expect(id)
}

const CONFIG: &str = r#"[metadata]
title = { de = "Bestand", en = "Dataset" }
description = { de = "Ein Bestand.", en = "A dataset." }
publisher = "Projekt"
keywords = ["OZG"]
license = "http://dcat-ap.de/def/licenses/other-open"
themes = ["http://publications.europa.eu/resource/authority/data-theme/GOVE"]
geocoding_level = "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"
geocoding = ["http://dcat-ap.de/def/politicalGeocoding/stateKey/05"]
"#;

#[test]
fn addresses_are_relative_unless_there_is_one() {
    let dataset = Dataset::clean();
    dataset.write("ozg.toml", CONFIG);
    let run =
        ozg(dataset.root(), &[&ARGS[..], &["--base-url", "https://example.org/ozg/"]].concat());
    assert_snapshot!(run.stdout);
    dataset.write("ozg.toml", format!("{CONFIG}url = \"https://example.org/ozg\"\n"));
    assert_eq!(ozg(dataset.root(), &ARGS).stdout, run.stdout);
    dataset.commit("metadata");
    fs::remove_file(dataset.path("ozg.toml")).expect("a file");
    assert_eq!(ozg(dataset.root(), &[&ARGS[..], &["--at", "HEAD"]].concat()).stdout, run.stdout);
}

#[test]
fn missing_and_mistyped_configuration() {
    let dataset = Dataset::clean();
    let mut shown = String::new();
    for config in [None, Some(""), Some("[metadata\n"), Some("\n[metdata]\n")] {
        if let Some(config) = config {
            dataset.write("ozg.toml", config);
        }
        for run in [ozg(dataset.root(), &ARGS), ozg_german(dataset.root(), &ARGS)] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""));
            shown.push_str(&run.stderr);
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn publiccode_names_no_person_and_has_both_languages() {
    let path = Path::new(REPOSITORY).join("publiccode.yml");
    let text = fs::read_to_string(path).expect("publiccode.yml");
    let tree = yaml_tree::parse(&text).expect("YAML");
    let at = |keys: &[&str]| keys.iter().try_fold(&tree, |node, key| node.get(key));
    for keys in [
        &["publiccodeYmlVersion"][..],
        &["name"],
        &["platforms"],
        &["developmentStatus"],
        &["softwareType"],
        &["description", "de", "shortDescription"],
        &["description", "de", "longDescription"],
        &["description", "en", "shortDescription"],
        &["description", "en", "longDescription"],
        &["localisation", "localisationReady"],
        &["localisation", "availableLanguages"],
    ] {
        assert!(at(keys).is_some(), "{keys:?}");
    }
    let text_at = |keys: &[&str]| at(keys).and_then(|node| node.as_str());
    assert_eq!(text_at(&["legal", "license"]), Some("EUPL-1.2"));
    assert_eq!(text_at(&["maintenance", "type"]), Some("none"));
    assert_eq!(text_at(&["softwareVersion"]), Some(env!("CARGO_PKG_VERSION")));
    let publisher = fs::read_to_string(Path::new(REPOSITORY).join("ozg.toml")).expect("ozg.toml");
    let owner = text_at(&["legal", "repoOwner"]).expect("an owner");
    assert!(publisher.contains(&format!("publisher = \"{owner}\"")), "{owner}");
    for readme in ["README.md", "README.de.md"] {
        let text = fs::read_to_string(Path::new(REPOSITORY).join(readme)).expect(readme);
        let last = text.rsplit("\n## ").next().expect("a section");
        assert!(last.contains("legal.repoOwner") && !last.contains('@'), "{readme}: {last}");
    }
    for language in ["de", "en"] {
        let short = text_at(&["description", language, "shortDescription"]).expect("a text");
        let long = text_at(&["description", language, "longDescription"]).expect("a text");
        assert!(short.chars().count() <= 150, "{language}: {}", short.chars().count());
        assert!((150..10_000).contains(&long.chars().count()), "{language}");
    }
    assert!(at(&["maintenance", "contacts"]).is_none());
}

/// Each licence that REUSE.toml names has a text, and each text is named there.
#[test]
fn licences_have_their_texts() {
    let root = Path::new(REPOSITORY);
    let reuse = fs::read_to_string(root.join("REUSE.toml")).expect("REUSE.toml");
    let mut named: Vec<_> = reuse
        .lines()
        .filter_map(|line| line.strip_prefix("SPDX-License-Identifier = "))
        .flat_map(|ids| ids.trim_matches('"').split(" AND ").map(|id| format!("{id}.txt")))
        .collect();
    named.sort();
    named.dedup();
    let listing = git(root, &["ls-files", "LICENSES"]);
    let texts = String::from_utf8(listing.stdout).expect("UTF-8");
    let texts: Vec<_> = texts.lines().map(|path| path.replace("LICENSES/", "")).collect();
    assert_eq!(named, texts);
    let licence = |name: &str| fs::read_to_string(root.join(name)).expect("a licence");
    assert_eq!(licence("LICENSE"), licence("LICENSES/EUPL-1.2.txt"));
}
