//! The contents of a new record, the references that a removed one leaves behind, and how programs
//! tell values apart.

use serde_json::{Value, json};

use crate::harness::{Dataset, ozg, ozg_german};

const PROJECT: &str = "titel: Hundesteuer online
art: kdn_umsetzungsprojekt
themenfeld: familie_kind
themenfeld_zuordnung: quelle
beschreibung: An- und Abmeldung eines Hundes.
leistungen:
- leistung: 10092-wohngeld
  zuordnung: quelle
projektleitung:
- koeln
kernteam:
- koeln
- soest
phasen:
  konzeption:
    erreicht: 2026-05
quellen:
- url: https://www.kdn.de/hundesteuer
  titel: Hundesteuer
  stand: 2026-06-01
";

/// A dataset in which a project was added, and the organisation that leads another was removed.
fn dataset() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("Begin");
    dataset.write("data/projects/hundesteuer.yaml", PROJECT);
    dataset.remove("data/organisations/mags.yaml");
    dataset
}

#[test]
fn a_new_record_shows_its_values_and_a_removed_one_what_refers_to_it() {
    let dataset = dataset();
    for format in ["text", "md", "html"] {
        let shown = ozg_german(dataset.root(), &["diff", "--format", format]).stdout;
        let plain = shown.replace("\\&", "&").replace('`', "");
        let lines = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        for value in [
            "Hundesteuer online",
            "Konzeption",
            "Köln",
            "Soest",
            "Familie",
            "Wohngeld",
            "01.06.2026",
        ] {
            assert!(lines.contains(value), "{format} lacks {value}: {shown}");
        }
        assert!(lines.contains("Verweise, die jetzt kein Ziel mehr haben"), "{format}: {shown}");
        assert!(lines.contains("Sozialplattform"), "{format}: {shown}");
    }
    let text = ozg_german(dataset.root(), &["diff"]).stdout;
    let (_, text) = text.split_once("+ Hundesteuer online (project/hundesteuer)").expect("it");
    let position = |line: &str| text.find(line).unwrap_or_else(|| panic!("{line}: {text}"));
    // The columns of the kind come first.
    assert!(position("– Phase: Konzeption") < position("– Projektleitung: Köln (koeln)"));
    assert!(position("– Projektleitung: Köln (koeln)") < position("– Beschreibung:"));
}

#[test]
fn records_are_named_and_link_to_their_files() {
    let dataset = dataset();
    let md = ozg_german(dataset.root(), &["diff", "--format", "md"]).stdout;
    assert!(md.contains("Hundesteuer online (`project/hundesteuer`)"), "{md}");
    assert!(!md.contains("`koeln`, `soest`"), "{md}");
    let html = ozg_german(dataset.root(), &["diff", "-o", "out.html"]);
    assert_eq!(html.code, 0, "{}", html.stderr);
    let html = dataset.read("out.html");
    assert!(
        html.contains("<a href=\"data/projects/hundesteuer.yaml\">Hundesteuer online</a>"),
        "{html}"
    );
    assert!(!html.contains("href=\"data/organisations/mags.yaml\""), "{html}");
}

#[test]
fn json_has_paths_in_steps_and_distinguishes_no_value_from_null() {
    let dataset = Dataset::clean();
    dataset.commit("Begin");
    dataset.edit("data/projects/wohngeld.yaml", "kernteam:\n", "kernteam:\n- koeln\n");
    let run = ozg(dataset.root(), &["diff", "--format", "json"]);
    let diff: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(diff["version"], 2);
    let fields = |id: &str| {
        let all = diff["changes"].as_array().expect("changes");
        all.iter().find(|change| change["id"] == id).expect("the change")["fields"].clone()
    };
    let joined = &fields("wohngeld")[0];
    assert_eq!(joined["path"], json!(["kernteam", { "entry": "koeln", "number": 0 }]));
    assert_eq!((joined.get("old"), &joined["new"]), (None, &json!("koeln")));
}
