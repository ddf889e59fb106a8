//! Tests of what an edit must not change: the comments of what remains, and its style.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::Index;

use super::flow_parts::is_in_brackets;
use super::sample::kind;
use super::{format, ordered, rewrite};
use yaml_tree::{FieldPath, FieldPathSegment, Node, Value, comments, parse};

/// The source with the values of another YAML text.
fn rewritten(source: &str, new: &str) -> String {
    let tree = |text: &str| parse(text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    let (old, new) = (tree(source), tree(new));
    rewrite(&kind(), source, &old, &new).unwrap_or_else(|error| panic!("{error}: {source}"))
}

#[test]
fn a_value_of_another_style_keeps_the_comment_beside_it() {
    for (old, new, written) in [
        ("name: a  # c\n", "name: \"x\\ny\\n\"\n", "name: |  # c\n  x\n  y\n"),
        ("name: |- # c\n  x\n  y\n", "name: 5\n", "name: 5 # c\n"),
        ("name: # c\n", "name: a\n", "name: a # c\n"),
        ("name: a # c\n", "name: [b, c]\n", "name: # c\n- b\n- c\n"),
        ("name: a # c\n", "name: {b: 1}\n", "name: # c\n  b: 1\n"),
        ("name: # c\n- b # b\n", "name: a\n", "name: a # c\n"),
        ("name: [b, d] # c\n", "name: a\n", "name: a # c\n"),
        ("name: [b, # b\n  d # d\n  ] # c\nx: 1\n", "name: []\nx: 1\n", "name: [] # c\nx: 1\n"),
        ("liste: [] # c\n", "liste: [a]\n", "liste: # c\n- a\n"),
        ("liste: # c\n- a\n", "liste: []\n", "liste: [] # c\n"),
        ("liste:\n- a # c\n", "liste: [[b]]\n", "liste:\n# c\n- - b\n"),
        ("liste:\n- # c\n- b\n", "liste: [{a: 1}, b]\n", "liste:\n# c\n- a: 1\n- b\n"),
        ("name:\n  # c\n  a\nx: 1\n", "name: [a]\nx: 1\n", "name:\n- a\n  # c\nx: 1\n"),
        (
            "teil:\n  art: a # a\n  # end\n\nname: b # b\n",
            "teil: 1\nname: \"c\\nd\"\n",
            "teil: 1\n  # end\n\nname: |- # b\n  c\n  d\n",
        ),
        (
            "teil:\n  art: a\n  # end\nname: b\n",
            "teil: \"c\\nd\"\nname: b\n",
            "teil: |-\n  c\n  d\n# end\nname: b\n",
        ),
    ] {
        assert_eq!(rewritten(old, new), written, "{old}");
        let windows = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(rewritten(&windows(old), new), windows(written), "{old}");
    }
}

#[test]
fn flow_collections_keep_their_brackets_and_comments() {
    for (old, new, written) in [
        ("[a, # first\n  b]", "[a, b, c]", "[a, # first\n  b,\n  c]"),
        ("[a, # first\n  b # second\n  ]", "[a, b, c]", "[a, # first\n  b, # second\n  c\n  ]"),
        ("[a, # first\n  b # second\n  ]", "[b, a]", "[b, # second\n  a # first\n  ]"),
        ("[a, # first\n  b, c]", "[b, c]", "[b, c]"),
        ("[a, b, # second\n  c]", "[a, b]", "[a, b # second\n  ]"),
        (
            "[ # all\n  # a\n  a,\n  # b\n  b,\n  # end\n ]",
            "[c, b]",
            "[ # all\n  # a\n  c,\n  # b\n  b,\n  # end\n ]",
        ),
        (
            "[ # all\n  # a\n  a,\n  # b\n  b,\n  # end\n ]",
            "[b, c]",
            "[ # all\n  # b\n  b,\n  c,\n  # end\n ]",
        ),
        (
            "[{art: 'a'}, {art: b}]",
            "[{art: a}, {art: b}, {art: c}]",
            "[{art: 'a'}, {art: b}, {art: c}]",
        ),
        (
            "[{art: 'a', wert: b}, {art: b}]",
            "[{art: c, wert: b}, {art: b}]",
            "[{art: 'c', wert: b}, {art: b}]",
        ),
        ("{x: [1, 2], y: b}", "{x: [1, 2], y: b, z: c}", "{x: [1, 2], y: b, z: c}"),
        ("{x: [1, 2], y: b}", "{x: [1, 2, 3]}", "{x: [1, 2, 3]}"),
        (
            "{x: [1, # one\n   2], y: b # y\n  }",
            "{x: [2], z: \"a\\nb\"}",
            "{x: [2], z: \"a\\nb\"\n  }",
        ),
        ("{ x, y: , 'z':1 }", "{x: 1, y: 2, z: 3, w: 4}", "{ x: 1, y: 2 , 'z':3, w: 4 }"),
        ("{x: a, y: []}", "{x: [b], y: [1]}", "{x: [b], y: [1]}"),
        ("[a: 1, ? b : 2]", "[{a: 2}, {b: 2, c: 3}]", "[a: 2, {b: 2, c: 3}]"),
        ("[a: 1, b]", "[{c: 1}, b]", "[{c: 1}, b]"),
        ("['# no', \"],\"]", "['# no', '],', d]", "['# no', \"],\", d]"),
        ("[a\n  , b # b\n  , c]", "[a, b]", "[a\n  , b # b\n  ]"),
        ("[a, b]", "[c, d]", "[c, d]"),
        ("['a', b]", "[a, c, d]", "['a', c, d]"),
    ] {
        let text = |value: &str| format!("x: {value} # c\ny: 1\n");
        assert_eq!(rewritten(&text(old), &text(new)), text(written), "{old}");
        let windows = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(rewritten(&windows(&text(old)), &text(new)), windows(&text(written)), "{old}");
    }
}

/// A value in a style that a person might use.
#[derive(Debug, Clone)]
enum Written {
    Scalar(usize),
    List(bool, Vec<(Comments, Written)>),
    Mapping(bool, Vec<(Comments, Written)>),
}

/// Whether there is a comment above a value, and one beside it.
type Comments = (bool, bool);

fn written() -> impl Strategy<Value = Written> {
    let part = |inner: BoxedStrategy<Written>| {
        let comments = (proptest::bool::weighted(0.3), proptest::bool::weighted(0.4));
        proptest::collection::vec((comments, inner), 1..4)
    };
    let leaf = (0_usize..6).prop_map(Written::Scalar);
    let value = leaf.prop_recursive(3, 20, 4, move |inner| {
        let lists = (any::<bool>(), part(inner.clone()))
            .prop_map(|(flow, items)| Written::List(flow, items));
        let mappings =
            (any::<bool>(), part(inner)).prop_map(|(flow, items)| Written::Mapping(flow, items));
        prop_oneof![lists, mappings]
    });
    part(value.boxed()).prop_map(|entries| Written::Mapping(false, entries))
}

/// Writes values; each comment contains its number, and its path is recorded.
#[derive(Default)]
struct Hand {
    text: String,
    comments: Vec<FieldPath>,
    values: usize,
}

impl Hand {
    fn comment(&mut self, path: &FieldPath) {
        let _ = write!(self.text, "# <{}>", self.comments.len());
        self.comments.push(path.clone());
    }

    fn line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(indent));
    }

    /// Writes the entries of a collection in block style, the first one on the current line.
    fn block(&mut self, value: &Written, path: &FieldPath, indent: usize) {
        let (Written::List(_, entries) | Written::Mapping(_, entries)) = value else { return };
        for (at, ((above, beside), inner)) in entries.iter().enumerate() {
            let (path, marker) = step(value, path, at);
            if at > 0 {
                self.line(indent);
            }
            let begins_line = self.text.trim_end_matches(' ').ends_with('\n');
            if *above && begins_line {
                self.comment(&path);
                self.line(indent);
            }
            self.text.push_str(&marker);
            self.block_value(inner, &path, indent, *beside, marker == "-");
        }
    }

    fn block_value(
        &mut self,
        value: &Written,
        path: &FieldPath,
        indent: usize,
        beside: bool,
        in_list: bool,
    ) {
        match value {
            Written::List(false, _) | Written::Mapping(false, _) => {
                let is_list = matches!(value, Written::List(..));
                let deeper = if is_list && !in_list && indent.is_multiple_of(4) {
                    indent
                } else {
                    indent + 2
                };
                if beside {
                    self.text.push(' ');
                    self.comment(path);
                }
                if in_list && !beside {
                    self.text.push(' ');
                } else {
                    self.line(deeper);
                }
                self.block(value, path, deeper);
            }
            Written::Scalar(4) => {
                self.text.push_str(" |");
                if beside {
                    self.text.push_str("  ");
                    self.comment(path);
                }
                for _ in 0..2 {
                    self.line(indent + 2);
                    let _ = write!(self.text, "line {}", self.values);
                    self.values += 1;
                }
            }
            _ => {
                self.text.push(' ');
                self.flow(value, path, indent + 2);
                if beside {
                    self.text.push_str("  ");
                    self.comment(path);
                }
            }
        }
    }

    fn flow(&mut self, value: &Written, path: &FieldPath, indent: usize) {
        let (Written::List(_, entries) | Written::Mapping(_, entries)) = value else {
            let text = format!("v{}", self.values);
            self.values += 1;
            let text = match value {
                Written::Scalar(0) => text,
                Written::Scalar(1) => format!("'{text}'"),
                Written::Scalar(2) => format!("\"{text}\""),
                Written::Scalar(3) => self.values.to_string(),
                _ => format!("{text} {text}"),
            };
            self.text.push_str(&text);
            return;
        };
        let is_list = matches!(value, Written::List(..));
        self.text.push(if is_list { '[' } else { '{' });
        for (at, ((above, beside), inner)) in entries.iter().enumerate() {
            let (path, marker) = step(value, path, at);
            if *above {
                self.line(indent);
                self.comment(&path);
                self.line(indent);
            }
            if !is_list {
                self.text.push_str(&marker);
                self.text.push(' ');
            }
            self.flow(inner, &path, indent + 2);
            self.text.push_str(if at + 1 < entries.len() { ", " } else { " " });
            if *beside {
                self.comment(&path);
                self.line(indent);
            }
        }
        self.text.push(if is_list { ']' } else { '}' });
    }
}

