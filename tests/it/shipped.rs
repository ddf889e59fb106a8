//! The shipped dataset: complete, without faults, and generated from its tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use records::dataset::{Dataset as Loaded, DatasetSource, Projection};
use records::record::Record;
use records::schema::{Field, Schemas, Shape};
use yaml_tree::Value;

use crate::harness::{Dataset, REPOSITORY, copy, ozg, tree};

fn shipped() -> Loaded {
    let tree = tree(REPOSITORY);
    let source = DatasetSource::open(tree).expect("its schemas");
    let mut projection = Projection::default();
    for kind in source.schemas.kinds() {
        projection.add_kind(&kind.name);
        kind.root.children().iter().for_each(|field| projection.add(&kind.name, &field.name));
    }
    source.load(&projection).expect("readable records")
}

#[test]
fn lint_finds_no_error() {
    let run = ozg(REPOSITORY, &["lint", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn the_counts_are_those_of_the_sources() {
    let dataset = shipped();
    assert_eq!(dataset.left_out, 0);
    let count = |kind: &str| dataset.of(kind).count();
    let counts =
        ["municipality", "leistung", "themenfeld", "component", "project", "event"].map(count);
    assert_eq!(counts, [427, 559, 14, 28, 76, 80]);
    assert!(count("organisation") >= 63 && count("online-service") >= 31);
    let leika: usize = dataset.of("leistung").map(|l| l.values(&["leika"]).len()).sum();
    assert_eq!(leika, 5249);
    // The 163 rows of the source: one names no Kommune that could be identified, some name several.
    let connections: usize =
        dataset.of("online-service").map(|service| service.values(&["anschluesse"]).len()).sum();
    assert_eq!(connections, 310);
}

#[test]
fn the_municipalities_are_those_of_the_gemeindeverzeichnis() {
    let dataset = shipped();
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut population = 0;
    for municipality in dataset.of("municipality") {
        *classes.entry(municipality.text("groessenklasse").unwrap_or_default()).or_default() += 1;
        let is_kreis = municipality.text("ags").is_some_and(|ags| ags.len() == 5);
        if let (false, [node]) =
            (is_kreis, municipality.values(&["einwohner", "anzahl"]).as_slice())
            && let Value::Integer(number) = node.value
        {
            population += number;
        }
    }
    assert_eq!(population, 18_034_454);
    let expected = [
        ("grosse_kreisangehoerige_stadt", 35),
        ("kreis", 30),
        ("kreisangehoerige_gemeinde", 124),
        ("kreisangehoerige_stadt", 83),
        ("kreisfreie_stadt", 22),
        ("mittlere_kreisangehoerige_stadt", 132),
        ("staedteregion", 1),
    ];
    assert_eq!(classes.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn neighbours_are_mutual_and_no_municipality_is_without() {
    let dataset = shipped();
    for municipality in dataset.of("municipality") {
        let neighbours = municipality.texts("nachbarn");
        assert!(!neighbours.is_empty(), "{municipality:?}");
        for id in neighbours {
            let neighbour = dataset.get("municipality", id).expect(id);
            assert!(neighbour.texts("nachbarn").contains(&municipality.id.as_str()), "{id}");
        }
    }
}

#[test]
fn every_record_has_a_source() {
    let has_source = |record: &&Record| {
        let origin =
            if record.kind.name == "register" { &["url"][..] } else { &["register", "quellen"] };
        origin.iter().any(|field| !record.values(&[field]).is_empty())
    };
    let dataset = shipped();
    let without: Vec<_> = dataset.records.iter().filter(|record| !has_source(record)).collect();
    assert!(without.is_empty(), "{without:?}");
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            let below =
                files(&path).into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes));
            found.extend(below);
        } else {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

#[test]
fn import_makes_the_records_byte_for_byte() {
    let dataset = Dataset::empty();
    fs::remove_dir(dataset.path("data")).expect("an empty folder");
    copy(&Path::new(REPOSITORY).join("seeds"), &dataset.path("seeds"));
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    let (made, shipped) =
        (files(&dataset.path("data")), files(&Path::new(REPOSITORY).join("data")));
    assert_eq!(made.keys().collect::<Vec<_>>(), shipped.keys().collect::<Vec<_>>());
    for (name, bytes) in &shipped {
        assert!(made[name] == *bytes, "{name}");
    }
    assert_eq!(ozg(dataset.root(), &["import"]).stdout, "", "twice is once");
}

#[test]
fn the_names_of_fachaemter_are_those_of_the_mapping() {
    let table = fs::read_to_string(Path::new(REPOSITORY).join("seeds/mapping/fachaemter.csv"));
    let table = table.expect("the mapping");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    let names: BTreeSet<_> = rows.iter().map(|row| row[2].to_owned()).collect();
    let schemas = Schemas::load(&tree(REPOSITORY)).expect("schemas");
    let field = schemas.field("leistung", &["fachaemter"]).map(Field::item).expect("a field");
    let Shape::Choice(values) = &field.shape else { panic!("no choice") };
    assert_eq!(values.iter().map(|one| one.value.clone()).collect::<BTreeSet<_>>(), names);
    let count = |origin: &str| rows.iter().filter(|row| &row[0] == origin).count();
    assert_eq!((count("Zuständigkeiten"), count("bisherige Liste")), (47, 37));
}
