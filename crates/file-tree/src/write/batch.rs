//! Files of a dataset that change together: nothing takes its place before all of it is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use rayon::prelude::*;
use tempfile::TempPath;

use super::{at, folder, reason, temp_file_with, written};
use messages::msg;

/// What shall become of a file, by its path below the root.
#[derive(Debug, Clone, Copy)]
pub struct FileChange<'c> {
    pub path: &'c str,
    pub op: WriteOp<'c>,
}

#[derive(Debug, Clone, Copy)]
pub enum WriteOp<'c> {
    /// A file that is not there yet.
    Create(&'c str),
    /// Other content for a file that is there; its permissions stay.
    Update(&'c str),
    Delete,
}

/// A change that only has to take its place.
enum StagedWrite {
    Create(TempPath, PathBuf),
    Update(TempPath, PathBuf),
    Delete(PathBuf),
}

/// Makes all changes, or none if one of them cannot be written.
///
/// # Errors
/// If a file cannot be written, is there although it should be new, or its path leads through a link.
/// Where a file cannot take its place though it was written, those are named that did before.
pub fn write_all(root: &Path, changes: &[FileChange<'_>]) -> Result<()> {
    let stage = |change: &FileChange<'_>| written(change.path, stage(root, change));
    let staged: Vec<_> = changes.par_iter().map(stage).collect::<Result<_>>()?;
    for (index, staged) in staged.into_iter().enumerate() {
        let Err(error) = staged.take_place() else { continue };
        let (before, [change, after @ ..]) = changes.split_at(index) else { bail!(error) };
        if before.is_empty() {
            return written(change.path, Err(error));
        }
        bail!(msg!(
            "error-written-in-part",
            file = change.path,
            reason = reason(&error),
            before = paths(before),
            after = paths(after),
            left = after.len(),
        ));
    }
    Ok(())
}

fn paths(changes: &[FileChange<'_>]) -> String {
    changes.iter().map(|change| change.path).collect::<Vec<_>>().join(", ")
}

fn stage(root: &Path, change: &FileChange<'_>) -> io::Result<StagedWrite> {
    let path = at(root, change.path)?;
    let (text, permissions) = match change.op {
        WriteOp::Delete => return Ok(StagedWrite::Delete(path)),
        WriteOp::Update(text) => (text, Some(fs::metadata(&path)?.permissions())),
        WriteOp::Create(_) if path.exists() => return Err(io::ErrorKind::AlreadyExists.into()),
        WriteOp::Create(text) => {
            fs::create_dir_all(folder(&path))?;
            (text, None)
        }
    };
    let is_new = permissions.is_none();
    let file = temp_file_with(folder(&path), text.as_bytes(), permissions)?;
    file.as_file().sync_all()?;
    // Closed, for there may be more changes than a program may hold files open.
    let file = file.into_temp_path();
    Ok(if is_new { StagedWrite::Create(file, path) } else { StagedWrite::Update(file, path) })
}

impl StagedWrite {
    fn take_place(self) -> io::Result<()> {
        match self {
            StagedWrite::Create(file, path) => {
                file.persist_noclobber(path).map_err(|error| error.error)
            }
            StagedWrite::Update(file, path) => file.persist(path).map_err(|error| error.error),
            StagedWrite::Delete(path) => fs::remove_file(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change<'c>(path: &'c str, what: WriteOp<'c>) -> FileChange<'c> {
        FileChange { path, op: what }
    }

    #[test]
    fn nothing_is_written_if_one_file_cannot_be() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "old").expect("a file");
        let changes = [
            change("a", WriteOp::Update("new")),
            change("sub/b", WriteOp::Create("new")),
            change("missing", WriteOp::Update("new")),
        ];
        write_all(folder.path(), &changes).expect_err("a file is missing");
        assert_eq!(fs::read_to_string(folder.path().join("a")).expect("a file"), "old");
        assert!(!folder.path().join("sub/b").exists());
    }

    #[test]
    fn what_was_written_before_a_file_could_not_take_its_place_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a", "c"] {
            fs::write(folder.path().join(name), "old").expect("a file");
        }
        fs::create_dir_all(folder.path().join("b/full")).expect("a folder");
        let changes = ["a", "b", "c"].map(|path| change(path, WriteOp::Update("new")));
        let error = write_all(folder.path(), &changes).expect_err("a folder is in the way");
        let message: &messages::Message = error.downcast_ref().expect("a message");
        assert_eq!(message.key, "error-written-in-part");
        let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        assert_eq!((text("a"), text("c")), ("new".into(), "old".into()));
        let left = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 3, "no temporary file stays");
    }
}
