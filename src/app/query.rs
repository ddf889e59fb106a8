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
    let (ids, entered) = (IdIndex::new(&source.layout), workspace.entered(at, as_of));
    Query::new(&catalogue, &ids, raw)?.run(&source, as_of, entered.as_ref())
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
    let entered = workspace.entered(at, as_of);
    let relations = RelationSet::load_for(&source, &catalogue, (as_of, entered.as_ref()), sql)?;
    let table = SqliteDatabase::for_answers(&relations)?.select(sql)?;
    let RelationSet { left_out, undecided, .. } = relations;
    let (found, notes) = (table.rows.len(), Vec::new());
    let follows_day = sql.contains('*') || DERIVED.iter().any(|field| sql.contains(field.name));
    Ok(QueryResult { found, left_out, unsure: 0, follows_day, undecided, notes, table })
}
