//! One dataset full of texts that steer terminals, logs of CI, Markdown, HTML and spreadsheets, through
//! every verb and every format: what is printed must hold none that acts.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;
use ozg::format::{AnswerKind, Format};

use crate::harness::examples::verbs_in_formats;
use crate::harness::{Dataset, Run, ozg, temp_dir};
use crate::markdown::{assert_nobody_is_called, columns, page_texts};

/// What a stranger may write; each stands in double quotes in YAML.
const NASTY: [&str; 9] = [
    r"\e[31mred\e[0m",
    r"\e]0;title\a\x9b1m\u202e\u2066x",
    r"::error file=x::stop",
    r"a\n::error::second line",
    r"##[error]x",
    r"<script>alert(1)</script><b>&amp;",
    r"[x](javascript:x) ![y](http://example.org/z) `c` **d** @all",
    r"=HYPERLINK(1)|2",
    r"a|b\r\nc\td\\|e",
];

/// All of them in as many fields as possible, in keys, in references, in names of files, in schemas.
fn hostile() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("zero");
    dataset.git(&["commit", "-q", "--allow-empty", "-m", "\u{1b}[31m::error::first"]);
    let all = NASTY.join(" ");
    dataset.edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", &field("titel", &all));
    let project = dataset.read("data/projects/sozialplattform.yaml");
    for (index, nasty) in NASTY.iter().enumerate() {
        let (own, _) = project.split_once("titel:").expect("a title");
        let rest = project.split_once("titel:").expect("a title").1.split_once('\n').expect("it").1;
        let name = format!("data/projects/nasty-{index}.yaml");
        dataset.write(&name, format!("{own}{}\n{rest}", field("titel", nasty)));
        let title = field("name", nasty);
        dataset.write(&format!("data/organisations/nasty-{index}.yaml"), title);
        let key = format!("\"{nasty}\": 1\ntitel: x\n");
        dataset.write(&format!("data/projects/key-{index}.yaml"), key);
        let reference = format!("titel: x\nkernteam: [\"{nasty}\"]\nart: \"{nasty}\"\n");
        dataset.write(&format!("data/projects/reference-{index}.yaml"), reference);
        dataset.write(&format!("data/projects/raw-{index}.yaml"), format!("titel: {nasty}: : [\n"));
        let ignore = format!("titel: x # ozg: ignore[{}] ::error::\n", nasty.replace('\\', ""));
        dataset.write(&format!("data/projects/ignore-{index}.yaml"), ignore);
    }
    for (index, name) in
        ["\u{1b}[31m", "a\n::error::x", "\u{202e}x", "=1+1", "<b>", "a|b"].iter().enumerate()
    {
        dataset.write(&format!("data/projects/{name}.yaml"), "titel: x\n");
        dataset.write(&format!("data/{name}/{index}.yaml"), "titel: x\n");
    }
    dataset
}

fn field(name: &str, nasty: &str) -> String {
    format!("{name}: \"{nasty}\"")
}

/// What a terminal or a log would act on. A carriage return may stand before the end of a line only.
fn acts(c: char) -> bool {
    let is_bidi = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_bidi || c.is_control() && !matches!(c, '\n' | '\t')
}

#[track_caller]
fn assert_no_text_acts(args: &[&str], run: &Run) {
    assert!([0, 1, 2].contains(&run.code), "{args:?}: {}", run.code);
    assert!(!run.stderr.contains("panicked"), "{args:?}: {}", run.stderr);
    for text in [run.stdout.replace("\r\n", "\n"), run.stderr.clone()] {
        for line in text.lines() {
            assert!(!line.contains(acts), "{args:?}: {line:?}");
            // Logs of CI read a command at the beginning of a line, after blanks.
            let ours = args.contains(&"github")
                && ["::error file=", "::warning file=", "::notice file=", "::error title="]
                    .iter()
                    .any(|own| line.starts_with(own));
            // What programs read is the data as it is: it belongs into a file, not into a log.
            let is_data = Format::value_variants()
                .iter()
                .any(|format| format.holds_one_table() && args.contains(&&*format.name()));
            assert!(ours || is_data || !line.trim_start().starts_with("::"), "{args:?}: {line:?}");
        }
    }
}

