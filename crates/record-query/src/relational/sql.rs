//! The tables as SQL, in a subset shared by SQLite, PostgreSQL and DuckDB.

use super::{ForeignKey, Relation, RelationColumn, RelationSet, ValueType};
use std::fmt::Write as _;

/// A database that can load the CSV files of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlDialect {
    PostgreSql,
    DuckDb,
}

/// A script that creates the tables and fills each from `<table>.csv` in the same folder.
#[must_use]
pub fn load_script(relations: &RelationSet, engine: SqlDialect) -> String {
    let relations = &relations.relations;
    let mut script = String::new();
    if engine == SqlDialect::PostgreSql {
        script.push_str("\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\n");
    }
    script.push_str("BEGIN;\n");
    for relation in relations {
        let _ = writeln!(script, "{};", create_table(relation, TableUse::Script));
    }
    for relation in relations {
        let (table, file) = (quoted(&relation.name), format!("{}.csv", relation.name));
        let _ = match engine {
            SqlDialect::PostgreSql => {
                writeln!(script, "\\copy {table} FROM '{file}' WITH (FORMAT csv, HEADER)")
            }
            SqlDialect::DuckDb => {
                writeln!(script, "COPY {table} FROM '{file}' (FORMAT csv, HEADER);")
            }
        };
    }
    // Added once all rows are loaded, since kinds may reference one another; DuckDB cannot add them afterwards.
    for relation in relations.iter().filter(|_| engine == SqlDialect::PostgreSql) {
        for key in &relation.foreign_keys {
            let table = quoted(&relation.name);
            let _ = writeln!(script, "ALTER TABLE {table} ADD {};", foreign_key(key));
        }
    }
    script.push_str("COMMIT;\n");
    script
}

/// The purpose of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableUse {
    /// Another database, in which references between tables are added once these are filled.
    Script,
    /// An SQLite file for other programs: it must not depend on anything that only this program defines.
    File,
    /// Our own queries, with texts in the order of [`COLLATION`].
    Answer,
}

/// Name of the collation by DIN 5007-1.
pub(super) const COLLATION: &str = "din5007";

pub(super) fn create_table(relation: &Relation, made_for: TableUse) -> String {
    let mut parts: Vec<_> =
        relation.columns.iter().map(|column| column_definition(column, made_for)).collect();
    parts.push(format!("PRIMARY KEY ({})", list(relation.key())));
    if made_for != TableUse::Script {
        parts.extend(relation.foreign_keys.iter().map(foreign_key));
    }
    format!("CREATE TABLE {} (\n  {}\n)", quoted(&relation.name), parts.join(",\n  "))
}

fn column_definition(column: &RelationColumn, made_for: TableUse) -> String {
    let required = if column.required { " NOT NULL" } else { "" };
    let is_ordered = made_for == TableUse::Answer && column.value == ValueType::Text;
    let order = if is_ordered { format!(" COLLATE {COLLATION}") } else { String::new() };
    format!("{} {}{required}{order}", quoted(&column.name), type_name(column.value))
}

fn foreign_key(key: &ForeignKey) -> String {
    let columns = list(key.columns.iter().map(String::as_str));
    let references = list(key.references.iter().map(String::as_str));
    format!("FOREIGN KEY ({columns}) REFERENCES {} ({references})", quoted(&key.table))
}

fn type_name(value: ValueType) -> &'static str {
    match value {
        ValueType::Text | ValueType::Date | ValueType::Any => "TEXT",
        ValueType::Integer => "BIGINT",
        ValueType::Number => "DOUBLE PRECISION",
        ValueType::Boolean => "BOOLEAN",
    }
}

fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// Identifiers contain no quotes; see `names`.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
