//! The architecture as ARCHITECTURE.md draws it: imports point downwards only.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::REPOSITORY;

/// The modules from the bottom up; those of one layer know nothing of one another.
const LAYERS: [&[&str]; 16] = [
    &["date", "suggest", "location", "cost"],
    &["message"],
    &["language"],
    &["finding", "table", "write", "progress"],
    &["section"],
    &["yaml", "tree"],
    &["schema", "config"],
    &["record", "edit"],
    &["dataset"],
    &["lint", "query", "diff", "import"],
    &["relational", "show", "search", "history", "patch"],
    &["ozg"],
    &["render"],
    &["cli"],
    &["commands"],
    &["lib", "main"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// Imports of a source text that point upwards or sideways, each with its line.
fn upward_imports(module: &str, text: &str) -> Vec<String> {
    let Some(own) = layer(module) else { return vec![format!("{module} is in no layer")] };
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        for import in line.split("crate::").skip(1) {
            let end = import
                .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
                .unwrap_or(import.len());
            let other = &import[..end];
            let is_fine = match layer(other) {
                Some(layer) => layer < own || other == module,
                // Macros stand at the root of the crate.
                None => ["msg", "rule", ""].contains(&other),
            };
            if !is_fine {
                found.push(format!("{}: {module} imports {other}", number + 1));
            }
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let name = path.strip_prefix(Path::new(REPOSITORY).join("src")).expect("below src");
                files.push((name.to_owned(), text));
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(REPOSITORY).join("src"), &mut files);
    files.sort();
    files
}

fn module(file: &Path) -> String {
    let first = file.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_point_downwards() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        let upward = upward_imports(&module(&file), &text);
        found.extend(upward.into_iter().map(|import| format!("src/{}:{import}", file.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_planted_upward_import_is_found() {
    for (module, line, is_found) in [
        ("tree", "use crate::commands::Context;", true),
        ("tree", "use crate::yaml::Node;", true),
        ("lint", "use crate::query::Query;", true),
        ("dataset", "    crate::lint::lint(source)", true),
        ("tree", "use crate::message::Message;", false),
        ("tree", "use crate::tree::Form;", false),
        ("tree", "// not even crate::commands in a comment", false),
        ("tree", "#[cfg(test)] use crate::commands::Context;", false),
    ] {
        assert_eq!(!upward_imports(module, line).is_empty(), is_found, "{module}: {line}");
    }
    assert!(!upward_imports("unknown", "").is_empty(), "a module without a layer");
}

/// Files in which a text stands outside comments and tests.
fn files_with(text: &str) -> Vec<String> {
    let has = |source: &str| {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        code.lines().any(|line| line.split("//").next().unwrap_or_default().contains(text))
    };
    let files = sources().into_iter().filter(|(_, source)| has(source));
    files.map(|(file, _)| file.display().to_string()).collect()
}

#[test]
fn crates_and_programs_are_named_in_one_place() {
    assert_eq!(
        files_with("granit_parser"),
        ["yaml/comments.rs", "yaml/parser/explain.rs", "yaml/parser.rs"]
    );
    assert_eq!(files_with("serde_yaml"), ["yaml/emit.rs"]);
    assert_eq!(files_with("annotate_snippets"), ["render/findings_text.rs"]);
    assert_eq!(files_with("rust_xlsxwriter"), ["render/table_xlsx.rs"]);
    assert_eq!(files_with("use parquet::"), ["render/relation_parquet.rs"]);
    assert_eq!(files_with("clap_mangen"), ["commands/man.rs"]);
    assert!(
        files_with("clap_complete").iter().all(|file| file.starts_with("commands/completion/"))
    );
    assert_eq!(files_with("Command::new("), ["tree/git/command.rs"]);
    let of_sqlite = files_with("rusqlite");
    assert!(of_sqlite.iter().all(|file| file.starts_with("relational/sqlite")), "{of_sqlite:?}");
}

#[test]
fn nothing_from_outside_can_make_the_program_panic_on_purpose() {
    for text in [".unwrap()", ".expect(", "panic!(", "todo!(", "unreachable!("] {
        assert_eq!(files_with(text), [""; 0], "{text}");
    }
}
