//! The right of one run to write to a dataset: a lock that it waits for, and what it has read since then.

use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::directory::is_real_folder;
use crate::{DATA, FileContent};
use messages::msg;

/// How long a run waits for another that is writing.
const WAIT: Duration = Duration::from_secs(5);

/// Interval between attempts to take the lock.
const STEP: Duration = Duration::from_millis(20);

/// Lasts from before a run reads what it changes until it has written it.
#[derive(Debug)]
pub(crate) struct WriteSession {
    /// None where the file system does not support locks, where there are no records yet, and after the end.
    lock: Mutex<Option<File>>,
    /// A hash of each file as it was first read; a later read may already see the change of another run.
    seen: Mutex<HashMap<String, u64>>,
    hasher: RandomState,
}

impl WriteSession {
    /// Waits until no other run writes to the dataset.
    ///
    /// # Errors
    /// If one still does after [`WAIT`].
    pub(crate) fn begin(root: &Path) -> Result<Self> {
        Self::begin_within(root, WAIT)
    }

    fn begin_within(root: &Path, wait: Duration) -> Result<Self> {
        let lock = Mutex::new(lock(root, wait)?);
        Ok(WriteSession { lock, seen: Mutex::default(), hasher: RandomState::new() })
    }

    /// Records the content of a file that was read.
    pub(crate) fn see(&self, path: &str, content: &FileContent) {
        let Some(hash) = self.hash(content) else { return };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.contains_key(path) {
            seen.insert(path.to_owned(), hash);
        }
    }

    /// Whether a file is unchanged since the run first read it; false for one that it never read.
    pub(crate) fn is_as_seen(&self, path: &str, now: &FileContent) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        seen.is_some() && seen == self.hash(now)
    }

    /// Releases the lock.
    pub(crate) fn end(&self) {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn hash(&self, content: &FileContent) -> Option<u64> {
        match content {
            FileContent::Bytes(bytes) => Some(self.hasher.hash_one(bytes)),
            FileContent::TooLarge(_) | FileContent::Unreadable(_) => None,
        }
    }
}

/// The lock is held on the folder of the records, so it leaves no file and ends with the process. If there is no
/// lock to be had, since the folder is missing or the file system has none, the run goes on: files are still compared
/// before each rename.
fn lock(root: &Path, wait: Duration) -> Result<Option<File>> {
    let folder = root.join(DATA);
    // Opening a pipe in its place would block forever.
    if !is_real_folder(&folder) {
        return Ok(None);
    }
    let Ok(file) = File::open(&folder) else { return Ok(None) };
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if started.elapsed() < wait => sleep(STEP),
            Err(TryLockError::WouldBlock) => {
                let seconds = usize::try_from(wait.as_secs()).unwrap_or(usize::MAX);
                bail!(msg!("error-locked", dir = root.display().to_string(), seconds = seconds))
            }
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn dataset() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(DATA)).expect("a folder");
        folder
    }

    #[cfg(unix)]
    #[test]
    fn one_run_writes_at_a_time() {
        let folder = dataset();
        let first = WriteSession::begin(folder.path()).expect("nobody writes");
        let error = WriteSession::begin_within(folder.path(), STEP * 2).expect_err("one writes");
        let message: &messages::Message = error.downcast_ref().expect("a message");
        assert_eq!(message.key, "error-locked");
        first.end();
        WriteSession::begin_within(folder.path(), STEP).expect("the first is done");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no file of a lock");
    }

    #[cfg(unix)]
    #[test]
    fn a_run_waits_for_one_that_ends_soon() {
        let folder = dataset();
        let first = WriteSession::begin(folder.path()).expect("nobody writes");
        std::thread::scope(|scope| {
            scope.spawn(|| {
                sleep(STEP * 3);
                first.end();
            });
            WriteSession::begin(folder.path()).expect("the first is done");
        });
    }

    #[test]
    fn a_dataset_without_records_needs_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let both = [(); 2].map(|()| WriteSession::begin_within(folder.path(), STEP).is_ok());
        assert_eq!(both, [true, true]);
    }

    #[test]
    fn the_first_read_counts() {
        let session = WriteSession::begin(dataset().path()).expect("nobody writes");
        let [one, two] = ["one", "two"].map(|text| FileContent::Bytes(text.into()));
        session.see("a", &one);
        session.see("a", &two);
        assert!(session.is_as_seen("a", &one) && !session.is_as_seen("a", &two));
        assert!(!session.is_as_seen("b", &one), "never read");
        assert!(!session.is_as_seen("a", &FileContent::TooLarge(1)));
    }
}
