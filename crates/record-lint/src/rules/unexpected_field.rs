//! OZG005: a key that the schema does not know, or does not allow with these other values.

use super::unclean_text::{key_edit, sentences};
use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::msg;
use records::clean_text::{cleaned, flaws};
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{SchemaViolation, ViolationKind};
use yaml_tree::FieldPathSegment;
use yaml_tree::scalar;

pub(super) const RULE: Rule = core_rule!("OZG005" "unexpected-field", Error, Check::Reading);

pub(super) fn finding(document: &RecordDocument, violation: &SchemaViolation) -> Finding {
    let record = &document.record;
    if let ViolationKind::UnknownKey { key, suggestion } = &violation.kind {
        // A field that already exists is not the intended one.
        let mapping = record.root.at(&violation.path);
        let is_free =
            |candidate: &&String| mapping.is_none_or(|mapping| mapping.get(candidate).is_none());
        let suggestion = &suggestion.as_ref().filter(is_free).cloned();
        let location = Location::key(&record.file, violation.path.join(key));
        let help = suggestion
            .as_ref()
            .map(|suggestion| msg!("help-did-you-mean", suggestion = suggestion));
        let finding =
            Finding::new(RULE.code, location, msg!("unexpected-field", key = key.as_str()));
        let flaws = flaws(key, true);
        let is_suggested = suggestion.as_ref() == Some(&cleaned(key, &flaws));
        let entry = record.root.entry_at(&violation.path.join(key)).filter(|_| is_suggested);
        if let (Some((label, _)), Some(entry)) = (sentences(&flaws), entry) {
            let edit = key_edit(&document.source, entry.key_span, key);
            return finding.label(label).safe_fix(edit);
        }
        let edit = suggestion.as_deref().map(|suggestion| Edit::Write(scalar(suggestion)));
        return finding.help(help).unsafe_fix(edit);
    }
    let path = violation.path.clone();
    let Some(FieldPathSegment::Key(key)) = violation.path.0.last() else {
        let location = Location::value(&record.file, path);
        return Finding::new(RULE.code, location, msg!("unexpected-entry"));
    };
    let location = Location::key(&record.file, path);
    Finding::new(RULE.code, location, msg!("unexpected-field-here", key = key.as_str()))
        .help(Some(msg!("unexpected-field-here-help")))
}
