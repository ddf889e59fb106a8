//! Merges two states of a value that have a common base.

use super::align::{KeyIndex, NamedEntries};
use super::order::{is_same_order, merged_order};
use super::path::{EntryName, RecordPath};
use super::replaced::ReplacedEntries;
use crate::schema::Field;
use yaml_tree::{Mapping, Node, Value};

/// A value in its three states; `None` in a state that lacks it.
#[derive(Debug, Clone, Copy)]
pub struct States<'n> {
    pub base: Option<&'n Node>,
    pub ours: Option<&'n Node>,
    pub theirs: Option<&'n Node>,
}

/// The merged value, with conflicts resolved to ours and to theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedStates {
    pub ours: Option<Node>,
    pub theirs: Option<Node>,
}

/// The result of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeOutcome {
    pub merged: MergedStates,
    pub conflicts: Vec<MergeConflict>,
    /// Number of values compared; must grow at most linearly with the record.
    pub comparisons: usize,
}

/// A conflict between the two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeConflict {
    pub path: RecordPath,
    pub reason: MergeConflictReason,
    /// Locations of ours and theirs: the path itself, or the entries that replace the entry at the path.
    pub ours: Vec<RecordPath>,
    pub theirs: Vec<RecordPath>,
}

/// Why two changes conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeConflictReason {
    /// Both sides changed the value, differently.
    BothChanged,
    /// Both sides added it, with different values.
    BothAdded,
    /// One side changed what the other side removed.
    ChangedAndRemoved,
    /// Both sides replaced the same entry with different ones.
    BothReplaced,
    /// Both sides reordered the entries, differently.
    BothReordered,
}

impl MergeConflictReason {
    /// As written in a conflict marker; not localized, like the rest of what Git writes there.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            MergeConflictReason::BothChanged => "both changed",
            MergeConflictReason::BothAdded => "both added",
            MergeConflictReason::ChangedAndRemoved => "changed and removed",
            MergeConflictReason::BothReplaced => "both replaced",
            MergeConflictReason::BothReordered => "both reordered",
        }
    }
}

/// Merges a value whose schema is `field`, at `path` in its record.
#[must_use]
pub fn merge(field: Option<&Field>, path: &RecordPath, states: States<'_>) -> MergeOutcome {
    let mut merger = Merger { conflicts: Vec::new(), comparisons: 0 };
    let merged = merger.value(field, path, states);
    MergeOutcome { merged, conflicts: merger.conflicts, comparisons: merger.comparisons }
}

struct Merger {
    conflicts: Vec<MergeConflict>,
    comparisons: usize,
}

impl MergeConflict {
    fn at(path: &RecordPath, reason: MergeConflictReason) -> Self {
        let paths = vec![path.clone()];
        MergeConflict { path: path.clone(), reason, ours: paths.clone(), theirs: paths }
    }
}

impl MergedStates {
    fn agreed(node: Option<Node>) -> Self {
        MergedStates { ours: node.clone(), theirs: node }
    }
}

impl Merger {
    fn value(
        &mut self,
        field: Option<&Field>,
        path: &RecordPath,
        states: States<'_>,
    ) -> MergedStates {
        let States { base, ours, theirs } = states;
        self.comparisons += 1;
        if ours == theirs || base == theirs {
            return MergedStates::agreed(ours.cloned());
        }
        if base == ours {
            return MergedStates::agreed(theirs.cloned());
        }
        let value = |node: Option<&'_ Node>| node.map(|node| node.value.clone());
        match (ours.map(|node| &node.value), theirs.map(|node| &node.value)) {
            (Some(Value::Mapping(our)), Some(Value::Mapping(their))) => {
                let base = base.and_then(Node::as_mapping);
                self.mappings(field, path, base, our, their)
            }
            // A list whose last entry was removed is missing altogether.
            (Some(Value::List(_)), Some(Value::List(_)) | None) | (None, Some(Value::List(_)))
                if !Field::of_entries(field).1.is_empty() =>
            {
                self.lists(field, path, states)
            }
            (Some(Value::String(our)), Some(Value::String(their))) => {
                match (value(base), our.contains('\n') || their.contains('\n')) {
                    (Some(Value::String(base)), true) => self.texts(path, &base, our, their),
                    _ => self.conflict(path, states),
                }
            }
            _ => self.conflict(path, states),
        }
    }

    fn conflict(&mut self, path: &RecordPath, states: States<'_>) -> MergedStates {
        let reason = match states {
            States { ours: None, .. } | States { theirs: None, .. } => {
                MergeConflictReason::ChangedAndRemoved
            }
            States { base: None, .. } => MergeConflictReason::BothAdded,
            _ => MergeConflictReason::BothChanged,
        };
        self.conflicts.push(MergeConflict::at(path, reason));
        MergedStates { ours: states.ours.cloned(), theirs: states.theirs.cloned() }
    }

