//! One line of a document as the lines of a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthChar;

use crate::{Inline, Line, TextMark, visible};

/// What ends a style.
pub(super) const RESET: &str = "\u{1b}[0m";

/// The line with its styles, not broken.
pub(super) fn styled(line: &Line) -> String {
    let mut text = String::new();
    write(line, &mut text);
    text
}

/// The line, no wider than `width` where its words allow that, each part behind its indentation.
pub(super) fn wrapped(line: &Line, width: Option<usize>, first: &str, others: &str) -> Vec<String> {
    wrap_behind(&styled(line), width, first, others)
}

/// The same, and a word that is wider, as an address may be, is broken.
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

/// The lines of a text that are no wider than `width` where its words allow that; one line where there is
/// no limit.
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

/// The parts of a text between which a line may end: after blanks, and between letters of scripts that are
/// written without blanks, but not within a style, which would run on into the indentation.
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
    fn no_style_runs_on_into_the_next_line() {
        let hit = Line::data("東京都庁の電子申請").marked(TextMark::Hit);
        let lines = wrapped(&hit.with(Line::data("サービス")), Some(10), "", "  ");
        let last_style =
            |line: &String| line.rfind('\u{1b}').map(|at| line[at..].starts_with(RESET));
        assert!(lines.iter().all(|line| last_style(line) != Some(false)), "{lines:?}");
    }
}
