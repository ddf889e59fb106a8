//! The pages about the rules: one per rule and language, and each sample is as wrong or right as its page states.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Dataset, REPOSITORY, ozg};

fn pages(language: &str) -> Vec<PathBuf> {
    let folder = Path::new(REPOSITORY).join("docs/rules").join(language);
    let entries = fs::read_dir(folder).expect("docs/rules");
    let mut pages: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    pages.sort();
    pages
}

/// The samples of a page: whether they are wrong, the file, and the lines that replace those with the same keys in it.
fn samples(page: &str) -> Vec<(bool, String, String)> {
    let mut samples = Vec::new();
    let mut wrong = false;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            wrong = samples.is_empty();
        } else if let Some(file) = line.strip_prefix("```yaml ") {
            let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            samples.push((wrong, file.to_owned(), body.join("\n") + "\n"));
        }
    }
    samples
}

fn key(line: &str) -> Option<&str> {
    let is_key = line.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    line.split_once(':').map(|(key, _)| key).filter(|_| is_key)
}

fn replaced(text: &str, sample: &str) -> String {
    let keys: Vec<_> = sample.lines().filter_map(key).collect();
    let mut kept = String::new();
    let mut keep = true;
    for line in text.lines() {
        if let Some(key) = key(line) {
            keep = !keys.contains(&key);
        }
        if keep {
            let _ = writeln!(kept, "{line}");
        }
    }
    kept + sample
}

#[test]
fn every_rule_has_a_page_in_both_languages() {
    let names = |language| {
        let pages = pages(language).into_iter();
        pages
            .map(|page| page.file_name().expect("a name").to_string_lossy().into_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("en"), names("de"));
    let sarif = ozg(REPOSITORY, &["lint", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let mut pages: Vec<_> = rules
        .iter()
        .map(|rule| format!("{}-{}.md", text(&rule["id"]), text(&rule["name"])))
        .collect();
    pages.sort();
    assert_eq!(names("en"), pages);
}

#[test]
fn the_samples_are_as_wrong_or_right_as_the_pages_state() {
    let mut tried = 0;
    for page in pages("en").into_iter().chain(pages("de")) {
        let name = page.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).expect("a page");
        for (wrong, file, sample) in samples(&text) {
            let dataset = Dataset::clean();
            let old = fs::read_to_string(dataset.path(&file)).unwrap_or_default();
            dataset.write(&file, replaced(&old, &sample));
            let args = ["lint", "--notes", "--as-of", "2026-11-24", "--format", "json"];
            let run = ozg(dataset.root(), &args);
            let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
            let findings = report["findings"].as_array().expect("findings");
            // Notes may remain: only those that the page is about count.
            let is_relevant = |one: &&serde_json::Value| {
                one["severity"] != "note" || (one["code"] == name[..6] && one["file"] == *file)
            };
            let findings = findings.iter().filter(is_relevant);
            let codes: Vec<_> = findings.filter_map(|one| one["code"].as_str()).collect();
            let expected = if wrong { vec![&name[..6]] } else { vec![] };
            assert_eq!(codes, expected, "{}: {sample}", page.display());
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried} samples");
}
