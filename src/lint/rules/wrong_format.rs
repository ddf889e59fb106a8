//! OZG009: a text that has not the form the schema wants: a code, an address, a date.

use super::described;
use super::unknown_value::written;
use crate::dataset::Document;
use crate::date::PartialDate;
use crate::finding::{Finding, Mend};
use crate::language::Text;
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;
use crate::schema::{Fault, Violation};
use crate::yaml::scalar;

pub const RULE: Rule = rule!("OZG009" "wrong-format", Error, Check::Reading);

pub(super) fn finding(document: &Document, violation: &Violation) -> Finding {
    let record = &document.record;
    let value = written(document, violation);
    let location = Location::value(&record.file, violation.path.clone());
    let field = record.kind.root.at(&violation.path);
    let Text { de, en } = field.map(|field| field.title.clone()).unwrap_or_default();
    let finding =
        Finding::new(RULE.code, location, msg!("wrong-format", value = &value, de = de, en = en));
    match &violation.fault {
        Fault::WrongPattern { pattern } => {
            described(finding.label(msg!("wrong-format-pattern", pattern = pattern)), field)
        }
        _ => {
            let meant = PartialDate::parse_german(&value).map(|date| date.to_string());
            let help = meant.as_ref().map(|date| msg!("help-did-you-mean", meant = date));
            let mend = meant.map(|date| Mend::Write(scalar(&date)));
            finding.label(msg!("wrong-format-date")).help(help).safe_fix(mend)
        }
    }
}
