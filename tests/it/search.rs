//! `ozg search` on the clean fixture: what is found, in which order, and how it is shown.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use record_query::search::{WordFilter, may_mention, search};
use records::dataset::{DatasetSource, Projection};
use records::schema::walk;
use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, assert_matches_schema, command, ozg, ozg_german};

fn hits(dataset: &Dataset, words: &[&str]) -> Vec<String> {
    let run = ozg(dataset.root(), &[&["search", "--format", "json"], words].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_matches_schema("search", &found);
    let hits = found["hits"].as_array().expect("a list");
    hits.iter().map(|hit| format!("{}/{}", hit["kind"], hit["id"]).replace('"', "")).collect()
}

fn first(dataset: &Dataset, words: &[&str]) -> String {
    hits(dataset, words).into_iter().next().unwrap_or_default()
}

#[test]
fn ids_and_codes_come_before_names_and_names_before_other_texts() {
    let dataset = Dataset::clean();
    let found = hits(&dataset, &["wohngeld"]);
    assert_eq!(found[..2], ["project/wohngeld", "leistung/10092-wohngeld"]);
    assert!(found.len() > 2, "{found:?}");
    for (words, record) in [
        (&["05315000"][..], "municipality/koeln"),
        (&["10092"], "leistung/10092-wohngeld"),
        (&["99107023000000"], "leistung/10092-wohngeld"),
        (&["9910702300"], "leistung/10092-wohngeld"),
        (&["kreis-soest"], "municipality/kreis-soest"),
        (&["Soest"], "municipality/soest"),
    ] {
        assert_eq!(first(&dataset, words), record, "{words:?}");
    }
}

#[test]
fn a_record_has_all_words_in_whichever_field_and_form() {
    let dataset = Dataset::clean();
    for words in [
        &["köln", "arnsberg"][..],
        &["sassendorf", "arnsberg"],
        &["SASSENDORF", "Arnsb"],
        &["Bad Sassendorf", "kreisangehörige"],
    ] {
        let found = hits(&dataset, words);
        let is_there = found.contains(&"municipality/bad-sassendorf".to_owned());
        assert_eq!(is_there, !words.contains(&"köln"), "{words:?}: {found:?}");
    }
    // As part of a longer word, from four letters on.
    assert!(hits(&dataset, &["geld"]).contains(&"project/wohngeld".to_owned()));
    assert!(!hits(&dataset, &["eld"]).contains(&"project/wohngeld".to_owned()));
    let of_kind = hits(&dataset, &["wohngeld", "--kind", "Leistung"]);
    assert_eq!(of_kind, ["leistung/10092-wohngeld"]);
}

/// Letters as encoded by a Mac, a word processor and a web page.
#[test]
fn texts_are_found_however_their_letters_are_encoded() {
    let dataset = Dataset::clean();
    let plain = hits(&dataset, &["köln"]);
    assert_eq!(hits(&dataset, &["ko\u{308}ln"]), plain);
    assert_eq!(hits(&dataset, &["Ko\u{308}\u{ad}ln"]), plain);
    let two = hits(&dataset, &["Bad Sassendorf"]);
    assert_eq!(hits(&dataset, &["Bad\u{a0}Sassen\u{ad}dorf"]), two);
    dataset.edit("data/municipalities/koeln.yaml", "\nname: Köln", "\nname: Ko\u{308}\u{ad}ln");
    assert_eq!(hits(&dataset, &["köln"])[0], "municipality/koeln");
    let run = ozg(dataset.root(), &["search", "köl", "--format", "md"]);
    assert!(run.stdout.contains(r"**Ko\<U+0308\>\<U+00AD\>l**n"), "{}", run.stdout);
}

#[test]
fn one_typing_mistake_is_forgiven_in_words_of_five_letters() {
    let dataset = Dataset::clean();
    for (word, record) in [
        ("Wonhgeld", "leistung/10092-wohngeld"),
        ("Wohngeldd", "leistung/10092-wohngeld"),
        ("Wohgeld", "leistung/10092-wohngeld"),
        ("Wohngild", "leistung/10092-wohngeld"),
        ("Remschied", "municipality/remscheid"),
        ("Verpflihtungs", "leistung/10273-verpflichtungserklaerung"),
        ("Wongehld", ""),
        ("Kolm", ""),
    ] {
        assert_eq!(first(&dataset, &[word]), record, "{word}");
    }
    let run = ozg_german(dataset.root(), &["search", "Wonhgeld", "--limit", "1"]);
    assert_snapshot!(run.shown(&dataset));
}

#[test]
fn hits_are_highlighted_and_keep_within_80_columns() {
    let dataset = Dataset::clean();
    let args = ["search", "wohngeld", "--color", "always"];
    let coloured = ozg(dataset.root(), &args);
    assert_snapshot!("search_coloured", coloured.stdout.replace('\u{1b}', "ESC"));
    let plain = ozg(dataset.root(), &["search", "in"]);
    let longest = plain.stdout.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|length| length <= 80), "{}", plain.stdout);
    let piped = command(dataset.root(), &["search", "in"]).env("COLUMNS", "").output();
    assert!(!String::from_utf8_lossy(&piped.expect("a run").stdout).contains('…'));
}

