//! Changes of values in a file that people have edited by hand: every other byte stays the same.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use records::edit::rewrite;
use records::schema::{Kind, Schemas};
use yaml_tree::{Node, Value};

use crate::harness::REPOSITORY;

/// Records of every kind of the shipped dataset, with their schemas.
static RECORDS: LazyLock<Vec<(Arc<Kind>, String)>> = LazyLock::new(|| {
    let tree = crate::harness::tree(REPOSITORY);
    let schemas = Schemas::load(&tree).expect("its schemas");
    let mut records = Vec::new();
    for kind in schemas.kinds() {
        let folder = Path::new(REPOSITORY).join("data").join(&kind.collection);
        let mut files: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.sort();
        for file in files.iter().step_by(files.len().div_ceil(12)) {
            records.push((Arc::clone(kind), fs::read_to_string(file).expect("a record")));
        }
    }
    records
});

/// What a person may do to a file without changing its values.
#[derive(Debug, Clone)]
struct Hand {
    comment_above: Vec<bool>,
    comment_behind: Vec<bool>,
    blank_above: Vec<bool>,
    windows: bool,
    no_last_line_end: bool,
}

fn hand() -> impl Strategy<Value = Hand> {
    let flags = || proptest::collection::vec(proptest::bool::weighted(0.2), 40);
    (flags(), flags(), flags(), any::<bool>(), any::<bool>()).prop_map(
        |(comment_above, comment_behind, blank_above, windows, no_last_line_end)| Hand {
            comment_above,
            comment_behind,
            blank_above,
            windows,
            no_last_line_end,
        },
    )
}

impl Hand {
    fn edit(&self, text: &str) -> String {
        let mut lines = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let flag = |flags: &[bool]| flags[at % flags.len()];
            let indent = line.len() - line.trim_start().len();
            if flag(&self.blank_above) {
                lines.push(String::new());
            }
            if flag(&self.comment_above) {
                lines.push(format!("{}# über Zeile {at}", " ".repeat(indent)));
            }
            let behind = if flag(&self.comment_behind) { "  # von Hand" } else { "" };
            lines.push(format!("{line}{behind}"));
        }
        let mut text = lines.join("\n");
        if !self.no_last_line_end {
            text.push('\n');
        }
        if self.windows { text.replace('\n', "\r\n") } else { text }
    }
}

/// Every scalar outside lists: within a list it may be what identifies an entry.
fn scalars(node: &mut Node) -> Vec<&mut Value> {
    match &mut node.value {
        Value::Mapping(mapping) => {
            mapping.entries.iter_mut().flat_map(|entry| scalars(&mut entry.node)).collect()
        }
        Value::List(_) => Vec::new(),
        scalar => vec![scalar],
    }
}

/// Every list of a record.
fn lists(node: &mut Node) -> Vec<&mut Vec<Node>> {
    match &mut node.value {
        Value::Mapping(mapping) => {
            mapping.entries.iter_mut().flat_map(|entry| lists(&mut entry.node)).collect()
        }
        Value::List(items) => vec![items],
        _ => Vec::new(),
    }
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut lines = whole.lines();
    part.lines().all(|line| lines.any(|other| other == line))
}

/// A record edited by hand, and its tree.
fn edited(record: prop::sample::Index, hand: &Hand) -> (Arc<Kind>, String, Node) {
    let (kind, text) = &RECORDS[record.index(RECORDS.len())];
    let text = hand.edit(text);
    let tree = yaml_tree::parse(&text).unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
    (Arc::clone(kind), text, tree)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_scalar_changes_nothing_but_its_own_bytes(
        record: prop::sample::Index, hand in hand(), place: prop::sample::Index, value in "[a-zäöü:#' -]{0,12}",
    ) {
        let (kind, text, old) = edited(record, &hand);
        let mut new = old.clone();
        let mut places = scalars(&mut new);
        let at = place.index(places.len());
        let is_multi_line = matches!(&*places[at], Value::String(text) if text.contains('\n'));
        prop_assume!(!is_multi_line);
        *places[at] = Value::String(value.into());
        prop_assume!(new != old);
        let result = rewrite(&kind, &text, &old, &new).expect("a change");
        prop_assert_eq!(&yaml_tree::parse(&result).expect("YAML"), &new);
        let differing = text.split('\n').zip(result.split('\n')).filter(|(a, b)| a != b).count();
        prop_assert_eq!((differing, result.split('\n').count()), (1, text.split('\n').count()));
        let comments = |text: &str| text.matches("# ").count();
        prop_assert!(comments(&result) >= comments(&text), "{}", result);
    }

    #[test]
    fn a_new_key_and_a_new_entry_only_add_lines(
        record: prop::sample::Index, hand in hand(), place: prop::sample::Index,
    ) {
        let (kind, text, old) = edited(record, &hand);
        let mut new = old.clone();
        let mut places = lists(&mut new);
        if !places.is_empty() {
            let at = place.index(places.len());
            places[at].push(Value::String("neu: ja".into()).into());
        }
        let Value::Mapping(mapping) = &mut new.value else { unreachable!("a record") };
        mapping.push("hinweis_neu", Value::String("mehr".into()));
        let result = rewrite(&kind, &text, &old, &new).expect("a change");
        prop_assert_eq!(&yaml_tree::parse(&result).expect("YAML"), &new);
        prop_assert!(is_subsequence(&text, &result), "{}", result);
    }

    #[test]
    fn a_key_and_an_entry_less_only_take_lines_away(
        record: prop::sample::Index, hand in hand(), key: prop::sample::Index, place: prop::sample::Index,
    ) {
        let (kind, text, old) = edited(record, &hand);
        let mut new = old.clone();
        let mut places: Vec<_> = lists(&mut new).into_iter().filter(|list| list.len() > 1).collect();
        if !places.is_empty() {
            let at = place.index(places.len());
            let entry = key.index(places[at].len());
            places[at].remove(entry);
        }
        let Value::Mapping(mapping) = &mut new.value else { unreachable!("a record") };
        mapping.entries.remove(key.index(mapping.entries.len()));
        let result = rewrite(&kind, &text, &old, &new).expect("a change");
        prop_assert_eq!(&yaml_tree::parse(&result).expect("YAML"), &new);
        prop_assert!(is_subsequence(&result, &text), "{}", result);
    }
}

#[test]
fn what_cannot_be_changed_in_parts_is_refused() {
    let (kind, _) = &RECORDS[0];
    let text = "{name: a, art: b}\n";
    let old = yaml_tree::parse(text).expect("YAML");
    let mut new = old.clone();
    *scalars(&mut new)[0] = Value::String("c".into());
    assert!(rewrite(kind, text, &old, &new).is_ok(), "a scalar within is still a scalar");
    let Value::Mapping(mapping) = &mut new.value else { unreachable!("a record") };
    mapping.entries.clear();
    assert!(rewrite(kind, text, &old, &new).is_err());
}
