//! Resolving the name of a revision: by Git's rules, or as a day of the main line.

use anyhow::{Result, bail};

use super::{GitProcess, Timeline};
use messages::{PartialDate, msg};

/// Prefix of the warnings that Git prints beside a result.
const WARNING: &str = "warning: ";

/// Git's name for the current commit; it needs no lookup of branches and tags of that name.
const HEAD: &str = "HEAD";

impl GitProcess {
    /// The commit, tag or tree; for a day, the last commit of the current main line up to its end.
    ///
    /// # Errors
    /// If the name does not resolve, or there is no commit up to the day.
    pub(super) fn resolve(&self, name: &str) -> Result<String> {
        // A branch or tag takes precedence over a day, and a day over an abbreviated hash.
        if let Some(day) = PartialDate::parse(name)
            && !self.is_ref(name)?
        {
            return self.on_day(name, day);
        }
        let found = match name {
            HEAD => self.object(name)?,
            _ if is_hash(name) => self.object(name)?,
            _ => self.named(name)?,
        };
        found.ok_or_else(|| self.no_revision(name))
    }

    /// The last commit that two revisions have in common; of several equally good ones, the first that Git prints.
    ///
    /// # Errors
    /// If one of them does not resolve to a commit.
    pub(super) fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>> {
        // Git does not resolve days.
        if [one, other].iter().all(|name| PartialDate::parse(name).is_none())
            && let Some(base) =
                self.printed_object(&["merge-base", "--end-of-options", one, other])?
        {
            return Ok(Some(base));
        }
        let (one, other) = (self.resolve_commit(one)?, self.resolve_commit(other)?);
        self.printed_object(&["merge-base", &one, &other])
    }

    /// The commit that the name resolves to.
    ///
    /// # Errors
    /// If the name does not resolve, or not to a commit.
    pub(super) fn resolve_commit(&self, name: &str) -> Result<String> {
        let object = self.resolve(name)?;
        match self.commit(&object)? {
            Some(commit) => Ok(commit),
            None => bail!(msg!("error-no-commit", revision = name)),
        }
    }

    /// The object that Git resolves the name to.
    fn named(&self, name: &str) -> Result<Option<String>> {
        self.printed_object(&["rev-parse", "--verify", "--end-of-options", name])
    }

    /// The object whose hash Git prints, if it does; its warnings, such as how far back `HEAD@{…}` goes, are passed on.
    fn printed_object(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(args)?;
        let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !output.status.success() || !is_hash(&object) {
            return Ok(None);
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        for warning in stderr.lines().filter_map(|line| line.strip_prefix(WARNING)) {
            self.host.warn(msg!("git-warning", text = warning));
        }
        Ok(Some(object))
    }

    fn is_ref(&self, name: &str) -> Result<bool> {
        let args = ["rev-parse", "--verify", "--quiet", "--symbolic-full-name", name];
        Ok(self.answer(&args)?.is_some_and(|found| !found.is_empty()))
    }

    fn on_day(&self, name: &str, day: PartialDate) -> Result<String> {
        let Some(head) = self.commit(HEAD)? else { return Err(self.no_revision(name)) };
        let timeline = Timeline::of(self, &head)?;
        match (timeline.by(day), timeline.first()) {
            (Some(commit), _) => Ok(commit.hash.clone()),
            (None, Some(first)) => {
                bail!(msg!("error-no-commit-by-day", day = day.end(), first = first.date))
            }
            (None, None) => Err(self.no_revision(name)),
        }
    }
}

/// Whether it is a full object name, in SHA-1 or SHA-256.
fn is_hash(name: &str) -> bool {
    [40, 64].contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
