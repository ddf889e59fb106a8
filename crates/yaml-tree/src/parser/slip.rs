//! Slips that people make when they write YAML, each told by what stands there: the parser often notices
//! them a line later, and as something else.

mod brackets;
mod fields;
mod quotes;
#[cfg(test)]
mod tests;

use granit_parser::ErrorKind;

pub use fields::is_bullet;

use super::SyntaxError;
use super::failure::Failure;

/// Whether a slip can show itself as a failure of this kind.
type Shows = fn(&ErrorKind) -> bool;

/// Looks for one slip at a failure.
type Slip = fn(&Failure<'_>) -> Option<SyntaxError>;

/// The slips, in the order in which they are tried.
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

/// The first slip that is recognised.
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

/// A line that is no entry of a list or mapping.
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

/// A text in quotes that does not end.
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

/// Something behind a text in quotes.
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
