//! Applying the edits of a patch to a record, where its values are those that the edits expect.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{FieldEdit, FieldEditKind};
use records::algebra::{EntryName, NamedEntries, RecordPathStep, entry_identity};
use records::schema::{Field, Kind};
use yaml_tree::{Mapping, Node, SmolStr, Value};

/// A value that equals neither the old nor the new value of an edit.
pub(super) struct ValueMismatch<'e> {
    pub edit: &'e FieldEdit,
    pub present: Option<Node>,
}

/// The outcome of the edits of a record.
pub(super) struct MakeOutcome<'e> {
    pub mismatches: Vec<ValueMismatch<'e>>,
    /// Number of values compared with those that an edit expects: grows linearly with the edits.
    #[cfg_attr(not(test), expect(dead_code, reason = "counted for the test of the cost"))]
    pub comparisons: usize,
}

/// Makes all edits in one walk; those that were already made change nothing.
pub(super) fn make<'e>(kind: &Kind, root: &mut Node, edits: &'e [FieldEdit]) -> MakeOutcome<'e> {
    let edits = edits.iter().map(|edit| EditBelow { edit, steps: &edit.path.0 }).collect();
    let mut editor = PatchEditor { mismatches: Vec::new(), comparisons: 0 };
    editor.node(Some(&kind.root), root, edits);
    MakeOutcome { mismatches: editor.mismatches, comparisons: editor.comparisons }
}

/// An edit and the steps to its value from the current position of the walk.
#[derive(Clone, Copy)]
struct EditBelow<'e> {
    edit: &'e FieldEdit,
    steps: &'e [RecordPathStep],
}

struct PatchEditor<'e> {
    mismatches: Vec<ValueMismatch<'e>>,
    comparisons: usize,
}

/// The edits of one part of a value: those of the part as a whole, and those below it.
#[derive(Default)]
struct PartEdits<'e> {
    whole: Vec<&'e FieldEdit>,
    below: Vec<EditBelow<'e>>,
}

impl<'e> PatchEditor<'e> {
    fn node(&mut self, field: Option<&Field>, node: &mut Node, edits: Vec<EditBelow<'e>>) {
        let (orders, edits): (Vec<_>, Vec<_>) =
            edits.into_iter().partition(|edit| edit.steps.is_empty());
        let parts = by_part(&edits);
        let is_list = named(field, node).is_some();
        match &mut node.value {
            Value::Mapping(mapping) => self.mapping(field, mapping, parts),
            _ if is_list => self.list(field, node, parts),
            _ => self.refuse(&edits, None),
        }
        for order in orders {
            if let FieldEditKind::Order(names) = &order.edit.what
                && reorder(field, node, names).is_none()
            {
                self.refuse(&[order], Some(&node.clone()));
            }
        }
    }

    fn mapping(
        &mut self,
        field: Option<&Field>,
        mapping: &mut Mapping,
        parts: Vec<(&'e RecordPathStep, PartEdits<'e>)>,
    ) {
        let keys = mapping.entries.iter().map(|entry| entry.key.clone());
        let positions: HashMap<SmolStr, usize> = keys.zip(0..).collect();
        let mut removed = BTreeSet::new();
        for (step, part) in parts {
            let RecordPathStep::Key(key) = step else {
                self.refuse_part(&part, None);
                continue;
            };
            let child = field.and_then(|field| field.child(key));
            let at = positions.get(key).copied();
            let present = at.and_then(|at| mapping.entries.get(at)).map(|entry| entry.node.clone());
            match (at, self.part(child, present.clone(), part)) {
                (Some(at), None) => _ = removed.insert(at),
                (Some(at), Some(new)) if Some(&new) != present.as_ref() => {
                    if let Some(entry) = mapping.entries.get_mut(at) {
                        entry.node = new;
                    }
                }
                (None, Some(new)) => mapping.push(key, new),
                _ => {}
            }
        }
        let mut at = 0..;
        mapping.entries.retain(|_| at.next().is_none_or(|at| !removed.contains(&at)));
    }

