//! Locations in the files of a dataset.

use std::ops::Range;
use std::sync::Arc;

use yaml_tree::{FieldPath, Span, lines};

/// The part of a file that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LocationTarget {
    /// The file as a whole: its name, its encoding, its absence.
    File,
    /// The bytes that could not be parsed as YAML.
    Bytes(Span),
    /// A key of a mapping.
    Key(FieldPath),
    /// The value of a field; if the field is missing, the mapping that lacks it.
    Value(FieldPath),
    /// A part of the value of a field.
    Part(FieldPath, Span),
}

/// A location in a file of the dataset. The path is relative to the dataset, with `/` as separator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub file: Arc<str>,
    pub target: LocationTarget,
}

impl Location {
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Location { file: Arc::clone(file), target: LocationTarget::File }
    }

    #[must_use]
    pub fn value(file: &Arc<str>, path: FieldPath) -> Self {
        Location { file: Arc::clone(file), target: LocationTarget::Value(path) }
    }

    /// A part of a multi-line string as written, located by `find`; for a single-line string, the whole value.
    #[must_use]
    pub fn within(
        file: &Arc<str>,
        path: FieldPath,
        text: (&str, Span),
        find: impl FnOnce(&str) -> Option<Range<usize>>,
    ) -> Self {
        let (source, span) = text;
        let written = source.get(span.range()).unwrap_or_default();
        let found = if lines(written.trim_end()).nth(1).is_some() { find(written) } else { None };
        let target = match found {
            Some(part) => {
                let start = span.range().start;
                LocationTarget::Part(path, Span::new(start + part.start, start + part.end))
            }
            None => LocationTarget::Value(path),
        };
        Location { file: Arc::clone(file), target }
    }

    #[must_use]
    pub fn key(file: &Arc<str>, path: FieldPath) -> Self {
        Location { file: Arc::clone(file), target: LocationTarget::Key(path) }
    }

    /// The field this location is about, if any.
    #[must_use]
    pub fn field(&self) -> Option<&FieldPath> {
        match &self.target {
            LocationTarget::Key(path)
            | LocationTarget::Value(path)
            | LocationTarget::Part(path, _)
                if !path.is_root() =>
            {
                Some(path)
            }
            _ => None,
        }
    }
}
