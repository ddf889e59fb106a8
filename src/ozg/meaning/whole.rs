//! What became of records and schemas as a whole.

use std::collections::HashSet;

use super::effect::Invalidated;
use super::fact::{Detail, Fact, Said, Word};
use super::vocabulary::{
    DANGLING, EVENT_RECORDED, Meaning, READABLE, RECORD_ADDED, RECORD_REMOVED, RECORD_RENAMED,
    REFORMATTED, SCHEMA_BREAKS, SCHEMA_CHANGED, SCHEMA_REWORDED, UNREADABLE,
};
use messages::Message;
use messages::msg;
use record_diff::diff::{Change, Notation, Reading, SchemaChange, SchemaWhat, What};

/// What is to be said before the values.
pub(super) fn record(change: &Change) -> Vec<Fact> {
    let plain = |meaning| Fact { meaning, detail: Detail::None, fields: Vec::new() };
    let mut facts = match &change.what {
        What::Added { .. } if change.kind.name == "event" => vec![plain(&EVENT_RECORDED)],
        What::Added { .. } => vec![plain(&RECORD_ADDED)],
        What::Removed { .. } => vec![plain(&RECORD_REMOVED)],
        What::Renamed { from, .. } => {
            let (old, new) = (Word::Data(from.clone()), Word::Data(change.id.clone()));
            vec![said(&RECORD_RENAMED, Said { old: Some(old), new: Some(new), ..Said::default() })]
        }
        What::Reformatted { differs } => {
            let words = differs.iter().map(|notation| notation_word(*notation));
            let fact = |word| Said { new: Some(Word::Term(word)), ..Said::default() };
            words.map(|word| said(&REFORMATTED, fact(word))).collect()
        }
        What::Unreadable { head: Reading::Broken, .. } => vec![plain(&UNREADABLE)],
        What::Unreadable { head: Reading::Absent, .. } => vec![plain(&RECORD_REMOVED)],
        What::Unreadable { .. } => vec![plain(&READABLE)],
        What::Changed { .. } => Vec::new(),
    };
    facts.extend(change.dangling.iter().map(|dangling| {
        let (field, id) = (dangling.field.clone(), dangling.id.clone());
        said(&DANGLING, Said { subject: Some(field), new: Some(Word::Data(id)), ..Said::default() })
    }));
    facts
}

/// The changes of schemas; `invalidated` are the records that they leave without a valid schema. How
/// many is told once a schema, with the first change that may be to blame.
pub(super) fn schemas(changes: &[SchemaChange], invalidated: &[Invalidated]) -> Vec<Fact> {
    let mut told = HashSet::new();
    let fact = |change: &SchemaChange| {
        let broken = invalidated.iter().find(|one| one.kind == change.subject);
        // Records that are counted to be invalid outweigh what a change looks like.
        let is_told = change.what.is_stricter() || !has_stricter(changes, &change.subject);
        let broken = broken.filter(|one| one.count > 0 && is_told);
        let first = broken.filter(|one| told.insert(one.kind.as_str()));
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
        true => &SCHEMA_BREAKS,
        false if change.what.is_prose() => &SCHEMA_REWORDED,
        false => &SCHEMA_CHANGED,
    };
    let subject = (!change.field.is_empty()).then(|| change.field.clone());
    let new = Some(Word::Term(schema_word(&change.what)));
    said(meaning, Said { subject, place: Some(change.title.clone()), new, note, ..Said::default() })
}

fn said(meaning: &'static Meaning, said: Said) -> Fact {
    Fact { meaning, detail: Detail::Said(Box::new(said)), fields: Vec::new() }
}

fn notation_word(notation: Notation) -> Message {
    match notation {
        Notation::KeyOrder => msg!("notation-key-order"),
        Notation::Comments => msg!("notation-comments"),
        Notation::Style => msg!("notation-style"),
    }
}

fn schema_word(what: &SchemaWhat) -> Message {
    match what {
        SchemaWhat::KindAdded => msg!("schema-kind-added"),
        SchemaWhat::KindRemoved => msg!("schema-kind-removed"),
        SchemaWhat::FieldAdded => msg!("schema-field-added"),
        SchemaWhat::FieldRemoved => msg!("schema-field-removed"),
        SchemaWhat::Required => msg!("schema-required"),
        SchemaWhat::Optional => msg!("schema-optional"),
        SchemaWhat::ValuesAdded(values) => {
            msg!("schema-values-added", values = values.join(", "))
        }
        SchemaWhat::ValuesRemoved(values) => {
            msg!("schema-values-removed", values = values.join(", "))
        }
        SchemaWhat::Retyped => msg!("schema-retyped"),
        SchemaWhat::Other { keywords, .. } if keywords.is_empty() => msg!("schema-other"),
        SchemaWhat::Other { keywords, .. } => {
            msg!("schema-keywords", keywords = keywords.join(", "))
        }
    }
}
