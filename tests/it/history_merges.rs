//! How a log marks the changes of branches that did not reach the main line.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use file_tree::Observer;
use serde_json::Value;

use crate::harness::{Dataset, assert_matches_schema, call, git, ozg, ozg_german};

const FILE: &str = "data/projects/wohngeld.yaml";
const PHASE: &str = "  rollout_nrw:\n    erreicht: 2020-03\n";
const MARK: &str = "(discarded in the merge)";

/// A branch that changes a phase twice, notes a programme and adds a record; the main line has another phase.
fn branched() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("begin");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    dataset.edit(FILE, "2020-03\nzurueck", "2021-01\nzurueck");
    dataset.commit("a first try");
    dataset.edit(FILE, "2021-01\nzurueck", "2021-02\nzurueck");
    dataset.edit(FILE, "art: efa_dienst", "art: efa_dienst\nprogramm: OZG");
    dataset.commit("phase and programme");
    let other = dataset.read(FILE).replace("titel: Wohngeld online", "titel: Ganz anders");
    dataset.write("data/projects/neu.yaml", other);
    dataset.commit("another record");
    dataset.git(&["checkout", "-q", "main"]);
    dataset.edit(FILE, "2020-03\nzurueck", "2022-05\nzurueck");
    dataset.commit("the phase of the main line");
    dataset
}

/// Merges a branch, keeping the main line's phase and leaving out the new record.
fn merge(dataset: &Dataset, branch: &str) {
    git(&dataset.root(), &["merge", "-q", "--no-commit", branch]);
    dataset.git(&["checkout", "-q", "--ours", "--", FILE]);
    dataset.edit(FILE, "art: efa_dienst", "art: efa_dienst\nprogramm: OZG");
    dataset.remove("data/projects/neu.yaml");
    dataset.commit("merge");
}

