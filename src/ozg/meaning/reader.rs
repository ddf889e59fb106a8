//! A change while it is being read: what is not understood yet, and the facts so far.

use super::fact::{Fact, FactArgs, FactDetail};
use super::vocabulary::Meaning;
use messages::LocalizedText;
use messages::PartialDate;
use record_diff::diff::{FieldChange, FieldChangeKind, RecordChange, expanded, field_at};
use records::algebra::{RecordPath, RecordPathStep};
use records::schema::Field;
use yaml_tree::Node;

/// A change that is being read.
pub(super) struct ChangeReader<'c> {
    pub change: &'c RecordChange,
    pub as_of: PartialDate,
    /// Values that differ and belong to no fact yet; lists and objects that are set or unset as a
    /// whole are taken apart.
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

    /// Takes the values for which `wanted` holds out of the rest.
    pub(super) fn take(&mut self, wanted: impl Fn(&FieldChange) -> bool) -> Vec<FieldChange> {
        let (taken, rest) = std::mem::take(&mut self.rest).into_iter().partition(wanted);
        self.rest = rest;
        taken
    }

    pub(super) fn push_sentence(
        &mut self,
        meaning: &'static Meaning,
        args: FactArgs,
        fields: Vec<FieldChange>,
    ) {
        self.facts.push(Fact { meaning, detail: FactDetail::Sentence(Box::new(args)), fields });
    }

    pub(super) fn push_fields(&mut self, meaning: &'static Meaning, field: FieldChange) {
        self.facts.push(Fact { meaning, detail: FactDetail::Fields, fields: vec![field] });
    }

    pub(super) fn field(&self, path: &RecordPath) -> Option<&'c Field> {
        field_at(&self.change.kind, path)
    }

    /// What people call the field at the beginning of a path.
    pub(super) fn first_title(&self, path: &RecordPath) -> Option<LocalizedText> {
        let first = RecordPath(path.0.first().cloned().into_iter().collect());
        self.field(&first).map(|field| field.title.clone())
    }
}

/// The first key of a path.
pub(super) fn first_key(path: &RecordPath) -> Option<&str> {
    match path.0.first() {
        Some(RecordPathStep::Key(key)) => Some(key),
        _ => None,
    }
}

/// Whether a path fits a pattern: `kernteam[]` is an entry of a list, `*` any key.
pub(super) fn fits(path: &RecordPath, pattern: &str) -> bool {
    let mut steps = path.0.iter();
    let fits_key = |name: &str, step: Option<&RecordPathStep>| match step {
        Some(RecordPathStep::Key(key)) => name == "*" || name == key,
        _ => false,
    };
    let fits_entry = |step: Option<&RecordPathStep>| matches!(step, Some(RecordPathStep::Entry(_)));
    let fits_part = |part: &str, steps: &mut std::slice::Iter<'_, RecordPathStep>| match part {
        _ if part.ends_with("[]") => {
            fits_key(part.trim_end_matches("[]"), steps.next()) && fits_entry(steps.next())
        }
        name => fits_key(name, steps.next()),
    };
    pattern.split('.').all(|part| fits_part(part, &mut steps)) && steps.next().is_none()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_the_whole_path() {
        let entry = RecordPath::default()
            .key("meilensteine")
            .with_entry(&records::algebra::EntryName::Identity("Start".to_owned(), 0));
        let date = RecordPath::default().key("phasen").key("pilotierung").key("geplant");
        for (path, pattern, fitting) in [
            (&entry, "meilensteine[]", true),
            (&entry, "meilensteine", false),
            (&entry.key("datum"), "meilensteine[].datum", true),
            (&entry.key("datum"), "meilensteine[]", false),
            (&date, "phasen.*.geplant", true),
            (&date, "phasen.*", false),
        ] {
            assert_eq!(fits(path, pattern), fitting, "{path} {pattern}");
        }
    }
}
