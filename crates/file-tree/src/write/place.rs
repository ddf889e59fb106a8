//! Where a file below a folder may be written: not through a link, and only over a regular file.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use messages::{Message, msg};

/// Why a file is not written although the operating system would allow it; carried in an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceError {
    /// The path leads through a link.
    Link,
    /// There is a pipe or a device.
    NoFile,
    /// The file has changed since the run read it.
    Changed,
}

impl PlaceError {
    /// The reason that an error carries, if it is one of these.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<PlaceError> for io::Error {
    fn from(error: PlaceError) -> Self {
        io::Error::other(error)
    }
}

impl From<PlaceError> for Message {
    fn from(error: PlaceError) -> Self {
        match error {
            PlaceError::Link => msg!("io-link"),
            PlaceError::NoFile => msg!("io-not-a-file"),
            PlaceError::Changed => msg!("io-changed"),
        }
    }
}

impl fmt::Display for PlaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Message::from(*self))
    }
}

impl Error for PlaceError {}

/// The path of a file below a folder, unless it leads through a link, which may lead elsewhere.
pub(super) fn at(root: &Path, below: &str) -> io::Result<PathBuf> {
    let mut path = root.to_owned();
    for part in below.split('/') {
        path.push(part);
        if path.is_symlink() {
            return Err(PlaceError::Link.into());
        }
    }
    Ok(path)
}

/// The path of a file below a folder that is new, or already a regular file.
///
/// # Errors
/// If the path leads through a link, or to something that is not a file.
pub fn place_below(root: &Path, below: &str) -> io::Result<PathBuf> {
    let path = at(root, below)?;
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => Err(PlaceError::NoFile.into()),
        Ok(_) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path),
        Err(error) => Err(error),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    #[test]
    fn only_a_file_below_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("real")).expect("a folder");
        fs::write(path("real/file"), "").expect("a file");
        symlink(path("real"), path("link")).expect("a link");
        symlink(path("real/file"), path("real/to-file")).expect("a link");
        symlink(path("nowhere"), path("real/to-nothing")).expect("a link");
        let _socket = UnixListener::bind(path("real/socket")).expect("a socket");
        let place = |below: &str| {
            place_below(folder.path(), below).map_err(|error| {
                PlaceError::of(&error).map_or_else(|| Message::from(&error), Message::from).key
            })
        };
        assert_eq!(place("real/file"), Ok(path("real/file")));
        assert_eq!(place("new/file"), Ok(path("new/file")));
        assert_eq!(place("real"), Err("io-is-a-directory"));
        assert_eq!(place("real/file/below"), Err("io-not-a-directory"));
        for link in ["link/file", "link/new", "real/to-file", "real/to-nothing"] {
            assert_eq!(place(link), Err("io-link"), "{link}");
        }
        assert_eq!(place("real/socket"), Err("io-not-a-file"));
    }
}