/// The path of an entry, and the marker before its value.
fn step(parent: &Written, path: &FieldPath, at: usize) -> (FieldPath, String) {
    match parent {
        Written::List(..) => (path.at(at), "-".to_owned()),
        _ => (path.join(&format!("k{at}")), format!("k{at}:")),
    }
}

/// A change to a value.
#[derive(Debug, Clone)]
enum Change {
    Replace(usize),
    Add(usize),
    Remove(Index),
    Reverse,
}

fn value_of(kind: usize) -> Node {
    let sources =
        ["new", "7000", "\"x\\ny\\n\"", "\"x y\\nz\"", "[n, m]", "{n: 1, m: [2]}", "~", "[]", "{}"];
    parse(sources[kind % sources.len()]).expect("YAML")
}

fn node_at<'n>(root: &'n mut Node, path: &FieldPath) -> Option<&'n mut Node> {
    path.0.iter().try_fold(root, |node, segment| match (&mut node.value, segment) {
        (Value::Mapping(mapping), FieldPathSegment::Key(key)) => {
            mapping.entries.iter_mut().find(|entry| entry.key == *key).map(|entry| &mut entry.node)
        }
        (Value::List(items), FieldPathSegment::Index(at)) => items.get_mut(*at),
        _ => None,
    })
}

