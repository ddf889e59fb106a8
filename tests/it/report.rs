//! `ozg report`: each report in each form, and its errors.

use insta::assert_snapshot;
use std::fmt::Write as _;

use ozg::ozg::report::{OVER_TIME, REPORTS};

use crate::harness::examples::{ReportExample, reports};
use crate::harness::{Dataset, REPOSITORY, assert_matches_schema, call, ozg, ozg_german};

#[test]
fn overview_in_both_languages_and_as_data() {
    let dataset = Dataset::clean();
    let args = ["report", "overview", "--as-of", "2026-11-24"];
    assert_snapshot!("overview_de", ozg_german(dataset.root(), &args).shown(&dataset));
    assert_snapshot!("overview_en", ozg(dataset.root(), &args).shown(&dataset));
    let json = [&args[..], &["--format", "json"]].concat();
    let data = ozg(dataset.root(), &json);
    assert_eq!(data.stdout, ozg_german(dataset.root(), &json).stdout);
    assert_snapshot!("overview_json", data.stdout);
}

#[test]
fn the_report_on_sources_shows_what_is_based_on_what() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/organisations/undatiert.yaml",
        "name: Undatiert\nart: sonstige\nquellen:\n- titel: Eine Seite\n  felder:\n  - name\n  - art\n",
    );
    let args = ["report", "sources", "--as-of", "2026-11-24"];
    assert_snapshot!("sources_de", ozg_german(dataset.root(), &args).shown(&dataset));
}

#[test]
fn a_project_counts_where_the_clock_puts_it() {
    let dataset = Dataset::clean();
    let row = |as_of: &str, phase: &str| {
        let run = ozg(dataset.root(), &["report", "overview", "--as-of", as_of]);
        let line = run.stdout.lines().find(|line| line.starts_with(phase)).map(str::to_owned);
        line.map(|line| {
            let is_bar = |word: &&str| word.starts_with('█');
            let words = line.split_whitespace().skip(phase.split(' ').count());
            let words = words.filter(|word| !is_bar(word));
            words.take(2).collect::<Vec<_>>().join(" ")
        })
    };
    assert_eq!(row("2022-12-31", "On hold").as_deref(), Some("0 0"));
    assert_eq!(row("2023-01-01", "On hold").as_deref(), Some("1 0"));
}

/// The fixture, with the size classes of two projects and some dates of checks, which no source
/// states.
fn dataset() -> Dataset {
    let dataset = Dataset::reports();
    let project = |id: &str, more: &str| {
        let file = format!("data/projects/{id}.yaml");
        dataset.edit(&file, "\nquellen:\n", &format!("\n{more}quellen:\n"));
    };
    project(
        "einbuergerung",
        "groessenklassen:\n- kreis\n- kreisfreie_stadt\n- mittlere_kreisangehoerige_stadt\n\
         geprueft_am: 2026-10-01\n",
    );
    project(
        "unterhaltsvorschuss",
        "groessenklassen:\n- kreis\n- kreisfreie_stadt\ngeprueft_am: 2024-01-31\n",
    );
    project("kinderbetreuung", "groessenklassen:\n- kreisfreie_stadt\n");
    dataset
}

fn args(report: &str) -> Vec<&str> {
    let words = report.split(' ');
    ["report"].into_iter().chain(words).chain(["--as-of", "2026-11-24"]).collect()
}

#[test]
fn every_report_in_german_on_a_terminal_of_eighty_columns() {
    let dataset = dataset();
    for report in reports() {
        let run = ozg_german(dataset.root(), &args(&report.args));
        assert_snapshot!(format!("report_{}", report.name), run.shown(&dataset));
    }
}

#[test]
fn no_line_of_a_report_is_wider_than_the_terminal_in_either_language() {
    for report in reports() {
        let args = args(&report.args);
        for run in [ozg(dataset().root(), &args), ozg_german(REPOSITORY, &args)] {
            assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
            let wide = run.stdout.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "{args:?}");
        }
    }
}

