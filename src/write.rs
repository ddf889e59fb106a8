//! Writing files so that an interrupted run leaves the old content or the new, never half of it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Creates a file that must not exist yet, and the folders it is in.
///
/// # Errors
/// The operating system's; the file is then not there.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let file = filled(folder, content)?;
    make_readable(file.as_file())?;
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
    let file = filled(path.parent().unwrap_or(Path::new(".")), content)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file its content, be it new or there already; where it is a link, the file it leads to.
///
/// # Errors
/// The operating system's; the file is then as it was.
pub fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::canonicalize(path) {
        Ok(existing) if existing.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(existing) => replace(&existing, content),
        Err(_) => {
            let file = filled(folder(path), content)?;
            make_readable(file.as_file())?;
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
            Ok(())
        }
    }
}

/// The folder a file is in; that of a bare name is the current one.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file beside the one it shall become.
fn filled(folder: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
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
