//! Random edits: the diff from new to old mirrors the diff from old to new.

use std::fs;

use proptest::prelude::*;
use record_diff::diff::{
    Diff, DiffSide, FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, SideState, diff,
};
use yaml_tree::{Node, canonical};

use crate::harness::Dataset;

/// An edit of the file and the line that two numbers select.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Remove,
    Rename,
    DropLine,
    SwapLines,
    ChangeWord,
}

fn edits() -> impl Strategy<Value = Vec<(Edit, usize, usize)>> {
    let edit = prop_oneof![
        Just(Edit::Remove),
        Just(Edit::Rename),
        Just(Edit::DropLine),
        Just(Edit::SwapLines),
        Just(Edit::ChangeWord),
    ];
    prop::collection::vec((edit, any::<usize>(), any::<usize>()), 1..12)
}

fn apply(dataset: &Dataset, (edit, file, line): (Edit, usize, usize)) {
    let files = dataset.records();
    let file = &files[file % files.len()];
    let text = fs::read_to_string(file).expect("a text");
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let at = line % lines.len();
    match edit {
        Edit::Remove => return fs::remove_file(file).expect("a file"),
        Edit::Rename => {
            let name = format!("neu-{}", file.file_name().expect("a name").to_string_lossy());
            return fs::rename(file, file.with_file_name(name)).expect("a file");
        }
        Edit::DropLine => _ = lines.remove(at),
        Edit::SwapLines => lines.swap(at, 0),
        Edit::ChangeWord => lines[at] = lines[at].replace(['e', '1'], "3"),
    }
    fs::write(file, lines.join("\n") + "\n").expect("a file");
}

fn compare(old: &Dataset, new: &Dataset) -> Diff {
    let side =
        |dataset: &Dataset| DiffSide { name: None, tree: crate::harness::tree(dataset.root()) };
    diff(&side(old), &side(new), true).expect("a diff")
}

/// All changes of a diff, as seen from either side.
fn descriptions(diff: &Diff, swapped: bool) -> Vec<String> {
    let mut all: Vec<_> = diff.changes.iter().map(|change| describe(change, swapped)).collect();
    all.sort();
    all
}

fn describe(change: &RecordChange, swapped: bool) -> String {
    let pair = |old: String, new: String| if swapped { (new, old) } else { (old, new) };
    let id = || change.id.clone();
    let sides = match &change.what {
        RecordChangeKind::Added { .. } => pair(String::new(), id()),
        RecordChangeKind::Removed { .. } => pair(id(), String::new()),
        RecordChangeKind::Renamed { from, .. } => pair(from.clone(), id()),
        RecordChangeKind::Unreadable { base, head, .. } => {
            let state = |reading: &SideState| format!("{} {reading:?}", change.id);
            pair(state(base), state(head))
        }
        RecordChangeKind::Changed { .. } | RecordChangeKind::Reformatted { .. } => pair(id(), id()),
    };
    let value = |node: Option<&Node>| node.map(canonical).unwrap_or_default();
    let field = |field: &FieldChange| {
        let (old, new) = match &field.what {
            FieldChangeKind::Set { new } => (None, Some(new)),
            FieldChangeKind::Unset { old } => (Some(old), None),
            FieldChangeKind::Replaced { old, new } | FieldChangeKind::Reordered { old, new } => {
                (Some(old), Some(new))
            }
        };
        format!("{} {:?}", field.path, pair(value(old), value(new)))
    };
    let mut fields: Vec<_> = change.fields().iter().map(field).collect();
    fields.sort();
    format!("{} {sides:?} {fields:?}", change.kind.name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_reverse_diff_mirrors_the_diff(edits in edits()) {
        let (old, new) = (Dataset::clean(), Dataset::clean());
        for edit in edits { apply(&new, edit); }
        let (forward, backward) = (compare(&old, &new), compare(&new, &old));
        prop_assert_eq!(descriptions(&forward, true), descriptions(&backward, false));
        prop_assert!(compare(&new, &new).is_empty());
    }
}
