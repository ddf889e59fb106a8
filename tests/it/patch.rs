//! Patches: what one state differs in from another, made again elsewhere by id.

use std::fs;

use serde_json::{Value as Json, json};

use crate::harness::{Dataset, Run, ozg};

const FILE: &str = "data/projects/wohngeld.yaml";

fn apply(dataset: &Dataset, patch: &str, args: &[&str]) -> Run {
    dataset.write("changes.json", patch);
    ozg(dataset.root(), &[&["apply", "changes.json"], args].concat())
}

#[test]
fn comments_and_what_others_changed_stay() {
    let old = Dataset::clean();
    let new = old.copied();
    new.edit(FILE, "- dataport\nfach", "- dataport\n- kdvz\nfach").edit(FILE, "efa: ja\n", "");
    let patch = old.patch_to(&new);
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
    let new = old.copied();
    let other = "data/municipalities/koeln.yaml";
    new.edit(FILE, "themenfeld: arbeit_ruhestand", "themenfeld: bildung").edit(
        FILE,
        "efa: ja\n",
        "",
    );
    new.edit(other, "name: Köln\n", "name: Stadt Köln\n");
    new.remove("data/organisations/krz.yaml");
    let patch = old.patch_to(&new);
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
            dataset.records().into_iter().map(|f| (fs::read(&f).ok(), f)).collect();
        let run = apply(&dataset, &patch, &[]);
        let head: String = patch.chars().take(200).collect();
        assert_eq!(run.code, code, "{head}\n{}{}", run.stdout, run.stderr);
        assert!(!format!("{}{}", run.stdout, run.stderr).contains('\u{1b}'), "{head}");
        let after: Vec<_> = dataset.records().into_iter().map(|f| (fs::read(&f).ok(), f)).collect();
        assert_eq!(before, after, "{head}");
    }
}
