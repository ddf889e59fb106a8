//! Each mistake with its error, and text that only looks like a mistake.

use crate::parser::parse;
use crate::{Span, line_start, line_starts};
use proptest::prelude::*;

/// The error for a text: message, location and help.
fn error_summary(source: &str) -> String {
    let error = parse(source).expect_err(source);
    let help = error.help.map_or("-", |help| help.key);
    format!("{} {} {}", error.message.key, place(source, error.span), help)
}

/// Line and column of both ends.
fn place(source: &str, span: Span) -> String {
    let at = |at: usize| {
        let line = line_starts(source).partition_point(|&start| start <= at);
        let column = source[line_start(source, at)..at].chars().count() + 1;
        format!("{line}:{column}")
    };
    format!("{}-{}", at(span.range().start), at(span.range().end))
}

/// Texts with a mistake, the expected error, and the text fixed as the help suggests.
fn check_fixed(cases: &[(&str, &str, &str)]) {
    for (source, expected, fixed) in cases {
        assert_eq!(error_summary(source), *expected, "{source}");
        parse(fixed).unwrap_or_else(|error| panic!("{fixed}: {error:?}"));
    }
}

#[test]
fn colons() {
    let missing = "yaml-colon-missing 2:1-2:7 yaml-colon-missing-help";
    let blank = "yaml-colon-blank 2:1-2:8 yaml-colon-blank-help";
    check_fixed(&[
        ("# c\ntitel:D\na: b\n", blank, "# c\ntitel: D\na: b\n"),
        ("a: b\ntitel:D\n", blank, "a: b\ntitel: D\n"),
        (
            "# c\ntitel\na: b\n",
            "yaml-colon-missing 2:1-2:6 yaml-colon-missing-help",
            "titel:\na: b\n",
        ),
        ("# c\nname D\na: b\n", missing, "# c\nname: D\na: b\n"),
        ("a: b\nname D\nc: d\n", missing, "a: b\nname: D\nc: d\n"),
        (
            "a: |\n  b\nName D\n",
            "yaml-key-without-colon 3:1-3:7 yaml-key-without-colon-help",
            "a: |\n  b\n  Name D\n",
        ),
        (
            "a:\n- x b\n  c: d\n",
            "yaml-colon-missing 2:3-2:6 yaml-colon-missing-help",
            "a:\n- x: b\n  c: d\n",
        ),
        (
            "a:\n- x:b\n  c: d\n",
            "yaml-colon-blank 2:3-2:6 yaml-colon-blank-help",
            "a:\n- x: b\n  c: d\n",
        ),
        ("a: {b:[c]}\n", "yaml-colon-blank 1:5-1:11 yaml-colon-blank-help", "a: {b: [c]}\n"),
        ("a:\u{a0}b\nc: d\n", "yaml-odd-blank 1:3-1:4 yaml-odd-blank-help", "a: b\nc: d\n"),
        ("a:\n- b\n-\u{202f}c\n", "yaml-odd-blank 3:2-3:3 yaml-odd-blank-help", "a:\n- b\n- c\n"),
        (
            "a:\n  b: c\n \u{a0}d\n",
            "yaml-odd-blank 3:2-3:3 yaml-odd-blank-help",
            "a:\n  b: c\n  d:\n",
        ),
        ("titel：D\na: b\n", "yaml-odd-colon 1:6-1:7 yaml-odd-colon-help", "titel: D\na: b\n"),
        ("a: b: c\n", "yaml-colon 1:5-1:8 yaml-colon-help", "a: 'b: c'\n"),
        ("a: {b: c: d}\n", "yaml-colon 1:9-1:13 yaml-colon-help", "a: {b: 'c: d'}\n"),
    ]);
}

