//! Facts about records and schemas as a whole.

use std::collections::HashSet;

use super::effect::InvalidatedRecords;
use super::fact::{Fact, FactArgs, FactDetail, FactValue};
use super::vocabulary::Meaning;
use crate::ozg::domain::{Event, RecordView};
use messages::Message;
use messages::msg;
use record_diff::diff::{
    FormattingChange, RecordChange, RecordChangeKind, SchemaChange, SchemaChangeKind, SideState,
};

/// The kind whose records describe events.
const EVENT: &str = Event::KIND;

/// The facts about the record as a whole, which precede those about its values.
pub(super) fn record(change: &RecordChange) -> Vec<Fact> {
    let plain = |meaning| Fact::new(meaning, FactDetail::None, Vec::new());
    let mut facts = match &change.what {
        RecordChangeKind::Added { .. } if change.kind.name == EVENT => {
            vec![plain(Meaning::EventRecorded)]
        }
        RecordChangeKind::Added { .. } => vec![plain(Meaning::RecordAdded)],
        RecordChangeKind::Removed { .. } => vec![plain(Meaning::RecordRemoved)],
        RecordChangeKind::Renamed { from, .. } => {
            let (old, new) = (FactValue::Id(from.clone()), FactValue::Id(change.id.clone()));
            vec![sentence_fact(
                Meaning::RecordRenamed,
                FactArgs { old: Some(old), new: Some(new), ..FactArgs::default() },
            )]
        }
        RecordChangeKind::Reformatted { differs } => {
            let words = differs.iter().map(|notation| notation_word(*notation));
            let fact = |word| FactArgs { new: Some(FactValue::Term(word)), ..FactArgs::default() };
            words.map(|word| sentence_fact(Meaning::RecordReformatted, fact(word))).collect()
        }
        RecordChangeKind::Unreadable { head: SideState::Broken, .. } => {
            vec![plain(Meaning::RecordUnreadable)]
        }
        RecordChangeKind::Unreadable { head: SideState::Absent, .. } => {
            vec![plain(Meaning::RecordRemoved)]
        }
        RecordChangeKind::Unreadable { .. } => vec![plain(Meaning::RecordReadable)],
        RecordChangeKind::Changed { .. } => Vec::new(),
    };
    facts.extend(change.dangling.iter().map(|dangling| {
        let (field, id) = (dangling.field.clone(), dangling.id.clone());
        sentence_fact(
            Meaning::ReferenceDangling,
            FactArgs { subject: Some(field), new: Some(FactValue::Id(id)), ..FactArgs::default() },
        )
    }));
    facts
}

/// The facts about schema changes; `invalidated` lists the records that no longer conform to their schema.
/// Their number is reported once per schema, on the first change that may have caused it.
pub(super) fn schemas(changes: &[SchemaChange], invalidated: &[InvalidatedRecords]) -> Vec<Fact> {
    let mut seen = HashSet::new();
    let fact = |change: &SchemaChange| {
        let broken = invalidated.iter().find(|one| one.kind == change.subject);
        // Records counted as invalid outweigh how strict a change looks.
        let may_be_cause = change.what.is_stricter() || !has_stricter(changes, &change.subject);
        let broken = broken.filter(|one| one.count > 0 && may_be_cause);
        let first = broken.filter(|one| seen.insert(one.kind.as_str()));
        let note = first.map(|one| msg!("note-invalid", count = one.count));
        schema(change, broken.is_some(), note)
    };
    changes.iter().map(fact).collect()
}

fn has_stricter(changes: &[SchemaChange], kind: &str) -> bool {
    changes.iter().any(|change| change.subject == kind && change.what.is_stricter())
}

fn schema(change: &SchemaChange, is_broken: bool, note: Option<Message>) -> Fact {
    let meaning = match is_broken {
        true => Meaning::SchemaBreaks,
        false if change.what.is_prose() => Meaning::SchemaReworded,
        false => Meaning::SchemaChanged,
    };
    let subject = (!change.field.is_empty()).then(|| change.field.clone());
    let new = Some(FactValue::Term(schema_word(&change.what)));
    sentence_fact(
        meaning,
        FactArgs { subject, place: Some(change.title.clone()), new, note, ..FactArgs::default() },
    )
}

fn sentence_fact(meaning: Meaning, args: FactArgs) -> Fact {
    Fact::sentence(meaning, args, Vec::new())
}

fn notation_word(notation: FormattingChange) -> Message {
    match notation {
        FormattingChange::KeyOrder => msg!("notation-key-order"),
        FormattingChange::Comments => msg!("notation-comments"),
        FormattingChange::Style => msg!("notation-style"),
    }
}

fn schema_word(what: &SchemaChangeKind) -> Message {
    match what {
        SchemaChangeKind::KindAdded => msg!("schema-kind-added"),
        SchemaChangeKind::KindRemoved => msg!("schema-kind-removed"),
        SchemaChangeKind::FieldAdded => msg!("schema-field-added"),
        SchemaChangeKind::FieldRemoved => msg!("schema-field-removed"),
        SchemaChangeKind::Required => msg!("schema-required"),
        SchemaChangeKind::Optional => msg!("schema-optional"),
        SchemaChangeKind::ValuesAdded(values) => {
            msg!("schema-values-added", values = values.join(", "))
        }
        SchemaChangeKind::ValuesRemoved(values) => {
            msg!("schema-values-removed", values = values.join(", "))
        }
        SchemaChangeKind::Retyped => msg!("schema-retyped"),
        SchemaChangeKind::Other { keywords, .. } if keywords.is_empty() => msg!("schema-other"),
        SchemaChangeKind::Other { keywords, .. } => {
            msg!("schema-keywords", keywords = keywords.join(", "))
        }
    }
}
