//! Resolves the options that narrow a report, like the filters of a query: a misspelt value is an error, not an empty
//! report.

use anyhow::{Result, bail};

use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use crate::ozg::domain::{Enumeration, Groessenklasse, Municipality, RecordView, Themenfeld};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::scope::{ReportScope, ScopeFilter, is_kreis};
use messages::{Message, msg};
use record_query::query::Catalogue;
use record_query::show::at_fault;
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection};
use records::record::Record;
use records::suggest::{self, fold};

/// The options, with typed names replaced by ids and values of the dataset.
///
/// # Errors
/// If a value is unknown, no Kommune matches all options, or the dataset cannot be read.
pub(crate) fn narrowing(
    workspace: &Workspace,
    at: Option<&str>,
    typed: ScopeFilter,
) -> Result<ScopeFilter> {
    if typed == ScopeFilter::default() {
        return Ok(typed);
    }
    let source = workspace.open(at)?;
    let catalogue = catalogue(&source.schemas);
    let ids = IdIndex::new(&source.layout);
    let resolve = |option: &str, field: (&str, &str), text: Option<String>| {
        text.map(|text| catalogue.named_value(&ids, field, option, &text)).transpose()
    };
    let concerns_kommunen = typed.concerns_kommunen();
    let of_kommune = |field| (Municipality::KIND, field);
    let mut filter = ScopeFilter {
        themenfeld: resolve("--themenfeld", (Themenfeld::KIND, "id"), typed.themenfeld)?,
        regierungsbezirk: resolve(
            "--regierungsbezirk",
            of_kommune(Municipality::REGIERUNGSBEZIRK.name),
            typed.regierungsbezirk,
        )?,
        kreis: typed.kreis,
        groessenklasse: resolve(
            "--groessenklasse",
            of_kommune(Municipality::GROESSENKLASSE.name),
            typed.groessenklasse,
        )?,
        kommune: resolve("--kommune", (Municipality::KIND, "id"), typed.kommune)?,
    };
    if concerns_kommunen {
        let kommunen = kommunen(&source)?;
        let kreis = |text: &String| kreis(&kommunen, &catalogue, &ids, text);
        filter.kreis = filter.kreis.as_ref().map(kreis).transpose()?;
        filter.kommune.iter().try_for_each(|id| check_readable(&kommunen, id))?;
        let day = AnswerDay::of_state(workspace.today);
        if ReportScope::new(&kommunen, day, &filter).of_kind(Municipality::KIND).is_empty() {
            let of_kommunen = ScopeFilter { themenfeld: None, ..filter };
            bail!(msg!("narrowed-to-nothing", options = typed_options(&of_kommunen)));
        }
    }
    Ok(filter)
}

/// The options as typed on the command line.
pub(super) fn typed_options(filter: &ScopeFilter) -> String {
    let options = filter.options().into_iter().map(|(name, value)| format!("--{name} {value}"));
    options.collect::<Vec<_>>().join(" ")
}

/// The Kommunen with the fields that narrowing needs.
fn kommunen(source: &DatasetSource) -> Result<Dataset> {
    let mut projection = Projection::default();
    for field in [
        Municipality::NAME.name,
        Municipality::KREIS.name,
        Municipality::REGIERUNGSBEZIRK.name,
        Municipality::GROESSENKLASSE.name,
    ] {
        projection.add(Municipality::KIND, field);
    }
    source.load(&projection)
}

/// Reports a Kommune that exists but is invalid, before any other error about it.
fn check_readable(kommunen: &Dataset, id: &str) -> Result<()> {
    match kommunen.get(Municipality::KIND, id) {
        Some(_) => Ok(()),
        None => bail!(at_fault(Municipality::KIND, id)),
    }
}

/// The id of a Kreis. A Kommune to which no other belongs is rejected, since a report narrowed to it would show little
/// about a Kreis.
fn kreis(
    kommunen: &Dataset,
    catalogue: &Catalogue<'_>,
    ids: &IdIndex,
    text: &str,
) -> Result<String> {
    let kreise: Vec<_> = kommunen.of(Municipality::KIND).filter(|k| is_kreis(k)).collect();
    let resolve = |ids| catalogue.named_value(ids, (Municipality::KIND, "id"), "--kreis", text);
    let of_kreise = IdIndex::of_records(kreise.iter().copied());
    let kreis = resolve(&of_kreise);
    if kreis.is_ok() {
        return kreis;
    }
    let unknown =
        |hint: Message| msg!("query-unknown-value", value = text, path = "--kreis", hint = hint);
    // There may be a Kreis of the same name: Soest and Kreis Soest.
    let is_namesake = |kreis: &&&Record| fold(kreis.label()).ends_with(&fold(text));
    if let [kreis] = kreise.iter().filter(is_namesake).collect::<Vec<_>>()[..] {
        bail!(unknown(msg!("query-suggestion", suggestion = &kreis.id)));
    }
    if let Ok(kommune) = resolve(ids) {
        check_readable(kommunen, &kommune)?;
        bail!(msg!("report-no-kreis", value = kommune));
    }
    let hint = near_kreis(&kreise, text).map(|kreis| msg!("query-suggestion", suggestion = kreis));
    bail!(unknown(hint.unwrap_or_else(|| msg!("report-list-kreise", values = kreis_classes()))))
}

/// The id of the Kreis with the nearest id, or with the nearest word in its name if no other Kreis has that word.
fn near_kreis<'d>(kreise: &[&'d Record], text: &str) -> Option<&'d str> {
    let by_id = suggest::nearest(text, kreise.iter().map(|kreis| kreis.id.as_str()));
    by_id.or_else(|| {
        let words = |kreis: &&'d Record| kreis.label().split(' ');
        let word = suggest::nearest(text, kreise.iter().flat_map(words))?;
        let mut named = kreise.iter().filter(|kreis| words(kreis).any(|other| other == word));
        named.next().filter(|_| named.next().is_none()).map(|kreis| kreis.id.as_str())
    })
}

/// The Größenklassen of Kreise, written as a filter.
fn kreis_classes() -> String {
    let classes = Groessenklasse::ALL.iter().filter(|class| class.is_kreis());
    let names: Vec<_> = classes.map(|class| class.name()).collect();
    format!("{}={}", Municipality::GROESSENKLASSE.name, names.join(","))
}
