//! The name and the severity of each change: an edit is reported as an edit, and a change that may break users of the
//! dataset is reported as breaking.

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::diff::WOHNGELD;
use crate::harness::{Dataset, Run, ozg, ozg_german};

const SOZIALPLATTFORM: &str = "data/projects/sozialplattform.yaml";
const KOELN: &str = "data/municipalities/koeln.yaml";
const CONFIG: &str = "ozg.toml";

fn committed() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("before");
    dataset
}

/// The diff of the files in the directory; without the effect unless it is requested.
fn diff(dataset: &Dataset, options: &[&str]) -> Run {
    ozg(dataset.root(), &[&["diff", "--as-of", "2026-11-24"], options].concat())
}

fn json(dataset: &Dataset) -> Value {
    let run = diff(dataset, &["--format", "json"]);
    crate::harness::assert_matches_schema("diff", &parsed(&run));
    parsed(&run)
}

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).expect(&run.stderr)
}

/// Each meaning with its severity and its fields.
fn meanings(dataset: &Dataset) -> Vec<String> {
    let diff = json(dataset);
    let changes = diff["changes"].as_array().expect("changes").iter();
    let meanings = changes.flat_map(|change| change["meanings"].as_array().expect("meanings"));
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    let line = |meaning: &Value| {
        let fields: Vec<_> =
            meaning["fields"].as_array().expect("fields").iter().map(word).collect();
        format!("{} {} {}", word(&meaning["severity"]), word(&meaning["meaning"]), fields.join(" "))
    };
    meanings.map(line).collect()
}

/// The notes on each meaning.
fn notes(dataset: &Dataset) -> Vec<Value> {
    let diff = json(dataset);
    let changes = diff["changes"].as_array().expect("changes").iter();
    changes
        .flat_map(|change| change["meanings"].as_array().expect("meanings"))
        .map(|meaning| meaning["notes"].clone())
        .collect()
}

#[test]
fn a_typo_in_a_milestone_is_an_edit_and_no_news() {
    let dataset = committed();
    dataset.edit(SOZIALPLATTFORM, "Beta-Start in vier Pilot", "Betastart in vier Pilot");
    assert_eq!(meanings(&dataset), ["routine text-edited meilensteine[].ereignis"]);
    assert_eq!(diff(&dataset, &["--fail-on", "notable"]).code, 0);
    let text = diff(&dataset, &[]).stdout;
    assert!(
        text.contains("~ meilensteine[].ereignis: [-Beta-Start-]{+Betastart+} in vier"),
        "{text}"
    );
    dataset.commit("typo");
    let blame = ozg(dataset.root(), &["blame", "sozialplattform", "--format", "json"]);
    let values = parsed(&blame);
    let of_list = |value: &&Value| value["field"].to_string().contains("meilensteine[");
    let milestone = values["values"].as_array().expect("values").iter().find(of_list);
    assert_eq!(milestone.expect("a milestone")["commit"]["subject"], "before", "{values}");
    let log = ozg(dataset.root(), &["log", "sozialplattform", "--limit", "1"]).stdout;
    assert!(log.contains("{+Betastart+}"), "{log}");
}

