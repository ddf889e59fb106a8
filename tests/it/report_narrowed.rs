//! `ozg report` narrowed to a Themenfeld, a Regierungsbezirk, a Kreis or a Größenklasse.

use serde_json::Value;

use crate::harness::parties::{all_parties, counted, taking_part};
use crate::harness::{Dataset, REPOSITORY, assert_matches_schema, ozg};

/// A table of a report on the shipped data.
fn table(report: &str, name: &str, options: &[&str]) -> Value {
    let args = ["report", report, "--as-of", "2026-11-24", "--format", "json", "--table", name];
    let run = ozg(REPOSITORY, &[&args[..], options].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_matches_schema("report", &data);
    data["tables"][0].clone()
}

fn count(query: &[&str]) -> u64 {
    let run = ozg(REPOSITORY, &[&["query"], query, &["--count", "--as-of", "2026-11-24"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim().parse().expect("a count")
}

#[test]
fn options_take_what_filters_take() {
    let dataset = Dataset::reports();
    let report = |option: &str, value: &str| {
        let run = ozg(dataset.root(), &["report", "overview", option, value, "--format", "json"]);
        assert_eq!(run.code, 0, "{option} {value}: {}", run.stderr);
        run.stdout
    };
    for (option, value, names) in [
        ("--themenfeld", "familie_kind", &["Familie & Kind", "familie-kind"][..]),
        ("--kreis", "kreis-soest", &["Kreis Soest", "municipality/kreis-soest"]),
        ("--groessenklasse", "kreisfreie_stadt", &["Kreisfreie Stadt"]),
        ("--regierungsbezirk", "Köln", &["koeln", "KÖLN"]),
    ] {
        for name in names {
            assert_eq!(report(option, name), report(option, value), "{option} {name}");
        }
    }
}

#[test]
fn kommunen_are_those_of_the_option_and_projects_those_they_take_part_in() {
    for (option, value, condition, in_sql) in [
        ("--regierungsbezirk", "Köln", "regierungsbezirk=Köln", "regierungsbezirk = 'Köln'"),
        (
            "--groessenklasse",
            "kreisangehoerige_gemeinde",
            "groessenklasse=kreisangehoerige_gemeinde",
            "groessenklasse = 'kreisangehoerige_gemeinde'",
        ),
        (
            "--kreis",
            "kreis-soest",
            "(kreis=kreis-soest or id=kreis-soest)",
            "'kreis-soest' IN (kreis, id)",
        ),
    ] {
        let narrowed = [option, value];
        let kommunen = table("overview", "municipalities_by_groessenklasse", &narrowed);
        assert_eq!(
            kommunen["total"]["municipalities"],
            count(&["municipality", "--where", condition])
        );
        let sql = format!(
            "SELECT count(*) AS n FROM municipality WHERE {in_sql} AND id IN {}",
            taking_part()
        );
        assert_eq!(kommunen["total"]["taking_part"], counted(&sql), "{option}");
    }
    let projects = table("overview", "projects_by_phase", &["--regierungsbezirk", "Köln"]);
    let of_koeln = format!(
        "SELECT count(DISTINCT project) AS n FROM {} JOIN municipality ON id = party
         WHERE regierungsbezirk = 'Köln' AND role NOT IN ('interessiert', 'weitere_akteure')",
        all_parties()
    );
    assert_eq!(projects["total"]["projects"], counted(&of_koeln));
}

#[test]
fn a_themenfeld_narrows_projects_leistungen_and_services() {
    let options = ["--themenfeld", "gesundheit"];
    let projects = table("overview", "projects_by_phase", &options);
    assert_eq!(projects["total"]["projects"], count(&["project", "themenfeld=gesundheit"]));
    let leistungen = table("overview", "leistungen", &options);
    assert_eq!(leistungen["rows"][0]["leistungen"], count(&["leistung", "themenfeld=gesundheit"]));
    let services = table("overview", "services_by_status", &options);
    assert_eq!(services["total"]["services"], count(&["online-service", "themenfeld=gesundheit"]));
    let themenfelder = table("overview", "projects_by_themenfeld", &options);
    assert_eq!(themenfelder["rows"].as_array().map(Vec::len), Some(1));
}

/// A report that is narrowed to a Kreis still judges a team by all its members.
#[test]
fn a_team_is_judged_by_all_its_members_wherever_they_are() {
    let of = |options: &[&str]| -> Value {
        let teams = table("representativeness", "teams", options);
        let rows = teams["rows"].as_array().expect("rows").clone();
        rows.into_iter().find(|row| row["project"] == "einbuergerung").expect("the project")
    };
    assert_eq!(of(&["--kreis", "kreis-mettmann"]), of(&[]));
}

/// Leistungen of Gesundheit are covered by projects of other Themenfelder too.
#[test]
fn the_coverage_of_a_themenfeld_is_the_same_in_every_report() {
    let narrowed = ["--themenfeld", "gesundheit"];
    let of_row = |table: &Value| {
        let rows = table["rows"].as_array().expect("rows").iter();
        rows.into_iter().find(|row| row["themenfeld"] == "gesundheit").cloned().expect("the row")
    };
    let gap = |options: &[&str]| {
        of_row(&table("gaps", "themenfelder", options))["without_project"].clone()
    };
    let covered = |options: &[&str]| {
        of_row(&table("themenfelder", "coverage", options))["with_project"].clone()
    };
    assert_eq!(gap(&narrowed), gap(&[]));
    assert_eq!(covered(&narrowed), covered(&[]));
    let overview = table("overview", "leistungen", &narrowed);
    let row = overview["rows"].as_array().expect("rows").iter();
    let row = row.clone().find(|row| row["figure"] == "kommunal").expect("the row");
    assert_eq!(row["without_project"], gap(&[]));
    assert_eq!(row["with_project"], covered(&[]));
}

#[test]
fn narrowing_that_cannot_apply_is_an_error_with_a_remedy() {
    let dossier = |kind: &str, id: &str, options: &str| {
        format!(
            "error: “{id}” is excluded by {options}; for the dossier without it, run: ozg report \
             {kind} {id}\n"
        )
    };
    let nothing = |options: &str| {
        format!("error: No Kommune matches {options}; remove or change one of them.\n")
    };
    for (args, message) in [
        (
            &["municipality", "koeln", "--kreis", "kreis-soest"][..],
            dossier("municipality", "koeln", "--kreis kreis-soest"),
        ),
        (
            &["project", "einbuergerung", "--themenfeld", "Umwelt"],
            dossier("project", "einbuergerung", "--themenfeld umwelt"),
        ),
        (
            &["themenfeld", "bildung", "--themenfeld", "umwelt"],
            dossier("themenfeld", "bildung", "--themenfeld umwelt"),
        ),
        (
            &["overview", "--regierungsbezirk", "Köln", "--kreis", "kreis-soest"],
            nothing("--regierungsbezirk Köln --kreis kreis-soest"),
        ),
        (
            &["digest", "--since", "HEAD", "--regierungsbezirk", "Köln", "--kreis", "kreis-soest"],
            nothing("--regierungsbezirk Köln --kreis kreis-soest"),
        ),
        (
            &[
                "gaps",
                "--themenfeld",
                "umwelt",
                "--kreis",
                "kreis-soest",
                "--groessenklasse",
                "kreisfreie_stadt",
            ],
            nothing("--kreis kreis-soest --groessenklasse kreisfreie_stadt"),
        ),
    ] {
        let run = ozg(REPOSITORY, &[&["report"], args].concat());
        assert_eq!((run.code, run.stdout.as_str(), run.stderr), (2, "", message), "{args:?}");
    }
    for args in [
        &["municipality", "soest", "--kreis", "kreis-soest", "--themenfeld", "umwelt"][..],
        &["organisation", "kdn", "--kreis", "kreis-soest"],
    ] {
        let run = ozg(REPOSITORY, &[&["report"], args].concat());
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_misspelt_kreis_leads_to_kreise_alone() {
    for (kreis, message) in [
        ("soset", "Did you mean “kreis-soest”?"),
        ("kreis-soset", "Did you mean “kreis-soest”?"),
        ("Achen", "Did you mean “staedteregion-aachen”?"),
        ("koln", "ozg query municipality groessenklasse=staedteregion,kreis --columns id"),
        ("kreis", "ozg query municipality groessenklasse=staedteregion,kreis --columns id"),
        ("xyz", "ozg query municipality groessenklasse=staedteregion,kreis --columns id"),
        ("hagen", "“hagen” is not a Kreis;"),
    ] {
        let run = ozg(REPOSITORY, &["report", "overview", "--kreis", kreis]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{kreis}");
        assert!(run.stderr.contains(message), "{kreis}: {}", run.stderr);
    }
}

/// An Anschluss is counted with its Kommune, so that the Regierungsbezirke add up.
#[test]
fn connections_are_those_of_the_kommunen_that_count() {
    let of = |options: &[&str]| {
        table("overview", "services_by_status", options)["total"]["connections"].as_u64()
    };
    let mut sum = 0;
    for bezirk in ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"] {
        let sql = format!(
            "SELECT count(*) AS n FROM online_service_anschluesse a JOIN municipality m ON m.id = a.kommune
             WHERE m.regierungsbezirk = '{bezirk}'"
        );
        assert_eq!(of(&["--regierungsbezirk", bezirk]), Some(counted(&sql)), "{bezirk}");
        sum += counted(&sql);
    }
    let elsewhere = "SELECT count(*) AS n FROM online_service_anschluesse
        WHERE kommune NOT IN (SELECT id FROM municipality)";
    assert_eq!(of(&[]), Some(sum + counted(elsewhere)));
}
