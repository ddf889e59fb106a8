//! What a fault of the syntax means for whoever wrote it, and where to mend it.

use granit_parser::{ErrorKind, ScanError};

use super::{NodeBuilder, OpenCollection, ParseLimits, SyntaxError};
use crate::Span;
use crate::line_start;
use messages::msg;

impl NodeBuilder<'_> {
    /// The rest of the line at a point, so that there is something to underline.
    pub(super) fn word_at(&self, span: Span) -> Span {
        let start = self.clamp(span.start as usize);
        let rest = self.source[start..].split(['\n', '\r']).next().unwrap_or_default();
        Span::new(start, start + rest.trim_end().len().max(usize::from(!rest.is_empty())))
    }

    /// The rest of the line from a mark that stands before a value.
    pub(super) fn word_from(&self, mark: char, value: Span) -> Span {
        let before = self.clamp(self.last_end as usize)..self.clamp(value.start as usize);
        let text = self.source.get(before.clone()).unwrap_or_default();
        let start = text.find(mark).map_or(value.start as usize, |at| before.start + at);
        self.word_at(Span::new(start, start))
    }

    /// What stands before the colon on the line.
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

    pub(super) fn explain(&self, error: &ScanError) -> SyntaxError {
        if let Some(conflict) = self.conflict() {
            return conflict;
        }
        let at = self.clamp(error.marker().byte_offset().unwrap_or_default());
        let span = self.word_at(Span::new(at, at));
        match error.kind() {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => self.open_quote(at, span),
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar => {
                let start = self.source[..at].trim_end_matches(['\t', ' ']).len();
                let span = self.word_at(Span::new(start.max(line_start(self.source, at)), at));
                SyntaxError::new(msg!("yaml-tab"), span).help(msg!("yaml-tab-help"))
            }
            ErrorKind::RecursionLimitExceeded => too_deep(span),
            ErrorKind::UnknownAnchor => refused_alias(span),
            ErrorKind::DirectiveDisallowed => SyntaxError::new(msg!("yaml-directive"), span),
            ErrorKind::MappingValueNotAllowed if self.is_key_before(at) => {
                let start = line_start(self.source, at);
                let indent = self.source[start..].len() - self.source[start..].trim_start().len();
                indentation(self.word_at(Span::new(start + indent, at)))
            }
            ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
                SyntaxError::new(msg!("yaml-colon"), span).help(msg!("yaml-colon-help"))
            }
            ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
                self.bracket_or(at, span, indentation(span))
            }
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
                SyntaxError::new(msg!("yaml-key-without-colon"), span)
                    .help(msg!("yaml-key-without-colon-help"))
            }
            ErrorKind::UnexpectedCharacter { character } => self.character(*character, at),
            _ => {
                let other = SyntaxError::new(msg!("yaml-syntax", detail = error.info()), span);
                self.bracket_or(at, span, other)
            }
        }
    }

    /// What Git writes into a file that it could not merge: from one mark to the other.
    fn conflict(&self) -> Option<SyntaxError> {
        let (mut marks, mut start) = ([None; 2], 0);
        for line in self.source.split_inclusive('\n') {
            for (mark, opening) in marks.iter_mut().zip(["<<<<<<< ", ">>>>>>> "]) {
                if mark.is_none() && line.starts_with(opening) {
                    *mark = Some(self.word_at(Span::new(start, start)));
                }
            }
            start += line.len();
        }
        let [Some(ours), Some(theirs)] = marks else { return None };
        let mut error = SyntaxError::new(msg!("yaml-conflict"), ours);
        error.related = Some((theirs, msg!("yaml-conflict-end")));
        Some(error.help(msg!("yaml-conflict-help")))
    }

    /// What is wrong behind an open bracket is mostly that it is open.
    fn bracket_or(&self, at: usize, found: Span, other: SyntaxError) -> SyntaxError {
        let Some(open) = self.open_bracket(at) else { return other };
        let mut error = SyntaxError::new(msg!("yaml-open-bracket"), self.word_at(open));
        error.related = Some((found, msg!("yaml-open-quote-noticed")));
        error.help(msg!("yaml-open-bracket-help"))
    }

    /// Where a `[` or `{` stands that is still open: the innermost that was read, or else one that
    /// the parser was still looking beyond.
    fn open_bracket(&self, at: usize) -> Option<Span> {
        let starts = self.stack.iter().rev().map(|open| match open {
            OpenCollection::List { start, .. } | OpenCollection::Mapping { start, .. } => {
                start.start as usize
            }
        });
        let from = self.clamp(self.last_end as usize);
        let unread = self.source.get(from..at).unwrap_or_default();
        let begins_value = |found: usize| unread[..found].ends_with([' ', '\n', '-', ':']);
        let unread =
            unread.match_indices(['[', '{']).map(|(found, _)| found).find(|&f| begins_value(f));
        let is_bracket = |at: &usize| matches!(self.source.as_bytes().get(*at), Some(b'[' | b'{'));
        let mut starts = unread.map(|found| from + found).into_iter().chain(starts);
        starts.find(is_bracket).map(|start| Span::new(start, start))
    }

    /// Whether a line looks like `  key:`, which as a part of the text above it cannot have a colon.
    fn is_key_before(&self, at: usize) -> bool {
        let key = self.source[line_start(self.source, at)..at].trim_end_matches(':');
        let word = key.trim_start();
        word.len() < key.len()
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
    }

    /// The parser names the value in which it found a character that may not be there.
    fn character(&self, character: char, at: usize) -> SyntaxError {
        let start = self.source[at..].find(character).map_or(at, |found| at + found);
        let shown = character.escape_debug().to_string();
        let span = self.word_at(Span::new(start, start));
        let help = if character.is_control() {
            msg!("yaml-control-character-help")
        } else {
            msg!("yaml-unexpected-character-help")
        };
        SyntaxError::new(msg!("yaml-unexpected-character", character = shown), span).help(help)
    }

    /// A quote that never ends shows itself lines later; the place to mend is where it opens.
    fn open_quote(&self, at: usize, found: Span) -> SyntaxError {
        let from = self.clamp(self.last_end as usize);
        let opened = self.source[from..self.clamp(at)].find(['"', '\'']).map(|found| from + found);
        let Some(opened) = opened else {
            return SyntaxError::new(msg!("yaml-open-quote"), found);
        };
        let mut error =
            SyntaxError::new(msg!("yaml-open-quote"), self.word_at(Span::new(opened, opened)));
        error.related = Some((found, msg!("yaml-open-quote-noticed")));
        error.help(msg!("yaml-open-quote-help"))
    }
}

pub(super) fn refused_alias(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-alias"), span).help(msg!("yaml-alias-help"))
}

fn indentation(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-indentation"), span).help(msg!("yaml-indentation-help"))
}

pub(super) fn too_deep(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-too-deep", limit = ParseLimits::DEPTH), span)
}
