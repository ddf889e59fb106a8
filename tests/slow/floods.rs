//! Far more data than any real dataset or record has, handled in little memory and time.

use std::process::{Command, Output};

use crate::harness::Dataset;

/// More records in one folder than any real dataset has.
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

/// Of a record without findings, a run keeps what rules over the whole dataset need, but neither its source nor room
/// for findings.
#[test]
fn a_run_keeps_little_of_each_record() {
    let dataset = Dataset::clean();
    let page = |at: usize| format!("- url: https://example.org/page/{at}\n  titel: Seite {at}\n");
    let pages: String = (0..20).map(page).collect();
    for at in 0..10_000 {
        let text = format!("titel: Dienst {at}\nthemenfeld: bildung\nquellen:\n{pages}");
        dataset.write(&format!("data/online-services/s{at}.yaml"), text);
    }
    let run = under(&dataset, "lint", "ulimit -d 60000");
    assert_eq!(run.status.code(), Some(0), "{run:?}");
}

/// Content that is not a record is handled in little memory and time, by every verb that reads.
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

/// Contradictions in every entry cost in proportion to the entry, not to the whole list.
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
        let marker = format!("<<<<<<< ours ({list}[");
        assert!(text.contains(&marker), "{name}: markers that name the entry");
    }
}

/// A tree of ten million files made of a dozen objects.
fn tree_of_ten_million(dataset: &Dataset) -> String {
    let blob = dataset.git(&["rev-parse", "HEAD:data/projects/wohngeld.yaml"]);
    (0..7).fold(format!("100644 blob {blob}"), |entry, _| {
        let entries: String = (0..10).map(|at| format!("{entry}\td{at}\n")).collect();
        dataset.write("tree", entries);
        let tree = shell(dataset, "git mktree < tree").trim().to_owned();
        format!("040000 tree {tree}")
    })
}

