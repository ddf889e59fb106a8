//! The facts and objects of a repository that do not change during a run: queried once, however many revisions are
//! opened.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::{Result, bail};

use super::GitProcess;
use super::command::stderr_text;
use super::objects::{GitObject, Objects};
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

impl GitProcess {
    /// # Errors
    /// If the directory is in no repository.
    pub(super) fn facts(&self) -> Result<Arc<RepositoryFacts>> {
        // Under the lock: a concurrent caller waits instead of starting Git once more.
        let mut known = self.repository.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = known.as_ref() {
            return Ok(Arc::clone(facts));
        }
        let facts = Arc::new(self.query_facts()?);
        Ok(Arc::clone(known.insert(facts)))
    }

    fn query_facts(&self) -> Result<RepositoryFacts> {
        let dir = || self.dir.display().to_string();
        if !self.folder().is_dir() {
            bail!(msg!("error-no-directory", dir = dir(), reason = msg!("io-not-found")));
        }
        let options = ["--show-prefix", "--is-shallow-repository", "--is-inside-work-tree"];
        let output =
            self.run(&[&["rev-parse"], &options[..], &["--git-path", "index"]].concat())?;
        if !output.status.success() {
            bail!(msg!("error-no-repository", dir = dir(), text = stderr_text(&output)));
        }
        Ok(facts(&String::from_utf8_lossy(&output.stdout)))
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
