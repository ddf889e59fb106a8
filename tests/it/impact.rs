//! `ozg report impact`: who is affected if something stops, compared with counts over the tables of `seeds/`.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde_json::Value;

use crate::harness::{REPOSITORY, ozg};

fn answer(id: &str) -> Value {
    let run = ozg(REPOSITORY, &["report", "impact", id, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn rows<'v>(answer: &'v Value, table: &str) -> &'v Vec<Value> {
    let mut tables = answer["tables"].as_array().expect("tables").iter();
    let table = tables.find(|one| one["name"] == table).expect(table);
    table["rows"].as_array().expect("rows")
}

fn figure(answer: &Value, name: &str) -> Option<i64> {
    let row = rows(answer, "figures").iter().find(|row| row["figure"] == name);
    row.and_then(|row| row["number"].as_i64())
}

/// The rows of a table of `seeds/`, by their titles.
fn seeds(table: &str) -> Vec<HashMap<String, String>> {
    let path = Path::new(REPOSITORY).join("seeds").join(table);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.deserialize().collect::<Result<_, _>>().expect("rows")
}

#[test]
fn a_provider_is_counted_by_its_kommunen_and_their_people() {
    let served = seeds("municipalities.it_dienstleister.csv");
    let served = served.iter().filter(|row| row["organisation"] == "suedwestfalen-it");
    let served: BTreeSet<_> = served.map(|row| row["id"].as_str()).collect();
    let kommunen = seeds("municipalities.csv");
    let people = kommunen.iter().filter(|row| served.contains(row["id"].as_str()));
    // The inhabitants of a Kreis are those of its Gemeinden.
    let people = people.filter(|row| row["groessenklasse"] != "kreis");
    let people: i64 =
        people.map(|row| row["einwohner.anzahl"].parse::<i64>().expect("people")).sum();
    assert_eq!((served.len(), people), (73, 1_594_339));
    let answer = answer("suedwestfalen-it");
    assert_eq!(figure(&answer, "served"), Some(73));
    assert_eq!(figure(&answer, "people_served"), Some(people));
    let named =
        rows(&answer, "municipalities").iter().filter_map(|row| row["municipality"].as_str());
    assert_eq!(named.collect::<BTreeSet<_>>(), served);
    assert!(rows(&answer, "projects").iter().any(|row| row["project"] == "kinderbetreuung"));
    // A project that has ended is not affected.
    let ended = "online-sozialleistungen-soest-iserlohn";
    assert!(rows(&answer, "projects").iter().all(|row| row["project"] != ended));
}

#[test]
fn a_component_concerns_what_is_built_on_it_and_who_uses_that() {
    let answer = answer("epaybl");
    let services = rows(&answer, "services").iter().filter_map(|row| row["service"].as_str());
    let expected = ["digitaler-einbuergerungsantrag", "kommunalportal-nrw"];
    assert_eq!(services.collect::<BTreeSet<_>>(), BTreeSet::from(expected));
    assert_eq!(rows(&answer, "services")[0]["why"], serde_json::json!(["epaybl"]));
    assert_eq!(figure(&answer, "served"), None);
    let is_concerned =
        |id| rows(&answer, "municipalities").iter().any(|row| row["municipality"] == id);
    assert!(is_concerned("alfter") && is_concerned("bonn") && !is_concerned("soest"));
}

/// What is still recorded under krz, which became part of OWL-IT on 2024-01-01, fails when OWL-IT fails.
#[test]
fn an_outage_of_a_merged_organisation_is_that_of_its_successor() {
    let services = |answer: &Value| -> BTreeSet<String> {
        let ids = rows(answer, "services").iter().map(|row| row["service"].as_str());
        ids.flatten().map(str::to_owned).collect()
    };
    assert!(services(&answer("owl-it")).is_superset(&services(&answer("krz"))));
    let stdout = ozg(REPOSITORY, &["report", "impact", "krz"]).stdout;
    assert!(stdout.contains("Merged into: OWL-IT"), "{stdout}");
}

#[test]
fn what_is_statewide_concerns_all_and_what_is_on_trial_is_not_in_operation() {
    let statewide = answer("online-service/elsa-nrw");
    let row = rows(&statewide, "figures").iter().find(|row| row["figure"] == "municipalities");
    assert_eq!(row.map(|row| &row["number"]), Some(&Value::from("all")));
    assert_eq!(figure(&statewide, "people_reached"), Some(18_034_454));
    let component = answer("epaybl");
    let both = ["live", "pilot"].map(|name| figure(&component, name).unwrap_or_default());
    assert_eq!(both.iter().sum::<i64>(), 18);
    assert!(both[1] > 0);
}

/// An independent count of the people that i-Kfz reaches.
#[test]
fn a_service_concerns_the_people_whom_it_reaches() {
    let answer = answer("online-service/i-kfz");
    assert_eq!(figure(&answer, "people_reached"), Some(4_312_638));
    assert_eq!(rows(&answer, "projects")[0]["project"], "i-kfz");
    assert_eq!(answer["subject"], "online-service/i-kfz");
}

#[test]
fn an_id_of_several_kinds_is_refused_with_the_kinds() {
    for (id, expected) in [
        ("i-kfz", "online-service/i-kfz"),
        ("i-kfz", "project/i-kfz"),
        ("municipality/koeln", "no “municipality/koeln” among organisation, component"),
        ("../x", "ozg search"),
    ] {
        let run = ozg(REPOSITORY, &["report", "impact", id]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
    let missing = ozg(REPOSITORY, &["report", "impact"]);
    assert!(missing.stderr.contains("ozg report impact ID"), "{}", missing.stderr);
}