    fn mappings(
        &mut self,
        field: Option<&Field>,
        path: &RecordPath,
        base: Option<&Mapping>,
        ours: &Mapping,
        theirs: &Mapping,
    ) -> MergedStates {
        let (mut with_ours, mut with_theirs) = (Mapping::default(), Mapping::default());
        let indexes = [base, Some(ours), Some(theirs)].map(KeyIndex::new);
        let [of_base, of_ours, of_theirs] = &indexes;
        let our_keys = ours.entries.iter().map(|entry| entry.key.as_str());
        let their_keys = theirs.entries.iter().map(|entry| entry.key.as_str());
        let keys: Vec<_> =
            our_keys.chain(their_keys.filter(|key| of_ours.get(key).is_none())).collect();
        for key in keys {
            let states = States {
                base: of_base.get(key),
                ours: of_ours.get(key),
                theirs: of_theirs.get(key),
            };
            let child = field.and_then(|field| field.child(key));
            let merged = self.value(child, &path.key(key), states);
            merged.ours.into_iter().for_each(|node| with_ours.push(key, node.value));
            merged.theirs.into_iter().for_each(|node| with_theirs.push(key, node.value));
        }
        MergedStates {
            ours: Some(Value::Mapping(with_ours).into()),
            theirs: Some(Value::Mapping(with_theirs).into()),
        }
    }

    /// Merges line by line; only lines that both sides changed conflict.
    fn texts(&mut self, path: &RecordPath, base: &str, ours: &str, theirs: &str) -> MergedStates {
        self.comparisons += base.lines().count();
        if let Ok(text) = diffy::merge(base, ours, theirs) {
            return MergedStates::agreed(Some(Value::String(text.into()).into()));
        }
        self.conflicts.push(MergeConflict::at(path, MergeConflictReason::BothChanged));
        let side = |text: &str| Some(Value::String(text.into()).into());
        MergedStates { ours: side(ours), theirs: side(theirs) }
    }

    /// Merges entry by entry. A list without `x-identity` is one value, since its entries cannot be matched.
    fn lists(
        &mut self,
        field: Option<&Field>,
        path: &RecordPath,
        states: States<'_>,
    ) -> MergedStates {
        let (item, keys) = Field::of_entries(field);
        let lists = ListStates::new(keys, states);
        if lists.are_both_reordered() {
            self.conflicts.push(MergeConflict::at(path, MergeConflictReason::BothReordered));
            return MergedStates { ours: states.ours.cloned(), theirs: states.theirs.cloned() };
        }
        let replaced = ReplacedEntries::new(keys, &lists.base, &lists.ours, &lists.theirs);
        let (mut with_ours, mut with_theirs) = (Vec::new(), Vec::new());
        for name in lists.order() {
            let merged = self.value(item, &path.with_entry(&name), lists.of(&name));
            // A replacement is present only on the side that made it.
            let is_shared = !replaced.contains(&name);
            if is_shared || lists.ours.has(&name) {
                with_ours.extend(merged.ours);
            }
            if is_shared || lists.theirs.has(&name) {
                with_theirs.extend(merged.theirs);
            }
        }
        self.conflicts.extend(replaced.conflicts(path));
        let list = |entries: Vec<Node>| (!entries.is_empty()).then(|| Value::List(entries).into());
        MergedStates { ours: list(with_ours), theirs: list(with_theirs) }
    }
}

/// A list in its three states.
struct ListStates<'n> {
    base: NamedEntries<'n>,
    ours: NamedEntries<'n>,
    theirs: NamedEntries<'n>,
}

impl<'n> ListStates<'n> {
    fn new(keys: &[String], states: States<'n>) -> Self {
        ListStates {
            base: NamedEntries::new(keys, states.base),
            ours: NamedEntries::new(keys, states.ours),
            theirs: NamedEntries::new(keys, states.theirs),
        }
    }