#[test]
fn another_text_or_another_day_is_another_milestone() {
    let own = "- datum: 2022-03-14\n  ereignis: Beta-Start in vier Pilotkommunen (Hilfe zum Lebensunterhalt, Wohngeld, ALG II)";
    for new in [
        "- datum: 2022-03-14\n  ereignis: Vertrag mit dem Betreiber unterzeichnet",
        "- datum: 2022-04-14\n  ereignis: Betastart in vier Pilotkommunen (Hilfe zum Lebensunterhalt, Wohngeld, ALG II)",
    ] {
        let dataset = committed();
        dataset.edit(SOZIALPLATTFORM, own, new);
        let found = meanings(&dataset);
        assert!(found[0].starts_with("notable milestone-"), "{found:?}");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

/// Codes and ids are not prose: that one looks like another means nothing for them.
#[test]
fn values_that_are_not_prose_are_never_edited() {
    let dataset = Dataset::clean();
    dataset.edit(WOHNGELD, "efa: ja\n", "efa: ja\nleika: ['99107005017000']\n");
    dataset.commit("before");
    dataset.edit(WOHNGELD, "99107005017000", "99107005017001").edit(
        WOHNGELD,
        "https://www.d-nrw.de/wohngeld",
        "https://www.d-nrw.de/wohngelder",
    );
    let found = meanings(&dataset);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(!found.iter().any(|meaning| meaning.contains("text-edited")), "{found:?}");
}

/// Entries without a name of their own can be edited as well, and so can an entry that is only a text.
#[test]
fn entries_without_identity_are_edited_too() {
    let folder = crate::harness::temp_dir();
    let schema = r#"{
        "title": "Ding", "x-title-en": "Thing", "x-collection": "things", "x-label": "name",
        "type": "object", "required": ["name"], "properties": {
            "name": { "type": "string" },
            "notes": { "type": "array", "items": { "type": "string" } },
            "steps": { "type": "array", "items": { "type": "object", "properties": {
                "day": { "type": "string", "format": "teildatum" }, "text": { "type": "string" } } } }
        }
    }"#;
    let states = [
        ("old", "- Antrag gestelt\n- Bescheid\n", "- {day: '2023', text: Das Verfahren begint}\n"),
        ("new", "- Vertrag\n- Antrag gestellt\n", "- {day: '2023', text: Das Verfahren beginnt}\n"),
    ];
    for (state, notes, steps) in states {
        let state = folder.path().join(state);
        fs::create_dir_all(state.join("schema")).expect("a folder");
        fs::create_dir_all(state.join("data/things")).expect("a folder");
        fs::write(state.join("schema/thing.schema.json"), schema).expect("a schema");
        let text = format!("name: Ding\nnotes:\n{notes}steps:\n{steps}");
        fs::write(state.join("data/things/a.yaml"), text).expect("a record");
    }
    let run = ozg(folder.path(), &["diff", "old", "new"]);
    assert_snapshot!(run.stdout, @r"
    1 record changed: 0 added, 0 removed, 1 changed
    – Routine: 2 × Text edited, 1 × Value added, 1 × Value removed
    – Effect: no figure changed, no new finding, 0 fixed

    Routine

    Thing
    ~ Ding (thing/a)
        ~ notes[]: Antrag gestelt → Antrag gestellt
        + notes[]: Vertrag
        - notes[]: Bescheid
        ~ steps[].text: Das Verfahren begint → Das Verfahren beginnt
    ");
}

#[test]
fn a_second_equal_entry_did_not_join() {
    let dataset = committed();
    let (one, two) = ("- kdn\n- dataport\n", "- kdn\n- dataport\n- kdn\n");
    dataset.edit(WOHNGELD, one, two);
    assert_eq!(meanings(&dataset), ["routine entry-doubled kernteam[kdn]"]);
    dataset.commit("doubled");
    dataset.edit(WOHNGELD, two, one);
    assert_eq!(meanings(&dataset), ["routine double-removed kernteam[kdn]"]);
}

#[test]
fn a_number_in_another_notation_is_the_same_number() {
    let dataset = Dataset::clean();
    dataset.edit(KOELN, "flaeche_km2: 405.02", "flaeche_km2: 405");
    dataset.commit("before");
    dataset.edit(KOELN, "flaeche_km2: 405", "flaeche_km2: 405.0");
    let run = diff(&dataset, &["--exit-code"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
    let run = diff(&dataset, &["--formatting", "--format", "json"]);
    assert_eq!(parsed(&run)["changes"][0]["change"], "reformatted");
    dataset.edit(KOELN, "flaeche_km2: 405.0", "flaeche_km2: 405.5");
    assert_eq!(meanings(&dataset), ["routine figure-updated flaeche_km2"]);
}

/// A latitude or a level is not a quantity: a percentage of it means nothing.
#[test]
fn only_quantities_have_percentages() {
    let dataset = committed();
    dataset.edit(KOELN, "breite: 50.938107", "breite: 51.938107");
    let text = diff(&dataset, &[]).stdout;
    assert!(text.contains("50.938107 → 51.938107"), "{text}");
    assert!(!text.contains('%'), "{text}");
    dataset.edit(KOELN, "anzahl: 1024621", "anzahl: 1034621");
    assert!(diff(&dataset, &[]).stdout.contains("(+1.0\u{a0}%)"));
}

#[test]
fn another_key_breaks_what_relies_on_it() {
    let dataset = committed();
    dataset.edit(KOELN, "ags: '05315000'", "ags: '05315001'");
    assert_eq!(meanings(&dataset), ["breaking key-changed ags"]);
    assert_eq!(diff(&dataset, &["--fail-on", "breaking"]).code, 1);
    dataset.edit(KOELN, "ags: '05315001'\n", "");
    assert_eq!(meanings(&dataset), ["breaking key-changed ags"]);
    dataset.commit("without");
    dataset.edit(KOELN, "ars:", "ags: '05315000'\nars:");
    assert_eq!(meanings(&dataset), ["routine value-set ags"]);
}

/// A key without quotes is a number, which is invalid; a different key still makes it another record.
#[test]
fn keys_without_quotes_tell_records_apart() {
    let dataset = Dataset::clean();
    dataset.edit(KOELN, "ags: '05315000'", "ags: 5315000").edit(KOELN, "ars: '053150000000'\n", "");
    dataset.commit("before");
    let other = dataset.read(KOELN).replace("5315000", "5315001");
    dataset.remove(KOELN).write("data/municipalities/neu.yaml", other);
    let diff = json(&dataset);
    let words: Vec<_> =
        diff["changes"].as_array().expect("changes").iter().map(|c| &c["change"]).collect();
    assert_eq!(words, ["removed", "added"]);
}

#[test]
fn a_number_that_halves_is_news_with_its_percentage() {
    let dataset = committed();
    dataset.edit(KOELN, "anzahl: 1024621", "anzahl: 102462");
    assert_eq!(meanings(&dataset), ["notable figure-shifted einwohner.anzahl"]);
    assert!(diff(&dataset, &[]).stdout.contains("(−90.0\u{a0}%)"));
    dataset.commit("a tenth");
    dataset.edit(KOELN, "anzahl: 102462", "anzahl: 153693");
    assert_eq!(meanings(&dataset), ["notable figure-shifted einwohner.anzahl"]);
    dataset.edit(KOELN, "anzahl: 153693", "anzahl: 153000");
    assert_eq!(meanings(&dataset), ["routine figure-updated einwohner.anzahl"]);
    let digest = |dataset: &Dataset| {
        let run = ozg(dataset.root(), &["report", "digest", "--since", "HEAD~1", "--at", "HEAD"]);
        run.stdout
    };
    let text = digest(&dataset);
    assert!(text.contains("Population") && text.contains("−90.0\u{a0}%"), "{text}");
}

#[test]
fn the_invitation_to_take_part_has_a_heading_of_its_own() {
    let dataset = committed();
    dataset.edit(WOHNGELD, "efa: ja\n", "efa: ja\nsucht_mitwirkende: true\n");
    assert_eq!(meanings(&dataset), ["notable invitation-opened sucht_mitwirkende"]);
    dataset.commit("open");
    let digest = ["report", "digest", "--since", "HEAD~1", "--format", "md"];
    let markdown = ozg_german(dataset.root(), &digest).stdout;
    let heading = markdown.find("## Mitwirkung gesucht").expect(&markdown);
    assert!(markdown[heading..].contains("„Wohngeld online“ sucht Mitwirkende"), "{markdown}");
    assert!(ozg(dataset.root(), &digest).stdout.contains("## Looking for participants"));
    for closed in ["sucht_mitwirkende: false\n", ""] {
        let dataset = dataset.copied();
        dataset.edit(WOHNGELD, "sucht_mitwirkende: true\n", closed);
        dataset.commit("closed");
        let run = ozg(dataset.root(), &["diff", "HEAD~1", "HEAD", "--format", "json"]);
        assert_eq!(parsed(&run)["changes"][0]["meanings"][0]["meaning"], "invitation-closed");
    }
}

#[test]
fn a_new_project_that_seeks_participants_invites_as_well() {
    let dataset = committed();
    let project = "titel: Fischerprüfung\nart: landesvorhaben\nthemenfeld: bildung\n\
        beschreibung: Anmeldung.\nsucht_mitwirkende: true\n";
    dataset.write("data/projects/fischerpruefung.yaml", project);
    let found = meanings(&dataset);
    assert!(found.contains(&"notable invitation-opened ".to_owned()), "{found:?}");
}

#[test]
fn another_configuration_is_shown_in_every_format() {
    let dataset = committed();
    dataset
        .write(CONFIG, "[lint.severity]\nstale-check = \"off\"\n\n[lint.threshold]\nOZG036 = 6\n");
    let run = diff(&dataset, &["--fail-on", "breaking"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    for format in ["text", "md", "html"] {
        let shown = diff(&dataset, &["--format", format]).stdout;
        assert!(shown.contains("lint.severity.stale-check"), "{format}: {shown}");
    }
    let german = ozg_german(dataset.root(), &["diff"]).stdout;
    assert!(german.contains("Regel abgeschwächt"), "{german}");
    let changed = json(&dataset)["configuration"].clone();
    let severity = json!({
        "key": "lint.severity.stale-check", "old": null, "new": "off",
        "meaning": "rule-weakened", "severity": "breaking",
    });
    let threshold = json!({
        "key": "lint.threshold.OZG036", "old": null, "new": "6",
        "meaning": "configuration-changed", "severity": "routine",
    });
    assert_eq!(changed, json!([severity, threshold]));
}

#[test]
fn a_configuration_breaks_where_it_weakens_a_rule() {
    let states = [
        ("lint.severity.OZG036 = 'warning'", "routine"),
        ("lint.severity.OZG036 = 'error'", "routine"),
        ("lint.severity.OZG036 = 'note'", "breaking"),
        ("lint.severity.stale-check = 'note'\nlint.threshold.OZG036 = 24", "breaking"),
        ("lint.threshold.stale-check = 12", "routine"),
        ("lint.threshold.stale-check = 13", "breaking"),
        ("# nothing at all", "routine"),
        ("lint = 7", "breaking"),
    ];
    let dataset = committed();
    for (text, severity) in states {
        dataset.write(CONFIG, text);
        let run = diff(&dataset, &["--format", "json", "--effect=never"]);
        let answer = parsed(&run);
        let found: Vec<_> = answer["configuration"]
            .as_array()
            .expect("changes")
            .iter()
            .map(|c| &c["severity"])
            .collect();
        assert!(found.contains(&&json!(severity)), "{text}: {answer}");
        assert!(severity == "breaking" || !found.contains(&&json!("breaking")), "{text}: {answer}");
        let text = diff(&dataset, &["--exit-code", "--effect=never"]);
        assert_eq!((text.code, text.stderr.as_str()), (1, ""), "{}", text.stdout);
    }
}

/// The findings of a branch are determined by the rules that hold without it.
#[test]
fn a_configuration_hides_nothing_of_the_change_that_brings_it() {
    for config in ["lint.severity.dangling-reference = 'off'", "lint = 7", "[unknown]\n"] {
        let dataset = committed();
        dataset.write(CONFIG, config).edit(WOHNGELD, "- dataport", "- datapord");
        let run = diff(&dataset, &["--effect=always", "--format", "md"]);
        assert_eq!(run.code, 0, "{config}: {}", run.stderr);
        assert!(run.stdout.contains("dangling-reference"), "{config}: {}", run.stdout);
    }
}

#[test]
fn a_fact_without_a_source_is_marked() {
    let dataset = committed();
    dataset.edit(WOHNGELD, "efa: ja\n", "efa: ja\nfoerdersumme_eur: 120000\n");
    assert_eq!(notes(&dataset), [json!(["unsourced"])]);
    for format in ["text", "md", "html"] {
        let shown = diff(&dataset, &["--format", format]).stdout;
        assert!(shown.contains("no new source"), "{format}: {shown}");
    }
    assert!(ozg_german(dataset.root(), &["diff"]).stdout.contains("ohne neue Quelle"));
    dataset.edit(WOHNGELD, "  - efa\n", "  - efa\n  - foerdersumme_eur\n");
    assert!(notes(&dataset).iter().all(|notes| *notes == json!([])), "{:?}", notes(&dataset));
}

#[test]
fn a_fact_with_a_new_source_is_not_marked() {
    let dataset = committed();
    // A page that named the field before is not a source of what was added later.
    let milestone = "meilensteine:\n- datum: 2020-01\n  ereignis: Vertrag geschlossen\n";
    dataset.edit(WOHNGELD, "meilensteine:\n", milestone);
    assert_eq!(notes(&dataset), [json!(["unsourced"])]);
    let dataset = committed();
    dataset.edit(WOHNGELD, "efa: ja\n", "efa: ja\nfoerdersumme_eur: 120000\n").edit(
        WOHNGELD,
        "quellen:\n",
        "quellen:\n- titel: Haushaltsplan 2026\n",
    );
    assert_eq!(notes(&dataset), [json!([]), json!([])]);
    let service = "data/online-services/kita-vormerkung-soest.yaml";
    for (source, expected) in
        [("", json!(["unsourced"])), ("\n  quelle: https://koeln.de", json!([]))]
    {
        let dataset = Dataset::reports();
        dataset.edit(service, "  felder:\n  - anschluesse\n", "");
        dataset.commit("before");
        let own = format!("anschluesse:\n- kommune: koeln\n  status: live{source}\n");
        dataset.edit(service, "anschluesse:\n", &own);
        assert_eq!(notes(&dataset), [expected]);
    }
}

#[test]
fn a_fact_dated_after_all_its_sources_is_marked() {
    let dataset = Dataset::clean();
    let undated = "  titel: 'Kölner Stadt-Anzeiger: Sozialplattform in NRW wird kaum genutzt'\n";
    let other = "  titel: 'digitale-verwaltung.de: Themenfeld Arbeit & Ruhestand'\n";
    for page in [undated, other] {
        dataset.edit(SOZIALPLATTFORM, page, &format!("{page}  stand: 2023-05-02\n"));
    }
    dataset.commit("before");
    let milestone = "meilensteine:\n- datum: 2024-01-10\n  ereignis: Vertrag geschlossen\n";
    dataset.edit(SOZIALPLATTFORM, "meilensteine:\n", milestone);
    assert_eq!(notes(&dataset), [json!(["unsourced", "after-sources"])]);
    let german = ozg_german(dataset.root(), &["diff"]).stdout;
    let words: Vec<_> = german.split_whitespace().collect();
    assert!(words.join(" ").contains("– jünger als alle Quellen"), "{german}");
    // A plan is always after its sources, and an undated source cannot be compared.
    dataset.edit(SOZIALPLATTFORM, "datum: 2024-01-10", "datum: 2027-01-10");
    assert_eq!(notes(&dataset), [json!(["unsourced"])]);
    dataset.edit(SOZIALPLATTFORM, "datum: 2027-01-10", "datum: 2024-01-10");
    dataset.edit(SOZIALPLATTFORM, &format!("{other}  stand: 2023-05-02\n"), other);
    assert!(!json!(notes(&dataset)).to_string().contains("after-sources"));
}

#[test]
fn removing_a_record_does_not_fix_its_finding() {
    let dataset = Dataset::clean();
    dataset.edit(WOHNGELD, "- kdn\n", "- niemand\n").edit(
        SOZIALPLATTFORM,
        "- mags\n",
        "- nirgends\n",
    );
    dataset.commit("before");
    dataset.remove(WOHNGELD).edit(SOZIALPLATTFORM, "- nirgends\n", "- mags\n");
    let answer = json(&dataset);
    let fixed = answer["effect"]["fixed_findings"].as_array().expect("findings");
    let files: Vec<_> =
        fixed.iter().map(|finding| finding["file"].as_str().expect("a file")).collect();
    assert_eq!(files, [SOZIALPLATTFORM]);
}

#[test]
fn renaming_a_collection_fixes_nothing() {
    let dataset = Dataset::clean();
    dataset.edit(WOHNGELD, "- kdn\n", "- niemand\n");
    dataset.commit("before");
    fs::rename(dataset.path("data/projects"), dataset.path("data/vorhaben")).expect("renamed");
    dataset.edit(
        "schema/project.schema.json",
        "\"x-collection\": \"projects\"",
        "\"x-collection\": \"vorhaben\"",
    );
    let answer = json(&dataset);
    let effect = &answer["effect"];
    assert_eq!((&effect["new_findings"], &effect["fixed_findings"]), (&json!([]), &json!([])));
    dataset.commit("after");
    let run = ozg(dataset.root(), &["lint", "--new-since", "HEAD~1", "--format", "json"]);
    assert_eq!(parsed(&run)["findings"], json!([]), "{}", run.stdout);
}
