//! The questions of `docs/questions.md`: each answer is checked by independent SQL.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{REPOSITORY, ozg};

/// A command of the document, and the statement below it.
struct Question {
    args: Vec<String>,
    sql: String,
}

/// Every command of a document, in order.
fn questions(name: &str) -> Vec<Question> {
    let path = Path::new(REPOSITORY).join("docs").join(name);
    let text = fs::read_to_string(path).expect("a document");
    let mut questions: Vec<Question> = Vec::new();
    let mut is_sql = false;
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ozg ") {
            questions.push(Question { args: crate::docs::words(command), sql: String::new() });
        } else if line.starts_with("```") {
            is_sql = line == "```sql";
        } else if let Some(question) = questions.last_mut().filter(|_| is_sql) {
            question.sql.extend([line, "\n"]);
        }
    }
    questions
}

/// The rows of an answer; for a report, those of its first table.
fn rows(args: &[&str]) -> Vec<Vec<Value>> {
    let run = ozg(REPOSITORY, &[args, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = answer.as_array().or_else(|| answer["tables"][0]["rows"].as_array());
    let cells = |row: &Value| row.as_object().expect("a row").values().map(joined).collect();
    rows.expect("rows").iter().map(cells).collect()
}

/// A list, joined as SQL joins it.
fn joined(cell: &Value) -> Value {
    let Some(all) = cell.as_array() else { return cell.clone() };
    all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ").into()
}

#[test]
fn every_answer_is_that_of_sql() {
    let questions = questions("questions.md");
    assert!(questions.len() > 20, "{}", questions.len());
    for Question { args, sql } in questions {
        assert!(!sql.is_empty(), "no SQL for {args:?}");
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let mut by_sql = rows(&["query", "--as-of", "2026-11-24", "--sql", &sql]);
        let columns = by_sql.first().map_or(0, Vec::len);
        let mut by_query = rows(&args);
        // Groups also have a share, and news a source, which the statements do without.
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
