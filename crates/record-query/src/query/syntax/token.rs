//! The tokens of a condition, each with its column.

use super::CompareOp;
use messages::Message;
use messages::msg;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Word(String),
    /// In single or double quotes; a quote within it is doubled.
    Quoted(String),
    Sign(CompareOp),
    /// `(`, `)`, `[`, `]` or `,`.
    Mark(char),
}

#[derive(Debug)]
pub(super) struct SpannedToken {
    pub token: Token,
    /// In characters, counted from one.
    pub column: usize,
    /// The token as written.
    pub source: String,
}

const MARKS: [char; 5] = ['(', ')', '[', ']', ','];
const QUOTES: [char; 2] = ['"', '\''];

/// # Errors
/// If a quote is not closed, or a character is not allowed.
pub(super) fn tokens(text: &str) -> Result<Vec<SpannedToken>, Message> {
    let mut found: Vec<SpannedToken> = Vec::new();
    let (mut rest, mut column) = (text.trim_start(), 1);
    column += text[..text.len() - rest.len()].chars().count();
    while !rest.is_empty() {
        let (token, tail) = next(rest, column)?;
        let source = rest[..rest.len() - tail.len()].to_owned();
        let following = tail.trim_start();
        let width = rest[..rest.len() - following.len()].chars().count();
        found.push(SpannedToken { token, column, source });
        (rest, column) = (following, column + width);
    }
    Ok(found)
}

fn next(rest: &str, column: usize) -> Result<(Token, &str), Message> {
    if let Some((relation, tail)) = CompareOp::at_start(rest) {
        return Ok((Token::Sign(relation), tail));
    }
    for mark in MARKS {
        if let Some(tail) = rest.strip_prefix(mark) {
            return Ok((Token::Mark(mark), tail));
        }
    }
    for quote in QUOTES {
        if let Some(inside) = rest.strip_prefix(quote) {
            let (text, tail) =
                quoted(inside, quote).ok_or_else(|| msg!("query-unclosed", column = column))?;
            return Ok((Token::Quoted(text), tail));
        }
    }
    match rest.split_at(word_length(rest)) {
        ("", _) => Err(msg!("query-no-sign", column = column)),
        (word, tail) => Ok((Token::Word(word.to_owned()), tail)),
    }
}

fn word_length(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || MARKS.contains(&c) || "=!<>~".contains(c);
    rest.find(ends).unwrap_or(rest.len())
}

fn quoted(inside: &str, quote: char) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once(quote)?;
        text.push_str(before);
        match after.strip_prefix(quote) {
            Some(more) => {
                text.push(quote);
                rest = more;
            }
            None => return Some((text, after)),
        }
    }
}
