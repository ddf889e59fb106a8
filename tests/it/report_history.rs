//! Reports over a history of two years of monthly commits: digest, trend, compare.

use insta::assert_snapshot;
use serde_json::Value;
use std::fmt::Write as _;

use crate::harness::{
    Dataset, FISHING, Run, SERVICE, assert_matches_schema, call, history, ozg, ozg_german,
    without_commits,
};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];
fn report(dataset: &Dataset, args: &[&str]) -> Run {
    ozg(dataset.root(), &[&["report"], args, &CLOCK].concat())
}

fn rows(run: &Run) -> Vec<Value> {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    report["tables"][0]["rows"].as_array().expect("rows").clone()
}

#[test]
fn the_digest_lists_changes_since_a_day_by_themenfeld_and_name() {
    let dataset = history();
    let args = ["report", "digest", "--since", "2026-09", "--as-of", "2026-11-24"];
    let german = ozg_german(dataset.root(), &args);
    assert_snapshot!("digest_de", german.shown(&dataset));
    assert!(!german.stdout.contains("fischereischein"), "an id: {}", german.stdout);
    assert_snapshot!("digest_en", ozg(dataset.root(), &args).shown(&dataset));
    let md = ozg_german(dataset.root(), &[&args[..], &["--format", "md"]].concat());
    assert_snapshot!("digest_md_de", md.shown(&dataset));
    let json = [&args[..], &["--format", "json"]].concat();
    let data = ozg(dataset.root(), &json).stdout;
    assert_matches_schema("report", &serde_json::from_str(&data).expect("JSON"));
    assert_eq!(data, ozg_german(dataset.root(), &json).stdout);
    assert_snapshot!("digest_json", without_commits(&data));
}

#[test]
fn a_day_means_the_state_before_it_and_a_revision_itself() {
    let dataset = history();
    let since =
        |since: &str| rows(&report(&dataset, &["digest", "--since", since, "--format", "json"]));
    let has_phase_change = |rows: &[Value]| rows.iter().any(|row| row["change"] == "phase-forward");
    assert!(has_phase_change(&since("2026-10-15")), "the commit of the day itself is news");
    assert!(!has_phase_change(&since("2026-10-16")));
    assert_eq!(since("HEAD~2").len(), since("2026-10-15").len());
    assert!(has_phase_change(&since("2026")), "the year that has begun");
    assert_eq!(since("HEAD"), Vec::<Value>::new());
    let narrowed =
        ["digest", "--since", "2026-09", "--themenfeld", "steuern_zoll", "--format", "json"];
    let narrowed = rows(&report(&dataset, &narrowed));
    assert!(!narrowed.is_empty() && narrowed.iter().all(|row| row["themenfeld"] == "steuern_zoll"));
}

