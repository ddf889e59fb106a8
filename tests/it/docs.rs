//! Every command shown in a document is run on the shipped dataset and prints what the document shows.
//!
//! In a `console` block, a line `$ ozg …` is a command and the lines after it are its output; a line `…` matches any
//! number of lines. With `OZG_UPDATE_DOCS=1`, the outputs without `…` are rewritten.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{
    REPOSITORY, call, ozg, sources_of, temp_dir, without_duration, without_state,
};

/// A command of a document and the output shown below it.
struct Shown {
    command: String,
    output: Vec<String>,
}

/// Folders of the data, and what a README calls their records, in English and German.
const COUNTED: [(&str, [&str; 2]); 9] = [
    ("municipalities", ["Kommunen", "Kommunen"]),
    ("leistungen", ["Leistungen", "Leistungen"]),
    ("projects", ["projects", "Projekte"]),
    ("organisations", ["organisations", "Organisationen"]),
    ("components", ["Basiskomponenten", "Basiskomponenten"]),
    ("themenfelder", ["Themenfelder", "Themenfelder"]),
    ("online-services", ["Online-Dienste", "Online-Dienste"]),
    ("events", ["events", "Ereignisse"]),
    ("external-figures", ["figures of others", "Vergleichszahlen"]),
];

#[test]
fn both_readmes_count_the_data_as_it_is() {
    let leika = ozg(REPOSITORY, &["query", "leistung", "--columns", "leika", "--format", "jsonl"]);
    let entries = |line: &str| -> usize {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row");
        row["leika"].as_array().map_or(0, Vec::len)
    };
    let leika: usize = leika.stdout.lines().map(entries).sum();
    let grouped = |mark: &str| format!("{}{mark}{:03}", leika / 1000, leika % 1000);
    for (at, (file, keys)) in [
        ("README.md", format!("{} LeiKa entries", grouped(","))),
        ("README.de.md", format!("{} LeiKa-Einträgen", grouped("."))),
    ]
    .into_iter()
    .enumerate()
    {
        let text = fs::read_to_string(Path::new(REPOSITORY).join(file)).expect("a README");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let counted = COUNTED.iter().map(|(folder, names)| {
            let records = fs::read_dir(Path::new(REPOSITORY).join("data").join(folder));
            format!("{} {}", records.expect("records").count(), names[at])
        });
        for count in counted.chain([keys]) {
            assert!(text.contains(&format!(" {count}")), "{file} lacks “{count}”");
        }
    }
}

#[test]
fn documents_show_what_the_program_prints() {
    let target = temp_dir();
    let mut commands = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a readable document");
        let mut updated = text.clone();
        for shown in shown_in(&text) {
            commands += 1;
            let printed = printed(&shown.command, target.path());
            if !matches(&shown.output, &printed) {
                let old = block(&shown.command, &shown.output);
                updated = updated.replacen(&old, &block(&shown.command, &printed), 1);
                assert!(
                    std::env::var_os("OZG_UPDATE_DOCS").is_some(),
                    "{}: {}\nprints\n{}",
                    document.display(),
                    shown.command,
                    printed.join("\n")
                );
            }
        }
        if updated != text {
            fs::write(&document, updated).expect("a writable document");
        }
    }
    assert!(commands >= 5, "the documents show {commands} commands");
}

/// Each promise names the tests that verify it.
#[test]
fn the_page_on_security_names_tests_that_are_there() {
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/security.md")).expect("a page");
    let sources: String =
        sources_of(&["src", "crates", "tests"]).into_iter().map(|(_, text)| text).collect();
    let is_name = |word: &&str| {
        word.matches('_').count() > 2 && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let names: Vec<_> = page.split('`').filter(is_name).collect();
    assert!(names.len() > 30, "{names:?}");
    for name in names {
        assert!(sources.contains(&format!("fn {name}(")), "there is no test {name}");
    }
    for section in ["## What is promised", "## Limits"] {
        let table = page.split_once(section).expect(section).1;
        let rows = table.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
        for row in rows.take_while(|line| line.starts_with('|')) {
            let tests = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
            assert!(tests.split('`').any(|word| is_name(&word)), "no test: {row}");
        }
    }
}

/// The Markdown files of the repository and of `docs/`.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(REPOSITORY);
    let mut found = Vec::new();
    for folder in [root.to_owned(), root.join("docs")] {
        let entries = fs::read_dir(folder).into_iter().flatten();
        found.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    found.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    found.sort();
    found
}

fn shown_in(text: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            shown.push(Shown { command: command.to_owned(), output: Vec::new() });
        } else if let Some(last) = shown.last_mut().filter(|_| inside) {
            last.output.push(line.to_owned());
        }
    }
    shown
}

/// Runs a command in the repository; files that a document writes below `target/` go into a folder of the test.
fn printed(command: &str, target: &Path) -> Vec<String> {
    let words = words(command);
    let [program, args @ ..] = words.as_slice() else { panic!("no command: {command}") };
    assert_eq!(program, "ozg", "only ozg is run: {command}");
    let target = format!("{}/", target.display());
    let moved = |arg: &String| match arg.strip_prefix("target/") {
        Some(file) => format!("{target}{file}"),
        None => arg.clone(),
    };
    let args: Vec<_> = args.iter().map(moved).collect();
    let args: Vec<_> = args.iter().map(String::as_str).collect();
    let run = call(REPOSITORY, &args).today("2026-11-24").run();
    let text = format!("{}{}", run.stdout, run.stderr).replace(&target, "target/");
    without_state(&text).lines().map(str::to_owned).collect()
}

/// Splits a command into words as a shell does, including single quotes.
pub fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let split = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    split.collect()
}

fn matches(shown: &[String], printed: &[String]) -> bool {
    let Some((first, rest)) = shown.split_first() else { return printed.is_empty() };
    if first == "…" {
        return (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..]));
    }
    let Some((line, others)) = printed.split_first() else { return false };
    without_duration(first) == without_duration(line) && matches(rest, others)
}

fn block(command: &str, output: &[String]) -> String {
    let lines: String = output.iter().map(|line| format!("{line}\n")).collect();
    format!("$ {command}\n{lines}")
}
