//! One line of a document as the lines of a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthChar;

use crate::{Inline, Line, TextMark, visible};

/// The end of a style.
pub(super) const RESET: &str = "\u{1b}[0m";

/// The line with its styles, not wrapped.
pub(super) fn styled(line: &Line) -> String {
    let mut text = String::new();
    write(line, &mut text);
    text
}

/// The line wrapped to `width` where its words allow that, with the indentation before each part.
pub(super) fn wrapped(line: &Line, width: Option<usize>, first: &str, others: &str) -> Vec<String> {
    wrap_behind(&styled(line), width, first, others)
}

/// [`wrapped`], but words that are wider, as an address may be, are broken.
pub(super) fn wrapped_and_broken(
    line: &Line,
    width: Option<usize>,
    first: &str,
    others: &str,
) -> Vec<String> {
    match width {
        Some(columns) => {
            wrap_with(&styled(line), options(columns, first, others).break_words(true))
        }
        None => wrapped(line, width, first, others),
    }
}

/// Wraps a text to `width` where its words allow that; without a limit it stays one line.
#[must_use]
pub fn wrap(text: &str, width: Option<usize>) -> Vec<String> {
    wrap_behind(text, width, "", "")
}

pub(super) fn wrap_behind(
    text: &str,
    width: Option<usize>,
    first: &str,
    others: &str,
) -> Vec<String> {
    match width {
        Some(width) => wrap_with(text, options(width, first, others)),
        None => vec![format!("{first}{text}")],
    }
}

fn wrap_with(text: &str, options: Options<'_>) -> Vec<String> {
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

fn options<'o>(width: usize, first: &'o str, others: &'o str) -> Options<'o> {
    Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

/// Splits a text where a line may end: after blanks, and between letters of scripts that are written without blanks,
/// but not within a style, which would continue into the indentation.
fn words(text: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut starts = vec![0];
    let (mut before, mut is_styled) = (' ', false);
    for (at, character) in text.char_indices() {
        if character == '\u{1b}' {
            is_styled = !text[at..].starts_with(RESET);
        }
        let is_word_start = before == ' ' && character != ' ';
        let is_between_letters = !is_styled && is_wide_letter(before) && is_wide_letter(character);
        if at > 0 && (is_word_start || is_between_letters) {
            starts.push(at);
        }
        before = character;
    }
    let ends = starts.clone().into_iter().skip(1).chain([text.len()]);
    Box::new(starts.into_iter().zip(ends).map(|(start, end)| Word::from(&text[start..end])))
}

/// A letter of Chinese, Japanese or Korean.
fn is_wide_letter(character: char) -> bool {
    character.is_alphabetic() && character.width() == Some(2)
}

fn write(line: &Line, text: &mut String) {
    for inline in &line.0 {
        match inline {
            Inline::Text(wording) | Inline::Number(wording) => text.push_str(wording),
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

/// Data that cannot control a terminal. A backslash before `::` at the beginning of a word prevents CI logs from taking
/// it for a command, wherever a line is wrapped.
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

/// Changed words have brackets, so that they are recognisable without colour.
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
    // Each word is styled by itself, so that no style continues into an indentation.
    let words: Vec<_> = words.split(' ').map(|word| format!("{style}{word}{style:#}")).collect();
    text.extend([before, open, &words.join(" "), close, after]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width_of;

    #[test]
    fn scripts_without_blanks_are_broken_between_letters() {
        let lines = wrap("Bildung 東京都庁の電子申請サービス", Some(12));
        assert_eq!(lines, ["Bildung 東京", "都庁の電子申", "請サービス"]);
        let long = wrap(&"東".repeat(1 << 18), Some(40));
        assert!(long.iter().all(|line| width_of(line) <= 40));
        assert_eq!(wrap("aachener-bildungsportal  a", Some(10)), ["aachener-bildungsportal", "a"]);
    }

    #[test]
    fn no_style_continues_into_the_next_line() {
        let hit = Line::data("東京都庁の電子申請").marked(TextMark::Hit);
        let lines = wrapped(&hit.with(Line::data("サービス")), Some(10), "", "  ");
        let last_style =
            |line: &String| line.rfind('\u{1b}').map(|at| line[at..].starts_with(RESET));
        assert!(lines.iter().all(|line| last_style(line) != Some(false)), "{lines:?}");
    }
}
