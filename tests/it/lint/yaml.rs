//! Texts that are not YAML, or use what the dataset does without.

use super::{fault, german};
use crate::harness::{Dataset, ozg};
use std::fmt::Write as _;

const KOELN: &str = "data/municipalities/koeln.yaml";

/// Breaks koeln.yaml by replacing one text, and expects one OZG002 at a place of it.
fn broken(name: &str, old: &str, new: &str, at: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.edit(KOELN, old, new);
    };
    fault(name, spoil, &format!("OZG002 {KOELN} - {at}"));
}

/// Replaces the whole of koeln.yaml.
fn whole(name: &str, content: &str, at: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.write(KOELN, content);
    };
    fault(name, spoil, &format!("OZG002 {KOELN} - {at}"));
}

#[test]
fn open_quote() {
    broken("yaml_open_quote", "ags: '05315000'", "ags: '05315000", "4:6-4:15");
    german("yaml_open_quote", |dataset| {
        dataset.edit(KOELN, "ags: '05315000'", "ags: '05315000");
    });
    broken("yaml_open_double_quote", "nuts3: DEA23", "nuts3: \"DEA23", "9:8-9:14");
    broken("yaml_apostrophe", "name: Köln\nam", "name: 'Köln's'\nam", "2:7-2:15");
}

#[test]
fn tab() {
    broken("yaml_tab", "  anzahl: 1024621", "\tanzahl: 1024621", "11:1-11:17");
    german("yaml_tab", |dataset| {
        dataset.edit(KOELN, "  anzahl: 1024621", "\tanzahl: 1024621");
    });
}

#[test]
fn duplicate_key() {
    broken("yaml_duplicate_key", "nuts3: DEA23", "nuts3: DEA23\nags: '05315000'", "10:1-10:4");
}

#[test]
fn alias_anchor_and_tag() {
    broken("yaml_alias", "nuts3: DEA23", "nuts3: *nuts", "9:8-9:13");
    broken("yaml_anchor", "nuts3: DEA23", "nuts3: &nuts DEA23", "9:8-9:19");
    broken("yaml_tag", "nuts3: DEA23", "nuts3: !!str DEA23", "9:8-9:19");
    broken("yaml_merge_key", "nuts3: DEA23", "<<: *nuts", "9:5-9:10");
}

#[test]
fn alias_bomb() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let below = format!("*a{}", level - 1);
        let _ = writeln!(bomb, "a{level}: &a{level} [{}]", [below.as_str(); 9].join(", "));
    }
    whole("yaml_alias_bomb", &bomb, "1:5-1:36");
}

#[test]
fn two_documents() {
    broken("yaml_two_documents", "nuts3: DEA23", "nuts3: DEA23\n---\nname: Bonn", "10:1-10:4");
}

#[test]
fn not_a_mapping() {
    whole("yaml_list", "- name: Köln\n- name: Bonn\n", "1:1-1:13");
    whole("yaml_text", "Köln\n", "1:1-1:5");
    whole("yaml_empty", "", "1:1-1:1");
    whole("yaml_only_a_comment", "# später\n", "1:1-1:1");
    german("yaml_list", |dataset| {
        dataset.write(KOELN, "- name: Köln\n- name: Bonn\n");
    });
}

#[test]
fn indentation() {
    broken("yaml_indented_too_far", "nuts3: DEA23", "  nuts3: DEA23", "9:3-9:15");
    broken(
        "yaml_indented_too_little",
        "  stichtag: 2024-12-31",
        " stichtag: 2024-12-31",
        "12:2-12:22",
    );
}

#[test]
fn colon() {
    broken("yaml_missing_colon", "nuts3: DEA23", "nuts3 DEA23", "9:1-9:12");
    broken("yaml_missing_space", "nuts3: DEA23", "nuts3:DEA23", "9:1-9:12");
    broken("yaml_colon_in_text", "nuts3: DEA23", "nuts3: DEA23: Köln", "9:13-9:19");
    german("yaml_colon_in_text", |dataset| {
        dataset.edit(KOELN, "nuts3: DEA23", "nuts3: DEA23: Köln");
    });
}

