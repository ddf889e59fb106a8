//! The working context of a run: opens datasets and revisions, and determines which day counts as today.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Result;

use file_tree::write::{self, not_written};
use file_tree::{DataState, Directory, Host, Revision, Timeline, Tree};
use messages::PartialDate;
use record_query::query::QueryDay;
use records::dataset::{DatasetSource, EnteredRecords};

/// The revision that is used if none is named.
pub(crate) const HEAD: &str = "HEAD";

/// The folder that the program works in, and the current day.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    pub host: Host,
    /// The dataset is here, or in the nearest folder above.
    pub directory: PathBuf,
    /// The day that counts as today if a request names no other.
    pub today: PartialDate,
}

/// A path as the user typed it, and where it leads.
#[derive(Debug, Clone)]
pub(crate) struct UserPath {
    pub typed: PathBuf,
    pub resolved: PathBuf,
}

impl UserPath {
    /// Writes the file atomically.
    ///
    /// # Errors
    /// If it cannot be written; an existing file is then unchanged.
    pub(crate) fn write(&self, content: &[u8]) -> Result<()> {
        write::write_file(&self.resolved, content)
            .map_err(|error| not_written(&self.typed, &error).into())
    }
}

impl fmt::Display for UserPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.typed.display())
    }
}

/// The extension of a file in lower case, without the dot.
#[must_use]
pub(crate) fn ending(file: &Path) -> String {
    file.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

impl Workspace {
    /// The dataset of a revision, or of the directory.
    ///
    /// # Errors
    /// If there is none, or its schemas are unusable.
    pub(crate) fn open(&self, revision: Option<&str>) -> Result<DatasetSource> {
        DatasetSource::open(self.tree(revision)?)
    }

    /// The files of a revision, or of the directory.
    ///
    /// # Errors
    /// If there is no dataset.
    pub(crate) fn tree(&self, revision: Option<&str>) -> Result<Tree> {
        Tree::open(&self.host, &self.directory, revision)
    }

    /// The state of the data in a revision, or in the directory.
    ///
    /// # Errors
    /// If there is no dataset.
    pub(crate) fn state(&self, revision: Option<&str>) -> Result<DataState> {
        Ok(self.tree(revision)?.state())
    }

    /// The files of the dataset in a revision.
    ///
    /// # Errors
    /// If there is no such revision, or no dataset in it.
    pub(crate) fn revision(&self, name: &str) -> Result<Revision> {
        Revision::open(&self.host, &self.directory, name)
    }

    /// The commits that lead to a revision.
    ///
    /// # Errors
    /// If the directory is in no repository, or the revision is no commit.
    pub(crate) fn timeline(&self, revision: &str) -> Result<Timeline> {
        Timeline::load(&self.host, &self.directory, revision)
    }

    /// The files of the dataset in the directory.
    ///
    /// # Errors
    /// If there is no dataset.
    pub(crate) fn files(&self) -> Result<Directory> {
        Directory::open(&self.host, &self.directory)
    }

    /// Like [`files`](Self::files), but locked for writing; waits for other runs that hold the lock.
    ///
    /// # Errors
    /// If there is no dataset, or another run keeps it locked.
    pub(crate) fn files_for_writing(&self) -> Result<Directory> {
        self.files()?.for_writing()
    }

    /// The dataset in the directory, which may still be without records.
    ///
    /// # Errors
    /// If there is none.
    pub(crate) fn open_empty(&self) -> Result<Directory> {
        Directory::open_empty(&self.host, &self.directory)
    }

    /// The records of a state that its history already had on a day. None if the state itself is valid for the day, as
    /// it is for today, and a revision for all days since. Without a history, nothing is known about earlier days: no
    /// record counts as entered.
    #[must_use]
    pub(crate) fn entered(
        &self,
        revision: Option<&str>,
        as_of: PartialDate,
    ) -> Option<EnteredRecords> {
        if !as_of.is_before(self.today) {
            return None;
        }
        let timeline = self.timeline(revision.unwrap_or(HEAD)).ok();
        let commit = timeline.as_ref().and_then(|timeline| timeline.by(as_of));
        let newest = timeline.as_ref().and_then(Timeline::last);
        if revision.is_some() && commit.is_some() && commit == newest {
            return None;
        }
        let source = commit.and_then(|commit| self.open(Some(&commit.id)).ok());
        let files = source.iter().flat_map(|source| &source.layout.records);
        Some(EnteredRecords(files.map(|f| (f.kind.name.clone(), f.id().to_owned())).collect()))
    }

    /// The day of a query: the one given, else today.
    #[must_use]
    pub(crate) fn query_day<'e>(
        &self,
        day: Option<PartialDate>,
        entered: Option<&'e EnteredRecords>,
    ) -> QueryDay<'e> {
        QueryDay { as_of: self.as_of(day), entered, is_given: day.is_some() }
    }

    /// The day given, else today.
    #[must_use]
    pub(crate) fn as_of(&self, day: Option<PartialDate>) -> PartialDate {
        day.unwrap_or(self.today)
    }

    /// The relative path from the folder of a file, else from the current folder, to the dataset. It ends in `/`, or is
    /// empty if they are the same; none outside a working tree.
    #[must_use]
    pub(crate) fn way_from(&self, file: Option<&Path>) -> Option<String> {
        let here = file.map_or_else(PathBuf::new, |file| {
            file.parent().map(Path::to_owned).unwrap_or_default()
        });
        let here = self.host.resolve(&here).canonicalize().ok()?;
        let root = self.files().ok()?.root.canonicalize().ok()?;
        let shared = here.components().zip(root.components()).take_while(|(a, b)| a == b).count();
        let up = here.components().skip(shared).map(|_| "..".to_owned());
        let down = root.components().skip(shared);
        let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
        Some(up.chain(down).map(|part| part + "/").collect())
    }

    /// Resolves a path that the user typed.
    #[must_use]
    pub(crate) fn path(&self, typed: &Path) -> UserPath {
        UserPath { typed: typed.to_owned(), resolved: self.host.resolve(typed) }
    }
}
