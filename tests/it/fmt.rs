//! `ozg fmt`: one canonical form for all records, without any loss.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use records::edit::{format, ordered};
use records::schema::Schemas;
use yaml_tree::{Node, Value};

use crate::harness::{Dataset, REPOSITORY, ozg, ozg_german};

const FILE: &str = "data/projects/wohngeld.yaml";

/// Everything that can be in the wrong place, with comments wherever one is allowed.
const UNTIDY: &str = r#"# header

titel:   "Wohngeld"   # the title
phasen:
    umsetzung:   # begun
        erreicht: "2020"
        # about the year
    # end of phasen
art: efa_dienst
kernteam: [koeln,   # in the list
  kdn]   # behind it
interessiert:
  # about soest
  - soest   # S
  -   iserlohn
leistungen:
  - zuordnung: quelle
    # the Leistung
    leistung: 10092-wohngeld
  - {leistung: '10019-kindertagesbetreuung', zuordnung: quelle}
beschreibung: >-   # folded
    Ein langer
    Text.

      eingerückt
hinweis: |
  a
  b
themenfeld: 'arbeit_ruhestand'
programm: ein
   langer
   Text # behind it
register:
- kdn-ozg-datenbank-nrw
# footer
"#;

#[test]
fn an_untidy_record_is_brought_into_canonical_form() {
    let dataset = Dataset::clean();
    dataset.write(FILE, UNTIDY);
    let run = ozg(dataset.root(), &["fmt", FILE]);
    assert_eq!(
        (run.stdout.as_str(), run.code),
        ("data/projects/wohngeld.yaml\n", 0),
        "{}",
        run.stderr
    );
    insta::assert_snapshot!(dataset.read(FILE));
    let again = ozg(dataset.root(), &["fmt", FILE]);
    assert_eq!((again.stdout.as_str(), again.code), ("", 0), "twice is once");
}

#[test]
fn check_changes_nothing_and_fails() {
    let dataset = Dataset::clean();
    assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
    assert_eq!(ozg(dataset.root(), &["fmt", "--check"]).code, 0);
    dataset.write(FILE, UNTIDY);
    let run = ozg_german(dataset.root(), &["fmt", "--check"]);
    assert_eq!((run.stdout.as_str(), run.code), ("data/projects/wohngeld.yaml\n", 1));
    assert!(run.stderr.contains("Eine Datei ist nicht einheitlich formatiert"), "{}", run.stderr);
    assert_eq!(dataset.read(FILE), UNTIDY);
}

#[test]
fn what_cannot_be_read_is_left_and_named() {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &["fmt"]);
    dataset
        .write(FILE, "titel: \"offen\nart: x\n")
        .write("data/projects/x.yaml", b"titel: K\xf6ln\n");
    let run = ozg(dataset.root(), &["fmt"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 1));
    insta::assert_snapshot!(run.stderr);
}

#[test]
fn carriage_returns_and_a_byte_order_mark_are_removed() {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &["fmt"]);
    let tidy = dataset.read(FILE);
    dataset.write(FILE, format!("\u{feff}{}", tidy.replace('\n', "\r\n")));
    assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
    assert_eq!(dataset.read(FILE), tidy);
}

#[test]
fn the_shipped_records_are_in_canonical_form() {
    let run = ozg(REPOSITORY, &["fmt", "--check"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0), "{}", run.stderr);
}

/// The lines of a shipped record, with its fields in another order and comments between and after them.
fn shuffled(text: &str, order: &[Index], comments: &[(Index, usize)]) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with([' ', '-']) && !blocks.is_empty() {
            let last = blocks.len() - 1;
            blocks[last].extend([line, "\n"]);
        } else {
            blocks.push(format!("{line}\n"));
        }
    }
    for (at, other) in order.iter().enumerate() {
        if at < blocks.len() {
            let other = other.index(blocks.len());
            blocks.swap(at, other);
        }
    }
    let mut lines: Vec<_> = blocks.concat().lines().map(str::to_owned).collect();
    for (number, (at, indent)) in comments.iter().enumerate() {
        let at = at.index(lines.len());
        if *indent > 4 {
            let _ = write!(lines[at], " # beside <{number}>");
        } else {
            lines.insert(at, format!("{}# own <{number}>", " ".repeat(*indent)));
        }
    }
    lines.join("\n") + "\n"
}

