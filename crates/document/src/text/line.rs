//! One line of a document as the lines of a terminal.

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
    let text = styled(line);
    let Some(width) = width else { return vec![format!("{first}{text}")] };
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn write(line: &Line, text: &mut String) {
    for inline in &line.0 {
        match inline {
            Inline::Text(own) | Inline::Number(own) => text.push_str(own),
            Inline::Data(data) | Inline::Code(data) => data_text(data, text),
            Inline::Link { content, .. } => write(content, text),
            Inline::Marked(mark, content) => marked(*mark, content, text),
            Inline::Date { shown, .. } => text.push_str(shown),
            // Writing to a String cannot fail.
            Inline::Footnote(number) => _ = write!(text, "[{number}]"),
        }
    }
}

/// A backslash before `::` at the beginning of a word keeps logs of CI from obeying it, wherever a line is
/// broken.
fn data_text(data: &str, text: &mut String) {
    let mut before = text.chars().next_back().unwrap_or('\n');
    let data = visible(data);
    for (at, character) in data.char_indices() {
        let is_word_start = before.is_whitespace() || at == 0;
        if is_word_start && data[at..].starts_with("::") {
            text.push('\\');
        }
        text.push(if character == '\n' { ' ' } else { character });
        before = character;
    }
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