/// What is asked besides: each verb that answers people has all its formats anyway.
const READING: [&[&str]; 43] = [
    &["lint", "--new-since", "HEAD"],
    &["lint", "--fix=unsafe", "--dry-run"],
    &["query", "project", "--columns", "titel"],
    &["query", "project", "--columns", "titel", "--format", "csv"],
    &["query", "project", "--columns", "titel", "--format", "excel"],
    &["query", "project", "--columns", "titel,id", "--format", "json"],
    &["query", "project", "--columns", "titel,id", "--format", "jsonl"],
    &["query", "project", "--columns", "titel", "--format", "yaml"],
    &["query", "project", "--columns", "titel,id", "--format", "md"],
    &["query", "project", "--group-by", "titel"],
    &["query", "project", "--group-by", "titel", "--format", "csv"],
    &["query", "project", "titel~::"],
    &["query", "--sql", "SELECT titel FROM project"],
    &["query", "--sql", "SELECT titel FROM project", "--format", "csv"],
    &["query", "--sql", "SELECT titel, '::x' AS \"::y\" FROM project", "--format", "md"],
    &["show", "nasty-0"],
    &["show", "nasty-1"],
    &["show", "nasty-2"],
    &["show", "nasty-3"],
    &["show", "nasty-8"],
    &["show", "project/nasty-3", "--format", "yaml"],
    &["show", "project/nasty-3", "--format", "md"],
    &["show", "::error::x"],
    &["show", "\u{1b}[31m\n::error::x"],
    &["search", "error"],
    &["search", "\u{1b}[31m::x"],
    &["report", "overview"],
    &["report", "sources"],
    &["report", "sources", "--format", "md"],
    &["diff"],
    &["diff", "--effect=always"],
    &["fmt", "--check"],
    &["git", "text", "data/projects/wohngeld.yaml"],
    &["git", "text", "data/projects/raw-1.yaml"],
    &["schema"],
    &["schema", "project"],
    &["export", "--metadata", "dcat-ap"],
    &["explain", "\u{1b}[31m\n::error::x"],
    &["schema", "\u{1b}[31m\n::error::x"],
    &["lint", "--at", "\u{1b}[31m\n::error::x"],
    &["new", "project", "\u{1b}[31m\n::error::x"],
    &["import", "\u{1b}[31m\n::error::x"],
    &["man", "\u{1b}[31m\n::error::x"],
];

fn reading() -> Vec<Vec<String>> {
    let owned = |args: &&[&str]| args.iter().map(|arg| (*arg).to_owned()).collect();
    let mut all = verbs_in_formats();
    let is_binary = |name: &String| Format::from_str(name, false).is_ok_and(Format::is_binary);
    all.retain(|args| !args.iter().any(is_binary));
    all.into_iter().chain(READING.iter().map(owned)).collect()
}

