//! Typical mistakes in YAML, recognised by the text where the parser stopped: the parser often reports them one
//! line later, and as a different error.

mod brackets;
mod fields;
mod quotes;
#[cfg(test)]
mod tests;

use granit_parser::ErrorKind;

pub use fields::is_bullet;

use super::SyntaxError;
use super::failure::Failure;

/// Whether a mistake can cause an error of this kind.
type Shows = fn(&ErrorKind) -> bool;

/// Checks a failure for one mistake.
type Slip = fn(&Failure<'_>) -> Option<SyntaxError>;

/// The known mistakes, in the order in which they are checked.
const SLIPS: &[(Shows, Slip)] = &[
    (any, fields::conflict_mark),
    (tab, fields::tab),
    (entry, fields::bullet),
    (entry, fields::dash_without_blank),
    (entry, fields::odd_blank),
    (entry, fields::odd_colon),
    (entry, fields::colon_without_blank),
    (entry, quotes::typographic_quotes),
    (entry, quotes::colon_after_quote),
    (entry, fields::missing_colon),
    (entry, fields::comment_within_text),
    (entry, brackets::text_after_bracket),
    (entry, fields::entry_among_fields),
    (quote, quotes::mixed_quotes),
    (quote, quotes::escaped_quote),
    (quote, quotes::quoted_line_not_indented),
    (escape, quotes::escape),
    (bracket, brackets::empty_entry),
    (trailing, brackets::missing_comma),
    (trailing, quotes::text_after_quote),
    (quote, quotes::open_quote),
    (bracket, brackets::open_bracket),
    (bracket, brackets::colon_without_blank),
    (bracket, brackets::missing_comma),
    (bracket, brackets::dash_in_brackets),
    (bracket, brackets::bracket_not_indented),
];

/// The first mistake that matches.
pub(super) fn find(failure: &Failure<'_>) -> Option<SyntaxError> {
    let mut slips = SLIPS.iter().filter(|(shows, _)| shows(failure.kind));
    slips.find_map(|(_, slip)| slip(failure))
}

fn any(_: &ErrorKind) -> bool {
    true
}

fn tab(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar
            | K::InvalidBlockEntryWhitespace
            | K::InvalidMappingValueWhitespace
    )
}

/// A line that is not an entry of a list or mapping.
fn entry(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::MappingValueNotAllowed
            | K::SimpleKeyExpected
            | K::InvalidSimpleKey
            | K::ExpectedBlockMappingKey
            | K::ExpectedBlockSequenceEntry
            | K::MissingAnchorOrAliasName
            | K::CommentInterceptedScalar
            | K::ExpectedDocumentStart
    )
}

/// A quoted string without an end.
pub(super) fn quote(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::UnclosedQuotedScalar
            | K::DocumentIndicatorInQuotedScalar
            | K::InvalidQuotedScalarIndent
            | K::InvalidIndentation
    ) || trailing(kind)
}

/// Something after a quoted string.
fn trailing(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(kind, K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar)
}

fn escape(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::UnknownQuotedScalarEscape
            | K::InvalidQuotedScalarHexEscape
            | K::InvalidLowSurrogateHexEscape
            | K::InvalidLowSurrogate
            | K::MissingLowSurrogate
            | K::UnpairedLowSurrogate
            | K::InvalidUnicodeEscape
    )
}

/// Something within brackets.
fn bracket(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping
            | K::UnexpectedEofBlockSequence
            | K::UnexpectedEofBlockMapping
            | K::UnexpectedEof
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
            | K::ExpectedBlockMappingKey
            | K::UnclosedFlowCollection { .. }
            | K::BlockEntryInFlowCollection
            | K::PlainScalarStartsWithDashFlowIndicator
            | K::InvalidFlowScalarIndent
            | K::InvalidColonPlacement
            | K::InvalidIndentation
            | K::FlowMappingValueAdjacentCollection
    )
}
