//! What does not change while the program runs is asked of a repository once, however many of its revisions are opened.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::{Result, bail};

use super::GitProcess;
use super::command::stderr_text;
use super::objects::{GitObject, Objects};
use super::stamps::IndexedFiles;
use messages::msg;

/// A repository as it is seen from one directory.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    facts: Mutex<Option<Arc<RepositoryFacts>>>,
    pub(super) objects: Objects,
    pub(super) indexed: OnceLock<Arc<IndexedFiles>>,
}

#[derive(Debug)]
pub(super) struct RepositoryFacts {
    /// The folder of the repository that the directory is, with a final `/`; empty at the top and in a bare
    /// repository.
    pub prefix: String,
    /// Whether the commits that the clone begins with have parents elsewhere.
    pub is_shallow: bool,
    /// Whether files are checked out there; a bare repository has none.
    pub has_working_tree: bool,
    /// The file of the index, from the directory.
    pub index: PathBuf,
}

impl GitProcess {
    /// # Errors
    /// If the directory is in no repository.
    pub(super) fn facts(&self) -> Result<Arc<RepositoryFacts>> {
        // Under the lock: whoever also wants them waits, instead of starting Git once more.
        let mut known = self.repository.facts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = known.as_ref() {
            return Ok(Arc::clone(facts));
        }
        let facts = Arc::new(self.ask_facts()?);
        Ok(Arc::clone(known.insert(facts)))
    }

    fn ask_facts(&self) -> Result<RepositoryFacts> {
        let dir = || self.dir.display().to_string();
        if !self.folder().is_dir() {
            bail!(msg!("error-no-directory", dir = dir(), reason = msg!("io-not-found")));
        }
        let asked = ["--show-prefix", "--is-shallow-repository", "--is-inside-work-tree"];
        let output = self.run(&[&["rev-parse"], &asked[..], &["--git-path", "index"]].concat())?;
        if !output.status.success() {
            bail!(msg!("error-no-repository", dir = dir(), text = stderr_text(&output)));
        }
        Ok(facts(&String::from_utf8_lossy(&output.stdout)))
    }

    /// The object a name means, if it means one.
    ///
    /// # Errors
    /// If it is damaged, or Git fails.
    pub(super) fn find(&self, name: &str) -> Result<Option<GitObject>> {
        self.repository.objects.find(self, name)
    }

    /// The name of the object that a name means, if it means one.
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

/// The lines in the order of the questions. The names of folders may have lines of their own.
fn facts(answer: &str) -> RepositoryFacts {
    let lines: Vec<_> = answer.trim_end_matches('\n').split('\n').collect();
    let is_truth = |line: &&str| matches!(*line, "true" | "false");
    let at = lines.windows(2).rposition(|two| two.iter().all(is_truth)).unwrap_or_default();
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