    fn of(&self, name: &EntryName) -> States<'n> {
        States {
            base: self.base.get(name),
            ours: self.ours.get(name),
            theirs: self.theirs.get(name),
        }
    }

    /// Our order, unless only they changed it.
    fn order(&self) -> Vec<EntryName> {
        if is_same_order(&self.base, &self.ours) {
            merged_order(&self.base, &self.theirs, &self.ours)
        } else {
            merged_order(&self.base, &self.ours, &self.theirs)
        }
    }

    fn are_both_reordered(&self) -> bool {
        !is_same_order(&self.base, &self.ours)
            && !is_same_order(&self.base, &self.theirs)
            && !is_same_order(&self.ours, &self.theirs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::algebra::sample::{kind, record};

    fn merged(base: &str, ours: &str, theirs: &str) -> MergeOutcome {
        let [base, ours, theirs] =
            [base, ours, theirs].map(|text| yaml_tree::parse(text).expect("YAML"));
        let states = States { base: Some(&base), ours: Some(&ours), theirs: Some(&theirs) };
        merge(Some(&kind().root), &RecordPath::default(), states)
    }

    fn reasons(base: &str, ours: &str, theirs: &str) -> Vec<String> {
        let reasons = |outcome: MergeOutcome| {
            let reason = |it: &MergeConflict| format!("{}: {}", it.path, it.reason.name());
            outcome.conflicts.iter().map(reason).collect::<Vec<_>>()
        };
        let found = reasons(merged(base, ours, theirs));
        assert_eq!(reasons(merged(base, theirs, ours)), found, "whichever side is which");
        found
    }

    fn value(base: &str, ours: &str, theirs: &str) -> Node {
        let outcome = merged(base, ours, theirs);
        assert_eq!(outcome.conflicts, []);
        outcome.merged.ours.expect("a record")
    }

    #[test]
    fn replacing_the_same_entry_differently_is_a_conflict() {
        for (base, ours, theirs, reason) in [
            ("leads: [a]", "leads: [b]", "leads: [c]", "leads[a]: both replaced"),
            ("leads: [x, a, y]", "leads: [x, b, y]", "leads: [x, c, y]", "leads[a]: both replaced"),
            (
                "steps: [{day: '1', text: start}]",
                "steps: [{day: '1', text: Start}]",
                "steps: [{day: '1', text: begin}]",
                "steps[start]: both replaced",
            ),
            (
                "steps: [{day: '1', text: a}, {day: '2', text: b}]",
                "steps: [{day: '2', text: b}, {day: '1', text: A}]",
                "steps: [{day: '1', text: aa}, {day: '2', text: b}]",
                "steps[a]: both replaced",
            ),
            (
                "sources: [{url: x, title: X}, {url: a, title: A}]",
                "sources: [{url: x, title: X}, {url: b, title: A}]",
                "sources: [{url: c, title: A}, {url: x, title: X}]",
                "sources[a]: both replaced",
            ),
            (
                "steps: [{day: '1', text: a}, {day: '2', text: b}]",
                "steps: [{day: '1', text: A}, {day: '2', text: b}]",
                "steps: [{day: '2', text: b}]",
                "steps[a]: changed and removed",
            ),
            ("leads: [a, b, c]", "leads: [b, a, c]", "leads: [a, c, b]", "leads: both reordered"),
            ("numbers: [1, 2]", "numbers: [1, 3]", "numbers: [2, 2]", "numbers: both changed"),
            ("name: a", "name: b", "name: c", "name: both changed"),
            ("x: 1", "x: 1\nname: b", "x: 1\nname: c", "name: both added"),
            ("x: 1\nname: a", "x: 1", "x: 1\nname: c", "name: changed and removed"),
        ] {
            assert_eq!(reasons(base, ours, theirs), [reason], "{base} {ours} {theirs}");
        }
    }

    #[test]
    fn changes_without_a_conflict_are_merged() {
        for (base, ours, theirs, expected) in [
            ("leads: [a]", "leads: [a, b]", "leads: [a, c]", "leads: [a, b, c]"),
            ("leads: [a, b]", "leads: [b]", "leads: [a]", "{}"),
            ("leads: [a, b, c]", "leads: [b, c]", "leads: [a, b, d]", "leads: [b, d]"),
            ("leads: [a]", "leads: [b]", "leads: [b]", "leads: [b]"),
            (
                "steps: [{day: '1', text: a}, {day: '2', text: b}]",
                "steps: [{day: '2', text: b}, {day: '1', text: A}]",
                "steps: [{day: '2', text: b}]",
                "steps: [{day: '2', text: b}, {day: '1', text: A}]",
            ),
            ("numbers: [1]", "numbers: [1, 2]", "numbers: [1, 2]", "numbers: [1, 2]"),
            ("leads: [a, b]", "leads: [b, a]", "leads: [a, b, c]", "leads: [b, c, a]"),
            (
                "name: |\n  one\n  two\n  three\n",
                "name: |\n  ONE\n  two\n  three\n",
                "name: |\n  one\n  two\n  THREE\n",
                "name: |\n  ONE\n  two\n  THREE\n",
            ),
        ] {
            let expected = yaml_tree::parse(expected).expect("YAML");
            assert_eq!(value(base, ours, theirs), expected, "{base} {ours} {theirs}");
        }
    }

    #[test]
    fn entries_with_the_same_identity_are_distinguished_by_number() {
        let (base, ours) = ("leads: [a, a]", "leads: [a, a, b]");
        let expected = yaml_tree::parse("leads: [a, b]").expect("YAML");
        assert_eq!(value(base, ours, "leads: [a]"), expected);
    }

    #[test]
    fn the_cost_grows_with_the_record_and_no_faster() {
        let cost = |count| {
            let (base, ours) = (record(count, "a"), record(count, "b"));
            merged(&base, &ours, &record(count, "a")).comparisons
                + merged(&base, &ours, &record(count, "c")).comparisons
        };
        let costs = [500, 1_000, 2_000].map(cost);
        assert!(costs.windows(2).all(|pair| pair[1] <= 2 * pair[0] + 10), "{costs:?}");
    }
}
