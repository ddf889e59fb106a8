//! Which verb answers in which format: docs/formats.md has the table, made by asking each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::ValueEnum;
use ozg::cli::Format;

use crate::harness::examples::{VERBS, verbs_in_formats};
use crate::harness::pages::assert_made;
use crate::harness::{Dataset, Run, command, ozg};

fn dataset() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("first");
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: Wohngeld");
    dataset.commit("second");
    dataset
}

fn asked(dataset: &Dataset, args: &[&str], format: &str) -> Run {
    ozg(dataset.root(), &[args, &["--format", format]].concat())
}

#[test]
fn the_page_has_the_formats_that_each_verb_takes() {
    let dataset = dataset();
    let names = Format::value_variants().iter().filter_map(Format::to_possible_value);
    let names: Vec<_> = names.map(|value| value.get_name().to_owned()).collect();
    let mut table = String::from("| format | ending |");
    for args in VERBS {
        table.extend([" `", args[0], "` |"]);
    }
    let _ = write!(table, "\n| --- | --- |{}\n", " --- |".repeat(VERBS.len()));
    for (format, name) in Format::value_variants().iter().zip(&names) {
        let ending = match format.ending() {
            "" => String::new(),
            ending => format!("`.{ending}`"),
        };
        let mut row = format!("| `{name}` | {ending} |");
        for args in VERBS {
            // A workbook is no text, so the program runs as a process of its own.
            let args = [args, &["--format", name]].concat();
            let output = command(dataset.root(), &args).output().expect("a run");
            let said = String::from_utf8_lossy(&output.stderr);
            // Refused by its name, or answered.
            let is_refused = output.status.code() == Some(2) && said.contains("invalid value");
            assert!(is_refused || output.status.success(), "{args:?}: {said}");
            row.push_str(if is_refused { "  |" } else { " • |" });
        }
        // Files of an export have formats that no verb prints.
        if row.contains('•') {
            table.extend([&row, "\n"]);
        }
    }
    assert_made("docs/formats.md", "| format", "", &table);
}

/// A format that no writer knows would look like another.
#[test]
fn no_format_is_written_as_another() {
    let dataset = dataset();
    let mut answers: BTreeMap<Vec<u8>, Vec<String>> = BTreeMap::new();
    for args in verbs_in_formats() {
        let words: Vec<_> = args.iter().map(String::as_str).collect();
        // A workbook is no text, so the program runs as a process of its own.
        let run = command(dataset.root(), &words).output().expect("a run");
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
        // What is clean has nothing to say to people or in a log.
        let is_silent =
            run.stdout.is_empty() && ["concise", "github"].contains(&words[words.len() - 1]);
        let other = answers.insert(run.stdout, args.clone());
        assert!(is_silent || other.is_none(), "{args:?} is written as {other:?}");
        if words.ends_with(&["--format", "json"]) {
            let run = ozg(dataset.root(), &words);
            serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON");
        }
    }
}

/// Whoever opens a page has not seen what the terminal said beside it.
#[test]
fn a_page_says_what_it_leaves_out() {
    let dataset = dataset();
    for args in [
        &["search", "zzqqxx"][..],
        &["search", "wohngeld", "--limit", "1"],
        &["log", "--limit", "1"],
        &["log", "--since", "2090-01-01"],
    ] {
        let page = asked(&dataset, args, "html");
        assert!(!page.stderr.is_empty(), "{args:?}");
        for note in page.stderr.lines() {
            assert!(page.stdout.contains(note), "{args:?}: {note}");
        }
        assert!(!page.stdout.contains("<ul></ul>"), "{args:?}");
        let text = asked(&dataset, args, "text");
        assert!(text.stderr.lines().all(|note| !text.stdout.contains(note)), "{args:?}");
    }
}

#[test]
fn a_page_without_rows_says_why() {
    let dataset = dataset();
    for args in [&["query", "project", "titel~Bonnxx"][..], &["search", "zzqq"]] {
        let run = asked(&dataset, args, "html");
        assert_eq!(run.code, 0, "{args:?}");
        let note = run.stderr.lines().next().expect("a note");
        let name = note.split('“').next().unwrap_or_default().trim();
        assert!(run.stdout.contains(name), "{}", run.stdout);
    }
}