/// Scalars that an emitter would write differently, and quotes that some reader needs.
const ODD: [&str; 20] = [
    "05315000",
    "0o17",
    "0x1F",
    "1.0",
    "1e3",
    "12345678901234567890123",
    "~",
    "",
    "no",
    "12:30",
    "1_000",
    "TRUE",
    ".nan",
    "'no'",
    "'12:30'",
    "'~'",
    "'2024-01-01'",
    "2024-01-01",
    "'05315000'",
    "'a: b'",
];

/// The one-line scalars without quotes, and the odd ones, as written, by their paths.
fn written(text: &str) -> Vec<(String, String)> {
    fn collect(node: &Node, path: &str, text: &str, found: &mut Vec<(String, String)>) {
        if let Some(mapping) = node.as_mapping() {
            for entry in &mapping.entries {
                collect(&entry.node, &format!("{path}/{}", entry.key), text, found);
            }
        } else if let Value::List(items) = &node.value {
            for (at, item) in items.iter().enumerate() {
                collect(item, &format!("{path}/{at}"), text, found);
            }
        } else {
            let source = &text[node.span.range()];
            let is_quoted = source.starts_with(['\'', '"']);
            if !source.contains('\n') && (!is_quoted || ODD.contains(&source)) {
                found.push((path.to_owned(), source.to_owned()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&yaml_tree::parse(text).expect("YAML"), "", text, &mut found);
    found.sort();
    found
}

/// The lines of a text, sorted, without indentation and leading dashes.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().map(|line| line.trim_start_matches([' ', '-'])).collect();
    lines.sort_unstable();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn formatting_loses_nothing_and_is_idempotent(
        order in proptest::collection::vec(any::<Index>(), 0..20),
        comments in proptest::collection::vec((any::<Index>(), 0_usize..8), 0..12),
        odd in proptest::collection::vec(0..ODD.len(), 0..6),
        file in any::<Index>(),
    ) {
        let tree = crate::harness::tree(REPOSITORY);
        let schemas = Schemas::load(&tree).expect("schemas");
        let kind = schemas.kind("project").expect("a kind");
        let folder = Path::new(REPOSITORY).join("data/projects");
        let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|f| f.path()).collect();
        files.sort();
        let text = fs::read_to_string(&files[file.index(files.len())]).expect("a record");
        let odd = odd.iter().enumerate().map(|(key, at)| format!("odd_{key}:\n- {0}\n- a: {0}\n", ODD[*at]));
        let text = shuffled(&(text + &odd.collect::<String>()), &order, &comments);
        let before = yaml_tree::parse(&text);
        prop_assume!(before.is_ok());
        let once = format(kind, &text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(yaml_tree::parse(&once).ok(), before.ok());
        prop_assert_eq!(written(&once), written(&text));
        for number in 0..comments.len() {
            let is_there = once.contains(&format!("<{number}>"));
            prop_assert!(is_there, "comment {} of\n{}\nis lost in\n{}", number, text, once);
        }
        let moved = ordered(kind, &text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(lines(&moved), lines(&text));
        let twice = format(kind, &once).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(once, twice);
    }
}

#[test]
fn line_endings_are_named_where_nothing_else_differs() {
    let dataset = Dataset::clean();
    assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
    let tidy = dataset.read(FILE);
    for ends in ["\r\n", "\r"] {
        dataset.write(FILE, tidy.replace('\n', ends));
        let run = ozg(dataset.root(), &["fmt", "--check"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, "data/projects/wohngeld.yaml\n"));
        assert!(run.stderr.contains("In one file only the line endings differ"), "{}", run.stderr);
        assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
        assert_eq!(dataset.read(FILE), tidy);
    }
}