#[test]
fn json_has_what_was_found_where() {
    let dataset = Dataset::clean();
    let args = ["search", "märkisch lüdenscheid", "--format", "json"];
    dataset.write(
        "data/organisations/kreis.yaml",
        "name: IT im Märkischen Kreis\nart: sonstige\nbeschreibung: Sitz in Lüdenscheid\n\
         register: [destatis-gv100ad]\n",
    );
    assert_snapshot!(ozg(dataset.root(), &args).stdout);
}

#[test]
fn nothing_found_is_no_error_and_gives_the_reason() {
    let dataset = Dataset::clean();
    let run = |words: &[&str]| {
        let run = ozg(dataset.root(), &[&["search"], words].concat());
        (run.code, run.stdout, run.stderr)
    };
    for (words, code, message) in [
        (&["xyzxyz"][..], 0, "No record contains the word “xyzxyz”.\n"),
        (&["wohnegldd"], 0, "No record contains the word “wohnegldd”. Did you mean “wohngeld”?\n"),
        (
            &["remscheid", "wohngeld"],
            0,
            "Each word is found, but no record contains all of them.\n",
        ),
        (&["…"], 2, "error: “…” contains no letter or digit to search for.\n"),
    ] {
        let state = if code == 0 { "Data of the working copy, without Git\n" } else { "" };
        assert_eq!(run(words), (code, String::new(), format!("{message}{state}")), "{words:?}");
    }
    assert_eq!(run(&["a", "--kind", "projct"]).0, 2);
    let more = run(&["in", "--limit", "2"]).2;
    let (more, _state) = more.split_once("Data of").expect("the state of the data");
    assert!(more.ends_with("more records are not shown.\n"), "{more}");
}

#[test]
fn a_hostile_text_is_harmless_also_around_a_hit() {
    let dataset = Dataset::clean();
    dataset.write(
        "data/organisations/hostile.yaml",
        "name: \"böse\\e[31m\\n::error::b\"\nart: sonstige\nbeschreibung: \"\\u202ehinterhältig\\e]8;;x\"\nregister: [destatis-gv100ad]\n",
    );
    let run = ozg(dataset.root(), &["search", "böse", "hinterhältig"]);
    assert_snapshot!(run.shown(&dataset));
}

/// On the shipped data: the filter has excluded no record that a search in all records finds, and none that names
/// another.
#[test]
fn no_file_that_belongs_to_an_answer_is_ruled_out_by_its_text() {
    let source = DatasetSource::open(crate::harness::tree(REPOSITORY)).expect("a dataset");
    let mut everything = Projection::default();
    everything.add_all(&source.schemas);
    let all = source.load(&everything).expect("the records");
    let texts: HashMap<_, _> = all
        .records
        .iter()
        .map(|record| {
            let path = Path::new(REPOSITORY).join(record.file.as_ref());
            (&record.file, fs::read_to_string(path).expect("a file"))
        })
        .collect();
    let (mut words, mut named) = (BTreeSet::new(), 0);
    for record in &all.records {
        walk(&record.kind.root, &record.root, &mut |_, field, node| {
            let Some(text) = node.as_str() else { return };
            if !field.reference.is_empty() {
                assert!(may_mention(text, &texts[&record.file]), "{text} in {}", record.file);
                named += 1;
            }
            words.extend(text.split_whitespace().map(str::to_owned));
        });
    }
    assert!(named > 5_000, "{named}");
    let mut found = 0;
    for word in words.iter().step_by(words.len() / 40) {
        let result = search(&all, word, usize::MAX);
        // The word itself, not one that is similar.
        assert!(result.forgiven.is_empty(), "{word}");
        for hit in result.hits {
            let (record, filter) = (hit.record, WordFilter::of_values(word));
            assert!(filter.may_match(&record.id, &texts[&record.file]), "{word}: {}", record.file);
            found += 1;
        }
    }
    assert!(found > 40, "{found}");
}
