//! `--help` in both languages: each verb and option has a text, and each example can be run.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::{Arg, Command, CommandFactory, Parser, ValueEnum};
use messages::Language;
use ozg::cli::{Cli, HELP_WIDTH, localized};
use ozg::format::Format;

use crate::harness::{REPOSITORY, call, ozg, ozg_german};

/// The verbs and their subcommands, each with its name in the keys of `help.ftl`; without those that clap adds.
fn commands(command: &Command, name: &str) -> Vec<(String, Command)> {
    let below = |verb: &Command| match name {
        "ozg" => verb.get_name().to_owned(),
        _ => format!("{name}-{}", verb.get_name()),
    };
    let verbs = command.get_subcommands().filter(|verb| verb.get_name() != "help");
    let own = [(name.to_owned(), command.clone())];
    own.into_iter().chain(verbs.flat_map(|verb| commands(verb, &below(verb)))).collect()
}

fn key(arg: &Arg) -> String {
    arg.get_id().as_str().replace('_', "-")
}

#[test]
fn every_verb_and_option_has_a_text_in_both_languages() {
    for language in [Language::De, Language::En] {
        for (name, command) in commands(&localized(language, HELP_WIDTH), "ozg") {
            assert!(command.get_about().is_some_and(|text| !text.to_string().is_empty()), "{name}");
            for arg in command.get_arguments() {
                let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!text.is_empty() && !text.starts_with('['), "{name} {}", key(arg));
            }
        }
    }
}

/// The keys that `help.ftl` may have besides headings and hints.
fn possible_keys() -> BTreeSet<String> {
    let mut program = Cli::command();
    program.build();
    let mut keys = BTreeSet::from(["help-help".to_owned()]);
    for (name, command) in commands(&program, "ozg") {
        keys.extend(["", "-examples", "-reference"].map(|part| format!("help-{name}{part}")));
        for arg in command.get_arguments() {
            let id = key(arg);
            keys.extend([format!("help-{name}-{id}"), format!("help-any-{id}")]);
            let values = arg.get_possible_values();
            keys.extend(values.iter().map(|value| format!("help-{id}-{}", value.get_name())));
            let names = arg.get_value_names().unwrap_or_default().iter();
            let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
            keys.extend(words.map(|word| format!("help-value-name-{}", word.to_lowercase())));
        }
    }
    // It belongs to a feature that is off by default.
    keys.insert("help-format-parquet".to_owned());
    keys
}

fn keys(language: &str) -> Vec<String> {
    let path = Path::new(REPOSITORY).join("locales").join(language).join("help.ftl");
    let text = fs::read_to_string(path).expect("the texts");
    let lines = text.lines().filter(|line| line.starts_with("help-"));
    lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

#[test]
fn both_languages_have_the_same_texts_and_none_is_unused() {
    assert_eq!(keys("de"), keys("en"));
    let possible = possible_keys();
    let code = fs::read_to_string(Path::new(REPOSITORY).join("src/cli/help.rs")).expect("code");
    let man = fs::read_to_string(Path::new(REPOSITORY).join("src/commands/man.rs")).expect("code");
    let is_named =
        |key: &str| code.contains(&format!("\"{key}\"")) || man.contains(&format!("\"{key}\""));
    let groups = ["arguments", "how", "where", "output", "general"];
    let is_heading = |key: &str| groups.iter().any(|group| key == format!("help-heading-{group}"));
    let unused: Vec<_> = keys("en")
        .into_iter()
        .filter(|key| !possible.contains(key) && !is_named(key) && !is_heading(key))
        .collect();
    assert_eq!(unused, [""; 0]);
}

/// The examples of all verbs, without the text after `#`.
fn examples() -> Vec<Vec<String>> {
    let program = localized(Language::En, HELP_WIDTH);
    let texts = commands(&program, "ozg").into_iter();
    let texts = texts.filter_map(|(_, command)| Some(command.get_after_help()?.to_string()));
    let lines: Vec<_> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let examples = lines.iter().filter_map(|line| line.strip_prefix("  ozg "));
    examples.map(words).collect()
}

/// Splits a line into words as a shell does, with single quotes.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" # ").next().unwrap_or(line).trim();
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words
}

/// Verbs whose examples only read, and work with any history.
const READING: [&str; 7] = ["show", "search", "query", "explain", "schema", "completions", "man"];

#[test]
fn every_example_can_be_run() {
    let examples = examples();
    assert!(examples.len() > 30, "{examples:?}");
    for words in &examples {
        let args: Vec<_> = ["ozg"].into_iter().chain(words.iter().map(String::as_str)).collect();
        assert!(Cli::try_parse_from(&args).is_ok(), "{words:?}");
        if READING.contains(&words[0].as_str()) {
            let args: Vec<_> = words.iter().map(String::as_str).collect();
            let run = ozg(REPOSITORY, &args);
            assert!(run.code == 0 && !run.stdout.is_empty(), "{words:?}: {}", run.stderr);
        }
    }
    let verbs: BTreeSet<_> = examples.iter().map(|words| words[0].clone()).collect();
    let program = Cli::command();
    let all: BTreeSet<_> =
        program.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    assert_eq!(verbs, all, "each verb has an example");
}

#[test]
fn help_and_errors_are_in_one_language() {
    let english = ["Usage", "[OPTIONS]", "COMMAND", "Options", "default", "possible"];
    for args in
        [&["--help"][..], &["query", "--help"], &["help", "diff"], &["git", "-h"], &["query"]]
    {
        let run = ozg_german(REPOSITORY, args);
        let shown = format!("{}{}", run.stdout, run.stderr);
        assert!(shown.contains("Aufruf: ozg"), "{args:?}: {shown}");
        for word in english {
            assert!(!shown.contains(word), "{args:?} has {word}: {shown}");
        }
    }
    let page = ozg_german(REPOSITORY, &["man", "lint"]).stdout;
    assert!(page.contains(".SH \"ÜBERSICHT\"") && page.contains("Warnung"), "{page}");
    // Whatever the language of the environment is.
    let run = call(REPOSITORY, &["--lang", "de", "show", "--help"]).run();
    assert!(run.stdout.contains("Aufruf: ozg show"), "{}", run.stdout);
}

#[test]
fn every_format_has_a_description() {
    for language in [Language::De, Language::En] {
        let help = ozg::locales::help(language);
        for format in Format::value_variants() {
            let value = format.to_possible_value().expect("a name");
            let key = format!("help-format-{}", value.get_name());
            assert!(help.knows(&key), "{key}");
        }
    }
}
