//! Limiting what is reported to some paths; the whole dataset has been looked at all the same.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use crate::dataset::Source;
use crate::lint::Outcome;
use crate::msg;
use crate::tree::Tree;

pub(super) fn keep_below(source: &Source, outcome: &mut Outcome, paths: &[PathBuf]) -> Result<()> {
    if paths.is_empty() {
        return Ok(());
    }
    let mut wanted = Vec::new();
    for path in paths {
        let name = name_in(source, path);
        let is_known = files(source).any(|file| is_below(file, &name));
        if !is_known {
            bail!(msg!("error-no-such-path", path = path.display().to_string()));
        }
        wanted.push(name);
    }
    let is_wanted = |file: &str| wanted.iter().any(|name| is_below(file, name));
    outcome.findings.retain(|finding| is_wanted(&finding.location.file));
    outcome.files = files(source).filter(|file| is_wanted(file)).count();
    Ok(())
}

fn files(source: &Source) -> impl Iterator<Item = &str> {
    let records = source.layout.records.iter().map(|record| record.file.path.as_ref());
    records.chain(source.layout.strays.iter().map(|stray| stray.path.as_ref()))
}

/// The path as the dataset names it: relative to its root, with `/`.
fn name_in(source: &Source, path: &Path) -> String {
    let relative = match &source.tree {
        Tree::Directory(directory) => {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            let below = absolute.strip_prefix(&directory.root).map(Path::to_owned);
            below.unwrap_or_else(|_| path.to_owned())
        }
        Tree::Revision(_) => path.to_owned(),
    };
    let parts = relative.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn is_below(file: &str, name: &str) -> bool {
    name.is_empty()
        || file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
