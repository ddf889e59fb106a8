//! Differences between the schemas of two states.

use std::mem::discriminant;
use std::sync::Arc;

use super::limits::{is_prose, may_invalidate};
use messages::LocalizedText;
use records::schema::{ENUM_WORDS, EnumValue, Field, Kind, Schemas, Shape};

/// One difference between the schemas.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaChange {
    /// The kind, or a file of shared parts.
    pub subject: String,
    pub title: LocalizedText,
    /// The path of the field, without the indices of entries; empty if the change is about the subject as a whole.
    pub field: String,
    pub what: SchemaChangeKind,
}

/// How a part of a schema changed.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemaChangeKind {
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
    Other {
        /// The keywords that differ.
        keywords: Vec<String>,
        is_stricter: bool,
    },
}

impl SchemaChangeKind {
    /// Whether valid records may have become invalid.
    #[must_use]
    pub fn is_stricter(&self) -> bool {
        match self {
            Self::KindAdded | Self::FieldAdded | Self::Optional | Self::ValuesAdded(_) => false,
            Self::Other { is_stricter, .. } => *is_stricter,
            _ => true,
        }
    }

    /// Whether only text for people differs.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        match self {
            Self::Other { keywords, .. } => {
                !keywords.is_empty() && keywords.iter().all(|key| is_prose(key))
            }
            _ => false,
        }
    }

    const UNNAMED: SchemaChangeKind =
        SchemaChangeKind::Other { keywords: Vec::new(), is_stricter: false };
}

pub(super) fn changes(base: &Schemas, head: &Schemas) -> Vec<SchemaChange> {
    let mut changes = Vec::new();
    for old in base.kinds().iter().filter(|old| head.kind(&old.name).is_none()) {
        changes.push(of_kind(old, "", SchemaChangeKind::KindRemoved));
    }
    for new in head.kinds() {
        match base.kind(&new.name) {
            None => changes.push(of_kind(new, "", SchemaChangeKind::KindAdded)),
            // Both states have the same schema files, so the cache returned the same kinds.
            Some(old) if Arc::ptr_eq(old, new) => {}
            Some(old) => changes.extend(of_both(old, new)),
        }
    }
    changes.extend(of_shared(base, head));
    changes.sort_by(|a, b| (&a.subject, &a.field).cmp(&(&b.subject, &b.field)));
    changes
}

/// The files of shared parts that differ. Their effect on fields is reported with the fields.
fn of_shared(base: &Schemas, head: &Schemas) -> Vec<SchemaChange> {
    let (base, head) = (base.shared(), head.shared());
    let removed = base.keys().filter(|name| !head.contains_key(*name));
    let differing = head.iter().filter(|(name, file)| base.get(*name) != Some(*file));
    let change = |name: &&str| {
        let subject = format!("schema/{name}");
        let title = LocalizedText { de: subject.clone(), en: subject.clone() };
        SchemaChange { subject, title, field: String::new(), what: SchemaChangeKind::UNNAMED }
    };
    removed.chain(differing.map(|(name, _)| name)).map(change).collect()
}

fn of_kind(kind: &Kind, field: &str, what: SchemaChangeKind) -> SchemaChange {
    let (subject, title) = (kind.name.clone(), kind.title.clone());
    SchemaChange { subject, title, field: field.to_owned(), what }
}

fn of_both(old: &Kind, new: &Kind) -> Vec<SchemaChange> {
    let mut found = Vec::new();
    compare("", &old.root, &new.root, &mut found);
    // A schema written differently may still have the same fields.
    if found.is_empty() && old.schema() != new.schema() {
        found.push((String::new(), SchemaChangeKind::UNNAMED));
    }
    found.into_iter().map(|(field, what)| of_kind(new, &field, what)).collect()
}

type SchemaChanges = Vec<(String, SchemaChangeKind)>;

fn compare(path: &str, old: &Field, new: &Field, found: &mut SchemaChanges) {
    let mut add = |what| found.push((path.to_owned(), what));
    match (old.required, new.required) {
        (false, true) => add(SchemaChangeKind::Required),
        (true, false) => add(SchemaChangeKind::Optional),
        _ => {}
    }
    let mut reported: &[&str] = &[];
    if discriminant(&old.shape) != discriminant(&new.shape) {
        add(SchemaChangeKind::Retyped);
        reported = &["type"];
    }
    if let (Shape::Choice(old), Shape::Choice(new)) = (&old.shape, &new.shape) {
        for what in values(old, new) {
            add(what);
            // The words of a value are reported with the value.
            reported = &ENUM_WORDS;
        }
    }
    other(old, new, reported).into_iter().for_each(add);
    match (&old.shape, &new.shape) {
        (Shape::List(old, _), Shape::List(new, _)) => compare(path, old, new, found),
        (Shape::Object(_), Shape::Object(_)) => children(path, old, new, found),
        _ => {}
    }
}

fn values(old: &[EnumValue], new: &[EnumValue]) -> Vec<SchemaChangeKind> {
    let missing_in = |all: &[EnumValue], other: &[EnumValue]| -> Vec<String> {
        let contains = |value: &str| all.iter().any(|one| one.value == value);
        let values = other.iter().map(|choice| &choice.value);
        values.filter(|value| !contains(value)).cloned().collect()
    };
    let (added, removed) = (missing_in(old, new), missing_in(new, old));
    let added = (!added.is_empty()).then_some(SchemaChangeKind::ValuesAdded(added));
    let removed = (!removed.is_empty()).then_some(SchemaChangeKind::ValuesRemoved(removed));
    added.into_iter().chain(removed).collect()
}

/// Differences in keywords that have no change of their own and are not reported already.
fn other(old: &Field, new: &Field, reported: &[&str]) -> Option<SchemaChangeKind> {
    let (old, new) = (&old.keywords, &new.keywords);
    let mut keywords: Vec<_> = old.iter().chain(new.iter()).map(|(name, _)| name).collect();
    keywords.retain(|name| old.get(name) != new.get(name) && !reported.contains(name));
    keywords.sort_unstable();
    keywords.dedup();
    let is_stricter =
        keywords.iter().any(|name| may_invalidate(name, old.get(name), new.get(name)));
    let keywords: Vec<_> = keywords.into_iter().map(str::to_owned).collect();
    (!keywords.is_empty()).then_some(SchemaChangeKind::Other { keywords, is_stricter })
}

fn children(path: &str, old: &Field, new: &Field, found: &mut SchemaChanges) {
    let below = |field: &Field| {
        if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) }
    };
    for removed in old.children().iter().filter(|field| new.child(&field.name).is_none()) {
        found.push((below(removed), SchemaChangeKind::FieldRemoved));
    }
    for field in new.children() {
        if let Some(before) = old.child(&field.name) {
            compare(&below(field), before, field, found);
            continue;
        }
        found.push((below(field), SchemaChangeKind::FieldAdded));
        if field.required {
            found.push((below(field), SchemaChangeKind::Required));
        }
    }
}
