//! The figures of `docs/figures.md`: the same in every report, and equal to an independent count.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use messages::{Language, Message};
use ozg::ozg::report::{OVER_TIME, REPORTS, Report as ReportKind};
use serde_json::Value;

use crate::harness::pages::assert_generated;
use crate::harness::parties::{counted, ever_taking_part, parties, taking_part};
use crate::harness::{Dataset, REPOSITORY, ozg, ozg_german};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

/// A report on the shipped data.
struct Report(Value);

impl Report {
    fn of(report: &[&str]) -> Self {
        let run =
            ozg(REPOSITORY, &[&["report"], report, &CLOCK[..], &["--format", "json"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        Report(serde_json::from_str(&run.stdout).expect("JSON"))
    }

    fn table(&self, name: &str) -> &Value {
        let tables = self.0["tables"].as_array().expect("tables");
        tables.iter().find(|table| table["name"] == name).expect(name)
    }
}

fn rows(table: &Value) -> &[Value] {
    table["rows"].as_array().expect("rows")
}

fn row<'t>(table: &'t Value, key: &str, value: &str) -> &'t Value {
    rows(table).iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("{key}={value}"))
}

/// The count of `ozg query`, which takes another path through the program than the reports.
fn kommunen(condition: &str) -> u64 {
    counted(&format!("SELECT count(*) AS n FROM municipality WHERE {condition}"))
}

