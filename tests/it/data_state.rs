//! The state of the data that an answer is based on is shown separately from the day that the
//! answer holds for.

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use std::io::Cursor;

use crate::harness::{Dataset, assert_matches_schema, call, ozg, ozg_german};

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];
const TITEL: [&str; 3] =
    ["data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: Wohngeld"];

fn edit(dataset: &Dataset) {
    let [file, old, new] = TITEL;
    dataset.edit(file, old, new);
}

/// The line about the state of the data in a report, in German and English.
fn state_lines(dataset: &Dataset, args: &[&str]) -> [String; 2] {
    let args = [&["report", "gaps"], &DAY[..], args].concat();
    let line = |text: String| text.lines().nth(1).map(str::to_owned).expect("a second line");
    [ozg_german(dataset.root(), &args).stdout, ozg(dataset.root(), &args).stdout].map(line)
}

#[test]
fn a_report_names_the_commit_or_notes_that_files_differ_from_it() {
    let dataset = Dataset::reports();
    assert_eq!(
        state_lines(&dataset, &[]),
        [
            "Datenstand: Arbeitsstand ohne Git · Stichtag: 24.11.2026",
            "Data of the working copy, without Git · as of 2026-11-24"
        ]
    );
    let first = dataset.commit("first")[..10].to_owned();
    let of = |commit: &str| {
        [
            format!("Datenstand: 01.01.2026 ({commit}) · Stichtag: 24.11.2026"),
            format!("Data of 2026-01-01 ({commit}) · as of 2026-11-24"),
        ]
    };
    assert_eq!(state_lines(&dataset, &[]), of(&first));
    // A file that is neither a record nor a schema changes no answer.
    dataset.write("notes.txt", "beside the dataset");
    assert_eq!(state_lines(&dataset, &[]), of(&first));
    edit(&dataset);
    let changed = |commit: &str| {
        format!("Datenstand: Arbeitsstand mit Änderungen nach dem 01.01.2026 ({commit})")
    };
    assert!(
        state_lines(&dataset, &[])[0].starts_with(&changed(&first)),
        "{:?}",
        state_lines(&dataset, &[])
    );
    assert_eq!(state_lines(&dataset, &["--at", "HEAD"]), of(&first));
    let second = dataset.commit("second")[..10].to_owned();
    assert_eq!(state_lines(&dataset, &[]), of(&second));
    assert_eq!(state_lines(&dataset, &["--at", "HEAD~1"]), of(&first));
    assert!(state_lines(&dataset, &["--at", "HEAD^{tree}"])[1].starts_with("Data of a Git tree"));
    dataset.remove("data/projects/wohngeld.yaml");
    assert!(state_lines(&dataset, &[])[0].starts_with(&changed(&second)));
}

#[test]
fn a_dataset_in_a_folder_of_a_repository_differs_by_its_own_files_alone() {
    let outer = Dataset::empty();
    crate::harness::copy(&Dataset::clean().root(), &outer.path("inner"));
    outer.commit("nested");
    outer.write("other.txt", "not of the dataset");
    let modified = || {
        let run = ozg(outer.path("inner/data"), &["show", "koeln", "--format", "json"]);
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        answer["data"]["modified"].clone()
    };
    assert_eq!(modified(), json!(false));
    outer.write("inner/data/projects/new.yaml", "titel: Neu\n");
    assert_eq!(modified(), json!(true));
}

