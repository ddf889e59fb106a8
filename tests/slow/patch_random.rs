//! Random edits: their patch turns the old state into the new one.

use std::fs;
use std::sync::LazyLock;

use file_tree::Tree;
use proptest::prelude::*;
use record_diff::diff::{DiffSide, diff};
use records::schema::Schemas;
use yaml_tree::{Mapping, Node, Value, to_yaml};

use crate::harness::{Dataset, Run, ozg};

fn apply(dataset: &Dataset, patch: &str, args: &[&str]) -> Run {
    dataset.write("changes.json", patch);
    ozg(dataset.root(), &[&["apply", "changes.json"], args].concat())
}

#[derive(Debug, Clone, Copy)]
enum Edit {
    Remove,
    Rename,
    Copy,
    DropEntry,
    Rotate,
    Reverse,
    AddEntry,
    DropKey,
    Word,
}

fn edits() -> impl Strategy<Value = Vec<(Edit, usize, usize, usize)>> {
    let edit = prop::sample::select(vec![
        Edit::Remove,
        Edit::Rename,
        Edit::Copy,
        Edit::DropEntry,
        Edit::Rotate,
        Edit::Reverse,
        Edit::AddEntry,
        Edit::DropKey,
        Edit::Word,
    ]);
    prop::collection::vec((edit, any::<usize>(), any::<usize>(), any::<usize>()), 1..10)
}

fn apply_edit(dataset: &Dataset, (edit, file, key, entry): (Edit, usize, usize, usize)) {
    let files = dataset.records();
    let file = &files[file % files.len()];
    let name = format!("neu-{}", file.file_name().expect("a name").to_string_lossy());
    match edit {
        Edit::Remove => fs::remove_file(file).expect("a file"),
        Edit::Rename => fs::rename(file, file.with_file_name(name)).expect("a rename"),
        Edit::Copy => _ = fs::copy(file, file.with_file_name(name)).expect("a copy"),
        _ => {
            let text = fs::read_to_string(file).expect("a text");
            let mut root = yaml_tree::parse(&text).expect("a record");
            if let Value::Mapping(mapping) = &mut root.value {
                change(mapping, edit, key, entry);
            }
            fs::write(file, to_yaml(&root).expect("YAML")).expect("a file");
        }
    }
}

fn change(mapping: &mut Mapping, edit: Edit, key: usize, at: usize) {
    let key = key % mapping.entries.len();
    if matches!(edit, Edit::DropKey) {
        mapping.entries.remove(key);
        return;
    }
    match (edit, &mut mapping.entries[key].node.value) {
        (Edit::Word, Value::String(text)) => *text = format!("{text} neu").into(),
        (_, Value::List(items)) => {
            let at = at % items.len();
            match edit {
                Edit::DropEntry if items.len() > 1 => _ = items.remove(at),
                Edit::Rotate => items.rotate_left(at),
                Edit::Reverse => items.reverse(),
                Edit::AddEntry => {
                    let mut varied = items[at].clone();
                    vary(&mut varied);
                    items.insert(at, varied);
                }
                _ => {}
            }
        }
        (_, Value::Mapping(inner)) => change(inner, edit, at, at),
        _ => {}
    }
}

/// Changes the texts of an entry, so that it differs from the original.
fn vary(node: &mut Node) {
    match &mut node.value {
        Value::String(text) => *text = format!("{text}-neu").into(),
        Value::Mapping(mapping) => {
            mapping.entries.iter_mut().take(1).for_each(|e| vary(&mut e.node));
        }
        _ => {}
    }
}

fn tree(dataset: &Dataset) -> Tree {
    crate::harness::tree(dataset.root())
}

static SCHEMAS: LazyLock<Schemas> =
    LazyLock::new(|| Schemas::load(&tree(&Dataset::clean())).expect("schemas"));

fn is_valid(dataset: &Dataset) -> bool {
    dataset.records().iter().all(|file| {
        let folder = file.parent().and_then(|folder| folder.file_name()).expect("a folder");
        let kind = SCHEMAS.collection(&folder.to_string_lossy()).expect("a kind");
        yaml_tree::parse(&fs::read_to_string(file).expect("a text"))
            .is_ok_and(|root| kind.is_valid(&root))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_global_rejects: 25_600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_patch_from_one_state_to_another_turns_one_into_the_other(edits in edits()) {
        let old = Dataset::clean();
        let new = old.copied();
        for edit in edits { apply_edit(&new, edit); }
        prop_assume!(is_valid(&new));
        let patch = old.patch_to(&new);
        let run = apply(&old, &patch, &[]);
        prop_assert_eq!(run.code, 0, "{}{}\n{}", run.stdout, run.stderr, patch);
        let side = |dataset: &Dataset| DiffSide { name: None, tree: tree(dataset) };
        let rest = diff(&side(&old), &side(&new), false).expect("a diff");
        prop_assert!(rest.is_empty(), "{:?}", rest.changes.iter().map(|c| &c.id).collect::<Vec<_>>());
        let again = apply(&old, &patch, &[]);
        prop_assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    }
}
