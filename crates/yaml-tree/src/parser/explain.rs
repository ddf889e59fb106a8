//! Explains a syntax error to the author of the file, and where to fix it.

use granit_parser::{ErrorKind, ScanError};

use super::failure::{Failure, rest_of_line};
use super::slip;
use super::{NodeBuilder, OpenCollection, ParseLimits, SyntaxError};
use crate::{Span, Value, lines};
use messages::msg;

impl NodeBuilder<'_> {
    /// The rest of the line from a point, so that the underlined span is not empty.
    pub(super) fn word_at(&self, span: Span) -> Span {
        rest_of_line(self.source, self.clamp(span.start as usize))
    }

    /// The rest of the line from a mark before a value.
    pub(super) fn word_from(&self, mark: char, value: Span) -> Span {
        let before = self.clamp(self.last_end as usize)..self.clamp(value.start as usize);
        let text = self.source.get(before.clone()).unwrap_or_default();
        let mut line_start = before.start;
        let found = lines(text).find_map(|line| {
            let start = line_start;
            line_start += line.len();
            // The comment of a previous line may contain the mark.
            let code = line.split('#').next().unwrap_or_default();
            code.find(mark).map(|at| start + at)
        });
        let start = found.unwrap_or(value.start as usize);
        self.word_at(Span::new(start, start))
    }

    /// The part of the line before its colon.
    pub(super) fn key_at(&self, span: Span) -> Span {
        let line = self.word_at(span);
        let text = self.source.get(line.range()).unwrap_or_default();
        let end = text.find(": ").or_else(|| text.strip_suffix(':').map(str::len));
        end.map_or(line, |end| Span::new(line.range().start, line.range().start + end))
    }

    fn clamp(&self, offset: usize) -> usize {
        (0..=offset.min(self.source.len()))
            .rev()
            .find(|&at| self.source.is_char_boundary(at))
            .unwrap_or_default()
    }

    /// The typical mistake found in the source, if any; otherwise the error as reported by the parser.
    pub(super) fn explain(&self, error: &ScanError) -> SyntaxError {
        let failure = self.failure(error);
        let mut error = slip::find(&failure).unwrap_or_else(|| failure.parser_error());
        if error.related.is_none() && has_bare_returns(self.source) {
            error.related = Some((rest_of_line(self.source, 0), msg!("yaml-line-ends")));
        }
        error
    }

    fn failure<'f>(&'f self, error: &'f ScanError) -> Failure<'f> {
        let at = self.clamp(error.marker().byte_offset().unwrap_or_default());
        let text = self.last_text.range();
        let gap = self.source.get(text.end..at);
        let starts = self.stack.iter().map(|open| match open {
            OpenCollection::List { start, .. } | OpenCollection::Mapping { start, .. } => {
                start.start as usize
            }
        });
        let is_bracket = |at: &usize| matches!(self.source.as_bytes().get(*at), Some(b'[' | b'{'));
        let above = match self.stack.last() {
            Some(OpenCollection::Mapping { entries, .. }) => {
                entries.last().map(|entry| &entry.node)
            }
            _ => None,
        };
        Failure {
            source: self.source,
            kind: error.kind(),
            at,
            read: self.clamp(self.last_end as usize).min(at),
            text: gap.is_some_and(|gap| gap.trim().is_empty()).then_some(text),
            brackets: starts.filter(is_bracket).collect(),
            is_value: above.is_some_and(|value| value.span == self.last_text),
            is_below_list: above.is_some_and(|value| matches!(value.value, Value::List(_))),
        }
    }
}