#[test]
fn lists() {
    let dash = "yaml-dash-blank 3:1-3:3 yaml-dash-blank-help";
    let bullet = "yaml-bullet 3:1-3:2 yaml-bullet-help";
    check_fixed(&[
        ("a:\n- b\n-c\n", dash, "a:\n- b\n- c\n"),
        ("a:\n- b\n-1\n", dash, "a:\n- b\n- 1\n"),
        ("a:\n- b\n– c\n", bullet, "a:\n- b\n- c\n"),
        ("a:\n- b\n• c\n", bullet, "a:\n- b\n- c\n"),
        ("a:\n# x\n* b\n", bullet, "a:\n# x\n- b\n"),
        (
            "a:\n  – b: c\n    d: e\n",
            "yaml-bullet 2:3-2:4 yaml-bullet-help",
            "a:\n  - b: c\n    d: e\n",
        ),
        (
            "a:\n  -b: c\n    d: e\n",
            "yaml-dash-blank 2:3-2:8 yaml-dash-blank-help",
            "a:\n  - b: c\n    d: e\n",
        ),
        (
            "a: b\n- c\n",
            "yaml-entry-among-fields 2:1-2:4 yaml-entry-among-fields-help",
            "a:\n- b\n- c\n",
        ),
        (
            "a:\n- b: c\nd\n",
            "yaml-colon-missing 3:1-3:2 yaml-colon-missing-help",
            "a:\n- b: c\nd:\n",
        ),
        (
            "- a: b\nc: d\n",
            "yaml-field-among-entries 2:1-2:5 yaml-field-among-entries-help",
            "- a: b\n  c: d\n",
        ),
        ("a: - b\n", "yaml-list-beside-field 1:4-1:7 yaml-list-beside-field-help", "a:\n- b\n"),
        (
            "a:\n  - b\n - c\n",
            "yaml-indentation 3:2-3:5 yaml-indentation-help",
            "a:\n  - b\n  - c\n",
        ),
    ]);
}

#[test]
fn quotes() {
    let after = |place: &str| format!("yaml-text-after-quote {place} yaml-text-after-quote-help");
    let mixed = "yaml-mixed-quotes 1:6-1:7 yaml-mixed-quotes-help";
    check_fixed(&[
        ("a: \"b\" c\n", &after("1:4-1:9"), "a: '\"b\" c'\n"),
        ("a: 'b' c\n", &after("1:4-1:9"), "a: '''b'' c'\n"),
        ("a: \"b \"c\" d\"\n", &after("1:4-1:13"), "a: '\"b \"c\" d\"'\n"),
        ("a: \"b\": c\n", &after("1:4-1:10"), "a: '\"b\": c'\n"),
        ("a: \"b\":c\n", &after("1:4-1:9"), "a: '\"b\":c'\n"),
        ("a: 'b's'\n", "yaml-text-after-quote 1:4-1:9 yaml-apostrophe-help", "a: 'b''s'\n"),
        (
            "a: „b: c“\n",
            "yaml-typographic-quote 1:4-1:10 yaml-typographic-quote-help",
            "a: '„b: c“'\n",
        ),
        ("a: \"b“\nc: d\n", mixed, "a: \"b\"\nc: d\n"),
        ("a: \"b“\nc: \"d\"\n", mixed, "a: \"b\"\nc: \"d\"\n"),
        ("a: \"\\d\"\n", "yaml-escape 1:5-1:7 yaml-escape-help", "a: '\\d'\n"),
        (
            "a: \"\\\\\\uD83D\\uDE00\\x4\"\n",
            "yaml-escape 1:19-1:22 yaml-escape-help",
            "a: \"\\\\x4\"\n",
        ),
        ("a: \"\\uD800 b\"\n", "yaml-escape 1:5-1:11 yaml-escape-help", "a: '\\uD800 b'\n"),
        ("a: \"b\n  \\ö\"\n", "yaml-escape 2:3-2:5 yaml-escape-help", "a: \"b\n  \\\\ö\"\n"),
        (
            "a: \"C:\\t\\\"\nb: c\n",
            "yaml-escaped-quote 1:9-1:11 yaml-escape-help",
            "a: 'C:\\t\\'\nb: c\n",
        ),
        (
            "a: \"b\nc\"\n",
            "yaml-quote-indentation 2:1-2:3 yaml-quote-indentation-help",
            "a: \"b\n  c\"\n",
        ),
        ("a: \"b\nc: d\n", "yaml-open-quote 1:4-1:6 yaml-open-quote-help", "a: \"b\"\nc: d\n"),
        (
            "a:\n  b: \"c\n  d: \"e\"\n",
            "yaml-open-quote 2:6-2:8 yaml-open-quote-help",
            "a:\n  b: \"c\"\n  d: \"e\"\n",
        ),
    ]);
}

