//! Fields of a mapping beside its key instead of below it: they are not indented enough.

use super::unexpected_field::RULE;
use crate::finding::Finding;
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{SchemaViolation, ViolationKind};
use yaml_tree::{FieldPath, Value};

/// A key without a value, and the fields after it that belong below it.
pub(super) struct Misindented {
    parent: FieldPath,
    /// The mapping that has the fields now.
    container: FieldPath,
    first: String,
    keys: Vec<String>,
}

/// All of a record: unknown keys after an empty key whose field has them.
pub(super) fn misindented(
    document: &RecordDocument,
    violations: &[SchemaViolation],
) -> Vec<Misindented> {
    let mut found: Vec<Misindented> = Vec::new();
    for violation in violations {
        let ViolationKind::UnknownKey { key, .. } = &violation.kind else { continue };
        let Some(parent) = parent(document, &violation.path, key) else { continue };
        if let Some(one) = found.iter_mut().find(|one| one.parent == parent) {
            one.keys.push(key.clone());
        } else {
            let (container, first) = (violation.path.clone(), key.clone());
            found.push(Misindented { parent, container, first, keys: vec![key.clone()] });
        }
    }
    found
}

/// The nearest key without a value before an unknown one, if its field has that one.
fn parent(document: &RecordDocument, container: &FieldPath, key: &str) -> Option<FieldPath> {
    let record = &document.record;
    let entries = &record.root.at(container)?.as_mapping()?.entries;
    let at = entries.iter().position(|entry| entry.key == key)?;
    let known = record.kind.root.at(container)?;
    // Between the two there are at most others that belong below it.
    let mut above = entries.get(..at)?.iter().rev();
    let nearest = above.find(|entry| known.child(&entry.key).is_some())?;
    let parent = container.join(&nearest.key);
    record.kind.root.at(&parent)?.child(key)?;
    (nearest.node.value == Value::Null).then_some(parent)
}

impl Misindented {
    /// Whether the schema is violated only because the fields are not where they belong.
    pub(super) fn is_cause_of(&self, violation: &SchemaViolation) -> bool {
        match &violation.kind {
            ViolationKind::UnknownKey { key, .. } => {
                violation.path == self.container && self.keys.contains(key)
            }
            _ => violation.path == self.parent,
        }
    }

    pub(super) fn finding(&self, document: &RecordDocument) -> Finding {
        let file = &document.record.file;
        let parent = self.parent.keys().last().copied().unwrap_or_default().to_owned();
        let location = Location::key(file, self.container.join(&self.first));
        let message = msg!("misindented", key = &self.first, parent = &parent);
        Finding::new(RULE.code, location, message)
            .related(Location::key(file, self.parent.clone()), msg!("misindented-parent"))
            .help(Some(msg!("misindented-help")))
    }
}
