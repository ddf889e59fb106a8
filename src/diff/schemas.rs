//! What differs between the schemas of two states.

use crate::language::Text;
use crate::schema::{Field, Kind, Schemas, Shape};

/// One difference between the schemas.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaChange {
    /// The kind, or a file of shared parts.
    pub subject: String,
    pub title: Text,
    /// The field, without the places of entries; empty if it is about the subject as a whole.
    pub field: String,
    pub what: SchemaWhat,
}

/// What became of a part of a schema.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemaWhat {
    KindAdded,
    KindRemoved,
    FieldAdded,
    FieldRemoved,
    Required,
    Optional,
    ValuesAdded(Vec<String>),
    ValuesRemoved(Vec<String>),
    Retyped,
    /// Something else, such as a pattern or a description.
    Other,
}

impl SchemaChange {
    /// Whether it is about a file that several kinds share.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.subject == SHARED
    }
}

impl SchemaWhat {
    /// Whether records that were valid may no longer be.
    #[must_use]
    pub fn is_stricter(&self) -> bool {
        !matches!(self, Self::KindAdded | Self::FieldAdded | Self::Optional | Self::ValuesAdded(_))
    }
}

pub(super) fn changes(base: &Schemas, head: &Schemas) -> Vec<SchemaChange> {
    let mut changes = Vec::new();
    for old in base.kinds().iter().filter(|old| head.kind(&old.name).is_none()) {
        changes.push(of_kind(old, "", SchemaWhat::KindRemoved));
    }
    for new in head.kinds() {
        match base.kind(&new.name) {
            None => changes.push(of_kind(new, "", SchemaWhat::KindAdded)),
            Some(old) => of_both(old, new, &mut changes),
        }
    }
    if changes.is_empty() && base.shared() != head.shared() {
        let title = Text { de: SHARED.to_owned(), en: SHARED.to_owned() };
        let (subject, field) = (SHARED.to_owned(), String::new());
        changes.push(SchemaChange { subject, title, field, what: SchemaWhat::Other });
    }
    changes.sort_by(|a, b| (&a.subject, &a.field).cmp(&(&b.subject, &b.field)));
    changes
}

/// How the files are called that kinds share.
const SHARED: &str = "schema/*.json";

fn of_kind(kind: &Kind, field: &str, what: SchemaWhat) -> SchemaChange {
    let (subject, title) = (kind.name.clone(), kind.title.clone());
    SchemaChange { subject, title, field: field.to_owned(), what }
}

fn of_both(old: &Kind, new: &Kind, changes: &mut Vec<SchemaChange>) {
    let mut found = Vec::new();
    compare("", &old.root, &new.root, &mut found);
    if found.is_empty() && old.schema() != new.schema() {
        found.push((String::new(), SchemaWhat::Other));
    }
    changes.extend(found.into_iter().map(|(field, what)| of_kind(new, &field, what)));
}

fn compare(path: &str, old: &Field, new: &Field, found: &mut Vec<(String, SchemaWhat)>) {
    let mut add = |what| found.push((path.to_owned(), what));
    match (old.required, new.required) {
        (false, true) => add(SchemaWhat::Required),
        (true, false) => add(SchemaWhat::Optional),
        _ => {}
    }
    match (&old.item().shape, &new.item().shape) {
        (Shape::Choice(old), Shape::Choice(new)) => {
            let missing_in = |all: &[String], other: &[String]| -> Vec<String> {
                other.iter().filter(|value| !all.contains(value)).cloned().collect()
            };
            let (added, removed) = (missing_in(old, new), missing_in(new, old));
            if !added.is_empty() {
                add(SchemaWhat::ValuesAdded(added));
            }
            if !removed.is_empty() {
                add(SchemaWhat::ValuesRemoved(removed));
            }
        }
        (before, after) if std::mem::discriminant(before) != std::mem::discriminant(after) => {
            return add(SchemaWhat::Retyped);
        }
        _ => {}
    }
    children(path, old, new, found);
}

fn children(path: &str, old: &Field, new: &Field, found: &mut Vec<(String, SchemaWhat)>) {
    let below = |field: &Field| {
        if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) }
    };
    for gone in old.children().iter().filter(|field| new.child(&field.name).is_none()) {
        found.push((below(gone), SchemaWhat::FieldRemoved));
    }
    for field in new.children() {
        match old.child(&field.name) {
            Some(before) => compare(&below(field), before, field, found),
            None => found.push((below(field), SchemaWhat::FieldAdded)),
        }
    }
}
