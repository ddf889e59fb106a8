//! Patches: what one state differs in from another, made again elsewhere by id.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use file_tree::Tree;
use proptest::prelude::*;
use record_diff::diff::{DiffSide, diff};
use records::schema::Schemas;
use serde_json::{Value as Json, json};
use yaml_tree::{Mapping, Node, Value, to_yaml};

use crate::harness::{Dataset, Run, copy, ozg};

const FILE: &str = "data/projects/wohngeld.yaml";

/// The patch from one dataset to another.
fn patch(old: &Dataset, new: &Dataset) -> String {
    let (old, new) = (old.root().display().to_string(), new.root().display().to_string());
    let run = ozg("/", &["diff", &old, &new, "--format", "patch"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

fn apply(dataset: &Dataset, patch: &str, args: &[&str]) -> Run {
    dataset.write("changes.json", patch);
    ozg(dataset.root(), &[&["apply", "changes.json"], args].concat())
}

fn copied(dataset: &Dataset) -> Dataset {
    let other = Dataset::empty();
    copy(&dataset.path("data"), &other.path("data"));
    other
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

fn records(dataset: &Dataset) -> Vec<PathBuf> {
    let folders = fs::read_dir(dataset.path("data")).expect("data").flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.path()).expect("a folder").flatten());
    let mut files: Vec<_> = files.map(|file| file.path()).collect();
    files.sort();
    files
}

fn make(dataset: &Dataset, (edit, file, key, entry): (Edit, usize, usize, usize)) {
    let files = records(dataset);
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
        (Edit::Word, Value::String(text)) => text.push_str(" neu"),
        (_, Value::List(items)) => {
            let at = at % items.len();
            match edit {
                Edit::DropEntry if items.len() > 1 => _ = items.remove(at),
                Edit::Rotate => items.rotate_left(at),
                Edit::Reverse => items.reverse(),
                Edit::AddEntry => {
                    let mut other = items[at].clone();
                    vary(&mut other);
                    items.insert(at, other);
                }
                _ => {}
            }
        }
        (_, Value::Mapping(inner)) => change(inner, edit, at, at),
        _ => {}
    }
}

/// The same with other texts.
fn vary(node: &mut Node) {
    match &mut node.value {
        Value::String(text) => text.push_str("-neu"),
        Value::Mapping(mapping) => {
            mapping.entries.iter_mut().take(1).for_each(|e| vary(&mut e.node))
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
    records(dataset).iter().all(|file| {
        let folder = file.parent().and_then(|folder| folder.file_name()).expect("a folder");
        let kind = SCHEMAS.collection(&folder.to_string_lossy()).expect("a kind");
        yaml_tree::parse(&fs::read_to_string(file).expect("a text"))
            .is_ok_and(|root| kind.is_valid(&root))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_global_rejects: 4096, ..ProptestConfig::default() })]
    #[test]
    fn the_patch_from_one_state_to_another_makes_the_other_of_the_one(edits in edits()) {
        let old = Dataset::clean();
        let new = copied(&old);
        edits.into_iter().for_each(|edit| make(&new, edit));
        prop_assume!(is_valid(&new));
        let patch = patch(&old, &new);
        let run = apply(&old, &patch, &[]);
        prop_assert_eq!(run.code, 0, "{}{}\n{}", run.stdout, run.stderr, patch);
        let side = |dataset: &Dataset| DiffSide { name: None, tree: tree(dataset) };
        let left = diff(&side(&old), &side(&new), false).expect("a diff");
        prop_assert!(left.is_empty(), "{:?}", left.changes.iter().map(|c| &c.id).collect::<Vec<_>>());
        let again = apply(&old, &patch, &[]);
        prop_assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    }
}

#[test]
fn comments_and_what_others_changed_stay() {
    let old = Dataset::clean();
    let new = copied(&old);
    new.edit(FILE, "- dataport\nfach", "- dataport\n- kdvz\nfach").edit(FILE, "efa: ja\n", "");
    let patch = patch(&old, &new);
    old.edit(FILE, "titel: Wohngeld online", "titel: Wohngeld # kurz");
    old.edit(FILE, "- kdn\n- dataport", "- kdn # Leitung\n- krzn\n- dataport");
    let expected = old
        .read(FILE)
        .replace("- dataport\nfach", "- dataport\n- kdvz\nfach")
        .replace("efa: ja\n", "");
    let dry = apply(&old, &patch, &["--dry-run"]);
    insta::assert_snapshot!(dry.shown(&old));
    assert!(old.read(FILE).contains("efa: ja"));
    assert_eq!(apply(&old, &patch, &[]).code, 0);
    assert_eq!(old.read(FILE), expected);
}

#[test]
fn one_conflict_and_nothing_is_written() {
    let old = Dataset::clean();
    let new = copied(&old);
    let other = "data/municipalities/koeln.yaml";
    new.edit(FILE, "themenfeld: arbeit_ruhestand", "themenfeld: bildung").edit(
        FILE,
        "efa: ja\n",
        "",
    );
    new.edit(other, "name: Köln\n", "name: Stadt Köln\n");
    new.remove("data/organisations/krz.yaml");
    let patch = patch(&old, &new);
    old.edit(FILE, "themenfeld: arbeit_ruhestand", "themenfeld: familie_kind");
    let before = (old.read(FILE), old.read(other));
    let run = apply(&old, &patch, &[]);
    insta::assert_snapshot!(run.shown(&old));
    assert_eq!((old.read(FILE), old.read(other)), before);
    assert!(old.path("data/organisations/krz.yaml").exists());
}

#[test]
fn a_hostile_patch_writes_nothing() {
    let dataset = Dataset::clean();
    let add = |id: &str| json!({ "op": "add", "kind": "themenfeld", "id": id, "record": { "name": "x" } });
    let of = |changes: Json| json!({ "version": 1, "changes": changes }).to_string();
    let set = |path: Json, new: Json| {
        of(json!([{ "op": "change", "kind": "project", "id": "wohngeld",
                    "edits": [{ "path": path, "new": new }] }]))
    };
    let rename = |from: &str| {
        of(json!([{ "op": "rename", "kind": "project", "id": "neu", "from": from, "edits": [] }]))
    };
    for (patch, code) in [
        (of(json!([add("../../escaped")])), 2),
        (of(json!([add("a/b")])), 2),
        (of(json!([add("Köln\u{1b}[31m")])), 2),
        (rename("../projects/wohngeld"), 2),
        (of(json!([{ "op": "add", "kind": "../../x", "id": "a", "record": {} }])), 2),
        (of(json!([add("a"), add("a")])), 2),
        (of(json!([add("a")])), 1),
        (set(json!(["unbekannt"]), json!(1)), 1),
        (set(json!(["kernteam", { "entry": "\u{1b}[31mx" }]), json!("anders")), 1),
        (set(json!(["titel", "x"]), json!("x")), 1),
        (set(json!([]), json!("x")), 2),
        (json!({ "version": 2, "changes": [] }).to_string(), 2),
        ("[".repeat(100_000), 2),
        ("{}".to_owned(), 2),
    ] {
        let before: Vec<_> =
            records(&dataset).into_iter().map(|f| (fs::read(&f).ok(), f)).collect();
        let run = apply(&dataset, &patch, &[]);
        let head: String = patch.chars().take(200).collect();
        assert_eq!(run.code, code, "{head}\n{}{}", run.stdout, run.stderr);
        assert!(!format!("{}{}", run.stdout, run.stderr).contains('\u{1b}'), "{head}");
        let after: Vec<_> = records(&dataset).into_iter().map(|f| (fs::read(&f).ok(), f)).collect();
        assert_eq!(before, after, "{head}");
    }
}
