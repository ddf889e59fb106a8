//! OZG009: a text that has not the form the schema wants: a code, an address, a date.

use super::described;
use super::unknown_value::written;
use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::LocalizedText;
use messages::PartialDate;
use messages::msg;
use records::dataset::Document;
use records::location::Location;
use records::schema::{SchemaViolation, ViolationKind};
use yaml_tree::scalar;

pub(super) const RULE: Rule = core_rule!("OZG009" "wrong-format", Error, Check::Reading);

pub(super) fn finding(document: &Document, violation: &SchemaViolation) -> Finding {
    let record = &document.record;
    let value = written(document, violation);
    let location = Location::value(&record.file, violation.path.clone());
    let field = record.kind.root.at(&violation.path);
    let LocalizedText { de, en } = field.map(|field| field.title.clone()).unwrap_or_default();
    let finding =
        Finding::new(RULE.code, location, msg!("wrong-format", value = &value, de = de, en = en));
    if let ViolationKind::WrongPattern { pattern } = &violation.kind {
        described(finding.label(msg!("wrong-format-pattern", pattern = pattern)), field)
    } else {
        let suggestion = PartialDate::parse_german(&value).map(|date| date.to_string());
        let help = suggestion.as_ref().map(|date| msg!("help-did-you-mean", meant = date));
        let edit = suggestion.map(|date| Edit::Write(scalar(&date)));
        finding.label(msg!("wrong-format-date")).help(help).safe_fix(edit)
    }
}
