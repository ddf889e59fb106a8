//! OZG008: a value that is not one of those the schema lists.

use super::unclean_text::{fixes, sentences};
use crate::finding::{Edit, Finding, Fix};
use crate::{Check, Rule};
use messages::{Message, msg};
use records::clean_text::{cleaned, flaws};
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::SchemaViolation;
use records::suggest::{self, NearWords, Spellings};
use yaml_tree::scalar;

pub(super) const RULE: Rule = core_rule!("OZG008" "unknown-value", Error, Check::Reading);

/// Lists of options longer than this many characters are shown below, not beside, the value.
const BESIDE: usize = 60;

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    options: &[String],
) -> Finding {
    let record = &document.record;
    let written = written(document, violation);
    let options_of = || options.iter().map(String::as_str);
    let near = NearWords::among(&written, options_of());
    let help = near.nearest().map(|suggestion| msg!("help-did-you-mean", suggestion = suggestion));
    let location = Location::value(&record.file, violation.path.clone());
    let edit = near.only().map(|suggestion| Edit::Write(scalar(suggestion)));
    let finding = Finding::new(RULE.code, location, msg!("unknown-value", value = &written));
    if let Some((label, fixes)) = unclean(document, violation, |clean| options.contains(clean)) {
        return Finding { fixes, ..finding.label(label) };
    }
    if let Some((at, code)) = suggest::first_confusable(&written)
        && let [suggestion] = Spellings::new(options_of()).spelt(&written).collect::<Vec<_>>()[..]
    {
        return finding
            .label(msg!("value-foreign", at = at, code = code))
            .help(help)
            .safe_fix(Some(Edit::Write(scalar(suggestion))));
    }
    let finding = finding.help(help).unsafe_fix(edit);
    let list = options.join(", ");
    if list.chars().count() <= BESIDE {
        return finding.label(msg!("unknown-value-options", options = list));
    }
    let finding = finding.label(msg!("unknown-value-count", count = options.len()));
    let (list, more) = as_many_as_fit(options);
    if more == 0 {
        return finding.note(msg!("unknown-value-options", options = list));
    }
    let kind = &record.kind.name;
    finding.note(msg!("unknown-value-some-options", options = list, more = more, kind = kind))
}

/// Maximum characters of the options that are listed below the value.
const BELOW: usize = 180;

/// The first options, and the number of the others.
fn as_many_as_fit(options: &[String]) -> (String, usize) {
    let mut list = String::new();
    for (at, option) in options.iter().enumerate() {
        if at > 0 && list.chars().count() + option.chars().count() > BELOW {
            return (list, options.len() - at);
        }
        list.extend([if at > 0 { ", " } else { "" }, option]);
    }
    (list, 0)
}

/// The flaws in the characters of a value that would be valid without them, and their fixes.
pub(super) fn unclean(
    document: &RecordDocument,
    violation: &SchemaViolation,
    is_valid: impl FnOnce(&String) -> bool,
) -> Option<(Message, Vec<Fix>)> {
    let record = &document.record;
    let text = record.root.at(&violation.path)?.as_str()?;
    let flaws = flaws(text, true);
    let (message, _) = sentences(&flaws)?;
    let is_valid = is_valid(&cleaned(text, &flaws));
    is_valid.then(|| (message, fixes(&document.source, record, &violation.path, text)))
}

/// The value as the file has it: its text, or the source of anything that is not text.
pub(super) fn written(document: &RecordDocument, violation: &SchemaViolation) -> String {
    let node = document.record.root.at(&violation.path);
    let text = node.and_then(|node| node.as_str()).map(str::to_owned);
    text.or_else(|| Some(document.source.get(node?.span.range())?.to_owned())).unwrap_or_default()
}