    fn list(
        &mut self,
        field: Option<&Field>,
        list: &mut Node,
        parts: Vec<(&'e RecordPathStep, PartEdits<'e>)>,
    ) {
        let Some(entries) = named(field, list) else { return };
        let (item, keys) = Field::of_entries(field);
        let mut kept: Vec<(EntryName, Option<Node>)> =
            entries.iter().map(|(name, node)| (name.clone(), Some(node.clone()))).collect();
        let mut added = Additions::default();
        for (step, part) in parts {
            let RecordPathStep::Entry(name) = step else {
                self.refuse_part(&part, None);
                continue;
            };
            let after = part.whole.iter().find_map(|edit| after(edit));
            let (present, whole) = (entries.get(name), part.whole.clone());
            let new = self.part(item, present.cloned(), part);
            // The new entry must have the identity that the path names.
            let is_named =
                |node: &Node| entry_identity(keys, node).is_some_and(|it| has_identity(name, &it));
            match (entries.position(name).and_then(|at| kept.get_mut(at)), new) {
                (_, Some(new)) if !is_named(&new) => {
                    let part = PartEdits { whole, below: Vec::new() };
                    self.refuse_part(&part, present);
                }
                (Some(entry), new) => entry.1 = new,
                (None, Some(new)) => added.push(after, name, new),
                (None, None) => {}
            }
        }
        list.value = Value::List(added.among(kept));
    }

    /// The part with its edits made; unchanged where it is not what they expect.
    fn part(
        &mut self,
        field: Option<&Field>,
        present: Option<Node>,
        part: PartEdits<'e>,
    ) -> Option<Node> {
        let mut node = present;
        self.comparisons += 1;
        for edit in part.whole {
            let FieldEditKind::Value { old, new, .. } = &edit.what else { continue };
            self.comparisons += 1;
            if node == *old || node == *new {
                node.clone_from(new);
            } else {
                self.mismatches.push(ValueMismatch { edit, present: node.clone() });
            }
        }
        match &mut node {
            Some(node) if !part.below.is_empty() => self.node(field, node, part.below),
            Some(_) => {}
            None => self.refuse(&part.below, None),
        }
        node
    }

    fn refuse(&mut self, edits: &[EditBelow<'e>], present: Option<&Node>) {
        let mismatch =
            |below: &EditBelow<'e>| ValueMismatch { edit: below.edit, present: present.cloned() };
        self.mismatches.extend(edits.iter().map(mismatch));
    }

    fn refuse_part(&mut self, part: &PartEdits<'e>, present: Option<&Node>) {
        let mismatch = |edit: &&'e FieldEdit| ValueMismatch { edit, present: present.cloned() };
        self.mismatches.extend(part.whole.iter().map(mismatch));
        self.refuse(&part.below, present);
    }
}

/// The edits grouped by the part they change, in the order in which the parts first occur.
fn by_part<'e>(edits: &[EditBelow<'e>]) -> Vec<(&'e RecordPathStep, PartEdits<'e>)> {
    let mut indices: HashMap<&RecordPathStep, usize> = HashMap::new();
    let mut parts: Vec<(&RecordPathStep, PartEdits<'e>)> = Vec::new();
    for EditBelow { edit, steps } in edits {
        let Some((step, rest)) = steps.split_first() else { continue };
        let index = *indices.entry(step).or_insert(parts.len());
        if index == parts.len() {
            parts.push((step, PartEdits::default()));
        }
        let Some((_, part)) = parts.get_mut(index) else { continue };
        if rest.is_empty() && matches!(edit.what, FieldEditKind::Value { .. }) {
            part.whole.push(edit);
        } else {
            part.below.push(EditBelow { edit, steps: rest });
        }
    }
    parts
}

/// The entries of a list by name, if each has an identity; otherwise the list is one value.
fn named<'n>(field: Option<&Field>, list: &'n Node) -> Option<NamedEntries<'n>> {
    let Value::List(_) = list.value else { return None };
    let (_, keys) = Field::of_entries(field);
    NamedEntries::of_identities(keys, list)
}

