//! Compares two states of a value, part by part.

use super::align::KeyIndex;
use super::pair::{EntryPair, EntryPairing, is_reordered, pair_entries};
use super::path::{EntryName, RecordPath};
use crate::schema::Field;
use yaml_tree::{Mapping, Node, Value};

/// One location at which two states differ.
#[derive(Debug, Clone)]
pub struct Difference<'n> {
    pub path: RecordPath,
    pub kind: DifferenceKind<'n>,
}

/// What differs at a location.
#[derive(Debug, Clone)]
pub enum DifferenceKind<'n> {
    /// The value; `None` in a state that lacks it.
    Value {
        old: Option<&'n Node>,
        new: Option<&'n Node>,
        /// For a new list entry, the entry before it in the new list.
        after: Option<EntryName>,
    },
    /// The relative order of the entries in both lists.
    Order {
        old: &'n Node,
        new: &'n Node,
        /// All entries of the new list.
        names: Vec<EntryName>,
    },
}

/// All differences between two states.
#[derive(Debug, Clone)]
pub struct DiffOutcome<'n> {
    /// Sorted by the order of the schema and of the lists, independent of the direction of comparison.
    pub differences: Vec<Difference<'n>>,
    /// Number of values compared; must grow at most linearly with the record.
    pub comparisons: usize,
}

/// Compares two states of a value whose schema is `field`, at `path` in its record.
#[must_use]
pub fn diff<'n>(
    field: Option<&Field>,
    path: &RecordPath,
    (old, new): (&'n Node, &'n Node),
    pairing: EntryPairing,
) -> DiffOutcome<'n> {
    let mut comparer = Comparer { pairing, differences: Vec::new(), comparisons: 0 };
    comparer.value(field, path, old, new);
    DiffOutcome { differences: comparer.differences, comparisons: comparer.comparisons }
}

struct Comparer<'n> {
    pairing: EntryPairing,
    differences: Vec<Difference<'n>>,
    comparisons: usize,
}

impl<'n> Comparer<'n> {
    fn value(&mut self, field: Option<&Field>, path: &RecordPath, old: &'n Node, new: &'n Node) {
        self.comparisons += 1;
        if old == new {
            return;
        }
        if let (Value::Mapping(old), Value::Mapping(new)) = (&old.value, &new.value) {
            return self.mappings(field, path, old, new);
        }
        let (_, keys) = Field::of_entries(field);
        let are_lists = matches!((&old.value, &new.value), (Value::List(_), Value::List(_)));
        match pair_entries(self.pairing, keys, old, new).filter(|_| are_lists) {
            Some(pairs) => self.lists(field, path, (old, new), pairs),
            None => self.add(path.clone(), Some(old), Some(new), None),
        }
    }

    fn mappings(
        &mut self,
        field: Option<&Field>,
        path: &RecordPath,
        old: &'n Mapping,
        new: &'n Mapping,
    ) {
        let (of_old, of_new) = (KeyIndex::new(Some(old)), KeyIndex::new(Some(new)));
        for key in in_schema_order(field, old, new) {
            let path = path.key(key);
            match (of_old.get(key), of_new.get(key)) {
                (Some(old), Some(new)) => {
                    self.value(field.and_then(|field| field.child(key)), &path, old, new);
                }
                (old, new) => self.add(path, old, new, None),
            }
        }
    }

    fn lists(
        &mut self,
        field: Option<&Field>,
        path: &RecordPath,
        (old, new): (&'n Node, &'n Node),
        mut pairs: Vec<EntryPair<'n>>,
    ) {
        let mut names = vec![EntryName::Unnamed; new.items().len()];
        for pair in &pairs {
            if let Some(name) = pair.new.and_then(|(at, _)| names.get_mut(at)) {
                name.clone_from(&pair.name);
            }
        }
        if is_reordered(&pairs) {
            let kind = DifferenceKind::Order { old, new, names: names.clone() };
            self.differences.push(Difference { path: path.clone(), kind });
        }
        let (item, _) = Field::of_entries(field);
        sort(&mut pairs);
        for EntryPair { name, old, new } in pairs {
            let path = path.with_entry(&name);
            match (old, new) {
                (Some((_, old)), Some((_, new))) => {
                    self.value(item, &path, old, new);
                }
                (old, new) => {
                    let before = new.and_then(|(at, _)| names.get(at.checked_sub(1)?)).cloned();
                    self.add(path, old.map(|(_, node)| node), new.map(|(_, node)| node), before);
                }
            }
        }
    }

