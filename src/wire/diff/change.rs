//! What became of a record.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::ozg::meaning::{ChangeSeverity, Fact};
use crate::wire::NAME;
use crate::wire::severity::ChangeSeverityName;
use record_diff::diff::{
    FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, ReferenceUpdate, SideState,
    field_changes,
};
use records::schema::to_json;
use yaml_tree::{Mapping, Node, Value as Yaml};

/// An added record has all its fields set, a removed one all unset.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "change", deny_unknown_fields)]
pub(in crate::wire) struct ChangedRecord<'a> {
    change: RecordChangeName,
    kind: &'a str,
    id: &'a str,
    label: &'a str,
    /// Relative to the dataset, with /.
    file: &'a str,
    /// The highest of the meanings.
    severity: ChangeSeverityName,
    meanings: Vec<ChangeMeaning<'a>>,
    fields: Vec<ChangedField>,
    /// The id that a renamed record had.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    /// References of other records that went along with a renamed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    followed: Option<Vec<FollowedReference<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<ReadableSides>,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "record_change")]
enum RecordChangeName {
    Added,
    Removed,
    Renamed,
    Changed,
    Reformatted,
    Unreadable,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "meaning", deny_unknown_fields)]
struct ChangeMeaning<'a> {
    #[schemars(regex(pattern = NAME))]
    meaning: &'a str,
    severity: ChangeSeverityName,
    /// The fields from which it follows.
    fields: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "reference", deny_unknown_fields)]
struct FollowedReference<'a> {
    kind: &'a str,
    id: &'a str,
    field: &'a str,
}

/// Which of the two states can be read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "unreadable", deny_unknown_fields)]
struct ReadableSides {
    base: SideStateName,
    head: SideStateName,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "side")]
enum SideStateName {
    Absent,
    Readable,
    Unreadable,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "field", deny_unknown_fields)]
struct ChangedField {
    /// Such as `meilensteine[Start].datum`.
    field: String,
    change: FieldChangeName,
    /// Null where there was none.
    old: Option<Value>,
    /// Null where there is none any more.
    new: Option<Value>,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "field_change")]
enum FieldChangeName {
    Set,
    Unset,
    Replaced,
    Reordered,
}

impl<'a> ChangedRecord<'a> {
    pub(in crate::wire) fn new(change: &'a RecordChange, facts: &'a [Fact]) -> Self {
        let (name, fields) = fields(change);
        let severity = facts.iter().map(|fact| fact.meaning.severity()).max();
        let mut changed = ChangedRecord {
            change: name,
            kind: &change.kind.name,
            id: &change.id,
            label: &change.label,
            file: &change.file,
            severity: severity.unwrap_or(ChangeSeverity::Routine).into(),
            meanings: facts.iter().map(ChangeMeaning::new).collect(),
            fields,
            from: None,
            followed: None,
            unreadable: None,
        };
        match &change.what {
            RecordChangeKind::Renamed { from, reference_updates, .. } => {
                changed.from = Some(from);
                let followed = reference_updates.iter().map(FollowedReference::new);
                changed.followed = Some(followed.collect());
            }
            RecordChangeKind::Unreadable { base, head } => {
                let (base, head) = ((*base).into(), (*head).into());
                changed.unreadable = Some(ReadableSides { base, head });
            }
            _ => {}
        }
        changed
    }
}

fn fields(change: &RecordChange) -> (RecordChangeName, Vec<ChangedField>) {
    let nothing = Node::from(Yaml::Mapping(Mapping::default()));
    let all = |fields: &[FieldChange]| fields.iter().map(ChangedField::new).collect();
    match &change.what {
        RecordChangeKind::Added { record } => {
            (RecordChangeName::Added, all(&field_changes(&change.kind, &nothing, &record.root)))
        }
        RecordChangeKind::Removed { record } => {
            (RecordChangeName::Removed, all(&field_changes(&change.kind, &record.root, &nothing)))
        }
        RecordChangeKind::Renamed { fields, .. } => (RecordChangeName::Renamed, all(fields)),
        RecordChangeKind::Changed { fields, .. } => (RecordChangeName::Changed, all(fields)),
        RecordChangeKind::Reformatted { .. } => (RecordChangeName::Reformatted, Vec::new()),
        RecordChangeKind::Unreadable { .. } => (RecordChangeName::Unreadable, Vec::new()),
    }
}

impl<'a> ChangeMeaning<'a> {
    fn new(fact: &'a Fact) -> Self {
        ChangeMeaning {
            meaning: fact.meaning.name(),
            severity: fact.meaning.severity().into(),
            fields: fact.fields.iter().map(|field| field.path.to_string()).collect(),
        }
    }
}

impl<'a> FollowedReference<'a> {
    fn new(update: &'a ReferenceUpdate) -> Self {
        FollowedReference { kind: &update.kind, id: &update.id, field: &update.field }
    }
}

impl From<SideState> for SideStateName {
    fn from(state: SideState) -> Self {
        match state {
            SideState::Absent => SideStateName::Absent,
            SideState::Sound => SideStateName::Readable,
            SideState::Broken => SideStateName::Unreadable,
        }
    }
}

impl ChangedField {
    fn new(field: &FieldChange) -> Self {
        let (change, old, new) = match &field.what {
            FieldChangeKind::Set { new } => (FieldChangeName::Set, None, Some(new)),
            FieldChangeKind::Unset { old } => (FieldChangeName::Unset, Some(old), None),
            FieldChangeKind::Replaced { old, new } => {
                (FieldChangeName::Replaced, Some(old), Some(new))
            }
            FieldChangeKind::Reordered { old, new } => {
                (FieldChangeName::Reordered, Some(old), Some(new))
            }
        };
        let (old, new) = (old.map(to_json), new.map(to_json));
        ChangedField { field: field.path.to_string(), change, old, new }
    }
}
