//! Error messages for missing revisions; in a shallow clone they may only have to be fetched.

use super::GitProcess;
use messages::msg;

/// Characters of names that lead to an ancestor or into a tree, and so are not branches or tags.
const OPERATORS: [char; 4] = ['~', '^', '@', ':'];

impl GitProcess {
    pub(super) fn no_revision(&self, name: &str) -> anyhow::Error {
        if self.is_shallow() {
            msg!("error-no-revision-shallow", revision = name, fetch = missing_fetch(name)).into()
        } else {
            msg!("error-no-revision", revision = name).into()
        }
    }

    pub(super) fn no_merge_base(&self, one: &str, other: &str) -> anyhow::Error {
        if self.is_shallow() {
            let fetch = "git fetch --unshallow";
            msg!("error-no-merge-base-shallow", one = one, other = other, fetch = fetch).into()
        } else {
            msg!("error-no-merge-base", one = one, other = other).into()
        }
    }

    /// Warns if the clone is shallow (its oldest commits have parents elsewhere) that its history is incomplete; every
    /// query of the history does so.
    pub(super) fn warn_if_shallow(&self) -> bool {
        let is_shallow = self.is_shallow();
        if is_shallow {
            self.host.warn(msg!("shallow-clone"));
        }
        is_shallow
    }

    fn is_shallow(&self) -> bool {
        self.facts().is_ok_and(|facts| facts.is_shallow)
    }
}

/// The command that fetches the revision of that name into a clone without history.
fn missing_fetch(name: &str) -> String {
    let is_commit = name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_commit {
        return format!("git fetch --depth=1 origin {name}");
    }
    let is_plain = !name.is_empty() && !name.starts_with('-') && !name.contains(OPERATORS);
    match name.strip_prefix("origin/") {
        _ if !is_plain || name == "HEAD" => "git fetch --unshallow".to_owned(),
        Some(branch) => format!("git fetch --unshallow origin {branch}:refs/remotes/{name}"),
        None => format!("git fetch --unshallow origin {name}:{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fetch_command_fits_the_name() {
        let commit = "0123456789012345678901234567890123456789";
        for (name, fetch) in [
            ("main", "git fetch --unshallow origin main:main"),
            ("origin/main", "git fetch --unshallow origin main:refs/remotes/origin/main"),
            ("HEAD~3", "git fetch --unshallow"),
            ("--output=x", "git fetch --unshallow"),
            (commit, &format!("git fetch --depth=1 origin {commit}")),
        ] {
            assert_eq!(missing_fetch(name), fetch);
        }
    }
}
