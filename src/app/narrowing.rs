//! What a report is narrowed to, held against what the dataset has: a misspelt value is an error, not
//! an empty report.

use anyhow::{Result, bail};

use crate::ozg::scope::{ScopeFilter, is_kreis};
use messages::{Message, msg};
use records::dataset::{DatasetSource, Projection};
use records::record::Record;
use records::schema::Shape;
use records::suggest::{self, fold};

/// Known values that are still listed where none is near.
const MAX_LISTED: usize = 20;

/// Refuses values that the dataset does not know.
///
/// # Errors
/// If there is one, or the dataset cannot be read.
pub(super) fn check_narrowing(narrowing: &ScopeFilter, source: &DatasetSource) -> Result<()> {
    let ids = |kind: &str| -> Vec<String> {
        let files = source.layout.records.iter().filter(|file| file.kind.name == kind);
        files.map(|file| file.id.clone()).collect()
    };
    let choices = |field: &str| -> Vec<String> {
        let kind = source.schemas.kind("municipality");
        match kind.and_then(|kind| kind.field(field)).map(|field| &field.shape) {
            Some(Shape::Choice(choices)) => {
                choices.iter().map(|choice| choice.value.clone()).collect()
            }
            _ => Vec::new(),
        }
    };
    // The order in which faults are named: a Kreis first, since records are read for it.
    if let Some(id) = &narrowing.kreis {
        check_kreis(source, id)?;
    }
    check_value("--themenfeld", narrowing.themenfeld.as_deref(), || ids("themenfeld"))?;
    check_value("--regierungsbezirk", narrowing.regierungsbezirk.as_deref(), || {
        choices("regierungsbezirk")
    })?;
    check_value("--groessenklasse", narrowing.groessenklasse.as_deref(), || {
        choices("groessenklasse")
    })
}

fn check_value(
    option: &str,
    value: Option<&str>,
    known: impl FnOnce() -> Vec<String>,
) -> Result<()> {
    let Some(value) = value else { return Ok(()) };
    let known = known();
    if known.iter().any(|known| known == value) {
        return Ok(());
    }
    bail!(no_value(option, value, &known))
}

/// Refuses a Kommune to which no other belongs: a report narrowed to it would say little of a Kreis.
fn check_kreis(source: &DatasetSource, id: &str) -> Result<()> {
    let mut projection = Projection::default();
    for field in ["groessenklasse", "name"] {
        projection.add("municipality", field);
    }
    let dataset = source.load(&projection)?;
    match dataset.get("municipality", id) {
        Some(kommune) if is_kreis(kommune) => Ok(()),
        Some(_) => bail!(msg!("report-no-kreis", value = id)),
        None => {
            let kreise: Vec<_> = dataset.of("municipality").filter(|one| is_kreis(one)).collect();
            bail!(no_kreis(id, &kreise))
        }
    }
}

/// Suggests the Kreis whose name ends like the text, else the one with the nearest id.
fn no_kreis(id: &str, kreise: &[&Record]) -> Message {
    if let Some(kreis) = kreise.iter().find(|kreis| fold(kreis.label()).ends_with(&fold(id))) {
        msg!("report-no-value-meant", option = "--kreis", value = id, meant = &kreis.id)
    } else {
        let known: Vec<_> = kreise.iter().map(|kreis| kreis.id.clone()).collect();
        no_value("--kreis", id, &known)
    }
}

fn no_value(option: &str, value: &str, known: &[String]) -> Message {
    match suggest::nearest(value, known.iter().map(String::as_str)) {
        Some(suggestion) => {
            msg!("report-no-value-meant", option = option, value = value, meant = suggestion)
        }
        None if known.len() > MAX_LISTED => {
            msg!("report-no-value", option = option, value = value)
        }
        None => {
            msg!("report-no-value-known", option = option, value = value, list = known.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(value: &str, known: &[&str]) -> Option<Message> {
        let known = || known.iter().map(|&known| known.to_owned()).collect();
        let error = check_value("--themenfeld", Some(value), known).err()?;
        error.downcast_ref::<Message>().cloned()
    }

    #[test]
    fn what_narrows_must_be_known() {
        let known = ["bildung", "umwelt"];
        assert_eq!(refusal("umwelt", &known), None);
        let expected = msg!(
            "report-no-value-meant",
            option = "--themenfeld",
            value = "umwlt",
            meant = "umwelt"
        );
        assert_eq!(refusal("umwlt", &known), Some(expected));
        let expected = msg!(
            "report-no-value-known",
            option = "--themenfeld",
            value = "x",
            list = "bildung, umwelt"
        );
        assert_eq!(refusal("x", &known), Some(expected));
    }

    #[test]
    fn a_long_list_of_known_values_is_not_shown() {
        let key = |count: usize| {
            let known: Vec<_> = (0..count).map(|number| format!("known-{number}")).collect();
            refusal("x", &known.iter().map(String::as_str).collect::<Vec<_>>()).map(|m| m.key)
        };
        assert_eq!(key(MAX_LISTED), Some("report-no-value-known"));
        assert_eq!(key(MAX_LISTED + 1), Some("report-no-value"));
    }

    #[test]
    fn what_is_not_given_narrows_nothing() {
        assert!(check_value("--kreis", None, Vec::new).is_ok());
    }
}
