//! Records selected by their fields, or rows selected in SQL.

use anyhow::{Result, bail};

use super::workspace::Workspace;
use crate::ozg::dated::DATED;
use crate::ozg::derived::{DERIVED, catalogue};
use crate::ozg::domain::{Leistung, Municipality, RecordView};
use crate::ozg::responsibility::{Standing, standing};
use messages::{Message, PartialDate, msg};
use record_query::query::{Query, QueryResult, RawQuery};
use record_query::relational::RelationSet;
use record_query::relational::sqlite::SqliteDatabase;
use record_query::show::at_fault;
use records::dataset::{DatasetSource, IdIndex, Projection};

/// Selects records of a revision, or of the directory; if a Kommune is named, only Leistungen that it is responsible
/// for.
///
/// # Errors
/// If the query names something that the schemas do not have, or the dataset cannot be read.
pub(crate) fn query(
    workspace: &Workspace,
    at: Option<&str>,
    day: Option<PartialDate>,
    raw: &RawQuery<'_>,
    responsible: Option<&str>,
) -> Result<QueryResult> {
    let source = workspace.open(at)?;
    let catalogue = catalogue(&source.schemas);
    let ids = IdIndex::new(&source.layout);
    let entered = workspace.entered(at, workspace.as_of(day));
    let day = workspace.query_day(day, entered.as_ref());
    let Some(kommune) = responsible else {
        return Query::new(&catalogue, &ids, raw)?.run(&source, &catalogue, day);
    };
    if catalogue.kind(raw.kind)?.name != Leistung::KIND {
        bail!(msg!("query-responsible-kind"));
    }
    let kommune =
        catalogue.named_value(&ids, (Municipality::KIND, "id"), "--responsible", kommune)?;
    let (leistungen, note) = leistungen_of(&source, &kommune)?;
    let filters = [raw.filters, &[format!("id={}", leistungen.join(","))]].concat();
    let query = Query::new(&catalogue, &ids, &RawQuery { filters: &filters, ..*raw })?;
    let mut result = query.run(&source, &catalogue, day)?;
    result.notes.push(note);
    Ok(result)
}

/// The Leistungen that a Kommune is responsible for, wholly or partly, and a note with the number of each.
fn leistungen_of(source: &DatasetSource, kommune: &str) -> Result<(Vec<String>, Message)> {
    let mut projection = Projection::default();
    Leistung::add_to(&mut projection, &Leistung::RESPONSIBILITY);
    let of_kommune = [
        Municipality::AGS.name,
        Municipality::GROESSENKLASSE.name,
        Municipality::KREIS.name,
        Municipality::BEHOERDEN.name,
    ];
    Municipality::add_to(&mut projection, &of_kommune);
    let dataset = source.load(&projection)?;
    let Some(kommune) = Municipality::get(&dataset, kommune) else {
        bail!(at_fault(Municipality::KIND, kommune));
    };
    let ids_with = |expected: Standing| -> Vec<String> {
        let leistungen = Leistung::all(&dataset);
        let matching = leistungen.filter(|leistung| standing(kommune, *leistung) == expected);
        matching.map(|leistung| leistung.id.clone()).collect()
    };
    let (own, partly) = (ids_with(Standing::Own), ids_with(Standing::Partly));
    let either = ids_with(Standing::OwnOrKreis);
    let note =
        msg!("query-responsible", own = own.len(), partly = partly.len(), either = either.len());
    let all = [own, partly, either].concat();
    if all.is_empty() {
        bail!(msg!("query-responsible-none", kommune = &kommune.id));
    }
    Ok((all, note))
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
    let mentions = |name: &str| sql.contains(name) || sql.contains(&name.replace('-', "_"));
    let mut dated = DATED.iter().copied().flatten();
    let follows_day = sql.contains('*')
        || DERIVED.iter().any(|field| mentions(field.name))
        || day.is_given && dated.any(|field| mentions(field.name) || mentions(field.kind));
    Ok(QueryResult { found, left_out, unsure: 0, follows_day, undecided, notes, table })
}
