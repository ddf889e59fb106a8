//! The facts and objects of a repository that do not change during a run: queried once, however many revisions are
//! opened.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, TryLockError};

use anyhow::{Result, bail};

use super::GitProcess;
use super::command::stderr_text;
use super::objects::{GitObject, Objects};
use super::resolve::{is_hash, is_plain};
use super::stamps::IndexedFiles;
use messages::msg;

/// A repository as seen from one directory.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    facts: Mutex<Option<Arc<RepositoryFacts>>>,
    pub(super) objects: Objects,
    pub(super) indexed: OnceLock<Arc<IndexedFiles>>,
}

#[derive(Debug)]
pub(super) struct RepositoryFacts {
    /// The path of the directory in the repository, with a final `/`; empty at the top and in a bare repository.
    pub prefix: String,
    /// Whether the oldest commits of the clone have parents elsewhere.
    pub is_shallow: bool,
    /// Whether files are checked out there; a bare repository has none.
    pub has_working_tree: bool,
    /// The index file, relative to the directory.
    pub index: PathBuf,
}

/// Asks Git for all facts.
const FACTS: [&str; 6] = [
    "rev-parse",
    "--show-prefix",
    "--is-shallow-repository",
    "--is-inside-work-tree",
    "--git-path",
    "index",
];

impl GitProcess {
    /// # Errors
    /// If the directory is in no repository.
    pub(super) fn facts(&self) -> Result<Arc<RepositoryFacts>> {
        Ok(self.facts_and_object("")?.0)
    }

    /// The facts, and the object that a name resolves to if Git could be asked for both at once.
    ///
    /// # Errors
    /// If the directory is in no repository.
    pub(super) fn facts_and_object(
        &self,
        name: &str,
    ) -> Result<(Arc<RepositoryFacts>, Option<String>)> {
        // Under the lock: a concurrent caller does not ask for the facts once more, but for its name meanwhile.
        let is_asked = matches!(self.repository.facts.try_lock(), Err(TryLockError::WouldBlock));
        let object = if is_asked && is_plain(name) { self.named(name)? } else { None };
        let mut known = self.repository.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = known.as_ref() {
            return Ok((Arc::clone(facts), object));
        }
        let (facts, object) = self.query_facts(name)?;
        Ok((Arc::clone(known.insert(Arc::new(facts))), object))
    }

    fn query_facts(&self, name: &str) -> Result<(RepositoryFacts, Option<String>)> {
        let dir = || self.dir.display().to_string();
        if !self.folder().is_dir() {
            bail!(msg!("error-no-directory", dir = dir(), reason = msg!("io-not-found")));
        }
        if is_plain(name) {
            let output = self.run(&[&FACTS[..], &[name]].concat())?;
            let answer = String::from_utf8_lossy(&output.stdout);
            // Without an object of that name there is an error, or the name is taken for that of a file.
            if output.status.success()
                && let Some((answer, object)) = answer.trim_end().rsplit_once('\n')
                && is_hash(object)
            {
                self.pass_warnings(&output);
                return Ok((facts(answer), Some(object.to_owned())));
            }
        }
        let output = self.run(&FACTS)?;
        if !output.status.success() {
            bail!(msg!("error-no-repository", dir = dir(), text = stderr_text(&output)));
        }
        Ok((facts(&String::from_utf8_lossy(&output.stdout)), None))
    }

    /// The object that a name resolves to, if any.
    ///
    /// # Errors
    /// If it is damaged, or Git fails.
    pub(super) fn find(&self, name: &str) -> Result<Option<GitObject>> {
        self.repository.objects.find(self, name)
    }

    /// The name of the object that a name resolves to, if any.
    ///
    /// # Errors
    /// If it is damaged, or Git fails.
    pub(super) fn object(&self, name: &str) -> Result<Option<String>> {
        Ok(self.find(name)?.map(|object| object.name))
    }

    /// # Errors
    /// If it is damaged, or Git fails.
    pub(super) fn commit(&self, name: &str) -> Result<Option<String>> {
        self.object(&format!("{name}^{{commit}}"))
    }
}

/// Parses the lines, which are in the order of the options. Names of folders may contain line breaks.
fn facts(answer: &str) -> RepositoryFacts {
    let lines: Vec<_> = answer.trim_end_matches('\n').split('\n').collect();
    let is_bool = |line: &&str| matches!(*line, "true" | "false");
    let at = lines.windows(2).rposition(|two| two.iter().all(is_bool)).unwrap_or_default();
    let (prefix, rest) = lines.split_at(at);
    let is_true = |at: usize| rest.get(at) == Some(&"true");
    RepositoryFacts {
        prefix: prefix.join("\n"),
        is_shallow: is_true(0),
        has_working_tree: is_true(1),
        index: rest.get(2..).unwrap_or_default().join("\n").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_have_any_name() {
        for (answer, prefix, index) in [
            ("\nfalse\ntrue\n.git/index\n", "", ".git/index"),
            ("a/\nfalse\ntrue\n/x\ny/index\n", "a/", "/x\ny/index"),
            ("a\nb/\nfalse\ntrue\n../.git/index\n", "a\nb/", "../.git/index"),
        ] {
            let facts = facts(answer);
            assert_eq!((facts.prefix.as_str(), facts.index), (prefix, index.into()));
            assert!(!facts.is_shallow && facts.has_working_tree);
        }
    }
}
