//! When a file was last changed, and by which commit; authors are deliberately left out.

use anyhow::Result;

use super::objects::ObjectKind;
use super::{GitProcess, Revision};
use crate::{Directory, FileContent};
use messages::PartialDate;

/// The format in which `rev-list` prints a commit, for [`parse_line`].
pub(super) const FORMAT: &str = "%H%x00%h%x00%cs%x00%s";

/// Digits of an abbreviated commit hash, unless several objects of the clone begin with them.
pub(super) const ABBREVIATED: usize = 10;

/// The last change of a file according to Git.
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

/// How the file that was read compares to the last commit.
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

    /// None for a tree, and for the staged files.
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
        self.git.newest(&commit, Some(&format!("{}{path}", self.up)))
    }
}

impl GitProcess {
    /// A commit with its date and subject; none if the name does not resolve to a commit.
    pub(super) fn described(&self, name: &str) -> Result<Option<Commit>> {
        let Some(object) = self.find(&format!("{name}^{{commit}}"))? else { return Ok(None) };
        if object.kind == ObjectKind::Commit
            && let FileContent::Bytes(bytes) = &object.content
            && let Some((date, subject)) = parse_commit(bytes)
        {
            let id = self.abbreviated(&object.name)?;
            return Ok(Some(Commit { id, hash: object.name, date, subject }));
        }
        // Git also handles other encodings and damaged commits.
        self.newest(&object.name, None)
    }

    fn abbreviated(&self, hash: &str) -> Result<String> {
        for length in ABBREVIATED..hash.len() {
            let id = hash.get(..length).unwrap_or(hash);
            // An ambiguous prefix counts as missing.
            if self.object(id)?.is_some() {
                return Ok(id.to_owned());
            }
        }
        Ok(hash.to_owned())
    }

    /// The commit; with a path, the newest commit up to it that changed the path.
    fn newest(&self, commit: &str, path: Option<&str>) -> Result<Option<Commit>> {
        let format = format!("--format={FORMAT}");
        let args = ["rev-list", "--max-count=1", &format, "--end-of-options", commit, "--"];
        let args: Vec<_> = args.into_iter().chain(path).collect();
        let listing = self.output(&args)?;
        Ok(String::from_utf8_lossy(&listing).lines().find_map(parse_line))
    }
}

/// The day of a commit in the time zone of its committer, and its subject. None for a commit in another encoding, or
/// with a header of another form.
fn parse_commit(bytes: &[u8]) -> Option<(PartialDate, String)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (head, message) = text.split_once("\n\n")?;
    if head.lines().any(|line| line.starts_with("encoding ")) {
        return None;
    }
    let committer = head.lines().find_map(|line| line.strip_prefix("committer "))?;
    let (_, time) = committer.rsplit_once("> ")?;
    let (seconds, zone) = time.split_once(' ')?;
    let date = PartialDate::of_timestamp(seconds.parse().ok()?, offset(zone)?)?;
    // Git strips blanks at the end of lines, and skips empty lines before the subject.
    let lines = message.lines().map(str::trim_ascii_end).skip_while(|line| line.is_empty());
    let subject: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
    Some((date, subject.join(" ")))
}

/// Parses a time zone such as `+0130` into seconds east of Greenwich.
fn offset(zone: &str) -> Option<i32> {
    let (sign, digits) = (zone.get(..1)?, zone.get(1..).filter(|digits| digits.len() == 4)?);
    let [hours, minutes]: [i32; 2] =
        [digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?];
    let seconds = (hours * 60 + minutes) * 60;
    match sign {
        "+" => Some(seconds),
        "-" => Some(-seconds),
        _ => None,
    }
}

/// Parses a line of [`FORMAT`]; none for the line `commit <id>` above it.
pub(super) fn parse_line(line: &str) -> Option<Commit> {
    let mut fields = line.splitn(4, '\0');
    let (hash, id) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let (date, subject) = (PartialDate::parse(fields.next()?)?, fields.next()?.to_owned());
    Some(Commit { hash, id, date, subject })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_read_as_git_shows_it() {
        let head = "tree 1\nparent 2\nauthor A <a> 1 +0000\ncommitter B > <b> 1767222000 ";
        let read = |rest: &str| {
            let (date, subject) = parse_commit(format!("{head}{rest}").as_bytes())?;
            Some((date.to_string(), subject))
        };
        // 2025-12-31 23:00 in Greenwich.
        let day = |date: &str, subject: &str| Some((date.to_owned(), subject.to_owned()));
        assert_eq!(read("+0100\n\none\n"), day("2026-01-01", "one"));
        assert_eq!(read("+0000\n\n\none\ntwo\n\nmore\n"), day("2025-12-31", "one two"));
        assert_eq!(read("-0030\ngpgsig a\n b\n\n"), day("2025-12-31", ""));
        assert_eq!(read("+0000\nencoding ISO-8859-1\n\none\n"), None);
        assert_eq!(read("noon\n\none\n"), None);
    }

    #[test]
    fn a_parsed_commit_matches_the_one_git_prints() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = ("PATH".into(), std::env::var_os("PATH").expect("a path"));
        let git = GitProcess::new(&crate::Host::new(folder.path(), vec![path]), folder.path());
        let run = |args: &[&str]| {
            let answer = git.output(args).expect("an answer of Git");
            String::from_utf8(answer).expect("a name").trim().to_owned()
        };
        run(&["init", "-q"]);
        let tree = run(&["write-tree"]);
        let messages = ["one", "one  \ntwo\t\n\nmore", " \n\n  one\n", "", "one\r\ntwo", "Köln"];
        let times = ["0 +0000", "1767222000 +0100", "1767222000 -1130", "951782400 +1345"];
        let kinds = ["", "encoding ISO-8859-1\n", "gpgsig a\n b\n"];
        for (at, message) in messages.iter().enumerate() {
            for (time, kind) in times.iter().flat_map(|time| kinds.map(|kind| (time, kind))) {
                let person = format!("A <a@b> {time}");
                let text =
                    format!("tree {tree}\nauthor {person}\ncommitter {person}\n{kind}\n{message}");
                let file = folder.path().join(format!("commit-{at}"));
                std::fs::write(&file, &text).expect("a file");
                let file = file.display().to_string();
                let commit = run(&["hash-object", "-t", "commit", "-w", "--literally", &file]);
                let read = git.described(&commit).expect("a commit");
                assert_eq!(read, git.newest(&commit, None).expect("a commit"), "{text:?}");
                assert!(read.is_some(), "{text:?}");
            }
        }
    }
}
