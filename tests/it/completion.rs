//! Completion as shells request it: the words typed so far in, candidates out.

use std::path::Path;
use std::process::Command;

use clap::builder::ValueHint;
use clap::{Arg, CommandFactory};
use ozg::cli::{Cli, Completes};

use crate::harness::{Dataset, call, command, ozg, temp_dir};

/// The candidates that fish gets for the last word, without descriptions and options.
fn offered(dir: impl AsRef<Path>, words: &[&str]) -> Vec<String> {
    let run = call(dir, &[&["--", "ozg"], words].concat()).env("COMPLETE", "fish").run();
    assert!(run.code == 0 && run.stderr.is_empty(), "{run:?}");
    let value = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
    // The value of an option may be part of its word, and a sort key may begin with a dash.
    let is_option = |word: &String| {
        word.starts_with("--") && !word.contains('=') || word.starts_with('-') && word.len() == 2
    };
    run.stdout.lines().map(value).filter(|word| !is_option(word)).collect()
}

#[test]
fn kinds_fields_values_and_ids_come_from_the_dataset() {
    let dataset = Dataset::clean();
    dataset.write("data/organisations/soest.yaml", "name: Soest\nart: sonstige\n");
    for (words, expected) in [
        (&["query", "mun"][..], &["municipality"][..]),
        (&["search", "--kind", "pro"], &["project"]),
        (&["query", "project", "them"], &["themenfeld=", "themenfeld_zuordnung="]),
        (&["query", "Kommune", "grö"], &[]),
        (&["query", "Kommune", "gro"], &["groessenklasse="]),
        (&["query", "project", "phase_s"], &["phase_seit="]),
        (&["query", "project", "themenfeld=fa"], &["themenfeld=familie_kind"]),
        (&["query", "project", "themenfeld!=bildung,fa"], &["themenfeld!=bildung,familie_kind"]),
        (&["query", "project", "phase=pil"], &["phase=pilotierung"]),
        (&["query", "project", "kernteam.groe"], &["kernteam.groessenklasse="]),
        (&["query", "project", "kernteam.kreis=kreis-s"], &["kernteam.kreis=kreis-soest"]),
        (&["query", "project", "nachnutzende.st"], &["nachnutzende.status="]),
        (&["query", "municipality", "in.proj"], &["in.project="]),
        (&["query", "municipality", "in.project.ti"], &["in.project.titel="]),
        (&["query", "municipality", "ags=0531"], &["ags=05315000"]),
        (&["query", "project", "--columns", "id,tit"], &["id,titel"]),
        (&["query", "project", "--sort", "-tit"], &["-titel"]),
        (&["query", "project", "--group-by", "ar"], &["art"]),
        (&["show", "rem"], &["remscheid"]),
        (&["show", "soe"], &["soest"]),
        (&["show", "municipality/soe"], &["municipality/soest"]),
        (&["explain", "dangling"], &["dangling-reference"]),
        (&["lint", "--deny", "warn"], &["warnings"]),
        (&["report", "over"], &["overview"]),
        (&["new", "mun"], &["municipality"]),
        (&["new", "project", "tite"], &["titel="]),
        (&["new", "project", "neu", "quellen.u"], &["quellen.url="]),
        (&["new", "project", "neu", "art=digi"], &["art=digitale_modellregion"]),
        (&["new", "project", "neu", "kernteam=koe"], &["kernteam=koeln"]),
        (&["new", "municipality", "neu", "regierungsbezirk=K"], &["regierungsbezirk=Köln"]),
        (&["schema", "pro"], &["project"]),
        (&["man", "comp"], &["completions"]),
        (&["log", "rem"], &["remscheid"]),
        (&["blame", "rem"], &["remscheid"]),
        (&["log", "--field", "pha"], &["phase_laut_quelle", "phasen"]),
        (&["log", "--field", "phasen.p"], &["phasen.pilotierung"]),
        (&["log", "wohngeld", "--field", "einw"], &[]),
        (&["log", "remscheid", "--field", "einw"], &["einwohner"]),
        (&["log", "municipality/soest", "--field", "phas"], &[]),
        (&["nonsense", "x"], &[]),
    ] {
        let found = offered(dataset.root(), words);
        assert_eq!(found, expected, "{words:?}");
    }
}

