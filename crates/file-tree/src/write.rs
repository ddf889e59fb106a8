//! Writing files so that an interrupted run leaves the old content or the new, never half of it.

mod batch;
mod place;
mod session;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use tempfile::NamedTempFile;

pub use batch::{FileChange, WriteOp, write_all};
pub use place::place_below;
use place::{PlaceError, at};
pub(crate) use session::WriteSession;

use messages::Message;
use messages::msg;

/// Prefix and suffix of temporary files; hidden files are not records.
const TEMPORARY: (&str, &str) = (".ozg-", ".tmp");

/// Creates a file of a dataset, by its path below the root.
///
/// # Errors
/// If it cannot be written, already exists, or the path leads through a link.
pub fn create_in(root: &Path, path: &str, content: &[u8]) -> Result<()> {
    written(path, at(root, path).and_then(|path| create(&path, content)))
}

fn written<T>(path: &str, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| match PlaceError::of(&error) {
        Some(PlaceError::Changed) => msg!("error-changed", file = path).into(),
        _ => msg!("error-not-written", file = path, reason = reason(&error)).into(),
    })
}

fn reason(error: &io::Error) -> Message {
    PlaceError::of(error).map_or_else(|| error.into(), Message::from)
}

/// The error message for a file that could not be written.
#[must_use]
pub fn not_written(path: &Path, error: &io::Error) -> Message {
    let file = path.display().to_string();
    msg!("error-not-written", file = file, reason = reason(error))
}

/// Creates a file that must not exist yet, and its parent folders.
///
/// # Errors
/// If the operating system reports one; the file then does not exist.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder(path))?;
    let file = temp_file_with(folder(path), content, None)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// Replaces the content of a file; its permissions are kept.
///
/// # Errors
/// If the operating system reports one; the file is then unchanged.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    let file = temp_file_with(folder(path), content, Some(permissions))?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file, new or existing; if it is a link, the file it leads to.
///
/// # Errors
/// If the operating system reports one; the file is then unchanged.
pub fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let existing = fs::canonicalize(path).ok();
    write_at(existing.as_deref().unwrap_or(path), content, fs::File::sync_all)
}

/// Writes a file below a folder, new or existing; never through a link.
///
/// # Errors
/// If the path leads through a link or not to a regular file, or the operating system reports an error. The file is
/// then unchanged.
pub fn write_below(root: &Path, below: &str, content: &[u8]) -> io::Result<()> {
    write_at(&place_with_folder(root, below)?, content, fs::File::sync_all)
}

/// [`write_below`] without waiting for the disk: complete if the program is killed, but not if the machine crashes.
///
/// # Errors
/// As for [`write_below`].
pub fn write_below_without_sync(root: &Path, below: &str, content: &[u8]) -> io::Result<()> {
    write_at(&place_with_folder(root, below)?, content, |_| Ok(()))
}

fn place_with_folder(root: &Path, below: &str) -> io::Result<PathBuf> {
    let path = place_below(root, below)?;
    fs::create_dir_all(folder(&path))?;
    Ok(path)
}

fn write_at(path: &Path, content: &[u8], sync: fn(&fs::File) -> io::Result<()>) -> io::Result<()> {
    let existing = match fs::metadata(path) {
        Ok(existing) if existing.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(existing) => Some(existing.permissions()),
        Err(_) => None,
    };
    let file = temp_file_with(folder(path), content, existing)?;
    sync(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The parent folder of a file; for a bare name, the current one.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file beside the one it will replace, with the permissions of that one, or those that the user's umask
/// leaves a new file.
fn temp_file_with(
    folder: &Path,
    content: &[u8],
    permissions: Option<fs::Permissions>,
) -> io::Result<NamedTempFile> {
    let (prefix, suffix) = TEMPORARY;
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix);
    if permissions.is_none() {
        share(&mut builder);
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    Ok(file)
}

/// By default only its owner may read a temporary file; one that is kept gets the permissions of any other. They are
/// set when the file is created, since the operating system reveals the umask in no other way.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn share(_: &mut tempfile::Builder<'_, '_>) {}
