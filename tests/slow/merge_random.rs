//! Merges real records with random edits on both sides, and compares the result with Git's merge by lines.
//! `OZG_CASES=20000` runs more cases.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use file_tree::merge_lines;
use proptest::prelude::*;
use record_diff::merge::{ConflictLabels, MergeResult, TextStates, is_sound, merge_with_lines};
use records::schema::{Kind, Schemas};

use crate::harness::{REPOSITORY, host, temp_dir, tree};

/// An edit of the lines of a record; positions are taken modulo the number of lines.
#[derive(Debug, Clone)]
enum LineEdit {
    ChangeWord(usize, String),
    Drop(usize),
    Repeat(usize, String),
    Swap(usize),
    Comment(usize, String),
}

fn edits() -> impl Strategy<Value = Vec<LineEdit>> {
    let word = || "[a-z]{3,5}";
    let edit = prop_oneof![
        (any::<usize>(), word()).prop_map(|(at, word)| LineEdit::ChangeWord(at, word)),
        any::<usize>().prop_map(LineEdit::Drop),
        (any::<usize>(), word()).prop_map(|(at, word)| LineEdit::Repeat(at, word)),
        any::<usize>().prop_map(LineEdit::Swap),
        (any::<usize>(), word()).prop_map(|(at, word)| LineEdit::Comment(at, word)),
    ];
    prop::collection::vec(edit, 1..5)
}

/// The line with its last word replaced.
fn reworded(line: &str, word: &str) -> String {
    match line.rsplit_once(' ') {
        Some((head, tail)) if !tail.ends_with(':') && !tail.ends_with(['\'', '"']) => {
            format!("{head} {word}")
        }
        _ => line.to_owned(),
    }
}

/// Whether the line and the one before it are entries of a list of texts.
fn are_entries(lines: &[String], at: usize) -> bool {
    let is_entry = |line: &String| line.starts_with("- ") && !line.contains(": ");
    at > 0 && is_entry(&lines[at]) && is_entry(&lines[at - 1])
}

/// The text after the edits; `None` if it is no longer a record.
fn edited(text: &str, edits: &[LineEdit]) -> Option<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits {
        let count = lines.len();
        let index = |at: &usize| at % count;
        match edit {
            LineEdit::ChangeWord(at, word) => {
                lines[index(at)] = reworded(&lines[index(at)], word);
            }
            // Without its key a list would become part of the one before, which a merge by lines cannot detect.
            LineEdit::Drop(at) if !lines[index(at)].ends_with(':') => _ = lines.remove(index(at)),
            LineEdit::Repeat(at, word) => {
                lines.insert(index(at), reworded(&lines[index(at)], word));
            }
            LineEdit::Swap(at) if are_entries(&lines, index(at)) => {
                lines.swap(index(at), index(at) - 1);
            }
            LineEdit::Comment(at, word) => lines[index(at)].extend([" # ", word]),
            _ => {}
        }
    }
    let text = lines.join("\n") + "\n";
    yaml_tree::parse(&text).is_ok_and(|root| root.as_mapping().is_some()).then_some(text)
}

fn by_lines(texts: TextStates<'_>) -> MergeResult {
    let folder = temp_dir();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    };
    let (ours, base) = (file("ours", texts.ours), file("base", texts.base));
    let (text, has_conflicts) =
        merge_lines(&host(), &ours, &base, &file("theirs", texts.theirs)).expect("Git merges");
    MergeResult { text, has_conflicts }
}

fn merged(kind: &Kind, texts: TextStates<'_>) -> MergeResult {
    let labels = ConflictLabels { ours: "ours", theirs: "theirs" };
    merge_with_lines(kind, texts, by_lines(texts), labels)
}

/// How often the record contains each value.
fn values(kind: &Kind, text: &str) -> BTreeMap<String, usize> {
    let root = yaml_tree::parse(text).expect("a record");
    let mut counts = BTreeMap::new();
    for line in ozg::render::record_lines::record_lines(Some(kind), &root).lines() {
        *counts.entry(line.to_owned()).or_default() += 1;
    }
    counts
}

fn comments(text: &str) -> Vec<String> {
    yaml_tree::comments(text).into_iter().map(|comment| comment.text).collect()
}

fn cases() -> u32 {
    std::env::var("OZG_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

/// Whether the result has a value that a side changed as often as it must.
fn is_in(count: usize, before: usize, after: usize) -> bool {
    // Both sides may have added or removed the same value.
    if count > before { after >= count } else { after <= count || after <= before }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_global_rejects: 1_000_000,
        ..ProptestConfig::with_cases(cases())
    })]

    #[test]
    fn a_merge_is_as_clean_as_that_of_git_and_keeps_every_edit(
        record in any::<prop::sample::Index>(),
        our_edits in edits(),
        their_edits in edits(),
    ) {
        let folder = Path::new(REPOSITORY).join("data/projects");
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("records").map(|file| file.expect("a file").path()).collect();
        files.sort();
        let base = fs::read_to_string(record.get(&files)).expect("a record");
        let schemas = Schemas::load(&tree(REPOSITORY)).expect("schemas");
        let kind = schemas.kind("project").expect("a kind");
        let sides = (edited(&base, &our_edits), edited(&base, &their_edits));
        let (Some(ours), Some(theirs)) = sides else { return Err(TestCaseError::reject("YAML")) };
        let texts = TextStates { base: &base, ours: &ours, theirs: &theirs };
        let (one, lines) = (merged(kind, texts), by_lines(texts));
        let other = merged(kind, TextStates { ours: &theirs, theirs: &ours, ..texts });
        prop_assert_eq!(one.has_conflicts, other.has_conflicts);
        let is_unsound = !is_sound(kind, &lines.text);
        let is_allowed = lines.has_conflicts || is_unsound;
        prop_assert!(!one.has_conflicts || is_allowed, "dirtier than Git:\n{}", one.text);
        let kept = if one.has_conflicts { one.text.clone() } else { comments(&one.text).join("\n") };
        for comment in comments(&ours).into_iter().chain(comments(&theirs)) {
            let is_new = !comments(&base).contains(&comment);
            prop_assert!(!is_new || kept.contains(&comment), "{} is lost:\n{}", comment, one.text);
        }
        // If Git's own result is sound, ours is the same; and so it is if a side was not a sound record before.
        if !lines.has_conflicts && !is_unsound {
            prop_assert_eq!(&one.text, &lines.text);
        }
        // Entries without identity have no key by which their values could be found again.
        let were_sound = [&ours, &theirs].iter().all(|side| is_sound(kind, side));
        if one.has_conflicts || one.text == lines.text || !were_sound {
            return Ok(());
        }
        let result = values(kind, &one.text);
        prop_assert_eq!(&result, &values(kind, &other.text));
        let before = values(kind, &base);
        for side in [values(kind, &ours), values(kind, &theirs)] {
            for (value, count) in &side {
                let of = |counts: &BTreeMap<String, usize>| counts.get(value).copied().unwrap_or(0);
                prop_assert!(
                    *count == of(&before) || is_in(*count, of(&before), of(&result)),
                    "{} is lost:\n{}", value, one.text
                );
            }
        }
    }
}
