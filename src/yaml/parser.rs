//! From bytes to a tree. The only file that knows the YAML parser crate.

use std::borrow::Cow;
use std::collections::HashSet;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as ParserSpan, StrInput,
};

use super::node::{Entry, Mapping, Node, Value};
use super::scalar;
use crate::location::Span;
use crate::message::Message;
use crate::msg;

/// What a document may hold at most; beyond it, it is refused before memory or time run away.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// Size of a file in bytes.
    pub const BYTES: u64 = 1024 * 1024;
    /// Lists and mappings within one another.
    pub const DEPTH: usize = 32;
    /// Values, keys not counted.
    pub const NODES: usize = 50_000;
}

/// Why a text is no document of the dataset, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntaxError {
    pub message: Message,
    pub span: Span,
    /// An earlier place that explains it, such as the first of two equal keys.
    pub related: Option<(Span, Message)>,
    pub help: Option<Message>,
}

impl SyntaxError {
    fn new(message: Message, span: Span) -> Self {
        SyntaxError { message, span, related: None, help: None }
    }

    fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }
}

/// Reads one document.
///
/// # Errors
/// The first place at which the text is not YAML 1.2, or uses what the dataset does without:
/// anchors, aliases, tags, directives, keys that are not texts, equal keys, a second document.
pub fn parse(source: &str) -> Result<Node, Box<SyntaxError>> {
    let mut options = granit_parser::options! {
        strict_indentation: true,
        disallow_directives: true,
        // The mapping that a record is counts as well.
        flow_nesting_limit: Limits::DEPTH - 1,
        block_nesting_limit: Limits::DEPTH,
    };
    options.set_emit_comments(false);
    let mut builder = Builder { source, ..Builder::default() };
    let mut parser = Parser::<StrInput>::new_from_str_with_options(source, options);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => builder.take(event, bytes(&span))?,
            Err(error) => return Err(Box::new(builder.explain(&error))),
        }
    }
    builder.root.ok_or_else(|| Box::new(SyntaxError::new(msg!("yaml-empty"), Span::default())))
}

fn bytes(span: &ParserSpan) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end)
}

/// A collection that is still open.
enum Open {
    List { start: Span, items: Vec<Node> },
    Mapping { start: Span, entries: Vec<Entry>, seen: HashSet<String>, key: Option<(String, Span)> },
}

/// Mappings larger than this look for equal keys in a set.
const SMALL_MAPPING: usize = 12;