    fn add(
        &mut self,
        path: RecordPath,
        old: Option<&'n Node>,
        new: Option<&'n Node>,
        after: Option<EntryName>,
    ) {
        let kind = DifferenceKind::Value { old, new, after };
        self.differences.push(Difference { path, kind });
    }
}

/// The keys of both sides, in schema order; those unknown to the schema come last, alphabetically.
fn in_schema_order<'m>(field: Option<&Field>, old: &'m Mapping, new: &'m Mapping) -> Vec<&'m str> {
    let both = old.entries.iter().chain(&new.entries);
    let known = field.map(Field::children).unwrap_or_default();
    let rank = |key: &str| known.iter().position(|field| field.name == key);
    let mut keys: Vec<&str> = both.map(|entry| entry.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.sort_by_cached_key(|key| rank(key).unwrap_or(known.len()));
    keys
}

/// Sorts by the positions in both lists combined, then by name, so that the order does not depend on the direction
/// of comparison; only among entries without an identity do removed ones come before new ones.
fn sort(pairs: &mut [EntryPair<'_>]) {
    pairs.sort_by_cached_key(|pair| {
        let position = match (pair.old, pair.new) {
            (Some((old, _)), Some((new, _))) => old + new,
            (Some((only, _)), None) | (None, Some((only, _))) => 2 * only,
            (None, None) => 0,
        };
        (position, pair.name.clone(), pair.old.is_none())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::sample::{kind, record};

    fn differences(old: &str, new: &str, pairing: EntryPairing) -> Vec<String> {
        let [old, new] = [old, new].map(|text| yaml_tree::parse(text).expect("YAML"));
        let outcome = diff(Some(&kind().root), &RecordPath::default(), (&old, &new), pairing);
        let found = outcome.differences.iter().map(|it| match &it.kind {
            DifferenceKind::Order { .. } => format!("{} order", it.path),
            DifferenceKind::Value { old: Some(_), new: Some(_), .. } => {
                format!("{} other", it.path)
            }
            DifferenceKind::Value { old: Some(_), .. } => format!("{} gone", it.path),
            DifferenceKind::Value { .. } => format!("{} new", it.path),
        });
        found.collect()
    }

    #[test]
    fn entries_are_paired_by_identity_and_shown_by_what_stayed() {
        use EntryPairing::{Equality, Identity};
        for (old, new, pairing, expected) in [
            ("leads: [a, b]", "leads: [b, c]", Identity, &["leads[a] gone", "leads[c] new"][..]),
            ("leads: [a, b]", "leads: [b, a]", Identity, &["leads order"]),
            ("leads: [a, a]", "leads: [a]", Identity, &["leads[a #2] gone"]),
            ("leads: [a, a]", "leads: [a]", Equality, &["leads[a] gone"]),
            ("numbers: [1, 2, 3]", "numbers: [2, 3]", Identity, &["numbers other"]),
            ("numbers: [1, 2, 3]", "numbers: [2, 3]", Equality, &["numbers[] gone"]),
            (
                "steps: [{text: a, day: '1'}, {text: a, day: '2'}]",
                "steps: [{text: a, day: '2'}, {text: a, day: '3'}]",
                Identity,
                &["steps[a].day other", "steps[a #2].day other"],
            ),
            (
                "steps: [{text: a, day: '1'}, {text: a, day: '2'}]",
                "steps: [{text: a, day: '2'}, {text: a, day: '3'}]",
                Equality,
                &["steps order", "steps[a].day other"],
            ),
            ("x: 1\nname: a", "a: 1", Identity, &["name gone", "a new", "x gone"]),
        ] {
            assert_eq!(differences(old, new, pairing), expected, "{old} {new} {pairing:?}");
        }
    }

    #[test]
    fn the_cost_grows_with_the_record_and_no_faster() {
        for pairing in [EntryPairing::Identity, EntryPairing::Equality] {
            let cost = |count| {
                let [old, new] = ["a", "b"].map(|word| record(count, word));
                let [old, new] = [old, new].map(|text| yaml_tree::parse(&text).expect("YAML"));
                diff(Some(&kind().root), &RecordPath::default(), (&old, &new), pairing).comparisons
            };
            let costs = [500, 1_000, 2_000].map(cost);
            assert!(costs.windows(2).all(|pair| pair[1] <= 2 * pair[0] + 10), "{costs:?}");
        }
    }
}
