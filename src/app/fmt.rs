//! Formats records in canonical form.

use std::path::PathBuf;

use anyhow::Result;

use super::path_filter::PathFilter;
use super::workspace::Workspace;
use file_tree::write::{FileChange, WriteOp, write_all};
use file_tree::{Directory, FileContent, Tree};
use messages::msg;
use records::dataset::{DatasetSource, RecordFile};
use records::edit::format;

/// The result for one file.
pub(crate) enum FormatResult {
    Unchanged,
    Changed {
        path: String,
        text: String,
        /// Whether only the line endings differ.
        is_line_ends: bool,
    },
    /// The file cannot be formatted, for this reason.
    Left {
        path: String,
        reason: anyhow::Error,
    },
}

/// The files in canonical form, not written yet.
pub(crate) struct FormatAnswer {
    pub files: Vec<FormatResult>,
    directory: Directory,
}

impl FormatResult {
    fn change(&self) -> Option<FileChange<'_>> {
        let FormatResult::Changed { path, text, .. } = self else { return None };
        Some(FileChange { path, op: WriteOp::Update(text) })
    }
}

impl FormatAnswer {
    /// Writes all changed files or none.
    ///
    /// # Errors
    /// If it cannot be written, or a file was changed meanwhile.
    pub(crate) fn write(&self) -> Result<()> {
        let changes: Vec<_> = self.files.iter().filter_map(FormatResult::change).collect();
        write_all(&self.directory, &changes)
    }
}

/// Formats the files at or below these paths; without a path, all files. `is_written`: whether they will be written.
///
/// # Errors
/// If there is no dataset, no file at a path, or another run keeps the dataset locked.
pub(crate) fn fmt(
    workspace: &Workspace,
    paths: &[PathBuf],
    is_written: bool,
) -> Result<FormatAnswer> {
    let directory = if is_written { workspace.files_for_writing()? } else { workspace.files()? };
    let source = DatasetSource::open(Tree::Directory(directory.clone()))?;
    let paths = PathFilter::new(&source, paths)?;
    let records: Vec<_> =
        source.layout.records.iter().filter(|record| paths.has(&record.file.path)).collect();
    let files =
        source.tree.read_each(&records, |index, content| format_file(records[index], content))?;
    Ok(FormatAnswer { files, directory })
}

fn format_file(record: &RecordFile, content: FileContent) -> FormatResult {
    let path = record.file.path.to_string();
    let text = match content {
        FileContent::Bytes(bytes) => String::from_utf8(bytes).ok(),
        _ => None,
    };
    let formatted = match &text {
        Some(text) => format(&record.kind, text),
        None => Err(msg!("format-no-yaml").into()),
    };
    match formatted {
        Ok(formatted) if Some(&formatted) == text.as_ref() => FormatResult::Unchanged,
        Ok(formatted) => {
            let with_line_feeds = |old: &String| old.replace("\r\n", "\n").replace('\r', "\n");
            let is_line_ends = text.as_ref().map(with_line_feeds).as_ref() == Some(&formatted);
            FormatResult::Changed { path, text: formatted, is_line_ends }
        }
        Err(reason) => FormatResult::Left { path, reason },
    }
}
