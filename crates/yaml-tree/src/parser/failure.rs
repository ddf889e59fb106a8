//! The location where the parser stopped, and the text around it.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use granit_parser::ErrorKind;

use super::SyntaxError;
use crate::{Span, line_start};
use messages::Message;

/// Where the parser stopped, and what it had read by then.
pub(super) struct Failure<'s> {
    pub(super) source: &'s str,
    pub(super) kind: &'s ErrorKind,
    /// Where it reported the error.
    pub(super) at: usize,
    /// Where the part already read ends.
    pub(super) read: usize,
    /// The last key or value read, if nothing but whitespace lies between it and `at`.
    pub(super) text: Option<Range<usize>>,
    /// Whether `text` is the value of a field.
    pub(super) is_value: bool,
    /// The positions of the brackets that are open according to the parser, from outermost to innermost.
    pub(super) brackets: Vec<usize>,
    /// Whether the value of the field above is a list.
    pub(super) is_below_list: bool,
}

impl Failure<'_> {
    /// An error whose span is the rest of the line.
    pub(super) fn error(&self, message: Message, at: usize) -> SyntaxError {
        SyntaxError::new(message, rest_of_line(self.source, at))
    }

    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }

    /// The rest of the line from a position.
    pub(super) fn rest(&self, at: usize) -> &str {
        self.get(rest_of_line(self.source, at).range())
    }

    /// The line that contains a position, without surrounding spaces.
    pub(super) fn line(&self, at: usize) -> SourceLine<'_> {
        let start = line_start(self.source, at);
        let text = self.rest(start);
        let start = start + (text.len() - text.trim_start_matches(' ').len());
        SourceLine { start, text: self.rest(start) }
    }

    /// The line to examine: if a text ran into a colon further down, the line where that text begins; otherwise the
    /// line of the failure.
    pub(super) fn suspect(&self) -> SourceLine<'_> {
        match (self.kind, &self.text) {
            (ErrorKind::MappingValueNotAllowed, Some(text)) => self.line(text.start),
            _ => self.line(self.at),
        }
    }

    /// Whether the text begins its line (after any dashes) and runs into the colon of a field below.
    pub(super) fn swallows_field(&self) -> bool {
        let Some(text) = &self.text else { return false };
        let begins_line = self.suspect().body().start == text.start;
        begins_line && self.get(text.clone()).contains(['\n', '\r']) && self.is_behind_key()
    }

    /// Whether only a single word precedes `at` on its line, as before the colon of a field.
    pub(super) fn is_behind_key(&self) -> bool {
        is_field(self.get(self.line(self.at).start..self.at))
    }

    /// The opening quote of the string in which, or right after which, the parser stopped.
    pub(super) fn opening_quote(&self) -> Option<(usize, char)> {
        let rest = self.get(self.read..self.source.len());
        let marks = Marks::new(rest).take_while(|mark| self.read + mark.at < self.at);
        let quote = marks.filter(|mark| matches!(mark.character, '"' | '\'')).last()?;
        let is_behind = matches!(
            self.kind,
            ErrorKind::InvalidTrailingSingleQuotedScalar
                | ErrorKind::InvalidTrailingDoubleQuotedScalar
        );
        let is_open = quote.end.is_none_or(|end| self.read + end > self.at);
        (is_open || is_behind).then_some((self.read + quote.at, quote.character))
    }

    /// The innermost bracket open before the failure, and whether it is closed later on.
    pub(super) fn open_bracket(&self) -> Option<(usize, bool)> {
        let start = self.brackets.first().copied().unwrap_or(self.read);
        let text = self.get(start..self.source.len());
        let mut open = Vec::new();
        let mut innermost = None;
        for mark in Marks::new(text) {
            if start + mark.at >= self.at {
                innermost = innermost.or(open.last().copied());
            }
            match mark.character {
                '[' | '{' => open.push((start + mark.at, mark.character)),
                ']' | '}' => drop(open.pop_if(|(_, opening)| closing(*opening) == mark.character)),
                _ => {}
            }
        }
        let left_open = open.iter().rev().find(|(at, _)| *at <= self.at);
        let closed = innermost.filter(|(at, _)| *at < self.at);
        left_open.map(|(at, _)| (*at, false)).or(closed.map(|(at, _)| (at, true)))
    }
}

fn closing(opening: char) -> char {
    if opening == '[' { ']' } else { '}' }
}

/// A line without surrounding spaces.
pub(super) struct SourceLine<'s> {
    pub(super) start: usize,
    pub(super) text: &'s str,
}

impl<'s> SourceLine<'s> {
    /// The part after the dashes of list entries.
    pub(super) fn body(&self) -> SourceLine<'s> {
        let mut text = self.text;
        while let Some(entry) = text.strip_prefix("- ") {
            text = entry.trim_start_matches(' ');
        }
        SourceLine { start: self.start + (self.text.len() - text.len()), text }
    }

    /// Its first word, if written like a field name, and the rest.
    pub(super) fn word(&self) -> Option<(&'s str, &'s str)> {
        let end = self.text.find(|c| !is_word_character(c)).unwrap_or(self.text.len());
        let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        self.text.split_at_checked(end).filter(|(word, _)| is_name(word))
    }

    /// Whether it is a field or a list entry.
    pub(super) fn is_entry(&self) -> bool {
        let has_key = |(_, rest): (&str, &str)| rest == ":" || rest.starts_with(": ");
        self.text == "-" || self.text.starts_with("- ") || self.word().is_some_and(has_key)
    }
}

fn is_word_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}

/// Whether it is written like a field name of a schema.
pub(super) fn is_field(text: &str) -> bool {
    let is_small = |b: u8| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit();
    !text.is_empty() && text.bytes().all(is_small)
}

/// The rest of the line from a position, so that the underlined span is not empty.
pub(super) fn rest_of_line(source: &str, at: usize) -> Span {
    let rest = source.get(at..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default();
    Span::new(at, at + rest.trim_end().len().max(rest.chars().next().map_or(0, char::len_utf8)))
}

/// A bracket, or the opening quote of a string.
struct Mark {
    at: usize,
    character: char,
    /// After the closing quote, if there is one.
    end: Option<usize>,
}

/// The brackets and opening quotes of a text, except those within quotes and comments.
struct Marks<'s> {
    characters: Peekable<CharIndices<'s>>,
    before: char,
}

impl<'s> Marks<'s> {
    fn new(text: &'s str) -> Self {
        Marks { characters: text.char_indices().peekable(), before: ' ' }
    }

    /// Skips a quoted string and returns where it ends.
    fn skip_quoted(&mut self, quote: char) -> Option<usize> {
        loop {
            let (at, character) = self.characters.next()?;
            if quote == '"' && character == '\\' {
                self.characters.next();
            } else if character == quote {
                let is_doubled =
                    self.characters.next_if(|(_, next)| quote == '\'' && *next == quote);
                if is_doubled.is_none() {
                    return Some(at + 1);
                }
            }
        }
    }
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        loop {
            let (at, character) = self.characters.next()?;
            let before = std::mem::replace(&mut self.before, character);
            let begins = before.is_whitespace() || matches!(before, '[' | '{' | ',' | ':');
            match character {
                '#' if before.is_whitespace() => {
                    while self.characters.next_if(|(_, c)| !matches!(c, '\n' | '\r')).is_some() {}
                }
                '"' | '\'' if begins => {
                    return Some(Mark { at, character, end: self.skip_quoted(character) });
                }
                '[' | ']' | '{' | '}' => return Some(Mark { at, character, end: None }),
                _ => {}
            }
        }
    }
}