fn shell(dataset: &Dataset, script: &str) -> String {
    let mut shell = Command::new("sh");
    let output = shell.current_dir(dataset.root()).args(["-ec", script]).output().expect("sh runs");
    assert!(output.status.success(), "{script}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Creates a branch whose commit has the tree at a path, on top of the current one.
fn branch_with(dataset: &Dataset, name: &str, entry: &str, folder: Option<&str>) {
    let object = entry.rsplit(' ').next().expect("an object");
    let path = folder.map_or("many".to_owned(), |folder| format!("{folder}/many"));
    // An index would list every file of it, so the trees are put together by hand.
    let root = "git ls-tree HEAD";
    let line = format!("040000 tree {object}\\tmany\\n");
    let script = match folder {
        None => format!("({root}; printf '{line}') | git mktree"),
        Some(folder) => format!(
            "inner=$( (git ls-tree HEAD:{folder}; printf '{line}') | git mktree); \
             ({root} | grep -v \"\t{folder}$\"; printf \"040000 tree $inner\\t{folder}\\n\") | git mktree"
        ),
    };
    let tree = shell(dataset, &script).trim().to_owned();
    let commit = shell(dataset, &format!("git commit-tree -p HEAD -m '{path}' {tree}"));
    dataset.git(&["branch", name, commit.trim()]);
}

/// Of a tree, only what a dataset consists of is read, and no more of it than a dataset may have.
#[test]
fn a_tree_of_ten_million_paths_is_passed_over_or_refused() {
    let dataset = Dataset::clean();
    dataset.commit("base");
    let bomb = tree_of_ten_million(&dataset);
    for folder in [None, Some("data"), Some("schema")] {
        branch_with(&dataset, folder.unwrap_or("beside"), &bomb, folder);
    }
    for (branch, args) in [
        ("beside", "lint --at BRANCH"),
        ("beside", "diff HEAD BRANCH"),
        ("beside", "log --at BRANCH"),
        ("beside", "report digest --at BRANCH --since HEAD"),
        ("beside", "report trend --at BRANCH"),
        ("beside", "blame wohngeld --at BRANCH"),
        ("data", "lint --at BRANCH"),
        ("data", "diff HEAD BRANCH"),
        ("data", "diff BRANCH"),
        ("data", "log --at BRANCH"),
        ("data", "query project --at BRANCH"),
        ("schema", "lint --at BRANCH"),
        ("schema", "diff HEAD BRANCH"),
    ] {
        let args = args.replace("BRANCH", branch);
        let run = within_limits(&dataset, &args);
        let stderr = String::from_utf8_lossy(&run.stderr);
        let expected = if branch == "beside" { 0 } else { 2 };
        assert_eq!(run.status.code(), Some(expected), "{args}: {stderr}");
        assert!(
            branch == "beside" || stderr.contains("more than 2,000,000 paths"),
            "{args}: {stderr}"
        );
    }
}

/// Files other than records are read no further than the size limit of a record, at a revision too.
#[test]
fn files_of_a_hundred_megabytes_are_refused_unread() {
    let dataset = Dataset::clean();
    let flood = format!("[lint]\nx = \"{}\"\n", "x".repeat(100_000_000));
    dataset.write("ozg.toml", &flood);
    dataset.commit("a large file");
    dataset.write("data/projects/wohngeld.yaml", &flood).write("small", "titel: x\n");
    for args in [
        "lint",
        "lint --at HEAD",
        "diff HEAD~0 HEAD",
        "report overview --at HEAD",
        "git text data/projects/wohngeld.yaml",
        "git merge small data/projects/wohngeld.yaml small data/projects/wohngeld.yaml",
        "apply ozg.toml",
    ] {
        let run = within_limits(&dataset, args);
        let code = run.status.code();
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert!(
            matches!(code, Some(0..=2)) && stderr.len() < 2_000,
            "{args}: {code:?} {stderr:.2000}"
        );
        assert!(run.stdout.len() < 10_000, "{args}: {} bytes", run.stdout.len());
    }
    assert_eq!(dataset.read("small"), "titel: x\n", "what cannot be merged is left");
}

/// A schema may annotate a field with anything.
#[test]
fn annotations_of_schemas_end_within_limits() {
    let dataset = Dataset::clean();
    let schema = dataset.read("schema/project.schema.json");
    let annotations: String = (0..80_000).map(|at| format!("\"x-{at}\":1,")).collect();
    let field = format!("\"properties\": {{\"notiz\": {{{annotations}\"type\": \"string\"}},");
    dataset.write("schema/project.schema.json", schema.replacen("\"properties\": {", &field, 1));
    for args in ["lint", "query project"] {
        let run = within_limits(&dataset, args);
        assert_eq!(run.status.code(), Some(0), "{args}: {run:?}");
    }
}

/// More schema files than any dataset has.
#[test]
fn many_schema_files_are_refused_within_limits() {
    let dataset = Dataset::clean();
    for at in 0..20_000 {
        dataset.write(&format!("schema/d{at}.json"), "{}");
    }
    for args in ["lint", "query project"] {
        let run = within_limits(&dataset, args);
        assert_eq!(run.status.code(), Some(2), "{args}: {run:?}");
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{args}: {run:?}");
    }
}

/// A schema may contain a pattern that runs for as long as the engine allows.
#[test]
fn costly_patterns_of_schemas_are_refused_or_end_within_limits() {
    for (pattern, code) in [("(?i)(?:[äb]?){20000}c$", 2), ("[aä]*a[aä]{700}[cd]", 1)] {
        let dataset = Dataset::clean();
        let schema = dataset.read("schema/project.schema.json");
        let field = format!("\"properties\": {{\"muster\": {{\"pattern\": \"{pattern}\"}},");
        dataset
            .write("schema/project.schema.json", schema.replacen("\"properties\": {", &field, 1));
        let text = format!("titel: x\nmuster: {}\n", "aäb".repeat(17_000));
        dataset.write("data/projects/wohngeld.yaml", text);
        let run = within_limits(&dataset, "lint");
        assert_eq!(run.status.code(), Some(code), "{pattern}: {run:?}");
    }
}

/// Under 1 GB of address space and 30 s of processor time.
fn within_limits(dataset: &Dataset, args: &str) -> Output {
    under(dataset, args, "ulimit -v 1000000; ulimit -t 30")
}

/// Runs the program with limits that the shell sets; memory is in KiB.
fn under(dataset: &Dataset, args: &str, limits: &str) -> Output {
    let limits = format!("{limits}; exec \"$0\" {args}");
    let mut shell = Command::new("sh");
    shell.current_dir(dataset.root()).args(["-c", &limits]).arg(env!("CARGO_BIN_EXE_ozg"));
    shell.env("RAYON_NUM_THREADS", "2").output().expect("sh runs")
}
