//! Whether the values added to a record come with a source.

use std::collections::HashSet;

use super::fact::{Fact, FactNote};
use super::reader::{first_key, sides};
use super::vocabulary::Meaning;
use crate::ozg::domain::{Connection, SourcePage, Sourced};
use crate::ozg::evidence::newest_before;
use messages::PartialDate;
use record_diff::diff::{FieldChange, FieldChangeKind, RecordChange};
use records::algebra::RecordPathStep;

const PAGES: &str = Sourced::QUELLEN.name;
const REGISTERS: &str = Sourced::REGISTER.name;

/// Adds a note to each fact that has no new source, or whose date is later than every source.
pub(super) fn note(change: &RecordChange, as_of: PartialDate, facts: &mut [Fact]) {
    let (Some(_), Some(record)) = (change.before(), change.after()) else { return };
    if change.kind.field(PAGES).is_none() {
        return;
    }
    let has_new_source = change.fields().iter().any(is_source);
    let newly_named: HashSet<_> = change.fields().iter().filter_map(newly_named).collect();
    for fact in facts.iter_mut().filter(|fact| needs_source(fact.meaning)) {
        let is_named = |field: &FieldChange| {
            first_key(&field.path).is_some_and(|key| newly_named.contains(key))
        };
        let is_open = |field: &FieldChange| is_unsourced_addition(field) && !is_named(field);
        if !has_new_source && fact.fields.iter().any(is_open) {
            fact.notes.push(FactNote::Unsourced);
        }
        if fact.dates.iter().any(|since| newest_before(record, *since, as_of).is_some()) {
            fact.notes.push(FactNote::AfterSources);
        }
    }
}

/// Whether a fact states anything that a source could support.
fn needs_source(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Checked | Meaning::SourceAdded | Meaning::EntryDoubled)
}

/// Whether a source was added, or the date of an existing one changed.
fn is_source(change: &FieldChange) -> bool {
    let is_set = matches!(change.what, FieldChangeKind::Set { .. });
    let is_new = is_set && change.path.0.len() <= 2;
    let is_redated = sides(change).1.is_some()
        && change.path.0.last() == Some(&RecordPathStep::Key(SourcePage::STAND.name.into()));
    match first_key(&change.path) {
        Some(PAGES) => is_new || is_redated,
        Some(REGISTERS) => is_new,
        _ => false,
    }
}

/// Whether the change adds a value to the record without naming a source beside it.
fn is_unsourced_addition(change: &FieldChange) -> bool {
    let FieldChangeKind::Set { new } = &change.what else { return false };
    let is_of_source = matches!(first_key(&change.path), Some(PAGES | REGISTERS))
        || change.path.0.last() == Some(&RecordPathStep::Key(Connection::QUELLE.name.into()));
    !is_of_source && Connection::QUELLE.read(new).is_none()
}

/// The field that a page newly lists as supported.
fn newly_named(change: &FieldChange) -> Option<&str> {
    let felder = RecordPathStep::Key(SourcePage::FELDER.name.into());
    sides(change).1.filter(|_| change.path.0.contains(&felder))?.as_str()
}
