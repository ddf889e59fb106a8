//! The history of records: which commits changed them, and which of them set a value.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::harness::{Dataset, assert_matches_schema, git, ozg, ozg_german};

const FILE: &str = "data/projects/wohngeld.yaml";

/// The commits of a log by their subjects: hashes change whenever anything else does.
fn subjects(dataset: &Dataset, args: &[&str]) -> Vec<String> {
    let run = ozg(dataset.root(), &[&["log", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let commits = log["commits"].as_array().expect("commits").iter();
    commits.map(|commit| commit["subject"].as_str().expect("a subject").to_owned()).collect()
}

/// Number of commits after the first in the scripted history.
const STEPS: usize = 219;

/// A history of three projects that are changed and renamed, with all objects loose.
fn scripted() -> Dataset {
    let dataset = Dataset::clean();
    let text = dataset.read(FILE);
    let mut projects = ["alpha", "beta", "gamma"].map(|name| {
        let own = format!("{text}programm: Das ist der erste Stand von {name}.\n");
        dataset.write(&format!("data/projects/{name}.yaml"), &own);
        (name.to_owned(), own)
    });
    dataset.commit("begin");
    let mut random = 7_u64;
    let mut stream = String::new();
    for number in 0..STEPS {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (name, text) = &mut projects[(random >> 33) as usize % 3];
        let mut renamed = String::new();
        if number % 11 == 5 {
            renamed = format!("R data/projects/{name}.yaml data/projects/neu-{number}.yaml\n");
            *name = format!("neu-{number}");
            if number % 2 == 0 {
                *text = text.replace("Stand", "Sachstand");
            }
        } else {
            let (head, _) = text.rsplit_once("programm: ").expect("a note");
            *text = format!("{head}programm: Das ist Fassung {number}.\n");
        }
        let parent = if number == 0 { "from refs/heads/main^0\n" } else { "" };
        let who = "committer Test <test@example.org> 1767268800 +0000";
        let subject = format!("step {number}");
        let _ = write!(
            stream,
            "commit refs/heads/main\n{who}\ndata {}\n{subject}\n{parent}{renamed}M 100644 inline \
             data/projects/{name}.yaml\ndata {}\n{text}\n",
            subject.len(),
            text.len(),
        );
    }
    dataset.import_commits(&stream);
    dataset
}

#[test]
fn a_record_is_followed_as_git_follows_its_file() {
    let dataset = scripted();
    let mut total = 0;
    for file in fs::read_dir(dataset.path("data/projects")).expect("a folder").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let path = format!("data/projects/{name}");
        let expected = dataset.git(&["log", "--follow", "--format=%s", "--", &path]);
        let id = format!("project/{}", name.trim_end_matches(".yaml"));
        let found = subjects(&dataset, &[&id]);
        assert_eq!(found, expected.lines().collect::<Vec<_>>(), "{name}");
        total += found.len();
    }
    assert!(total > STEPS, "{total}");
    assert_eq!(subjects(&dataset, &["--limit", "500"]).len(), STEPS + 1);
}

#[test]
fn a_log_of_one_record_reads_no_other() {
    let dataset = scripted();
    let own = dataset.git(&["log", "--format=", "--raw", "--no-abbrev", "--follow", "--", FILE]);
    let needed: Vec<_> = own.split_whitespace().filter(|word| word.len() == 40).collect();
    let current = dataset.git(&["ls-tree", "-r", "--format=%(objectname)", "HEAD", "schema"]);
    let blobs = dataset.git(&["cat-file", "--batch-all-objects", "--batch-check"]);
    for line in blobs.lines().filter(|line| line.contains(" blob ")) {
        let object = line.split(' ').next().expect("a name");
        if !needed.contains(&object) && !current.contains(object) {
            let path = format!(".git/objects/{}/{}", &object[..2], &object[2..]);
            fs::remove_file(dataset.path(&path)).expect("a loose object");
        }
    }
    assert_eq!(subjects(&dataset, &["wohngeld"]), ["begin"]);
    assert_eq!(ozg(dataset.root(), &["log"]).code, 2, "others are gone");
}

/// A project that two branches changed and renamed, with a merge that decides between them.
fn branched() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("begin");
    dataset.edit(FILE, "themenfeld: arbeit_ruhestand", "themenfeld: bildung");
    dataset.commit("another Themenfeld");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    let renamed = "data/projects/wohngeld-neu.yaml";
    dataset.git(&["mv", FILE, renamed]);
    dataset.commit("renamed on the branch");
    dataset.write(renamed, dataset.read(renamed) + "umsetzungsvariante: auf dem Zweig\n");
    dataset.commit("noted on the branch");
    dataset.git(&["checkout", "-q", "main"]);
    dataset.edit(FILE, "art: efa_dienst", "art: efa_dienst\nprogramm: OZG");
    dataset.commit("programme on main");
    git(&dataset.root(), &["merge", "-q", "--no-commit", "branch"]);
    dataset
}

#[test]
fn a_merge_is_listed_only_for_what_no_parent_had() {
    let dataset = branched();
    let renamed = "data/projects/wohngeld-neu.yaml";
    dataset.commit("clean merge");
    let all = ["noted on the branch", "renamed on the branch", "programme on main"];
    let mut found = subjects(&dataset, &["wohngeld-neu"]);
    let begin = found.split_off(3);
    assert_eq!(begin, ["another Themenfeld", "begin"]);
    found.sort();
    assert_eq!(found, {
        let mut all = all;
        all.sort_unstable();
        all
    });
    assert!(!subjects(&dataset, &[]).contains(&"clean merge".to_owned()));
    dataset.edit(renamed, "umsetzungsvariante: auf dem Zweig", "umsetzungsvariante: im Merge");
    dataset.git(&["add", "-A"]);
    dataset.git(&["commit", "-q", "--amend", "-m", "merge with an edit"]);
    assert_eq!(subjects(&dataset, &["wohngeld-neu"])[0], "merge with an edit");
    assert_eq!(
        subjects(&dataset, &["wohngeld-neu", "--field", "programm"]),
        ["programme on main", "begin"][..1]
    );
}

#[test]
fn the_log_describes_changes_as_the_diff_does() {
    let dataset = branched();
    dataset.commit("clean merge");
    let run = ozg(dataset.root(), &["log", "wohngeld-neu", "--as-of", "2026-01-01"]);
    insta::assert_snapshot!(named(&dataset, &run.shown(&dataset)));
    let args = ["log", "wohngeld-neu", "--as-of", "2026-01-01", "--format", "md"];
    let run = ozg_german(dataset.root(), &args);
    insta::assert_snapshot!("log_md", named(&dataset, &run.shown(&dataset)));
    let run = ozg_german(dataset.root(), &["blame", "wohngeld-neu"]);
    insta::assert_snapshot!(named(&dataset, &run.shown(&dataset)));
}

/// Replaces commit hashes by their positions, since they differ with the version of the schemas.
fn named(dataset: &Dataset, text: &str) -> String {
    let all = dataset.git(&["log", "--abbrev=10", "--format=%h"]);
    all.lines()
        .enumerate()
        .fold(text.to_owned(), |text, (at, id)| text.replace(id, &format!("commit{at}")))
}

fn blamed(dataset: &Dataset, field: &str) -> String {
    let run = ozg(dataset.root(), &["blame", "wohngeld-neu", "--format", "json"]);
    let blame: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let values = blame["values"].as_array().expect("values").iter();
    let line = values.into_iter().find(|line| line["field"] == field).expect(field);
    match line["commit"]["subject"].as_str() {
        Some(subject) => subject.to_owned(),
        None => line["state"].as_str().expect("a state").to_owned(),
    }
}

#[test]
fn json_matches_the_schemas_that_the_program_prints() {
    let dataset = branched();
    dataset.commit("clean merge");
    dataset.edit("data/projects/wohngeld-neu.yaml", "programm: OZG", "programm: Einer für alle");
    for args in [&["log"][..], &["log", "wohngeld-neu"], &["blame", "wohngeld-neu"]] {
        let run = ozg(dataset.root(), &[args, &["--format", "json"]].concat());
        assert_matches_schema(args[0], &serde_json::from_str(&run.stdout).expect("JSON"));
    }
}

#[test]
fn blame_names_the_commit_that_set_what_is_there_now() {
    let dataset = branched();
    dataset.commit("clean merge");
    assert_eq!(blamed(&dataset, "themenfeld"), "another Themenfeld");
    assert_eq!(blamed(&dataset, "umsetzungsvariante"), "noted on the branch");
    assert_eq!(blamed(&dataset, "programm"), "programme on main");
    assert_eq!(blamed(&dataset, "titel"), "begin");
    dataset.edit("data/projects/wohngeld-neu.yaml", "programm: OZG", "programm: Einer für alle");
    assert_eq!(blamed(&dataset, "programm"), "uncommitted");
}

#[test]
fn a_removed_record_still_has_a_history() {
    let dataset = Dataset::clean();
    dataset.commit("begin");
    dataset.remove(FILE);
    dataset.commit("removed");
    assert_eq!(subjects(&dataset, &["wohngeld"]), ["removed", "begin"]);
    assert_eq!(subjects(&dataset, &["--since", "HEAD~1"]), ["removed"]);
    assert_eq!(subjects(&dataset, &["--since", "2027"]), [""; 0]);
    assert_eq!(ozg(dataset.root(), &["log", "wohngeld", "--field", "titl"]).code, 2);
    assert_eq!(ozg(dataset.root(), &["log", "nie-da-gewesen"]).code, 2);
}

#[test]
fn a_shallow_clone_shows_where_it_begins() {
    let dataset = branched();
    dataset.commit("clean merge");
    let clone = dataset.path("clone");
    let url = format!("file://{}", dataset.root().display());
    let cloned = git(&dataset.root(), &["clone", "-q", "--depth=1", &url, "clone"]);
    assert!(cloned.status.success());
    let run = ozg(&clone, &["log", "wohngeld-neu"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
    assert!(run.stderr.contains("git fetch --unshallow"), "{}", run.stderr);
    let run = ozg(&clone, &["blame", "wohngeld-neu"]);
    assert!(run.stdout.contains("not in the history"), "{}", run.stdout);
}

#[test]
fn a_record_without_the_field_is_not_in_its_log() {
    let dataset = Dataset::clean();
    dataset.commit("begin");
    assert_eq!(
        subjects(&dataset, &["wohngeld", "--field", "phasen.rollout_nrw.erreicht"]),
        ["begin"]
    );
    assert_eq!(subjects(&dataset, &["wohngeld", "--field", "phasen.konzeption.erreicht"]), [""; 0]);
}
