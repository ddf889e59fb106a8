//! `ozg report` on a dataset that lacks a kind of record.

use std::fs;

use serde_json::Value;

use crate::harness::examples::{ReportExample, reports};
use crate::harness::{Dataset, Run, assert_matches_schema, ozg};

/// Each kind, with the folder of its records.
const KINDS: [(&str, &str); 10] = [
    ("component", "components"),
    ("event", "events"),
    ("external-figure", "external-figures"),
    ("leistung", "leistungen"),
    ("municipality", "municipalities"),
    ("online-service", "online-services"),
    ("organisation", "organisations"),
    ("project", "projects"),
    ("register", "registers"),
    ("themenfeld", "themenfelder"),
];

/// Tables that cover whatever kinds or records there are; the sources of a dossier depend on its other tables.
const OF_ANY_KIND: [&str; 8] = [
    "freshness",
    "checks",
    "kinds",
    "fields",
    "registers",
    "pages",
    "one_undated_source",
    "sources",
];

fn run(dataset: &Dataset, report: &str, more: &[&str]) -> Run {
    let words = ["report"].into_iter().chain(report.split(' '));
    let args: Vec<_> = words.chain(["--as-of", "2026-11-24"]).chain(more.iter().copied()).collect();
    ozg(dataset.root(), &args)
}

fn answer(dataset: &Dataset, report: &str) -> Value {
    parsed(&run(dataset, report, &["--format", "json"]), report)
}

fn parsed(run: &Run, report: &str) -> Value {
    assert_eq!(run.code, 0, "{report}: {}", run.stderr);
    let mut answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    for table in answer["tables"].as_array_mut().expect("tables") {
        for row in table["rows"].as_array_mut().expect("rows") {
            // The numbers of sources depend on how many are cited before.
            row.as_object_mut().expect("a row").remove("source");
        }
    }
    answer
}

fn table<'v>(answer: &'v Value, name: &Value) -> Option<&'v Value> {
    answer["tables"].as_array().expect("tables").iter().find(|table| table["name"] == *name)
}

fn without_records(folder: &str) -> Dataset {
    let dataset = Dataset::reports();
    fs::remove_dir_all(dataset.path("data").join(folder)).expect("a folder");
    dataset
}

/// Removes the schema of a kind; references to it become plain texts.
fn without_kind(kind: &str, folder: &str) -> Dataset {
    let dataset = without_records(folder);
    dataset.remove(&format!("schema/{kind}.schema.json"));
    let schemas = fs::read_dir(dataset.path("schema")).expect("a folder").flatten();
    for file in schemas.map(|entry| entry.path()) {
        let mut schema: Value =
            serde_json::from_str(&fs::read_to_string(&file).expect("a file")).expect("a schema");
        drop_references(&mut schema, kind);
        fs::write(&file, schema.to_string()).expect("a file");
    }
    dataset
}

fn drop_references(schema: &mut Value, kind: &str) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(|item| drop_references(item, kind)),
        Value::Object(object) => {
            if let Some(Value::Array(kinds)) = object.get_mut("x-reference") {
                kinds.retain(|one| one != kind);
            }
            let kinds = object.get("x-reference");
            if kinds.is_some_and(|of| of == kind || *of == Value::Array(Vec::new())) {
                object.remove("x-reference");
                object.remove("x-part-of");
            }
            object.values_mut().for_each(|value| drop_references(value, kind));
        }
        _ => {}
    }
}

/// No figure is reported for a kind that the dataset lacks: there is no report, or the parts that would be empty are
/// missing, or a note explains a part that shows less. The parts concerned are those that change without the records of
/// the kind.
#[test]
fn what_a_report_cannot_say_without_a_kind_is_named() {
    let whole = Dataset::reports();
    let mut reports = reports();
    // A kreisfreie Stadt has other content.
    let (name, args) = ("municipality", "municipality essen".to_owned());
    reports.push(ReportExample { name, args, kinds: &["municipality"] });
    let complete: Vec<_> = reports.iter().map(|report| answer(&whole, &report.args)).collect();
    let (mut refused, mut missing, mut noted) = (0, 0, 0);
    let mut silent = Vec::new();
    for (kind, folder) in KINDS {
        let emptied = without_records(folder);
        let lacking = without_kind(kind, folder);
        for (ReportExample { name, args: report, kinds }, complete) in reports.iter().zip(&complete)
        {
            let output = run(&lacking, report, &["--format", "json"]);
            if output.code == 2 {
                assert_eq!(output.stdout, "", "{report} without {kind}");
                if kinds.len() > 1 && kinds[0] == kind {
                    // The report is also about other kinds, but they do not have the record.
                    assert!(output.stderr.contains(kinds[1]), "{report}: {}", output.stderr);
                    continue;
                }
                let message = format!("error: The report “{name}” is not possible");
                assert!(
                    output.stderr.starts_with(&message),
                    "{report} without {kind}: {}",
                    output.stderr
                );
                assert!(output.stderr.contains(kind), "{report} without {kind}: {}", output.stderr);
                refused += 1;
                continue;
            }
            assert!(!kinds.contains(&kind) || kinds.len() > 1, "{report} without {kind}");
            let emptied = answer(&emptied, report);
            let output = parsed(&output, report);
            assert_matches_schema("report", &output);
            for before in complete["tables"].as_array().expect("tables") {
                let name = before["name"].as_str().expect("a name");
                let is_affected = table(&emptied, &before["name"]) != Some(before);
                let of_table = || run(&lacking, report, &["--table", name]);
                if output["missing_tables"][name]
                    .as_array()
                    .is_some_and(|of| of.contains(&kind.into()))
                {
                    assert_eq!(
                        table(&output, &before["name"]),
                        None,
                        "{report} {name} without {kind}"
                    );
                    assert!(is_affected || before["rows"] == Value::Array(Vec::new()), "{name}");
                    let of_table = of_table();
                    assert_eq!(of_table.code, 2, "{}", of_table.stdout);
                    assert!(of_table.stderr.contains(kind), "{}", of_table.stderr);
                    missing += 1;
                } else if is_affected && !OF_ANY_KIND.contains(&name) {
                    let text = of_table().stdout;
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let named = text.split_once("which the dataset does not have: ");
                    let is_named = named.is_some_and(|(_, kinds)| kinds.contains(kind));
                    if !is_named {
                        silent.push(format!("{report}: {name} without {kind}"));
                    }
                    noted += 1;
                }
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert!(refused > 30 && missing > 15 && noted > 15, "{refused} {missing} {noted}");
}

#[test]
fn a_trend_names_what_it_has_no_figures_of() {
    let dataset = without_kind("online-service", "online-services");
    dataset.git(&["init", "-q"]);
    dataset.commit_on("2026-11-01", "A first state.");
    let output = run(&dataset, "trend", &[]).stdout;
    assert!(output.contains("is missing,"), "{output}");
    let output = run(&dataset, "trend services_by_status.live", &[]);
    assert_eq!((output.code, output.stdout.as_str()), (2, ""));
    assert!(output.stderr.contains("is missing,"), "{}", output.stderr);
    let output = run(&dataset, "trend projects_by_phase", &[]).stdout;
    assert!(!output.contains("is missing"), "{output}");
}

#[test]
fn a_missing_part_is_named_where_people_read() {
    let dataset = without_kind("online-service", "online-services");
    for format in ["text", "md", "html"] {
        let output = run(&dataset, "overview", &["--format", format]).stdout;
        let output = output.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            output.contains("because the dataset does not have these kinds"),
            "{format}: {output}"
        );
        assert!(output.contains("online-service"), "{format}");
    }
}
