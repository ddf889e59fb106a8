//! Reports as pages, and the set of all reports. `tests/slow/browser.rs` opens them in a browser.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::harness::{Dataset, REPOSITORY, Run, call, ozg, ozg_german, temp_dir};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

fn report(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    let run = ozg_german(dir, &[&["report"], args, &CLOCK].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run
}

/// The page without its style, one element per line.
pub fn shape(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").expect("a style");
    let (_, body) = rest.split_once("</style>").expect("its end");
    let lines = format!("{head}{body}").replace("><", ">\n<");
    lines.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn a_report_as_a_page() {
    let dataset = Dataset::reports();
    let page = |args: &[&str]| report(dataset.root(), &[args, &["--format", "html"]].concat());
    assert_snapshot!("html_timeline", shape(&page(&["timeline"]).stdout));
    assert_snapshot!("html_themenfelder", shape(&page(&["themenfelder"]).stdout));
}

#[test]
fn a_map_has_a_description_and_an_attribution() {
    let page = report(REPOSITORY, &["municipality", "soest", "--format", "html"]).stdout;
    assert!(page.contains("© GeoBasis-DE / BKG (2017), Daten verändert"));
    assert!(page.contains("<title>Bad Sassendorf: 1</title>"));
    let (_, described) = page.split_once("<desc").expect("a description");
    let (described, _) = described.split_once("</desc>").expect("its end");
    assert!(
        described.ends_with("2 Kommunen, mit den höchsten Zahlen: Soest (4), Bad Sassendorf (1)."),
        "{described}"
    );
}

#[test]
fn data_is_only_ever_text_in_a_page() {
    let dataset = Dataset::reports();
    let file = "data/projects/fischereischein.yaml";
    let title = "\"</title><script>alert(1)</script>\\e<img src=x onerror=alert(1)> \\u202E'\"";
    dataset.edit(file, "titel: Fischereischein", &format!("titel: {title}"));
    for args in [
        &["project", "fischereischein"][..],
        &["timeline"],
        &["overview", "--kreis", "kreis-soest"],
    ] {
        let page = report(dataset.root(), &[args, &["--format", "html"]].concat()).stdout;
        assert!(!page.contains("<script") && !page.contains("<img"), "{args:?}");
        assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'), "{args:?}");
    }
}

#[test]
fn the_ending_of_the_file_selects_the_format() {
    let dataset = Dataset::reports();
    for (file, start) in [
        ("r.html", "<!DOCTYPE html>"),
        ("r.md", "# Überblick"),
        ("r.json", "{\n"),
        ("r.txt", "Überblick\nDatenstand: "),
        ("r.xlsx", "PK"),
    ] {
        let run = report(dataset.root(), &["overview", "-o", file]);
        assert_eq!(run.stdout, "", "{file}");
        let content = fs::read(dataset.path(file)).expect("the file");
        assert!(content.starts_with(start.as_bytes()), "{file}");
    }
    let run = ozg(dataset.root(), &["report", "overview", "-o", "r.pdf"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains(".md, .markdown, .html, .htm"), "{}", run.stderr);
    let run = ozg(dataset.root(), &["report", "overview", "-o", "r.csv"]);
    assert!(run.stderr.contains("--table"), "{}", run.stderr);
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}

#[test]
fn every_link_of_the_set_leads_somewhere() {
    let dataset = Dataset::reports();
    report(dataset.root(), &["--all", "-o", "set"]);
    let mut count = 0;
    for page in
        walk(&dataset.path("set")).iter().filter(|path| path.extension().is_some_and(|e| e == "md"))
    {
        let text = fs::read_to_string(page).expect("a page");
        let addresses = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for address in addresses.filter(|address| !address.contains(':')) {
            assert!(
                page.with_file_name("").join(address).is_file(),
                "{}: {address}",
                page.display()
            );
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn a_set_replaces_an_earlier_set_and_nothing_else() {
    let dataset = Dataset::reports();
    report(dataset.root(), &["--all", "-o", "set"]);
    dataset.write("set/own.txt", "mine");
    let page = dataset.path("set/project/fischereischein.md");
    assert!(page.is_file());
    dataset.remove("data/projects/fischereischein.yaml");
    report(dataset.root(), &["--all", "-o", "set"]);
    assert!(!page.is_file() && dataset.path("set/own.txt").is_file());
    dataset.write("other/own.txt", "mine");
    let run = ozg(dataset.root(), &["report", "--all", "-o", "other"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("reports.json"), "{}", run.stderr);
    assert_eq!(fs::read_dir(dataset.path("other")).expect("a folder").count(), 1);
    for (format, why) in [("csv", "xlsx"), ("html", "ozg site")] {
        let run = ozg(dataset.root(), &["report", "--all", "-o", format, "--format", format]);
        assert_eq!((run.code, dataset.path(format).exists()), (2, false), "{}", run.stderr);
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }
}

#[test]
fn a_set_for_minutes_compared_with_a_revision() {
    let dataset = Dataset::reports();
    dataset.commit("before");
    report(dataset.root(), &["--all", "-o", "notes", "--format", "md", "--compare", "HEAD"]);
    let index = dataset.read("notes/index.md");
    assert!(index.contains("- [Soest](municipality/soest.md)\n"), "{index}");
    assert!(dataset.read("notes/municipality/soest.md").contains("Vergleich mit „HEAD“"));
}

/// A component and a project may have the same id: a name links to the page of its own kind.
#[test]
fn a_name_leads_to_no_page_of_another_kind() {
    let dataset = Dataset::reports();
    let project = dataset.read("data/projects/fischereischein.yaml");
    dataset.write("data/projects/epaybl.yaml", project.replace("titel: F", "titel: Neuer F"));
    report(dataset.root(), &["--all", "-o", "set"]);
    let page = dataset.read("set/components.md");
    assert!(page.contains("ePayBL") && !page.contains("(project/epaybl.md)"), "{page}");
    assert!(dataset.read("set/timeline.md").contains("(project/epaybl.md)"));
}

#[test]
fn a_page_of_changes_needs_nothing_but_itself() {
    let dataset = Dataset::reports();
    let file = "data/projects/fischereischein.yaml";
    dataset.commit("before");
    let nasty = "\"</title><script>alert(1)</script>\\e<img src=x onerror=alert(1)> \\u202E'\"";
    dataset.edit(file, "titel: Fischereischein", &format!("titel: {nasty}"));
    let run = ozg_german(dataset.root(), &["diff", "--format", "html"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let page = run.stdout;
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
    assert!(page.contains("&lt;script&gt;"), "{page}");
    for acting in ["<script", "<img", "http:", "https:", "@import", "\u{1b}", "\u{202e}"] {
        assert!(!page.contains(acting), "{acting}");
    }
    let none = ozg(dataset.root(), &["diff", "HEAD", "HEAD", "--format", "html"]);
    assert!(none.stdout.contains("<p class=\"lead\">no differences</p>"), "{}", none.stdout);
}

/// What a reader sees of a page: the text between its tags, without its style.
fn visible_text(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    body.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect()
}

/// The first option of the command line in a text.
fn option_in(text: &str) -> Option<&str> {
    let at = text.match_indices("--").map(|(at, _)| at).find(|&at| {
        let is_start =
            text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '-');
        is_start && text[at + 2..].starts_with(|c: char| c.is_ascii_lowercase())
    })?;
    text[at..].split_whitespace().next()
}

/// The readers of a page have no command line.
#[test]
fn no_page_of_the_shipped_data_mentions_options() {
    let folder = temp_dir();
    let to = folder.path().display().to_string();
    assert_eq!(call(REPOSITORY, &["site", "-o", &to]).today("2026-11-26").run().code, 0);
    let pages = walk(folder.path());
    let pages: Vec<_> =
        pages.iter().filter(|page| page.extension().is_some_and(|e| e == "html")).collect();
    assert!(pages.len() > 2_000, "{}", pages.len());
    for page in pages {
        let text = visible_text(&fs::read_to_string(page).expect("a page"));
        assert_eq!(option_in(&text), None, "{}", page.display());
    }
    for args in [
        &["search", "wohngeld", "--limit", "1"][..],
        &["log", "--limit", "1"],
        &["report", "digest", "--since", "HEAD"],
        &["report", "trend", "--every", "quarter"],
    ] {
        let page = ozg(REPOSITORY, &[args, &["--format", "html"]].concat()).stdout;
        assert_eq!(option_in(&visible_text(&page)), None, "{args:?}");
    }
}
