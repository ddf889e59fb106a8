//! The tables in an in-memory SQLite database: to export as a file, and to query with SQL.

mod answer;
mod select;

use anyhow::Result;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql};
use serde_json::Value as JsonValue;

use super::sql::{COLLATION, TableUse, create_table, quoted};
use super::{Relation, RelationSet};
use records::collation;
use records::table::Cell;

/// The tables of a dataset in SQLite.
pub struct SqliteDatabase<'r> {
    relations: &'r RelationSet,
    connection: Connection,
}

impl<'r> SqliteDatabase<'r> {
    /// Creates a database to be exported as a file.
    ///
    /// # Errors
    /// If there are more tables or columns than SQLite supports, or not enough memory.
    pub fn for_file(relations: &'r RelationSet) -> Result<Self> {
        Self::new(relations, TableUse::File)
    }

    /// Creates a database for queries, with texts in the order of DIN 5007-1.
    ///
    /// # Errors
    /// See [`SqliteDatabase::for_file`].
    pub fn for_answers(relations: &'r RelationSet) -> Result<Self> {
        Self::new(relations, TableUse::Answer)
    }

    fn new(relations: &'r RelationSet, made_for: TableUse) -> Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        if made_for == TableUse::Answer {
            connection.create_collation(COLLATION, collation::compare)?;
        }
        // An invalid dataset is shown as it is; dangling references are counted in `RelationSet::dangling`.
        connection.execute_batch("PRAGMA foreign_keys = OFF")?;
        let transaction = connection.transaction()?;
        for relation in &relations.relations {
            transaction.execute_batch(&create_table(relation, made_for))?;
            fill(&transaction, relation)?;
        }
        transaction.commit()?;
        Ok(SqliteDatabase { relations, connection })
    }

    /// The content of a database file.
    ///
    /// # Errors
    /// If there is not enough memory.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        Ok(self.connection.serialize("main")?.to_vec())
    }
}

fn fill(connection: &Connection, relation: &Relation) -> Result<()> {
    let marks = vec!["?"; relation.columns.len()].join(", ");
    let table = quoted(&relation.name);
    let mut insert = connection.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?;
    for row in &relation.rows {
        insert.execute(rusqlite::params_from_iter(row.iter().map(SqlCell)))?;
    }
    Ok(())
}

/// A cell as SQLite stores it.
struct SqlCell<'c>(&'c Cell);

impl ToSql for SqlCell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let owned = |value: Value| Ok(ToSqlOutput::Owned(value));
        match self.0 {
            Cell::Empty => owned(Value::Null),
            Cell::Text(text)
            | Cell::Code(text)
            | Cell::Word(text, _)
            | Cell::Record { id: text, .. }
            | Cell::Data(JsonValue::String(text)) => {
                Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())))
            }
            Cell::Integer(number) => owned(Value::Integer(*number)),
            Cell::Number(number) | Cell::Share(number) => owned(Value::Real(*number)),
            Cell::Boolean(flag) => owned(Value::Integer(i64::from(*flag))),
            Cell::Date(date) => owned(Value::Text(date.to_string())),
            other => owned(Value::Text(other.to_json().to_string())),
        }
    }
}
