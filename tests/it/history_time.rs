//! Which commits count since a day, which state a day refers to, and what a shallow clone lacks.

use serde_json::Value;

use crate::harness::{Dataset, Run, git, ozg, temp_dir, without_duration};

const FILE: &str = "data/projects/wohngeld.yaml";

fn json(run: &Run) -> Value {
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn subjects(dataset: &Dataset, since: &str) -> Vec<String> {
    let log = json(&ozg(dataset.root(), &["log", "--since", since, "--format", "json"]));
    let commits = log["commits"].as_array().expect("commits").iter();
    commits.map(|commit| commit["subject"].as_str().expect("a subject").to_owned()).collect()
}

fn changed_since(dataset: &Dataset, since: &str) -> usize {
    let args = ["report", "digest", "--since", since, "--format", "json"];
    json(&ozg(dataset.root(), &args))["tables"][0]["rows"].as_array().expect("rows").len()
}

/// The title of the project in a revision.
fn title(dataset: &Dataset, at: &str) -> String {
    let shown = json(&ozg(dataset.root(), &["show", "wohngeld", "--at", at, "--format", "json"]));
    shown["record"]["titel"].as_str().expect("a title").to_owned()
}

fn retitle(dataset: &Dataset, day: &str, title: &str) {
    let text = dataset.read(FILE);
    let (head, rest) = text.split_once("titel: ").expect("a title");
    let (_, rest) = rest.split_once('\n').expect("more");
    dataset.write(FILE, format!("{head}titel: {title}\n{rest}"));
    dataset.commit_on(day, title);
}

/// A project with a title for each commit; for the last but one, the clock was set back.
fn titled() -> Dataset {
    let dataset = Dataset::clean();
    dataset.git(&["init", "-q", "-b", "main"]);
    for (day, title) in [
        ("2026-01-10", "January"),
        ("2026-05-20", "May"),
        ("2026-03-15", "March by its clock"),
        ("2026-06-01", "June"),
    ] {
        retitle(&dataset, day, title);
    }
    dataset
}

#[test]
fn what_a_branch_brought_is_new_since_its_merge() {
    let dataset = Dataset::clean();
    dataset.git(&["init", "-q", "-b", "main"]);
    dataset.commit_on("2026-01-10", "begin");
    dataset.git(&["checkout", "-q", "-b", "branch"]);
    retitle(&dataset, "2026-03-05", "on the branch");
    dataset.git(&["checkout", "-q", "main"]);
    dataset.edit(FILE, "efa: ja", "efa: kein_efa");
    dataset.commit_on("2026-04-01", "on main");
    git(&dataset.root(), &["merge", "-q", "--no-commit", "branch"]);
    dataset.commit_on("2026-05-10", "merge");
    assert_eq!(subjects(&dataset, "2026-05"), ["on the branch"]);
    assert_eq!(subjects(&dataset, "2026-05-10"), ["on the branch"]);
    assert_eq!(subjects(&dataset, "2026-05-11"), [""; 0]);
    assert_eq!(subjects(&dataset, "2026-04").len(), 2);
    assert_eq!(subjects(&dataset, "2025").len(), 3, "before all commits");
    assert_eq!(changed_since(&dataset, "2026-05"), 1, "as the digest has it");
}

#[test]
fn a_clock_that_goes_back_changes_no_answer() {
    let dataset = titled();
    assert_eq!(subjects(&dataset, "2026-05"), ["June", "March by its clock", "May"]);
    assert_eq!(subjects(&dataset, "2026-05-21"), ["June"]);
    assert_eq!(title(&dataset, "2026-04"), "January");
    assert_eq!(title(&dataset, "2026-05-20"), "March by its clock");
    let digest = ["report", "digest", "--since", "2026-05", "--format", "json"];
    let first = dataset.git(&["rev-parse", "--short=10", "HEAD~3"]);
    assert_eq!(json(&ozg(dataset.root(), &digest))["compared_with"], first.as_str());
    let trend = ["report", "trend", "--since", "2026-04", "--format", "json"];
    let april = json(&ozg(dataset.root(), &trend))["tables"][0]["rows"][0].clone();
    assert_eq!((&april["date"], &april["commit"]), (&"2026-04-30".into(), &first.as_str().into()));
}

#[test]
fn a_day_is_a_revision_wherever_one_is_taken() {
    let dataset = titled();
    let [may, june] = ["2026-05-31", "2026-06"];
    assert_eq!([title(&dataset, may), title(&dataset, june)], ["March by its clock", "June"]);
    assert_eq!(title(&dataset, "2026"), "June", "the year that is not over");
    for (by_day, by_name) in [
        (vec!["diff", may, june], vec!["diff", "HEAD~1", "HEAD"]),
        (vec!["diff", "2026-05..2026-06"], vec!["diff", "HEAD~1..HEAD"]),
        (vec!["diff", "2026-05...2026-06"], vec!["diff", "HEAD~1...HEAD"]),
        (vec!["diff", may], vec!["diff", "HEAD~1"]),
        (vec!["log", "--at", may], vec!["log", "--at", "HEAD~1"]),
        (vec!["blame", "wohngeld", "--at", may], vec!["blame", "wohngeld", "--at", "HEAD~1"]),
        (vec!["query", "project", "--at", may], vec!["query", "project", "--at", "HEAD~1"]),
        (vec!["lint", "--new-since", may], vec!["lint", "--new-since", "HEAD~1"]),
    ] {
        let [day, name] = [&by_day, &by_name].map(|args| ozg(dataset.root(), args));
        let names = |text: &str| text.replace("HEAD~1", may).replace("HEAD", june);
        let shown = |run: &Run| without_duration(&names(&format!("{}{}", run.stdout, run.stderr)));
        assert_eq!((shown(&day), day.code), (shown(&name), name.code), "{by_day:?}");
    }
    let none = ozg(dataset.root(), &["show", "wohngeld", "--at", "2025-12"]);
    let expected = "error: The main line has no commit up to 2025-12-31; its first commit is from 2026-01-10.\n";
    assert_eq!((none.stderr.as_str(), none.code), (expected, 2));
    dataset.git(&["tag", "2026-05", "HEAD~3"]);
    assert_eq!(title(&dataset, "2026-05"), "January", "a tag of that name");
}

#[test]
fn messages_of_git_about_a_revision_are_passed_on() {
    let dataset = titled();
    let run = ozg(dataset.root(), &["show", "wohngeld", "--at", "HEAD@{2020-01-01}"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let beside = "Git reports: log for 'HEAD' only goes back to ";
    assert_eq!(run.stderr.matches(beside).count(), 1, "{}", run.stderr);
}

#[test]
fn every_verb_that_looks_back_reports_a_shallow_clone() {
    let dataset = titled();
    let folder = temp_dir();
    let url = format!("file://{}", dataset.root().display());
    assert!(git(folder.path(), &["clone", "-q", "--depth=2", &url, "clone"]).status.success());
    for args in [
        &["log"][..],
        &["log", "--format", "json"],
        &["blame", "wohngeld"],
        &["show", "wohngeld"],
        &["diff", "2026-05", "2026-06"],
        &["report", "digest", "--since", "HEAD~1"],
        &["report", "trend"],
        &["report", "overview", "--as-of", "2026-06-15"],
        &["query", "project", "--as-of", "2026-06-15"],
    ] {
        let notices = |dir| ozg(dir, args).stderr.matches("a shallow clone").count();
        assert_eq!(notices(folder.path().join("clone")), 1, "{args:?}");
        assert_eq!(notices(dataset.root()), 0, "{args:?}");
    }
    let now = ozg(folder.path().join("clone"), &["report", "overview"]);
    assert!(!now.stderr.contains("shallow"), "it looks back at nothing");
}
