//! The summary of a step of GitHub Actions, a file that steps add to.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::commands::CommandContext;
use file_tree::write::not_written;

/// Bytes beyond which GitHub takes no summary of a step at all.
const MAX_BYTES: u64 = 1024 * 1024;

/// The file that GitHub names, if it does.
pub(super) fn file(context: &CommandContext<'_>) -> Option<PathBuf> {
    context.workspace.host.variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// Bytes that still find room in it.
pub(super) fn room(file: &Path) -> usize {
    let taken = fs::metadata(file).map_or(0, |file| file.len());
    usize::try_from(MAX_BYTES.saturating_sub(taken)).unwrap_or(usize::MAX)
}

pub(super) fn append(file: &Path, text: &str) -> Result<()> {
    write(file, text).map_err(|error| not_written(file, &error).into())
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(file)?.write_all(text.as_bytes())
}
