//! The state of the dataset in a tree: its commit, and whether files differ from it.

use anyhow::Result;

use super::history::Commit;
use super::{GitProcess, ListingRoot, Revision};
use crate::{DATA, Directory, SCHEMA, Tree, diff_trees};

/// The commit that a tree is, or is based on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataState {
    /// None outside Git, before the first commit, and for a revision that is not a commit.
    pub commit: Option<Commit>,
    /// Whether records or schemas differ from those in the commit.
    pub is_modified: bool,
}

impl Tree {
    /// The state of this tree. Where Git fails, it is as outside Git.
    #[must_use]
    pub fn state(&self) -> DataState {
        match self {
            Tree::Directory(directory) => directory.state().unwrap_or(WITHOUT_GIT),
            Tree::Revision(revision) => {
                DataState { commit: revision.state().unwrap_or_default(), is_modified: false }
            }
        }
    }
}

/// Without Git, nothing shows that the files are unmodified.
const WITHOUT_GIT: DataState = DataState { commit: None, is_modified: true };

impl Directory {
    fn state(&self) -> Result<DataState> {
        let git = GitProcess::new(&self.host, &self.root);
        let Some(commit) = git.described("HEAD")? else { return Ok(WITHOUT_GIT) };
        let prefix = &git.facts()?.prefix;
        let is_modified = match git.repository.objects.folder(&git, &commit.hash, prefix)? {
            Some(tree) => self.differs_from(tree, git.clone())?,
            None => true,
        };
        Ok(DataState { commit: Some(commit), is_modified })
    }

    fn differs_from(&self, tree: String, git: GitProcess) -> Result<bool> {
        let (object, up) = (Some(tree.clone()), String::new());
        let (name, root) = (tree.clone(), ListingRoot::Tree(tree));
        let committed = Tree::Revision(Revision { name, object, up, root, schemas: None, git });
        let current = Tree::Directory(self.clone());
        for folder in [SCHEMA, DATA] {
            let differing = diff_trees(&committed, &current, folder)?;
            if !differing.base.is_empty() || !differing.head.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Revision {
    fn state(&self) -> Result<Option<Commit>> {
        match &self.object {
            Some(object) => self.git.described(object),
            None => Ok(None),
        }
    }
}
