//! What runs cost, counted: files read and texts parsed. One test in a process of its own, since it
//! counts what the whole process does.

use std::fs;
use std::path::Path;

use ozg::cost::{PARSES, READS};
use ozg::dataset::{Source, Wanted};
use ozg::date::PartialDate;
use ozg::diff::{Side, diff};
use ozg::lint::{Settings, lint};
use ozg::ozg::rules::ALL;
use ozg::tree::Tree;
use tempfile::TempDir;

/// The shipped schemas, 3 Themenfelder, and as many organisations.
fn dataset(organisations: usize) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for below in ["schema", "data/themenfelder", "data/organisations"] {
        fs::create_dir_all(root.join(below)).expect("a folder");
    }
    for schema in fs::read_dir(repository.join("schema")).expect("schemas").flatten() {
        fs::copy(schema.path(), root.join("schema").join(schema.file_name())).expect("a copy");
    }
    for id in ["bildung", "gesundheit", "umwelt"] {
        let file = format!("data/themenfelder/{id}.yaml");
        fs::copy(repository.join(&file), root.join(&file)).expect("a copy");
    }
    for number in 0..organisations {
        let text = format!("name: Nummer {number}\nart: sonstige\nhinweis: '[x]'\n");
        fs::write(root.join(format!("data/organisations/o{number}.yaml")), text).expect("a file");
    }
    folder
}

fn source(folder: &TempDir) -> Source {
    Source::open(Tree::open(folder.path(), None).expect("a tree")).expect("a dataset")
}

/// Files read and texts parsed by it.
fn cost<T>(run: impl FnOnce() -> T) -> (usize, usize) {
    let _before = (READS.take(), PARSES.take());
    run();
    (READS.take(), PARSES.take())
}

#[test]
fn each_file_is_read_and_parsed_once_and_only_if_it_is_needed() {
    let settings = Settings::new(PartialDate::parse("2026-11-24").expect("a day"));
    let small = dataset(50);
    for (folder, records) in [(&small, 53), (&dataset(100), 103), (&dataset(200), 203)] {
        let source = source(folder);
        let linted = cost(|| lint(&source, ALL, &settings).expect("findings"));
        assert_eq!(linted, (records, records), "lint");
        let mut wanted = Wanted::default();
        wanted.add_all(&source.schemas);
        assert_eq!(cost(|| source.load(&wanted).expect("all")), (records, records), "a report");
        let mut wanted = Wanted::default();
        wanted.add("themenfeld", "name");
        assert_eq!(cost(|| source.load(&wanted).expect("some")), (3, 3), "a question");
    }
    let changed = dataset(50);
    fs::write(changed.path().join("data/organisations/o7.yaml"), "name: Sieben\nart: sonstige\n")
        .expect("a file");
    let side = |folder: &TempDir| Side { name: None, tree: source(folder).tree };
    let (old, new) = (side(&small), side(&changed));
    let (_, parses) = cost(|| diff(&old, &new, false).expect("a diff"));
    assert_eq!(parses, 2, "a diff of one record");
}
