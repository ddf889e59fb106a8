//! Maps files to records (`data/<collection>/<id>.yaml`), and finds misplaced files.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;

use crate::schema::{Kind, Schemas};
use crate::suggest;
use file_tree::{DATA, FileKind, Tree, TreeFile};

const EXTENSION: &str = ".yaml";

/// A file that should contain a record.
#[derive(Clone)]
pub struct RecordFile {
    pub file: TreeFile,
    pub kind: Arc<Kind>,
}

impl RecordFile {
    /// The id of the record: the name of the file without `.yaml`.
    #[must_use]
    pub fn id(&self) -> &str {
        let path = self.file.path.as_ref();
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        name.strip_suffix(EXTENSION).unwrap_or(name)
    }
}

impl AsRef<TreeFile> for RecordFile {
    fn as_ref(&self) -> &TreeFile {
        &self.file
    }
}

/// A file or folder in `data/` that cannot be a record at its location.
#[derive(Debug, Clone, PartialEq)]
pub struct UnexpectedFile {
    pub path: Arc<str>,
    pub reason: LayoutError,
}

/// Why a file is not a record.
#[derive(Debug, Clone, PartialEq)]
pub enum LayoutError {
    /// No kind keeps its records in this folder; suggests one with a similar name.
    UnknownCollection {
        folder: String,
        suggestion: Option<String>,
    },
    /// Not exactly one folder below `data/`.
    WrongDepth,
    /// Neither `.yaml` nor one of the ignored files.
    WrongExtension,
    /// The stem is not a valid id; suggests the nearest valid one.
    InvalidId {
        suggestion: String,
    },
    Link,
    Special,
    UnnamableFile,
}

/// The files of a dataset, sorted by path.
pub struct DatasetLayout {
    pub records: Vec<RecordFile>,
    pub unexpected: Vec<UnexpectedFile>,
    /// The ids that misplaced files would have: references to them are not reported as errors.
    pub misplaced_ids: BTreeSet<String>,
}

impl DatasetLayout {
    #[must_use]
    pub fn new(schemas: &Schemas, files: Vec<TreeFile>) -> Self {
        let (records, unexpected) = (Vec::new(), Vec::new());
        let mut layout = DatasetLayout { records, unexpected, misplaced_ids: BTreeSet::new() };
        for file in files.into_iter().filter(|file| !is_ignored(&file.path)) {
            match place(schemas, &file) {
                Ok(kind) => layout.records.push(RecordFile { file, kind }),
                Err((path, reason)) => {
                    let name = file.path.rsplit('/').next().unwrap_or_default();
                    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                    layout.misplaced_ids.extend(ids_of_misnamed(stem));
                    layout.add_unexpected(UnexpectedFile { path, reason });
                }
            }
        }
        layout
    }

    /// The files of the records of a kind in a tree, judging by their names alone.
    ///
    /// # Errors
    /// If the tree cannot be listed.
    pub fn of_kind(tree: &Tree, kind: &Arc<Kind>) -> Result<Vec<RecordFile>> {
        let folder = format!("{DATA}/{}", kind.collection);
        let is_record = |file: &TreeFile| {
            let name = file.path.strip_prefix(&folder).and_then(|name| name.strip_prefix('/'));
            file.kind == FileKind::Regular && name.is_some_and(is_record_file)
        };
        let files = tree.list(&folder)?.into_iter().filter(is_record);
        Ok(files.map(|file| RecordFile { file, kind: Arc::clone(kind) }).collect())
    }

    /// The number of records of a kind in a tree, judging by the names of their files alone.
    ///
    /// # Errors
    /// If the tree cannot be read.
    pub fn count(tree: &Tree, kind: &Kind) -> Result<usize> {
        tree.count(&format!("{DATA}/{}", kind.collection), usize::MAX, is_record_file)
    }

    /// An unknown folder is reported once, not once per file.
    fn add_unexpected(&mut self, unexpected: UnexpectedFile) {
        if self.unexpected.last() != Some(&unexpected) {
            self.unexpected.push(unexpected);
        }
    }