#[test]
fn a_report_for_minutes_and_for_programs() {
    let dataset = dataset();
    let shown = |report: &str, format: &str| {
        let all = [&args(report)[..], &["--format", format]].concat();
        let run = ozg_german(dataset.root(), &all);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    for ReportExample { name, args, .. } in reports() {
        assert_snapshot!(format!("report_{name}_md"), shown(&args, "md"));
        let data = shown(&args, "json");
        assert_matches_schema("report", &serde_json::from_str(&data).expect("JSON"));
        assert_snapshot!(format!("report_{name}_json"), data);
    }
    assert_snapshot!("report_timeline_csv", shown("timeline --table dates", "csv"));
    let plain = shown("municipality soest", "json");
    let english = [&args("municipality soest")[..], &["--format", "json"]].concat();
    assert_eq!(plain, ozg(dataset.root(), &english).stdout);
}

#[test]
fn the_list_describes_each_report_in_the_language_of_the_reader() {
    let list = ozg_german(REPOSITORY, &["report", "--list"]);
    assert_snapshot!("report_list_de", list.stdout);
    let english = ozg(REPOSITORY, &["report"]).stdout;
    assert_eq!(english, ozg(REPOSITORY, &["report", "--list"]).stdout);
    let refused = ozg(REPOSITORY, &["report", "--format", "json"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.stderr);
    assert_eq!(
        english.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).count(),
        REPORTS.len() + OVER_TIME.len()
    );
}

#[test]
fn an_unknown_name_is_an_error_with_a_suggestion() {
    let dataset = dataset();
    let mut shown = String::new();
    for report in [
        "overblick",
        "overview soest",
        "municipality",
        "municipality seost",
        "municipality hamburg",
        "project Fischereischien",
        "overview --themenfeld familie",
        "overview --regierungsbezirk Bonn",
        "overview --kreis soset",
        "overview --kreis Soest",
        "overview --kreis soest",
        "overview --groessenklasse stadt",
        "overview --table phase",
        "overview --format csv",
        "overview --from 2024",
        "digest --since 2024 --to 2025",
        "news --from 2024 --to 2023",
        "leistung 10257-einbuergerun",
    ] {
        let run = ozg_german(dataset.root(), &args(report));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{report}");
        let _ = write!(shown, "{report}\n  {}", run.stderr);
    }
    assert_snapshot!("report_errors_de", shown);
}

#[test]
fn data_steers_neither_a_terminal_nor_markdown() {
    let dataset = dataset();
    let file = "data/projects/fischereischein.yaml";
    dataset.edit(file, "titel: Fischereischein", "titel: \"\\e[31m<b>| rot\\nzwei\"");
    for report in ["timeline", "project fischereischein", "reuse"] {
        let text = ozg(dataset.root(), &args(report)).stdout;
        assert!(!text.contains('\u{1b}'), "{report}");
        let md = ozg(dataset.root(), &[&args(report)[..], &["--format", "md"]].concat()).stdout;
        assert!(!md.contains('\u{1b}') && !md.contains("<b>"), "{report}: {md}");
    }
}

#[test]
fn a_report_whose_kinds_are_missing_is_an_error() {
    let dataset = Dataset::clean();
    for kind in ["project", "component", "online-service", "event"] {
        dataset.remove(&format!("schema/{kind}.schema.json"));
    }
    for report in ["overview", "stale", "gaps", "timeline", "themenfelder", "project wohngeld"] {
        let run = ozg(dataset.root(), &args(report));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{report}");
        assert!(run.stderr.contains("project"), "{}", run.stderr);
    }
    let run = ozg(dataset.root(), &args("--all -o set"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("The report “stale” was not written"), "{}", run.stderr);
    assert!(dataset.path("set/quality.md").is_file());
    assert!(!dataset.path("set/stale.md").exists());
}

#[test]
fn an_id_is_never_cut_and_no_table_is_wider_than_the_terminal() {
    let dataset = Dataset::reports();
    let at = |columns: &str, args: &[&str]| {
        let run = call(dataset.root(), args).env("COLUMNS", columns).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    for columns in ["80", "60", "40"] {
        let rows = at(columns, &["query", "project", "--ids"]);
        assert!(rows.contains("online-sozialleistungen-soest-iserlohn"), "{columns}: {rows}");
        assert!(rows.contains("land-schleswig-holstein"), "{columns}: {rows}");
    }
    for columns in [80, 70, 60, 50, 40] {
        for report in ["participation", "themenfelder", "overview"] {
            let pages = at(&columns.to_string(), &["report", report]);
            let widths = pages.lines().map(|line| line.chars().count());
            assert!(widths.max() <= Some(columns), "{report} at {columns}: {pages}");
        }
    }
    let participation = at("80", &["report", "participation"]);
    assert!(!participation.contains("kreisangehör…"), "{participation}");
}