#[test]
fn no_text_acts_in_any_verb_or_format() {
    let dataset = hostile();
    let mut wrong = Vec::new();
    for args in reading() {
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let run = ozg(dataset.root(), &args);
        let checked = std::panic::catch_unwind(|| assert_no_text_acts(&args, &run));
        wrong.extend(checked.err().and_then(|said| said.downcast_ref::<String>().cloned()));
        if args
            .windows(2)
            .any(|pair| pair[0] == "--format" && ["json", "sarif", "gitlab"].contains(&pair[1]))
        {
            serde_json::from_str::<serde_json::Value>(&run.stdout).expect("JSON");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_markup_acts_in_markdown() {
    let dataset = hostile();
    for args in reading().iter().filter(|args| args.contains(&"md".to_owned())) {
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let run = ozg(dataset.root(), &args);
        let findings = i32::from(args[0] == "lint");
        assert_eq!(run.code, findings, "{args:?}: {}", run.stderr);
        if ["diff", "log"].contains(&args[0]) {
            assert_nobody_is_called(&run.stdout);
        } else {
            page_texts(&run.stdout);
        }
    }
}

/// Every delimited format of a query: JSON, YAML and workbooks mark each value as text, and the formats for people are
/// not made to be opened in a spreadsheet.
fn delimited_formats() -> Vec<String> {
    let typed = [Format::Json, Format::Jsonl, Format::Yaml, Format::Xlsx];
    let formats = Format::of_answer(AnswerKind::Rows).into_iter();
    let delimited: Vec<_> =
        formats.filter(|format| !format.is_for_people() && !typed.contains(format)).collect();
    assert!(delimited.contains(&Format::Csv) && delimited.contains(&Format::Excel));
    delimited.into_iter().map(Format::name).collect()
}

/// The rows of a delimited text, as a spreadsheet reads them; the first has the titles.
fn delimited_rows(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = text.bytes().find(|byte| b",;\t".contains(byte)).expect("two columns");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
    let rows = reader.from_reader(text.as_bytes()).into_records();
    rows.map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn data_makes_no_cell_or_row_of_a_table() {
    let dataset = hostile();
    let run = |format: &str| {
        let args = ["query", "project", "--columns", "titel,id", "--format", format];
        ozg(dataset.root(), &args).stdout
    };
    let rows: Vec<serde_json::Value> = serde_json::from_str(&run("json")).expect("JSON");
    let expected = vec![2; rows.len() + 1];
    assert_eq!(columns(&run("md")), expected);
    for format in delimited_formats() {
        let widths: Vec<_> = delimited_rows(&run(&format)).iter().map(Vec::len).collect();
        assert_eq!(widths, expected, "{format}");
    }
}

#[test]
fn no_formula_acts_in_a_spreadsheet() {
    let dataset = hostile();
    for format in delimited_formats() {
        for args in [&["project", "--columns", "titel,id"][..], &["--sql", FORMULA_AS_TITLE]] {
            let run = ozg(dataset.root(), &[&["query"], args, &["--format", &format]].concat());
            let rows = delimited_rows(&run.stdout);
            assert!(rows.len() > 2, "{}", run.stderr);
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{format}: {cell}");
            }
        }
    }
}

const FORMULA_AS_TITLE: &str = "SELECT titel AS \"=1+1\", id FROM project";

/// Names that an eye takes for others: one finding each, which says which character is meant.
#[test]
fn lookalike_names_are_reported_by_code_point() {
    for (stem, code, suggestion) in [
        ("ko\u{308}ln", "its character 3 is U+0308", "koeln"),
        ("k\u{43e}eln", "its character 2 is U+043E", "koeln"),
        ("ko\u{200b}eln", "its character 3 is U+200B", "koeln"),
        ("koeln\n", "its character 6 is U+000A", "koeln"),
        ("koe\u{1b}ln", "its character 4 is U+001B", "koe-ln"),
        ("koeln\u{a0}", "its character 6 is U+00A0", "koeln"),
    ] {
        let dataset = Dataset::clean();
        let record = dataset.read("data/municipalities/koeln.yaml");
        dataset.write(&format!("data/municipalities/{stem}.yaml"), record);
        let run = ozg(dataset.root(), &["lint"]);
        assert_eq!(run.stdout.matches("OZG004").count(), 1, "{stem:?}: {}", run.stdout);
        assert!(run.stdout.contains(code), "{stem:?}: {}", run.stdout);
        assert!(
            run.stdout.contains(&format!("to `{suggestion}.yaml`")),
            "{stem:?}: {}",
            run.stdout
        );
        assert!(run.stderr.starts_with("1 error,"), "{stem:?}: {}", run.stdout);
    }
}

#[test]
fn a_lookalike_reference_is_reported_by_code_point_and_fixed() {
    for id in ["k\u{43e}eln", "ko\u{308}ln", "\"koel\\u200bn\""] {
        let dataset = Dataset::clean();
        dataset.edit("data/projects/kinderbetreuung.yaml", "- koeln\n", &format!("- {id}\n"));
        let run = ozg(dataset.root(), &["lint"]);
        assert_eq!(run.stdout.matches("OZG012").count(), 1, "{id}: {}", run.stdout);
        assert!(run.stdout.contains(" is U+"), "{id}: {}", run.stdout);
        assert!(run.stdout.contains("did you mean `koeln`?"), "{id}: {}", run.stdout);
        assert_eq!(ozg(dataset.root(), &["lint", "--fix"]).code, 0, "{id}");
        assert!(dataset.read("data/projects/kinderbetreuung.yaml").contains("- koeln\n"));
    }
}

/// Files that come and go while they are read: findings, or nothing; never a crash.
#[test]
fn files_that_vanish_while_they_are_read_are_findings() {
    let dataset = Dataset::clean();
    let names: Vec<_> = (0..300).map(|at| format!("data/organisations/o{at}.yaml")).collect();
    let record = dataset.read("data/organisations/kdn.yaml");
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                for name in &names {
                    drop(fs::write(dataset.path(name), &record));
                }
                for name in &names {
                    drop(fs::remove_file(dataset.path(name)));
                }
            }
        });
        for _ in 0..5 {
            for args in [&["lint"][..], &["query", "organisation"], &["report", "overview"]] {
                let run = ozg(dataset.root(), args);
                assert!([0, 1].contains(&run.code), "{args:?}: {}", run.stderr);
                assert_no_text_acts(args, &run);
            }
        }
        is_done.store(true, Ordering::Relaxed);
    });
}

/// A file beside the records is read no further than a record, in a folder and in a revision.
#[test]
fn a_huge_configuration_is_refused() {
    let dataset = Dataset::clean();
    dataset.write("ozg.toml", "#".repeat(1024 * 1024 + 1));
    dataset.commit("huge");
    for at in [&[][..], &["--at", "HEAD"]] {
        let run = ozg(dataset.root(), &[&["lint"], at].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert_eq!(run.stderr, "error: “ozg.toml” is larger than 1,048,576 bytes.\n");
    }
}

/// What a page shows is text that no browser, no copy of it and no search acts on.
#[test]
fn no_page_of_the_site_has_characters_that_act() {
    let (dataset, folder) = (hostile(), temp_dir());
    let to = folder.path().display().to_string();
    let run = ozg(dataset.root(), &["site", "-o", &to]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_no_text_acts(&["site"], &run);
    let mut pages = 0;
    for tree in ["", "en"] {
        for kind in ["", "project", "organisation"] {
            for entry in fs::read_dir(folder.path().join(tree).join(kind)).expect("a folder") {
                let path = entry.expect("an entry").path();
                let ending = path.extension().and_then(|ending| ending.to_str());
                if matches!(ending, Some("html" | "js")) {
                    let text = fs::read_to_string(&path).expect("a page");
                    assert!(!text.contains(acts), "{}", path.display());
                    // In a script of its own a tag is but a text.
                    let is_page = ending == Some("html");
                    assert!(!is_page || !text.contains("<script>alert"), "{}", path.display());
                    pages += 1;
                }
            }
        }
    }
    assert!(pages > 40, "{pages}");
}
