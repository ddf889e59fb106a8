//! Configuring the rules: what a dataset, a comment or the command line changes about them.

use super::{broken, places};
use crate::harness::{Dataset, ozg, ozg_german};

const WOHNGELD: &str = "data/projects/wohngeld.yaml";
const JSON: [&str; 5] = ["lint", "--as-of", "2026-11-24", "--format", "json"];

fn stale(comment: &str) -> Dataset {
    broken(|dataset| {
        let text = dataset.read(WOHNGELD);
        dataset.write(WOHNGELD, format!("{text}geprueft_am: 2020-01{comment}\n"));
    })
}

fn codes(dataset: &Dataset, args: &[&str]) -> Vec<String> {
    let run = ozg(dataset.root(), &[&JSON, args].concat());
    places(&run).iter().map(|place| place[..6].to_owned()).collect()
}

#[test]
fn the_dataset_sets_severities_by_code_or_name() {
    let dataset = stale("");
    assert_eq!(codes(&dataset, &[]), ["OZG036"]);
    dataset.write("ozg.toml", "[lint.severity]\nstale-check = \"error\"\n");
    assert_eq!(ozg(dataset.root(), &JSON).code, 1);
    dataset.write("ozg.toml", "[lint.severity]\nOZG036 = \"off\"\n");
    assert_eq!(codes(&dataset, &[]), [""; 0]);
    dataset.write("ozg.toml", "[lint.severity]\nOZG036 = \"note\"\n");
    assert_eq!(codes(&dataset, &[]), [""; 0]);
    assert!(codes(&dataset, &["--notes"]).contains(&"OZG036".to_owned()));
}

#[test]
fn the_dataset_sets_thresholds() {
    let dataset = stale("");
    dataset.write("ozg.toml", "[lint.threshold]\nstale-check = 120\n");
    assert_eq!(codes(&dataset, &[]), [""; 0]);
}

#[test]
fn a_configuration_without_a_meaning_is_an_error() {
    let dataset = Dataset::clean();
    let shown = |text: &str| {
        dataset.write("ozg.toml", text);
        let run = ozg(dataset.root(), &["lint"]);
        assert_eq!((run.stdout.as_str(), run.code), ("", 2));
        run.stderr
    };
    let texts = [
        "[lint.severity]\nstale-chek = \"error\"\n",
        "[lint.severity]\nOZG036 = \"fatal\"\n",
        "[lint.threshold]\ninvalid-yaml = 3\n",
        "[lint]\nseverities = {}\n",
    ];
    insta::assert_snapshot!("wrong_lint_configuration", texts.map(shown).join("---\n"));
}

#[test]
fn a_comment_with_a_reason_ignores_a_finding() {
    for comment in [" # ozg: ignore[OZG036] ruht", " # ozg: ignore[OZG043, stale-check] ruht"] {
        assert_eq!(
            codes(&stale(comment), &[])[..],
            ["OZG018"][..usize::from(comment.contains("043"))]
        );
    }
    let above = broken(|dataset| {
        let text = dataset.read(WOHNGELD);
        let comment = "# ozg: ignore[stale-check] ruht\n\n# Noch ein Kommentar.\n";
        dataset.write(WOHNGELD, format!("{text}{comment}geprueft_am: 2020-01\n"));
    });
    assert_eq!(codes(&above, &[]), [""; 0]);
}

#[test]
fn a_comment_at_another_line_ignores_nothing() {
    let elsewhere = broken(|dataset| {
        let text = dataset.read(WOHNGELD);
        let text = text.replacen("efa: ja", "efa: ja # ozg: ignore[stale-check] ruht", 1);
        dataset.write(WOHNGELD, format!("{text}geprueft_am: 2020-01\n"));
    });
    assert_eq!(codes(&elsewhere, &[]), ["OZG018", "OZG036"]);
}

#[test]
fn both_records_of_a_duplicate_may_answer_for_it() {
    for (file, ags) in [("koeln", "'05315000'"), ("soest", "'05315000'")] {
        let dataset = broken(|dataset| {
            dataset.edit("data/municipalities/soest.yaml", "ags: '05974040'", "ags: '05315000'");
            let file = format!("data/municipalities/{file}.yaml");
            let ignored = format!("ags: {ags} # ozg: ignore[OZG013] Probe");
            dataset.edit(&file, &format!("ags: {ags}"), &ignored);
        });
        assert!(!codes(&dataset, &[]).contains(&"OZG013".to_owned()), "{file}");
    }
}

