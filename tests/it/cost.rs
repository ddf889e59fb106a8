//! What runs cost, counted: files read and texts parsed.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use file_tree::Tree;
use file_tree::{Host, Observer};
use messages::PartialDate;
use ozg::ozg::rules::ALL;
use record_diff::diff::{DiffSide, diff};
use record_lint::{LintSettings, lint};
use records::dataset::{DatasetSource, Projection};
use tempfile::TempDir;

/// The shipped schemas, 3 Themenfelder, and as many organisations.
fn dataset(organisations: usize) -> TempDir {
    let folder = crate::harness::temp_dir();
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

/// Counts what the trees opened with it do.
#[derive(Default)]
struct Meter {
    reads: AtomicUsize,
    parses: AtomicUsize,
}

impl Observer for Meter {
    fn file_read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    fn record_parsed(&self) {
        self.parses.fetch_add(1, Ordering::Relaxed);
    }
}

impl Meter {
    fn source(self: &Arc<Self>, folder: &TempDir) -> DatasetSource {
        let host = Host::new(folder.path(), Vec::new()).with_observer(Arc::clone(self) as _);
        let tree = Tree::open(&host, folder.path(), None).expect("a tree");
        DatasetSource::open(tree).expect("a dataset")
    }

    /// Files read and texts parsed by it.
    fn cost<T>(&self, run: impl FnOnce() -> T) -> (usize, usize) {
        let take =
            || (self.reads.swap(0, Ordering::Relaxed), self.parses.swap(0, Ordering::Relaxed));
        let _before = take();
        run();
        take()
    }
}

#[test]
fn each_file_is_read_and_parsed_once_and_only_if_it_is_needed() {
    let meter = Arc::new(Meter::default());
    let settings = LintSettings::new(PartialDate::parse("2026-11-24").expect("a day"));
    let small = dataset(50);
    for (folder, records) in [(&small, 53), (&dataset(100), 103), (&dataset(200), 203)] {
        let source = meter.source(folder);
        let linted = meter.cost(|| lint(&source, ALL, &settings).expect("findings"));
        assert_eq!(linted, (records, records), "lint");
        let mut wanted = Projection::default();
        wanted.add_all(&source.schemas);
        assert_eq!(
            meter.cost(|| source.load(&wanted).expect("all")),
            (records, records),
            "a report"
        );
        let mut wanted = Projection::default();
        wanted.add("themenfeld", "name");
        assert_eq!(meter.cost(|| source.load(&wanted).expect("some")), (3, 3), "a question");
    }
    let changed = dataset(50);
    fs::write(changed.path().join("data/organisations/o7.yaml"), "name: Sieben\nart: sonstige\n")
        .expect("a file");
    let side = |folder: &TempDir| DiffSide { name: None, tree: meter.source(folder).tree };
    let (old, new) = (side(&small), side(&changed));
    let (_, parses) = meter.cost(|| diff(&old, &new, false).expect("a diff"));
    assert_eq!(parses, 2, "a diff of one record");
}