fn count(query: &[&str]) -> u64 {
    let run = ozg(REPOSITORY, &[&["query"], query, &CLOCK[..], &["--count"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim().parse().expect("a count")
}

/// The number of records of a kind for each value of a field, as `ozg query` groups them.
fn groups(kind: &str, field: &str) -> Value {
    let args = ["query", kind, "--group-by", field, "--format", "json"];
    let run = ozg(REPOSITORY, &[&args[..], &CLOCK].concat());
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// The count of a group; 0 if it has no records, since then it is not listed.
fn in_group(groups: &Value, field: &str, value: &Value) -> Value {
    let groups = groups.as_array().expect("groups").iter();
    let mut group =
        groups.filter(|group| group[field] == *value).map(|group| group["count"].clone());
    group.next().unwrap_or(Value::from(0))
}

#[test]
fn projects_by_phase_and_themenfeld_are_as_query_counts_them() {
    let overview = Report::of(&["overview"]);
    let phases = overview.table("projects_by_phase");
    let themenfelder = Report::of(&["themenfelder"]);
    let themenfelder = themenfelder.table("phases");
    let grouped = groups("project", "phase");
    for row in rows(phases) {
        let phase = row["phase"].as_str().expect("a phase");
        let value = if phase == "keine_angabe" { Value::Null } else { phase.into() };
        assert_eq!(row["projects"], in_group(&grouped, "phase", &value), "{phase}");
        assert_eq!(themenfelder["total"][phase], row["projects"], "{phase}");
    }
    assert_eq!(phases["total"]["projects"], count(&["project"]));
    assert_eq!(themenfelder["total"]["projects"], phases["total"]["projects"]);
    let grouped = groups("project", "themenfeld");
    for row in rows(themenfelder) {
        let id = &row["themenfeld"];
        assert_eq!(row["projects"], in_group(&grouped, "themenfeld", id), "{id}");
    }
}

#[test]
fn leistungen_covered_are_the_same_in_overview_themenfelder_and_gaps() {
    let overview = Report::of(&["overview"]);
    let shared = row(overview.table("leistungen"), "figure", "kommunal");
    assert_eq!(shared["leistungen"], count(&["leistung", "zustaendigkeit=kommunal,gemischt"]));
    let covered =
        ["leistung", "zustaendigkeit=kommunal,gemischt", "--has", "in.project.leistungen.leistung"];
    assert_eq!(shared["with_project"], count(&covered));
    let themenfelder = Report::of(&["themenfelder"]);
    let total = &themenfelder.table("coverage")["total"];
    assert_eq!(total["leistungen"], shared["leistungen"]);
    assert_eq!(total["with_project"], shared["with_project"]);
    assert_eq!(total["efa_projects"], count(&["project", "efa!=kein_efa", "--has", "efa"]));
    let gaps = Report::of(&["gaps"]);
    let without = &shared["without_project"];
    assert_eq!(gaps.table("themenfelder")["total"]["without_project"], *without);
    assert_eq!(*without, rows(gaps.table("without_project")).len());
    let by_themenfeld = rows(gaps.table("themenfelder")).iter();
    let sum: u64 = by_themenfeld.filter_map(|row| row["without_project"].as_u64()).sum();
    assert_eq!(*without, sum);
}

#[test]
fn who_takes_part_is_the_same_by_every_division() {
    let overview = Report::of(&["overview"]);
    let overview = overview.table("municipalities_by_groessenklasse");
    let participation = Report::of(&["participation"]);
    let taking_part = kommunen(&format!("id IN {}", taking_part()));
    let ever = kommunen(&format!("id IN {}", ever_taking_part()));
    assert_eq!(overview["total"]["taking_part"], taking_part);
    assert_eq!(overview["total"]["former"], ever - taking_part);
    for name in ["groessenklassen", "regierungsbezirke", "kreise", "it_dienstleister"] {
        let total = &participation.table(name)["total"];
        assert_eq!(total["taking_part"], taking_part, "{name}");
        assert_eq!(total["municipalities"], count(&["municipality"]), "{name}");
    }
    let kreise = participation.table("kreise");
    let sum = |key: &str| rows(kreise).iter().filter_map(|row| row[key].as_u64()).sum::<u64>();
    assert_eq!(
        (sum("municipalities"), sum("taking_part")),
        (count(&["municipality"]), taking_part)
    );
    let nowhere = &participation.table("nowhere")["total"]["number"];
    assert_eq!(*nowhere, count(&["municipality"]) - ever);
}

#[test]
fn services_and_components_are_as_query_counts_them() {
    let overview = Report::of(&["overview"]);
    let services = overview.table("services_by_status");
    let live = row(services, "status", "live");
    assert_eq!(live["services"], count(&["online-service", "anschluesse.status=live"]));
    assert_eq!(services["total"]["services"], count(&["online-service"]));
    let components = Report::of(&["components"]);
    for id in ["servicekonto-nrw", "kommunalportal-nrw", "bundid"] {
        let row = row(components.table("components"), "component", id);
        let either = format!("basiskomponenten={id} or zielportale={id}");
        assert_eq!(row["projects"], count(&["project", "--where", &either]), "{id}");
    }
}

#[test]
fn a_dossier_has_the_figures_of_the_whole() {
    let dossier = Report::of(&["municipality", "koeln"]);
    let fact = |name: &str| &row(dossier.table("facts"), "fact", name)["value"];
    let live = "anschluesse[kommune=koeln and status=live]";
    assert_eq!(*fact("live"), count(&["online-service", live]));
    let of_koeln = format!(
        "SELECT count(DISTINCT project) AS n FROM {} WHERE party = 'koeln'
         AND role NOT IN ('interessiert', 'weitere_akteure')",
        parties()
    );
    assert_eq!(*fact("projects"), counted(&of_koeln));
    let listed = rows(dossier.table("services"));
    assert_eq!(listed.len() as u64, count(&["online-service", "anschluesse.kommune=koeln"]));
    let own: Vec<_> = listed.iter().map(|row| &row["service"]).collect();
    let reusable = rows(dossier.table("reusable"));
    assert!(!reusable.is_empty() && reusable.iter().all(|row| !own.contains(&&row["service"])));
}

/// Bonn reuses the application for naturalisation, though no source states its status.
#[test]
fn no_kommune_is_offered_what_it_already_reuses() {
    let dossier = Report::of(&["municipality", "bonn"]);
    let offered = rows(dossier.table("reusable")).iter().map(|row| &row["service"]);
    let offered: Vec<_> = offered.filter_map(Value::as_str).collect();
    assert!(offered.contains(&"sozialplattform"), "{offered:?}");
    assert!(!offered.contains(&"digitaler-einbuergerungsantrag"), "{offered:?}");
}

#[test]
fn every_field_is_filled_in_as_often_as_query_finds_it() {
    let quality = Report::of(&["quality"]);
    let quality = quality.table("fields");
    for (kind, field) in
        [("project", "efa"), ("municipality", "it_dienstleister"), ("leistung", "fachaemter")]
    {
        let is_selected = |row: &&Value| row["kind"] == kind && row["field"] == field;
        let row = rows(quality).iter().find(is_selected).expect("the field");
        assert_eq!(row["stated"], count(&[kind, "--has", field]), "{kind}.{field}");
        assert_eq!(row["missing"], count(&[kind, "--missing", field]), "{kind}.{field}");
    }
}

#[test]
fn the_page_names_every_function_that_counts() {
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/figures.md")).expect("the page");
    let words: BTreeSet<_> =
        page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).collect();
    let mut functions = 0;
    for entry in fs::read_dir(Path::new(REPOSITORY).join("src/ozg/figures")).expect("a folder") {
        let source = fs::read_to_string(entry.expect("an entry").path()).expect("a source");
        for rest in source.split("pub fn ").skip(1) {
            let name = rest.split(['(', '<']).next().expect("a name");
            assert!(words.contains(name) || name == "of", "docs/figures.md lacks {name}");
            functions += 1;
        }
    }
    assert!(functions > 20, "{functions}");
}

/// Every report with its arguments and its description, in the language of the reader.
fn reports(language: Language) -> Vec<(String, String)> {
    let help = ozg::locales::help(language);
    let localizer = ozg::locales::localizer(language);
    let word = |name: &str| help.find(&format!("help-value-name-{name}")).expect("a word");
    let takes = |report: &ReportKind| match report.subjects {
        [] if report.is_of_period() => " --from DATE --to DATE",
        [] => "",
        _ => " ID",
    };
    let of_a_day = REPORTS.iter().map(|report| (report.name, takes(report), report.about));
    let over_time = OVER_TIME.iter().map(|report| (report.name, report.takes, report.about));
    let row = |(name, takes, about): (&str, &str, fn() -> Message)| {
        let mut takes = takes.to_owned();
        for value in ["DATE", "REV", "ID", "FIGURE"] {
            takes = takes.replace(value, &word(&value.to_lowercase()));
        }
        (format!("{name}{takes}"), localizer.format(&about()))
    };
    of_a_day.chain(over_time).map(row).collect()
}

#[test]
fn the_readmes_describe_each_report() {
    for (page, head, language) in [
        ("README.md", "| report | content |", Language::En),
        ("README.de.md", "| Bericht | Inhalt |", Language::De),
    ] {
        let rows = reports(language).into_iter();
        let rows =
            rows.map(|(typed, about)| format!("| `{}` | {about} |\n", typed.replace('|', "\\|")));
        let made = format!("{head}\n|---|---|\n{}", rows.collect::<String>());
        assert_generated(page, head, "\n\n", made.trim_end());
    }
}

#[test]
fn the_page_lists_the_figures_that_each_report_shows() {
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/figures.md")).expect("the page");
    let entries: Vec<_> = page.split("\n### ").skip(1).map(figure).collect();
    let names = REPORTS.iter().map(|report| report.name);
    let row = |report: &str| {
        let shown = entries.iter().filter(|(_, reports)| reports.contains(report));
        let shown: Vec<_> = shown.map(|(title, _)| *title).collect();
        assert!(!shown.is_empty(), "no entry of docs/figures.md names the report {report}");
        format!("| `{report}` | {} |\n", shown.join("; "))
    };
    let rows: String = names.map(row).collect();
    let made = format!("## Figures of a report\n\n| report | figures |\n|---|---|\n{rows}");
    assert_generated("docs/figures.md", "## Figures of a report", "\n\n## ", made.trim_end());
}

/// The title of an entry, and the words of the line that lists its reports.
fn figure(entry: &str) -> (&str, BTreeSet<&str>) {
    let (title, text) = entry.split_once('\n').expect("a title");
    let reports = text.split("- **Reports:** ").nth(1).expect("the reports");
    let end = reports.find("\n\n").or_else(|| reports.find("\n- ")).unwrap_or(reports.len());
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (title, reports[..end].split(|c| !is_word(c)).collect())
}

/// Each entry defines what counts, from which data, as of when, what unknown means, and where it is shown.
#[test]
fn each_figure_of_the_page_has_every_part() {
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/figures.md")).expect("the page");
    let figures = page.split("\n## Along the history").next().expect("the figures");
    let entries: Vec<_> = figures.split("\n### ").skip(1).collect();
    assert!(entries.len() > 30, "{}", entries.len());
    let list = ozg(REPOSITORY, &["report", "--list"]).stdout;
    let reports: Vec<_> = list.lines().filter_map(|line| line.split(' ').nth(1)).collect();
    for entry in entries {
        for part in ["Counts", "From", "As of", "Unknown", "Function", "Reports"] {
            assert_eq!(entry.matches(&format!("\n- **{part}:** ")).count(), 1, "{part}: {entry}");
        }
        let (_, shown) = figure(entry);
        let is_shown = |word: &&str| reports.contains(word) || word.starts_with("dossier");
        assert!(shown.iter().any(is_shown), "{entry}");
    }
}

/// What went live later does not count yet, and what no source of that time shows is reported separately.
#[test]
fn a_day_of_the_past_counts_no_later_connection() {
    let of_day = |day: &str| {
        let args = ["report", "overview", "--table", "services_by_status", "--format", "json"];
        let run = ozg(REPOSITORY, &[&args[..], &["--as-of", day]].concat());
        let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
        data["tables"][0]["total"]["connections"].as_u64()
    };
    let dated = |condition: &str| {
        counted(&format!("SELECT count(*) AS n FROM online_service_anschluesse WHERE {condition}"))
    };
    assert_eq!(of_day("1900-01-01"), None);
    // No undated Anschluss is shown by a source of that time.
    assert_eq!(of_day("2012-12-31"), Some(dated("seit < '2013'")));
    assert_eq!(of_day("2026-11-24"), Some(dated("true")));
    let run = ozg_german(REPOSITORY, &["report", "overview", "--as-of", "1900-01-01"]);
    let undated = dated("seit IS NULL");
    let expected = format!("Zum Stichtag nicht zu beurteilen: {undated} Anschlüsse");
    assert!(run.stdout.contains(&expected), "{}", run.stdout);
}

#[test]
fn nothing_recorded_is_not_zero() {
    let run = ozg_german(REPOSITORY, &["report", "municipality", "ahlen", "--table", "facts"]);
    let line = run.stdout.lines().find(|line| line.starts_with("Online-Dienste in Betrieb"));
    assert!(line.is_some_and(|line| line.ends_with("  nicht erfasst")), "{}", run.stdout);
}

/// Who takes part, what uses what and which services exist is known only as far as it was found: if none was found, the
/// figure is not 0, and programs get no value. What is listed in full has a true 0.
#[test]
fn no_count_of_what_was_found_is_zero() {
    let unknown = |report: &[&str], table: &str, columns: &[&str]| {
        let of = Report::of(report);
        let table = of.table(table);
        let rows =
            rows(table).iter().chain(Some(&table["total"]).filter(|total| total.is_object()));
        let values: Vec<_> =
            rows.flat_map(|row| columns.iter().map(|column| row[column].clone())).collect();
        assert!(values.iter().any(Value::is_null), "{report:?} {columns:?}");
        assert!(!values.contains(&Value::from(0)), "{report:?} {columns:?}: {values:?}");
    };
    let classes = ["staedteregion", "kreis", "kreisangehoerige_gemeinde", "municipalities"];
    unknown(&["representativeness"], "teams", &classes);
    unknown(&["project", "einbuergerung"], "team", &["number"]);
    unknown(&["reuse"], "services", &["live", "pilot", "angekuendigt", "in_vorbereitung"]);
    unknown(&["components"], "components", &["projects", "services"]);
    unknown(&["participation"], "kreise", &["former", "taking_part"]);
    unknown(&["overview"], "municipalities_by_groessenklasse", &["former"]);
    unknown(&["themenfeld", "bildung"], "services", &["usable"]);
    let narrowed = ["overview", "--themenfeld", "forschung_foerderung"];
    let columns = ["services", "connections", "undated", "municipalities"];
    unknown(&narrowed, "services_by_status", &columns);
    let overview = Report::of(&["overview"]);
    let ahead = row(overview.table("projects_by_phase"), "phase", "rollout_bund");
    assert_eq!(ahead["projects"], 0, "all projects of the dataset are counted");
    // The number of EfA projects covers those that state it: how many do not is shown beside it.
    let unstated = count(&["project", "--missing", "efa"]);
    let stdout = ozg_german(REPOSITORY, &["report", "themenfelder", "--table", "coverage"]).stdout;
    assert!(stdout.contains(&format!("Projekte ohne Angabe zu EfA: {unstated}.")), "{stdout}");
    let planned = row(overview.table("services_by_status"), "status", "in_vorbereitung");
    assert_eq!(planned["services"], 0, "all that are in preparation have come further elsewhere");
}

#[test]
fn kommunen_of_a_provider_are_never_reported_as_taking_part_in_nothing() {
    let dataset = Dataset::reports();
    let run = ozg_german(dataset.root(), &["report", "organisation", "civitec"]);
    assert!(run.stdout.contains("Für keine von ihnen ist eine Beteiligung"), "{}", run.stdout);
    assert!(!run.stdout.contains("0 von 2"), "{}", run.stdout);
    let run = ozg_german(REPOSITORY, &["report", "project", "wohngeld", "--table", "team"]);
    assert!(run.stdout.starts_with("Projekt: ") && run.stdout.contains("Namentlich bekannte"));
    assert!(!run.stdout.lines().any(|line| line.ends_with("  0")), "{}", run.stdout);
}

#[test]
fn a_dash_is_explained_wherever_people_read() {
    for report in ["overview", "participation", "representativeness", "reuse"] {
        for format in ["text", "md", "html"] {
            let run = ozg_german(REPOSITORY, &["report", report, "--format", format]);
            assert!(run.stdout.contains("–: nicht erfasst"), "{report} as {format}");
        }
    }
}

/// Computed from the pages themselves: 24 months before the clock of the tests.
#[test]
fn live_connections_by_the_age_of_their_evidence_sum_to_all() {
    let report = Report::of(&["reuse", "--months", "24"]);
    let number = |row: &Value, key: &str| row[key].as_u64().unwrap_or_default();
    for row in rows(report.table("services")) {
        let parts = number(row, "live_recent") + number(row, "live_older");
        assert_eq!(parts, number(row, "live"), "{row}");
    }
    let sum = |key: &str| -> u64 {
        rows(report.table("services")).iter().map(|row| number(row, key)).sum()
    };
    // A date that is a year or a month counts as its last day.
    let sql = "SELECT count(*) AS n FROM online_service_anschluesse a WHERE status = 'live'
               AND EXISTS (SELECT 1 FROM online_service_quellen q WHERE q.online_service_id = a.online_service_id
               AND q.url = a.quelle AND substr(q.stand || '-99-99', 1, 10) >= '2024-11-24')";
    assert_eq!(sum("live_recent"), counted(sql));
    let live = "SELECT count(*) AS n FROM online_service_anschluesse WHERE status = 'live'";
    assert_eq!(sum("live"), counted(live));
}

/// Nordkirchen has no Anschluss of its own, but its Kreis has i-Kfz.
#[test]
fn people_are_reached_by_their_kreis_however_the_report_is_narrowed() {
    let of = |narrowing: [&str; 2]| {
        let report = Report::of(&["overview", narrowing[0], narrowing[1]]);
        let table = report.table("people_reached").clone();
        table["total"]["people"].as_u64().unwrap_or_default()
    };
    assert_eq!(of(["--kommune", "nordkirchen"]), 10_762);
    let classes = [
        "kreisfreie_stadt",
        "grosse_kreisangehoerige_stadt",
        "mittlere_kreisangehoerige_stadt",
        "kreisangehoerige_stadt",
        "kreisangehoerige_gemeinde",
    ];
    let parts: u64 = classes.map(|class| of(["--groessenklasse", class])).iter().sum();
    let all = Report::of(&["overview"]);
    assert_eq!(all.table("people_reached")["total"]["people"].as_u64(), Some(parts));
}

/// A Kreis includes its Gemeinden, whichever option names it.
#[test]
fn a_kreis_reaches_the_same_people_by_either_option() {
    let people = |option: &str| {
        let report = Report::of(&["reach", option, "kreis-soest"]);
        report.table("services")["total"]["people"].as_u64().unwrap_or_default()
    };
    assert_eq!(people("--kommune"), people("--kreis"));
    assert!(people("--kreis") > 0);
}

/// People of a Gemeinde without a recorded population are in no sum, and every answer with a sum reports that.
#[test]
fn a_gemeinde_without_population_is_reported_where_people_are_counted() {
    let dataset = Dataset::reports();
    let file = "data/municipalities/soest.yaml";
    let text = dataset.read(file);
    let (before, after) = text.split_once("einwohner:\n").expect("a population");
    let rest: String =
        after.split_inclusive('\n').skip_while(|line| line.starts_with(' ')).collect();
    dataset.write(file, format!("{before}{rest}"));
    for report in [&["reach"][..], &["overview"], &["impact", "kdn"]] {
        let run = ozg(dataset.root(), &[&["report"], report].concat());
        let note = "The population of one Gemeinde is not recorded; its people are missing from the totals.";
        let flat = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(note), "{report:?}: {}{}", run.stdout, run.stderr);
    }
}

/// What began or was stated later is not in the answer for an earlier day.
#[test]
fn statewide_services_and_stated_figures_are_those_of_the_day() {
    let reach = |day: &str| {
        let run = ozg(REPOSITORY, &["report", "reach", "--as-of", day, "--format", "json"]);
        Report(serde_json::from_str(&run.stdout).expect("JSON"))
    };
    let then = reach("2010");
    for table in ["services", "spread", "stated"] {
        assert_eq!(rows(then.table(table)).len(), 0, "{table}");
    }
    let now = reach("2026-11-24");
    assert!(rows(now.table("spread")).iter().any(|row| row["datum"] == "2026"));
    assert_eq!(row(now.table("services"), "service", "elsa-nrw")["people"], 18_034_454);
}

/// Köln's own IT leads, works and pilots where Köln does: both dossiers show the same.
#[test]
fn a_city_and_its_own_it_are_one_party() {
    let [city, it] =
        [["municipality", "koeln"], ["organisation", "it-stadt-koeln"]].map(|of| Report::of(&of));
    assert!(rows(city.table("projects")).len() > 5);
    assert_eq!(city.table("projects"), it.table("projects"));
    let facts = |report: &Report, name: &str| {
        let facts = rows(report.table("facts")).iter();
        facts.clone().find(|row| row["fact"] == name).map(|row| row["value"].clone())
    };
    assert_eq!(facts(&city, "projects"), facts(&it, "projects"));
    assert_eq!(facts(&city, "it_dienstleister"), None);
    assert_eq!(facts(&city, "own_it"), Some(serde_json::json!(["it-stadt-koeln"])));
    let served = rows(it.table("municipalities")).iter().map(|row| &row["municipality"]);
    assert_eq!(served.collect::<Vec<_>>(), ["koeln"]);
    let stdout = ozg_german(REPOSITORY, &["report", "organisation", "it-stadt-koeln"]).stdout;
    assert!(stdout.contains("Stadt Köln (IT-Dienstleister) zählt als Köln"), "{stdout}");
    let stdout = ozg_german(REPOSITORY, &["report", "project", "reiseausweis"]).stdout;
    assert!(stdout.contains("Essener Systemhaus (Stadt Essen) zählt als Essen"), "{stdout}");
}

#[test]
fn no_list_names_a_city_and_its_own_it_as_two_parties() {
    let sql = "SELECT id, kommune FROM organisation WHERE kommune IS NOT NULL";
    let run = ozg(REPOSITORY, &["query", "--sql", sql, "--format", "json"]);
    let own_it: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let own_it = own_it.as_array().expect("rows");
    assert!(own_it.len() > 10);
    let mut lists = 0;
    for report in [
        &["themenfelder"][..],
        &["themenfeld", "ein_auswanderung"],
        &["reuse"],
        &["project", "reiseausweis"],
        &["project", "buergerportal-muenster-hamm-coesfeld-warendorf"],
        &["leistung", "10268-reiseausweise-fuer-auslaender-fluechtlinge-und-staatenlose"],
    ] {
        let data = Report::of(report).0;
        let rows = data["tables"].as_array().expect("tables").iter();
        let rows = rows.flat_map(|table| table["rows"].as_array().expect("rows"));
        for cell in rows.flat_map(|row| row.as_object().expect("a row").values()) {
            let Some(list) = cell.as_array() else { continue };
            lists += 1;
            let both =
                own_it.iter().find(|o| list.contains(&o["id"]) && list.contains(&o["kommune"]));
            assert_eq!(both, None, "{report:?}: {list:?}");
        }
    }
    assert!(lists > 50, "{lists}");
}

/// A dossier reports what cannot be judged about its own subject, not about the whole dataset.
#[test]
fn a_dossier_counts_only_its_own_connections_as_not_judged() {
    let find_note = |report: &[&str]| {
        let day = ["--as-of", "1900-01-01", "--table", "services"];
        let run = ozg_german(REPOSITORY, &[&["report"], report, &day].concat());
        let note = run.stdout.lines().find(|line| line.contains("nicht zu beurteilen"));
        note.map(str::to_owned)
    };
    let count_undated = |condition: &str| {
        let sql = format!(
            "SELECT count(*) AS n FROM online_service_anschluesse a
             JOIN online_service s ON s.id = a.online_service_id
             WHERE a.seit IS NULL AND {condition}"
        );
        let run = ozg(REPOSITORY, &["query", "--sql", &sql, "--format", "json"]);
        let rows: Value = serde_json::from_str(&run.stdout).expect("JSON");
        rows[0]["n"].as_u64().expect("a number")
    };
    for (report, condition) in [
        (["municipality", "koeln"], "a.kommune = 'koeln'"),
        (["themenfeld", "umwelt"], "s.themenfeld = 'umwelt'"),
    ] {
        let count = count_undated(condition);
        assert!(count > 1, "{report:?}: {count}");
        let note = find_note(&report).expect("a note");
        assert!(note.contains(&format!(" {count} Anschlüsse")), "{report:?}: {note}");
    }
}

/// A phase that a source states without a date does not count before that source, and is reported as open.
#[test]
fn a_day_of_the_past_knows_no_phase_before_its_evidence() {
    let rolled_out = ["query", "project", "phase=rollout_nrw,rollout_bund"];
    let run = ozg(REPOSITORY, &[&rolled_out[..], &["--as-of", "1900-01-01"]].concat());
    let undated = counted(
        "SELECT count(*) AS n FROM project
         WHERE phase_laut_quelle IN ('rollout_nrw', 'rollout_bund')
         AND beendet_grund IS NULL AND beendet_seit IS NULL AND zurueckgestellt_seit IS NULL",
    );
    assert_eq!(run.stdout.lines().count(), 0, "{}", run.stdout);
    let expected = format!("{undated} records cannot be judged for this day");
    assert!(run.stderr.contains(&expected), "{undated}: {}", run.stderr);
    let overview = ["report", "overview", "--table", "projects_by_phase", "--format", "json"];
    let run = ozg(REPOSITORY, &[&overview[..], &["--as-of", "1900-01-01"]].concat());
    let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let unknown = row(&data["tables"][0], "phase", "keine_angabe");
    assert_eq!(unknown["projects"], count(&["project"]));
}

/// Where a dossier of a past day has nothing recorded, it reports what could not be judged.
#[test]
fn a_dossier_of_the_past_reports_roles_that_are_open() {
    for dossier in
        [["project", "einbuergerung"], ["municipality", "koeln"], ["organisation", "kdn"]]
    {
        let of_day = |day: &str| {
            let args = [&["report"][..], &dossier, &["--as-of", day]].concat();
            let is_note = |line: &str| {
                line.starts_with("Not judged for this day: ") && line.contains("participation")
            };
            ozg(REPOSITORY, &args).stdout.lines().any(is_note)
        };
        assert!(of_day("1900-01-01"), "{dossier:?}");
        assert!(!of_day("2026-11-24"), "{dossier:?}");
    }
}

/// The lead is that of the day, both beside a list of projects and in their dossiers.
#[test]
fn leads_beside_projects_are_those_of_the_day() {
    for (report, table, column) in [
        (&["themenfelder"][..], "leads", "project_leads"),
        (&["themenfeld", "gesundheit"], "projects", "lead"),
        (&["leistung", "einbuergerung"], "projects", "lead"),
        (&["reuse"], "looking", "lead"),
    ] {
        let of_day = |day: &str| {
            let args = [&["report"], report, &["--table", table, "--as-of", day]].concat();
            let run = ozg(REPOSITORY, &[&args[..], &["--format", "json"]].concat());
            let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
            rows(&data["tables"][0]).iter().filter(|row| !row[column].is_null()).count()
        };
        assert!(of_day("2026-11-24") > 0, "{report:?}");
        assert_eq!(of_day("1900-01-01"), 0, "{report:?}");
        let args = [&["report"], report, &["--table", table, "--as-of", "1900-01-01"]].concat();
        let page = ozg(REPOSITORY, &args).stdout;
        // If the projects themselves cannot be judged, their list is named as left out.
        let is_reported =
            page.contains("Not judged for this day: ") || page.contains("Left out because");
        assert!(is_reported, "{report:?}: {page}");
    }
}

/// The projects that a narrowed report is about are those recorded; the day decides what is reported about them.
#[test]
fn narrowing_keeps_the_projects_that_cannot_be_judged() {
    let of_day = |day: &str| {
        let args = ["report", "overview", "--kreis", "kreis-coesfeld", "--as-of", day];
        let run = ozg(REPOSITORY, &[&args[..], &["--format", "json"]].concat());
        let report = Report(serde_json::from_str(&run.stdout).expect("JSON"));
        ["projects_by_phase", "projects_by_art"]
            .map(|table| report.table(table)["total"]["projects"].clone())
    };
    assert!(of_day("2026-11-24")[0].as_u64().is_some_and(|projects| projects > 1));
    assert_eq!(of_day("1900-01-01"), of_day("2026-11-24"));
}

/// The projects beside a Kommune that an organisation serves are those that its dossier counts.
#[test]
fn projects_beside_the_kommunen_served_go_on() {
    let dossier = Report::of(&["organisation", "gkd-recklinghausen"]);
    let served = row(dossier.table("municipalities"), "municipality", "kreis-recklinghausen");
    let listed = served["projects"].as_array().map_or(0, Vec::len) as u64;
    let kommune = Report::of(&["municipality", "kreis-recklinghausen"]);
    assert_eq!(row(kommune.table("facts"), "fact", "projects")["value"], listed);
}