fn after(edit: &FieldEdit) -> Option<&EntryName> {
    match &edit.what {
        FieldEditKind::Value { after, .. } => after.as_ref(),
        FieldEditKind::Order(_) => None,
    }
}

fn has_identity(name: &EntryName, identity: &str) -> bool {
    matches!(name, EntryName::Identity(known, _) if known == identity)
}

/// New entries of a list, by the entry that each follows; if that does not exist, they go to the end.
#[derive(Default)]
struct Additions {
    by_anchor: BTreeMap<Option<EntryName>, Vec<(EntryName, Node)>>,
}

impl Additions {
    fn push(&mut self, after: Option<&EntryName>, name: &EntryName, node: Node) {
        self.by_anchor.entry(after.cloned()).or_default().push((name.clone(), node));
    }

    /// The kept entries with the new ones inserted: of two after the same entry, the later is nearer to it.
    fn among(mut self, kept: Vec<(EntryName, Option<Node>)>) -> Vec<Node> {
        let mut list = Vec::with_capacity(kept.len());
        self.insert_after(None, &mut list);
        for (name, node) in kept {
            list.extend(node);
            self.insert_after(Some(&name), &mut list);
        }
        list.extend(self.by_anchor.into_values().flatten().map(|(_, node)| node));
        list
    }

    fn insert_after(&mut self, anchor: Option<&EntryName>, list: &mut Vec<Node>) {
        let mut open = self.by_anchor.remove(&anchor.cloned()).unwrap_or_default();
        // The last is the nearest; the entries after it come before the others.
        while let Some((name, node)) = open.pop() {
            list.push(node);
            open.extend(self.by_anchor.remove(&Some(name)).unwrap_or_default());
        }
    }
}

/// Entries that are not in the order stay after their predecessor.
fn reorder(field: Option<&Field>, list: &mut Node, order: &[EntryName]) -> Option<()> {
    let entries = named(field, list)?;
    let ranks: HashMap<&EntryName, usize> = order.iter().zip(0..).collect();
    let mut last = None;
    let mut ranked: Vec<_> = entries
        .iter()
        .map(|(name, node)| {
            last = ranks.get(name).copied().or(last);
            (last, node.clone())
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    list.value = Value::List(ranked.into_iter().map(|(_, node)| node).collect());
    Some(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::patch::edits::edits;
    use file_tree::{Host, Tree};
    use records::schema::Schemas;

    fn kind() -> Arc<Kind> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let tree =
            Tree::open(&Host::new(&root, Vec::new()), &root, None).expect("the shipped dataset");
        let schemas = Schemas::load(&tree).expect("its schemas");
        Arc::clone(schemas.kind("project").expect("the kind"))
    }

    #[test]
    fn edits_between_two_states_apply_at_linear_cost() {
        let record = |count: usize, word: &str| {
            let keys: String = (0..count).map(|at| format!("key{at}: {word}\n")).collect();
            let entries: String = (0..count).map(|at| format!("- {word}{at}\n- x{at}\n")).collect();
            yaml_tree::parse(&format!("{keys}kernteam:\n{entries}")).expect("YAML")
        };
        let kind = kind();
        let cost = |count| {
            let (old, new) = (record(count, "a"), record(count, "b"));
            let edits = edits(&kind, &old, &new);
            let mut made = old;
            let outcome = make(&kind, &mut made, &edits);
            assert!(outcome.mismatches.is_empty());
            assert_eq!(made, new);
            outcome.comparisons
        };
        let costs = [500, 1_000, 2_000].map(cost);
        assert!(costs.windows(2).all(|pair| pair[1] <= 2 * pair[0] + 10), "{costs:?}");
    }
}
