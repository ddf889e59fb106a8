//! Whether what came to a record came with a source.

use super::fact::{Fact, FactNote};
use super::reader::{first_key, sides};
use super::vocabulary::Meaning;
use crate::ozg::dated::DATED;
use crate::ozg::domain::{Connection, SourcePage, Sourced};
use messages::PartialDate;
use record_diff::diff::{FieldChange, FieldChangeKind, RecordChange};
use record_query::query::DatedFact;
use records::algebra::{RecordPathStep, node_at};
use records::record::Record;
use yaml_tree::Node;

const PAGES: &str = Sourced::QUELLEN.name;
const REGISTERS: &str = Sourced::REGISTER.name;

/// Notes with each fact that has no new source, or a date that no source can know of.
pub(super) fn note(change: &RecordChange, as_of: PartialDate, facts: &mut [Fact]) {
    let (Some(_), Some(record)) = (change.before(), change.after()) else { return };
    if change.kind.field(PAGES).is_none() {
        return;
    }
    let has_new_source = change.fields().iter().any(is_source);
    let newest = newest_page(record);
    for fact in facts.iter_mut().filter(|fact| says_something(fact.meaning)) {
        let is_open = |field: &FieldChange| is_gained(field) && !is_newly_named(change, field);
        if !has_new_source && fact.fields.iter().any(is_open) {
            fact.notes.push(FactNote::Unsourced);
        }
        let is_later = |since: PartialDate| {
            since.certainly_not_after(as_of) && newest.is_some_and(|newest| newest.is_before(since))
        };
        if fact.fields.iter().filter_map(|field| since(record, field)).any(is_later) {
            fact.notes.push(FactNote::AfterSources);
        }
    }
}

/// Whether a fact says anything that a source could say.
fn says_something(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Checked | Meaning::SourceAdded | Meaning::EntryDoubled)
}

/// Whether a source came, or an existing one is of another day.
fn is_source(change: &FieldChange) -> bool {
    let is_set = matches!(change.what, FieldChangeKind::Set { .. });
    let is_new = is_set && change.path.0.len() <= 2;
    let is_redated = sides(change).1.is_some()
        && change.path.0.last() == Some(&RecordPathStep::Key(SourcePage::STAND.name.to_owned()));
    match first_key(&change.path) {
        Some(PAGES) => is_new || is_redated,
        Some(REGISTERS) => is_new,
        _ => false,
    }
}

/// Whether the record says what it did not say before, and names no source beside it.
fn is_gained(change: &FieldChange) -> bool {
    let FieldChangeKind::Set { new } = &change.what else { return false };
    let is_of_source = matches!(first_key(&change.path), Some(PAGES | REGISTERS))
        || change.path.0.last() == Some(&RecordPathStep::Key(Connection::QUELLE.name.to_owned()));
    !is_of_source && Connection::QUELLE.read(new).is_none()
}

/// Whether a page is now said to support the field.
fn is_newly_named(change: &RecordChange, gained: &FieldChange) -> bool {
    let names = |other: &FieldChange| {
        let felder = RecordPathStep::Key(SourcePage::FELDER.name.to_owned());
        let new = sides(other).1.and_then(Node::as_str);
        other.path.0.contains(&felder) && new == first_key(&gained.path)
    };
    change.fields().iter().any(names)
}

/// The date of the newest source; nothing where one of them has none, or may be of any day as a register
/// may.
fn newest_page(record: &Record) -> Option<PartialDate> {
    let sources = Sourced::of(record);
    if !sources.register().is_empty() {
        return None;
    }
    let dates: Option<Vec<_>> = sources.quellen().into_iter().map(SourcePage::stand).collect();
    dates?.into_iter().max()
}

/// Since when the fact holds that a value of the record belongs to, if it has a date.
#[must_use]
pub fn since(record: &Record, change: &FieldChange) -> Option<PartialDate> {
    sides(change).1?;
    let field = first_key(&change.path)?;
    let dated = DATED.iter().flat_map(|fields| *fields);
    let mut own = dated.filter(|it| it.kind == record.kind.name && it.name == field);
    let facts = (own.next()?.facts)(record, field);
    let root = Some(&record.kind.root);
    let places = (1..=change.path.0.len()).filter_map(|end| change.path.0.get(..end));
    let nodes: Vec<_> = places.filter_map(|steps| node_at(root, &record.root, steps)).collect();
    let is_meant = |fact: &&DatedFact<'_>| nodes.iter().any(|node| std::ptr::eq(*node, fact.node));
    facts.iter().find(is_meant)?.since
}
