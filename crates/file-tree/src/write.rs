//! Writing files so that an interrupted run leaves the old content or the new, never half of it.

mod batch;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use tempfile::NamedTempFile;

pub use batch::{FileChange, WriteOp, write_all};

use messages::Message;
use messages::msg;

/// How the names of temporary files begin and end; hidden files are no records.
const TEMPORARY: (&str, &str) = (".ozg-", ".tmp");

/// Creates a file of a dataset, by its path below the root.
///
/// # Errors
/// If it cannot be written, is there already, or the path leads through a link.
pub fn create_in(root: &Path, path: &str, content: &[u8]) -> Result<()> {
    written(path, at(root, path).and_then(|path| create(&path, content)))
}

fn written<T>(path: &str, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| msg!("error-not-written", file = path, reason = reason(&error)).into())
}

fn reason(error: &io::Error) -> Message {
    if error.kind() == io::ErrorKind::InvalidInput { msg!("io-link") } else { error.into() }
}

/// That a file could not be written, and why.
#[must_use]
pub fn not_written(path: &Path, error: &io::Error) -> Message {
    let file = path.display().to_string();
    msg!("error-not-written", file = file, reason = Message::from(error))
}

/// The place of a file; a link on the way may lead out of the dataset.
fn at(root: &Path, below: &str) -> io::Result<PathBuf> {
    let mut path = root.to_owned();
    for part in below.split('/') {
        path.push(part);
        if path.is_symlink() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
    }
    Ok(path)
}

/// Creates a file that must not exist yet, and the folders it is in.
///
/// # Errors
/// The operating system's; the file is then not there.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder(path))?;
    let file = temp_file_with(folder(path), content, None)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file new content; its permissions stay.
///
/// # Errors
/// The operating system's; the file is then as it was.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    let file = temp_file_with(folder(path), content, Some(permissions))?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file its content, be it new or there already; where it is a link, the file it leads to.
///
/// # Errors
/// The operating system's; the file is then as it was.
pub fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    write_file_with(path, content, fs::File::sync_all)
}

/// [`write_file`] without waiting for the disk: whole after a kill of the program, not of the machine.
///
/// # Errors
/// The operating system's; the file is then as it was.
pub fn write_without_sync(path: &Path, content: &[u8]) -> io::Result<()> {
    write_file_with(path, content, |_| Ok(()))
}

fn write_file_with(
    path: &Path,
    content: &[u8],
    sync: fn(&fs::File) -> io::Result<()>,
) -> io::Result<()> {
    let existing = fs::canonicalize(path).ok();
    let path = existing.as_deref().unwrap_or(path);
    let existing = existing.as_deref().map(fs::metadata).transpose()?;
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let file = temp_file_with(folder(path), content, existing.map(|file| file.permissions()))?;
    sync(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The folder a file is in; that of a bare name is the current one.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file beside the one it shall become, with the permissions of that one or the usual.
fn temp_file_with(
    folder: &Path,
    content: &[u8],
    permissions: Option<fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let (prefix, suffix) = TEMPORARY;
    let mut file = tempfile::Builder::new().prefix(prefix).suffix(suffix).tempfile_in(folder)?;
    file.write_all(content)?;
    match permissions {
        Some(permissions) => file.as_file().set_permissions(permissions)?,
        None => make_readable(file.as_file())?,
    }
    Ok(file)
}

/// A temporary file is its owner's alone; a file of the dataset is as readable as any other.
#[cfg(unix)]
fn make_readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}
