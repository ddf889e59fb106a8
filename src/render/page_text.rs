//! A Markdown page for a terminal: its paragraphs wrapped, its samples as they are.

use document::text::wrap;

/// The page with its paragraphs wrapped to `width`, as far as words allow.
#[must_use]
pub fn page_text(page: &str, width: Option<usize>) -> String {
    let mut is_sample = false;
    let mut text = String::new();
    for line in page.lines() {
        is_sample ^= line.starts_with("```");
        let width = width.filter(|_| !is_sample);
        for line in wrap(line, width) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
