//! Records selected by their fields, or rows selected in SQL.

use anyhow::Result;

use super::workspace::Workspace;
use crate::ozg::derived::DERIVED;
use messages::PartialDate;
use record_query::query::{Catalogue, Query, QueryResult, RawQuery};
use record_query::relational::RelationSet;
use record_query::relational::sqlite::SqliteDatabase;
use records::dataset::IdIndex;

/// Selects records of a revision, or of the directory.
///
/// # Errors
/// If the query names what the schemas do not have, or the dataset cannot be read.
pub(crate) fn query(
    workspace: &Workspace,
    at: Option<&str>,
    as_of: PartialDate,
    raw: &RawQuery<'_>,
) -> Result<QueryResult> {
    let source = workspace.open(at)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let ids = IdIndex::new(&source.layout);
    Query::new(&catalogue, &ids, raw)?.run(&source, as_of)
}

/// Selects rows of the tables that `ozg export` writes.
///
/// # Errors
/// If the statement is wrong or not allowed, or the dataset cannot be read.
pub(crate) fn query_sql(
    workspace: &Workspace,
    at: Option<&str>,
    as_of: PartialDate,
    sql: &str,
) -> Result<QueryResult> {
    let source = workspace.open(at)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let relations = RelationSet::load_for(&source, &catalogue, as_of, sql)?;
    let table = SqliteDatabase::for_answers(&relations)?.select(sql)?;
    Ok(QueryResult {
        found: table.rows.len(),
        left_out: relations.left_out,
        unsure: 0,
        notes: Vec::new(),
        table,
    })
}
