//! Records selected by their fields, or rows selected in SQL.

use anyhow::Result;

use super::workspace::Workspace;
use crate::ozg::dated::DATED;
use crate::ozg::derived::{DERIVED, catalogue};
use messages::PartialDate;
use record_query::query::{Query, QueryResult, RawQuery};
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
    day: Option<PartialDate>,
    raw: &RawQuery<'_>,
) -> Result<QueryResult> {
    let source = workspace.open(at)?;
    let catalogue = catalogue(&source.schemas);
    let ids = IdIndex::new(&source.layout);
    let entered = workspace.entered(at, workspace.as_of(day));
    let day = workspace.query_day(day, entered.as_ref());
    Query::new(&catalogue, &ids, raw)?.run(&source, &catalogue, day)
}

/// Selects rows of the tables that `ozg export` writes.
///
/// # Errors
/// If the statement is wrong or not allowed, or the dataset cannot be read.
pub(crate) fn query_sql(
    workspace: &Workspace,
    at: Option<&str>,
    day: Option<PartialDate>,
    sql: &str,
) -> Result<QueryResult> {
    let source = workspace.open(at)?;
    let catalogue = catalogue(&source.schemas);
    let entered = workspace.entered(at, workspace.as_of(day));
    let day = workspace.query_day(day, entered.as_ref());
    let relations = RelationSet::load_for(&source, &catalogue, day, sql)?;
    let table = SqliteDatabase::for_answers(&relations)?.select(sql)?;
    let RelationSet { left_out, undecided, .. } = relations;
    let (found, notes) = (table.rows.len(), Vec::new());
    let names = |name: &str| sql.contains(name) || sql.contains(&name.replace('-', "_"));
    let mut dated = DATED.iter().copied().flatten();
    let follows_day = sql.contains('*')
        || DERIVED.iter().any(|field| names(field.name))
        || day.is_given && dated.any(|field| names(field.name) || names(field.kind));
    Ok(QueryResult { found, left_out, unsure: 0, follows_day, undecided, notes, table })
}
