//! What `ozg diff` compares, what it reads for that, and its exit codes.

use std::fs;

use serde_json::{Value, json};

use crate::diff::WOHNGELD;
use crate::harness::{Dataset, Run, copy, git, ozg};

/// The titles that differ, as `old → new`.
fn titles(run: &Run) -> Vec<String> {
    let diff: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
    let changes = diff["changes"].as_array().expect("changes").iter();
    let fields = changes.flat_map(|change| change["fields"].as_array().expect("fields"));
    let of_titles = fields.filter(|field| field["field"] == "titel");
    of_titles.map(|field| format!("{} → {}", field["old"], field["new"])).collect()
}

fn diff(dataset: &Dataset, args: &[&str]) -> Run {
    ozg(dataset.root(), &[&["diff", "--format", "json"], args].concat())
}

fn retitle(dataset: &Dataset, old: &str, new: &str) {
    dataset.edit(WOHNGELD, &format!("titel: {old}\n"), &format!("titel: {new}\n"));
}

#[test]
fn without_revisions_uncommitted_changes_are_shown_and_with_staged_those_to_be_committed() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    retitle(&dataset, "Wohngeld online", "Eins");
    dataset.git(&["add", WOHNGELD]);
    retitle(&dataset, "Eins", "Zwei");
    let expected = ["\"Wohngeld online\" → \"Zwei\""];
    assert_eq!(titles(&diff(&dataset, &[])), expected);
    let staged = ["\"Wohngeld online\" → \"Eins\""];
    assert_eq!(titles(&diff(&dataset, &["--staged"])), staged);
    assert_eq!(
        titles(&ozg(dataset.path("data"), &["diff", "--format", "json", "--staged"])),
        staged
    );
    dataset.commit("neu");
    assert_eq!(titles(&diff(&dataset, &["--staged"])), [""; 0]);
    assert_eq!(titles(&diff(&dataset, &["--staged", "HEAD~1"])), expected);
    assert_eq!(diff(&dataset, &["--staged", "HEAD~1", "HEAD"]).code, 2);
}

#[test]
fn three_dots_leave_out_what_the_base_changed_since() {
    let dataset = Dataset::clean();
    let base = dataset.commit("alt");
    dataset.git(&["branch", "zweig"]);
    dataset.remove("data/projects/kinderbetreuung.yaml").commit("main");
    dataset.git(&["checkout", "-q", "zweig"]);
    retitle(&dataset, "Wohngeld online", "Eins");
    dataset.commit("zweig");
    for args in [["main...zweig"], ["main..."]] {
        let run = diff(&dataset, &args);
        assert_eq!(titles(&run), ["\"Wohngeld online\" → \"Eins\""], "{args:?}");
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!((&answer["base"], &answer["summary"]["removed"]), (&json!(base), &json!(0)));
    }
    let too_many = diff(&dataset, &["main...zweig", "zweig"]);
    assert!(
        too_many.code == 2 && too_many.stderr.contains("remove “zweig”"),
        "{}",
        too_many.stderr
    );
    dataset.git(&["checkout", "-q", "--orphan", "fremd"]);
    dataset.commit("fremd");
    let unrelated = diff(&dataset, &["main...fremd"]);
    assert!(unrelated.stderr.contains("have no commit in common."), "{}", unrelated.stderr);
}

#[test]
fn a_shallow_clone_names_the_fetch_that_is_missing() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.git(&["branch", "zweig"]);
    dataset.commit("neu");
    let folder = crate::harness::temp_dir();
    let address = format!("file://{}", dataset.root().display());
    let clone = git(folder.path(), &["clone", "-q", "--depth=1", &address, "klon"]);
    assert!(clone.status.success());
    let stderr = |name: &str| ozg(folder.path().join("klon"), &["diff", name]).stderr;
    assert!(
        stderr("HEAD~1")
            .contains("shallow clone. To fetch the missing commits, run: git fetch --unshallow\n")
    );
    let branch = "git fetch --unshallow origin zweig:refs/remotes/origin/zweig\n";
    assert!(stderr("origin/zweig...HEAD").ends_with(branch), "{}", stderr("origin/zweig...HEAD"));
}

#[test]
fn two_folders_need_no_repository_and_a_revision_comes_first() {
    let (old, new) = (Dataset::clean(), Dataset::clean());
    retitle(&new, "Wohngeld online", "Eins");
    let (from, to) = (old.root().display().to_string(), new.root().display().to_string());
    let expected = ["\"Wohngeld online\" → \"Eins\""];
    let run = ozg("/", &["diff", "--format", "json", &from, &to]);
    assert_eq!(titles(&run), expected);
    assert_eq!(titles(&diff(&new, &[&from])), expected);
    old.commit("alt");
    assert_eq!(titles(&diff(&old, &["HEAD", &to])), expected);
    new.commit("neu");
    copy(&old.root().join("data"), &new.path("main/data"));
    copy(&old.root().join("schema"), &new.path("main/schema"));
    assert_eq!(titles(&diff(&new, &["main"])), [""; 0]);
    assert_eq!(titles(&diff(&new, &["./main"])), expected);
}

#[test]
fn only_what_differs_is_read() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    retitle(&dataset, "Wohngeld online", "Eins");
    dataset.commit("neu");
    // For all other records, the repository keeps the name and loses the content.
    let listing = dataset.git(&["ls-tree", "-r", "HEAD", "--", "data"]);
    let mut lost = 0;
    for line in listing.lines().filter(|line| !line.ends_with(WOHNGELD)) {
        let object = line.split_whitespace().nth(2).expect("an object");
        let file = dataset.path(".git/objects").join(&object[..2]).join(&object[2..]);
        lost += usize::from(fs::remove_file(file).is_ok());
    }
    assert!(lost > 20, "{lost}");
    let run = diff(&dataset, &["HEAD~1", "HEAD", "--effect=never"]);
    assert_eq!(titles(&run), ["\"Wohngeld online\" → \"Eins\""]);
    let with_effect = diff(&dataset, &["HEAD~1", "HEAD", "--effect"]);
    assert_eq!(with_effect.code, 2, "the effect needs all records: {}", with_effect.stdout);
}

#[test]
fn the_exit_code_shows_how_much_a_change_matters() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    let codes = |dataset: &Dataset| {
        let options = ["--fail-on=breaking", "--fail-on=notable", "--exit-code", "--effect=never"];
        options.map(|option| diff(dataset, &[option]).code)
    };
    assert_eq!(codes(&dataset), [0, 0, 0, 0]);
    retitle(&dataset, "Wohngeld online", "Eins");
    assert_eq!(codes(&dataset), [0, 0, 1, 0]);
    dataset.edit(WOHNGELD, "- kdn\n", "");
    assert_eq!(codes(&dataset), [0, 1, 1, 0]);
    dataset.remove(WOHNGELD);
    assert_eq!(codes(&dataset), [1, 1, 1, 0]);
}

#[test]
fn two_dots_compare_the_two_revisions_as_in_git() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    retitle(&dataset, "Wohngeld online", "Eins");
    dataset.commit("neu");
    retitle(&dataset, "Eins", "Zwei");
    let expected = ["\"Wohngeld online\" → \"Eins\""];
    assert_eq!(titles(&diff(&dataset, &["HEAD~1..HEAD"])), expected);
    assert_eq!(titles(&diff(&dataset, &["HEAD~1.."])), expected);
    assert_eq!(diff(&dataset, &["HEAD~1..HEAD", "HEAD"]).code, 2);
    assert_eq!(diff(&dataset, &["--staged", "HEAD~1..HEAD"]).code, 2);
}