#[test]
fn nesting() {
    let flow = format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    whole("yaml_deep_flow", &flow, "1:35-1:20004");
    whole("yaml_deep_block", &format!("a:\n  {}x\n", "- ".repeat(10_000)), "2:65-2:20004");
    let mappings: String = (0..10_000).map(|depth| " ".repeat(depth.min(90)) + "a:\n").collect();
    whole("yaml_deep_mappings", &mappings, "33:33-33:35");
}

#[test]
fn characters() {
    broken("yaml_null_byte", "nuts3: DEA23", "nuts3: DEA\u{0}23", "9:11-9:14");
    broken("yaml_escape", "nuts3: DEA23", "nuts3: DEA\u{1b}[31m23", "9:11-9:18");
    broken("yaml_reserved_character", "nuts3: DEA23", "nuts3: @DEA23", "9:8-9:14");
    broken("yaml_directive", "# yaml", "%YAML 1.2\n---\n# yaml", "1:1-1:10");
}

#[test]
fn keys() {
    broken("yaml_key_is_a_number", "nuts3: DEA23", "2024: DEA23", "9:1-9:5");
    broken("yaml_key_is_a_list", "nuts3: DEA23", "[a, b]: DEA23", "9:1-9:7");
    broken("yaml_open_bracket", "- destatis-gv100ad", "- [destatis-gv100ad", "21:3-21:20");
}

/// A mark at the beginning is allowed in YAML, and columns do not count it.
#[test]
fn byte_order_mark() {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read(KOELN).replacen("# yaml-lang", "nuts4: x # yaml-lang", 1);
        dataset.write(KOELN, "\u{feff}".to_owned() + &text);
    };
    fault("yaml_byte_order_mark", spoil, "OZG005 data/municipalities/koeln.yaml nuts4 1:1-1:6");
}

#[test]
fn carriage_returns() {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read(KOELN).replace('\n', "\r\n").replace("DEA23", "DEA: 23");
        dataset.write(KOELN, text);
    };
    fault("yaml_carriage_returns", spoil, "OZG002 data/municipalities/koeln.yaml - 9:11-9:15");
}

/// Texts in the field `hinweis` of a project, and whether they lose their end.
#[test]
fn text_that_ends_at_a_hash() {
    const PROJECT: &str = "data/projects/kinderbetreuung.yaml";
    for (text, is_cut) in [
        ("siehe Ticket #12 der Stadt; gilt ab 2025", true),
        ("siehe Ticket # 12", true),
        ("'siehe Ticket' # 12", false),
        ("siehe Ticket#12", false),
        ("siehe Ticket #", false),
        ("siehe Ticket # ozg: ignore[OZG024] Probe", false),
        ("| # Kommentar\n  siehe Ticket #12", false),
    ] {
        let dataset = Dataset::clean();
        let old = dataset.read(PROJECT);
        dataset.write(PROJECT, format!("{old}hinweis: {text}\n"));
        let run = ozg(dataset.root(), &["lint", "--format", "concise"]);
        assert_eq!(run.stdout.contains("OZG025"), is_cut, "{text}: {}", run.stdout);
        let fixed = ozg(dataset.root(), &["lint", "--fix=unsafe"]);
        assert_eq!(fixed.code, 0);
        let quoted = if is_cut { format!("'{text}'") } else { text.to_owned() };
        assert!(dataset.read(PROJECT).contains(&format!("\nhinweis: {quoted}\n")), "{text}");
    }
    let spoil = |dataset: &Dataset| {
        let old = dataset.read(PROJECT);
        dataset.write(PROJECT, format!("{old}hinweis: siehe Ticket #12 der Stadt\n"));
    };
    fault("unquoted_hash", spoil, &format!("OZG025 {PROJECT} hinweis 52:10-52:22"));
    german("unquoted_hash", spoil);
}