#[test]
fn comments_that_ignore_nothing_are_reported_with_the_reason() {
    for (name, comment) in [
        ("ignore_without_reason", " # ozg: ignore[stale-check]"),
        ("ignore_unknown_rule", " # ozg: ignore[stale-chek] ruht"),
        ("ignore_misspelt", " # ozg: ignor[stale-check] ruht"),
        ("ignore_unneeded", " # ozg: ignore[stale-check, only-bund] ruht"),
    ] {
        let dataset = stale(comment);
        let args = ["lint", "--warnings", "--as-of", "2026-11-24"];
        let shown = ozg(dataset.root(), &args).shown(&dataset);
        let german = ozg_german(dataset.root(), &args).shown(&dataset);
        insta::assert_snapshot!(name, format!("{shown}\n\n{german}"));
    }
}

/// The findings for a project with a telephone number in its last field, which begins with `head`.
fn number_in_text(head: &str) -> Vec<String> {
    const PROJECT: &str = "data/projects/kinderbetreuung.yaml";
    let dataset = broken(|dataset| {
        let text = dataset.read(PROJECT);
        dataset.write(PROJECT, format!("{text}{head}  Auskunft gibt\n  Telefon 0221 1234567\n"));
    });
    codes(&dataset, &[])
}

#[test]
fn a_finding_in_a_text_of_several_lines_is_ignored_at_its_key() {
    assert_eq!(number_in_text("hinweis: |\n"), ["OZG052"]);
    for head in [
        "# ozg: ignore[OZG052] Probe\nhinweis: |\n",
        "hinweis: | # ozg: ignore[OZG052] Probe\n",
        "# ozg: ignore[OZG052] Probe\n# und noch einer\nhinweis: > # auch hier\n",
        "# ozg: ignore[OZG052] Probe\nhinweis:\n",
    ] {
        assert_eq!(number_in_text(head), [""; 0], "{head}");
    }
    // A block of one line has no room for a comment beside its text either.
    let dataset = broken(|dataset| {
        let file = "data/projects/kinderbetreuung.yaml";
        let text = dataset.read(file);
        let head = "hinweis: | # ozg: ignore[OZG052] Probe";
        dataset.write(file, format!("{text}{head}\n  Telefon 0221 1234567\n"));
    });
    assert_eq!(codes(&dataset, &[]), [""; 0]);
}

#[test]
fn a_comment_that_looks_like_ignoring_is_reported() {
    for comment in [
        " # x # ozg: ignore[stale-check] ruht",
        " # OZG:ignore[stale-check] ruht",
        " # ozg ignore[stale-check] ruht",
        " # ignore[OZG036] ruht",
        " # noqa: OZG036",
    ] {
        assert_eq!(codes(&stale(comment), &[]), ["OZG017", "OZG036"], "{comment}");
    }
    for comment in [" # ignoriert von der OZG-Runde", " # Stand der OZG-Leistung"] {
        assert_eq!(codes(&stale(comment), &[]), ["OZG036"], "{comment}");
    }
}

#[test]
fn a_finding_of_a_whole_file_is_ignored_above_its_first_field() {
    let dataset = broken(|dataset| {
        let text = dataset.read("data/organisations/krz.yaml");
        let comment = "# ozg: ignore[OZG015] Probe\n";
        dataset.write("data/organisations/koeln.yaml", format!("{comment}{text}"));
    });
    assert_eq!(codes(&dataset, &[]), [""; 0]);
}

#[test]
fn denied_findings_fail_the_run() {
    let dataset = stale("");
    let code = |args: &[&str]| ozg(dataset.root(), &[&JSON, args].concat()).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--deny", "warnings"]), 1);
    assert_eq!(code(&["--deny", "OZG036"]), 1);
    assert_eq!(code(&["--deny", "only-bund"]), 0);
    assert_eq!(code(&["--deny", "only-band"]), 2);
}