#[test]
fn brackets() {
    let empty = "yaml-empty-entry 1:6-1:7 yaml-empty-entry-help";
    let comma = |place: &str| format!("yaml-missing-comma {place} yaml-missing-comma-help");
    let after = "yaml-text-after-bracket 1:8-1:9 yaml-text-after-bracket-help";
    let dash = |place: &str| format!("yaml-dash-in-brackets {place} yaml-dash-in-brackets-help");
    check_fixed(&[
        ("a: [b,, c]\n", "yaml-empty-entry 1:7-1:8 yaml-empty-entry-help", "a: [b, c]\n"),
        ("a: [ , c]\n", empty, "a: [c]\n"),
        ("a: {b: c d: e}\n", &comma("1:10-1:11"), "a: {b: c, d: e}\n"),
        ("a: {b: c\n  d: e}\n", &comma("2:3-2:4"), "a: {b: c,\n  d: e}\n"),
        ("a: {b: \"c\" d: e}\n", &comma("1:12-1:13"), "a: {b: \"c\", d: e}\n"),
        ("a: {b: [c] d: e}\n", &comma("1:12-1:13"), "a: {b: [c], d: e}\n"),
        ("a: ['b' 'c']\n", &comma("1:9-1:12"), "a: ['b', 'c']\n"),
        ("a: [b # c\n  d]\n", &comma("2:3-2:4"), "a: [b, # c\n  d]\n"),
        ("[\n---\n]\n", "yaml-open-bracket 1:1-1:2 yaml-open-bracket-help", "[]\n"),
        ("a: [b\nc: d\n", "yaml-open-bracket 1:4-1:6 yaml-open-bracket-help", "a: [b]\nc: d\n"),
        (
            "a: [b, [c]\nd: e\n",
            "yaml-open-bracket 1:4-1:11 yaml-open-bracket-help",
            "a: [b, [c]]\nd: e\n",
        ),
        ("{a: b\n", "yaml-open-bracket 1:1-1:6 yaml-open-bracket-help", "{a: b}\n"),
        (
            "a: [\n  b\n]\n",
            "yaml-bracket-indentation 3:1-3:2 yaml-bracket-indentation-help",
            "a: [\n  b\n  ]\n",
        ),
        ("a: [- b]\n", &dash("1:5-1:9"), "a: [b]\n"),
        ("a: [\n- b\n]\n", &dash("2:1-2:4"), "a:\n- b\n"),
        ("a: [b] c\n", after, "a: '[b] c'\n"),
        ("a: [b]]\n", "yaml-extra-bracket 1:7-1:8 yaml-extra-bracket-help", "a: [b]\n"),
        ("a: [b}\n", "yaml-bracket-pair 1:4-1:7 yaml-bracket-pair-help", "a: [b]\n"),
    ]);
}

#[test]
fn marks_of_a_merge() {
    for mark in ["<<<<<<< HEAD", "=======", ">>>>>>> x", "||||||| 1f"] {
        for source in [format!("a: b\n{mark}\nc: d\n"), format!("a: |\n  b\n{mark}\n  c\n")] {
            let summary = error_summary(&source);
            assert!(summary.starts_with("yaml-conflict-mark "), "{summary}");
            assert!(summary.ends_with(" yaml-conflict-mark-help"), "{summary}");
            assert!(
                summary.contains(&format!(
                    " {}:1-",
                    source[..source.find(mark).expect("a mark")].lines().count() + 1
                )),
                "{summary}"
            );
        }
    }
    let both = "a: b\n<<<<<<< x\nc: d\n=======\nc: e\n>>>>>>> y\n";
    assert_eq!(error_summary(both), "yaml-conflict 2:1-2:10 yaml-conflict-help");
}

#[test]
fn characters_that_begin_no_text() {
    for text in ["@b", "`b`", ",b", "? b", "%b"] {
        let end = 4 + text.len();
        let expected =
            format!("yaml-unexpected-character 1:4-1:{end} yaml-unexpected-character-help");
        check_fixed(&[(&format!("a: {text}\n"), &expected, &format!("a: '{text}'\n"))]);
    }
}

#[test]
fn other_texts() {
    let header = "yaml-block-sign 1:4-1:7 yaml-block-sign-help";
    check_fixed(&[
        ("a: > 1\n", header, "a: '> 1'\n"),
        ("a: |-x\n", header, "a: |-\n  x\n"),
        (
            "a: |\n   \n b\n",
            "yaml-block-indentation 3:2-3:3 yaml-block-indentation-help",
            "a: |\n\n b\n",
        ),
        (
            "a: b # c\n  d\n",
            "yaml-comment-in-text 1:6-1:9 yaml-comment-in-text-help",
            "# c\na: b\n  d\n",
        ),
        (
            "a: b\n# c\n  d\n",
            "yaml-comment-in-text 2:1-2:4 yaml-comment-in-text-help",
            "# c\na: b\n  d\n",
        ),
        (
            "a: b # c\n  d: e\n",
            "yaml-indentation 2:3-2:7 yaml-indentation-help",
            "a: b # c\nd: e\n",
        ),
        ("a: 'b'#c\n", "yaml-comment-blank 1:7-1:9 yaml-comment-blank-help", "a: 'b' #c\n"),
        ("a: & b\n", "yaml-alias 1:4-1:7 yaml-alias-help", "a: '& b'\n"),
        ("a: !b,c\n", "yaml-tag 1:4-1:8 yaml-tag-help", "a: '!b,c'\n"),
        ("a: b\n\tc: d\n", "yaml-tab 2:1-2:6 yaml-tab-help", "a: b\nc: d\n"),
        ("a: b\n... c\n", "yaml-after-end 2:5-2:6 yaml-after-end-help", "a: b\n"),
    ]);
}

