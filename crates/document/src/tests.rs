//! Tests of every writer with a document of all blocks, and with data that would be more than text.

use crate::html::{HtmlOptions, PageFrame};
use crate::markdown::MarkdownOptions;
use crate::sample::{HOSTILE, document, series};
use crate::text::width_of;
use crate::{
    Abbreviation, Block, DataTable, Document, FactRow, Figure, Line, LinkTarget, TableCell,
    TableColumn, TextMark, html, markdown, text,
};

const FRAME: PageFrame<'static> = PageFrame {
    language: "en",
    style: "",
    generator: "test",
    skip: "To the content",
    footer: "Made by a test.",
};

fn address(target: &LinkTarget) -> Option<String> {
    match target {
        LinkTarget::Address(address) => Some(address.clone()),
        LinkTarget::Record { kind, id } => Some(format!("{kind}/{id}.html")),
        LinkTarget::Page(path) => Some(path.clone()),
    }
}

fn as_html(document: &Document) -> String {
    let options = HtmlOptions {
        address: &address,
        table_word: "table",
        drawing_word: "drawing",
        contents_word: Some("contents"),
        base_map: None,
        data_language: None,
    };
    html::write(document, &FRAME, options)
}

fn as_markdown(document: &Document) -> String {
    markdown::write(document, MarkdownOptions { deeper: 0, address: &address })
}

fn without_styles(text: &str) -> String {
    let mut plain = String::new();
    let mut is_style = false;
    for character in text.chars() {
        match character {
            '\u{1b}' => is_style = true,
            'm' if is_style => is_style = false,
            _ if is_style => {}
            other => plain.push(other),
        }
    }
    plain
}

#[test]
fn a_document_as_text() {
    insta::assert_snapshot!(without_styles(&text::write(&document("Köln"), Some(60))));
}

#[test]
fn a_document_as_markdown() {
    insta::assert_snapshot!(as_markdown(&document("Köln")));
}

#[test]
fn a_document_as_html() {
    insta::assert_snapshot!(as_html(&document("Köln")));
}

#[test]
fn hostile_data_is_text_in_a_terminal() {
    let written = without_styles(&text::write(&document(HOSTILE), Some(60)));
    let is_strange =
        |c: char| (c.is_control() && c != '\n') || "\u{ad}\u{200b}\u{2028}".contains(c);
    assert!(!written.contains(is_strange), "{written}");
    assert!(written.lines().all(|line| !line.trim_start().starts_with("::")), "{written}");
    assert!(written.contains("So<U+00AD>est"), "{written}");
}

#[test]
fn hostile_data_is_text_in_markdown() {
    let written = as_markdown(&document(HOSTILE));
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.r#unsafe = true;
    let page = comrak::markdown_to_html(&written, &options);
    let plain = comrak::markdown_to_html(&as_markdown(&document("x")), &options);
    // The same elements as around harmless data: none came from the data.
    let elements = |page: &str| {
        let tags = page.split('<').skip(1).filter(|tag| !tag.starts_with("!--"));
        tags.map(|tag| tag.split(['>', ' ']).next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(elements(&page), elements(&plain), "{written}");
    let texts: Vec<_> = page.split('<').filter_map(|part| part.split_once('>')).collect();
    for (tag, text) in texts.iter().filter(|(tag, _)| !tag.starts_with("code")) {
        for reference in ["@name", "#1", "GH-12", "27bf826a", ":tada:", "max@example"] {
            assert!(!text.contains(reference), "{reference} in {tag}: {text}");
        }
    }
}

#[test]
fn hostile_data_is_text_in_html() {
    let elements = |page: &str| page.matches('<').count();
    let written = as_html(&document(HOSTILE));
    assert_eq!(elements(&written), elements(&as_html(&document("x"))), "{written}");
    assert!(written.contains("So&lt;U+00AD&gt;est"), "{written}");
}

#[test]
fn figures_along_time_are_a_chart_or_small_lines() {
    let points: Vec<_> = (0..9).map(|at| (at != 4).then_some(f64::from(at))).collect();
    let drawn = |series| {
        let drawing = Some(Figure::Lines(series));
        Block::Table(DataTable { drawing, ..DataTable::default() })
    };
    let one = drawn(vec![series(&points)]);
    let two = drawn(vec![series(&points), series(&[])]);
    let document = |block| Document { blocks: vec![block], ..Document::default() };
    insta::assert_snapshot!(text::write(&document(one), Some(60)));
    insta::assert_snapshot!(text::write(&document(two), Some(60)));
}

#[test]
fn wide_and_very_long_words_stay_within_the_terminal() {
    let column = |title: &str| TableColumn { title: Line::own(title), ..TableColumn::default() };
    let cell = |text: &str| TableCell::new(Line::data(text));
    let long = "x".repeat(1 << 20);
    for data in ["東京都庁の電子申請サービス", "👩\u{200d}💻 e\u{301}e\u{301}", long.as_str()]
    {
        let table = DataTable {
            columns: vec![column("a"), column("b")],
            rows: vec![vec![cell(data), cell("Köln und Bonn und Aachen und Düren")]],
            ..DataTable::default()
        };
        let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
        let written = without_styles(&text::write(&document, Some(40)));
        assert!(
            written.lines().all(|line| width_of(line) <= 40),
            "{}",
            &written[..200.min(written.len())]
        );
    }
}

#[test]
fn a_word_is_abbreviated_only_where_there_is_no_room_for_it() {
    let column = |title: &str| TableColumn { title: Line::own(title), ..TableColumn::default() };
    let cell = |text: &str| TableCell::new(Line::own(text));
    let abbreviation = Abbreviation { long: "not stated".to_owned(), short: "n. s.".to_owned() };
    let table = DataTable {
        columns: vec![column("Name"), column("Status")],
        rows: vec![vec![cell("Köln"), cell("not stated")], vec![cell("Bonn"), cell("live")]],
        abbreviations: vec![abbreviation],
        ..DataTable::default()
    };
    let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
    let written = |width| without_styles(&text::write(&document, Some(width)));
    assert!(written(16).contains("Köln  not stated\n"), "{}", written(16));
    let narrow = written(15);
    assert!(narrow.contains("Köln  n. s.\n"), "{narrow}");
    assert!(narrow.ends_with("n. s. = not stated\n"), "{narrow}");
}

#[test]
fn a_long_name_is_separated_from_its_value() {
    let name = "Verwaltungszusammenarbeitsvereinbarung";
    let row = FactRow { name: Line::own(name), values: vec![Line::data("Köln")] };
    let document = Document { blocks: vec![Block::Facts(vec![row])], ..Document::default() };
    assert_eq!(text::write(&document, Some(80)), format!("{name}  Köln\n"));
}

#[test]
fn adjacent_marks_are_rendered_in_markdown() {
    let hits = ["Bildungs", "portal"].map(|hit| Line::data(hit).marked(TextMark::Hit));
    let blocks = vec![Block::body(Line::joined(hits, ""))];
    let written = as_markdown(&Document { blocks, ..Document::default() });
    let page = comrak::markdown_to_html(&written, &comrak::Options::default());
    assert_eq!(page.matches("<strong>").count(), 2, "{page}");
    assert!(!page.contains('*'), "{page}");
}
