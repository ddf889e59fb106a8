//! The checked-out files that are as Git stored them, by their stamps in the index, without reading them.
//!
//! The rule is Git's own (`racy-git`): a file with the size, times and inode that it had when Git last read it has the
//! same bytes, if it was modified before the index was written. Flags that make Git skip files (`--assume-unchanged`)
//! are ignored, and nothing that Git would run is run.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use super::GitProcess;
use crate::{DATA, Directory, SCHEMA};

/// The files of a dataset that are in the index, by their paths below the dataset.
#[derive(Debug, Default)]
pub(crate) struct IndexedFiles(HashMap<String, IndexedFile>);

#[derive(Debug, PartialEq, Eq)]
struct IndexedFile {
    /// The name of the blob.
    object: String,
    stamp: FileStamp,
}

/// A time of the file system in seconds and nanoseconds; the index stores the lower 32 bits of each number.
type Time = (u32, u32);

/// What the file system reports about a file beside its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileStamp {
    modified: Time,
    /// When the file's metadata last changed; it cannot be set. Only Unix has it, and an inode.
    changed: Time,
    inode: u32,
    size: u32,
}

impl IndexedFiles {
    /// Queries Git once per run. Where that fails, there are none.
    pub(crate) fn of(directory: &Directory) -> Arc<Self> {
        let git = GitProcess::new(&directory.host, &directory.root);
        let known =
            git.repository.indexed.get_or_init(|| Arc::new(Self::load(&git).unwrap_or_default()));
        Arc::clone(known)
    }

    fn load(git: &GitProcess) -> Option<Self> {
        let index = fs::metadata(git.folder().join(&git.facts().ok()?.index)).ok()?;
        let written = FileStamp::of(&index)?.modified;
        let listing = git.output(&["ls-files", "--stage", "--debug", "-z", "--", SCHEMA, DATA]);
        let mut files = parse(&String::from_utf8(listing.ok()?).ok()?)?;
        // A file touched when the index was written, or later, may have the stamp of other bytes.
        files.retain(|_, file| file.stamp.modified < written);
        Some(IndexedFiles(files))
    }

    /// The name of the blob that a file is unchanged from, as far as its stamp shows.
    pub(crate) fn blob_of_untouched(&self, root: &Path, path: &str) -> Option<&str> {
        let indexed = self.0.get(path)?;
        let found = fs::symlink_metadata(root.join(path)).ok().filter(Metadata::is_file)?;
        let is_untouched = FileStamp::of(&found)? == indexed.stamp;
        is_untouched.then_some(indexed.object.as_str())
    }
}

impl FileStamp {
    /// Systems other than Unix have neither `changed` nor `inode`.
    fn new(modified: Time, size: u32, changed: Time, inode: u32) -> Self {
        let (changed, inode) = if cfg!(unix) { (changed, inode) } else { (modified, 0) };
        FileStamp { modified, changed, inode, size }
    }

    #[cfg(unix)]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the index has no more"
    )]
    fn of(found: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let changed = (found.ctime() as u32, found.ctime_nsec() as u32);
        Some(Self::new(modified(found)?, found.size() as u32, changed, found.ino() as u32))
    }

    #[cfg(not(unix))]
    #[expect(clippy::cast_possible_truncation, reason = "the index has no more")]
    fn of(found: &Metadata) -> Option<Self> {
        Some(Self::new(modified(found)?, found.len() as u32, (0, 0), 0))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the index has no more")]
fn modified(found: &Metadata) -> Option<Time> {
    let since = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((since.as_secs() as u32, since.subsec_nanos()))
}

/// The entries of `git ls-files --stage --debug -z` that are not in conflict; none if one of them has another format,
/// as a later version of Git may print.
fn parse(listing: &str) -> Option<HashMap<String, IndexedFile>> {
    let mut files = HashMap::new();
    let mut rest = listing;
    while !rest.is_empty() {
        let (head, after) = rest.split_once('\t')?;
        let (path, mut lines) = after.split_once('\0')?;
        let mut line = || {
            let (line, after) = lines.split_once('\n')?;
            lines = after;
            Some(line)
        };
        let changed = time(line()?.strip_prefix("  ctime: ")?)?;
        let modified = time(line()?.strip_prefix("  mtime: ")?)?;
        let inode = line()?.strip_prefix("  dev: ")?.split_once("\tino: ")?.1.parse().ok()?;
        line()?.strip_prefix("  uid: ")?;
        let size = line()?.strip_prefix("  size: ")?.split_once("\tflags: ")?.0.parse().ok()?;
        rest = lines;
        let mut words = head.split(' ').skip(1);
        let (object, stage) = (words.next()?.to_owned(), words.next()?);
        let stamp = FileStamp::new(modified, size, changed, inode);
        if stage == "0" {
            files.insert(path.to_owned(), IndexedFile { object, stamp });
        }
    }
    Some(files)
}

fn time(text: &str) -> Option<Time> {
    let (seconds, nanoseconds) = text.split_once(':')?;
    Some((seconds.parse().ok()?, nanoseconds.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str =
        "  ctime: 10:1\n  mtime: 9:2\n  dev: 5\tino: 7\n  uid: 0\tgid: 0\n  size: 3\tflags: 0\n";

    #[test]
    fn conflicts_are_skipped_and_unknown_formats_rejected() {
        let entry = |stage: u8, path: &str| format!("100644 abc {stage}\t{path}\0{ENTRY}");
        let listing = [entry(0, "data/a\n1"), entry(2, "data/b"), entry(0, "data/ä")].concat();
        let files = parse(&listing).expect("the entries");
        let mut paths: Vec<_> = files.keys().map(String::as_str).collect();
        paths.sort_unstable();
        assert_eq!(paths, ["data/a\n1", "data/ä"]);
        assert_eq!(files["data/ä"].object, "abc");
        assert_eq!(files["data/ä"].stamp, FileStamp::new((9, 2), 3, (10, 1), 7));
        for (from, to) in [("  size: ", "  bytes: "), ("9:2", "9"), ("\tino: 7", ""), ("\0", " ")] {
            assert_eq!(parse(&entry(0, "data/a").replace(from, to)), None, "{to}");
        }
    }
}
