//! Mistakes within and after brackets.

use granit_parser::ErrorKind;

use crate::Span;
use crate::parser::SyntaxError;
use crate::parser::failure::{Failure, is_field};
use messages::msg;

/// A comma with nothing before it.
pub(super) fn empty_entry(failure: &Failure<'_>) -> Option<SyntaxError> {
    failure.open_bracket()?;
    let before = failure.get(0..failure.at).trim_end();
    if !failure.rest(failure.at).starts_with(',') || !before.ends_with([',', '[', '{']) {
        return None;
    }
    let span = Span::new(failure.at, failure.at + 1);
    Some(SyntaxError::new(msg!("yaml-empty-entry"), span).help(msg!("yaml-empty-entry-help")))
}

/// The word before the colon begins a new entry, as does a quoted string after another one.
pub(super) fn missing_comma(failure: &Failure<'_>) -> Option<SyntaxError> {
    failure.open_bracket()?;
    let (start, entry) = key_before(failure).or_else(|| entry_after(failure))?;
    let span = Span::new(start, start + entry.len());
    let error = SyntaxError::new(msg!("yaml-missing-comma", entry = entry), span);
    Some(error.help(msg!("yaml-missing-comma-help")))
}

/// `aachen status` before a colon.
fn key_before<'f>(failure: &'f Failure<'_>) -> Option<(usize, &'f str)> {
    let from = failure.text.as_ref().map_or(failure.read, |text| text.start);
    let before = failure.get(from..failure.at);
    let start = before.rfind(char::is_whitespace)? + 1;
    let text = before.get(..start)?.trim_end();
    let key = before.get(start..)?;
    let is_behind_text = !text.is_empty() && !text.ends_with([',', '[', '{', ':']);
    let is_key = is_field(key) && failure.rest(failure.at).starts_with(':');
    (is_key && is_behind_text).then_some((from + start, key))
}

/// `"aachen" "koeln"`, `"aachen" status: live`.
fn entry_after<'f>(failure: &'f Failure<'_>) -> Option<(usize, &'f str)> {
    if !failure.get(0..failure.at).ends_with(char::is_whitespace) {
        return None;
    }
    let rest = failure.rest(failure.at);
    let end = rest.find([':', ',', ']', '}', ' ']).unwrap_or(rest.len());
    let (entry, behind) = rest.split_at_checked(end)?;
    // If the parser expects a comma, any word is a new entry; after a quote, the word may belong to the string.
    let expects_comma = matches!(
        failure.kind,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator
    );
    let is_entry = expects_comma || (is_field(entry) && behind.starts_with(':'));
    let is_entry = is_entry || entry.starts_with(['"', '\'']);
    (is_entry && !entry.is_empty()).then_some((failure.at, entry))
}

pub(super) fn open_bracket(failure: &Failure<'_>) -> Option<SyntaxError> {
    let (start, is_closed) = match failure.kind {
        ErrorKind::UnclosedFlowCollection { .. } => (failure.at, false),
        _ => failure.open_bracket()?,
    };
    if is_closed {
        return None;
    }
    let mut error = failure.error(msg!("yaml-open-bracket"), start);
    if failure.at > start {
        let found = failure.error(msg!("yaml-open-quote-noticed"), failure.at);
        error.related = Some((found.span, found.message));
    }
    Some(error.help(msg!("yaml-open-bracket-help")))
}

/// `[- aachen]`.
pub(super) fn dash_in_brackets(failure: &Failure<'_>) -> Option<SyntaxError> {
    failure.open_bracket()?;
    let rest = failure.rest(failure.at);
    if !rest.starts_with('-') {
        return None;
    }
    let error = failure.error(msg!("yaml-dash-in-brackets"), failure.at);
    Some(error.help(msg!("yaml-dash-in-brackets-help")))
}

/// Lines within brackets that are not indented further than their field.
pub(super) fn bracket_not_indented(failure: &Failure<'_>) -> Option<SyntaxError> {
    failure.open_bracket()?;
    if *failure.kind != ErrorKind::InvalidIndentation {
        return None;
    }
    let error = failure.error(msg!("yaml-bracket-indentation"), failure.at);
    Some(error.help(msg!("yaml-bracket-indentation-help")))
}

/// `[Entwurf] Digitales Archiv`.
pub(super) fn text_after_bracket(failure: &Failure<'_>) -> Option<SyntaxError> {
    let before = failure.get(0..failure.at).trim_end_matches([' ', '\t']);
    let is_behind = before.ends_with([']', '}']) && before.len() == failure.read;
    if !is_behind || failure.rest(failure.at).is_empty() {
        return None;
    }
    let error = failure.error(msg!("yaml-text-after-bracket"), failure.at);
    Some(error.help(msg!("yaml-text-after-bracket-help")))
}

/// `{team:[aachen]}`.
pub(super) fn colon_without_blank(failure: &Failure<'_>) -> Option<SyntaxError> {
    if *failure.kind != ErrorKind::FlowMappingValueAdjacentCollection {
        return None;
    }
    let before = failure.get(failure.read..failure.at);
    let key = before.rsplit(|c: char| c.is_whitespace() || "[{,".contains(c)).next()?;
    let message = msg!("yaml-colon-blank", key = key);
    Some(failure.error(message, failure.at - key.len()).help(msg!("yaml-colon-blank-help")))
}
