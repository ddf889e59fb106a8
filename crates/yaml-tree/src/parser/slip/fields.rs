//! Mistakes in the lines of fields and list entries.

use granit_parser::ErrorKind;

use crate::parser::SyntaxError;
use crate::parser::failure::{Failure, SourceLine, is_field};
use crate::{Span, line_start, lines};
use messages::{code_point, msg};

/// The conflict markers that Git writes at the start of a line.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Characters that word processors put before list entries instead of `-`.
const BULLETS: &str = "‐‑‒–—―−•‣◦∙·▪▫●○■□➢✓*";

const COLONS: &str = "：﹕∶꞉";

/// A conflict from its first to its last marker, or a marker that was left over. No string of a record begins at
/// the start of a line.
pub(super) fn conflict_mark(failure: &Failure<'_>) -> Option<SyntaxError> {
    let mut at = 0;
    let mut marks = [None; 4];
    for line in lines(failure.source) {
        let is_mark = |mark: &&str| {
            line.strip_prefix(*mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
        };
        for (found, _) in marks.iter_mut().zip(CONFLICT_MARKS).filter(|(_, mark)| is_mark(mark)) {
            found.get_or_insert(at);
        }
        at += line.len();
    }
    if let [Some(ours), _, _, Some(theirs)] = marks {
        let mut error = failure.error(msg!("yaml-conflict"), ours);
        let end = failure.error(msg!("yaml-conflict-end"), theirs);
        error.related = Some((end.span, end.message));
        return Some(error.help(msg!("yaml-conflict-help")));
    }
    let mark = marks.into_iter().flatten().min()?;
    Some(failure.error(msg!("yaml-conflict-mark"), mark).help(msg!("yaml-conflict-mark-help")))
}

/// The parser reports the string that contains the tab, which may begin several lines earlier.
pub(super) fn tab(failure: &Failure<'_>) -> Option<SyntaxError> {
    let blanks = failure.get(0..failure.at).trim_end_matches(['\t', ' ']).len();
    let start = blanks.max(line_start(failure.source, failure.at));
    let is_before = failure.get(start..failure.at).contains('\t');
    if is_before || failure.rest(failure.at).starts_with('\t') {
        return Some(failure.error(msg!("yaml-tab"), start).help(msg!("yaml-tab-help")));
    }
    let rest = failure.source.get(failure.at..)?;
    let mut at = failure.at;
    for line in lines(rest) {
        let text = line.trim_start_matches([' ', '\t']);
        let has_tab =
            line.get(..line.len() - text.len()).is_some_and(|blanks| blanks.contains('\t'));
        if at > failure.at && has_tab {
            return Some(failure.error(msg!("yaml-tab"), at).help(msg!("yaml-tab-help")));
        }
        at += line.len();
    }
    None
}

/// Whether a character can be mistaken for the `-` of a list.
#[must_use]
pub fn is_bullet(character: char) -> bool {
    BULLETS.contains(character)
}

/// A dash or bullet of a word processor where the `-` of an entry belongs.
pub(super) fn bullet(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.suspect();
    let character = line.text.chars().next().filter(|c| is_bullet(*c))?;
    let rest = line.text.strip_prefix(character)?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let message =
        msg!("yaml-bullet", character = character.to_string(), code = code_point(character));
    let span = Span::new(line.start, line.start + character.len_utf8());
    Some(SyntaxError::new(message, span).help(msg!("yaml-bullet-help")))
}

pub(super) fn dash_without_blank(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.suspect();
    let entry = line.text.strip_prefix('-')?;
    // A string that continues on the next line may begin with a negative number.
    let is_text = matches!(failure.kind, ErrorKind::MappingValueNotAllowed);
    let begins = |c: char| c.is_alphabetic() || (c.is_numeric() && !is_text);
    if !entry.starts_with(begins) {
        return None;
    }
    Some(failure.error(msg!("yaml-dash-blank"), line.start).help(msg!("yaml-dash-blank-help")))
}

/// A space character that YAML does not treat as one: in the indentation, after a dash or after the colon of a key.
pub(super) fn odd_blank(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.suspect();
    let text = line.text.trim_start_matches([' ', '-']);
    let body = SourceLine { start: line.start + (line.text.len() - text.len()), text };
    let behind_colon = || body.word().and_then(|(_, rest)| rest.strip_prefix(':'));
    let is_odd =
        |c: char| (c.is_whitespace() && !c.is_ascii()) || matches!(c, '\u{200b}' | '\u{feff}');
    let rest =
        [Some(text), behind_colon()].into_iter().flatten().find(|t| t.starts_with(is_odd))?;
    let blank = rest.chars().next()?;
    let at = line.start + (line.text.len() - rest.len());
    let error = SyntaxError::new(
        msg!("yaml-odd-blank", code = code_point(blank)),
        Span::new(at, at + blank.len_utf8()),
    );
    Some(error.help(msg!("yaml-odd-blank-help")))
}

/// A colon of another script after a key.
pub(super) fn odd_colon(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.suspect().body();
    let (_, rest) = line.word()?;
    let colon = rest.chars().next().filter(|c| COLONS.contains(*c))?;
    let at = line.start + (line.text.len() - rest.len());
    let message = msg!("yaml-odd-colon", character = colon.to_string(), code = code_point(colon));
    let span = Span::new(at, at + colon.len_utf8());
    Some(SyntaxError::new(message, span).help(msg!("yaml-odd-colon-help")))
}

pub(super) fn colon_without_blank(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.suspect().body();
    let (key, rest) = line.word()?;
    let value = rest.strip_prefix(':')?;
    if value.is_empty() || value.starts_with([' ', '\t']) || value.starts_with("//") {
        return None;
    }
    let message = msg!("yaml-colon-blank", key = key);
    Some(failure.error(message, line.start).help(msg!("yaml-colon-blank-help")))
}

/// A line without a colon, which ran into the colon of the next field or is not allowed in its position.
pub(super) fn missing_colon(failure: &Failure<'_>) -> Option<SyntaxError> {
    let is_text = match failure.kind {
        ErrorKind::MappingValueNotAllowed => failure.swallows_field(),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => true,
        _ => false,
    };
    // A text of several lines is probably meant to be one.
    let line = failure.suspect().body();
    let is_long = lines(failure.get(line.start..failure.at)).count() > 2;
    if !is_text || is_long {
        return None;
    }
    let error = match line.word() {
        Some((key, rest)) if is_field(key) && (rest.is_empty() || rest.starts_with([' ', '='])) => {
            let help = msg!("yaml-colon-missing-help", key = key);
            failure.error(msg!("yaml-colon-missing", key = key), line.start).help(help)
        }
        _ if failure.is_value => return None,
        _ => failure
            .error(msg!("yaml-key-without-colon"), line.start)
            .help(msg!("yaml-key-without-colon-help")),
    };
    Some(error)
}

/// A comment ends a string: the lines below it are no longer part of the string.
pub(super) fn comment_within_text(failure: &Failure<'_>) -> Option<SyntaxError> {
    let is_kind = matches!(
        failure.kind,
        ErrorKind::CommentInterceptedScalar | ErrorKind::ExpectedBlockMappingKey
    );
    let rest = failure.source.get(failure.read..).filter(|_| is_kind)?;
    let text = rest.trim_start();
    let comment = failure.read + (rest.len() - text.len());
    if !text.starts_with('#') {
        return None;
    }
    let mut at = comment;
    let below = lines(text).find_map(|line| {
        at += line.len();
        let next = failure.line(at);
        (!next.text.is_empty() && !next.text.starts_with('#')).then_some(next)
    })?;
    Some(if below.is_entry() {
        failure.indentation(below.start)
    } else {
        let error = failure.error(msg!("yaml-comment-in-text"), comment);
        error.help(msg!("yaml-comment-in-text-help"))
    })
}

/// List entries below a field that has a value, and fields below list entries.
pub(super) fn entry_among_fields(failure: &Failure<'_>) -> Option<SyntaxError> {
    let line = failure.line(failure.at);
    let is_entry = line.text.starts_with("- ") || line.text == "-";
    let (message, help) = match failure.kind {
        ErrorKind::ExpectedBlockMappingKey if is_entry && !failure.is_below_list => {
            (msg!("yaml-entry-among-fields"), msg!("yaml-entry-among-fields-help"))
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            (msg!("yaml-field-among-entries"), msg!("yaml-field-among-entries-help"))
        }
        _ => return None,
    };
    Some(failure.error(message, line.start).help(help))
}
