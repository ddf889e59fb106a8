//! The reader of a change: it collects facts and tracks the values that are not interpreted yet.

use super::fact::{Fact, FactArgs, FactDetail};
use super::vocabulary::Meaning;
use messages::LocalizedText;
use messages::PartialDate;
use record_diff::diff::{FieldChange, FieldChangeKind, RecordChange, expanded, field_at};
use records::algebra::{RecordPath, RecordPathStep};
use records::schema::Field;
use yaml_tree::Node;

/// Collects the facts of one change.
pub(super) struct ChangeReader<'c> {
    pub change: &'c RecordChange,
    pub as_of: PartialDate,
    /// Changed values that belong to no fact yet; lists and objects that are set or unset as a whole are
    /// split into their parts.
    pub rest: Vec<FieldChange>,
    pub facts: Vec<Fact>,
}

impl<'c> ChangeReader<'c> {
    pub(super) fn new(change: &'c RecordChange, as_of: PartialDate) -> Self {
        let fields = change.fields().iter();
        let rest = fields.flat_map(|field| expanded(&change.kind, field)).collect();
        ChangeReader { change, as_of, rest, facts: Vec::new() }
    }

    /// Whether the record is of one of these kinds.
    pub(super) fn is_of(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.change.kind.name.as_str())
    }

    /// Removes the values that match `predicate` from the rest and returns them.
    pub(super) fn take(&mut self, predicate: impl FnMut(&FieldChange) -> bool) -> Vec<FieldChange> {
        let (taken, rest) = std::mem::take(&mut self.rest).into_iter().partition(predicate);
        self.rest = rest;
        taken
    }

    pub(super) fn push_sentence(
        &mut self,
        meaning: Meaning,
        args: FactArgs,
        fields: Vec<FieldChange>,
    ) {
        self.facts.push(Fact::sentence(meaning, args, fields));
    }

    /// Adds a fact that its meaning alone describes.
    pub(super) fn push_plain(&mut self, meaning: Meaning, fields: Vec<FieldChange>) {
        self.push_sentence(meaning, FactArgs::default(), fields);
    }

    pub(super) fn push_fields(&mut self, meaning: Meaning, field: FieldChange) {
        self.facts.push(Fact::new(meaning, FactDetail::Fields, vec![field]));
    }

    pub(super) fn field(&self, path: &RecordPath) -> Option<&'c Field> {
        field_at(&self.change.kind, path)
    }

    /// Whether a field holds the main value of its top-level object (`x-value`).
    pub(super) fn is_main_field(&self, path: &RecordPath) -> bool {
        let [RecordPathStep::Key(object), RecordPathStep::Key(field)] = path.0.as_slice() else {
            return false;
        };
        let main = self.change.kind.field(object).and_then(Field::main_child);
        main.is_some_and(|main| main.name == *field)
    }

    /// The title of the first field on a path.
    pub(super) fn first_title(&self, path: &RecordPath) -> Option<LocalizedText> {
        let first = RecordPath(path.0.first().cloned().into_iter().collect());
        self.field(&first).map(|field| field.title.clone())
    }
}

/// The identity of the first entry on a path.
pub(super) fn first_entry(path: &RecordPath) -> Option<String> {
    path.0.iter().find_map(|step| match step {
        RecordPathStep::Entry(name) => name.identity().map(str::to_owned),
        RecordPathStep::Key(_) => None,
    })
}

/// The first key of a path.
pub(super) fn first_key(path: &RecordPath) -> Option<&str> {
    match path.0.first() {
        Some(RecordPathStep::Key(key)) => Some(key),
        _ => None,
    }
}

/// The value before and after.
pub(super) fn sides(change: &FieldChange) -> (Option<&Node>, Option<&Node>) {
    match &change.what {
        FieldChangeKind::Set { new } => (None, Some(new)),
        FieldChangeKind::Unset { old } => (Some(old), None),
        FieldChangeKind::Replaced { old, new } | FieldChangeKind::Reordered { old, new } => {
            (Some(old), Some(new))
        }
    }
}