#[test]
fn no_more_findings_than_requested_but_all_are_counted() {
    let dataset = broken(|dataset| {
        let text = dataset.read(WOHNGELD);
        dataset.write(WOHNGELD, format!("{text}geprueft_am: 2020-01\n"));
        dataset.edit("data/municipalities/koeln.yaml", "nuts3: DEA23", "nutz3: DEA23");
    });
    let run = ozg(dataset.root(), &["lint", "--as-of", "2026-11-24", "--max-findings", "1"]);
    assert_eq!(run.stdout.matches("OZG").count(), 1);
    assert!(run.stderr.contains("One more finding is not shown"), "{}", run.stderr);
    assert!(run.stderr.contains("1 error, 1 warning in 2 of"), "{}", run.stderr);
    assert_eq!(run.code, 1);
    let none = ozg(dataset.root(), &["lint", "--as-of", "2026-11-24", "--max-findings", "0"]);
    assert_eq!((none.stdout.as_str(), none.code), ("", 1), "the exit code looks at all");
}

#[test]
fn the_list_of_rules_knows_the_dataset() {
    let dataset = stale("");
    dataset.write("ozg.toml", "[lint.severity]\nstale-check = \"off\"\n");
    let run = ozg(dataset.root(), &["lint", "--list-rules"]);
    let line = |name: &str| {
        run.stdout.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned()
    };
    assert!(line("stale-check").contains(" off "), "{}", run.stdout);
    assert!(line("only-bund").contains(" warning "), "{}", run.stdout);
    dataset.commit("off");
    dataset.write("ozg.toml", "");
    for option in ["--at", "--rules-at"] {
        let of_head = ozg(dataset.root(), &["lint", "--list-rules", option, "HEAD"]);
        assert_eq!(of_head.stdout, run.stdout, "{option}");
        let unknown = ozg(dataset.root(), &["lint", "--list-rules", option, "nowhere"]);
        assert_eq!((unknown.stdout.as_str(), unknown.code), ("", 2), "{option}");
    }
    let outside = ozg(std::env::temp_dir(), &["lint", "--list-rules"]);
    assert_eq!(outside.code, 0, "{}", outside.stderr);
    assert!(outside.stdout.contains("OZG052"));
}

#[test]
fn rules_are_listed_in_the_order_of_their_codes() {
    let run = ozg_german(std::env::temp_dir(), &["lint", "--list-rules"]);
    insta::assert_snapshot!("list_rules_german", run.stdout);
    let listed: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("OZG")).collect();
    assert!(listed.is_sorted());
}

#[test]
fn a_rule_is_explained_in_the_language_of_the_reader() {
    let dir = std::env::temp_dir();
    let by_code = ozg(&dir, &["explain", "ozg012"]);
    assert!(by_code.stdout.starts_with("# OZG012 dangling-reference\n"), "{}", by_code.stdout);
    assert_eq!(by_code.stdout, ozg(&dir, &["explain", "dangling-reference"]).stdout);
    let german = ozg_german(&dir, &["explain", "dangling-reference"]);
    assert!(german.stdout.contains("## Abhilfe"), "{}", german.stdout);
    assert!(german.stdout.lines().all(|line| line.chars().count() <= 80), "{}", german.stdout);
    let unknown = ozg(&dir, &["explain", "dangling-referense"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean “dangling-reference”"), "{}", unknown.stderr);
}

/// A base with one fault, and a head that moves its line.
fn history() -> Dataset {
    let dataset = Dataset::clean();
    dataset.edit(WOHNGELD, "- dataport", "- datapot");
    dataset.commit("base");
    dataset.edit(WOHNGELD, "- datapot", "- krzn\n- datapot");
    dataset
}

#[test]
fn only_what_the_base_lacks_is_new() {
    let dataset = history();
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), [""; 0], "the line has moved");
    dataset.edit("data/municipalities/koeln.yaml", "nuts3: DEA23", "nutz3: DEA23");
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), ["OZG005"]);
    dataset.commit("head");
    assert_eq!(codes(&dataset, &["--at", "HEAD", "--new-since", "HEAD~1"]), ["OZG005"]);
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), [""; 0]);
}

