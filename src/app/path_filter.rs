//! Selects files of a dataset by path.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use file_tree::Tree;
use messages::msg;
use records::dataset::DatasetSource;

/// Selected files and folders of a dataset; everything if none is named.
pub(super) struct PathFilter {
    paths: Vec<String>,
}

impl PathFilter {
    /// # Errors
    /// If a path has no file of the dataset at or below it.
    pub(super) fn new(source: &DatasetSource, paths: &[PathBuf]) -> Result<Self> {
        let mut names = Vec::new();
        for path in paths {
            let name = name_in(source, path);
            if !files(source).any(|file| is_below(file, &name)) {
                bail!(msg!("error-no-such-path", path = path.display().to_string()));
            }
            names.push(name);
        }
        Ok(PathFilter { paths: names })
    }

    pub(super) fn has(&self, file: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|name| is_below(file, name))
    }

    /// How many files of the dataset are selected.
    pub(super) fn count(&self, source: &DatasetSource) -> usize {
        files(source).filter(|file| self.has(file)).count()
    }
}

fn files(source: &DatasetSource) -> impl Iterator<Item = &str> {
    let records = source.layout.records.iter().map(|record| record.file.path.as_ref());
    records.chain(source.layout.unexpected.iter().map(|stray| stray.path.as_ref()))
}

/// The path as the dataset names it: relative to its root, with `/`.
fn name_in(source: &DatasetSource, path: &Path) -> String {
    let relative = match &source.tree {
        Tree::Directory(directory) => {
            let absolute = source.tree.host().resolve(path);
            let below = absolute.strip_prefix(&directory.root).map(Path::to_owned);
            below.unwrap_or_else(|_| path.to_owned())
        }
        Tree::Revision(_) => path.to_owned(),
    };
    let mut parts = Vec::new();
    for part in relative.components() {
        match part {
            Component::Normal(name) => parts.push(name.to_string_lossy()),
            Component::ParentDir => _ = parts.pop(),
            _ => {}
        }
    }
    parts.join("/")
}

fn is_below(file: &str, name: &str) -> bool {
    name.is_empty()
        || file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
