//! What a report is narrowed to, understood as a filter of a query is: a misspelt value is an error, not an
//! empty report.

use anyhow::{Result, bail};

use super::workspace::Workspace;
use crate::ozg::derived::DERIVED;
use crate::ozg::scope::{ScopeFilter, is_kreis};
use messages::msg;
use record_query::query::Catalogue;
use records::dataset::{DatasetSource, IdIndex, Projection};
use records::suggest::fold;

/// The options with ids and values of the dataset in place of what people call them.
///
/// # Errors
/// If the dataset does not know a value, or cannot be read.
pub(crate) fn narrowing(
    workspace: &Workspace,
    at: Option<&str>,
    typed: ScopeFilter,
) -> Result<ScopeFilter> {
    if typed == ScopeFilter::default() {
        return Ok(typed);
    }
    let source = workspace.open(at)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let ids = IdIndex::new(&source.layout);
    let named = |option: &str, field: (&str, &str), text: Option<String>| {
        text.map(|text| catalogue.named_value(&ids, field, option, &text)).transpose()
    };
    Ok(ScopeFilter {
        kreis: typed.kreis.map(|text| kreis(&source, &catalogue, &ids, &text)).transpose()?,
        themenfeld: named("--themenfeld", ("themenfeld", "id"), typed.themenfeld)?,
        regierungsbezirk: named(
            "--regierungsbezirk",
            ("municipality", "regierungsbezirk"),
            typed.regierungsbezirk,
        )?,
        groessenklasse: named(
            "--groessenklasse",
            ("municipality", "groessenklasse"),
            typed.groessenklasse,
        )?,
    })
}

/// The id of a Kreis; a Kommune to which no other belongs is refused, for a report narrowed to it would say
/// little of a Kreis.
fn kreis(
    source: &DatasetSource,
    catalogue: &Catalogue<'_>,
    ids: &IdIndex,
    text: &str,
) -> Result<String> {
    let mut projection = Projection::default();
    for field in ["groessenklasse", "name"] {
        projection.add("municipality", field);
    }
    let dataset = source.load(&projection)?;
    let kreise = || dataset.of("municipality").filter(|kommune| is_kreis(kommune));
    let named = |ids| catalogue.named_value(ids, ("municipality", "id"), "--kreis", text);
    named(&IdIndex::of_records(kreise())).or_else(|unknown| {
        // Of the same name there may be a Kreis: Soest and Kreis Soest.
        let namesake = kreise().find(|kreis| fold(kreis.label()).ends_with(&fold(text)));
        if let Some(kreis) = namesake {
            let hint = msg!("query-meant", meant = &kreis.id);
            bail!(msg!("query-unknown-value", value = text, path = "--kreis", hint = hint))
        }
        let kommune = named(ids);
        bail!(kommune.map_or(unknown, |id| msg!("report-no-kreis", value = id).into()))
    })
}