/// The reference is reported together with the existing one, and still counts as new.
#[test]
fn another_dangling_reference_is_new() {
    let dataset = history();
    let file = "data/projects/sozialplattform.yaml";
    dataset.write(file, format!("{}interessiert:\n- datapot\n", dataset.read(file)));
    let run = ozg(dataset.root(), &[&JSON[..], &["--new-since", "HEAD"]].concat());
    let place = "OZG012 data/projects/sozialplattform.yaml interessiert[0] 56:3-56:10";
    assert_eq!(places(&run), [place]);
}

/// Otherwise a stricter schema would make all existing findings new.
#[test]
fn the_base_is_judged_by_the_schemas_of_today() {
    let dataset = history();
    dataset.edit(WOHNGELD, "- datapot", "- dataport");
    dataset.commit("clean");
    dataset.edit("schema/municipality.schema.json", "\"nuts3\"", "\"nuts\"");
    let all = codes(&dataset, &[]);
    assert!(all.len() > 5, "{all:?}");
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), [""; 0]);
}

#[test]
fn an_unknown_base_is_an_error() {
    let dataset = history();
    let run = ozg(dataset.root(), &["lint", "--new-since", "no-such-branch"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 2));
    assert!(run.stderr.contains("no-such-branch"), "{}", run.stderr);
    let option = ozg(dataset.root(), &["lint", "--new-since", "--output=x"]);
    assert_eq!(option.code, 2);
}

/// Of two YAML errors, one may appear when the other is fixed.
#[test]
fn another_fault_of_yaml_is_new() {
    let dataset = broken(|dataset| _ = dataset.edit(WOHNGELD, "titel: Wohn", "titel: a: Wohn"));
    dataset.commit("an old fault");
    dataset.edit(WOHNGELD, "titel: a: Wohn", "titel: Wohn").edit(WOHNGELD, "efa: ja", "efa: a: b");
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), ["OZG002"]);
}

/// A new finding is reported even if it differs only in what the message does not repeat.
#[test]
fn a_fault_in_place_of_another_is_new() {
    let long = |end: &str| format!("efa: {}{end}", "y".repeat(300));
    let dataset = broken(|dataset| _ = dataset.edit(WOHNGELD, "efa: ja", &long("a")));
    dataset.commit("an old fault");
    dataset.edit(WOHNGELD, &long("a"), &long("b"));
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), ["OZG008"]);
    let dataset = broken(|dataset| {
        dataset.edit(WOHNGELD, "hinweis: Laut VdZ", "hinweis: Frau Muster sagt, laut VdZ");
    });
    dataset.commit("an old fault");
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), [""; 0]);
    dataset.edit(WOHNGELD, "Frau Muster", "Frau Beispiel");
    assert_eq!(codes(&dataset, &["--new-since", "HEAD"]), ["OZG052"]);
}

/// A branch that switches a rule off, or changes a schema, is checked by the rules of what it
/// branched off.
#[test]
fn the_rules_of_the_base_judge_a_branch() {
    let dataset = Dataset::clean();
    dataset.commit("base");
    let schema = "schema/project.schema.json";
    dataset.edit(schema, "\"efa\": {", "\"neu\": {\"type\": \"string\"}, \"efa\": {");
    dataset.edit(WOHNGELD, "efa: ja", "neu: x\nefa: ja").edit(WOHNGELD, "- kdn\n", "- kdnn\n");
    dataset.write("ozg.toml", "[lint.severity]\nOZG012 = \"off\"\n");
    assert_eq!(codes(&dataset, &[]), [""; 0], "the branch judges itself");
    let judged = ["OZG012", "OZG005"];
    assert_eq!(codes(&dataset, &["--rules-at", "HEAD"]), judged);
    dataset.commit("branch");
    assert_eq!(codes(&dataset, &["--at", "HEAD", "--rules-at", "HEAD~1"]), judged);
    let unknown = ozg(dataset.root(), &["lint", "--rules-at", "nowhere"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
}

#[test]
fn findings_of_unreadable_files_cannot_be_switched_off() {
    let dataset = broken(|dataset| _ = dataset.edit(WOHNGELD, "titel: Wohn", "titel: a: Wohn"));
    dataset.write("ozg.toml", "[lint.severity]\nOZG002 = \"off\"\nOZG001 = \"note\"\n");
    assert_eq!(codes(&dataset, &[]), ["OZG002"]);
}
