//! The messages of `locales/`: complete in both languages, and all of them used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::harness::{REPOSITORY, sources};

const FILES: [&str; 5] = ["errors.ftl", "findings.ftl", "output.ftl", "reports.ftl", "site.ftl"];

/// The keys of a language with their placeholders, in the order of the files.
fn messages(language: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut messages: Vec<(String, BTreeSet<String>)> = Vec::new();
    for file in FILES {
        let path = Path::new(REPOSITORY).join("locales").join(language).join(file);
        for line in fs::read_to_string(path).expect("a locale").lines() {
            if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| is_key(key)) {
                messages.push((key.to_owned(), BTreeSet::new()));
            }
            if let Some((_, placeholders)) = messages.last_mut() {
                placeholders.extend(placeholders_of(line));
            }
        }
    }
    messages
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn placeholders_of(line: &str) -> Vec<String> {
    let names = line.split("{ $").skip(1);
    names.map(|rest| rest.split([' ', '}']).next().unwrap_or_default().to_owned()).collect()
}

/// The keys that the program uses, with the arguments it passes; none if it only names the key.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, text) in sources() {
        let call_prefixes = [
            "msg!(",
            "localizer.text(\"",
            "words.word(\"",
            "self.word(\"",
            "frame.text(\"",
            "self.text(\"",
        ];
        for start in call_prefixes {
            for rest in text.split(start).skip(1) {
                let Some((key, args)) = key_and_args(rest) else { continue };
                used.entry(key).or_default().extend(args);
            }
        }
    }
    used
}

/// Parses `"key", name = value, …)`; takes the names at the outermost level.
fn key_and_args(rest: &str) -> Option<(String, Vec<String>)> {
    let rest = rest.trim_start().trim_start_matches('"');
    let (key, rest) = rest.split_once('"')?;
    if !is_key(key) {
        return None;
    }
    let (mut depth, mut names, mut word) = (0, Vec::new(), String::new());
    for c in rest.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 0 && !word.trim().is_empty() => names.push(word.trim().to_owned()),
            _ => {}
        }
        if c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit() || c == ' ' {
            word.push(c);
        } else {
            word.clear();
        }
    }
    names.retain(|name| !name.contains(' '));
    Some((key.to_owned(), names))
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders_in_the_same_order() {
    // Two titles are passed so that each language can name a field in its own.
    let plain = |mut messages: Vec<(String, BTreeSet<String>)>| {
        for (_, placeholders) in &mut messages {
            placeholders.retain(|name| name != "de" && name != "en");
        }
        messages
    };
    assert_eq!(plain(messages("de")), plain(messages("en")));
}

#[test]
fn no_key_is_defined_twice() {
    let mut keys: Vec<_> = messages("de").into_iter().map(|(key, _)| key).collect();
    keys.sort();
    let unique: BTreeSet<_> = keys.iter().cloned().collect();
    assert_eq!(keys.len(), unique.len(), "{keys:?}");
}

#[test]
fn every_used_key_is_defined_and_every_defined_key_is_used() {
    let mut used = used();
    // `help.rs` has a test for the keys of the help.
    let help = fs::read_to_string(Path::new(REPOSITORY).join("locales/de/help.ftl")).expect("help");
    used.retain(|key, _| !help.contains(&format!("\n{key} = ")));
    let known: BTreeMap<_, _> = messages("de").into_iter().collect();
    let used_keys: BTreeSet<_> = used.keys().collect();
    let defined: BTreeSet<_> = known.keys().collect();
    let missing: Vec<_> = used_keys.difference(&defined).collect();
    let unused: Vec<_> = defined.difference(&used_keys).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
    for (key, placeholders) in &known {
        let required: BTreeSet<_> = placeholders.iter().filter(|name| *name != "de").collect();
        let given: BTreeSet<_> = used[key].iter().collect();
        assert!(required.is_subset(&given), "{key} wants {required:?} and gets {given:?}");
    }
}

/// The messages of findings are short enough to be read: 100 characters are left for the data that
/// they quote.
#[test]
fn no_sentence_of_a_finding_is_long() {
    for language in ["de", "en"] {
        let path = Path::new(REPOSITORY).join("locales").join(language).join("findings.ftl");
        for line in fs::read_to_string(path).expect("a locale").lines() {
            assert!(line.chars().count() <= 220, "{language}: {line}");
        }
    }
}
