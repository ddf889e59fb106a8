//! Formats of an answer and `-o`: what a spreadsheet, a program and a page get.

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use insta::assert_snapshot;
use ozg::format::{AnswerKind, Format};

use crate::harness::{Dataset, call, command, ozg, ozg_german};

const COLUMNS: &str = "id,ags,einwohner,einwohner.anzahl,flaeche_km2,website_geprueft,\
                       einwohner.stichtag,it_dienstleister";

fn municipalities(dataset: &Dataset, args: &[&str]) -> String {
    let query = ["query", "municipality", "id=koeln,soest", "--columns", COLUMNS];
    let run = ozg(dataset.root(), &[&query[..], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

/// Formats of a query that are text, without the page, which has its styles in it.
fn text_formats() -> Vec<Format> {
    let formats = Format::of_answer(AnswerKind::Rows).into_iter();
    formats.filter(|format| !format.is_binary() && *format != Format::Html).collect()
}

#[test]
fn each_format_for_programs_and_pages() {
    let dataset = Dataset::clean();
    let mut shown = String::new();
    for format in text_formats().into_iter().filter(|format| *format != Format::Text) {
        let format = format.name();
        let text = municipalities(&dataset, &["--format", &format]);
        let _ = write!(shown, "{format}\n{text}\n");
    }
    assert_snapshot!(shown.replace('\r', "␍").replace('\u{feff}', "␂"));
}

#[test]
fn formats_for_programs_do_not_depend_on_the_language() {
    let dataset = Dataset::clean();
    let formats = Format::of_answer(AnswerKind::Rows).into_iter();
    let formats: Vec<_> =
        formats.filter(|format| !format.is_for_people() && !format.is_binary()).collect();
    assert!(formats.len() > 4, "{formats:?}");
    for format in formats.into_iter().map(Format::name) {
        let args = ["query", "project", "--format", &format];
        let english = ozg(dataset.root(), &args).stdout;
        assert_eq!(english, ozg_german(dataset.root(), &args).stdout, "{format}");
    }
}

#[test]
fn an_unknown_language_is_reported_beside_the_answer() {
    let dataset = Dataset::clean();
    let args = ["query", "project", "--count"];
    let expected = ozg(dataset.root(), &args).stdout;
    let with = |variable, language, args: &[&str]| {
        call(dataset.root(), args).env(variable, language).run()
    };
    let run = with("OZG_LANG", "fr_FR.UTF-8", &args);
    assert_eq!((run.code, &run.stdout), (0, &expected));
    assert!(
        run.stderr.contains("OZG_LANG is “fr_FR.UTF-8”, which is not supported"),
        "{}",
        run.stderr
    );
    for (variable, language, args) in [
        ("OZG_LANG", "de_DE.UTF-8", &args[..]),
        ("OZG_LANG", "EN", &args),
        ("OZG_LANG", "", &args),
        ("LC_ALL", "fr_FR.UTF-8", &args),
        ("OZG_LANG", "xx", &[&args[..], &["--lang", "en"]].concat()),
    ] {
        let run = with(variable, language, args);
        assert!(!run.stderr.contains("OZG_LANG"), "{variable} {language}: {}", run.stderr);
    }
}

#[test]
fn the_ending_of_the_file_picks_the_format() {
    let dataset = Dataset::clean();
    let of_format = |format: Format| {
        format.endings().iter().map(move |ending| ((*ending).to_owned(), format.name()))
    };
    let all = text_formats().into_iter().flat_map(of_format);
    for (ending, format) in all.chain([("YML".to_owned(), "yaml".to_owned())]) {
        let file = format!("answer.{ending}");
        assert_eq!(municipalities(&dataset, &["-o", &file, "--color", "always"]), "");
        let run = command(
            dataset.root(),
            &["query", "municipality", "id=koeln,soest", "--columns", COLUMNS, "--format", &format],
        )
        .args(["--as-of", "2026-11-24"])
        .env_remove("COLUMNS")
        .output()
        .expect("ozg runs");
        assert_eq!(dataset.read(&file), String::from_utf8_lossy(&run.stdout), "{ending}");
    }
    municipalities(&dataset, &["--excel", "-o", "excel.csv"]);
    assert_eq!(dataset.read("excel.csv"), municipalities(&dataset, &["--excel"]));
    municipalities(&dataset, &["--format", "json", "-o", "answer"]);
    assert!(dataset.read("answer").starts_with('['));
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_in_one_sentence() {
    let dataset = Dataset::clean();
    dataset.write("folder.csv/inside", "");
    let mut shown = String::new();
    for args in [
        &["-o", "answer.pdf"][..],
        &["-o", "answer"],
        &["--excel", "-o", "answer.json"],
        &["-o", "nowhere/answer.csv"],
        &["-o", "folder.csv"],
    ] {
        for run in [
            ozg(dataset.root(), &[&["query", "project"], args].concat()),
            ozg_german(dataset.root(), &[&["query", "project"], args].concat()),
        ] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
            let _ = write!(shown, "{}: {}", args.join(" "), run.stderr);
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn a_file_is_replaced_as_a_whole_or_left_as_it_was() {
    let dataset = Dataset::clean();
    dataset.write("answer.csv", "before");
    let run = ozg(dataset.root(), &["query", "project", "tehmenfeld=umwelt", "-o", "answer.csv"]);
    assert_eq!((run.code, dataset.read("answer.csv").as_str()), (2, "before"));
    municipalities(&dataset, &["-o", "answer.csv"]);
    assert!(dataset.read("answer.csv").starts_with("id,ags"));
    let names = fs::read_dir(dataset.root()).expect("a folder");
    let names = names.map(|entry| entry.expect("an entry").file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with(".ozg-")));
}

/// The cells of a workbook as another program reads them.
fn sheet(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(workbook.sheet_names(), ["Notes", "records"]);
    let range = workbook.worksheet_range("records").expect("a sheet");
    assert!(workbook.worksheet_formula("records").expect("a sheet").is_empty(), "no formula");
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_workbook_holds_numbers_days_and_codes_as_what_they_are() {
    let dataset = Dataset::clean();
    municipalities(&dataset, &["-o", "answer.xlsx"]);
    let bytes = fs::read(dataset.path("answer.xlsx")).expect("a file");
    municipalities(&dataset, &["-o", "again.xlsx"]);
    assert_eq!(bytes, fs::read(dataset.path("again.xlsx")).expect("a file"), "the same bytes");
    let rows = sheet(bytes);
    assert_eq!(rows[0][1], Data::String("AGS".to_owned()));
    let koeln = &rows[1];
    assert_eq!(koeln[0], Data::String("koeln".to_owned()));
    assert_eq!(koeln[1], Data::String("05315000".to_owned()));
    assert_eq!(koeln[3], Data::Float(1_024_621.0));
    assert!(matches!(koeln[4], Data::Float(_)), "{:?}", koeln[4]);
    assert_eq!(koeln[5], Data::Bool(false));
    assert!(matches!(koeln[6], Data::DateTime(_)), "{:?}", koeln[6]);
}

#[test]
fn a_text_too_long_for_a_workbook_is_an_error() {
    let dataset = Dataset::clean();
    let long = format!("titel: {}", "x".repeat(40_000));
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", &long);
    let run = ozg(dataset.root(), &["query", "project", "-o", "answer.xlsx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("Row 4, column “titel”"), "{}", run.stderr);
    assert!(!dataset.path("answer.xlsx").exists());
}

const HOSTILE: &str = r#"titel: "=HYPERLINK(1)\e[31m\x9b1m\u202e|<b>[x](y)\n::stop::""#;

#[test]
fn data_is_text_in_every_format() {
    let dataset = Dataset::clean();
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", HOSTILE);
    let args = ["query", "project", "id=wohngeld", "--columns", "titel"];
    let mut shown = String::new();
    for format in text_formats().into_iter().map(Format::name) {
        let run = ozg(dataset.root(), &[&args[..], &["--format", &format]].concat());
        let steers = |c: char| c.is_control() && !"\r\n".contains(c) || c == '\u{202e}';
        assert!(!run.stdout.contains(steers), "{format}: {:?}", run.stdout);
        let _ = write!(shown, "{format}\n{}\n", run.stdout);
    }
    assert_snapshot!(shown.replace('\r', "␍").replace('\u{feff}', "␂"));
    ozg(dataset.root(), &[&args[..], &["-o", "answer.xlsx"]].concat());
    let rows = sheet(fs::read(dataset.path("answer.xlsx")).expect("a file"));
    assert!(matches!(&rows[1][0], Data::String(text) if text.starts_with("=HYPERLINK")));
}
