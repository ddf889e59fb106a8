//! Mistakes around quotes.

use granit_parser::ErrorKind;

use crate::Span;
use crate::line_start;
use crate::parser::SyntaxError;
use crate::parser::failure::Failure;
use messages::{code_point, msg};

/// Typographic quotes, which YAML treats as ordinary letters.
const TYPOGRAPHIC: &str = "„“”‟‚‘’‛«»‹›″′＂＇";

/// `„Stadt: Soest“` is not a quoted string, so its colon ends a key.
pub(super) fn typographic_quotes(failure: &Failure<'_>) -> Option<SyntaxError> {
    let text =
        failure.text.clone().filter(|_| *failure.kind == ErrorKind::MappingValueNotAllowed)?;
    let quote = failure.get(text.clone()).chars().next().filter(|c| TYPOGRAPHIC.contains(*c))?;
    let message =
        msg!("yaml-typographic-quote", quote = quote.to_string(), code = code_point(quote));
    Some(failure.error(message, text.start).help(msg!("yaml-typographic-quote-help")))
}

/// `"Soest": Steuer` as a value.
pub(super) fn colon_after_quote(failure: &Failure<'_>) -> Option<SyntaxError> {
    let text = failure.text.clone()?;
    let is_quoted = failure.get(text.clone()).starts_with(['"', '\'']);
    if !is_quoted || !failure.rest(failure.at).starts_with(':') {
        return None;
    }
    let start = text.start.max(line_start(failure.source, failure.at));
    let error = failure.error(msg!("yaml-text-after-quote"), start);
    Some(error.help(msg!("yaml-text-after-quote-help")))
}

/// `"Digitales" Archiv`, or an apostrophe within `'…'`.
pub(super) fn text_after_quote(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, quote) = failure.opening_quote()?;
    let line = failure.line(failure.at);
    // A quote left open on an earlier line ends at the first quote of the next string.
    if start < line.start && line.is_entry() {
        return None;
    }
    let is_apostrophe = quote == '\'' && failure.get(0..failure.at).ends_with('\'');
    let help = if is_apostrophe {
        msg!("yaml-apostrophe-help")
    } else {
        msg!("yaml-text-after-quote-help")
    };
    let mut error = failure.error(msg!("yaml-text-after-quote"), start.max(line.start));
    let found = failure.error(msg!("yaml-open-quote-noticed"), failure.at);
    error.related = Some((found.span, found.message));
    Some(error.help(help))
}

/// `"Stadt Soest“`: opened by an ASCII quote, closed by a typographic one.
pub(super) fn mixed_quotes(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, quote) = failure.opening_quote()?;
    let text = failure.rest(start);
    let closing = text.chars().next_back().filter(|c| TYPOGRAPHIC.contains(*c))?;
    if text.matches(quote).count() > 1 {
        return None;
    }
    let end = start + text.len();
    let message = msg!(
        "yaml-mixed-quotes",
        opening = quote.to_string(),
        closing = closing.to_string(),
        code = code_point(closing)
    );
    let help = msg!("yaml-mixed-quotes-help", quote = quote.to_string());
    Some(SyntaxError::new(message, Span::new(end - closing.len_utf8(), end)).help(help))
}

/// `"C:\temp\"`: the last quote is part of the string.
pub(super) fn escaped_quote(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, quote) = failure.opening_quote()?;
    let text = failure.rest(start).strip_prefix('"').filter(|_| quote == '"')?;
    let before = text.strip_suffix('"')?;
    let slashes = before.len() - before.trim_end_matches('\\').len();
    if slashes % 2 == 0 {
        return None;
    }
    let end = start + failure.rest(start).len();
    let error = SyntaxError::new(msg!("yaml-escaped-quote"), Span::new(end - 2, end));
    Some(error.help(msg!("yaml-escape-help")))
}

/// An invalid escape sequence.
pub(super) fn escape(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, _) = failure.opening_quote().or(Some((failure.at, '"')))?;
    let text = failure.source.get(start..)?;
    let (found, length) = wrong_escape(text)?;
    let sequence = text.get(found..found + length)?;
    let message = msg!("yaml-escape", escape = sequence);
    let span = Span::new(start + found, start + found + length);
    Some(SyntaxError::new(message, span).help(msg!("yaml-escape-help")))
}

/// The position of the first invalid escape sequence in a text, and its length.
fn wrong_escape(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('\\') {
        at += found;
        let sequence = text.get(at..)?;
        let letter = sequence.chars().nth(1)?;
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abtnvfre \"/\\N_LP\t\n\r".contains(letter) => 0,
            _ => return Some((at, 1 + letter.len_utf8())),
        };
        let length = 2 + digits;
        let is_pair =
            |low: &str| low.starts_with("\\u") && surrogate(low).is_some_and(|n| n >= 0xDC00);
        let is_right = digits == 0 || character(sequence, digits).is_some();
        if is_right {
            at += length;
        } else if surrogate(sequence).is_some_and(|n| n < 0xDC00)
            && sequence.get(length..).is_some_and(is_pair)
        {
            at += 2 * length;
        } else {
            let hex =
                sequence.bytes().skip(2).take(digits).take_while(u8::is_ascii_hexdigit).count();
            return Some((at, 2 + hex));
        }
    }
    None
}

fn number(sequence: &str, digits: usize) -> Option<u32> {
    let digits = sequence.get(2..2 + digits)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some(())?;
    u32::from_str_radix(digits, 16).ok()
}

fn character(sequence: &str, digits: usize) -> Option<char> {
    char::from_u32(number(sequence, digits)?)
}

fn surrogate(sequence: &str) -> Option<u32> {
    number(sequence, 4).filter(|number| (0xD800..0xE000).contains(number))
}

/// A quoted string that continues in the first column.
pub(super) fn quoted_line_not_indented(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, quote) = failure.opening_quote()?;
    let line = failure.line(failure.at);
    let goes_on = *failure.kind == ErrorKind::InvalidQuotedScalarIndent && line.start > start;
    if !goes_on || line.is_entry() || !line.text.ends_with(quote) {
        return None;
    }
    let error = failure.error(msg!("yaml-quote-indentation"), line.start);
    Some(error.help(msg!("yaml-quote-indentation-help")))
}

/// A quote without an end causes an error lines later; it has to be fixed where it opens.
pub(super) fn open_quote(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, _) = failure.opening_quote()?;
    let mut error = failure.error(msg!("yaml-open-quote"), start);
    let found = failure.error(msg!("yaml-open-quote-noticed"), failure.at);
    error.related = Some((found.span, found.message));
    Some(error.help(msg!("yaml-open-quote-help")))
}
