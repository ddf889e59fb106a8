//! Merging one value.

use super::list;
use crate::diff::path::ChangePath;
use records::schema::Field;
use yaml_tree::{Mapping, Node, Value};

/// A value in its three states; none where it is not there.
#[derive(Clone, Copy)]
pub(super) struct MergeSides<'n> {
    pub base: Option<&'n Node>,
    pub ours: Option<&'n Node>,
    pub theirs: Option<&'n Node>,
}

/// The merged value, once with ours and once with theirs where they contradict one another.
pub(super) struct MergedValue {
    pub ours: Option<Node>,
    pub theirs: Option<Node>,
}

impl MergedValue {
    pub(super) fn agreed(node: Option<&Node>) -> Self {
        MergedValue { ours: node.cloned(), theirs: node.cloned() }
    }
}

/// Adds the path of each contradiction to `conflicts`.
pub(super) fn merge(
    field: Option<&Field>,
    path: &ChangePath,
    sides: MergeSides<'_>,
    conflicts: &mut Vec<ChangePath>,
) -> MergedValue {
    let MergeSides { base, ours, theirs } = sides;
    if ours == theirs || base == theirs {
        return MergedValue::agreed(ours);
    }
    if base == ours {
        return MergedValue::agreed(theirs);
    }
    match (ours.map(|node| &node.value), theirs.map(|node| &node.value)) {
        (Some(Value::Mapping(our)), Some(Value::Mapping(their))) => {
            let empty = Mapping::default();
            let base = base.and_then(Node::as_mapping).unwrap_or(&empty);
            mappings(field, path, (base, our, their), conflicts)
        }
        // A list whose last entry went is no longer there.
        (Some(Value::List(_)), Some(Value::List(_)) | None) | (None, Some(Value::List(_))) => {
            list::merge(field, path, sides, conflicts)
        }
        _ => {
            conflicts.push(path.clone());
            MergedValue { ours: ours.cloned(), theirs: theirs.cloned() }
        }
    }
}

fn mappings(
    field: Option<&Field>,
    path: &ChangePath,
    (base, ours, theirs): (&Mapping, &Mapping, &Mapping),
    conflicts: &mut Vec<ChangePath>,
) -> MergedValue {
    let (mut with_ours, mut with_theirs) = (Mapping::default(), Mapping::default());
    let own = ours.entries.iter().map(|entry| entry.key.as_str());
    let others = theirs.entries.iter().map(|entry| entry.key.as_str());
    let others: Vec<_> = others.filter(|key| ours.get(key).is_none()).collect();
    for key in own.chain(others) {
        let sides =
            MergeSides { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
        let child = field.and_then(|field| field.child(key));
        let merged = merge(child, &path.key(key), sides, conflicts);
        merged.ours.into_iter().for_each(|node| with_ours.push(key, node.value));
        merged.theirs.into_iter().for_each(|node| with_theirs.push(key, node.value));
    }
    MergedValue {
        ours: Some(Value::Mapping(with_ours).into()),
        theirs: Some(Value::Mapping(with_theirs).into()),
    }
}
