//! A file that has been read: its text and its record.

use std::sync::Arc;

use super::RecordFile;
use crate::record::Record;
use crate::schema::Kind;
use file_tree::FileContent;
use messages::Message;
use yaml_tree::Span;
use yaml_tree::{Node, SyntaxError};

/// A file that contains a mapping, valid or not.
pub struct RecordDocument {
    pub source: String,
    pub record: Record,
}

/// Why a file contains no record.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadError {
    Unreadable(Message),
    /// Size in bytes.
    TooLarge(u64),
    /// The first bytes that are not UTF-8, and the encoding it looks like.
    NotUtf8 {
        span: Span,
        encoding: &'static str,
    },
    Syntax(Box<SyntaxError>),
    /// The top-level value is a list or a scalar.
    NotAMapping {
        span: Span,
    },
}

impl RecordDocument {
    /// # Errors
    /// If the content cannot be a record.
    pub fn read(file: &RecordFile, content: FileContent) -> Result<Self, ReadError> {
        Self::new(&file.kind, file.id(), &file.file.path, content)
    }

    /// The document of a file that is in no listing.
    ///
    /// # Errors
    /// If the content cannot be a record.
    pub fn new(
        kind: &Arc<Kind>,
        id: &str,
        path: &Arc<str>,
        content: FileContent,
    ) -> Result<Self, ReadError> {
        let bytes = match content {
            FileContent::Bytes(bytes) => bytes,
            FileContent::TooLarge(size) => return Err(ReadError::TooLarge(size)),
            FileContent::Unreadable(reason) => return Err(ReadError::Unreadable(reason)),
        };
        let source = decode(bytes)?;
        let root = parse(&source)?;
        let (kind, file, id) = (Arc::clone(kind), Arc::clone(path), id.to_owned());
        Ok(RecordDocument { source, record: Record { kind, id, file, root } })
    }
}

/// Parses a text that has to be a mapping.
///
/// # Errors
/// If the text is not YAML, or not a mapping.
fn parse(source: &str) -> Result<Node, ReadError> {
    let root = yaml_tree::parse(source).map_err(ReadError::Syntax)?;
    if root.as_mapping().is_none() {
        let range = root.span.range();
        let text = source.get(range.clone()).unwrap_or_default();
        let first_line = text.split(['\n', '\r']).next().unwrap_or_default();
        let span = Span::new(range.start, range.start + first_line.len());
        return Err(ReadError::NotAMapping { span });
    }
    Ok(root)
}

fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    let is_utf16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        // Without a byte order mark: every other byte of Latin text is zero.
        [first, second, ..] => *first == 0 || *second == 0,
        _ => false,
    };
    if is_utf16 {
        return Err(ReadError::NotUtf8 { span: Span::new(0, 1), encoding: "UTF-16" });
    }
    String::from_utf8(bytes).map_err(|error| {
        let error = error.utf8_error();
        let start = error.valid_up_to();
        let length = error.error_len().unwrap_or(1);
        ReadError::NotUtf8 { span: Span::new(start, start + length), encoding: "Windows-1252" }
    })
}
