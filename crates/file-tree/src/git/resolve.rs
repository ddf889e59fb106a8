//! What a user means who names a revision: what Git knows by the name, or a day of the main line.

use anyhow::{Result, bail};

use super::{GitProcess, Timeline};
use messages::{PartialDate, msg};

/// How Git begins what it says of a name beside its meaning.
const WARNING: &str = "warning: ";

/// What every repository calls its current commit; it needs no look at branches and tags of that name.
const HEAD: &str = "HEAD";

impl GitProcess {
    /// The commit, tag or tree; of a day the last commit of the current main line up to its end.
    ///
    /// # Errors
    /// If the name means nothing, or there is no commit up to the day.
    pub(super) fn resolve(&self, name: &str) -> Result<String> {
        // What looks like a year may also be the beginning of a hash.
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

    /// The last commit that two revisions have in common; of several that are equally good, the one that Git
    /// names first.
    ///
    /// # Errors
    /// If one of them is none.
    pub(super) fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>> {
        // Git knows no days.
        if [one, other].iter().all(|name| PartialDate::parse(name).is_none())
            && let Some(base) = self.asked(&["merge-base", "--end-of-options", one, other])?
        {
            return Ok(Some(base));
        }
        let (one, other) = (self.resolve_commit(one)?, self.resolve_commit(other)?);
        self.asked(&["merge-base", &one, &other])
    }

    /// The commit that a user means.
    ///
    /// # Errors
    /// If the name means nothing, or no commit.
    pub(super) fn resolve_commit(&self, name: &str) -> Result<String> {
        let object = self.resolve(name)?;
        match self.commit(&object)? {
            Some(commit) => Ok(commit),
            None => bail!(msg!("error-no-commit", revision = name)),
        }
    }

    /// The object by Git's rules.
    fn named(&self, name: &str) -> Result<Option<String>> {
        self.asked(&["rev-parse", "--verify", "--end-of-options", name])
    }

    /// The object that Git answers with, if it does; what it says beside that, such as how far back `HEAD@{…}`
    /// goes, is passed on.
    fn asked(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(args)?;
        let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !output.status.success() || !is_hash(&object) {
            return Ok(None);
        }
        let beside = String::from_utf8_lossy(&output.stderr);
        for warning in beside.lines().filter_map(|line| line.strip_prefix(WARNING)) {
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

/// Whether it is the whole name of an object, in SHA-1 or SHA-256.
fn is_hash(name: &str) -> bool {
    [40, 64].contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