fn paths(node: &Node, path: &FieldPath, found: &mut Vec<FieldPath>) {
    for entry in node.as_mapping().map_or(&[][..], |mapping| &mapping.entries) {
        found.push(path.join(&entry.key));
        paths(&entry.node, &path.join(&entry.key), found);
    }
    for (at, item) in node.items().iter().enumerate() {
        found.push(path.at(at));
        paths(item, &path.at(at), found);
    }
}

/// Changes the value at a path. Returns the paths whose comments may be lost: those below a replaced value, and the
/// path of a removed entry with all paths below it.
fn change(root: &mut Node, path: &FieldPath, change: &Change) -> Vec<FieldPath> {
    let Some(node) = node_at(root, path) else { return Vec::new() };
    let mut lost = Vec::new();
    match (&mut node.value, change) {
        (_, Change::Replace(kind)) => {
            paths(node, path, &mut lost);
            *node = value_of(*kind);
        }
        (Value::List(items), Change::Add(kind)) => items.push(value_of(*kind)),
        (Value::Mapping(mapping), Change::Add(kind)) => mapping.push("added", value_of(*kind)),
        (Value::List(items), Change::Reverse) => items.reverse(),
        (Value::List(items), Change::Remove(at)) if !items.is_empty() => {
            let at = at.index(items.len());
            lost.push(path.at(at));
            paths(&items[at], &path.at(at), &mut lost);
            items.remove(at);
        }
        (Value::Mapping(mapping), Change::Remove(at)) if !mapping.entries.is_empty() => {
            let entry = mapping.entries.remove(at.index(mapping.entries.len()));
            lost.push(path.join(&entry.key));
            paths(&entry.node, &path.join(&entry.key), &mut lost);
        }
        _ => {}
    }
    lost
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    let replacement =
        (any::<Index>(), 0_usize..9).prop_map(|(at, kind)| (at, Change::Replace(kind)));
    let structure = prop_oneof![
        (0_usize..9).prop_map(Change::Add),
        any::<Index>().prop_map(Change::Remove),
        Just(Change::Reverse),
    ];
    let one = (any::<Index>(), structure).prop_map(|change| vec![change]);
    prop_oneof![proptest::collection::vec(replacement, 1..4), one]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_ordered_record_is_unchanged_to_the_byte_and_can_be_formatted(written in written(), windows: bool) {
        let mut hand = Hand::default();
        hand.block(&written, &FieldPath::default(), 0);
        let text = if windows { hand.text.replace('\n', "\r\n") } else { hand.text };
        prop_assert_eq!(&ordered(&kind(), &text).expect("a record"), &text);
        let formatted = format(&kind(), &text);
        prop_assert!(formatted.is_ok(), "{:?}\n{}", formatted, text);
    }

    #[test]
    fn a_comment_of_what_remains_is_never_lost(
        written in written(), changes in changes(), windows: bool, is_open: bool,
    ) {
        let mut hand = Hand::default();
        hand.block(&written, &FieldPath::default(), 0);
        let mut text = hand.text + if is_open { "" } else { "\n" };
        if windows {
            text = text.replace('\n', "\r\n");
        }
        let old = parse(&text).unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
        let (mut new, mut lost, mut all_paths) = (old.clone(), Vec::new(), Vec::new());
        paths(&old, &FieldPath::default(), &mut all_paths);
        for (at, change_at) in &changes {
            lost.extend(change(&mut new, &all_paths[at.index(all_paths.len())], change_at));
        }
        let result = rewrite(&kind(), &text, &old, &new)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{text}\n{changes:?}")))?;
        let kept = comments(&result);
        for (number, path) in hand.comments.iter().enumerate().filter(|(_, path)| !lost.contains(path)) {
            let count = kept.iter().filter(|one| one.text.contains(&format!("<{number}>"))).count();
            prop_assert_eq!(count, 1, "{} of {} in\n{}\n{:?}\n{}", number, path, text, changes, result);
        }
        let after = parse(&result).expect("YAML");
        let paths_stay = changes.iter().all(|(_, change)| matches!(change, Change::Replace(_) | Change::Add(_)));
        for path in all_paths.iter().filter(|path| paths_stay && !lost.contains(path)) {
            let (Some(before), Some(after)) = (old.at(path), after.at(path)) else { continue };
            let is_filled = |node: &Node| !node.items().is_empty() || node.as_mapping().is_some_and(|mapping| !mapping.entries.is_empty());
            if is_filled(before) && is_filled(after) && before.items().is_empty() == after.items().is_empty() {
                let forms = (is_in_brackets(&text, before), is_in_brackets(&result, after));
                prop_assert_eq!(forms.0, forms.1, "{} in\n{}\n{:?}\n{}", path, text, changes, result);
            }
        }
        prop_assert!(!text.contains('\r') || !result.replace("\r\n", "").contains(['\r', '\n']), "{:?}", result);
    }
}

