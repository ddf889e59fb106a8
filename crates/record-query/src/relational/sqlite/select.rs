//! SQL queries of the tables: read-only, and limited in time and memory.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{ErrorCode, Statement};

use super::SqliteDatabase;
use super::answer::{columns, rows};
use crate::query::hint;
use crate::relational::RelationColumn;
use messages::Message;
use messages::msg;
use records::suggest;
use records::table::Table;

/// Maximum number of steps of SQLite's virtual machine per query: a few seconds, and the same limit on every
/// machine.
const MAX_STEPS: u32 = 400_000_000;
const STEPS_AT_ONCE: i32 = 100_000;

/// Time limit, since the cost of a step depends on its values, and a few steps can take long.
const MAX_TIME: Duration = Duration::from_secs(30);

/// Memory limit in bytes, for SQLite and for the result separately.
pub(super) const MAX_MEMORY: usize = 512 << 20;

/// Maximum length of a value in bytes, the same as that of a file of the dataset.
const MAX_LENGTH: i32 = 1 << 20;

impl<'r> SqliteDatabase<'r> {
    /// Runs a single read-only statement; the result is a table.
    ///
    /// # Errors
    /// If it is not such a statement, or if it exceeds the limits of time or memory.
    pub fn select(&self, sql: &str) -> Result<Table> {
        self.lock()?;
        let to_error = |error: rusqlite::Error| self.error_message(&error);
        let mut statement = self.connection.prepare(sql).map_err(to_error)?;
        if !statement.readonly() || statement.column_count() == 0 {
            bail!(msg!("sql-only-reads"));
        }
        let _watch = self.watch();
        let origins = self.origins(&statement);
        let rows = rows(&mut statement, &origins, &to_error)?;
        let columns = columns(&statement.column_names(), &origins, &rows);
        Ok(Table { name: "rows", title: None, columns, rows, has_total: false })
    }

    /// Makes the connection read-only and limits what a statement can use.
    fn lock(&self) -> Result<()> {
        let connection = &self.connection;
        connection.execute_batch(&format!(
            "PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = {MAX_MEMORY}; PRAGMA query_only = ON"
        ))?;
        // Otherwise, a misspelt column in double quotes would be a string literal.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_LENGTH)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200)?;
        connection.set_limit(Limit::SQLITE_LIMIT_VDBE_OP, 250_000)?;
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.authorizer(Some(only_reading))?;
        let mut left = MAX_STEPS / STEPS_AT_ONCE.unsigned_abs();
        connection.progress_handler(
            STEPS_AT_ONCE,
            Some(move || {
                left = left.saturating_sub(1);
                left == 0
            }),
        )?;
        Ok(())
    }

    /// Interrupts a statement that exceeds the time limit; dropping the sender stops the watchdog.
    fn watch(&self) -> Sender<()> {
        let (running, ended) = channel();
        let handle = self.connection.get_interrupt_handle();
        thread::spawn(move || {
            if ended.recv_timeout(MAX_TIME) == Err(RecvTimeoutError::Timeout) {
                handle.interrupt();
            }
        });
        running
    }

    /// For each column of the result, the column of the dataset it comes from, if any.
    fn origins(&self, statement: &Statement<'_>) -> Vec<Option<&'r RelationColumn>> {
        let origin = |column: &rusqlite::ColumnMetadata<'_>| {
            self.relations.get(column.table_name()?)?.column(column.origin_name()?)
        };
        statement.columns_with_metadata().iter().map(origin).collect()
    }

    /// The error message for a statement, with the nearest existing name.
    fn error_message(&self, error: &rusqlite::Error) -> anyhow::Error {
        let message = match error {
            rusqlite::Error::MultipleStatement => msg!("sql-one-statement"),
            other => match other.sqlite_error_code() {
                Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly) => {
                    msg!("sql-only-reads")
                }
                Some(ErrorCode::OperationInterrupted) => msg!("sql-too-long"),
                Some(ErrorCode::OutOfMemory | ErrorCode::TooBig) => msg!("sql-too-large"),
                _ => self.mistake(&sqlite_message(other)),
            },
        };
        message.into()
    }

    fn mistake(&self, text: &str) -> Message {
        let relations = &self.relations.relations;
        if text.starts_with("not authorized") {
            return msg!("sql-only-reads");
        }
        let (reason, word) = reason(text);
        let hint = match text {
            _ if text.starts_with(NO_TABLE) => {
                let tables = relations.iter().map(|relation| relation.name.as_str());
                Some(hint(word, tables))
            }
            _ if text.starts_with(NO_COLUMN) => {
                let word = word.rsplit('.').next().unwrap_or(word).trim_matches('"');
                let columns = relations.iter().flat_map(|relation| &relation.columns);
                let columns = columns.map(|column| column.name.as_str());
                suggest::nearest(word, columns)
                    .map(|suggestion| msg!("query-suggestion", suggestion = suggestion))
            }
            _ => None,
        };
        match hint {
            Some(hint) => msg!("sql-unknown-name", reason = reason, hint = hint),
            None => msg!("sql-mistake", reason = reason),
        }
    }
}

const NO_TABLE: &str = "no such table: ";
const NO_COLUMN: &str = "no such column: ";

/// The beginning of an SQLite error message up to the word it is about, and our message for it.
type Complaint = (&'static str, fn(&str) -> Message);

const COMPLAINTS: [Complaint; 10] = [
    (NO_TABLE, |word| msg!("sql-no-table", word = word)),
    (NO_COLUMN, |word| msg!("sql-no-column", word = word)),
    ("near ", |word| msg!("sql-syntax", word = word)),
    ("no such function: ", |word| msg!("sql-no-function", word = word)),
    ("ambiguous column name: ", |word| msg!("sql-ambiguous", word = word)),
    ("unrecognized token: ", |word| msg!("sql-token", word = word)),
    ("wrong number of arguments to function ", |word| msg!("sql-arguments", word = word)),
    ("misuse of aggregate: ", |word| msg!("sql-aggregate", word = word)),
    ("misuse of aggregate function ", |word| msg!("sql-aggregate", word = word)),
    ("incomplete input", |_| msg!("sql-incomplete")),
];

/// Text that SQLite adds after the word.
const ADDITIONS: [&str; 2] = [": syntax error", " - should this be"];

/// An SQLite error message in the language of the user, and the word it is about.
fn reason(text: &str) -> (Message, &str) {
    let known = COMPLAINTS.iter().find_map(|(prefix, to_message)| {
        let rest = text.strip_prefix(prefix)?;
        let end = ADDITIONS.iter().find_map(|addition| rest.rfind(addition));
        let word = rest.get(..end.unwrap_or(rest.len()))?;
        Some((to_message(word), word))
    });
    known.unwrap_or_else(|| (msg!("sql-other", text = text), ""))
}

/// The message of SQLite itself, without the additions of the crate.
fn sqlite_message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

/// Functions with effects beyond the tables.
const REFUSED: [&str; 2] = ["load_extension", "fts3_tokenizer"];

/// Allows reading and computing; denies writing, files, settings, transactions and extensions.
fn only_reading(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => {
            Authorization::Allow
        }
        AuthAction::Function { function_name }
            if !REFUSED.iter().any(|refused| function_name.eq_ignore_ascii_case(refused)) =>
        {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}
