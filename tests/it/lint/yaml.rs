//! Texts that are not YAML, or use YAML features that the dataset does not allow.

use super::{fault, german};
use crate::harness::{Dataset, ozg};
use std::fmt::Write as _;

const KOELN: &str = "data/municipalities/koeln.yaml";

/// Breaks koeln.yaml by replacing one text, and expects one OZG002 at a location in it.
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
    // In the first line the parser reads on to the next colon.
    broken("yaml_first_colon_missing", "name: Köln\n", "name Köln\n", "2:1-2:10");
    german("yaml_first_colon_missing", |dataset| {
        dataset.edit(KOELN, "name: Köln\n", "name Köln\n");
    });
    broken("yaml_first_space_missing", "name: Köln\n", "name:Köln\n", "2:1-2:10");
    german("yaml_first_space_missing", |dataset| {
        dataset.edit(KOELN, "name: Köln\n", "name:Köln\n");
    });
    broken("yaml_odd_blank", "name: Köln\n", "name:\u{a0}Köln\n", "2:6-2:7");
    broken("yaml_odd_colon", "name: Köln\n", "name： Köln\n", "2:5-2:6");
}

#[test]
fn entries() {
    let source = "- destatis-gv100ad\n";
    broken("yaml_dash_without_space", source, "-destatis-gv100ad\n", "21:1-21:18");
    broken("yaml_bullet", source, "– destatis-gv100ad\n", "21:1-21:2");
    german("yaml_bullet", |dataset| {
        dataset.edit(KOELN, source, "– destatis-gv100ad\n");
    });
}

#[test]
fn quotes() {
    let name = "name: Köln\n";
    broken("yaml_text_after_quote", name, "name: \"Köln\" am Rhein\n", "2:7-2:22");
    german("yaml_text_after_quote", |dataset| {
        dataset.edit(KOELN, name, "name: \"Köln\" am Rhein\n");
    });
    broken("yaml_typographic_quotes", name, "name: „Köln: Stadt“\n", "2:7-2:20");
    german("yaml_typographic_quotes", |dataset| {
        dataset.edit(KOELN, name, "name: „Köln: Stadt“\n");
    });
    broken("yaml_escape_sequence", name, "name: \"C:\\Köln\"\n", "2:10-2:12");
    german("yaml_escape_sequence", |dataset| {
        dataset.edit(KOELN, name, "name: \"C:\\Köln\"\n");
    });
    broken("yaml_block_sign", name, "name: > 100 Tage\n", "2:7-2:17");
    german("yaml_block_sign", |dataset| {
        dataset.edit(KOELN, name, "name: > 100 Tage\n");
    });
}

#[test]
fn brackets() {
    let all = "nuts3: DEA23";
    broken("yaml_empty_entry", all, "nuts3: [a,, b]", "9:11-9:12");
    broken("yaml_missing_comma", all, "nuts3: {a: b status: live}", "9:14-9:20");
    german("yaml_missing_comma", |dataset| {
        dataset.edit(KOELN, all, "nuts3: {a: b status: live}");
    });
}

#[test]
fn marks_of_a_merge() {
    broken("yaml_mark_of_a_merge", "name: Köln\n", "name: Köln\n=======\n", "3:1-3:8");
    german("yaml_mark_of_a_merge", |dataset| {
        dataset.edit(KOELN, "name: Köln\n", "name: Köln\n=======\n");
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

/// A byte order mark at the beginning is allowed in YAML, and columns do not count it.
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

/// Texts in the field `hinweis` of a project, and whether their end is cut off.
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

/// A bare carriage return, as on old Macs, ends a line: for the location, and in what is shown.
#[test]
fn bare_carriage_returns() {
    let spoil = |old: &'static str, new: &'static str| {
        move |dataset: &Dataset| {
            let text = dataset.read(KOELN).replace(old, new).replace('\n', "\r");
            dataset.write(KOELN, text);
        }
    };
    let colon = spoil("nuts3: DEA23", "nuts3 DEA23");
    fault("yaml_bare_returns", colon, "OZG002 data/municipalities/koeln.yaml - 9:1-9:12");
    german("yaml_bare_returns", spoil("nuts3: DEA23", "nuts3 DEA23"));
    let key = spoil("nuts3: DEA23", "nuts4: DEA23");
    fault(
        "yaml_bare_returns_of_a_sound_text",
        key,
        "OZG005 data/municipalities/koeln.yaml nuts4 9:1-9:6",
    );
    let dataset = super::broken(spoil("nuts3: DEA23", "nuts4: DEA23"));
    let github = ozg(dataset.root(), &["lint", "--format", "github"]).stdout;
    assert!(github.contains("koeln.yaml,line=9,endLine=9,col=1,endColumn=6,"), "{github}");
}
