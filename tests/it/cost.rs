//! The cost of runs, counted: files read, texts parsed, processes started.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use file_tree::Tree;
use file_tree::{Host, Observer};
use messages::PartialDate;
use ozg::ozg::rules::ALL;
use record_diff::diff::{DiffSide, diff};
use record_lint::{LintSettings, lint};
use records::dataset::{DatasetSource, Projection};
use tempfile::TempDir;

use crate::harness::{self, Dataset, call};

/// The shipped schemas, 3 Themenfelder, and the given number of organisations.
fn dataset(organisations: usize) -> TempDir {
    let folder = harness::temp_dir();
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
    processes: AtomicUsize,
}

impl Observer for Meter {
    fn file_read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    fn record_parsed(&self) {
        self.parses.fetch_add(1, Ordering::Relaxed);
    }

    fn process_started(&self) {
        self.processes.fetch_add(1, Ordering::Relaxed);
    }
}

impl Meter {
    fn source(self: &Arc<Self>, folder: &TempDir) -> DatasetSource {
        let host = Host::new(folder.path(), Vec::new()).with_observer(Arc::clone(self) as _);
        let tree = Tree::open(&host, folder.path(), None).expect("a tree");
        DatasetSource::open(tree).expect("a dataset")
    }

    /// The number of files read and texts parsed by `run`.
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
        let linted = meter.cost(|| lint(&source, ALL, &settings, &|_| true).expect("findings"));
        assert_eq!(linted, (records, records), "lint");
        let mut projection = Projection::default();
        projection.add_all(&source.schemas);
        assert_eq!(
            meter.cost(|| source.load(&projection).expect("all")),
            (records, records),
            "a report"
        );
        let mut projection = Projection::default();
        projection.add("themenfeld", "name");
        assert_eq!(meter.cost(|| source.load(&projection).expect("some")), (3, 3), "a question");
    }
    let changed = dataset(50);
    fs::write(changed.path().join("data/organisations/o7.yaml"), "name: Sieben\nart: sonstige\n")
        .expect("a file");
    let side = |folder: &TempDir| DiffSide { name: None, tree: meter.source(folder).tree };
    let (old, new) = (side(&small), side(&changed));
    let (_, parses) = meter.cost(|| diff(&old, &new, false).expect("a diff"));
    assert_eq!(parses, 2, "a diff of one record");
}

/// References to records that were renamed, removed, or never existed: some committed, some not.
fn broken_references(each: usize) -> Dataset {
    let dataset = Dataset::clean();
    let path = |id: &str| format!("data/organisations/{id}.yaml");
    let ids = |what: &str| (0..each).map(|number| format!("{what}{number}")).collect::<Vec<_>>();
    let all: Vec<_> =
        ["renamed", "gone", "moved", "lost", "never"].iter().flat_map(|what| ids(what)).collect();
    for id in all.iter().filter(|id| !id.starts_with("never")) {
        dataset.write(&path(id), format!("name: {id}\nart: sonstige\nhinweis: {id}\n"));
    }
    let entries: String = all.iter().map(|id| format!("- {id}\n")).collect();
    dataset.edit("data/projects/wohngeld.yaml", "- dataport\n", &format!("- dataport\n{entries}"));
    dataset.commit("all");
    for (kept, removed) in [("renamed", "gone"), ("moved", "lost")] {
        for (kept, removed) in ids(kept).iter().zip(ids(removed)) {
            let new = dataset.path(&path(&format!("new-{kept}")));
            fs::rename(dataset.path(&path(kept)), new).expect("renamed");
            dataset.remove(&path(&removed));
        }
        if kept == "renamed" {
            dataset.commit("some");
        }
    }
    dataset
}

#[test]
fn git_is_queried_once_for_all_dangling_references() {
    let processes = |each: usize| {
        let dataset = broken_references(each);
        let meter = Arc::new(Meter::default());
        let observer = Arc::clone(&meter) as _;
        let run =
            call(dataset.root(), &["lint", "--max-findings", "999"]).observed_by(observer).run();
        let reported = |what: &str| run.stdout.matches(what).count();
        assert_eq!(reported("was renamed: `new-renamed"), each, "{}", run.stdout);
        assert_eq!(reported("was renamed: `new-moved"), each, "{}", run.stdout);
        assert_eq!(reported("but no longer exists"), 2 * each, "{}", run.stdout);
        meter.processes.load(Ordering::Relaxed)
    };
    let few = processes(1);
    assert_eq!((few, processes(15)), (few, few));
    assert!(few <= 5, "{few} processes");
}

/// The number of Git processes that a run starts.
fn processes(dataset: &Dataset, args: &[&str]) -> usize {
    let meter = Arc::new(Meter::default());
    let run = call(dataset.root(), args).observed_by(Arc::clone(&meter) as _).run();
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    meter.processes.load(Ordering::Relaxed)
}

/// This many commits, each of which changes this many organisations; the last change is not
/// committed.
fn changed_again_and_again(organisations: usize, commits: usize) -> Dataset {
    let dataset = Dataset::clean();
    let write = |state: usize| {
        for number in 0..organisations {
            let path = format!("data/organisations/o{number}.yaml");
            let text = format!(
                "name: Zustand {state}\nart: sonstige\nregister:\n- kdn-ozg-datenbank-nrw\n"
            );
            dataset.write(&path, text);
        }
    };
    for commit in 0..commits {
        write(commit);
        dataset.commit("all");
    }
    write(commits);
    dataset
}