#[test]
fn a_report_is_completed_with_what_it_is_about() {
    let dataset = Dataset::clean();
    let trend = ["projects_by_phase.total.projects", "projects_by_phase.total.undated"];
    for (words, expected) in [
        (&["report", "municipality", "so"][..], &["soest", "solingen"][..]),
        (&["report", "project", "so"], &["sozialplattform"]),
        (&["report", "leistung", "10092"], &["10092-wohngeld"]),
        (&["report", "leistung", "--table", "li"], &["live"]),
        (&["report", "overview", ""], &[]),
        (&["report", "trend", "projects_by_phase.total"], &trend),
        (&["report", "overview", "--table", "fre"], &["freshness"]),
        (&["report", "municipality", "--table", "neigh"], &["neighbours"]),
        (&["report", "municipality", "soest", "--table", "neigh"], &["neighbours"]),
        (&["report", "trend", "--table", ""], &[]),
        (&["report", "--table", ""], &[]),
        (&["report", "overview", "--themenfeld", "fa"], &["familie_kind"]),
        (&["report", "overview", "--regierungsbezirk", "K"], &["Köln"]),
        (&["report", "overview", "--regierungsbezirk=A"], &["--regierungsbezirk=Arnsberg"]),
        (
            &["report", "overview", "--groessenklasse", "krei"],
            &["kreis", "kreisfreie_stadt", "kreisangehoerige_stadt", "kreisangehoerige_gemeinde"],
        ),
        (
            &["report", "overview", "--kreis", ""],
            &["kreis-soest", "maerkischer-kreis", "rhein-sieg-kreis"],
        ),
    ] {
        let found = offered(dataset.root(), words);
        assert_eq!(found, expected, "{words:?}");
    }
}

#[test]
fn revisions_are_those_of_the_repository() {
    let dataset = Dataset::clean();
    assert_eq!(offered(dataset.root(), &["show", "--at", ""]), [""; 0], "no repository");
    dataset.git(&["init", "-q", "-b", "main"]);
    assert_eq!(offered(dataset.root(), &["show", "--at", ""]), [""; 0], "no commit");
    dataset.commit("one");
    dataset.git(&["tag", "v1.0"]);
    dataset.git(&["branch", "feature/a"]);
    dataset.git(&["branch", "x;y"]);
    dataset.git(&["update-ref", "refs/heads/-x", "HEAD"]);
    dataset.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    dataset.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    let all = ["HEAD", "feature/a", "main", "origin/main", "v1.0"];
    assert_eq!(offered(dataset.root(), &["show", "--at", ""]), all);
    for words in [
        &["report", "overview", "--compare", "v"][..],
        &["report", "digest", "--since", "v"],
        &["log", "--since", "v"],
        &["lint", "--new-since", "v"],
        &["import", "--base", "v"],
        &["blame", "--at", "v"],
        &["diff", "v"],
        &["diff", "main", "v"],
    ] {
        assert_eq!(offered(dataset.root(), words), ["v1.0"], "{words:?}");
    }
    assert_eq!(offered(dataset.root(), &["diff", "main...fe"]), ["main...feature/a"]);
    assert_eq!(offered(dataset.root(), &["diff", "da"]), ["data/"]);
    assert_eq!(offered(dataset.root(), &["diff", "main", "./sch"]), ["./schema/"]);
}

#[test]
fn the_first_record_of_a_dataset_is_completed() {
    let dataset = Dataset::empty();
    assert_eq!(offered(dataset.root(), &["new", "mun"]), ["municipality"]);
    std::fs::remove_dir(dataset.path("data")).expect("an empty folder");
    assert_eq!(offered(dataset.root(), &["new", "project", "neu", "titel"]), ["titel="]);
}

/// Values that cannot be listed: numbers, dates, texts, expressions.
const FREE: [&str; 6] = ["DATE", "EXPR", "N", "SELECT", "URL", "WORDS"];

/// Whether the shell gets candidates for the value, or none can be listed.
fn is_completed_or_free(arg: &Arg) -> bool {
    let is_path = matches!(
        arg.get_value_hint(),
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
    );
    let names = arg.get_value_names().unwrap_or_default();
    is_path
        || arg.get::<Completes>().is_some()
        || !arg.get_possible_values().is_empty()
        || names.iter().any(|name| FREE.contains(&name.as_str()))
}

/// The arguments of a command and its subcommands that take a value and have no completion.
fn uncompleted(command: &clap::Command) -> Vec<String> {
    let args = command.get_arguments().filter(|arg| arg.get_action().takes_values());
    let unknown = args.filter(|arg| !is_completed_or_free(arg));
    let own = unknown.map(|arg| format!("{} {}", command.get_name(), arg.get_id()));
    own.chain(command.get_subcommands().flat_map(uncompleted)).collect()
}

#[test]
fn every_argument_has_a_completion() {
    assert_eq!(uncompleted(&Cli::command()), [""; 0]);
}

#[test]
fn a_planted_argument_that_nothing_completes_is_found() {
    let verb = clap::Command::new("verb").arg(Arg::new("id").long("kreis"));
    let program = clap::Command::new("program").subcommand(verb);
    assert_eq!(uncompleted(&program), ["verb id"]);
    let marked =
        program.mut_subcommand("verb", |verb| verb.mut_arg("id", |arg| arg.add(Completes::Kreis)));
    assert_eq!(uncompleted(&marked), [""; 0]);
}

