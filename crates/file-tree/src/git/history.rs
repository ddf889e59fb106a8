//! Who last changed a file is nobody's business here; when, and with which commit, is.

use anyhow::Result;

use super::{GitProcess, Revision};
use crate::{Directory, FileContent};
use messages::PartialDate;

/// How `rev-list` is to show a commit, for [`parse_line`].
pub(super) const FORMAT: &str = "%H%x00%h%x00%cs%x00%s";

/// The last change of a file as Git has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHistory {
    /// None if no commit has the file.
    pub last: Option<Commit>,
    pub state: FileStatus,
}

/// A commit, without its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub hash: String,
    /// Abbreviated.
    pub id: String,
    pub date: PartialDate,
    /// The first line of the message.
    pub subject: String,
}

/// How the file that was read stands to the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStatus {
    Committed,
    /// It has changes that are not committed.
    Changed,
    /// It is not committed at all.
    New,
}

impl Directory {
    /// None outside Git, and where there is no commit yet.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn history(&self, path: &str) -> Result<Option<FileHistory>> {
        let Ok(head) = Revision::open(&self.host, &self.root, "HEAD") else { return Ok(None) };
        let state = match (head.file(path)?, self.content(path)) {
            (None, _) => FileStatus::New,
            (Some(old), Some(new @ FileContent::Bytes(_))) if old == new => FileStatus::Committed,
            _ => FileStatus::Changed,
        };
        Ok(Some(FileHistory { last: head.last(path)?, state }))
    }
}

impl Revision {
    /// None if the revision is a tree, which has no history.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn history(&self, path: &str) -> Result<Option<FileHistory>> {
        let last = self.last(path)?;
        Ok(last.map(|last| FileHistory { last: Some(last), state: FileStatus::Committed }))
    }

    /// None if it is a tree, or what is staged.
    pub(super) fn commit(&self) -> Result<Option<String>> {
        match &self.object {
            Some(object) => self.git.commit(object),
            None => Ok(None),
        }
    }

    /// `rev-list` is plumbing: no setting of the repository makes it check signatures or show patches.
    fn last(&self, path: &str) -> Result<Option<Commit>> {
        let Some(commit) = self.commit()? else { return Ok(None) };
        self.git.warn_if_shallow();
        self.git.newest(&commit, &[&format!("{}{path}", self.up)])
    }
}

impl GitProcess {
    /// The commit, or the newest before it that changed one of the paths.
    pub(super) fn newest(&self, commit: &str, paths: &[&str]) -> Result<Option<Commit>> {
        let format = format!("--format={FORMAT}");
        let args = ["rev-list", "--max-count=1", &format, "--end-of-options", commit, "--"];
        let listing = self.output(&[&args, paths].concat())?;
        Ok(String::from_utf8_lossy(&listing).lines().find_map(parse_line))
    }

    pub(super) fn commit(&self, name: &str) -> Result<Option<String>> {
        self.object(&format!("{name}^{{commit}}"))
    }
}

/// A line of what the format asks for; none for the line `commit <id>` above it.
pub(super) fn parse_line(line: &str) -> Option<Commit> {
    let mut fields = line.splitn(4, '\0');
    let (hash, id) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let (date, subject) = (PartialDate::parse(fields.next()?)?, fields.next()?.to_owned());
    Some(Commit { hash, id, date, subject })
}
