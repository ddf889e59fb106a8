//! Which verb answers in which format: docs/formats.md has the table, made by asking each.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use clap::ValueEnum;
use ozg::cli::Format;

use crate::harness::{Dataset, REPOSITORY, Run, command, ozg};

/// Each verb that answers people, with what it is asked.
const VERBS: [&[&str]; 8] = [
    &["query", "project"],
    &["show", "wohngeld"],
    &["search", "wohngeld"],
    &["report", "overview", "--table", "projects_by_phase"],
    &["diff", "HEAD~1", "HEAD"],
    &["log"],
    &["blame", "wohngeld"],
    &["lint"],
];

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
    let path = Path::new(REPOSITORY).join("docs/formats.md");
    let page = fs::read_to_string(&path).expect("docs/formats.md");
    let (head, shown) = page.split_once("\n| format").expect("a table");
    if format!("| format{shown}") != table {
        assert!(std::env::var_os("OZG_UPDATE_DOCS").is_some(), "docs/formats.md is out of date");
        fs::write(&path, format!("{head}\n{table}")).expect("a writable page");
    }
}

/// A format that no writer knows would look like another.
#[test]
fn every_verb_that_answers_people_has_each_format_for_people() {
    let dataset = dataset();
    for args in VERBS {
        let mut answers = BTreeSet::new();
        for format in Format::of_answer(&[]) {
            let name = format.to_possible_value().expect("a name").get_name().to_owned();
            let run = asked(&dataset, args, &name);
            assert_eq!(run.code, 0, "{args:?} {name}: {}", run.stderr);
            if format == Format::Json {
                serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON");
            }
            // What is clean has nothing to say in a terminal.
            let is_new = answers.insert(run.stdout.clone());
            assert!(is_new, "{args:?} {name} is written as another: {}", run.stdout);
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