/// Where a line only looks like a mistake, another cause is reported, or there is no error at all.
#[test]
fn what_only_looks_like_a_mistake() {
    for source in [
        "a: |\n  titel ohne\n  titel:x\n  -b\n  – c\n  <<<<<<< d\n  =======\n",
        "a: b\n  titel:c\n  -d\n  – e\n",
        "a: „b“\nc: – d\ne: -f\ng: C:\\h\n",
    ] {
        assert!(parse(source).is_ok(), "{source}");
    }
    for (source, expected) in [
        // A colon within a string that has quotes, lines without a colon, or URLs.
        ("a:\n  Das Projekt\n  hat Ziel: b\n", "yaml-colon 3:11-3:14 yaml-colon-help"),
        ("a: b\n  https://x\n  hat Ziel: b\n", "yaml-colon 3:11-3:14 yaml-colon-help"),
        ("a: b „c“: d\n", "yaml-colon 1:9-1:12 yaml-colon-help"),
        // A field that is indented too far.
        ("a: b\n  c: d\n", "yaml-indentation 2:3-2:7 yaml-indentation-help"),
        ("a: b c\n  c: d\n", "yaml-indentation 2:3-2:7 yaml-indentation-help"),
        // A URL is not a key without a space after its colon.
        ("http://x\na: b\n", "yaml-key-without-colon 1:1-1:9 yaml-key-without-colon-help"),
        // A negative number.
        ("a:\n  -5 b\n  c: d\n", "yaml-indentation 3:3-3:7 yaml-indentation-help"),
        // Brackets and quotes in quotes and comments.
        ("a: ['[', b c] d\n", "yaml-text-after-bracket 1:15-1:16 yaml-text-after-bracket-help"),
        ("a: b # it's [\nc d\n", "yaml-colon-missing 2:1-2:4 yaml-colon-missing-help"),
    ] {
        assert_eq!(error_summary(source), expected, "{source}");
    }
}

#[test]
fn bare_carriage_returns_keep_line_numbers_and_are_reported() {
    let source = "a: b # c\rd:\r- e\rf g\rh: i\r";
    assert_eq!(error_summary(source), "yaml-colon-missing 4:1-4:4 yaml-colon-missing-help");
    let related = parse(source).expect_err("a missing colon").related.expect("a note");
    assert_eq!((related.0, related.1.key), (Span::new(0, 8), "yaml-line-ends"));
    assert!(parse(&source.replace("f g", "f: g")).is_ok());
    let both = parse("a: b\r\nf g\r\nh: i\r\n").expect_err("a missing colon");
    assert_eq!(both.related, None);
}

/// Fragments that typical mistakes consist of.
const PIECES: [&str; 44] = [
    "a",
    "titel",
    "Ö",
    ":",
    ": ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "- ",
    "-",
    "– ",
    "• ",
    "* ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "\"",
    "'",
    "„",
    "“",
    "\\",
    "\\x4",
    "\\uD83D",
    "\\uDE00",
    "#",
    " # ",
    ">",
    "|\n",
    "\t",
    "\u{a0}",
    "：",
    "<<<<<<< x\n",
    "=======\n",
    "&",
    "!",
    "%",
    "@",
    "---\n",
    "\u{feff}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_error_is_located_within_its_text(
        above in proptest::sample::select(&["", "a: b\n", "a:\n  - b: c\n", "a: [b", "a: \"b", "a:\n  b"][..]),
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..12),
        below in proptest::sample::select(&["", "\nc: d\n", "\n  c: d\n", "\n- c\n", "]\n"][..]),
    ) {
        let source = format!("{above}{}{below}", pieces.concat());
        if let Err(error) = parse(&source) {
            let related = error.related.iter().map(|(span, _)| *span);
            for span in related.chain([error.span]) {
                prop_assert!(source.get(span.range()).is_some(), "{:?} {:?}", source, error);
            }
        }
    }
}
