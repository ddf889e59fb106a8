//! Changing several files of a dataset together: none is moved into place before all are written.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Result, bail};
use rayon::prelude::*;
use tempfile::TempPath;

use super::{PlaceError, at, folder, reason, temp_file_with, written};
use crate::Directory;
use messages::msg;

/// A change to a file, by its path below the root.
#[derive(Debug, Clone, Copy)]
pub struct FileChange<'c> {
    pub path: &'c str,
    pub op: WriteOp<'c>,
}

#[derive(Debug, Clone, Copy)]
pub enum WriteOp<'c> {
    /// A file that must not exist yet.
    Create(&'c str),
    /// New content for an existing file; its permissions are kept.
    Update(&'c str),
    Delete,
}

/// A change that only has to be moved into place.
enum StagedWrite {
    Create(TempPath, PathBuf),
    Update(TempPath, PathBuf),
    Delete(PathBuf),
}

/// Makes all changes, or none if one of them cannot be written or one of the files has changed since the run read it;
/// then other runs may write to the dataset.
///
/// # Errors
/// If a file cannot be written, already exists although it should be new, was changed meanwhile, or its path leads
/// through a link. If a file cannot be moved into place after all were written, the error names those that were.
pub fn write_all(directory: &Directory, changes: &[FileChange<'_>]) -> Result<()> {
    directory.host.observer().writing_started(changes.len());
    let result =
        stage_all(directory, changes).and_then(|staged| place_all(directory, changes, staged));
    directory.end_writing();
    result
}

fn stage_all(directory: &Directory, changes: &[FileChange<'_>]) -> Result<Vec<StagedWrite>> {
    let stage = |change: &FileChange<'_>| written(change.path, stage(directory, change));
    let staged: Vec<_> = changes.par_iter().map(stage).collect::<Result<_>>()?;
    // Writing took time; changes that others made meanwhile are detected before the first file is moved into place.
    let check = |change: &FileChange<'_>| written(change.path, check(directory, change));
    changes.par_iter().map(check).collect::<Result<()>>()?;
    Ok(staged)
}

fn place_all(
    directory: &Directory,
    changes: &[FileChange<'_>],
    staged: Vec<StagedWrite>,
) -> Result<()> {
    for (index, staged) in staged.into_iter().enumerate() {
        let (before, [change, after @ ..]) = changes.split_at(index) else { break };
        let Err(error) = check(directory, change).and_then(|()| staged.move_into_place()) else {
            continue;
        };
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

/// Checks that a file is unchanged since the run read it, or still does not exist.
fn check(directory: &Directory, change: &FileChange<'_>) -> io::Result<()> {
    let path = at(&directory.root, change.path)?;
    match change.op {
        WriteOp::Create(_) if path.exists() => Err(io::ErrorKind::AlreadyExists.into()),
        WriteOp::Create(_) => Ok(()),
        _ if directory.is_as_read(change.path) => Ok(()),
        _ => Err(PlaceError::Changed.into()),
    }
}

fn paths(changes: &[FileChange<'_>]) -> String {
    changes.iter().map(|change| change.path).collect::<Vec<_>>().join(", ")
}

fn stage(directory: &Directory, change: &FileChange<'_>) -> io::Result<StagedWrite> {
    check(directory, change)?;
    let path = at(&directory.root, change.path)?;
    let (text, permissions) = match change.op {
        WriteOp::Delete => return Ok(StagedWrite::Delete(path)),
        WriteOp::Update(text) => (text, Some(fs::metadata(&path)?.permissions())),
        WriteOp::Create(text) => {
            fs::create_dir_all(folder(&path))?;
            (text, None)
        }
    };
    let is_new = permissions.is_none();
    let file = temp_file_with(folder(&path), text.as_bytes(), permissions)?;
    file.as_file().sync_all()?;
    // Closed, since there may be more changes than files a program may hold open.
    let file = file.into_temp_path();
    Ok(if is_new { StagedWrite::Create(file, path) } else { StagedWrite::Update(file, path) })
}

impl StagedWrite {
    fn move_into_place(self) -> io::Result<()> {
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
    use crate::{FileContent, Host};
    use tempfile::TempDir;

    fn change<'c>(path: &'c str, op: WriteOp<'c>) -> FileChange<'c> {
        FileChange { path, op }
    }

    /// A dataset of files below `data`, open for writing and not yet read.
    fn dataset(files: &[&str]) -> (TempDir, Directory) {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["data", "schema"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        for name in files {
            fs::write(folder.path().join(name), "old").expect("a file");
        }
        let host = Host::new(folder.path(), Vec::new());
        let directory = Directory::open(&host, folder.path()).and_then(Directory::for_writing);
        (folder, directory.expect("a dataset"))
    }

    fn read(directory: &Directory, path: &str) {
        let content = directory.content(path);
        assert!(matches!(content, Some(FileContent::Bytes(_))), "{path}: {content:?}");
    }

    fn text(folder: &TempDir, name: &str) -> String {
        fs::read_to_string(folder.path().join(name)).expect("a file")
    }

    fn key(error: &anyhow::Error) -> &'static str {
        error.downcast_ref::<messages::Message>().expect("a message").key
    }

    #[test]
    fn nothing_is_written_if_one_file_cannot_be() {
        let (folder, directory) = dataset(&["data/a", "data/there"]);
        read(&directory, "data/a");
        let changes = [
            change("data/a", WriteOp::Update("new")),
            change("data/sub/b", WriteOp::Create("new")),
            change("data/there", WriteOp::Create("new")),
        ];
        write_all(&directory, &changes).expect_err("a file is there");
        assert_eq!(text(&folder, "data/a"), "old");
        assert!(!folder.path().join("data/sub/b").exists());
    }

    #[test]
    fn nothing_is_written_if_a_file_was_changed_meanwhile() {
        for what in ["changed", "gone", "never read"] {
            for op in [WriteOp::Update("new"), WriteOp::Delete] {
                let (folder, directory) = dataset(&["data/a", "data/b"]);
                read(&directory, "data/a");
                if what != "never read" {
                    read(&directory, "data/b");
                }
                let path = folder.path().join("data/b");
                match what {
                    "changed" => fs::write(&path, "saved by an editor").expect("a file"),
                    "gone" => fs::remove_file(&path).expect("a file"),
                    _ => {}
                }
                let after = fs::read(&path).ok();
                let changes = [change("data/a", WriteOp::Update("new")), change("data/b", op)];
                let error = write_all(&directory, &changes).expect_err(what);
                assert_eq!(key(&error), "error-changed", "{what}");
                assert!(error.to_string().contains("data/b"), "{what}: {error}");
                assert_eq!(text(&folder, "data/a"), "old", "{what}");
                assert_eq!(fs::read(&path).ok(), after, "{what}");
            }
        }
    }

    /// The change is detected only when the file is moved into place, as if an editor saved between two renames.
    #[test]
    fn files_written_before_a_failure_are_named() {
        let (folder, directory) = dataset(&["data/a", "data/b", "data/c"]);
        let paths = ["data/a", "data/b", "data/c"];
        for path in paths {
            read(&directory, path);
        }
        let changes = paths.map(|path| change(path, WriteOp::Update("new")));
        let staged = stage_all(&directory, &changes).expect("all can be written");
        fs::write(folder.path().join("data/b"), "saved by an editor").expect("a file");
        let error = place_all(&directory, &changes, staged).expect_err("one was changed");
        assert_eq!(key(&error), "error-written-in-part");
        assert_eq!(paths.map(|path| text(&folder, path)), ["new", "saved by an editor", "old"]);
        let left = fs::read_dir(folder.path().join("data")).expect("a folder").count();
        assert_eq!(left, 3, "no temporary file stays");
    }
}