fn log(dataset: &Dataset, args: &[&str]) -> Value {
    let run = ozg(dataset.root(), &[&["log", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let log = serde_json::from_str(&run.stdout).expect("JSON");
    assert_matches_schema("log", &log);
    log
}

/// Subject and field of each marked change; of a marked record its id.
fn discarded(dataset: &Dataset, args: &[&str]) -> Vec<String> {
    let log = log(dataset, args);
    let mut found = Vec::new();
    for commit in log["commits"].as_array().expect("commits") {
        for change in commit["changes"].as_array().expect("changes") {
            let subject = commit["subject"].as_str().expect("a subject");
            if change["discarded"].as_bool().expect("a boolean") {
                found.push(format!("{subject}: {}", change["id"].as_str().expect("an id")));
                continue;
            }
            let fields = change["fields"].as_array().expect("fields").iter();
            let lost = fields.filter(|field| field["discarded"].as_bool().expect("a boolean"));
            let name = |field: &Value| field["field"].as_str().expect("a field").to_owned();
            found.extend(lost.map(|field| format!("{subject}: {}", name(field))));
        }
    }
    found
}

#[test]
fn what_a_merge_did_not_take_over_is_marked() {
    let dataset = branched();
    assert!(dataset.read(FILE).contains(&PHASE.replace("2020-03", "2022-05")));
    merge(&dataset, "branch");
    let expected = ["another record: neu", "phase and programme: phasen.rollout_nrw.erreicht"]
        .map(str::to_owned);
    assert_eq!(discarded(&dataset, &[]), expected, "the first try was given up on the branch");
    assert_eq!(discarded(&dataset, &["wohngeld"]), expected[1..]);
    for (format, german) in [("text", false), ("md", true), ("html", true)] {
        let run = if german { ozg_german } else { ozg };
        let shown = run(dataset.root(), &["log", "--format", format]).stdout;
        let mark = if german { "(in der Zusammenführung nicht übernommen)" } else { MARK };
        let words: Vec<_> = shown.split_whitespace().collect();
        assert_eq!(words.join(" ").matches(mark).count(), 2, "{shown}");
    }
}

#[test]
fn a_branch_that_was_taken_over_is_not_marked() {
    let dataset = branched();
    git(&dataset.root(), &["merge", "-q", "-X", "theirs", "branch", "-m", "merge"]);
    dataset.edit(FILE, "2021-02\nzurueck", "2023-01\nzurueck");
    dataset.commit("later on main");
    assert_eq!(discarded(&dataset, &[]), [""; 0]);
}

#[test]
fn what_an_inner_merge_lost_is_marked_and_not_what_came_by_another() {
    let dataset = branched();
    dataset.git(&["checkout", "-q", "-b", "inner", "branch"]);
    dataset.edit(FILE, "efa: ja", "efa: kein_efa");
    dataset.commit("inner");
    dataset.git(&["checkout", "-q", "branch"]);
    dataset.git(&["merge", "-q", "-s", "ours", "inner", "-m", "merge of inner"]);
    dataset.git(&["checkout", "-q", "main"]);
    dataset.git(&["merge", "-q", "-X", "theirs", "branch", "-m", "merge"]);
    assert_eq!(discarded(&dataset, &[]), ["inner: efa"]);
}

#[test]
fn a_text_that_a_merge_put_together_has_a_part_of_both() {
    let dataset = Dataset::clean();
    let text =
        |lines: [&str; 5]| format!("programm: |\n{}", lines.map(|l| format!("  {l}\n")).concat());
    let base = dataset.read(FILE);
    let write = |lines| dataset.write(FILE, format!("{base}{}", text(lines)));
    write(["Eine Zeile", "b", "c", "d", "Fünfte Zeile"]);
    dataset.commit("begin");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    write(["Eine andere Zeile", "b", "c", "d", "Fünfte Zeile"]);
    dataset.commit("first line");
    dataset.git(&["checkout", "-q", "main"]);
    write(["Eine Zeile", "b", "c", "d", "Letzte Zeile"]);
    dataset.commit("last line");
    dataset.git(&["merge", "-q", "branch", "-m", "merge"]);
    assert!(dataset.read(FILE).contains("Eine andere Zeile"));
    assert_eq!(discarded(&dataset, &[]), [""; 0]);
    dataset.git(&["reset", "-q", "--hard", "HEAD^"]);
    dataset.git(&["merge", "-q", "-s", "ours", "branch", "-m", "merge"]);
    assert_eq!(discarded(&dataset, &[]), ["first line: programm"]);
}

#[test]
fn a_record_that_was_renamed_is_found_in_the_merge() {
    let dataset = Dataset::clean();
    dataset.commit("begin");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    dataset.edit(FILE, "efa: ja", "efa: kein_efa");
    dataset.commit("edited");
    dataset.git(&["mv", FILE, "data/projects/anders.yaml"]);
    dataset.commit("renamed");
    dataset.git(&["checkout", "-q", "main"]);
    dataset.edit(FILE, "art: efa_dienst", "art: efa_dienst\nprogramm: OZG");
    dataset.commit("on main");
    git(&dataset.root(), &["merge", "-q", "branch", "-m", "merge"]);
    assert_eq!(discarded(&dataset, &[]), [""; 0]);
    assert_eq!(discarded(&dataset, &["anders"]), [""; 0]);
    dataset.git(&["reset", "-q", "--hard", "HEAD^"]);
    git(&dataset.root(), &["merge", "-q", "-s", "ours", "branch", "-m", "merge"]);
    assert_eq!(discarded(&dataset, &[]), ["renamed: anders"], "under another id nothing is known");
}

#[derive(Default)]
struct Reads(AtomicUsize);

impl Observer for Reads {
    fn file_read(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Each commit on the branch changes the project again; the merge keeps the main line.
#[test]
fn the_cost_of_the_mark_grows_with_the_commits() {
    let reads = |commits: usize| {
        let dataset = Dataset::clean();
        dataset.commit("begin");
        dataset.git(&["checkout", "-q", "-b", "branch"]);
        for number in 0..commits {
            let text = dataset.read(FILE);
            let text: String =
                text.split_inclusive('\n').filter(|line| !line.starts_with("programm:")).collect();
            dataset.write(FILE, format!("{text}programm: Fassung {number}\n"));
            dataset.commit("step");
        }
        dataset.git(&["checkout", "-q", "main"]);
        dataset.git(&["merge", "-q", "-s", "ours", "branch", "-m", "merge"]);
        let observer = Arc::new(Reads::default());
        let run =
            call(dataset.root(), &["log", "wohngeld"]).observed_by(Arc::clone(&observer) as _);
        assert_eq!(run.run().stdout.matches(MARK).count(), 1);
        observer.0.load(Ordering::Relaxed)
    };
    let [few, more, most] = [4, 8, 12].map(reads);
    assert_eq!(more - few, most - more, "{few}, {more}, {most}");
    assert!(most - more <= 4 * 3, "{few}, {more}, {most}");
}