#[test]
fn an_unknown_start_is_an_error() {
    let dataset = history();
    let mut shown = String::new();
    for args in [
        vec!["digest"],
        vec!["digest", "--since", "2024-11-15"],
        vec!["digest", "--since", "2024"],
        vec!["digest", "--since", "gestern"],
        vec!["digest", "--since", "2027-01-01"],
        vec!["digest", "koeln", "--since", "HEAD"],
        vec!["digest", "--since", "HEAD", "--compare", "HEAD~1"],
        vec!["trend", "--since", "gestern"],
        vec!["trend", "projects_by_phase.umsetzng"],
        vec!["trend", "--compare", "HEAD"],
        vec!["overview", "--since", "2026"],
    ] {
        let run = ozg_german(dataset.root(), &[&["report"], &args[..], &CLOCK].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        let _ = write!(shown, "{}\n  {}", args.join(" "), run.stderr);
    }
    assert_snapshot!("history_errors_de", shown);
}

#[test]
fn a_trend_is_the_figure_of_each_month() {
    let dataset = history();
    let figure = "services_by_status.live.connections";
    let months = rows(&report(&dataset, &["trend", figure, "--format", "json"]));
    assert_eq!(months.len(), 25);
    let differences: Vec<_> = months.iter().map(|row| row["difference"].as_i64()).collect();
    // One Anschluss of the first state goes live on a day in the third month.
    let announced = |month: i64| i64::from(month == 2);
    let grown = (0..25).map(|month| (month > 0).then(|| i64::from(month < 23) + announced(month)));
    assert_eq!(differences, grown.collect::<Vec<_>>());
    for row in &months {
        let commit = row["commit"].as_str().expect("a commit");
        let day = row["date"].as_str().expect("a day");
        let args = ["report", "overview", "--at", commit, "--as-of", day, "--format", "json"];
        let overview =
            ozg(dataset.root(), &[&args[..], &["--table", "services_by_status"]].concat());
        let live = rows(&overview).into_iter().find(|row| row["status"] == "live").expect("live");
        assert_eq!(row[figure], live["connections"], "{day}");
    }
    let text = ozg_german(dataset.root(), &[&["report", "trend", figure][..], &CLOCK].concat());
    assert_snapshot!("trend_figure_de", without_commits(&text.shown(&dataset)));
    assert!(text.stdout.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn a_trend_ends_today_and_draws_no_line_of_one_state() {
    let dataset = history();
    let trend = |today: &str, more: &[&str]| {
        let args = [&["report", "trend", "--as-of", "2030-01-01"], more].concat();
        call(dataset.root(), &args).today(today).run()
    };
    let ahead = rows(&trend("2026-11-20", &["--format", "json"]));
    assert_eq!(ahead.last().expect("a row")["date"], "2026-11-20");
    let html = trend("2026-11-20", &["--format", "html"]).stdout;
    assert!(html.contains("no figures yet") && html.contains("<svg"), "{html}");
    let single = trend("2026-11-20", &["--format", "html", "--since", "2026-11-01"]).stdout;
    assert!(single.contains("only one state") && !single.contains("<polyline"), "{single}");
}

#[test]
fn the_main_figures_by_quarter_and_year() {
    let dataset = history();
    let quarter = ["report", "trend", "--every", "quarter", "--as-of", "2026-11-24"];
    let text = ozg_german(dataset.root(), &quarter);
    assert_snapshot!("trend_main_de", without_commits(&text.shown(&dataset)));
    let md = report(
        &dataset,
        &["trend", "projects_by_phase.rollout_nrw", "--since", "2026-08", "--format", "md"],
    );
    assert_snapshot!("trend_md", without_commits(&md.stdout));
    let csv = report(
        &dataset,
        &["trend", "freshness.event.records", "--every", "year", "--format", "csv"],
    );
    assert_snapshot!("trend_csv", without_commits(&csv.stdout));
}

#[test]
fn a_report_compares_with_the_state_of_a_year_ago() {
    let dataset = history();
    let args =
        ["overview", "--compare", "HEAD~12", "--table", "services_by_status", "--format", "json"];
    let live = rows(&report(&dataset, &args)).into_iter().find(|row| row["status"] == "live");
    let live = live.expect("live");
    assert_eq!(live["connections_difference"], 10, "{live}");
}

#[test]
fn the_set_of_all_reports_has_the_digest_and_the_trend() {
    let dataset = history();
    let since = ["--all", "--since", "2026-09", "-o", "set"];
    let run = report(&dataset, &since);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 1), "{}", run.stderr);
    let index = dataset.read("set/index.md");
    assert!(index.contains("(digest.md)") && index.contains("(trend.md)"), "{index}");
    for (format, ending) in [("md", "md"), ("text", "txt"), ("json", "json"), ("xlsx", "xlsx")] {
        let run =
            report(&dataset, &["--all", "--compare", "HEAD~3", "-o", format, "--format", format]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for name in ["digest", "trend"] {
            assert!(
                dataset.path(&format!("{format}/{name}.{ending}")).is_file(),
                "{name} {format}"
            );
        }
    }
    let run = report(&dataset, &["--all", "--since", "gestern", "-o", "none"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

/// A set is useful even without the one report that has no history.
#[test]
fn a_set_goes_without_a_trend_that_cannot_be_made() {
    let dataset = history();
    for args in [&["--since", "HEAD~1"][..], &["--as-of", "2020-01-01"]] {
        let run = ozg(dataset.root(), &[&["report", "--all", "-o", "set"], args].concat());
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        assert!(dataset.path("set/overview.md").is_file());
    }
    assert!(!dataset.path("set/trend.md").exists(), "of the earlier set");
    let run = report(&dataset, &["--all", "-o", "set", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!dataset.path("set/index.md").exists(), "its links would lead nowhere");
}

/// Before, the project belonged to the Themenfeld, under another id.
#[test]
fn a_project_that_leaves_a_themenfeld_under_another_id_is_news_there() {
    let dataset = history();
    let text = dataset.read(FISHING).replace("engagement_hobby", "steuern_zoll");
    dataset.remove(FISHING).write("data/projects/angelschein.yaml", text);
    let args = ["--since", "HEAD", "--themenfeld", "engagement_hobby", "--format", "json"];
    let changes = rows(&report(&dataset, &[&["digest"], &args[..]].concat()));
    assert!(changes.iter().any(|row| row["records"][0] == "angelschein"), "{changes:?}");
}

/// The record is faulty, but its changes are still reported.
#[test]
fn a_connection_of_no_kommune_is_summed_up() {
    let dataset = history();
    dataset.edit(SERVICE, "anschluesse:\n", "anschluesse:\n- status: live\n");
    let changes = rows(&report(&dataset, &["digest", "--since", "HEAD", "--format", "json"]));
    let changes: Vec<_> = changes.iter().map(|row| &row["change"]).collect();
    assert_eq!(changes, ["routine"]);
}

/// In September Soest and Werl join the fishing licence, in October Wuppertal connects to the service.
#[test]
fn the_digest_of_a_kreis_lists_what_its_kommunen_take_part_in() {
    let dataset = history();
    let of = |option: &str, value: &str| {
        rows(&report(
            &dataset,
            &["digest", "--since", "2026-09", option, value, "--format", "json"],
        ))
    };
    let has_record = |rows: &[Value], id: &str| rows.iter().any(|row| row["records"][0] == id);
    let kreis = of("--kreis", "kreis-soest");
    assert!(
        has_record(&kreis, "fischereischein") && !has_record(&kreis, "notausweis"),
        "{kreis:?}"
    );
    assert!(has_record(&of("--regierungsbezirk", "Düsseldorf"), "notausweis"));
    let text = ozg_german(
        dataset.root(),
        &[
            "report",
            "digest",
            "--since",
            "2026-10",
            "--kreis",
            "kreis-soest",
            "--as-of",
            "2026-11-24",
        ],
    );
    assert_snapshot!("digest_kreis_de", text.shown(&dataset));
}

#[test]
fn the_digest_and_the_trend_as_pages() {
    let dataset = history();
    let page = |args: &[&str]| {
        let args = [&["report"], args, &["--format", "html"], &CLOCK].concat();
        let run = ozg_german(dataset.root(), &args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        without_commits(&crate::html::shape(&run.stdout))
    };
    assert_snapshot!("digest_html", page(&["digest", "--since", "2026-09"]));
    let figure = "services_by_status.live.connections";
    assert_snapshot!("trend_html", page(&["trend", figure, "--every", "quarter"]));
}

#[test]
fn outside_git_there_is_no_history() {
    let dataset = Dataset::reports();
    for report in [&["trend"][..], &["digest", "--since", "2026"]] {
        let run = ozg(dataset.root(), &[&["report"], report].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    }
}

/// A fact dated in the period happened in it; an older or undated one was only entered in it.
#[test]
fn the_digest_separates_what_happened_from_what_was_entered() {
    let dataset = Dataset::clean();
    dataset.git(&["init", "-q", "-b", "main"]);
    dataset.commit_on("2026-01-10", "Begin");
    let event = |date: &str, title: &str| {
        format!(
            "titel: {title}\nart: workshop\ndatum: {date}\nquellen:\n- url: https://www.kdn.de/{date}\n  titel: {title}\n"
        )
    };
    dataset.write("data/events/alt.yaml", event("2019-05-02", "Altes Treffen"));
    dataset.write("data/events/neu.yaml", event("2026-02-03", "Neues Treffen"));
    dataset.commit_on("2026-03-01", "Enter events");
    let args = ["digest", "--since", "2026-02"];
    let rows = rows(&report(&dataset, &[&args[..], &["--format", "json"]].concat()));
    let part = |id: &str| {
        let row =
            rows.iter().find(|row| row["records"].as_array().expect("ids").contains(&id.into()));
        row.expect("a row")["part"].clone()
    };
    assert_eq!((part("neu"), part("alt")), ("happened".into(), "recorded".into()));
    let page = ozg_german(dataset.root(), &[&["report"], &args[..], &CLOCK].concat()).stdout;
    let position = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(position("In diesem Zeitraum geschehen") < position("Neues Treffen"));
    assert!(position("Neues Treffen") < position("Neu erfasst: früher"));
    assert!(position("Neu erfasst: früher") < position("Altes Treffen"));
}

/// An existing Anschluss goes live on the day that its entry names.
#[test]
fn a_kommune_that_went_live_in_the_period_did_so_in_it() {
    let dataset = Dataset::clean();
    let file = "data/projects/sozialplattform.yaml";
    let project = dataset.read(file);
    let state = |koeln: &str, soest: &str| {
        let list = format!(
            "nachnutzende:\n- {{kommune: koeln, {koeln}}}\n- {{kommune: soest, {soest}}}\n"
        );
        dataset.write(file, format!("{project}{list}"));
    };
    state("status: pilot, seit: '2025'", "status: pilot, seit: '2025'");
    dataset.git(&["init", "-q", "-b", "main"]);
    dataset.commit_on("2026-01-10", "Begin");
    state("status: live, seit: 2026-02-03", "status: live, seit: 2025-12-03");
    dataset.commit_on("2026-03-01", "Go live");
    let rows = rows(&report(&dataset, &["digest", "--since", "2026-02", "--format", "json"]));
    let parts = rows.iter().filter(|row| row["change"] == "connection-live");
    let parts: Vec<_> = parts.map(|row| row["part"].as_str().expect("a part")).collect();
    assert_eq!(parts, ["happened", "recorded"]);
}
