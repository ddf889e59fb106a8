//! Conditions of `ozg query`: `--where`, ranges, entries, reverse paths, and what is certain.

use insta::assert_snapshot;
use proptest::prelude::*;
use record_query::query::syntax::{CompareOp, Expression, QueryLiteral, parse, parse_filter};
use std::fmt::Write as _;

use crate::harness::{Dataset, REPOSITORY, Run, ozg, ozg_german};

/// The clean dataset with two reusers of one project and coarse dates of two others.
fn dataset() -> Dataset {
    let dataset = Dataset::clean();
    let file = "data/projects/kinderbetreuung.yaml";
    let reusers = "nachnutzende:\n- {kommune: koeln, status: live, seit: '2021'}\n- {kommune: soest, status: pilot, seit: 2022-05}\nbeendet: {seit: '2021'}\n";
    dataset.write(file, dataset.read(file) + reusers);
    let file = "data/projects/sozialplattform.yaml";
    dataset.write(file, dataset.read(file) + "beendet: {seit: 2021-06}\n");
    dataset
}

fn query(args: &[&str]) -> Run {
    ozg(dataset().root(), &[&["query"], args, &["--as-of", "2026-11-24"]].concat())
}

fn ids(args: &[&str]) -> Vec<String> {
    let run = query(&[args, &["--columns", "id", "--format", "csv"]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run.stdout.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn conditions_are_joined_by_and_or_and_not() {
    for (condition, expected) in [
        ("themenfeld=familie_kind or id=wohngeld", &["kinderbetreuung", "wohngeld"][..]),
        (
            "titel~r and not (themenfeld=familie_kind or id=wohngeld)",
            &["sozialplattform", "verpflichtungserklaerung"],
        ),
        ("id=wohngeld or id=sozialplattform and kernteam=koeln", &["wohngeld"]),
        ("(id=wohngeld or id=sozialplattform) and kernteam=soest", &["sozialplattform"]),
        ("NOT not id=wohngeld", &["wohngeld"]),
        ("titel=\"Wohngeld online\"", &["wohngeld"]),
        ("titel='wohngeld ONLINE'", &["wohngeld"]),
        ("titel~Verpflichtungserklärung", &["verpflichtungserklaerung"]),
        ("kernteam=Köln,remscheid", &["kinderbetreuung", "verpflichtungserklaerung"]),
        ("kernteam=municipality/koeln", &["kinderbetreuung"]),
        ("themenfeld!=familie_kind,arbeit_ruhestand", &["verpflichtungserklaerung"]),
        ("has efa and has(phasen)", &["sozialplattform", "wohngeld"]),
        ("missing phase", &["verpflichtungserklaerung"]),
        ("missing kernteam.regierungsbezirk", &["wohngeld"]),
        ("phase=Zurückgestellt", &["wohngeld"]),
        (
            "art=\"Efa-Dienst\" and themenfeld=\"Arbeit & Ruhestand\"",
            &["sozialplattform", "wohngeld"],
        ),
        ("datei~projects/wohn", &["wohngeld"]),
    ] {
        assert_eq!(ids(&["project", "--where", condition]), expected, "{condition}");
    }
}

#[test]
fn all_conditions_of_a_command_hold_together() {
    let args = ["project", "art=efa_dienst", "--where", "has efa", "--where", "id~s"];
    assert_eq!(ids(&args), ["sozialplattform"]);
    assert_eq!(ids(&["project", "--has", "efa,phasen"]), ["sozialplattform", "wohngeld"]);
    assert_eq!(ids(&["project", "--missing", "efa", "--has", "nachnutzende"]), ["kinderbetreuung"]);
}

#[test]
fn numbers_dates_and_texts_compare_as_what_they_are() {
    for (filter, expected) in [
        ("einwohner=500000..", &["koeln", "rhein-sieg-kreis"][..]),
        ("einwohner>=1024621", &["koeln"]),
        ("einwohner>1024621", &[]),
        ("einwohner=..13000", &["bad-sassendorf"]),
        ("einwohner=40000..50000", &["soest"]),
        ("einwohner=47776", &["soest"]),
        ("einwohner.stichtag=2024", &["koeln", "soest"]),
        ("flaeche_km2=405.02", &["koeln"]),
        ("plz=59000..59999", &["bad-sassendorf", "soest"]),
        ("name<i", &["bad-sassendorf"]),
    ] {
        let narrowed = if filter.contains("stichtag") { "id=koeln,soest" } else { "id!=remscheid" };
        assert_eq!(ids(&["municipality", filter, narrowed]), expected, "{filter}");
    }
}

#[test]
fn a_comma_that_may_be_in_a_number_is_an_error_with_both_readings() {
    for (filter, list, number) in [
        ("flaeche_km2=300,5..", "flaeche_km2=300 or flaeche_km2=5..", "flaeche_km2=300.5.."),
        ("flaeche_km2=..300,5", "flaeche_km2=..300 or flaeche_km2=5", "flaeche_km2=..300.5"),
        (
            "flaeche_km2!=300,5..400,5",
            "flaeche_km2!=300 and flaeche_km2!=5..400 and flaeche_km2!=5",
            "flaeche_km2!=300.5..400.5",
        ),
        ("flaeche_km2=300,5", "flaeche_km2=300 or flaeche_km2=5", "flaeche_km2=300.5"),
        ("flaeche_km2>300,5", "flaeche_km2>300 or flaeche_km2>5", "flaeche_km2>300.5"),
        (
            "einwohner.anzahl=1,024,621",
            "einwohner.anzahl=1 or einwohner.anzahl=024 or einwohner.anzahl=621",
            "einwohner.anzahl=1024621",
        ),
        ("einwohner=50,000..", "einwohner=50 or einwohner=000..", "einwohner=50000.."),
        (
            "einwohner=1,5..2,7,9..10",
            "einwohner=1 or einwohner=5..2 or einwohner=7 or einwohner=9..10",
            "einwohner=15..2 or einwohner=79..10",
        ),
    ] {
        for args in [&["municipality", filter][..], &["municipality", "--where", filter]] {
            let run = query(args);
            let message = format!("--where \"{list}\"; for a number, use --where \"{number}\"");
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{filter}");
            assert!(run.stderr.contains(&message), "{filter}: {}", run.stderr);
        }
    }
    for (filter, expected) in [
        ("einwohner=1,2,47776", &["soest"][..]),
        ("einwohner=..13000,1000000..", &["bad-sassendorf", "koeln"]),
        ("flaeche_km2=1,2,405.02", &["koeln"]),
        ("plz=59494,59600..59700", &["soest"]),
    ] {
        assert_eq!(ids(&["municipality", filter, "id!=remscheid"]), expected, "{filter}");
    }
    let either = "flaeche_km2=405.02 or flaeche_km2=5";
    assert_eq!(ids(&["municipality", "--where", either]), ["koeln"]);
}

#[test]
fn a_value_that_no_record_can_have_is_an_error_with_a_suggestion() {
    for (kind, filter, message) in [
        ("project", "phase~rolout_nrw", "Did you mean “rollout_nrw”?"),
        ("project", "phase~Roll-out NRW", "Did you mean “rollout_nrw”?"),
        ("project", "kernteam~keoln", "Did you mean “koeln”?"),
        (
            "project",
            "kernteam~koeln,rathaus",
            "“rathaus” is not a valid value for “kernteam”. To list all ids",
        ),
        ("project", "phase=keine_angabe", "use --missing phase."),
        ("project", "kernteam~keine Angabe", "use --missing kernteam."),
        ("project", "titel=keine_angabe", "use --missing titel."),
        ("municipality", "einwohner=keine_angabe", "use --missing einwohner."),
        ("municipality", "einwohner=1.024.621", "“1024621”"),
        ("municipality", "einwohner=1.000..50 000", "“1000”"),
        ("municipality", "flaeche_km2=1.024.621", "“1024621”"),
        ("municipality", "kreis=Soest", "Did you mean “kreis-soest”?"),
        ("municipality", "kreis!=soest", "Did you mean “kreis-soest”?"),
        ("project", "kernteam.kreis=soest", "Did you mean “kreis-soest”?"),
    ] {
        let run = query(&[kind, filter]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{filter}");
        assert!(run.stderr.contains(message), "{filter}: {}", run.stderr);
    }
    assert_eq!(ids(&["municipality", "kreis=koeln"]), [""; 0]);
    assert_eq!(ids(&["municipality", "kreis~municipality/koeln"]), [""; 0]);
}

/// A field that names parties may name Soest some day; `kreis`, which has `x-part-of`, never does.
#[test]
fn a_party_that_nothing_names_is_distinguished_from_its_namesake() {
    const MESSAGE: &str = "No record has “soest” in “interessiert”. Did you mean “kreis-soest”?\n";
    let dataset = dataset();
    let file = "data/projects/wohngeld.yaml";
    dataset.write(file, dataset.read(file) + "interessiert:\n- kreis-soest\n");
    for (filter, count) in [("interessiert=Soest", "0\n"), ("interessiert!=soest", "4\n")] {
        let run = ozg(dataset.root(), &["query", "project", filter, "--count"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, count), "{filter}: {}", run.stderr);
        assert!(run.stderr.contains(MESSAGE), "{filter}: {}", run.stderr);
    }
    let run = ozg(dataset.root(), &["query", "project", "interessiert.kreis=soest"]);
    assert_eq!(run.code, 0, "nothing names a Kreis there: {}", run.stderr);
}

#[test]
fn texts_that_look_alike_are_equal() {
    let dataset = dataset();
    let hidden = "titel: \"Wohn\\u00ADgeld\\u00A0o\\u0308nline\"";
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", hidden);
    for filter in ["titel=Wohngeld önline", "titel~geld\u{202f}oenl", "titel~GELD O\u{308}N"] {
        let args = ["query", "project", filter, "--columns", "id", "--format", "csv"];
        let run = ozg(dataset.root(), &args);
        assert_eq!((run.code, run.stdout.as_str()), (0, "id\nwohngeld\n"), "{filter}");
    }
}

/// 2021 is neither before nor after 2021-06; records that cannot be decided are reported.
#[test]
fn a_comparison_of_dates_holds_only_if_it_is_certain() {
    const UNSURE: &str = "The dates of one more record are not exact enough to check";
    let of_2021 = &["kinderbetreuung", "sozialplattform"][..];
    let (kind, soz) = (&["kinderbetreuung"][..], &["sozialplattform"][..]);
    for (condition, expected, unsure) in [
        ("beendet.seit=2021", of_2021, 0),
        ("beendet.seit=2021-06", soz, 1),
        ("beendet.seit!=2021-06 and has beendet", &[], 1),
        ("not beendet.seit=2021-06 and has beendet", &[], 1),
        ("beendet.seit!=2020 and has beendet", of_2021, 0),
        ("beendet.seit<2021-06", &[], 1),
        ("beendet.seit<2021-07", soz, 1),
        ("beendet.seit<2022", of_2021, 0),
        ("not beendet.seit<2021-07 and has beendet", &[], 1),
        ("beendet.seit=2021..", of_2021, 0),
        ("beendet.seit>=2021-06", soz, 1),
        ("beendet.seit=..2021-06", soz, 1),
        ("beendet.seit>2021-05 and id=sozialplattform", soz, 0),
        ("beendet.seit>2021-06 or id=kinderbetreuung", kind, 0),
        ("phase_seit=2021", of_2021, 0),
    ] {
        assert_eq!(ids(&["project", "--where", condition]), expected, "{condition}");
        let run = query(&["project", "--where", condition]);
        assert_eq!(run.stderr.contains(UNSURE), unsure == 1, "{condition}: {}", run.stderr);
    }
}

#[test]
fn brackets_are_about_one_and_the_same_entry() {
    for (condition, expected) in [
        ("nachnutzende.kommune=soest and nachnutzende.status=live", &["kinderbetreuung"][..]),
        ("nachnutzende[kommune=soest and status=live]", &[]),
        ("nachnutzende[kommune=koeln and status=live]", &["kinderbetreuung"]),
        (
            "nachnutzende[kommune.regierungsbezirk=Arnsberg and not status=live]",
            &["kinderbetreuung"],
        ),
        ("nachnutzende[kommune=koeln and seit<2022]", &["kinderbetreuung"]),
        (
            "kernteam[regierungsbezirk=Köln and groessenklasse=kreisfreie_stadt]",
            &["kinderbetreuung"],
        ),
        ("pilotkommunen[kreis[name~Märkischer] and einwohner=50000..]", &["sozialplattform"]),
        ("not nachnutzende[missing seit] and has nachnutzende", &["kinderbetreuung"]),
    ] {
        assert_eq!(ids(&["project", "--where", condition]), expected, "{condition}");
    }
    assert_eq!(ids(&["project", "nachnutzende[status=pilot]"]), ["kinderbetreuung"]);
}

#[test]
fn paths_lead_back_to_what_refers_to_a_record() {
    for (kind, filter, expected) in [
        ("municipality", "in.project.kernteam.themenfeld=ein_auswanderung", &["remscheid"][..]),
        (
            "municipality",
            "in.project.kernteam=sozialplattform",
            &["bad-sassendorf", "iserlohn", "soest", "troisdorf"],
        ),
        ("municipality", "in.project.projektleitung.kernteam.name=Remscheid", &["solingen"]),
        ("municipality", "in.project.nachnutzende.status=live", &["koeln", "troisdorf"]),
        ("municipality", "in.project.nachnutzende[status=pilot and seit=2022]", &["soest"]),
        ("municipality", "in.project.nachnutzende.kommune.beendet.seit=2021", &["koeln", "soest"]),
        (
            "municipality",
            "in.municipality.kreis.in.project.kernteam=sozialplattform",
            &["kreis-soest", "maerkischer-kreis", "rhein-sieg-kreis"],
        ),
        (
            "leistung",
            "in.project.kernteam=koeln",
            &["10019-kindertagesbetreuung", "10040-hortbetreuung"],
        ),
        (
            "leistung",
            "in.projects[kernteam=koeln and phase=beendet]",
            &["10019-kindertagesbetreuung", "10040-hortbetreuung"],
        ),
        ("themenfeld", "in.project.themenfeld.kernteam=remscheid", &["ein_auswanderung"]),
    ] {
        assert_eq!(ids(&[kind, filter]), expected, "{filter}");
    }
    assert_eq!(ids(&["themenfeld", "--missing", "in.project"]), ["bildung"]);
    // However many paths lead to a record, it is listed once.
    let path = "in.project.kernteam.kernteam.in.project.kernteam";
    let run = query(&["municipality", "id=soest", "--columns", path, "--format", "json"]);
    assert_eq!(run.stdout.matches("sozialplattform").count(), 1, "{}", run.stdout);
    let run = query(&[
        "municipality",
        "id=soest",
        "--columns",
        "in.project,in.project.kernteam,in.project.nachnutzende.status",
        "--format",
        "csv",
    ]);
    assert_eq!(
        run.stdout.lines().nth(1),
        Some("kinderbetreuung | sozialplattform,kinderbetreuung | sozialplattform,pilot")
    );
}

/// A broken file of another kind is reported only if that kind was read.
#[test]
fn only_the_kinds_that_a_query_touches_are_read() {
    let dataset = dataset();
    dataset.write("data/projects/kaputt.yaml", "titel: \"");
    let stderr =
        |filter: &str| ozg(dataset.root(), &["query", "municipality", filter, "--count"]).stderr;
    assert_eq!(stderr("name~a"), "");
    assert!(stderr("in.project.kernteam.titel~a").contains("One record with errors"));
}

#[test]
fn an_invalid_condition_is_an_error_with_its_column() {
    let dataset = Dataset::clean();
    let mut shown = String::new();
    for condition in [
        "",
        "titel",
        "phase=",
        "phase=umsetzung und art=x",
        "titel=Bad Sassendorf",
        "(phase=umsetzung",
        "phase=umsetzung)",
        "phase=umsetzung and",
        "art=ä and titel=\"ab",
        "has",
        "has(phase",
        "not",
        "phase ! umsetzung",
        "leistungen[zuordnung=quelle",
        "leistungen[]",
        "titel[id=x]",
        "phase[id=x]",
        "id=keoln",
        "leistungen[leistng=x]",
    ] {
        for run in [ozg, ozg_german]
            .map(|run| run(dataset.root(), &["query", "project", "--where", condition]))
        {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{condition}");
            let _ = write!(shown, "{condition}: {}", run.stderr);
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn no_depth_of_brackets_reaches_the_end_of_the_stack() {
    for start in ["(", "not ", "a[", "not(a["] {
        let hostile = start.repeat(100_000);
        assert_eq!(parse(&hostile).map_err(|error| error.key), Err("query-too-deep"), "{start}");
    }
    let wide = vec!["a=1"; 50_000].join(" and ");
    assert!(matches!(parse(&wide), Ok(Expression::All(parts)) if parts.len() == 50_000));
}

#[test]
fn coordinators_get_their_answers_from_the_shipped_data() {
    let count = |args: &[&str]| {
        let run =
            ozg(REPOSITORY, &[&["query"], args, &["--count", "--as-of", "2026-11-24"]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
        run.stdout.trim().parse::<usize>().expect("a number")
    };
    let live = count(&["online-service", "anschluesse[kommune=koeln and status=live]"]);
    let either = count(&["online-service", "anschluesse.kommune=koeln", "anschluesse.status=live"]);
    assert!(live > 0 && live <= either);
    let with = count(&["leistung", "--has", "in.project"]);
    assert_eq!(with + count(&["leistung", "--missing", "in.project"]), count(&["leistung"]));
    assert!(
        count(&["municipality", "einwohner=50000..", "groessenklasse!=kreis,staedteregion"]) > 70
    );
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zäöüß0-9_.-]{1,8}",
        Just("and".to_owned()),
        Just("not".to_owned()),
        Just("has".to_owned())
    ]
}

fn value() -> impl Strategy<Value = QueryLiteral> {
    let quoted = any::<String>().prop_map(|text| QueryLiteral { text, is_quoted: true });
    prop_oneof![word().prop_map(|text| QueryLiteral { text, is_quoted: false }), quoted]
}

fn relation() -> impl Strategy<Value = CompareOp> {
    use CompareOp::{AtLeast, AtMost, Contains, Greater, Is, IsNot, Less};
    prop::sample::select(vec![Is, IsNot, Contains, Less, AtMost, Greater, AtLeast])
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (word(), relation(), prop::collection::vec(value(), 1..3))
            .prop_map(|(path, relation, values)| Expression::Compare(path, relation, values)),
        word().prop_map(Expression::Has),
        word().prop_map(Expression::Missing),
    ];
    leaf.prop_recursive(6, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expression::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expression::Any),
            inner.clone().prop_map(|inner| Expression::Not(Box::new(inner))),
            (word(), inner).prop_map(|(path, inner)| Expression::Entry(path, Box::new(inner))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_as_what_it_was(expression in expression()) {
        prop_assert_eq!(parse(&expression.to_string()), Ok(expression));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[a-zß=!<>~()\\[\\],.\"' ]{0,40}|\\PC{0,40}") {
        if let Ok(expression) = parse(&text) {
            prop_assert_eq!(parse(&expression.to_string()), Ok(expression));
        }
        let _ = parse_filter(&text);
    }
}