impl Failure<'_> {
    /// The error as reported by the parser.
    fn parser_error(&self) -> SyntaxError {
        use ErrorKind as K;
        let at = self.at;
        match self.kind {
            K::RecursionLimitExceeded => too_deep(rest_of_line(self.source, at)),
            K::UnexpectedCharacter { character } => self.character(*character, at),
            K::BomInsideDocument => self.character('\u{feff}', at),
            K::UnknownAnchor | K::MissingAnchorOrAliasName | K::AnchorCountOverflow => {
                refused_alias(rest_of_line(self.source, at))
            }
            K::MappingValueNotAllowed if self.is_behind_key() => {
                self.indentation(self.line(at).start)
            }
            K::InvalidIndentation | K::ExpectedBlockMappingKey | K::InvalidFlowScalarIndent => {
                self.indentation(at)
            }
            K::MappingValueNotAllowed | K::InvalidColonPlacement => {
                self.error(msg!("yaml-colon"), at).help(msg!("yaml-colon-help"))
            }
            K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator
                if self.rest(at).starts_with(':') =>
            {
                self.error(msg!("yaml-colon"), at).help(msg!("yaml-colon-help"))
            }
            K::SimpleKeyExpected | K::InvalidSimpleKey => self
                .error(msg!("yaml-key-without-colon"), at)
                .help(msg!("yaml-key-without-colon-help")),
            _ => self.value_error(),
        }
    }

    /// An error in or next to a value.
    fn value_error(&self) -> SyntaxError {
        use ErrorKind as K;
        let (at, first) = (self.at, self.rest(self.at).chars().next());
        match self.kind {
            K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => {
                let header = first.unwrap_or('>').to_string();
                self.error(msg!("yaml-block-sign", sign = &header), at)
                    .help(msg!("yaml-block-sign-help", sign = header))
            }
            K::InvalidBlockScalarIndent => self
                .error(msg!("yaml-block-indentation"), at)
                .help(msg!("yaml-block-indentation-help")),
            K::CommentNotSeparated | K::ExpectedWhitespace => {
                self.error(msg!("yaml-comment-blank"), at).help(msg!("yaml-comment-blank-help"))
            }
            K::BlockSequenceEntryNotAllowed => self
                .error(msg!("yaml-list-beside-field"), at)
                .help(msg!("yaml-list-beside-field-help")),
            K::MisplacedFlowCollectionEnd => {
                let bracket = first.unwrap_or(']').to_string();
                self.error(msg!("yaml-extra-bracket", bracket = bracket), at)
                    .help(msg!("yaml-extra-bracket-help"))
            }
            K::MismatchedFlowCollectionEnd { open, close } => {
                let (open, close) = (open.to_string(), close.to_string());
                self.error(msg!("yaml-bracket-pair", open = open, close = close), at)
                    .help(msg!("yaml-bracket-pair-help"))
            }
            K::InvalidDocumentEnd | K::ExpectedDocumentStart | K::MultipleDocumentsUnsupported => {
                self.error(msg!("yaml-after-end"), at).help(msg!("yaml-after-end-help"))
            }
            K::MappingKeyNotAllowed
            | K::UnexpectedEndOfPlainScalar
            | K::UnexpectedEofBlockMapping
            | K::UnexpectedEofBlockSequence => match first {
                Some(character) => self.character(character, at),
                None => self.unknown(),
            },
            kind if slip::quote(kind) => {
                self.error(msg!("yaml-open-quote"), at).help(msg!("yaml-open-quote-help"))
            }
            kind if is_tag_error(kind) => refused_tag(rest_of_line(self.source, at)),
            kind if is_directive_error(kind) => {
                self.error(msg!("yaml-directive"), at).help(msg!("yaml-directive-help"))
            }
            _ => self.unknown(),
        }
    }

    fn unknown(&self) -> SyntaxError {
        self.error(msg!("yaml-syntax"), self.at).help(msg!("yaml-syntax-help"))
    }

    /// A line whose indentation matches no level above it.
    pub(super) fn indentation(&self, at: usize) -> SyntaxError {
        self.error(msg!("yaml-indentation"), at).help(msg!("yaml-indentation-help"))
    }

    /// The parser reports the value that contains the unexpected character; this finds the character.
    fn character(&self, character: char, at: usize) -> SyntaxError {
        let rest = self.source.get(at..).unwrap_or_default();
        let start = rest.find(character).map_or(at, |found| at + found);
        let shown = character.escape_debug().to_string();
        let help = if character.is_control() || character == '\u{feff}' {
            msg!("yaml-control-character-help")
        } else {
            msg!("yaml-unexpected-character-help")
        };
        self.error(msg!("yaml-unexpected-character", character = shown), start).help(help)
    }
}

fn is_tag_error(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::ExpectedTagBang
            | K::InvalidGlobalTagCharacter
            | K::UndeclaredTagHandle
            | K::InvalidTagTerminator
            | K::MissingTagUri
            | K::UnclosedVerbatimTag
            | K::InvalidTagEscape
            | K::InvalidTagUtf8LeadingByte
            | K::InvalidTagUtf8TrailingByte
            | K::InvalidTagUtf8
    )
}

fn is_directive_error(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::DirectiveDisallowed
            | K::DuplicateVersionDirective
            | K::UnsupportedYamlMajorVersion
            | K::DuplicateTagDirective
            | K::MissingDocumentEndBeforeDirective
            | K::ExpectedTagDirectiveBang
            | K::InvalidDirectiveTerminator
            | K::MissingYamlVersionSeparator
            | K::MissingDirectiveName
            | K::InvalidDirectiveName
            | K::DirectiveByteLimitExceeded { .. }
            | K::TooManyReservedDirectiveParams { .. }
            | K::YamlVersionTooLong
            | K::MissingYamlVersion
            | K::InvalidTagDirectiveTerminator
    )
}

/// Whether the line endings are carriage returns (classic Mac OS), which many programs do not treat as line
/// endings.
fn has_bare_returns(source: &str) -> bool {
    !source.contains('\n') && source.contains('\r')
}

pub(super) fn refused_alias(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-alias"), span).help(msg!("yaml-alias-help"))
}

pub(super) fn refused_tag(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-tag"), span).help(msg!("yaml-tag-help"))
}

pub(super) fn too_deep(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-too-deep", limit = ParseLimits::DEPTH), span)
}
