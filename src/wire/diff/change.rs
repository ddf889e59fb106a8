//! The change of a record, as data.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::app::log::LoggedChange;
use crate::ozg::meaning::{ChangeSeverity, Fact, FactNote, OrphanedReference};
use crate::wire::NAME;
use crate::wire::severity::ChangeSeverityName;
use record_diff::diff::{
    FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, ReferenceUpdate, SideState,
    field_changes,
};
use records::algebra::{EntryName, RecordPath, RecordPathStep};
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
    /// The highest severity of the meanings.
    severity: ChangeSeverityName,
    meanings: Vec<ChangeMeaning<'a>>,
    fields: Vec<ChangedField>,
    /// In a log: whether the merge of the commit into the main line discarded that the record was added, removed or
    /// renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    discarded: Option<bool>,
    /// The id that a renamed record had.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    /// References of other records that were updated to the new id of a renamed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    followed: Option<Vec<FollowedReference<'a>>>,
    /// References of unchanged records to one that is removed or renamed; only if the effect is computed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    orphaned: Vec<FollowedReference<'a>>,
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
    /// The fields that it is derived from.
    fields: Vec<String>,
    notes: Vec<FactNoteName>,
}

/// `unsourced`: it was added without a source, and no page names its field; `after-sources`: it is dated after all
/// sources of the record.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "note")]
enum FactNoteName {
    Unsourced,
    AfterSources,
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
    /// Such as `meilensteine[Start].datum`, for people to read.
    field: String,
    /// The same as a list of steps.
    path: Vec<FieldPathStep>,
    change: FieldChangeName,
    /// Absent if there was no value; null is a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Value", default)]
    old: Option<Value>,
    /// Absent if there is no value any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Value", default)]
    new: Option<Value>,
    /// In a log: whether the merge of the commit into the main line has a different value.
    #[serde(skip_serializing_if = "Option::is_none")]
    discarded: Option<bool>,
}

/// A step to a value.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "step")]
enum FieldPathStep {
    /// A key of a mapping.
    Key(String),
    /// The position of an entry without an identity, counted from zero.
    Place(usize),
    Entry(NamedEntry),
}

/// An entry of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "entry", deny_unknown_fields)]
struct NamedEntry {
    /// Its identity; null for an entry without one.
    entry: Option<String>,
    /// Its number among the entries with the same identity, counted from zero.
    number: usize,
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
            discarded: None,
            from: None,
            followed: None,
            orphaned: Vec::new(),
            unreadable: None,
        };
        match &change.what {
            RecordChangeKind::Renamed { from, reference_updates, .. } => {
                changed.from = Some(from);
                let followed = reference_updates.iter().map(FollowedReference::new);
                changed.followed = Some(followed.collect());
            }
            RecordChangeKind::Unreadable { base, head, .. } => {
                let (base, head) = ((*base).into(), (*head).into());
                changed.unreadable = Some(ReadableSides { base, head });
            }
            _ => {}
        }
        changed
    }

    /// A change of a commit, with what the merge discarded of it.
    pub(in crate::wire) fn logged(logged: &'a LoggedChange) -> Self {
        let LoggedChange { change, facts, discarded } = logged;
        let mut changed = ChangedRecord::new(change, facts);
        let is_discarded = discarded.contains(&RecordPath::default());
        changed.discarded = Some(is_discarded);
        for field in &mut changed.fields {
            field.discarded = Some(is_discarded);
        }
        for (shown, field) in changed.fields.iter_mut().zip(change.fields()) {
            shown.discarded = Some(discarded.contains(&field.path));
        }
        changed
    }
}

impl<'a> ChangedRecord<'a> {
    /// The same change, with the references that it leaves dangling.
    pub(super) fn orphaning(self, orphaned: &'a [OrphanedReference]) -> Self {
        let reference = |one: &'a OrphanedReference| FollowedReference {
            kind: &one.kind,
            id: &one.id,
            field: &one.field,
        };
        ChangedRecord { orphaned: orphaned.iter().map(reference).collect(), ..self }
    }
}

fn fields(change: &RecordChange) -> (RecordChangeName, Vec<ChangedField>) {
    let empty = Node::from(Yaml::Mapping(Mapping::default()));
    let all = |fields: &[FieldChange]| fields.iter().map(ChangedField::new).collect();
    match &change.what {
        RecordChangeKind::Added { record } => {
            (RecordChangeName::Added, all(&field_changes(&change.kind, &empty, &record.root)))
        }
        RecordChangeKind::Removed { record } => {
            (RecordChangeName::Removed, all(&field_changes(&change.kind, &record.root, &empty)))
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
            notes: fact.notes.iter().map(|note| (*note).into()).collect(),
        }
    }
}

impl From<FactNote> for FactNoteName {
    fn from(note: FactNote) -> Self {
        match note {
            FactNote::Unsourced => FactNoteName::Unsourced,
            FactNote::AfterSources => FactNoteName::AfterSources,
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
        let path = field.path.0.iter().map(FieldPathStep::new).collect();
        ChangedField { field: field.path.to_string(), path, change, old, new, discarded: None }
    }
}

impl FieldPathStep {
    fn new(step: &RecordPathStep) -> Self {
        let entry = |entry, number| FieldPathStep::Entry(NamedEntry { entry, number });
        match step {
            RecordPathStep::Key(key) => FieldPathStep::Key(key.to_string()),
            RecordPathStep::Entry(EntryName::Identity(name, number)) => {
                entry(Some(name.clone()), *number)
            }
            RecordPathStep::Entry(EntryName::Position(place)) => FieldPathStep::Place(*place),
            RecordPathStep::Entry(EntryName::Unnamed) => entry(None, 0),
        }
    }
}