#[test]
fn programs_get_the_commit_its_day_and_whether_files_differ() {
    let dataset = Dataset::clean();
    let data = |verb: &str, args: &[&str]| {
        let run = ozg(dataset.root(), &[&[verb], args, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_matches_schema(verb, &answer);
        answer["data"].clone()
    };
    let verbs = [("report", &["overview"][..]), ("show", &["koeln"]), ("search", &["wohngeld"])];
    let is_state = |commit: Option<&str>, modified: bool| {
        let date = commit.map(|_| "2026-01-01");
        for (verb, args) in verbs {
            let expected = json!({ "commit": commit, "date": date, "modified": modified });
            assert_eq!(data(verb, args), expected, "{verb}");
        }
    };
    is_state(None, true);
    let commit = dataset.commit("first");
    is_state(Some(&commit), false);
    edit(&dataset);
    is_state(Some(&commit), true);
}

/// Each answer for people contains the state of the data, and the day if it depends on one.
#[test]
fn every_answer_for_people_names_the_state_and_the_day() {
    let dataset = Dataset::reports();
    let commit = dataset.commit("first")[..10].to_owned();
    for args in [
        &["report", "overview"][..],
        &["report", "trend"],
        &["report", "digest", "--since", "HEAD"],
        &["report", "themenfeld", "bildung"],
        &["show", "koeln"],
        &["query", "project"],
    ] {
        for format in ["text", "md", "html"] {
            let args = [args, &DAY, &["--format", format]].concat();
            let run = ozg_german(dataset.root(), &args);
            // For a table in a terminal the state is on stderr, so that a pipe gets rows alone.
            let is_beside = args[0] == "query" && format == "text";
            let text = if is_beside { &run.stderr } else { &run.stdout };
            // An empty comment keeps Markdown from reading the hash as a reference.
            let text = text.replace("<!-- -->", "");
            let state = format!("Datenstand: 01.01.2026 ({commit}) · Stichtag: 24.11.2026");
            assert_eq!(text.matches(&state).count(), 1, "{args:?} {}", run.stderr);
        }
    }
    let rows = ozg(dataset.root(), &["query", "project", "--format", "csv"]);
    assert!(rows.stderr.is_empty() && !rows.stdout.contains("Data of"), "{}", rows.stderr);
}

#[test]
fn every_page_of_a_set_names_the_state_and_its_filters() {
    let dataset = Dataset::reports();
    let commit = dataset.commit("first")[..10].to_owned();
    let args = ["report", "--all", "-o", "pages", "--themenfeld", "bildung"];
    let run = ozg(dataset.root(), &[&args, &DAY[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    for page in ["index", "overview", "trend", "municipality/koeln"] {
        let text = dataset.read(&format!("pages/{page}.md"));
        let plain = text.replace('\\', "").replace("<!-- -->", "");
        assert!(plain.contains(&format!("Data of 2026-01-01 ({commit})")), "{page}: {text}");
        assert!(plain.contains("as of 2026-11-24") && plain.contains("Narrowed to"), "{page}");
    }
}

#[test]
fn a_workbook_begins_with_what_a_page_shows_above_and_below_its_tables() {
    let dataset = Dataset::reports();
    dataset.commit("first");
    let first_sheet = |args: &[&str]| -> Vec<Vec<String>> {
        let args = [args, &DAY, &["--format", "xlsx", "--lang", "de"]].concat();
        let run = call(dataset.root(), &args).run_bytes();
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout)).expect("a workbook");
        assert_eq!(workbook.sheet_names()[0], "Hinweise");
        let range = workbook.worksheet_range("Hinweise").expect("a sheet");
        let row = |row: &[Data]| row.iter().map(ToString::to_string).collect();
        range.rows().map(row).collect()
    };
    let report = first_sheet(&["report", "gaps", "--themenfeld", "bildung"]);
    assert_eq!(report[0][0], "Lücken");
    assert!(report[1][0].starts_with("Datenstand: 01.01.2026 ("), "{report:?}");
    assert!(report[1][0].ends_with("Stichtag: 24.11.2026"), "{report:?}");
    assert!(report[2][0].starts_with("Eingegrenzt auf das Themenfeld"), "{report:?}");
    let page = ozg_german(dataset.root(), &["report", "gaps", "--themenfeld", "bildung"]).stdout;
    for row in report.iter().filter(|row| row.len() > 1 && !row[1].is_empty()) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words(&page).contains(&words(&row[1])), "{row:?} is not in {page}");
    }
    let query = first_sheet(&["query", "project"]);
    assert!(query[1][0].starts_with("Datenstand: 01.01.2026 ("), "{query:?}");
}

#[test]
fn history_and_lint_output_names_its_state_too() {
    let dataset = Dataset::clean();
    let first = dataset.commit("first")[..10].to_owned();
    edit(&dataset);
    let second = dataset.commit("second")[..10].to_owned();
    let output = |args: &[&str]| {
        let run = ozg_german(dataset.root(), args);
        (run.stderr, run.stdout)
    };
    let of = |commit: &str| format!("Datenstand: 01.01.2026 ({commit})");
    for args in
        [&["log"][..], &["log", "wohngeld"], &["blame", "wohngeld"], &["lint", "--at", "HEAD"]]
    {
        assert!(output(args).0.contains(&of(&second)), "{args:?}: {}", output(args).0);
        let page = output(&[args, &["--format", "html"]].concat()).1;
        assert!(page.contains("Datenstand: 01.01.2026"), "{args:?}: {page}");
        let data = output(&[args, &["--format", "json"]].concat());
        assert!(!data.0.contains("Datenstand") && !data.1.contains("Datenstand"), "{args:?}");
    }
    let earlier = output(&["blame", "wohngeld", "--at", "HEAD~1"]).0;
    assert!(earlier.contains(&of(&first)), "{earlier}");
    let both = format!("Vorher – {}\nNachher – {}\n", of(&first), of(&second));
    assert!(output(&["diff", "HEAD~1", "HEAD"]).0.starts_with(&both));
    let page = output(&["diff", "HEAD~1", "--format", "html"]).1;
    assert!(page.contains("Vorher – Datenstand") && page.contains("Nachher – "), "{page}");
    dataset.edit(TITEL[0], TITEL[2], TITEL[1]);
    let changed =
        format!("Nachher – Datenstand: Arbeitsstand mit Änderungen nach dem 01.01.2026 ({second})");
    assert!(output(&["diff"]).0.contains(&changed), "{}", output(&["diff"]).0);
    assert!(output(&["lint", "--format", "md"]).1.contains("Arbeitsstand"));
    assert!(!output(&["lint", "--format", "sarif"]).0.contains("Datenstand"));
}
