//! What a user means who names a revision: what Git knows by the name, or a day of the main line.

use anyhow::{Result, bail};

use super::{GitProcess, Timeline};
use messages::{PartialDate, msg};

/// How Git begins what it says of a name beside its meaning.
const WARNING: &str = "warning: ";

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
        match self.named(name)? {
            Some(object) => Ok(object),
            None => Err(self.no_revision(name)),
        }
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

    /// The object by Git's rules; what Git says beside it, such as how far back `HEAD@{…}` goes, is passed on.
    fn named(&self, name: &str) -> Result<Option<String>> {
        let output = self.run(&["rev-parse", "--verify", "--end-of-options", name])?;
        let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let is_object = !object.is_empty() && object.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !output.status.success() || !is_object {
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
        let Some(head) = self.commit("HEAD")? else { return Err(self.no_revision(name)) };
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
