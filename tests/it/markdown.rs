//! How GitHub's Markdown renderer treats a text.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

/// The first line of a comment, for scripts.
const MARKER: &str = "<!-- ozg diff -->\n";

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options
}

/// The texts outside of code. Panics if anything links elsewhere, loads something, or is HTML markup.
#[track_caller]
pub fn inert_texts(markdown: &str) -> Vec<String> {
    texts(markdown, |_, _| false)
}

/// Like [`inert_texts`], for a page on which a web address may link to itself.
#[track_caller]
pub fn page_texts(markdown: &str) -> Vec<String> {
    texts(markdown, |url, shown| {
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        is_web && shown == url
    })
}

#[track_caller]
fn texts(markdown: &str, may_lead: fn(&str, &str) -> bool) -> Vec<String> {
    let arena = Arena::new();
    let mut texts = Vec::new();
    for node in parse_document(&arena, markdown, &options()).descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => texts.push(text.to_string()),
            NodeValue::HtmlBlock(html) if html.literal == MARKER => {}
            // An invisible comment that splits a word which would be a reference; a line break in a cell.
            NodeValue::HtmlInline(html) if html == "<!-- -->" || html == "<br>" => {}
            NodeValue::Link(link) if may_lead(&link.url, &link_text(node)) => {}
            acting @ (NodeValue::Link(_)
            | NodeValue::Image(_)
            | NodeValue::HtmlBlock(_)
            | NodeValue::HtmlInline(_)
            | NodeValue::Raw(_)
            | NodeValue::FootnoteReference(_)
            | NodeValue::FootnoteDefinition(_)
            | NodeValue::Math(_)) => panic!("{acting:?} in\n{markdown}"),
            _ => {}
        }
    }
    texts
}

fn link_text<'a>(link: &'a AstNode<'a>) -> String {
    let parts = link.descendants().filter_map(|node| match &node.data.borrow().value {
        NodeValue::Text(text) => Some(text.to_string()),
        _ => None,
    });
    parts.collect()
}

/// The number of columns of each table row.
pub fn columns(markdown: &str) -> Vec<usize> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let rows = root
        .descendants()
        .filter(|node| matches!(node.data.borrow().value, NodeValue::TableRow(_)));
    rows.map(|row| row.children().count()).collect()
}

/// GitHub looks for mentions and references in texts after it has resolved all escapes.
#[track_caller]
pub fn assert_nobody_is_called(markdown: &str) {
    for text in inert_texts(markdown) {
        let calls = ["GH-3", "www.i", "://", ":h:"];
        assert!(!calls.iter().any(|call| text.contains(call)), "{text:?} in\n{markdown}");
        let begins = |pair: &[char]| "@#!$".contains(pair[0]) && pair[1].is_alphanumeric();
        let characters: Vec<char> = text.chars().collect();
        assert!(!characters.windows(2).any(begins), "{text:?} in\n{markdown}");
    }
}
