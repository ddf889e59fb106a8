//! What ARCHITECTURE.md states and crates cannot enforce: the layers within the program, where a dependency is named,
//! and that the core knows nothing of the OZG; and that the page agrees with the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use messages::Language;

use crate::harness::{REPOSITORY, sources};

/// The modules of the program from the bottom up; modules of one layer know nothing of each other.
const LAYERS: [&[&str]; 9] = [
    &["config", "env", "locales", "section"],
    &["ozg"],
    &["app"],
    &["view"],
    &["render"],
    &["wire"],
    &["format"],
    &["cli"],
    &["commands"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The lines of a source outside comments and tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default())
}

/// Imports in a source that point upwards or sideways, each with its line.
fn upward_imports(module: &str, text: &str) -> Vec<String> {
    let Some(module_layer) = layer(module) else { return vec![format!("{module} is in no layer")] };
    let mut found = Vec::new();
    for (number, line) in code(text).enumerate() {
        for import in line.split("crate::").skip(1) {
            let end = import
                .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
                .unwrap_or(import.len());
            let other = &import[..end];
            if other != module && layer(other).is_none_or(|layer| layer >= module_layer) {
                found.push(format!("{}: {module} imports {other}", number + 1));
            }
        }
    }
    found
}

#[test]
fn imports_of_the_program_point_downwards() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        let Some(below) = file.strip_prefix("src/") else { continue };
        let module = below.split('/').next().expect("a name").trim_end_matches(".rs");
        if ["lib", "main", "progress_bar"].contains(&module) {
            continue;
        }
        let upward = upward_imports(module, &text);
        found.extend(upward.into_iter().map(|import| format!("{file}:{import}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_planted_upward_import_is_found() {
    for (module, line, is_found) in [
        ("ozg", "use crate::commands::Context;", true),
        ("ozg", "use crate::render::table_md;", true),
        ("section", "use crate::config::Config;", true),
        ("ozg", "    crate::cli::parse(args)", true),
        ("app", "use crate::render::json_pretty;", true),
        ("render", "use crate::app::log::LogEntry;", false),
        ("render", "use crate::ozg::meaning::Fact;", false),
        ("render", "use crate::wire::lint::LintShape;", true),
        ("view", "use crate::wire::lint::LintShape;", true),
        ("wire", "use crate::render::json_pretty;", false),
        ("wire", "use crate::format::Format;", true),
        ("ozg", "use crate::ozg::phase;", false),
        ("ozg", "// not even crate::commands in a comment", false),
        ("ozg", "#[cfg(test)] use crate::commands::Context;", false),
    ] {
        assert_eq!(!upward_imports(module, line).is_empty(), is_found, "{module}: {line}");
    }
    assert!(!upward_imports("unknown", "").is_empty(), "a module without a layer");
}

/// What code that answers requests must not use: the command line, and streams to write to.
const NOT_IN_APP: [&str; 11] = [
    "clap",
    "crate::cli",
    "crate::commands",
    "CommandContext",
    "io::Write",
    "dyn Write",
    "print!(",
    "println!(",
    "anstream",
    "Localizer",
    "crate::env",
];

/// Lines of a module of `app` that name the command line or a stream.
fn lines_beyond_app(text: &str) -> Vec<&str> {
    code(text).filter(|line| NOT_IN_APP.iter().any(|word| line.contains(word))).collect()
}

#[test]
fn the_application_knows_no_command_line_and_no_stream() {
    let sources = sources();
    let app_modules: Vec<_> =
        sources.iter().filter(|(file, _)| file.starts_with("src/app/")).collect();
    assert!(!app_modules.is_empty(), "no module in src/app");
    for (file, text) in app_modules {
        assert_eq!(lines_beyond_app(text), Vec::<&str>::new(), "{file}");
    }
    for line in ["use clap::Args;", "use std::io::Write;", "fn run(context: &CommandContext<'_>)"] {
        assert_eq!(lines_beyond_app(line).len(), 1, "{line}");
    }
    assert!(lines_beyond_app("use std::io::Read; // no clap").is_empty());
}

/// Files that contain a text outside comments and tests.
fn files_with(text: &str) -> Vec<String> {
    let has = |source: &str| code(source).any(|line| line.contains(text));
    sources().into_iter().filter(|(_, source)| has(source)).map(|(file, _)| file).collect()
}

#[test]
fn dependencies_are_named_in_one_place() {
    for (text, place) in [
        ("granit_parser", "crates/yaml-tree/src/"),
        ("serde_yaml", "crates/yaml-tree/src/emit.rs"),
        ("Command::new(", "crates/file-tree/src/git/command.rs"),
        ("rusqlite", "crates/record-query/src/relational/sqlite"),
        ("annotate_snippets", "src/render/findings_text.rs"),
        ("rust_xlsxwriter", "src/render/table_xlsx.rs"),
        ("quick_junit", "src/wire/junit.rs"),
        ("schemars", "src/wire/"),
        ("memchr::", "crates/file-tree/src/git/trees.rs"),
        ("mimalloc::", "src/main.rs"),
        ("options_for", "crates/yaml-schema/src/"),
        ("regex::", "crates/yaml-schema/src/"),
        ("sha1::", "crates/file-tree/src/hash.rs"),
        ("sha2::", "crates/file-tree/src/hash.rs"),
        ("use parquet::", "src/render/relation_parquet.rs"),
        ("clap_mangen", "src/commands/man.rs"),
        ("clap_complete", "src/commands/completion/"),
        ("env::var", "src/main.rs"),
        ("env::args", "src/main.rs"),
        ("env::current_", "src/main.rs"),
        ("io::std", "src/"),
    ] {
        let files = files_with(text);
        assert!(!files.is_empty(), "{text} is named nowhere");
        let elsewhere: Vec<_> = files.iter().filter(|file| !file.starts_with(place)).collect();
        assert!(elsewhere.is_empty(), "{text} belongs in {place}, and stands in {elsewhere:?}");
    }
}

/// Names of kinds and fields in the shipped schemas that are common words of any dataset.
const COMMON_WORDS: [&str; 13] = [
    "anzahl",
    "art",
    "datum",
    "event",
    "hinweis",
    "kind",
    "kommune",
    "name",
    "organisation",
    "project",
    "register",
    "status",
    "titel",
];

/// The words that only the domain uses: kinds and fields of the shipped schemas.
fn words_of_the_domain() -> Vec<String> {
    fn collect(schema: &serde_json::Value, words: &mut Vec<String>) {
        if let Some(fields) = schema.get("properties").and_then(serde_json::Value::as_object) {
            words.extend(fields.keys().cloned());
        }
        match schema {
            serde_json::Value::Object(entries) => {
                entries.values().for_each(|value| collect(value, words));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
            _ => {}
        }
    }
    let mut words = Vec::new();
    for entry in fs::read_dir(Path::new(REPOSITORY).join("schema")).expect("schemas").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        words.extend(name.strip_suffix(".schema.json").map(str::to_owned));
        let text = fs::read_to_string(entry.path()).expect("a schema");
        collect(&serde_json::from_str(&text).expect("JSON"), &mut words);
    }
    words.sort();
    words.dedup();
    words
}

#[test]
fn the_core_knows_no_word_of_the_domain() {
    let words = words_of_the_domain();
    let mut found = Vec::new();
    for (file, text) in sources().iter().filter(|(file, _)| file.starts_with("crates/")) {
        for (number, line) in code(text).enumerate() {
            for word in line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
                let is_common = COMMON_WORDS.contains(&word) || word.len() < 4;
                if !is_common && words.iter().any(|known| known == word) {
                    found.push(format!("{file}:{}: {word}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn page() -> String {
    fs::read_to_string(Path::new(REPOSITORY).join("ARCHITECTURE.md")).expect("ARCHITECTURE.md")
}

/// The cells of each row of the table whose header begins with `head`.
fn table<'p>(page: &'p str, head: &str) -> Vec<Vec<&'p str>> {
    let rows = page.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The words in backticks.
fn names(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_page_has_the_crates_with_what_each_depends_on() {
    let page = page();
    let documented: Vec<(&str, BTreeSet<&str>)> = table(&page, "| crate |")
        .into_iter()
        .map(|row| (names(row[0])[0], row[2].split(", ").filter(|name| !name.is_empty()).collect()))
        .collect();
    let folders = fs::read_dir(Path::new(REPOSITORY).join("crates")).expect("crates").flatten();
    let mut crates = BTreeSet::new();
    for folder in folders {
        let name = folder.file_name().to_string_lossy().into_owned();
        let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).expect("a manifest");
        let declared = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let declared = declared.split("\n[").next().unwrap_or_default();
        let declared = declared.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
        let all: BTreeSet<_> = documented.iter().map(|(name, _)| *name).collect();
        let declared: BTreeSet<_> = declared.filter(|name| all.contains(name)).collect();
        let documented = documented.iter().find(|(crate_name, _)| *crate_name == name);
        assert_eq!(documented.map(|(_, on)| on), Some(&declared), "{name}");
        crates.insert(name);
    }
    assert_eq!(crates.len(), documented.len());
}

#[test]
fn the_page_has_the_layers_that_imports_must_respect() {
    let page = page();
    let rows = table(&page, "| layer |");
    let documented: Vec<_> = rows.iter().map(|row| names(row[1])).collect();
    assert_eq!(documented, LAYERS);
}

/// Types and modules in the drawing exist in the sources; any other word is a verb or a format.
#[test]
fn the_drawing_names_only_what_exists() {
    let page = page();
    let drawing = page.split("```").nth(1).expect("a drawing");
    let sources = sources();
    let has_type = |name: &str| {
        let is_it = |keyword: &str| {
            let definition = format!("{keyword} {name}");
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            sources.iter().any(|(_, text)| text.split(&definition).skip(1).any(ends))
        };
        is_it("struct") || is_it("enum")
    };
    let has_module = |name: &str| {
        let file = [format!("/{name}.rs"), format!("/{name}/mod.rs")];
        sources.iter().any(|(path, _)| file.iter().any(|file| path.ends_with(file.as_str())))
    };
    // Including the formats that not every build has.
    let help = ozg::locales::help(Language::En);
    let is_format = |name: &str| help.knows(&format!("help-format-{name}"));
    let mut unknown = Vec::new();
    // Text in brackets is the location of a tree; text below a type is what the type contains.
    let drawing = drawing.replace("(dir|rev)", "").replace("value+spans", "");
    for word in drawing.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
    {
        let is_type = word.starts_with(|c: char| c.is_ascii_uppercase());
        let is_known = if is_type { has_type(word) } else { has_module(word) || is_format(word) };
        if !is_known {
            unknown.push(word);
        }
    }
    assert_eq!(unknown, [""; 0]);
}