#[test]
fn git_is_started_a_few_times_however_many_records_and_commits_there_are() {
    let (small, large) = (changed_again_and_again(1, 3), changed_again_and_again(60, 9));
    let record = ["show", "organisation/o0"];
    for (args, expected) in [
        // The repository, its objects, and the files that were touched.
        (&["report", "overview"][..], 3),
        (&["query", "organisation"], 3),
        (&["query", "organisation", "--format", "csv"], 0),
        // Also the last commit of the file.
        (&record, 4),
        (&["diff"], 3),
        (&["diff", "HEAD~1"], 3),
        (&["diff", "HEAD~2", "HEAD~1"], 2),
        (&["diff", "HEAD~2...HEAD"], 3),
        // Also the name of the second branch.
        (&["diff", "main~2", "main~1"], 3),
        // Also the list of commits.
        (&["log"], 3),
        (&["log", "organisation/o0"], 3),
        (&["blame", "organisation/o0"], 4),
    ] {
        assert_eq!(
            (processes(&small, args), processes(&large, args)),
            (expected, expected),
            "{args:?}"
        );
    }
}

/// Two branches, which differ in one record of each of three kinds, beside 5,000 others.
fn large_branches() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("all");
    let mut stream = String::from("blob\nmark :1\ndata <<E\nname: Neu\nE\n");
    for (branch, files) in [("base", 0..5_000), ("head", 0..5_001)] {
        let commit = format!("commit refs/heads/{branch}\ncommitter x <x> 0 +0000\ndata 0\n");
        stream.extend([&commit, "from refs/heads/main^0\n"]);
        for kind in ["organisations", "events", "projects"] {
            let line =
                |number| format!("M 100644 :1 data/{kind}/a-long-name-of-a-record-{number}.yaml\n");
            stream.extend(files.clone().map(line));
        }
    }
    dataset.import_commits(&stream);
    dataset
}

/// The large trees of two states are read by two processes.
#[test]
fn a_diff_of_branches_of_a_large_dataset_starts_four_processes() {
    let dataset = large_branches();
    let args = ["diff", "base", "head", "--effect=never", "--format", "json"];
    assert_eq!(processes(&dataset, &args), 4);
    for args in [&["log", "--limit", "1"][..], &["query", "organisation", "--count"]] {
        let at = |branch| processes(&dataset, &[args, &["--at", branch]].concat());
        assert_eq!(at("head"), at("main"), "{args:?}");
    }
    let run = call(dataset.root(), &args).run();
    assert_eq!(
        run.stdout.matches("a-long-name-of-a-record-5000.yaml").count(),
        3,
        "{}",
        run.stdout
    );
}

#[test]
fn show_and_search_parse_only_records_that_may_match() {
    let parses = |args: &[&str]| {
        let dataset = Dataset::clean();
        for number in 0..50 {
            let text = format!(
                "name: Nummer {number}\nart: sonstige\nhinweis: Sonderfall\nregister:\n- kdn-ozg-datenbank-nrw\n"
            );
            dataset.write(&format!("data/organisations/o{number}.yaml"), text);
        }
        let meter = Arc::new(Meter::default());
        let run = call(dataset.root(), args).observed_by(Arc::clone(&meter) as _).run();
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        meter.parses.load(Ordering::Relaxed)
    };
    for (args, expected) in [
        // The record, once in full and once among its neighbours, and its source.
        (&["show", "o7"][..], 3),
        (&["show", "o7", "--format", "yaml"], 1),
        // First the records that contain the words.
        (&["show", "Nummer 49"], 4),
        (&["search", "Nummer", "49"], 50),
        (&["search", "sonderfall"], 50),
        (&["search", "o49"], 1),
    ] {
        assert_eq!(parses(args), expected, "{args:?}");
    }
}

#[test]
fn untouched_files_are_not_read_to_determine_the_state() {
    let dataset = Dataset::clean();
    // Timestamps of files are reliable only if Git's index was written later.
    let past = SystemTime::now() - Duration::from_secs(3600);
    let touch = |path: &Path| {
        let file = File::options().append(true).open(path).expect("a file");
        file.set_modified(past).expect("a time");
    };
    let schemas = fs::read_dir(dataset.path("schema")).expect("schemas").flatten();
    let files = schemas.map(|file| file.path()).chain(dataset.records());
    files.for_each(|file| touch(&file));
    dataset.commit("first");
    let state = || {
        let meter = Arc::new(Meter::default());
        let host = harness::host().with_observer(Arc::clone(&meter) as _);
        let state = Tree::open(&host, &dataset.root(), None).expect("a tree").state();
        (state.is_modified, meter.reads.load(Ordering::Relaxed))
    };
    assert_eq!(state(), (false, 0));
    let file = "data/projects/wohngeld.yaml";
    let text = dataset.read(file);
    dataset.write(file, &text);
    assert_eq!(state(), (false, 1), "written anew with the same bytes");
    // The same size and timestamp, and Git set to ignore changes of the file.
    dataset.git(&["update-index", "--assume-unchanged", file]);
    dataset.write(file, text.replacen('o', "0", 1));
    touch(&dataset.path(file));
    assert_eq!(state(), (true, 1), "other bytes");
}
