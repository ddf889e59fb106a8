//! Patches: the differences between two states, applied elsewhere by id.

use std::fs;

use serde_json::{Value as Json, json};

use crate::harness::{Dataset, Run, ozg, ozg_german};

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

/// A fault that was there before and that the patch does not touch is no reason to refuse it.
#[test]
fn a_fault_that_was_there_before_does_not_stop_a_patch() {
    let old = Dataset::clean();
    let new = old.copied();
    new.edit(FILE, "efa: ja\n", "");
    new.edit(FILE, "quellen:\n", "quellen:\n- titel: Bericht\n");
    let patch = old.patch_to(&new);
    old.edit(FILE, "grund: EfA-Dienst", "grnud: EfA-Dienst");
    old.edit(FILE, "  titel: 'd-NRW: Wohngeld'\n", "");
    old.edit(FILE, "- datum: 2020-03\n", "- datum: Frühjahr 2020\n");
    let run = apply(&old, &patch, &[]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let text = old.read(FILE);
    assert!(!text.contains("efa: ja") && text.contains("quellen:\n- titel: Bericht\n"), "{text}");
    assert!(text.contains("grnud: EfA-Dienst") && text.contains("Frühjahr 2020"), "{text}");
}

#[test]
fn a_fault_that_the_patch_brings_is_refused_beside_old_ones() {
    let old = Dataset::clean();
    let new = old.copied();
    new.edit(FILE, "art: efa_dienst", "art: irgendwas");
    new.edit(FILE, "- datum: 2022-12-15\n", "- datum: kürzlich\n");
    let patch = old.patch_to(&new);
    old.edit(FILE, "- datum: 2020-03\n", "- datum: Frühjahr 2020\n");
    let before = old.read(FILE);
    let run = apply(&old, &patch, &[]);
    assert_eq!((run.code, old.read(FILE)), (1, before));
    let named = run.stdout.lines().filter(|line| line.contains("would violate the schema"));
    assert_eq!(named.count(), 2, "{}", run.stdout);
    assert!(run.stdout.contains("art: ") && run.stdout.contains("meilensteine["), "{}", run.stdout);
}

#[test]
fn an_unreadable_record_is_left_out_of_a_patch_on_request() {
    let old = Dataset::clean();
    let new = old.copied();
    new.edit(FILE, "efa: ja\n", "");
    new.write("data/municipalities/koeln.yaml", "name: \"");
    let (from, to) = (old.root().display().to_string(), new.root().display().to_string());
    let args = ["diff", &from, &to, "--format", "patch"];
    let refused = ozg("/", &args);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    let skipped = ozg("/", &[&args[..], &["--skip-unreadable"]].concat());
    assert_eq!(skipped.code, 0, "{}", skipped.stderr);
    assert_eq!(
        skipped.stderr,
        "“municipality/koeln” cannot be read and is not in the patch; “ozg lint” shows why.\n"
    );
    assert_eq!(apply(&old, &skipped.stdout, &[]).code, 0);
    assert!(!old.read(FILE).contains("efa: ja"));
    let german = ozg_german("/", &[&args[..], &["--skip-unreadable"]].concat());
    assert_eq!(
        german.stderr,
        "„municipality/koeln“ ist nicht lesbar und fehlt im Patch; „ozg lint“ nennt den Grund.\n"
    );
    let elsewhere = ozg("/", &["diff", &from, &to, "--skip-unreadable"]);
    assert_eq!((elsewhere.code, elsewhere.stdout.as_str()), (2, ""), "it is about patches");
}

#[test]
fn a_number_that_json_does_not_keep_is_in_no_patch() {
    let dataset = Dataset::clean();
    dataset.commit("before");
    let file = "data/municipalities/koeln.yaml";
    dataset.edit(file, "405.02", "406.020000000000000001");
    let args = ["diff", "--format", "patch", "HEAD"];
    let run = ozg(dataset.root(), &args);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("municipality/koeln") && run.stderr.contains("digits"),
        "{}",
        run.stderr
    );
    let skipped = ozg(dataset.root(), &[&args[..], &["--skip-unreadable"]].concat());
    assert_eq!(skipped.code, 0);
    assert!(skipped.stderr.contains("is not in the patch"), "{}", skipped.stderr);
    // A number that no change touches is no obstacle.
    dataset.commit("digits");
    dataset.edit(file, "\nname: Köln", "\nname: Köln am Rhein");
    let run = ozg(dataset.root(), &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
}