#[test]
fn entries_are_added_and_removed_before_others_that_keep_their_comments() {
    for (old, new, written) in [
        (
            "teile:\n  # all\n- art: a # a\n  # about wert\n  wert: b # b\n",
            "teile:\n- wert: b\n",
            "teile:\n  # all\n# about wert\n- wert: b # b\n",
        ),
        (
            "teile:\n- wert: b # b\n",
            "teile: [{art: a, wert: b}]\n",
            "teile:\n- art: a\n  wert: b # b\n",
        ),
        ("x:\n- - a # a\n  - b # b\n", "x: [[b]]\n", "x:\n- - b # b\n"),
        ("x:\n- - a # a\n", "x: [[c, a]]\n", "x:\n- - c\n  - a # a\n"),
        ("liste:\n# a\n- a\n", "liste: [b, a]\n", "liste:\n- b\n# a\n- a\n"),
        ("# file\nziffer: 1\n", "{name: a, ziffer: 1}\n", "# file\nname: a\nziffer: 1\n"),
        (
            "name: |\n  a\nteil:\n  art: x\n    # end\nx: 1\n",
            "{name: \"a\\n\", x: 1}\n",
            "name: |\n  a\nx: 1\n",
        ),
        (
            "teil:\n  art: x\n  # end\nx: 1\n",
            "{teil: {art: x}, teile: [{art: \"a\\nb\"}], x: 1}\n",
            "teil:\n  art: x\n  # end\nteile:\n- art: |-\n    a\n    b\nx: 1\n",
        ),
        ("liste:\n- a # a\n- 'b' # b\n", "liste: [b, a]\n", "liste:\n- 'b' # b\n- a # a\n"),
        (
            "\u{feff}x: 1\nziffer: 2\n",
            "{name: \"a\\nb\", ziffer: [2]}",
            "\u{feff}name: |-\n  a\n  b\nziffer:\n- 2\n",
        ),
        ("name: |\n  a\n\nx: 1\n", "{name: 5, x: 1}", "name: 5\n\nx: 1\n"),
        ("name: |-\n  a\n  b", "{name: \"c\\nd\"}", "name: |-\n  c\n  d"),
        ("name: a\nx: b", "{name: a}", "name: a"),
        ("name: a", "{name: a, x: b}", "name: a\nx: b"),
        ("liste:\n- 'a' # a\n- b\n", "liste: [c, b]\n", "liste:\n- 'c' # a\n- b\n"),
    ] {
        assert_eq!(rewritten(old, new), written, "{old}");
    }
}