/// Zsh passes the position of the unfinished word, whatever follows it.
#[test]
fn zsh_completes_a_word_in_the_midst_of_others() {
    let dataset = Dataset::clean();
    let mut run =
        command(dataset.root(), &["--", "ozg", "query", "project", "--sort", "-tit", "x"]);
    run.env("COMPLETE", "zsh").env("_CLAP_COMPLETE_INDEX", "4");
    let output = run.output().expect("ozg runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "-titel:Title");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn the_dataset_is_that_of_the_options() {
    let dataset = Dataset::clean();
    dataset.commit("old");
    dataset.remove("data/municipalities/remscheid.yaml");
    let root = dataset.root().display().to_string();
    let away = temp_dir();
    assert_eq!(offered(away.path(), &["show", "rem"]), [""; 0]);
    assert_eq!(offered(away.path(), &["-C", &root, "show", "sol"]), ["solingen"]);
    assert_eq!(offered(dataset.root(), &["show", "rem"]), [""; 0]);
    assert_eq!(offered(dataset.root(), &["show", "--at", "HEAD", "rem"]), ["remscheid"]);
}

#[test]
fn an_id_of_several_kinds_is_offered_with_each() {
    let dataset = Dataset::clean();
    dataset.write("data/projects/koeln.yaml", "titel: x\n");
    let mut found = offered(dataset.root(), &["show", ""]);
    found.retain(|name| name.ends_with("koeln"));
    assert_eq!(found, ["municipality/koeln", "project/koeln"]);
}

#[test]
fn what_cannot_be_a_word_is_not_offered() {
    let dataset = Dataset::clean();
    dataset.write("data/a\u{1b}[31mb", "x");
    dataset.write("data/municipalities/\u{1b}[2J.yaml", "name: x\n");
    dataset.edit("data/municipalities/koeln.yaml", "stadt-koeln.de", "\"a;b\"");
    for words in [&["lint", "data/"][..], &["show", ""], &["query", "municipality", "website="]] {
        let found = offered(dataset.root(), words);
        assert!(!found.is_empty(), "{words:?}");
        let is_harmless = |name: &String| !name.contains(|c: char| c.is_control() || c == ';');
        assert!(found.iter().all(is_harmless), "{words:?}: {found:?}");
    }
}

#[test]
fn a_broken_dataset_offers_no_candidates_and_no_message() {
    let dataset = Dataset::clean();
    dataset.write("schema/project.schema.json", "{");
    assert_eq!(offered(dataset.root(), &["query", "pro"]), [""; 0]);
}

#[test]
fn the_program_runs_normally_without_a_completion_request() {
    let dataset = Dataset::clean();
    for value in ["", "0", "1", "nosuch"] {
        let mut run = command(dataset.root(), &["query", "project", "--count"]);
        run.env("COMPLETE", value);
        assert_eq!(run.output().expect("ozg runs").stdout, b"4\n", "{value:?}");
    }
}

#[test]
fn every_shell_has_a_script() {
    let dataset = Dataset::clean();
    for (shell, text) in [("bash", "complete -"), ("zsh", "#compdef ozg"), ("fish", "complete --")]
    {
        let run = ozg(dataset.root(), &["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains(text) && run.stdout.contains("COMPLETE"), "{}", run.stdout);
    }
}

/// Bash splits words at `=`, so that the value is a separate word.
#[test]
fn bash_completes_a_value_after_the_sign() {
    let dataset = Dataset::clean();
    let program = Path::new(env!("CARGO_BIN_EXE_ozg")).parent().expect("a folder");
    let script = r#"
        export PATH="$1:$PATH"
        source <(ozg completions bash)
        ask() {
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; COMPREPLY=()
            local word="${COMP_WORDS[COMP_CWORD]}"
            [[ $word == "=" ]] && word=""
            _clap_complete_ozg ozg "$word" "${COMP_WORDS[COMP_CWORD - 1]}"
            echo "${COMPREPLY[*]}"
        }
        ask ozg query project themenfeld = fa
        ask ozg query project 'themenfeld!' = fa
        ask ozg query project themenfeld = | sed 's/ -.*//'
        ask ozg query project themenf
        ask ozg query project themenfeld = bildung phase_s
        ask ozg new project neu tite
        ask ozg new municipality neu regierungsbezirk = K
    "#;
    let bash = ["-c", script, "bash"];
    let run = Command::new("bash").current_dir(dataset.root()).args(bash).arg(program).output();
    let run = run.expect("bash runs");
    assert!(run.status.success(), "{run:?}");
    let output = String::from_utf8(run.stdout).expect("UTF-8");
    assert_eq!(
        output.lines().collect::<Vec<_>>(),
        [
            "familie_kind",
            "familie_kind",
            "arbeit_ruhestand bildung ein_auswanderung familie_kind",
            "themenfeld= themenfeld_zuordnung=",
            "phase_seit=",
            "titel=",
            "Köln",
        ]
    );
}
