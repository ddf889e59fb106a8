//! More than anyone has, or than a record is: read in little memory and time.

use std::process::{Command, Output};

use crate::harness::Dataset;

/// More records in one folder than anyone has.
#[test]
fn a_crowded_folder_is_read_within_limits() {
    let dataset = Dataset::clean();
    for at in 0..20_000 {
        dataset.write(&format!("data/organisations/o{at}.yaml"), "");
    }
    for args in ["lint", "query organisation --count", "search kdn"] {
        let run = within_limits(&dataset, args);
        let code = run.status.code();
        assert!(matches!(code, Some(0..=1)), "{args}: {code:?}");
    }
}

/// What is no record is dealt with in little memory and time, by every verb that reads.
#[test]
fn floods_end_within_limits() {
    let flood = |text: &str, times: usize| text.repeat(times);
    let keys: String = (0..49_000).map(|key| format!("k{key}: 1\n")).collect();
    for (name, content) in [
        ("unknown keys", keys),
        ("dangling references", flood("- x\n", 49_000).replacen("- x", "kernteam:\n- x", 1)),
        ("comments that ignore", flood("# ozg: ignore OZG012\n", 40_000) + "titel: x\n"),
        ("nesting", flood("[", 100_000)),
        ("block nesting", flood("- ", 100_000)),
        ("a large text", format!("titel: {}\n", flood("x", 10_000_000))),
        ("empty lines", flood("\n", 1_000_000)),
        ("NUL", flood("\0", 1_000_000)),
    ] {
        let dataset = Dataset::clean();
        dataset.write("data/projects/wohngeld.yaml", content);
        for args in [
            "lint",
            "lint --format json",
            "query project",
            "search wohngeld",
            "report overview",
            "fmt --check",
        ] {
            let run = within_limits(&dataset, args);
            let code = run.status.code();
            assert!(matches!(code, Some(0..=2)), "{name}, {args}: {code:?}");
            assert!(run.stdout.len() < 4_000_000, "{name}, {args}: {} bytes", run.stdout.len());
        }
    }
}

/// Contradictions in every entry cost what they are, and not each as much as the list.
#[test]
fn merges_of_many_contradictions_end_within_limits() {
    for (name, list, entry) in [
        ("one field of every entry", "quellen", "- url: https://a.example/AT\n  titel: WORD AT\n"),
        ("every entry at once", "meilensteine", "- datum: 2020-01\n  ereignis: WORD AT\n"),
        ("every second entry", "kernteam", "- stays-AT\n- WORD-AT\n"),
    ] {
        let dataset = Dataset::clean();
        for word in ["base", "ours", "theirs"] {
            let entry = |at: usize| entry.replace("WORD", word).replace("AT", &at.to_string());
            let entries: String = (0..8_000).map(entry).collect();
            dataset.write(word, format!("titel: Wohngeld\n{list}:\n{entries}"));
        }
        let run = within_limits(&dataset, "git merge base ours theirs data/projects/wohngeld.yaml");
        assert_eq!(run.status.code(), Some(1), "{name}: {run:?}");
        let text = dataset.read("ours");
        let why = format!("<<<<<<< ours ({list}[");
        assert!(text.contains(&why), "{name}: markers that name the entry");
    }
}

/// Under 1 GB of address space and 30 s of processor time.
fn within_limits(dataset: &Dataset, args: &str) -> Output {
    let limits = format!("ulimit -v 1000000; ulimit -t 30; exec \"$0\" {args}");
    let mut shell = Command::new("sh");
    shell.current_dir(dataset.root()).args(["-c", &limits]).arg(env!("CARGO_BIN_EXE_ozg"));
    shell.env("RAYON_NUM_THREADS", "2").output().expect("sh runs")
}
