//! Asking the tables in SQL: statements that read, and come to an end.

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

/// Steps of SQLite's machine that a question may take: some seconds, on any machine the same.
const MAX_STEPS: u32 = 400_000_000;
const STEPS_AT_ONCE: i32 = 100_000;

/// What a step costs depends on its values, and a few can take long.
const MAX_TIME: Duration = Duration::from_secs(30);

/// Bytes that SQLite and the answer may each take.
pub(super) const MAX_MEMORY: usize = 512 << 20;

/// Bytes of one value, as many as a file of the dataset may have.
const MAX_LENGTH: i32 = 1 << 20;

impl<'r> SqliteDatabase<'r> {
    /// The answer to one statement that only reads, as a table.
    ///
    /// # Errors
    /// If it is no such statement, or takes too long or too much.
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

    /// From here on, the connection only reads, and never without end.
    fn lock(&self) -> Result<()> {
        let connection = &self.connection;
        connection.execute_batch(&format!(
            "PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = {MAX_MEMORY}; PRAGMA query_only = ON"
        ))?;
        // Else a misspelt column in double quotes is a text.
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

    /// Interrupts what still runs when the time is up; dropping the sender calls the watch off.
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

    /// The columns of the dataset that those of the answer are, where they are any.
    fn origins(&self, statement: &Statement<'_>) -> Vec<Option<&'r RelationColumn>> {
        let origin = |column: &rusqlite::ColumnMetadata<'_>| {
            self.relations.get(column.table_name()?)?.column(column.origin_name()?)
        };
        statement.columns_with_metadata().iter().map(origin).collect()
    }

    /// What SQLite says against a statement, with the nearest name that there is.
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
                suggest::nearest(word, columns).map(|meant| msg!("query-meant", meant = meant))
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

/// What stands before the word that SQLite complains of, and what is said of it.
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

/// What SQLite adds behind the word.
const ADDITIONS: [&str; 2] = [": syntax error", " - should this be"];

/// What SQLite says, in the language of the user, and the word that it is about.
fn reason(text: &str) -> (Message, &str) {
    let known = COMPLAINTS.iter().find_map(|(before, said)| {
        let rest = text.strip_prefix(before)?;
        let end = ADDITIONS.iter().find_map(|addition| rest.rfind(addition));
        let word = rest.get(..end.unwrap_or(rest.len()))?;
        Some((said(word), word))
    });
    known.unwrap_or_else(|| (msg!("sql-other", text = text), ""))
}

/// SQLite's own words, without those of the crate around them.
fn sqlite_message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

/// Functions that reach beyond the tables.
const REFUSED: [&str; 2] = ["load_extension", "fts3_tokenizer"];

/// Reading and computing; neither writing, nor files, settings, transactions or extensions.
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
