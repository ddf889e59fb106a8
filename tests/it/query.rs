//! `ozg query` on the clean fixture: filters, columns, order, formats, mistakes.

use insta::assert_snapshot;
use std::fmt::Write as _;

use crate::harness::{Dataset, Run, ozg, ozg_german};

fn query(args: &[&str]) -> Run {
    let dataset = Dataset::clean();
    ozg(dataset.root(), &[&["query"], args].concat())
}

/// The ids that a query of projects or another kind gives, one per line.
fn ids(args: &[&str]) -> Vec<String> {
    let run = query(&[args, &["--columns", "id", "--format", "csv"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_table_for_a_german_terminal() {
    let dataset = Dataset::clean();
    let run = ozg_german(dataset.root(), &["query", "project", "--as-of", "2026-11-24"]);
    assert_snapshot!(run.shown(&dataset));
}

#[test]
fn people_see_names_and_words_and_programs_what_filters_take() {
    let dataset = Dataset::clean();
    let shown = |args: &[&str]| {
        let columns = "id,phase,projektleitung,kernteam.groessenklasse";
        let base = ["query", "project", "id=wohngeld,sozialplattform", "--columns", columns];
        let run = ozg(dataset.root(), &[&base, args, &["--as-of", "2026-11-24"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let names = shown(&["--format", "md"]);
    assert!(names.contains("| Roll-out in NRW | Ministerium für Arbeit, Gesundheit"), "{names}");
    assert!(names.contains("On hold"), "{names}");
    let ids = shown(&["--format", "md", "--ids"]);
    assert!(ids.contains("| rollout\\_nrw | mags |"), "{ids}");
    for format in ["csv", "json", "jsonl", "yaml"] {
        let data = shown(&["--format", format]);
        assert!(data.contains("rollout_nrw") && data.contains("mags"), "{data}");
        assert_eq!(shown(&["--format", format, "--ids"]), data);
    }
}

#[test]
fn rows_are_sorted_by_what_is_shown() {
    let dataset = Dataset::clean();
    dataset.edit("data/organisations/kdn.yaml", "name: KDN –", "name: Öffentliche KDN –");
    dataset.edit("data/projects/kinderbetreuung.yaml", "titel: Kinder", "titel: Öldienst");
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld", "titel: Ofen");
    let firsts = |args: &[&str]| {
        let run = ozg(dataset.root(), &[&["query"], args, &["--output", "a.html"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let page = std::fs::read_to_string(dataset.root().join("a.html")).expect("a page");
        let (_, body) = page.split_once("<tbody>").expect("rows");
        let rows = body.split("<th>").skip(1);
        rows.map(|row| row[..row.find([' ', '<']).expect("an end")].to_owned()).collect::<Vec<_>>()
    };
    let leads = ["project", "--columns", "projektleitung,id", "--sort", "projektleitung"];
    assert_eq!(firsts(&leads), ["Ministerium", "Ministerium", "Öffentliche", "Solingen,"]);
    let by_id = firsts(&[&leads[..], &["--ids"]].concat());
    assert_eq!(by_id, ["kdn", "mags", "mhkbd,", "solingen,"]);
    let titles = firsts(&["project", "--columns", "titel", "--sort", "titel"]);
    assert_eq!(titles, ["Ofen", "Öldienstbetreuung", "Sozialplattform", "Verpflichtungserklärung"]);
    assert_eq!(firsts(&["--sql", "SELECT titel FROM project ORDER BY titel"]), titles);
    // Also without `--sort`, and where the sort keys are equal.
    assert_eq!(firsts(&["project", "--columns", "titel,id"]), titles);
    let alike = ["project", "--columns", "titel", "--sort", "foerdersumme_eur"];
    assert_eq!(firsts(&alike), titles);
    let ids = ["kinderbetreuung", "sozialplattform", "verpflichtungserklaerung", "wohngeld"];
    assert_eq!(firsts(&["project", "--columns", "id,titel", "--ids"]), ids);
    assert_eq!(firsts(&["project", "--columns", "id,phase"]), ids);
    let leads = ["Ministerium", "Ministerium", "Öffentliche", "Solingen,"];
    assert_eq!(firsts(&["project", "--columns", "projektleitung"]), leads);
}

#[test]
fn a_value_is_named_by_its_word_too() {
    for word in ["Landschaftsverband Rheinland", "lvr", "landschaftsverband-rheinland"] {
        let filter = format!("landschaftsverband={word}");
        assert_eq!(
            ids(&["municipality", &filter]),
            ids(&["municipality", "landschaftsverband=LVR"])
        );
    }
}

#[test]
fn filters_select_by_value_list_and_part() {
    for (filters, expected) in [
        (&["themenfeld=bildung"][..], &[][..]),
        (
            &["themenfeld=familie_kind,ein_auswanderung"],
            &["kinderbetreuung", "verpflichtungserklaerung"],
        ),
        (
            &["themenfeld!=familie_kind"],
            &["sozialplattform", "verpflichtungserklaerung", "wohngeld"],
        ),
        (&["titel~WOHN"], &["wohngeld"]),
        (&["titel~erklarung"], &[]),
        (&["titel~erklaerung"], &["verpflichtungserklaerung"]),
        (&["kernteam=koeln"], &["kinderbetreuung"]),
        (&["kernteam=Köln"], &["kinderbetreuung"]),
        (&["pilotkommunen!=soest"], &["kinderbetreuung", "verpflichtungserklaerung", "wohngeld"]),
        (&["leistungen.leistung=10092-wohngeld"], &["sozialplattform", "wohngeld"]),
        (&["themenfeld=familie_kind", "kernteam=soest"], &["kinderbetreuung"]),
        (&["themenfeld=familie_kind", "kernteam=remscheid"], &[]),
    ] {
        assert_eq!(ids(&[&["project"], filters].concat()), expected, "{filters:?}");
    }
}

#[test]
fn filters_follow_references() {
    for (filters, expected) in [
        (&["kernteam.regierungsbezirk=Arnsberg"][..], &["kinderbetreuung", "sozialplattform"][..]),
        (
            &["kernteam.regierungsbezirk=duesseldorf"],
            &["kinderbetreuung", "verpflichtungserklaerung"],
        ),
        (&["kernteam.kreis.name~Soest"], &["kinderbetreuung", "sozialplattform"]),
        (
            &["leistungen.leistung.katalog_zustaendigkeit=land_oder_kommunal"],
            &["kinderbetreuung", "sozialplattform", "verpflichtungserklaerung", "wohngeld"],
        ),
        (&["projektleitung.art=ministerium"], &["sozialplattform", "wohngeld"]),
    ] {
        assert_eq!(ids(&[&["project"], filters].concat()), expected, "{filters:?}");
    }
}

#[test]
fn the_phase_follows_the_clock() {
    let phase = |as_of: &str| {
        let run = query(&[
            "project",
            "id=wohngeld",
            "--columns",
            "phase,phase_seit",
            "--format",
            "csv",
            "--as-of",
            as_of,
        ]);
        run.stdout.lines().nth(1).map(str::to_owned)
    };
    assert_eq!(phase("2020-02-29").as_deref(), Some(","));
    assert_eq!(phase("2020").as_deref(), Some("rollout_nrw,2020-03"));
    assert_eq!(phase("2022-12-31").as_deref(), Some("rollout_nrw,2020-03"));
    assert_eq!(phase("2023-01-01").as_deref(), Some("zurueckgestellt,2023-01-01"));
}

#[test]
fn numbers_and_dates_compare_as_what_they_are() {
    let by_population = ids(&["municipality", "--sort", "-einwohner.anzahl", "--limit", "3"]);
    assert_eq!(by_population, ["koeln", "rhein-sieg-kreis", "maerkischer-kreis"]);
    assert_eq!(ids(&["municipality", "einwohner.anzahl=1024621"]), ["koeln"]);
    assert_eq!(ids(&["municipality", "einwohner.stichtag=2024", "name=köln"]), ["koeln"]);
    assert_eq!(ids(&["municipality", "einwohner.stichtag=2024-12-30"]), Vec::<String>::new());
    assert_eq!(ids(&["municipality", "website_geprueft=true"]), Vec::<String>::new());
}

#[test]
fn what_has_no_value_comes_last_in_either_order() {
    let ascending = ids(&["project", "--sort", "phase_seit", "--as-of", "2026-11-24"]);
    let descending = ids(&["project", "--sort", "-phase_seit", "--as-of", "2026-11-24"]);
    assert_eq!(ascending.last().map(String::as_str), Some("verpflichtungserklaerung"));
    assert_eq!(descending.last().map(String::as_str), Some("verpflichtungserklaerung"));
    assert_eq!(ascending[0], descending[descending.len() - 2]);
}

#[test]
fn json_keeps_types_and_lists_and_does_not_depend_on_the_language() {
    let dataset = Dataset::clean();
    let columns = "id,name,einwohner,flaeche_km2,it_dienstleister,kreis,website_geprueft";
    let args =
        ["query", "municipality", "id=koeln,soest", "--columns", columns, "--format", "json"];
    let english = ozg(dataset.root(), &args);
    assert_eq!(english.stdout, ozg_german(dataset.root(), &args).stdout);
    assert_snapshot!(english.stdout);
}

#[test]
fn csv_keeps_leading_zeros_and_quotes_what_needs_it() {
    let run = query(&[
        "municipality",
        "id=koeln,soest",
        "--columns",
        "ags,name,hinweis,einwohner.anzahl",
        "--format",
        "csv",
    ]);
    assert_snapshot!(run.stdout);
}

#[test]
fn a_kind_goes_by_its_name_its_folder_and_its_title() {
    for kind in ["municipality", "municipalities", "Kommune", "kommune", "Kommunen", "KOMMUNEN"] {
        assert_eq!(query(&[kind, "--count"]).stdout, "11\n", "{kind}");
    }
}

#[test]
fn count_is_a_bare_number_for_people_and_a_row_for_programs() {
    assert_eq!(query(&["project", "--count"]).stdout, "4\n");
    assert_eq!(query(&["project", "--count", "--limit", "1"]).stdout, "4\n");
    assert_eq!(query(&["project", "--count", "--format", "csv"]).stdout, "count\n4\n");
}

#[test]
fn an_empty_answer_is_reported_beside_the_answer() {
    let run = query(&["project", "themenfeld=bildung"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
    assert!(run.stderr.starts_with("No record matches the conditions.\n"), "{}", run.stderr);
    assert_eq!(query(&["project", "themenfeld=bildung", "--format", "json"]).stdout, "[]\n");
}

#[test]
fn a_record_at_fault_is_left_out_and_counted() {
    let dataset = Dataset::clean();
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: []");
    dataset.write("data/projects/kaputt.yaml", "titel: \"");
    let run = ozg(dataset.root(), &["query", "project", "--count"]);
    assert_eq!((run.stdout.as_str(), run.code), ("3\n", 0));
    assert!(run.stderr.starts_with("2 records with errors are not included"), "{}", run.stderr);
}

#[test]
fn a_misspelt_name_is_an_error_with_a_suggestion() {
    let dataset = Dataset::clean();
    let mut shown = String::new();
    for args in [
        &["projct"][..],
        &["rathaus"],
        &["project", "tehmenfeld=umwelt"],
        &["project", "themenfeld=familie_kindd"],
        &["project", "art=landesvorhabn"],
        &["project", "phase=rolout_nrw"],
        &["project", "kernteam=keoln"],
        &["project", "kernteam.regierungsbezirk=Detmlod"],
        &["project", "kernteam.rathaus=x"],
        &["project", "titel.laenge=3"],
        &["project", "nachnutzende=koeln"],
        &["municipality", "einwohner.anzahl=viele"],
        &["municipality", "einwohner.stichtag=gestern"],
        &["project", "themenfeld"],
        &["project", "themenfeld="],
        &["project", "=umwelt"],
        &["project", "--columns", "id,titl"],
        &["project", "--sort", "-titl"],
        &["project", "--has", "titl"],
        &["project", "--missing", "phase.seit"],
        &["project", "titel=Wohngeld"],
        &["project", "titel!=Wohngeld onlin"],
        &["project", "titel=Rathaus"],
        &["project", "phase_seit=gestern"],
        &["project", "phase=konzeption..umsetzung"],
        &["project", "kernteam>koeln"],
        &["project", "phase!umsetzung"],
        &["municipality", "einwohner=50.000.."],
        &["municipality", "einwohner=9..1"],
        &["municipality", "einwohner=.."],
        &["municipality", "einwohner>5,6"],
        &["municipality", "flaeche_km2>NaN"],
        &["municipality", "koordinaten>50"],
        &["municipality", "in=x"],
        &["municipality", "in.projct=x"],
        &["municipality", "in.register=x"],
        &["municipality", "in.project.kernteam.rathaus=x"],
        &["municipality", "in.project.kernteam=koeln"],
        &["municipality", "in.project.nachnutzende.rathaus=x"],
        &["project", "--group-by", "titl"],
        &["project", "--group-by", "phase", "--sort", "-cuont"],
        &["project", "--sum", "titel"],
    ] {
        for run in [
            ozg(dataset.root(), &[&["query"], args].concat()),
            ozg_german(dataset.root(), &[&["query"], args].concat()),
        ] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
            let _ = write!(shown, "{}: {}", args.join(" "), run.stderr);
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn data_cannot_steer_the_terminal_nor_a_spreadsheet() {
    let dataset = Dataset::clean();
    let hostile = "titel: \"=1+1\\e[31mrot\\u202e\"";
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", hostile);
    let args = ["query", "project", "id=wohngeld", "--columns", "titel", "--format"];
    let table = ozg(dataset.root(), &[&args[..], &["table"]].concat());
    assert!(table.stdout.contains("=1+1<U+001B>[31mrot<U+202E>"), "{}", table.stdout);
    let csv = ozg(dataset.root(), &[&args[..], &["csv"]].concat());
    assert!(csv.stdout.contains("'=1+1"), "{}", csv.stdout);
}

#[test]
fn a_revision_is_read_without_a_checkout() {
    let dataset = Dataset::clean();
    dataset.commit("first");
    dataset.remove("data/projects/wohngeld.yaml").commit("second");
    let count = |revision: &str| {
        ozg(dataset.root(), &["query", "project", "--count", "--at", revision]).stdout
    };
    assert_eq!((count("HEAD").as_str(), count("HEAD~1").as_str()), ("3\n", "4\n"));
}

/// A line of a table is a record: no value may begin a line, which a log reader could run as a
/// command.
#[test]
fn a_value_of_several_lines_stays_in_its_row() {
    let dataset = Dataset::clean();
    let new = "titel: \"Wohngeld\\n::stop-commands::x\"";
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", new);
    let run = ozg(dataset.root(), &["query", "project", "--columns", "titel"]);
    assert!(run.stdout.contains(r"Wohngeld \::stop-commands::x"), "{}", run.stdout);
    assert!(!run.stdout.lines().any(|line| line.trim_start().starts_with("::")));
}

#[test]
fn only_the_kinds_that_a_query_touches_are_read() {
    let dataset = Dataset::clean();
    dataset.commit("alt");
    // For all records but projects, the repository keeps the name and loses the content.
    let listing = dataset.git(&["ls-tree", "-r", "HEAD", "--", "data"]);
    for line in listing.lines().filter(|line| !line.contains("data/projects/")) {
        let object = line.split_whitespace().nth(2).expect("an object");
        let file = dataset.path(".git/objects").join(&object[..2]).join(&object[2..]);
        std::fs::remove_file(file).expect("an object of its own");
    }
    let run = |query_args: &[&str]| {
        ozg(dataset.root(), &[&["query", "--at", "HEAD"], query_args].concat())
    };
    let own = run(&["project", "--has", "titel", "--count"]);
    assert_eq!(own.code, 0, "{}", own.stderr);
    assert_eq!(run(&["municipality", "--has", "name", "--count"]).code, 2);
}
