//! OZG009: a text that does not have the format that the schema requires: a code, an address, a date.

use super::described;
use super::unknown_value::{unclean, written};
use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::PartialDate;
use messages::{Message, msg};
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{Field, SchemaViolation, ViolationKind};
use records::suggest;
use yaml_tree::scalar;

pub(super) const RULE: Rule = core_rule!("OZG009" "wrong-format", Error, Check::Reading);

pub(super) fn finding(document: &RecordDocument, violation: &SchemaViolation) -> Finding {
    let record = &document.record;
    let value = written(document, violation);
    let location = Location::value(&record.file, violation.path.clone());
    let field = record.kind.root.at(&violation.path);
    let title = field.map(|field| field.title.clone()).unwrap_or_default();
    let message = msg!("wrong-format", value = &value, title = &title);
    let finding = Finding::new(RULE.code, location, message);
    let accepts = |clean: &String| field.is_some_and(|field| field.accepts(clean));
    if let Some((label, fixes)) = unclean(document, violation, accepts) {
        return Finding { fixes, ..finding.label(label) };
    }
    let address = format!("https://{value}");
    if !value.contains(':') && accepts(&address) {
        return finding
            .label(msg!("wrong-format-address"))
            .help(Some(msg!("help-did-you-mean", suggestion = &address)))
            .unsafe_fix(Some(Edit::Write(scalar(&address))));
    }
    if let ViolationKind::WrongPattern { pattern } = &violation.kind {
        let finding =
            described(finding.label(msg!("wrong-format-pattern", pattern = pattern)), field);
        let Some(code) = field.and_then(|field| with_zero(field, &value)) else { return finding };
        return finding
            .help(Some(msg!("wrong-format-zero-help", code = &code)))
            .safe_fix(Some(Edit::Write(scalar(&code))));
    }
    let finding = finding.label(match suggest::first_confusable(&value) {
        Some((at, code)) => msg!("value-foreign", at = at, code = code),
        None => msg!("wrong-format-date"),
    });
    let readings = PartialDate::readings(&value);
    finding.help(date_help(&readings)).safe_fix(date_edit(&readings))
}

/// Suggests the one date, or both if there are two interpretations.
pub(super) fn date_help(readings: &[PartialDate]) -> Option<Message> {
    match readings {
        [] => None,
        [only] => Some(msg!("help-did-you-mean", suggestion = only.to_string())),
        [one, other, ..] => {
            Some(msg!("wrong-format-date-help", one = one.to_string(), other = other.to_string()))
        }
    }
}

/// The replacement of a date that has only one interpretation.
pub(super) fn date_edit(readings: &[PartialDate]) -> Option<Edit> {
    match readings {
        [only] => Some(Edit::Write(scalar(&only.to_string()))),
        _ => None,
    }
}

/// A code with the leading zero that it lacks, dropped by a program that took it for a number. Where another digit
/// would be valid as well, it is unknown which one is missing, and where.
pub(super) fn with_zero(field: &Field, written: &str) -> Option<String> {
    let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let only_zero = || !('1'..='9').any(|digit| field.accepts(&format!("{digit}{written}")));
    Some(format!("0{written}")).filter(|code| is_number && field.accepts(code) && only_zero())
}
