//! What a run needs from outside to read and write files: the current folder, the environment of `git`, and an observer
//! of the work done.

use std::any::Any;
use std::collections::HashMap;
use std::env::consts::EXE_SUFFIX;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use crate::git::Repository;
use messages::Message;

/// Notified of work whose cost grows with the dataset: for a progress bar, and for tests that count.
pub trait Observer: Send + Sync {
    /// The reading of this many files begins; several readings may run at once.
    fn reading_started(&self, _files: usize) {}
    /// One of them was read.
    fn file_read(&self) {}
    /// A reading ends, possibly early.
    fn reading_finished(&self) {}
    /// The writing of this many files of the dataset begins.
    fn writing_started(&self, _files: usize) {}
    /// The text of a record was parsed.
    fn record_parsed(&self) {}
    /// A `git` process was started.
    fn process_started(&self) {}
}

/// Ignores every notification.
struct Unobserved;

impl Observer for Unobserved {}

/// The environment of a run. Clones share all of it.
#[derive(Clone)]
pub struct Host {
    current_dir: Arc<Path>,
    variables: Arc<[(OsString, OsString)]>,
    observer: Arc<dyn Observer>,
    cache: Cache,
    warnings: Arc<Mutex<Vec<Message>>>,
    /// By the folder from which each is seen.
    repositories: Arc<Mutex<HashMap<PathBuf, Arc<Repository>>>>,
}

/// Values made from file contents, kept for the next time the same bytes are read.
#[derive(Clone, Default)]
pub struct Cache(Arc<Mutex<HashMap<Vec<u8>, Made>>>);

type Made = Arc<dyn Any + Send + Sync>;

impl Host {
    /// Relative paths start at `current_dir`; `git` runs with `variables` and no others.
    #[must_use]
    pub fn new(current_dir: &Path, variables: Vec<(OsString, OsString)>) -> Self {
        Host {
            current_dir: current_dir.into(),
            variables: variables.into(),
            observer: Arc::new(Unobserved),
            cache: Cache::default(),
            warnings: Arc::default(),
            repositories: Arc::default(),
        }
    }

    #[must_use]
    pub fn with_observer(self, observer: Arc<dyn Observer>) -> Self {
        Host { observer, ..self }
    }

    /// A cache that outlives the run.
    #[must_use]
    pub fn with_cache(self, cache: Cache) -> Self {
        Host { cache, ..self }
    }

    /// Resolves a path that was typed in the current folder.
    #[must_use]
    pub fn resolve(&self, path: &Path) -> PathBuf {
        self.current_dir.join(path)
    }

    #[must_use]
    pub fn current_dir(&self) -> &Path {
        &self.current_dir
    }

    /// A variable of the environment, if it is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&OsStr> {
        let found = self.variables.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_os_str()).filter(|value| !value.is_empty())
    }

    /// The program of that name in an absolute folder of `PATH`. Given a path, the operating system need not copy this
    /// process to start it, and no folder that a repository brings along is searched.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        let folders = self.variable("PATH").map(std::env::split_paths).into_iter().flatten();
        let file = format!("{name}{EXE_SUFFIX}");
        let mut programs =
            folders.filter(|folder| folder.is_absolute()).map(|folder| folder.join(&file));
        programs.find(|program| program.is_file())
    }

    pub(crate) fn variables(&self) -> &[(OsString, OsString)] {
        &self.variables
    }

    #[must_use]
    pub fn observer(&self) -> &dyn Observer {
        self.observer.as_ref()
    }

    /// Keeps a warning to show beside the result, once however often it occurs.
    pub(crate) fn warn(&self, message: Message) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        if !warnings.contains(&message) {
            warnings.push(message);
        }
    }

    /// The warnings to show beside the result.
    #[must_use]
    pub fn warnings(&self) -> Vec<Message> {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The repository as seen from a folder: the same one, however often it is requested.
    pub(crate) fn repository(&self, folder: &Path) -> Arc<Repository> {
        // `.` and the absolute path are one folder.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let mut known = self.repositories.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(folder).or_default())
    }

    #[must_use]
    pub fn cache(&self) -> &Cache {
        &self.cache
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({})", self.current_dir.display())
    }
}

impl Cache {
    /// The value made from these bytes earlier, or made now. Callers must request the same type for the same bytes; for
    /// another type the value is made anew.
    ///
    /// # Errors
    /// If it cannot be made; a failure is not cached.
    pub fn get_or_make<T: Clone + Send + Sync + 'static>(
        &self,
        bytes: Vec<u8>,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&bytes).cloned();
        if let Some(found) = found.and_then(|found| found.downcast_ref::<T>().cloned()) {
            return Ok(found);
        }
        // Not under the lock: making a value may take long, and two made from the same bytes are equal.
        let made = make()?;
        let kept: Made = Arc::new(made.clone());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(bytes, kept);
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_the_same_bytes() {
        let cache = Cache::default();
        let make =
            |value: i64| cache.get_or_make(b"bytes".to_vec(), || Ok(value)).expect("a value");
        assert_eq!((make(1), make(2)), (1, 1));
        let failed = cache.get_or_make::<i64>(b"other".to_vec(), || anyhow::bail!("not now"));
        assert!(failed.is_err());
        assert_eq!(cache.get_or_make(b"other".to_vec(), || Ok(3_i64)).expect("a value"), 3);
    }

    #[test]
    fn paths_start_at_the_current_folder() {
        let host =
            Host::new(Path::new("/work"), vec![("A".into(), "1".into()), ("B".into(), "".into())]);
        assert_eq!(host.resolve(Path::new("data")), Path::new("/work/data"));
        assert_eq!(host.resolve(Path::new("/tmp")), Path::new("/tmp"));
        assert_eq!(host.variable("A"), Some(OsStr::new("1")));
        assert_eq!(host.variable("B"), None);
    }
}
