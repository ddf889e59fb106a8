//! The step summary of GitHub Actions, a file that steps append to.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::commands::CommandContext;
use file_tree::write::not_written;

/// Maximum size of a step summary in bytes; GitHub rejects a larger one entirely.
const MAX_BYTES: u64 = 1024 * 1024;

/// The file that GitHub names, if it names one.
pub(super) fn file(context: &CommandContext<'_>) -> Option<PathBuf> {
    context.workspace.host.variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// The number of bytes that still fit in it.
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
