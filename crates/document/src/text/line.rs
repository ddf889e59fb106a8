//! One line of a document as the lines of a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::{Inline, Line, TextMark, visible};

/// The line with its styles, not broken.
pub(super) fn styled(line: &Line) -> String {
    let mut text = String::new();
    write(line, &mut text);
    text
}

/// The line, no wider than `width` where its blanks allow that, each part behind its indentation.
pub(super) fn wrapped(line: &Line, width: Option<usize>, first: &str, others: &str) -> Vec<String> {
    wrap_behind(&styled(line), width, first, others)
}

/// The lines of a text that are no wider than `width` where its blanks allow that; one line where there is
/// no limit.
#[must_use]
pub fn wrap(text: &str, width: Option<usize>) -> Vec<String> {
    wrap_behind(text, width, "", "")
}

fn wrap_behind(text: &str, width: Option<usize>, first: &str, others: &str) -> Vec<String> {
    let Some(width) = width else { return vec![format!("{first}{text}")] };
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

fn write(line: &Line, text: &mut String) {
    for inline in &line.0 {
        match inline {
            Inline::Text(own) | Inline::Number(own) => text.push_str(own),
            Inline::Data(data) | Inline::Code(data) => data_text(data, text),
            Inline::Link { content, .. } => write(content, text),
            Inline::Marked(mark, content) => marked(*mark, content, text),
            Inline::Date { shown, .. } => text.push_str(shown),
            Inline::Break => text.push_str(" – "),
            // Writing to a String cannot fail.
            Inline::Footnote(number) => _ = write!(text, "[{number}]"),
        }
    }
}

fn data_text(data: &str, text: &mut String) {
    text.push_str(&inert(data).replace('\n', " "));
}

/// Data that can do nothing to a terminal. A backslash before `::` at the beginning of a word keeps logs of
/// CI from obeying it, wherever a line is broken.
#[must_use]
pub fn inert(data: &str) -> Cow<'_, str> {
    let shown = visible(data);
    if !shown.contains("::") {
        return shown;
    }
    let mut text = String::with_capacity(shown.len() + 8);
    let mut before = '\n';
    for (at, character) in shown.char_indices() {
        if before.is_whitespace() && shown[at..].starts_with("::") {
            text.push('\\');
        }
        text.push(character);
        before = character;
    }
    Cow::Owned(text)
}

/// The words that differ have brackets, so that they are told without colour as well.
fn marked(mark: TextMark, content: &Line, text: &mut String) {
    let style = match mark {
        TextMark::Strong => Style::new().bold(),
        TextMark::Hit => AnsiColor::Yellow.on_default().bold(),
        TextMark::Inserted | TextMark::Removed => Style::new(),
    };
    let (open, close) = match mark {
        TextMark::Inserted => ("{+", "+}"),
        TextMark::Removed => ("[-", "-]"),
        TextMark::Strong | TextMark::Hit => ("", ""),
    };
    let mut inner = String::new();
    write(content, &mut inner);
    let words = inner.trim();
    let (before, after) = inner.split_once(words).unwrap_or(("", ""));
    // Each word by itself, so that no style runs on into an indentation.
    let words: Vec<_> = words.split(' ').map(|word| format!("{style}{word}{style:#}")).collect();
    text.extend([before, open, &words.join(" "), close, after]);
}
