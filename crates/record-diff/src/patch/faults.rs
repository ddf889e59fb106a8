//! The violations of a record that a change introduces, without those that existed before.

use std::collections::HashMap;
use std::fmt::Write as _;

use records::schema::{Field, Kind, SchemaViolation, ViolationKind, identity};
use yaml_tree::{FieldPathSegment, Node, Value, canonical};

/// The violations of the schema that the new state has and the old one did not have.
pub(super) fn brought(kind: &Kind, old: Option<&Node>, new: &Node) -> Vec<SchemaViolation> {
    let mut violations = kind.violations(new);
    let Some(old) = old.filter(|_| !violations.is_empty()) else { return violations };
    let mut before: HashMap<String, usize> = HashMap::new();
    for violation in kind.violations(old) {
        *before.entry(name(kind, old, &violation)).or_default() += 1;
    }
    violations.retain(|violation| match before.get_mut(&name(kind, new, violation)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    violations
}

/// Equal for a violation that a record has and had. Entries of lists go by their identity, since others may have been
/// inserted before them; a value goes by itself, since another wrong value is another violation.
fn name(kind: &Kind, record: &Node, violation: &SchemaViolation) -> String {
    let (mut field, mut node) = (Some(&kind.root), Some(record));
    let mut name = String::new();
    for segment in &violation.path.0 {
        match segment {
            FieldPathSegment::Key(key) => {
                field = field.and_then(|field| field.child(key));
                node = node.and_then(|node| node.get(key));
                let _ = write!(name, "{key:?}.");
            }
            FieldPathSegment::Index(index) => {
                let (item, keys) = Field::of_entries(field);
                field = item;
                node = node.and_then(|node| node.items().get(*index));
                let entry = node.and_then(|node| identity(keys, node));
                let _ = write!(name, "{entry:?}.");
            }
        }
    }
    let value = node.filter(|_| !is_about_keys(&violation.kind));
    match (value.map(|node| &node.value), &violation.kind) {
        // Changes within a group or a list do not make it another violation.
        (Some(Value::Mapping(_) | Value::List(_)), ViolationKind::Other { .. }) => name,
        (Some(Value::Mapping(_) | Value::List(_)) | None, kind) => format!("{name}{kind:?}"),
        (Some(_), kind) => format!("{name}{kind:?}{}", value.map(canonical).unwrap_or_default()),
    }
}

fn is_about_keys(kind: &ViolationKind) -> bool {
    matches!(kind, ViolationKind::UnknownKey { .. } | ViolationKind::MissingKey { .. })
}
