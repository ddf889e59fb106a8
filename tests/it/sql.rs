//! `ozg query --sql`: the dataset as tables, read-only.

use insta::assert_snapshot;
use std::fmt::Write as _;

use crate::harness::{Dataset, Run, ozg, ozg_german};

fn sql(statement: &str, args: &[&str]) -> Run {
    let dataset = Dataset::clean();
    let query = ["query", "--as-of", "2026-11-24", "--sql", statement];
    ozg(dataset.root(), &[&query[..], args].concat())
}

#[test]
fn references_join_lists_are_tables_and_derived_fields_are_columns() {
    let run = sql(
        "SELECT p.id, p.phase, k.position, k.kernteam_kind AS kind, m.name, m.einwohner_anzahl
         FROM project p
         JOIN project_kernteam k ON k.project_id = p.id
         LEFT JOIN municipality m ON m.id = k.kernteam
         WHERE p.phase_seit < '2023' OR p.phase = 'rollout_nrw'
         ORDER BY p.id, k.position LIMIT 6",
        &[],
    );
    assert_snapshot!(format!("{}{}", run.stdout, run.stderr));
}

#[test]
fn an_answer_has_types_and_every_column_a_unique_key() {
    let statement = "SELECT m.id, o.id, m.ags, m.website_geprueft, m.einwohner_stichtag, 1.5, NULL
                     FROM municipality m JOIN organisation o ON o.id = 'kdn' WHERE m.id = 'koeln'";
    let run = sql(statement, &["--format", "json"]);
    assert_snapshot!(run.stdout);
}

#[test]
fn the_tables_can_be_listed() {
    let statement = "SELECT sql FROM sqlite_schema WHERE name LIKE 'online_service_an%' ORDER BY 1";
    let run = sql(statement, &["--format", "jsonl"]);
    assert_snapshot!(run.stdout.replace("\\n", "\n"));
}

#[test]
fn what_does_more_than_read_is_refused() {
    for statement in [
        "DELETE FROM project",
        "INSERT INTO project(id) VALUES ('x') RETURNING id",
        "UPDATE project SET titel = ''",
        "CREATE TABLE x(a)",
        "CREATE TEMP TABLE x AS SELECT 1",
        "DROP TABLE project",
        "ATTACH 'x.db' AS x",
        "DETACH main",
        "VACUUM INTO 'x.db'",
        "PRAGMA query_only = OFF",
        "PRAGMA table_info(project)",
        "SELECT * FROM pragma_database_list",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
        "BEGIN",
        "SELECT 1; DELETE FROM project",
        "",
    ] {
        let run = sql(statement, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{statement}");
        assert!(run.stderr.contains("--sql is read-only"), "{statement}: {}", run.stderr);
    }
}

#[test]
fn a_mistake_is_reported_with_the_nearest_name() {
    let dataset = Dataset::clean();
    let mut shown = String::new();
    for statement in [
        "SELEC 1",
        "SELECT titl FROM project",
        "SELECT p.titl FROM project p",
        "SELECT \"titl\" FROM project",
        "SELECT * FROM projct",
        "SELECT 1; SELECT 2",
        "SELECT readfile('x')",
    ] {
        let args = ["query", "--sql", statement];
        for run in [ozg(dataset.root(), &args), ozg_german(dataset.root(), &args)] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{statement}");
            let _ = write!(shown, "{statement}: {}", run.stderr);
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn it_excludes_a_kind_and_accepts_the_other_options() {
    let run = sql("SELECT 1", &["project"]);
    assert_eq!(run.code, 2);
    let dataset = Dataset::clean();
    dataset.commit("first");
    dataset.remove("data/projects/wohngeld.yaml");
    dataset.write("data/projects/sozialplattform.yaml", "titel: []\n");
    let count = |args: &[&str]| {
        let query = ["query", "--sql", "SELECT count(*) AS n FROM project", "--format", "csv"];
        ozg(dataset.root(), &[&query[..], args].concat())
    };
    assert_eq!(count(&["--at", "HEAD"]).stdout, "n\n4\n");
    let run = count(&[]);
    assert_eq!(run.stdout, "n\n2\n");
    assert!(run.stderr.starts_with("One record with errors"), "{}", run.stderr);
}