#[derive(Default)]
struct Builder<'s> {
    source: &'s str,
    stack: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    last_end: u32,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<SyntaxError>> {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(Box::new(
                    SyntaxError::new(msg!("yaml-second-document"), self.word_at(span))
                        .help(msg!("yaml-second-document-help")),
                ));
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                return self.scalar(text, style, span);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                self.open(Open::List { start: span, items: Vec::new() })?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                let seen = HashSet::new();
                self.open(Open::Mapping { start: span, entries: Vec::new(), seen, key: None })?;
            }
            Event::SequenceEnd | Event::MappingEnd => return self.close(),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return Err(Box::new(refused_alias(span)));
            }
            _ => {}
        }
        self.last_end = self.last_end.max(span.end);
        Ok(())
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        span: Span,
    ) -> Result<(), Box<SyntaxError>> {
        self.last_end = self.last_end.max(span.end);
        let plain = matches!(style, ScalarStyle::Plain);
        if let Some(Open::Mapping { entries, seen, key, .. }) = self.stack.last_mut()
            && key.is_none()
        {
            if plain && !matches!(scalar::resolve(&text), Value::String(_)) {
                let message = msg!("yaml-key-not-text", key = text.as_ref());
                return Err(Box::new(
                    SyntaxError::new(message, span).help(msg!("yaml-key-not-text-help")),
                ));
            }
            if let Some(first) = equal_key(entries, seen, &text) {
                let mut error =
                    SyntaxError::new(msg!("yaml-duplicate-key", key = text.as_ref()), span);
                error.related = Some((first, msg!("yaml-duplicate-key-first")));
                return Err(Box::new(error.help(msg!("yaml-duplicate-key-help"))));
            }
            *key = Some((text.into_owned(), span));
            return Ok(());
        }
        let value = if plain && span.start == span.end {
            Value::Null
        } else if plain {
            scalar::resolve(&text)
        } else {
            Value::String(text.into_owned())
        };
        self.place(Node { value, span })
    }

    fn open(&mut self, open: Open) -> Result<(), Box<SyntaxError>> {
        let start = match &open {
            Open::List { start, .. } | Open::Mapping { start, .. } => *start,
        };
        if let Some(Open::Mapping { key: None, .. }) = self.stack.last() {
            let error = SyntaxError::new(msg!("yaml-key-not-scalar"), self.key_at(start));
            return Err(Box::new(error.help(msg!("yaml-key-not-text-help"))));
        }
        if self.stack.len() >= Limits::DEPTH {
            return Err(Box::new(too_deep(self.word_at(start))));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self) -> Result<(), Box<SyntaxError>> {
        let (start, value) = match self.stack.pop() {
            Some(Open::List { start, items }) => (start, Value::List(items)),
            Some(Open::Mapping { start, entries, .. }) => {
                (start, Value::Mapping(Mapping { entries }))
            }
            None => return Ok(()),
        };
        let span = Span { start: start.start, end: self.last_end.max(start.end) };
        self.place(Node { value, span })
    }

    fn place(&mut self, node: Node) -> Result<(), Box<SyntaxError>> {
        self.nodes += 1;
        if self.nodes > Limits::NODES {
            let message = msg!("yaml-too-many-values", limit = Limits::NODES);
            return Err(Box::new(SyntaxError::new(message, self.word_at(node.span))));
        }
        match self.stack.last_mut() {
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => {
                if let Some((key, key_span)) = key.take() {
                    entries.push(Entry { key, key_span, node });
                }
            }
            None => self.root = Some(node),
        }
        Ok(())
    }

    fn refuse_properties(
        &self,
        anchor: usize,
        tagged: bool,
        span: Span,
    ) -> Result<(), Box<SyntaxError>> {
        if anchor != 0 {
            return Err(Box::new(refused_alias(self.word_from('&', span))));
        }
        if tagged {
            let error = SyntaxError::new(msg!("yaml-tag"), self.word_from('!', span));
            return Err(Box::new(error.help(msg!("yaml-tag-help"))));
        }
        Ok(())
    }

    /// The rest of the line at a point, so that there is something to underline.
    fn word_at(&self, span: Span) -> Span {
        let start = self.clamp(span.start as usize);
        let rest = self.source[start..].split(['\n', '\r']).next().unwrap_or_default();
        Span::new(start, start + rest.trim_end().len().max(usize::from(!rest.is_empty())))
    }

    /// The rest of the line from a mark that stands before a value.
    fn word_from(&self, mark: char, value: Span) -> Span {
        let before = self.clamp(self.last_end as usize)..self.clamp(value.start as usize);
        let text = self.source.get(before.clone()).unwrap_or_default();
        let start = text.find(mark).map_or(value.start as usize, |at| before.start + at);
        self.word_at(Span::new(start, start))
    }

    /// What stands before the colon on the line.
    fn key_at(&self, span: Span) -> Span {
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

    fn explain(&self, error: &ScanError) -> SyntaxError {
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
                let span = self.word_at(Span::new(start.max(self.line_start(at)), at));
                SyntaxError::new(msg!("yaml-tab"), span).help(msg!("yaml-tab-help"))
            }
            ErrorKind::RecursionLimitExceeded => too_deep(span),
            ErrorKind::UnknownAnchor => refused_alias(span),
            ErrorKind::DirectiveDisallowed => SyntaxError::new(msg!("yaml-directive"), span),
            ErrorKind::MappingValueNotAllowed if self.is_key_before(at) => {
                let start = self.line_start(at);
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
            Open::List { start, .. } | Open::Mapping { start, .. } => start.start as usize,
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

    fn line_start(&self, at: usize) -> usize {
        self.source[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Whether a line looks like `  key:`, which as a part of the text above it cannot have a colon.
    fn is_key_before(&self, at: usize) -> bool {
        let key = self.source[self.line_start(at)..at].trim_end_matches(':');
        let word = key.trim_start();
        word.len() < key.len()
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
    }

    /// The parser names the value in which it found a character that may not be there.
    fn character(&self, character: char, at: usize) -> SyntaxError {
        let start = self.source[at..].find(character).map_or(at, |found| at + found);
        let shown = character.escape_debug().to_string();
        let span = self.word_at(Span::new(start, start));
        let help = match character.is_control() {
            true => msg!("yaml-control-character-help"),
            false => msg!("yaml-unexpected-character-help"),
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

/// The span of an earlier key of the same name. `seen` is filled only for large mappings.
fn equal_key(entries: &[Entry], seen: &mut HashSet<String>, key: &str) -> Option<Span> {
    if entries.len() >= SMALL_MAPPING {
        if seen.is_empty() {
            seen.extend(entries.iter().map(|entry| entry.key.clone()));
        }
        if seen.insert(key.to_owned()) {
            return None;
        }
    }
    entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span)
}

fn refused_alias(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-alias"), span).help(msg!("yaml-alias-help"))
}

fn indentation(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-indentation"), span).help(msg!("yaml-indentation-help"))
}

fn too_deep(span: Span) -> SyntaxError {
    SyntaxError::new(msg!("yaml-too-deep", limit = Limits::DEPTH), span)
}
