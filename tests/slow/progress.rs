//! The progress line of a long run: shown on a terminal only, and cleared at the end.

use std::path::Path;
use std::process::Command;

use crate::harness::{Dataset, command, ozg, tools};

/// More records than a debug build or a fast machine reads in half a second.
fn large() -> Dataset {
    let dataset = Dataset::clean();
    let record = dataset.read("data/projects/wohngeld.yaml");
    for at in 0..5_000 {
        dataset.write(&format!("data/projects/p{at}.yaml"), &record);
    }
    dataset
}

/// The output that a terminal receives from the program.
fn on_a_terminal(script: &Path, dataset: &Dataset, ci: bool) -> String {
    let program = env!("CARGO_BIN_EXE_ozg");
    let line = format!("'{program}' lint --max-findings 1 >/dev/null");
    let mut script = Command::new(script);
    script.args(["-qec", &line, "/dev/null"]).current_dir(dataset.root());
    script
        .env_remove("CI")
        .env("TERM", "xterm")
        .env("OZG_LANG", "en")
        .env("RAYON_NUM_THREADS", "1");
    if ci {
        script.env("CI", "true");
    }
    let output = script.output().expect("script runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_terminal_shows_progress_and_clears_it() {
    let Some([script]) = tools(["script"]) else { return };
    let dataset = large();
    let sent = on_a_terminal(&script, &dataset, false);
    assert!(sent.contains("#] ") || sent.contains(" ] "), "{sent}");
    assert!(!sent.contains('\u{1b}'), "no colours and no movements: {sent:?}");
    let shown = sent.split('\n').map(as_shown).collect::<Vec<_>>().join("\n");
    assert!(!shown.contains('#'), "{shown}");
    let watched_by_ci = on_a_terminal(&script, &dataset, true);
    assert!(!watched_by_ci.contains('#'), "{watched_by_ci}");
}

/// A line of a terminal after its carriage returns: later text overwrites earlier text.
fn as_shown(line: &str) -> String {
    let mut cells: Vec<char> = Vec::new();
    for part in line.trim_end_matches('\r').split('\r') {
        for (at, character) in part.chars().enumerate() {
            if at < cells.len() { cells[at] = character } else { cells.push(character) }
        }
    }
    cells.into_iter().collect::<String>().trim_end().to_owned()
}

#[test]
fn a_pipe_gets_no_progress() {
    let dataset = large();
    let run = ozg(dataset.root(), &["lint", "--max-findings", "1"]);
    assert!(!run.stderr.contains(['#', '\r']), "{}", run.stderr);
    let run = command(dataset.root(), &["query", "project", "--count"]).output().expect("ozg runs");
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
}
