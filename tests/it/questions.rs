//! The questions of `docs/questions.md`: each answer is that of an independent question in SQL.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{REPOSITORY, ozg};

/// A command of the document and the statement below it.
struct Question {
    args: Vec<String>,
    sql: String,
}

fn questions(name: &str) -> Vec<Question> {
    let path = Path::new(REPOSITORY).join("docs").join(name);
    let text = fs::read_to_string(path).expect("a document");
    let sections = text.split("\n## ").skip(1);
    let question = |section: &str| {
        let command = section.lines().find_map(|line| line.strip_prefix("$ ozg "));
        let sql = section.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next());
        let args = crate::docs::words(command.expect("a command"));
        Question { args, sql: sql.unwrap_or_default().to_owned() }
    };
    sections.map(question).collect()
}

fn rows(args: &[&str]) -> Vec<Vec<Value>> {
    let run = ozg(REPOSITORY, &[args, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    let rows: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = rows.as_array().expect("rows");
    rows.iter().map(|row| row.as_object().expect("a row").values().cloned().collect()).collect()
}

#[test]
fn every_answer_is_that_of_sql() {
    let questions = questions("questions.md");
    assert_eq!(questions.len(), 19);
    for Question { args, sql } in questions {
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let mut by_sql = rows(&["query", "--as-of", "2026-11-24", "--sql", &sql]);
        let columns = by_sql.first().map_or(0, Vec::len);
        let mut by_query = rows(&args);
        // Groups have a share as well, which the statements do without.
        for row in &mut by_query {
            row.truncate(columns);
        }
        let sort = |rows: &mut Vec<Vec<Value>>| rows.sort_by_key(|row| format!("{row:?}"));
        sort(&mut by_sql);
        sort(&mut by_query);
        assert_eq!(by_query, by_sql, "{args:?}");
    }
}

#[test]
fn both_languages_ask_the_same_questions() {
    let commands = |name: &str| -> Vec<Vec<String>> {
        let mut all: Vec<_> = questions(name).into_iter().map(|question| question.args).collect();
        for args in &mut all {
            args.retain(|arg| !["--lang", "de"].contains(&arg.as_str()));
        }
        all
    };
    assert_eq!(commands("questions.de.md"), commands("questions.md"));
}
