//! `ozg diff`: two states of a dataset, compared by record and field.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::harness::{Dataset, KeptDataset, copy, git, ozg, ozg_german, without_commits};

pub const WOHNGELD: &str = "data/projects/wohngeld.yaml";
const SOZIALPLATTFORM: &str = "data/projects/sozialplattform.yaml";
const KINDERBETREUUNG: &str = "data/projects/kinderbetreuung.yaml";
const SOLINGEN: &str = "data/municipalities/solingen.yaml";
const KRZN: &str = "data/organisations/krzn.yaml";

const NEW_PROJECT: &str = "titel: Gewerbeanmeldung\nart: landesvorhaben\nthemenfeld: bildung\n\
    beschreibung: Anmeldung eines Gewerbes.\n";

/// A repository with two commits, tagged `alt` and `neu`, that differ in many ways.
pub fn history() -> Dataset {
    static KEPT: KeptDataset = KeptDataset::new();
    KEPT.get(build)
}

fn build() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.git(&["tag", "alt"]);
    dataset.write("data/projects/gewerbeanmeldung.yaml", NEW_PROJECT);
    dataset.remove("data/projects/verpflichtungserklaerung.yaml");
    change_entries(&dataset);
    change_texts(&dataset);
    change_only_the_form(&dataset);
    dataset.commit("neu");
    dataset.git(&["tag", "neu"]);
    dataset
}

/// Adds, removes, changes and reorders entries.
fn change_entries(dataset: &Dataset) {
    let nachnutzende = "nachnutzende:\n- kommune: koeln\n  status: live\n  seit: '2023'\nphasen:\n";
    dataset
        .edit(SOZIALPLATTFORM, "phasen:\n  pilotierung", &format!("{nachnutzende}  pilotierung"))
        .edit(SOZIALPLATTFORM, "- datum: 2022-03-14\n  ereignis", "- datum: 2022-03\n  ereignis")
        .edit(SOZIALPLATTFORM, "- iserlohn\n", "")
        .edit(SOZIALPLATTFORM, "- troisdorf\n", "- troisdorf\n- solingen\n")
        .edit(KINDERBETREUUNG, "- soest\n- wuppertal\n- koeln\n", "- koeln\n- wuppertal\n- soest\n")
        .edit(KINDERBETREUUNG, "  status: bewilligt\n", "  status: beantragt\n");
}

/// Changes scalars of several types, long texts, and objects within a record.
fn change_texts(dataset: &Dataset) {
    dataset
        .edit(SOLINGEN, "anzahl: 165626", "anzahl: 166000")
        .edit(SOLINGEN, "plz: '42651'", "plz: 42651")
        .edit(SOLINGEN, "amtlicher_name: Solingen, Klingenstadt\n", "")
        .edit(WOHNGELD, "titel: Wohngeld online\n", "titel: Wohngeld Online\n")
        .edit(WOHNGELD, "wieder der NRW-Dienst genutzt", "wieder der Dienst des Landes genutzt")
        .edit(WOHNGELD, "phasen:\n  rollout_nrw:\n    erreicht: 2020-03\n", "")
        .edit(WOHNGELD, "efa: ja\n", "efa: ja\nfoerdersumme_eur: 120000\n");
}

/// Changes a comment, quoting, folding of a text, the position of a key, and line endings.
fn change_only_the_form(dataset: &Dataset) {
    let text = dataset.read(KRZN);
    let (first, rest) = text.split_once("name:").expect("a name");
    let (name, rest) = rest.split_once('\n').expect("a line");
    let moved = format!("{first}# ein Kommentar\n{rest}name: >-\n  {}\n", name.trim());
    dataset.write(KRZN, moved.replace('\n', "\r\n"));
    dataset.edit(WOHNGELD, "- mhkbd\n", "- \"mhkbd\"  # Ministerium\n");
}

