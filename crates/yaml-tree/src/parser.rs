//! From source text to a tree. Only this crate uses the YAML parser, and only here is the tree built.

mod explain;
mod failure;
mod slip;

use std::borrow::Cow;
use std::collections::HashSet;

use smol_str::SmolStr;

use granit_parser::{Event, Parser, ScalarStyle, Span as ParserSpan, StrInput, StructureStyle};

use super::node::{Mapping, MappingEntry, Node, Value};
use super::scalar;
use crate::Span;
use explain::{refused_alias, refused_tag, too_deep};
use messages::Message;
use messages::msg;
pub use slip::is_bullet;

/// Upper bounds for a document. A larger one is refused before it uses too much memory or time.
#[derive(Debug, Clone, Copy)]
pub struct ParseLimits;

impl ParseLimits {
    /// Nesting depth of lists and mappings.
    pub(crate) const DEPTH: usize = 32;
    /// Number of values, not counting keys.
    pub(crate) const NODES: usize = 50_000;
}

/// Why a text is not a valid document of the dataset, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntaxError {
    pub message: Message,
    pub span: Span,
    /// An earlier location that explains it, such as the first of two duplicate keys.
    pub related: Option<(Span, Message)>,
    pub help: Option<Message>,
    /// The source text of `span`; distinguishes two errors with the same message.
    pub excerpt: String,
}

impl SyntaxError {
    fn new(message: Message, span: Span) -> Self {
        SyntaxError { message, span, related: None, help: None, excerpt: String::new() }
    }

    fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }
}

/// Reads one document.
///
/// # Errors
/// The first location at which the text is not YAML 1.2, or uses a feature that the dataset does not allow:
/// anchors, aliases, tags, directives, keys that are not strings, duplicate keys, a second document.
pub fn parse(source: &str) -> Result<Node, Box<SyntaxError>> {
    read(source).map_err(|mut error| {
        let excerpt = source.get(error.span.range()).unwrap_or_default();
        excerpt.clone_into(&mut error.excerpt);
        error
    })
}

fn read(source: &str) -> Result<Node, Box<SyntaxError>> {
    let mut options = options();
    options.set_emit_comments(false);
    let mut builder = NodeBuilder { source, ..NodeBuilder::default() };
    let mut parser = Parser::<StrInput>::new_from_str_with_options(source, options);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => builder.take(event, bytes(&span))?,
            Err(error) => return Err(Box::new(builder.explain(&error))),
        }
    }
    builder.root.ok_or_else(|| Box::new(SyntaxError::new(msg!("yaml-empty"), Span::default())))
}

pub(super) fn options() -> granit_parser::Options {
    granit_parser::options! {
        strict_indentation: true,
        disallow_directives: true,
        // The mapping of the record itself counts towards the depth.
        flow_nesting_limit: ParseLimits::DEPTH - 1,
        block_nesting_limit: ParseLimits::DEPTH,
    }
}

pub(super) fn bytes(span: &ParserSpan) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end)
}

/// The span of a scalar. For a block scalar it ends with its last line, without the indentation of the next line.
pub(super) fn scalar_span(source: &str, style: ScalarStyle, span: Span) -> Span {
    if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        return span;
    }
    let text = source.get(span.range()).unwrap_or_default();
    let lines = text.trim_end_matches(' ');
    // On the last line of a file, trailing spaces are part of the scalar.
    let is_next = lines.ends_with('\n') && (span.end as usize) < source.len();
    if is_next { Span::new(span.start as usize, span.start as usize + lines.len()) } else { span }
}

/// A collection that is still open.
enum OpenCollection {
    List {
        start: Span,
        items: Vec<Node>,
    },
    Mapping {
        start: Span,
        entries: Vec<MappingEntry>,
        seen: HashSet<SmolStr>,
        key: Option<(SmolStr, Span)>,
    },
}

/// Number of entries from which a set is used to find duplicate keys; below it, a linear scan is enough.
const SMALL_MAPPING: usize = 12;

#[derive(Default)]
struct NodeBuilder<'s> {
    source: &'s str,
    stack: Vec<OpenCollection>,
    root: Option<Node>,
    nodes: usize,
    last_end: u32,
    /// The key or value read last.
    last_text: Span,
}

