//! `ozg new`: a record with what the schema says of each field.

use crate::harness::{Dataset, ozg, ozg_german};

const FIELDS: [&str; 5] = [
    "titel=Neuer Dienst: Antrag",
    "themenfeld=bildung",
    "leistungen.leistung=10019-kindertagesbetreuung",
    "leistungen.zuordnung=quelle",
    "quellen.url=https://example.org/",
];

fn new(dataset: &Dataset, args: &[&str]) -> crate::harness::Run {
    ozg(dataset.root(), &[&["new"], args].concat())
}

#[test]
fn without_an_id_the_record_is_printed() {
    let dataset = Dataset::clean();
    insta::assert_snapshot!("new_german", ozg_german(dataset.root(), &["new", "project"]).stdout);
    let run = new(&dataset, &["component", "name=BundID"]);
    assert!(run.stdout.contains("\nname: BundID\n"), "{}", run.stdout);
}

#[test]
fn with_an_id_a_sound_record_is_written() {
    let dataset = Dataset::clean();
    let file = "data/online-services/neuer-dienst.yaml";
    let args =
        [&["online-service", "neuer-dienst"], &FIELDS[..], &["quellen.titel=Seite"]].concat();
    let run = new(&dataset, &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = dataset.read(file);
    assert!(text.contains("\ntitel: 'Neuer Dienst: Antrag'\n"), "{text}");
    assert_eq!(ozg(dataset.root(), &["lint", file]).code, 0, "{text}");
    assert_eq!(ozg(dataset.root(), &["fmt", "--check", file]).code, 0, "{text}");
    let again = new(&dataset, &args);
    assert_eq!((again.code, dataset.read(file)), (2, text), "a record is never overwritten");
}

#[test]
fn what_makes_no_record_is_an_error() {
    let dataset = Dataset::clean();
    let shown = |args: &[&str]| {
        let run = new(&dataset, args);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{args:?}");
        run.stderr
    };
    let tries: [&[&str]; 7] = [
        &["projekt"],
        &["online-service", "Neuer Dienst"],
        &["online-service", "neu", "titel=a"],
        &["online-service", "neu", "titel"],
        &["online-service", "neu", "titl=a"],
        &["municipality", "neu", "flaeche_km2=viel"],
        &["component", "neu", "name=a", "art=b", "beschreibung=c", "quellen.titel=d"],
    ];
    insta::assert_snapshot!("new_errors", tries.map(shown).concat());
    assert!(!dataset.path("data/online-services/neu.yaml").exists());
}

/// Placeholders of a printed record do not pass for facts.
#[test]
fn lint_knows_the_placeholders() {
    let dataset = Dataset::clean();
    let printed = new(&dataset, &["component"]).stdout;
    dataset.write("data/components/neu.yaml", printed);
    let run = ozg(dataset.root(), &["lint"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("OZG024 placeholder"), "{}", run.stdout);
}