    /// The files of the records with an id, at most one per kind.
    #[must_use]
    pub fn of_id(&self, id: &str) -> Vec<&RecordFile> {
        self.records.iter().filter(|file| file.id() == id).collect()
    }

    /// The record file at a path of the dataset.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&RecordFile> {
        let at =
            self.records.binary_search_by(|record| record.file.path.as_ref().cmp(path)).ok()?;
        self.records.get(at)
    }
}

/// Hidden files and folders, and Markdown notes, are allowed beside the records.
fn is_ignored(path: &str) -> bool {
    path.starts_with('.') || path.contains("/.") || path.ends_with(".md")
}

/// The ids a misnamed file may be meant to have; a byte that is not UTF-8 is usually an umlaut in a legacy
/// encoding.
fn ids_of_misnamed(stem: &str) -> Vec<String> {
    if stem.contains('\u{fffd}') {
        ["ae", "oe", "ue", "ss"].map(|umlaut| to_id(&stem.replace('\u{fffd}', umlaut))).into()
    } else {
        vec![to_id(stem)]
    }
}

fn place(schemas: &Schemas, file: &TreeFile) -> Result<Arc<Kind>, (Arc<str>, LayoutError)> {
    let unexpected = |reason| (Arc::clone(&file.path), reason);
    match file.kind {
        FileKind::Regular => {}
        FileKind::Link => return Err(unexpected(LayoutError::Link)),
        FileKind::Special => return Err(unexpected(LayoutError::Special)),
        FileKind::Unnamable => return Err(unexpected(LayoutError::UnnamableFile)),
    }
    let below = file.path.split_once('/').and_then(|(_, below)| below.split_once('/'));
    let Some((folder, name)) = below else { return Err(unexpected(LayoutError::WrongDepth)) };
    let Some(kind) = schemas.collection(folder) else {
        let known = schemas.kinds().iter().map(|kind| kind.collection.as_str());
        let suggestion = suggest::nearest(folder, known).map(str::to_owned);
        let path = format!("{DATA}/{folder}").into();
        let folder = folder.to_owned();
        return Err((path, LayoutError::UnknownCollection { folder, suggestion }));
    };
    if name.contains('/') {
        return Err(unexpected(LayoutError::WrongDepth));
    }
    let Some(id) = name.strip_suffix(EXTENSION) else {
        return Err(unexpected(LayoutError::WrongExtension));
    };
    if !is_id(id) {
        return Err(unexpected(LayoutError::InvalidId { suggestion: to_id(id) }));
    }
    Ok(Arc::clone(kind))
}

/// Whether a file of this name in the folder of a kind holds a record.
fn is_record_file(name: &str) -> bool {
    name.strip_suffix(EXTENSION).is_some_and(is_id)
}

/// Lower-case ASCII letters and digits, with single hyphens or underscores between them.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let mut needs_letter = true;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => needs_letter = false,
            b'-' | b'_' if !needs_letter => needs_letter = true,
            _ => return false,
        }
    }
    !needs_letter
}

/// The valid id nearest to a text: umlauts transliterated, everything else outside the alphabet becomes a hyphen.
#[must_use]
pub fn to_id(text: &str) -> String {
    let mut id = String::new();
    for character in suggest::fold(&suggest::skeleton(&text.to_lowercase())).chars() {
        let separates = !character.is_ascii_alphanumeric();
        let separator = if character == '_' { '_' } else { '-' };
        if !separates {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with(['-', '_']) {
            id.push(separator);
        }
    }
    id.trim_end_matches(['-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_ascii_with_single_separators() {
        for (text, id) in [
            ("koeln", "koeln"),
            ("Köln", "koeln"),
            ("10257-einbuergerung", "10257-einbuergerung"),
            ("arbeit_ruhestand", "arbeit_ruhestand"),
            ("kreis  soest-", "kreis-soest"),
            ("a--b", "a-b"),
            ("ko\u{308}ln", "koeln"),
            ("k\u{43e}eln", "koeln"),
        ] {
            assert_eq!(to_id(text), id);
            assert_eq!(is_id(text), text == id, "{text}");
        }
    }
}