fn json_of(dataset: &Dataset, args: &[&str]) -> Value {
    let run = ozg(dataset.root(), &[&["diff", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn assert_no_difference(dataset: &Dataset, args: &[&str]) {
    let run = ozg(dataset.root(), &[&["diff"], args].concat());
    // The line is followed by the two states, unless they are the same.
    let is_state = |line: &&str| line.starts_with("Before: ") || line.starts_with("After: ");
    let messages: Vec<_> = run.stderr.lines().filter(|line| !is_state(line)).collect();
    assert_eq!(
        (run.stdout.as_str(), messages, run.code),
        ("", vec!["no differences"], 0),
        "{args:?}"
    );
}

fn assert_fails(run: &crate::harness::Run, reason: &str) {
    assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{}", run.stderr);
    assert!(run.stderr.contains(reason), "{}", run.stderr);
}

#[test]
fn every_kind_of_change_in_english() {
    let dataset = history();
    let run = ozg(dataset.root(), &["diff", "--effect=never", "alt", "neu"]);
    assert_snapshot!("diff_english", run.shown(&dataset));
}

#[test]
fn every_kind_of_change_in_german() {
    let dataset = history();
    let run = ozg_german(dataset.root(), &["diff", "--effect=never", "alt", "neu"]);
    assert_snapshot!("diff_german", run.shown(&dataset));
    let by_option = ozg(dataset.root(), &["diff", "--effect=never", "alt", "neu", "--lang", "de"]);
    assert_eq!(by_option.stdout, run.stdout);
}

#[test]
fn json_knows_no_language() {
    let dataset = history();
    let run = ozg(dataset.root(), &["diff", "--effect=never", "alt", "neu", "--format", "json"]);
    assert_snapshot!("diff_json", without_commits(&run.shown(&dataset)));
    let german =
        ozg_german(dataset.root(), &["diff", "--effect=never", "alt", "neu", "--format", "json"]);
    assert_eq!(german.stdout, run.stdout);
}

#[test]
fn colour_goes_with_the_signs() {
    let dataset = history();
    let args = ["diff", "alt", "neu", "--color", "always"];
    let coloured = ozg(dataset.root(), &args).stdout;
    assert!(coloured.contains("\u{1b}[32m+ Gewerbeanmeldung (project/gewerbeanmeldung)\u{1b}[0m"));
    assert!(
        coloured.contains("\u{1b}[31m- Verpflichtungserklärung (project/verpflichtungserklaerung)")
    );
    assert!(coloured.contains("\u{1b}[33m~ Wohngeld"));
}

#[test]
fn a_state_does_not_differ_from_itself() {
    let dataset = history();
    assert_no_difference(&dataset, &["neu", "neu"]);
    assert_no_difference(&dataset, &["neu"]);
    assert_no_difference(&dataset, &["neu", "neu^{tree}"]);
    let json = json_of(&dataset, &["neu"]);
    assert_eq!(json["changes"], json!([]));
    assert_eq!(json["head"], Value::Null);
}

#[test]
fn what_only_looks_different_is_no_change() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    change_only_the_form(&dataset);
    dataset.edit(WOHNGELD, "efa: ja\n", "").edit(
        WOHNGELD,
        "titel: Wohngeld",
        "efa: 'ja'\ntitel: Wohngeld",
    );
    assert_no_difference(&dataset, &["HEAD"]);
    dataset.commit("neu");
    assert_no_difference(&dataset, &["HEAD~1", "HEAD"]);
}

#[test]
fn a_reordered_list_is_one_change() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.edit(
        KINDERBETREUUNG,
        "- soest\n- wuppertal\n- koeln\n",
        "- koeln\n- soest\n- wuppertal\n",
    );
    let json = json_of(&dataset, &["HEAD"]);
    let fields = json["changes"][0]["fields"].as_array().expect("fields");
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!(
        (&fields[0]["field"], &fields[0]["change"]),
        (&json!("kernteam"), &json!("reordered"))
    );
}

#[test]
fn entries_without_identity_are_matched_by_equality() {
    let dataset = Dataset::clean();
    let finanzierung = "finanzierung:\n- {topf: a, gegenstand: x}\n- {topf: b, gegenstand: y}\n";
    dataset.write("data/projects/neu.yaml", format!("{NEW_PROJECT}{finanzierung}"));
    dataset.commit("alt");
    dataset.edit("data/projects/neu.yaml", "{topf: b, gegenstand: y}", "{topf: c, gegenstand: y}");
    dataset.edit("data/projects/neu.yaml", "{topf: a, gegenstand: x}", "{gegenstand: x, topf: a}");
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(run.stdout, @r"
    1 record changed: 0 added, 0 removed, 1 changed
    – Routine: 1 × Value removed, 1 × Value added

    Routine

    Bildung
    ~ Gewerbeanmeldung (project/neu)
        - finanzierung[]: {topf: b, gegenstand: y}
        + finanzierung[]: {topf: c, gegenstand: y} – no new source
    ");
}

/// The change as seen from the other side, without its meanings: `diff_cases.rs` checks their
/// opposites.
fn mirrored(change: &Value) -> Value {
    let opposite = |word: &Value| match word.as_str() {
        Some("added") => json!("removed"),
        Some("removed") => json!("added"),
        Some("set") => json!("unset"),
        Some("unset") => json!("set"),
        _ => word.clone(),
    };
    let mut mirror = change.clone();
    mirror["change"] = opposite(&change["change"]);
    for name in ["label", "meanings", "severity"] {
        mirror[name] = Value::Null;
    }
    for field in mirror["fields"].as_array_mut().expect("fields") {
        field["change"] = opposite(&field["change"]);
        let field = field.as_object_mut().expect("a field");
        let [old, new] = ["old", "new"].map(|side| field.remove(side));
        field.extend(new.map(|new| ("old".to_owned(), new)));
        field.extend(old.map(|old| ("new".to_owned(), old)));
    }
    sort_fields(&mut mirror);
    mirror
}

/// For entries without identity, removed ones come first in either direction: sorting makes the
/// order comparable.
fn sort_fields(change: &mut Value) {
    let fields = change["fields"].as_array_mut().expect("fields");
    fields.sort_by_key(|field| (field["field"].to_string(), field["change"].to_string()));
}

#[test]
fn the_reverse_diff_mirrors_the_diff() {
    let dataset = history();
    let there = json_of(&dataset, &["alt", "neu"]);
    let mut back = json_of(&dataset, &["neu", "alt"]);
    let there: Vec<_> =
        there["changes"].as_array().expect("changes").iter().map(mirrored).collect();
    for change in back["changes"].as_array_mut().expect("changes") {
        for name in ["label", "meanings", "severity"] {
            change[name] = Value::Null;
        }
        sort_fields(change);
    }
    assert_eq!(json!(there), back["changes"]);
}

#[test]
fn the_working_tree_counts_whatever_git_knows_of_it() {
    let dataset = Dataset::clean();
    dataset.write(".gitignore", "data/projects/ignoriert.yaml\n");
    dataset.commit("alt");
    dataset.git(&["update-index", "--assume-unchanged", SOLINGEN]);
    dataset.edit(SOLINGEN, "anzahl: 165626", "anzahl: 166000");
    dataset.write("data/projects/unversioniert.yaml", NEW_PROJECT);
    dataset.write("data/projects/ignoriert.yaml", NEW_PROJECT);
    dataset.edit(WOHNGELD, "titel: Wohngeld online", "titel: Wohngeld").git(&["add", WOHNGELD]);
    dataset.remove(SOZIALPLATTFORM);
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(run.shown(&dataset), @r"
    5 records changed: 2 added, 1 removed, 2 changed
    – Breaking: 1 × Record removed
    – Notable: 2 × Record added
    – Routine: 1 × Figure updated, 1 × Text edited

    Breaking

    Arbeit & Ruhestand
    - Sozialplattform (project/sozialplattform)
        – Phase: Roll-out in NRW · since: 2022-03-14
        – Project lead: Ministerium für Arbeit, Gesundheit und Soziales NRW (mags)
        – Type: EfA service
        – Themenfeld: Arbeit & Ruhestand (arbeit_ruhestand)
        – Themenfeld assigned: as the source says
        – Description: Bundesweites Themenportal für Sozialleistungen (Informieren,
          Beratung finden, Anträge stellen), das NRW federführend entwickelt hat.
          Start in vier Pilotkommunen; der Anschluss weiterer Kommunen verlief
          langsamer als geplant.
        – Leistungen: Wohngeld (10092-wohngeld) · own reading
        – Core team: Bad Sassendorf (bad-sassendorf), Iserlohn (iserlohn), Soest
          (soest), Troisdorf (troisdorf)
        – Pilotkommunen: Bad Sassendorf (bad-sassendorf), Iserlohn (iserlohn), Soest
          (soest), Troisdorf (troisdorf)
        – Phases: Pilot: Reached: 2022-03-14, Roll-out in NRW: Reached at the
          latest: 2022-03-14
        – Milestones: 2022-03-14 · Beta-Start in vier Pilotkommunen (Hilfe zum
          Lebensunterhalt, Wohngeld, ALG II)
        – EfA: yes, no more stated
        – Note: Laut Kölner Stadt-Anzeiger (Datum der gespeicherten Kopie unbekannt)
          45 von 396 Städten und Gemeinden angeschlossen.
        – Sources:
            – https://t3n.de/news/sozialplattform-antraege-fuer-iv-1458901/ · t3n:
              Sozialplattform – Anträge sollen bundesweit digitalisiert werden · As
              of: 2022-03-14 · Fields: pilotkommunen, meilensteine, beschreibung
            – https://session.rhein-kreis-neuss.de/bi/vo0050.asp?__kvonr=11055 ·
              Rhein-Kreis Neuss: Mitteilung OZG-Sozialplattform (Vorlage
              50/1601/XVII/2022) · As of: 2022 · Fields: meilensteine, beschreibung,
              efa
            – https://www.sgb2.info/DE/Themen/Digitalisierung/Experten-Blickwinkel/interview-sozialplattform.html
              · sgb2.info: Alles zur Sozialplattform · As of: 2022-06-22 · Fields:
              projektleitung, beschreibung
            – https://www.ksta.de/politik/nrw-politik/digital-angebot-fuer-hilfeempfaenger-floppt-sozialplattform-in-nrw-wird-kaum-genutzt-1183201
              · Kölner Stadt-Anzeiger: Sozialplattform in NRW wird kaum genutzt ·
              Fields: phasen
            – https://digitale-verwaltung.de/Webs/DV/DE/onlinezugangsgesetz/ozg-foederal/themenfelder/arbeit_und_ruhestand/arbeit-und-ruhestand-node.html
              · digitale-verwaltung.de: Themenfeld Arbeit & Ruhestand · Fields:
              projektleitung

    Notable

    Bildung
    + Gewerbeanmeldung (project/ignoriert)
        – Type: Project of the Land
        – Themenfeld: Bildung (bildung)
        – Description: Anmeldung eines Gewerbes.
    + Gewerbeanmeldung (project/unversioniert)
        – Type: Project of the Land
        – Themenfeld: Bildung (bildung)
        – Description: Anmeldung eines Gewerbes.

    Routine

    Arbeit & Ruhestand
    ~ Wohngeld (project/wohngeld)
        ~ titel: Wohngeld online → Wohngeld

    Kommune
    ~ Solingen (municipality/solingen)
        ~ Figure updated: einwohner.anzahl: 165,626 → 166,000 (+0.2 %)
    --- stderr
    Before: Data of 2026-11-24 (0123abcdef)
    After: Data of 2026-11-24 (0123abcdef)
    --- exit 0
    ");
    fs::remove_file(dataset.path(".git/index")).expect("an index");
    assert_eq!(ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]).stdout, run.stdout);
}

#[test]
fn a_sparse_checkout_removes_nothing() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.git(&["update-index", "--skip-worktree", SOLINGEN]);
    dataset.remove(SOLINGEN);
    let run = ozg(dataset.root(), &["diff", "HEAD"]);
    assert_snapshot!(run.shown(&dataset), @r"
    --- stderr
    no differences
    One file is not checked out (sparse checkout) and was not compared.
    --- exit 0
    ");
}

#[test]
fn no_filter_of_the_repository_is_run() {
    let dataset = Dataset::clean();
    dataset.write(".gitattributes", "*.yaml filter=spy diff=spy\n").commit("alt");
    let spy = dataset.path("spy").display().to_string();
    for name in ["filter.spy.clean", "filter.spy.smudge", "diff.spy.textconv", "core.fsmonitor"] {
        dataset.git(&["config", name, &format!("touch {spy}; cat")]);
    }
    dataset.edit(WOHNGELD, "titel: Wohngeld online", "titel: Wohngeld");
    assert_eq!(json_of(&dataset, &["HEAD"])["summary"]["changed"], 1);
    assert!(!Path::new(&spy).exists(), "a program of the repository was run");
}

#[test]
fn a_bare_repository_compares_revisions_only() {
    let dataset = history();
    let folder = crate::harness::temp_dir();
    let bare = folder.path().join("bare.git");
    dataset.git(&["clone", "-q", "--bare", ".", &bare.display().to_string()]);
    let expected = ozg(dataset.root(), &["diff", "alt", "neu"]).stdout;
    assert_eq!(ozg(&bare, &["diff", "alt", "neu"]).stdout, expected);
    assert_fails(&ozg(&bare, &["diff", "alt"]), "There is no working tree here");
}

#[test]
fn a_linked_worktree_is_compared_as_it_is() {
    let dataset = history();
    let folder = crate::harness::temp_dir();
    let linked = folder.path().join("linked");
    dataset.git(&["worktree", "add", "-q", &linked.display().to_string(), "alt"]);
    let expected = ozg(dataset.root(), &["diff", "--effect=never", "neu", "alt"]).stdout;
    let from = linked.display().to_string();
    assert_eq!(
        ozg(dataset.root(), &["-C", &from, "diff", "--effect=never", "neu"]).stdout,
        expected
    );
    assert_eq!(ozg(&linked, &["diff", "HEAD"]).stderr, "no differences\n");
}

#[test]
fn a_dataset_in_a_subfolder_is_found_from_within() {
    let dataset = history();
    let folder = crate::harness::temp_dir();
    let inner = folder.path().join("land/nrw");
    for (tag, change) in [("alt", false), ("neu", true)] {
        dataset.git(&["checkout", "-q", tag]);
        let _ = fs::remove_dir_all(&inner);
        copy(&dataset.path("data"), &inner.join("data"));
        copy(&dataset.path("schema"), &inner.join("schema"));
        if !change {
            git(folder.path(), &["init", "-q"]);
        }
        for args in [["add", "-A"].as_slice(), &["commit", "-q", "-m", tag], &["tag", tag]] {
            assert!(git(folder.path(), args).status.success(), "git {args:?}");
        }
    }
    let expected = ozg(dataset.root(), &["diff", "alt", "neu"]).stdout;
    assert_eq!(ozg(&inner, &["diff", "alt", "neu"]).stdout, expected);
    assert_eq!(ozg(inner.join("data/projects"), &["diff", "alt", "neu"]).stdout, expected);
    let short = |folder: &Path, args: &[&str]| {
        ozg(folder, &[&["diff", "--effect=never"], args].concat()).stdout
    };
    let named = short(&inner, &["alt", "neu"]);
    assert_eq!(short(&inner.join("data/projects"), &["alt"]), named);
    assert_fails(
        &ozg(folder.path(), &["diff", "alt", "neu"]),
        "There is no dataset in the revision",
    );
    assert_eq!(short(folder.path(), &["alt:land/nrw", "neu:land/nrw"]), named);
}

#[test]
fn a_removed_broken_file_is_a_removed_record() {
    let dataset = Dataset::clean();
    dataset.write("data/projects/kaputt.yaml", "titel: \"offen\n");
    dataset.commit("alt");
    dataset.remove("data/projects/kaputt.yaml");
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert!(run.stdout.contains("Breaking: 1\u{a0}×\u{a0}Record removed"), "{}", run.stdout);
}

/// References to a record are orphaned by its removal, even if its file could not be read before.
#[test]
fn references_to_a_removed_broken_file_are_listed() {
    let dataset = Dataset::clean();
    let file = "data/municipalities/soest.yaml";
    dataset.write(file, "name: \"offen\n");
    dataset.commit("alt");
    dataset.remove(file);
    let run = ozg(dataset.root(), &["diff", "--effect", "HEAD"]);
    assert!(run.stdout.contains("References that now have no target"), "{}", run.stdout);
    // A record that changes and keeps its reference says so itself.
    dataset.edit("data/projects/kinderbetreuung.yaml", "titel: Kinderbetreuung", "titel: Kita");
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert!(
        run.stdout.contains("Reference to a missing record: kernteam: soest"),
        "{}",
        run.stdout
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_not_lost() {
    let dataset = Dataset::clean();
    let broken = "titel: \"offen\n";
    dataset.write("data/projects/stets-kaputt.yaml", broken);
    dataset.write("data/projects/unveraendert-kaputt.yaml", broken);
    dataset.write("data/projects/repariert.yaml", broken);
    dataset.commit("alt");
    dataset.write("data/projects/stets-kaputt.yaml", "- eine Liste\n");
    dataset.write("data/projects/repariert.yaml", NEW_PROJECT);
    dataset.write("data/projects/neu-kaputt.yaml", b"titel: K\xf6ln\n");
    dataset.write(WOHNGELD, broken);
    dataset.remove(SOZIALPLATTFORM);
    std::os::unix::fs::symlink("wohngeld.yaml", dataset.path(SOZIALPLATTFORM)).expect("a link");
    dataset.write("data/projects/Falscher Name.yaml", NEW_PROJECT);
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(run.shown(&dataset), @r"
    5 records changed: 0 added, 0 removed, 0 changed, 5 unreadable
    – Breaking: 4 × Record unreadable
    – Notable: 1 × Record readable again

    One changed file is not a record and was not compared. “ozg lint” shows why.

    Breaking

    Project
    ! project/neu-kaputt
        ! HEAD: does not exist
        ! working tree: not a readable record
    ! Sozialplattform (project/sozialplattform)
        ! working tree: not a readable record
    ! project/stets-kaputt
        ! HEAD: not a readable record
        ! working tree: not a readable record
    ! Wohngeld online (project/wohngeld)
        ! working tree: not a readable record

    Notable

    Project
    ! Gewerbeanmeldung (project/repariert)
        ! HEAD: not a readable record
    --- stderr
    Before: Data of 2026-11-24 (0123abcdef)
    After: Data of 2026-11-24 (0123abcdef)
    --- exit 0
    ");
    dataset.commit("neu");
    let committed = ozg(dataset.root(), &["diff", "--effect=never", "HEAD~1", "HEAD"]);
    assert_eq!(
        committed.stdout.replace("HEAD:", "working tree:").replace("HEAD~1:", "HEAD:"),
        run.stdout
    );
    let json = json_of(&dataset, &["HEAD~1", "HEAD"]);
    assert_eq!(
        json["summary"],
        json!({
            "added": 0, "removed": 0, "renamed": 0, "changed": 0, "reformatted": 0, "unreadable": 5,
            "breaking": 4, "notable": 1, "routine": 0,
        })
    );
    let states = json!({"base": "absent", "head": "unreadable"});
    assert_eq!(json["changes"][0]["unreadable"], states, "{}", json["changes"][0]);
}

#[test]
fn a_record_that_breaks_its_schema_is_compared_all_the_same() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.edit(WOHNGELD, "efa: ja", "efa: vielleicht\nunbekannt: [1, 2]");
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(run.stdout, @r"
    1 record changed: 0 added, 0 removed, 1 changed
    – Routine: 1 × Value changed, 1 × Value added

    Routine

    Arbeit & Ruhestand
    ~ Wohngeld online (project/wohngeld)
        ~ efa: ja → vielleicht
        + unbekannt: [1, 2] – no new source
    ");
}

/// Gives the kind `component` another name in the schemas.
fn rename_kind(dataset: &Dataset, name: &str) {
    let schema = dataset.read("schema/component.schema.json");
    dataset.remove("schema/component.schema.json");
    let schema = schema.replace("component.schema.json", &format!("{name}.schema.json"));
    let schema = schema.replace("\"component\"", &format!("\"{name}\""));
    dataset.write(&format!("schema/{name}.schema.json"), schema);
    for kind in ["project", "online-service"] {
        let schema = dataset.read(&format!("schema/{kind}.schema.json"));
        let schema = schema.replace("\"component\"", &format!("\"{name}\""));
        dataset.write(&format!("schema/{kind}.schema.json"), schema);
    }
}

#[test]
fn a_kind_may_exist_on_one_side_only() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    rename_kind(&dataset, "baustein");
    dataset.commit("neu");
    let run = ozg(dataset.root(), &["diff", "--effect=never", "HEAD~1", "HEAD"]);
    assert_snapshot!(run.shown(&dataset), @r"
    4 records changed: 2 added, 2 removed, 0 changed
    – Breaking: 2 × Record removed
    – Notable: 6 × Schema changed, 2 × Record added

    Breaking

    Component
    - Formularserver (Form-Solutions) (component/formularserver)
        – Type: forms
        – Description: Formularmanagement des Kommunalportal.NRW; Onboarding
          verlangt Form-Solutions-Lizenz.
        – Sources: https://github.com/kdn-nrw/OZG-Datenbank-NRW · KDN:
          OZG-Datenbank-NRW (Quellrepository)
    - Kommunalportal.NRW (component/kommunalportal-nrw)
        – Type: portal
        – Description: Offenes Landesportal der Kommunen; im Auftrag der kommunalen
          Spitzenverbände vom KDN, umgesetzt von regio iT und Südwestfalen-IT
          (Liferay), bereitgestellt zum 31.03.2021.
        – Sources:
            – https://mitgliederportal.kdn.de/display/ONK/FAQ+Kommunalportal.NRW ·
              KDN FAQ Kommunalportal.NRW · As of: 2023-06-28
            – ozg.nrw

    Notable

    Schemas
    ~ Schema changed: Component: new kind
    ~ Schema changed: Component: kind removed
    ~ Schema changed: basiskomponenten (Online service): changed: x-reference
    ~ Schema changed: zahlverfahren (Online service): changed: x-reference
    ~ Schema changed: basiskomponenten (Project): changed: x-reference
    ~ Schema changed: zielportale (Project): changed: x-reference

    Component
    + Formularserver (Form-Solutions) (baustein/formularserver)
        – Type: forms
        – Description: Formularmanagement des Kommunalportal.NRW; Onboarding
          verlangt Form-Solutions-Lizenz.
        – Sources: https://github.com/kdn-nrw/OZG-Datenbank-NRW · KDN:
          OZG-Datenbank-NRW (Quellrepository)
    + Kommunalportal.NRW (baustein/kommunalportal-nrw)
        – Type: portal
        – Description: Offenes Landesportal der Kommunen; im Auftrag der kommunalen
          Spitzenverbände vom KDN, umgesetzt von regio iT und Südwestfalen-IT
          (Liferay), bereitgestellt zum 31.03.2021.
        – Sources:
            – https://mitgliederportal.kdn.de/display/ONK/FAQ+Kommunalportal.NRW ·
              KDN FAQ Kommunalportal.NRW · As of: 2023-06-28
            – ozg.nrw
    --- stderr
    Before: Data of 2026-11-24 (0123abcdef)
    After: Data of 2026-11-24 (0123abcdef)
    --- exit 0
    ");
    assert_eq!(ozg(dataset.root(), &["diff", "--effect=never", "HEAD~1"]).stdout, run.stdout);
}

#[test]
fn a_kind_may_move_to_another_folder() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.edit("schema/component.schema.json", "\"components\"", "\"bausteine\"");
    let unmoved = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(unmoved.shown(&dataset), @r"
    2 records changed: 0 added, 0 removed, 0 changed, 2 unreadable
    – Breaking: 2 × Record unreadable
    – Notable: 1 × Schema changed

    Breaking

    Component
    ! Formularserver (Form-Solutions) (component/formularserver)
        ! working tree: not a readable record
    ! Kommunalportal.NRW (component/kommunalportal-nrw)
        ! working tree: not a readable record

    Notable

    Schemas
    ~ Schema changed: Component: changed: x-collection
    --- stderr
    Before: Data of 2026-11-24 (0123abcdef)
    After: Data of 2026-11-24 (0123abcdef)
    --- exit 0
    ");
    dataset.git(&["mv", "data/components", "data/bausteine"]);
    let moved = ozg(dataset.root(), &["diff", "--effect=never", "HEAD"]);
    assert_snapshot!(moved.stdout, @r"
    No record changed
    – Notable: 1 × Schema changed

    Notable

    Schemas
    ~ Schema changed: Component: changed: x-collection
    ");
}

#[test]
fn data_cannot_steer_the_terminal() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    dataset.edit(WOHNGELD, "titel: Wohngeld online", "titel: \"\\e[31mrot\\nneu\"");
    dataset.edit(WOHNGELD, "- kdn\n", "- \"\\e]0;x\\a\"\n");
    let run = ozg(dataset.root(), &["diff", "HEAD"]);
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}']), "{:?}", run.stdout);
    assert!(run.stdout.contains("joined: <U+001B>]0;x<U+0007> (Core team)"), "{}", run.stdout);
}

#[test]
fn an_invalid_revision_is_refused() {
    let dataset = history();
    for name in ["nirgends", "^alt", "alt..neu", "", "--output=x", "-x", "alt:data/projects"] {
        let run = ozg(dataset.root(), &["diff", "--", name, "neu"]);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{name:?}");
        assert!(run.stderr.starts_with("error: There is no"), "{name:?}: {}", run.stderr);
        assert_eq!(ozg(dataset.root(), &["diff", "--", "neu", name]).code, 2, "{name:?}");
    }
    assert_fails(&ozg(dataset.root(), &["diff", "--ext-diff=x"]), "--ext-diff");
    assert!(!dataset.path("x").exists());
    let german = ozg_german(dataset.root(), &["diff", "nirgends"]);
    assert_fails(&german, "Die Revision „nirgends“ gibt es in diesem Repository nicht.");
}

#[test]
fn without_a_repository_there_is_nothing_to_compare_with() {
    let dataset = Dataset::clean();
    assert_fails(&ozg(dataset.root(), &["diff", "HEAD"]), "is not in a Git repository");
    dataset.git(&["init", "-q"]);
    assert_fails(&ozg(dataset.root(), &["diff", "HEAD"]), "There is no revision “HEAD”");
}