impl NodeBuilder<'_> {
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
                return self.scalar(text, style, scalar_span(self.source, style, span));
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                let start =
                    if style == StructureStyle::Block { self.first_dash(span) } else { span };
                self.open(OpenCollection::List { start, items: Vec::new() })?;
                self.last_end = self.last_end.max(start.end);
                return Ok(());
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), span)?;
                let seen = HashSet::new();
                self.open(OpenCollection::Mapping {
                    start: span,
                    entries: Vec::new(),
                    seen,
                    key: None,
                })?;
            }
            Event::SequenceEnd | Event::MappingEnd => return self.close(span),
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
        self.last_text = span;
        let plain = matches!(style, ScalarStyle::Plain);
        if let Some(OpenCollection::Mapping { entries, seen, key, .. }) = self.stack.last_mut()
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
            *key = Some((text.into(), span));
            return Ok(());
        }
        let value = if plain && span.start == span.end {
            Value::Null
        } else if plain {
            scalar::resolve(&text)
        } else {
            Value::String(text.into())
        };
        self.place(Node { value, span })
    }

    fn open(&mut self, open: OpenCollection) -> Result<(), Box<SyntaxError>> {
        let start = match &open {
            OpenCollection::List { start, .. } | OpenCollection::Mapping { start, .. } => *start,
        };
        if let Some(OpenCollection::Mapping { key: None, .. }) = self.stack.last() {
            let error = SyntaxError::new(msg!("yaml-key-not-scalar"), self.key_at(start));
            return Err(Box::new(error.help(msg!("yaml-key-not-text-help"))));
        }
        if self.stack.len() >= ParseLimits::DEPTH {
            return Err(Box::new(too_deep(self.word_at(start))));
        }
        self.stack.push(open);
        Ok(())
    }

    /// The span of the first dash of a list. For a list that is not indented further than its key, the parser
    /// reports the position of the first entry instead, which may be a bracket.
    fn first_dash(&self, start: Span) -> Span {
        if !matches!(self.stack.last(), Some(OpenCollection::Mapping { .. })) {
            return start;
        }
        let from = self.last_end as usize;
        let mut rest = self.source.get(from..start.start as usize).unwrap_or_default();
        while let Some(at) = rest.find(['#', '-']) {
            let found = rest.get(at..).unwrap_or_default();
            if found.starts_with('-') {
                let at = start.start as usize - found.len();
                return Span::new(at, at + 1);
            }
            rest = found
                .find(['\n', '\r'])
                .and_then(|newline| found.get(newline..))
                .unwrap_or_default();
        }
        start
    }

    /// A collection in brackets ends with the closing bracket; any other with its last value.
    fn close(&mut self, closing: Span) -> Result<(), Box<SyntaxError>> {
        let (start, value) = match self.stack.pop() {
            Some(OpenCollection::List { start, items }) => (start, Value::List(items)),
            Some(OpenCollection::Mapping { start, entries, .. }) => {
                (start, Value::Mapping(Mapping { entries }))
            }
            None => return Ok(()),
        };
        if matches!(self.source.as_bytes().get(start.start as usize), Some(b'[' | b'{')) {
            self.last_end = self.last_end.max(closing.end);
        }
        let span = Span { start: start.start, end: self.last_end.max(start.end) };
        self.place(Node { value, span })
    }

    fn place(&mut self, node: Node) -> Result<(), Box<SyntaxError>> {
        self.nodes += 1;
        if self.nodes > ParseLimits::NODES {
            let message = msg!("yaml-too-many-values", limit = ParseLimits::NODES);
            return Err(Box::new(SyntaxError::new(message, self.word_at(node.span))));
        }
        match self.stack.last_mut() {
            Some(OpenCollection::List { items, .. }) => items.push(node),
            Some(OpenCollection::Mapping { entries, key, .. }) => {
                if let Some((key, key_span)) = key.take() {
                    entries.push(MappingEntry { key, key_span, node });
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
            return Err(Box::new(refused_tag(self.word_from('!', span))));
        }
        Ok(())
    }
}

/// The span of an earlier key with the same name. `seen` is filled only for large mappings.
fn equal_key(entries: &[MappingEntry], seen: &mut HashSet<SmolStr>, key: &str) -> Option<Span> {
    if entries.len() >= SMALL_MAPPING {
        if seen.is_empty() {
            seen.extend(entries.iter().map(|entry| entry.key.clone()));
        }
        if seen.insert(key.into()) {
            return None;
        }
    }
    entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source of each collection, from outermost to innermost.
    fn collections(source: &str) -> Vec<&str> {
        fn collect<'s>(source: &'s str, node: &Node, found: &mut Vec<&'s str>) {
            let mapping = node.as_mapping();
            if mapping.is_some() || matches!(node.value, Value::List(_)) {
                found.push(&source[node.span.range()]);
            }
            let values = mapping.into_iter().flat_map(|mapping| &mapping.entries);
            values.for_each(|entry| collect(source, &entry.node, found));
            node.items().iter().for_each(|item| collect(source, item, found));
        }
        let mut found = Vec::new();
        collect(source, &parse(source).expect("YAML"), &mut found);
        found.remove(0);
        found
    }

    #[test]
    fn a_collection_in_brackets_ends_with_the_closing_one() {
        let source = "a: [x, {b: 1, c}, [ ], d: e, # c ]\n ] # c\nf: {g: {\n  }}\n";
        let lists = ["[x, {b: 1, c}, [ ], d: e, # c ]\n ]", "{b: 1, c}", "[ ]", "d: e"];
        assert_eq!(collections(source)[..4], lists);
        assert_eq!(collections(source)[4..], ["{g: {\n  }}", "{\n  }"]);
    }

    #[test]
    fn a_list_with_dashes_begins_with_the_first_one() {
        for (source, lists) in [
            ("a:\n- [x]\n- {}\n", &["- [x]\n- {}", "[x]", "{}"][..]),
            ("a: # - c\n# - d\n- - -1\n  - 2\n", &["- - -1\n  - 2", "- -1\n  - 2"]),
            ("a:\n  - b:\n    - c\n", &["- b:\n    - c", "b:\n    - c", "- c"]),
            ("---\na:\n-\n", &["-"]),
        ] {
            assert_eq!(collections(source), lists);
        }
    }
}
