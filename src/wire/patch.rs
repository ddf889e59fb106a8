//! A patch as data.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::version::ShapeVersion;
use record_diff::patch::{FieldEdit, FieldEditKind, Patch, PatchOp, RecordPatch, VERSION};
use records::algebra::{EntryName, RecordPathStep};
use records::schema::to_json;

/// Changes of records by id, for `ozg apply`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg diff --format patch", deny_unknown_fields)]
pub struct PatchShape<'a> {
    version: ShapeVersion<VERSION>,
    /// As named, for people.
    base: &'a str,
    /// As named, for people; null for the working tree.
    head: Option<&'a str>,
    changes: Vec<PatchedRecord<'a>>,
}

/// The change of a record.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "change", deny_unknown_fields)]
struct PatchedRecord<'a> {
    kind: &'a str,
    id: &'a str,
    #[serde(flatten)]
    op: PatchedOp<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase")]
enum PatchedOp<'a> {
    Add {
        /// All values of the added record.
        #[schemars(with = "Map<String, Value>")]
        record: Value,
    },
    Remove {
        /// All values of the removed record.
        #[schemars(with = "Map<String, Value>")]
        record: Value,
    },
    Change {
        edits: Vec<PatchedField<'a>>,
    },
    Rename {
        /// The id that the record had.
        from: &'a str,
        edits: Vec<PatchedField<'a>>,
    },
}

/// A value that is replaced by another; null is a value, too.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "edit", deny_unknown_fields, extend(
    "anyOf" = json!([{ "required": ["old"] }, { "required": ["new"] }, { "required": ["order"] }])
))]
struct PatchedField<'a> {
    /// A field is a string; an entry of a list is an object with its identity.
    #[schemars(length(min = 1))]
    path: Vec<PatchStep<'a>>,
    /// Absent if there was no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<Value>,
    /// Absent if there is no value any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Value>,
    /// The entry that a new one follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<PatchEntry<'a>>,
    /// The entries of a list in their new order.
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Vec<PatchEntry<'a>>>,
}

/// A field, or an entry of a list; neither can be mistaken for the other.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "step")]
enum PatchStep<'a> {
    Field(&'a str),
    Entry(NumberedEntry<'a>),
}

/// The identity of an entry, with its number if several have the same.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "entry")]
enum PatchEntry<'a> {
    Identity(Cow<'a, str>),
    Numbered(NumberedEntry<'a>),
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "numbered_entry", deny_unknown_fields)]
struct NumberedEntry<'a> {
    entry: Cow<'a, str>,
    /// Counted from 1; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 2))]
    number: Option<usize>,
}

impl<'a> PatchShape<'a> {
    #[must_use]
    pub fn new(patch: &'a Patch, base: &'a str, head: Option<&'a str>) -> Self {
        let changes = patch.changes.iter().map(PatchedRecord::new).collect();
        PatchShape { version: ShapeVersion, base, head, changes }
    }
}

impl<'a> PatchedRecord<'a> {
    fn new(change: &'a RecordPatch) -> Self {
        let all = |edits: &'a [FieldEdit]| edits.iter().map(PatchedField::new).collect();
        let op = match &change.op {
            PatchOp::Add { record } => PatchedOp::Add { record: to_json(record) },
            PatchOp::Remove { record } => PatchedOp::Remove { record: to_json(record) },
            PatchOp::Change { from: None, edits } => PatchedOp::Change { edits: all(edits) },
            PatchOp::Change { from: Some(from), edits } => {
                PatchedOp::Rename { from, edits: all(edits) }
            }
        };
        PatchedRecord { kind: &change.kind, id: &change.id, op }
    }
}

impl<'a> PatchedField<'a> {
    fn new(edit: &'a FieldEdit) -> Self {
        let path = edit.path.0.iter().map(PatchStep::new).collect();
        match &edit.what {
            FieldEditKind::Order(order) => {
                let order = Some(order.iter().map(PatchEntry::new).collect());
                PatchedField { path, order, ..PatchedField::default() }
            }
            FieldEditKind::Value { old, new, after } => PatchedField {
                path,
                old: old.as_ref().map(to_json),
                new: new.as_ref().map(to_json),
                after: after.as_ref().map(PatchEntry::new),
                order: None,
            },
        }
    }
}

impl<'a> PatchStep<'a> {
    fn new(step: &'a RecordPathStep) -> Self {
        match step {
            RecordPathStep::Key(name) => PatchStep::Field(name),
            RecordPathStep::Entry(name) => PatchStep::Entry(NumberedEntry::new(name)),
        }
    }
}

impl<'a> PatchEntry<'a> {
    fn new(name: &'a EntryName) -> Self {
        match NumberedEntry::new(name) {
            NumberedEntry { entry, number: None } => PatchEntry::Identity(entry),
            numbered => PatchEntry::Numbered(numbered),
        }
    }
}

impl<'a> NumberedEntry<'a> {
    fn new(name: &'a EntryName) -> Self {
        match name {
            EntryName::Identity(identity, number) => {
                let number = (*number > 0).then_some(number + 1);
                NumberedEntry { entry: identity.into(), number }
            }
            // Lists without identity are one value, and none of their entries is named.
            EntryName::Position(_) | EntryName::Unnamed => {
                NumberedEntry { entry: name.to_string().into(), number: None }
            }
        }
    }
}
