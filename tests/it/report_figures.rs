//! The figures of `docs/figures.md`: the same in every report, and what an independent count says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{REPOSITORY, ozg};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

fn table(report: &[&str], name: &str) -> Value {
    let form = ["--format", "json", "--table", name];
    let run = ozg(REPOSITORY, &[&["report"], report, &CLOCK[..], &form].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
    data["tables"][0].clone()
}

fn rows(table: &Value) -> &[Value] {
    table["rows"].as_array().expect("rows")
}

fn row<'t>(table: &'t Value, key: &str, value: &str) -> &'t Value {
    rows(table).iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("{key}={value}"))
}

/// What `ozg query` counts, by another way through the program than the reports go.
fn count(query: &[&str]) -> u64 {
    let run = ozg(REPOSITORY, &[&["query"], query, &CLOCK[..], &["--count"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim().parse().expect("a count")
}

#[test]
fn projects_by_phase_and_themenfeld_are_as_query_counts_them() {
    let phases = table(&["overview"], "projects_by_phase");
    for row in rows(&phases) {
        let phase = row["phase"].as_str().expect("a phase");
        let counted = match phase {
            "keine_angabe" => count(&["project", "--missing", "phase"]),
            phase => count(&["project", &format!("phase={phase}")]),
        };
        assert_eq!(row["projects"], counted, "{phase}");
    }
    assert_eq!(phases["total"]["projects"], count(&["project"]));
    let themenfelder = table(&["themenfelder"], "phases");
    assert_eq!(themenfelder["total"]["projects"], phases["total"]["projects"]);
    for row in rows(&phases) {
        let phase = row["phase"].as_str().expect("a phase");
        assert_eq!(themenfelder["total"][phase], row["projects"], "{phase}");
    }
    for row in rows(&themenfelder) {
        let id = row["themenfeld"].as_str().expect("an id");
        assert_eq!(row["projects"], count(&["project", &format!("themenfeld={id}")]), "{id}");
    }
}

#[test]
fn leistungen_covered_are_the_same_in_overview_themenfelder_and_gaps() {
    let overview = table(&["overview"], "leistungen");
    let shared = row(&overview, "figure", "not_only_bund");
    assert_eq!(shared["leistungen"], count(&["leistung", "zustaendigkeit!=bund"]));
    let covered = ["leistung", "zustaendigkeit!=bund", "--has", "in.project.leistungen.leistung"];
    assert_eq!(shared["with_project"], count(&covered));
    let themenfelder = table(&["themenfelder"], "coverage")["total"].clone();
    assert_eq!(themenfelder["leistungen"], shared["leistungen"]);
    assert_eq!(themenfelder["with_project"], shared["with_project"]);
    assert_eq!(themenfelder["efa_projects"], count(&["project", "efa!=kein_efa", "--has", "efa"]));
    let gaps = table(&["gaps"], "themenfelder")["total"].clone();
    assert_eq!(gaps["without_project"], shared["without_project"]);
    let listed = rows(&table(&["gaps"], "without_project")).len();
    assert_eq!(shared["without_project"], listed);
    let sum: u64 = rows(&table(&["gaps"], "themenfelder"))
        .iter()
        .map(|row| row["without_project"].as_u64().expect("a number"))
        .sum();
    assert_eq!(gaps["without_project"], sum);
}

#[test]
fn who_takes_part_is_the_same_by_every_division() {
    let overview = table(&["overview"], "municipalities_by_groessenklasse");
    let takes_part = "has in.project.projektleitung or has in.project.kernteam \
        or has in.project.pilotkommunen or has in.project.nachnutzende.kommune";
    let taking_part = count(&["municipality", "--where", takes_part]);
    assert_eq!(overview["total"]["taking_part"], taking_part);
    for name in ["groessenklassen", "regierungsbezirke", "kreise", "it_dienstleister"] {
        let total = table(&["participation"], name)["total"].clone();
        assert_eq!(total["taking_part"], taking_part, "{name}");
        assert_eq!(total["municipalities"], count(&["municipality"]), "{name}");
    }
    let kreise = table(&["participation"], "kreise");
    let sum = |key: &str| rows(&kreise).iter().filter_map(|row| row[key].as_u64()).sum::<u64>();
    assert_eq!(
        (sum("municipalities"), sum("taking_part")),
        (count(&["municipality"]), taking_part)
    );
    let nowhere = table(&["participation"], "nowhere")["total"]["number"].clone();
    assert_eq!(nowhere, count(&["municipality"]) - taking_part);
    let roles = table(&["participation"], "roles");
    for role in ["projektleitung", "kernteam", "pilotkommunen", "interessiert"] {
        let counted = count(&["municipality", "--has", &format!("in.project.{role}")]);
        assert_eq!(row(&roles, "role", role)["municipalities"], counted, "{role}");
    }
}

#[test]
fn services_and_components_are_as_query_counts_them() {
    let services = table(&["overview"], "services_by_status");
    let live = row(&services, "status", "live");
    assert_eq!(live["services"], count(&["online-service", "anschluesse.status=live"]));
    let kommunen = ["municipality", "in.online-service.anschluesse.status=live"];
    assert!(live["municipalities"].as_u64() <= Some(count(&kommunen)), "{live}");
    assert_eq!(services["total"]["services"], count(&["online-service"]));
    let components = table(&["components"], "components");
    for row in rows(&components) {
        let id = row["component"].as_str().expect("an id");
        let either = format!("basiskomponenten={id} or zielportale={id}");
        assert_eq!(row["projects"], count(&["project", "--where", &either]), "{id}");
    }
}

#[test]
fn a_dossier_has_the_figures_of_the_whole() {
    let facts = table(&["municipality", "koeln"], "facts");
    let fact = |name: &str| row(&facts, "fact", name)["value"].clone();
    let live = "anschluesse[kommune=koeln and status=live]";
    assert_eq!(fact("live"), count(&["online-service", live]));
    let takes_part = "projektleitung=koeln or kernteam=koeln or pilotkommunen=koeln \
        or nachnutzende.kommune=koeln";
    assert_eq!(fact("projects"), count(&["project", "--where", takes_part]));
    let listed = table(&["municipality", "koeln"], "services");
    let of_koeln = count(&["online-service", "anschluesse.kommune=koeln"]);
    assert_eq!(rows(&listed).len() as u64, of_koeln);
    let reusable = table(&["municipality", "koeln"], "reusable");
    let own: Vec<_> = rows(&listed).iter().map(|row| &row["service"]).collect();
    assert!(rows(&reusable).iter().all(|row| !own.contains(&&row["service"])));
}

#[test]
fn every_field_is_filled_in_as_often_as_query_finds_it() {
    let quality = table(&["quality"], "fields");
    for (kind, field) in
        [("project", "efa"), ("municipality", "it_dienstleister"), ("event", "datum")]
    {
        let is_meant = |row: &&Value| row["kind"] == kind && row["field"] == field;
        let row = rows(&quality).iter().find(is_meant).expect("the field");
        assert_eq!(row["stated"], count(&[kind, "--has", field]), "{kind}.{field}");
        assert_eq!(row["missing"], count(&[kind, "--missing", field]), "{kind}.{field}");
    }
}

#[test]
fn the_page_names_every_function_that_counts_and_every_report() {
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
    let list = ozg(REPOSITORY, &["report", "--list"]).stdout;
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')) {
        let name = line.split(' ').next().expect("a name");
        assert!(words.contains(name), "docs/figures.md lacks the report {name}");
        for readme in ["README.md", "README.de.md"] {
            let text = fs::read_to_string(Path::new(REPOSITORY).join(readme)).expect("a readme");
            assert!(text.contains(&format!("| `{name}")), "{readme} lacks the report {name}");
        }
    }
}
