//! Resolving locations to lines and columns, as late as possible: only files that are shown are read for it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;

use crate::Mask;
use crate::finding::Finding;
use file_tree::FileContent;
use records::dataset::DatasetSource;
use records::location::{Location, LocationTarget};
use yaml_tree::{FieldPath, FieldPathSegment, Span};
use yaml_tree::{Node, Value};

/// The texts of the files that findings are about.
pub struct SourceMap {
    files: HashMap<String, SourceFile>,
    mask: Mask,
}

struct SourceFile {
    text: String,
    /// As long as the text: byte offsets are the same in both.
    shown: String,
    /// The offset of each line.
    lines: Vec<usize>,
    root: Option<Node>,
}

/// Lines and columns counted from 1; columns count characters; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumnRange {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

impl SourceMap {
    /// Reads the files that the findings name.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn load(source: &DatasetSource, findings: &[Finding], mask: Mask) -> Result<Self> {
        let names: BTreeSet<&str> = findings
            .iter()
            .flat_map(|finding| {
                let related = finding.related.iter().map(|related| related.location.file.as_ref());
                related.chain([finding.location.file.as_ref()])
            })
            .collect();
        let files: Vec<_> = names.into_iter().filter_map(|name| source.layout.at(name)).collect();
        let loaded = source.tree.read_each(&files, |index, content| {
            let FileContent::Bytes(bytes) = content else { return None };
            // The bytes before the first invalid UTF-8 keep their offsets.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            source.tree.host().observer().record_parsed();
            let root = yaml_tree::parse(&text).ok();
            let lines = yaml_tree::line_starts(&text);
            let shown = mask(&text).into_owned();
            Some((files[index].file.path.to_string(), SourceFile { text, shown, lines, root }))
        })?;
        Ok(SourceMap { files: loaded.into_iter().flatten().collect(), mask })
    }

    /// The text of a file as it may be shown, in an excerpt or elsewhere.
    #[must_use]
    pub fn shown(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|file| file.shown.as_str())
    }

    /// A text that is going to be in a file, as it may be shown.
    #[must_use]
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        (self.mask)(text)
    }

    #[must_use]
    pub(crate) fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|file| file.text.as_str())
    }

    /// The bytes to underline for a location.
    #[must_use]
    pub fn span(&self, location: &Location) -> Option<Span> {
        let file = self.files.get(location.file.as_ref())?;
        match &location.target {
            LocationTarget::File => None,
            LocationTarget::Bytes(span) | LocationTarget::Part(_, span) => Some(*span),
            LocationTarget::Key(path) => {
                file.root.as_ref()?.entry_at(path).map(|entry| entry.key_span)
            }
            LocationTarget::Value(path) => value_span(file, path),
        }
    }

    /// All the bytes of a value.
    #[must_use]
    pub fn whole(&self, location: &Location) -> Option<Span> {
        let root = self.files.get(location.file.as_ref())?.root.as_ref()?;
        Some(root.at(location.field()?)?.span)
    }

    /// Sorts errors before warnings, and findings of the same severity by file and position.
    pub fn sort(&self, findings: &mut [Finding]) {
        findings.sort_by_cached_key(|finding| {
            let start = self.span(&finding.location).map(|span| span.start);
            let file = Arc::clone(&finding.location.file);
            (finding.code.severity, file, start, finding.code)
        });
    }

    #[must_use]
    pub fn position(&self, location: &Location) -> Option<LineColumnRange> {
        self.range(&location.file, self.span(location)?.range())
    }

    /// The lines at which a comment applies to a location: its own, and that of the key of a text of several lines. For
    /// a file as a whole, the first with more than a comment.
    pub fn lines(&self, location: &Location) -> impl Iterator<Item = usize> {
        let file = self.files.get(location.file.as_ref());
        let own_line = match &location.target {
            LocationTarget::File => file.and_then(SourceFile::first_line),
            _ => self.position(location).map(|at| at.line),
        };
        own_line.into_iter().chain(file.and_then(|file| file.line_of_key(location.field()?)))
    }

    /// The position of bytes in a file.
    #[must_use]
    pub fn range(&self, file: &str, range: Range<usize>) -> Option<LineColumnRange> {
        let file = self.files.get(file)?;
        let (line, column) = file.line_and_column(range.start);
        let (end_line, end_column) = file.line_and_column(range.end);
        Some(LineColumnRange { line, column, end_line, end_column })
    }

    /// A location in the usual notation: `file:line:column`, or the file alone.
    #[must_use]
    pub fn place(&self, location: &Location) -> String {
        match self.position(location) {
            Some(at) => format!("{}:{}:{}", location.file, at.line, at.column),
            None => location.file.to_string(),
        }
    }
}

/// All of a scalar, or of a value in brackets; for another list or mapping, its key, or its own first key.
fn value_span(file: &SourceFile, path: &FieldPath) -> Option<Span> {
    let root = file.root.as_ref()?;
    let node = root.at(path)?;
    let is_collection = matches!(node.value, Value::List(_) | Value::Mapping(_));
    let is_missing_text = node.span.start == node.span.end;
    let is_in_brackets =
        file.text.get(node.span.range()).is_some_and(|t| t.starts_with(['[', '{']));
    if !is_missing_text && (is_in_brackets || !is_collection) {
        return Some(node.span);
    }
    if let (Some(FieldPathSegment::Key(_)), Some(entry)) = (path.0.last(), root.entry_at(path)) {
        return Some(entry.key_span);
    }
    let first = node.as_mapping().and_then(|mapping| mapping.entries.first());
    let before = Span { start: node.span.start.saturating_sub(1), end: node.span.end };
    Some(match first {
        Some(entry) => entry.key_span,
        // An empty entry of a list: the `-` before it.
        None if is_missing_text => before,
        None => node.span,
    })
}

impl SourceFile {
    /// The first line with more than a comment.
    fn first_line(&self) -> Option<usize> {
        Some(self.line_and_column(self.root.as_ref()?.span.range().start).0)
    }

    /// The line of the key or dash of a text that does not end on that line.
    fn line_of_key(&self, path: &FieldPath) -> Option<usize> {
        let root = self.root.as_ref()?;
        let node = root.at(path).filter(|node| node.as_str().is_some())?;
        let start = match path.0.last()? {
            FieldPathSegment::Key(_) => root.entry_at(path)?.key_span.start as usize,
            FieldPathSegment::Index(_) => yaml_tree::dash(&self.text, node)?,
        };
        let key_line = self.line_and_column(start).0;
        let last = node.span.range().end.saturating_sub(1);
        (self.line_and_column(last).0 > key_line).then_some(key_line)
    }

    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let text = &self.text;
        // Invalid UTF-8 is shown as a replacement character that takes more bytes.
        let end = (offset..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let line = self.lines.partition_point(|&start| start <= end);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        // A byte order mark at the beginning does not count as a column.
        let column = text[start..end].trim_start_matches('\u{feff}').chars().count() + 1;
        (line, column)
    }
}
