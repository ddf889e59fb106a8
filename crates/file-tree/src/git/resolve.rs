//! Resolving the name of a revision: by Git's rules, or as a day of the main line.

use std::process::Output;

use anyhow::{Result, bail};

use super::{GitProcess, Timeline};
use messages::{PartialDate, msg};

/// Prefix of the warnings that Git prints beside a result.
const WARNING: &str = "warning: ";

/// Git's name for the current commit.
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
        let found = if is_hash(name) || is_from_head(name) {
            self.object(name)?
        } else {
            self.named(name)?
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
    pub(super) fn named(&self, name: &str) -> Result<Option<String>> {
        self.printed_object(&["rev-parse", "--verify", "--end-of-options", name])
    }

    /// The object whose hash Git prints, if it does; its warnings, such as how far back `HEAD@{…}` goes, are passed on.
    fn printed_object(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(args)?;
        let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !output.status.success() || !is_hash(&object) {
            return Ok(None);
        }
        self.pass_warnings(&output);
        Ok(Some(object))
    }

    /// Passes on what Git warns of, such as a name that is ambiguous.
    pub(super) fn pass_warnings(&self, output: &Output) {
        let stderr = String::from_utf8_lossy(&output.stderr);
        for warning in stderr.lines().filter_map(|line| line.strip_prefix(WARNING)) {
            self.host.warn(msg!("git-warning", text = warning));
        }
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

/// Whether it is the current commit or an ancestor, such as `HEAD~2`: Git looks up no branch or tag of that name, and
/// has nothing to warn of.
fn is_from_head(name: &str) -> bool {
    name.strip_prefix(HEAD).is_some_and(|steps| {
        let is_step = |byte: u8| matches!(byte, b'~' | b'^') || byte.is_ascii_digit();
        steps.bytes().all(is_step) && !steps.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether it is the name of a branch or tag, or of an ancestor, that Git resolves to one object even where it expands
/// names to several, such as `a..b` or `a^@`. Not a day, which a hash may look like.
pub(super) fn is_plain(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(is_part)
        && !name.contains("..")
        && PartialDate::parse(name).is_none()
        && !is_hash(name)
        && !is_from_head(name)
}

/// Whether it is a full object name, in SHA-1 or SHA-256.
pub(super) fn is_hash(name: &str) -> bool {
    [40, 64].contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_git_may_expand_or_read_as_options_are_not_plain() {
        for name in ["main", "v1.0", "feature/x-y_z", "few~1", "main~", "abc123"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "-x", "a..b", "a^@", "a^!", "a^-", "a@{1}", "^a", "main:x", "2026", "HEAD"]
        {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn ancestors_of_the_current_commit_are_known_by_their_name() {
        for (name, expected) in [
            ("HEAD", true),
            ("HEAD~", true),
            ("HEAD^2~10", true),
            ("HEAD2", false),
            ("HEAD^{commit}", false),
            ("HEAD@{1}", false),
            ("HEAD:data", false),
            ("main", false),
        ] {
            assert_eq!(is_from_head(name), expected, "{name}");
        }
    }
}
