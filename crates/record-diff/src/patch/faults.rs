//! The faults of a record that a change brings: those that were there before are not among them.

use std::collections::HashMap;
use std::fmt::Write as _;

use records::schema::{Field, Kind, SchemaViolation, ViolationKind, identity};
use yaml_tree::{FieldPathSegment, Node, Value, canonical};

/// In what the new state breaks its schema and the old one did not.
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

/// Equal for a fault that a record has and had. Entries of lists go by what tells them apart, since
/// others may have come before them; a value goes by itself, since another wrong one is another fault.
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
        // What a patch changes within a group or a list is not what the fault is about.
        (Some(Value::Mapping(_) | Value::List(_)), ViolationKind::Other { .. }) => name,
        (Some(Value::Mapping(_) | Value::List(_)) | None, kind) => format!("{name}{kind:?}"),
        (Some(_), kind) => format!("{name}{kind:?}{}", value.map(canonical).unwrap_or_default()),
    }
}

fn is_about_keys(kind: &ViolationKind) -> bool {
    matches!(kind, ViolationKind::UnknownKey { .. } | ViolationKind::MissingKey { .. })
}
