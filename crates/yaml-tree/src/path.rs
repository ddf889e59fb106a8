//! Locations in a document: a byte span, or the path of a field.

use std::fmt;

use smol_str::SmolStr;

/// A range of bytes in a source file, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span of byte offsets; files are limited to far less than 4 GiB.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end) }
    }

    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldPathSegment {
    Key(SmolStr),
    Index(usize),
}

/// The path from the root of a record to a value: `meilensteine[2].datum`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(pub Vec<FieldPathSegment>);

impl FieldPath {
    #[must_use]
    pub fn key(name: &str) -> Self {
        FieldPath::default().join(name)
    }

    #[must_use]
    pub fn join(&self, name: &str) -> Self {
        self.with(FieldPathSegment::Key(name.into()))
    }

    #[must_use]
    pub fn at(&self, index: usize) -> Self {
        self.with(FieldPathSegment::Index(index))
    }

    #[must_use]
    pub fn with(&self, segment: FieldPathSegment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        FieldPath(segments)
    }

    /// The keys along the path, without list indices.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        let keys = self.0.iter().filter_map(|segment| match segment {
            FieldPathSegment::Key(key) => Some(key.as_str()),
            FieldPathSegment::Index(_) => None,
        });
        keys.collect()
    }

    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                FieldPathSegment::Key(name) if position == 0 => write!(f, "{name}")?,
                FieldPathSegment::Key(name) => write!(f, ".{name}")?,
                FieldPathSegment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
