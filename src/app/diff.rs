//! What differs between two states of the dataset, and what it means.

use std::path::Path;

use anyhow::{Result, bail};

use super::workspace::{HEAD, Workspace};
use crate::ozg::meaning::{
    DatasetEffect, Interpretation, counted, effect, is_small, setting_changes,
};
use file_tree::{Directory, Host, Revision, Tree};
use messages::{Message, PartialDate, msg};
use record_diff::diff::{Diff, DiffSide, diff as diff_sides, pairs};
use record_diff::patch::{Patch, PatchObstacle, obstacle, patch};
use records::dataset::DatasetLayout;

/// Separates two revisions: the second is compared with their merge base.
const MERGE_BASE: &str = "...";

/// Which two states are compared.
#[derive(Debug, Clone)]
pub(crate) struct DiffRequest<'a> {
    /// A revision or folder, or two revisions with dots between them.
    pub base: Option<&'a str>,
    /// A revision or folder; without one the files in the directory.
    pub head: Option<&'a str>,
    /// Whether the second state is the index, that is, what the next commit will contain.
    pub is_staged: bool,
}

/// When the effect on figures and findings is computed, for which all records are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EffectPolicy {
    /// If there are few records.
    IfSmall,
    Always,
    Never,
}

/// What is reported about the differences.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DiffOptions {
    /// The day that counts as today.
    pub as_of: PartialDate,
    /// Whether files that differ only in order, comments or quoting are included.
    pub with_formatting: bool,
    pub effect: EffectPolicy,
}

/// The two states that are compared.
pub(crate) struct DiffSession {
    pub base: DiffSide,
    pub head: DiffSide,
}

/// The differences and their meaning.
pub(crate) struct DiffAnswer {
    pub diff: Diff,
    pub interpretation: Interpretation,
    /// Whether the effect was left out only because there are too many records.
    pub is_effect_left_out: bool,
}

/// The differences as a patch.
pub(crate) struct PatchAnswer {
    pub patch: Patch,
    /// Which records are left out, and why.
    pub left_out: Vec<Message>,
}

impl DiffSession {
    /// # Errors
    /// If a state is named that is neither a revision nor a folder with a dataset.
    pub(crate) fn open(workspace: &Workspace, request: &DiffRequest<'_>) -> Result<Self> {
        let named = request.base.unwrap_or(HEAD);
        if let Some((left, right)) =
            named.split_once(MERGE_BASE).filter(|_| !is_directory(&workspace.host, named))
        {
            return from_merge_base(workspace, request, or_head(left), or_head(right));
        }
        let both = match request.head {
            Some(head) => Some((named, head)),
            None if request.is_staged => None,
            None => split_range(&workspace.host, named)
                .map(|(base, head)| (or_head(base), or_head(head))),
        };
        if let Some((base, head)) = both {
            let (host, dir) = (&workspace.host, &workspace.directory);
            // Most of the time is spent starting Git, so both are opened in parallel.
            let (base, head) = rayon::join(|| side(host, dir, base), || side(host, dir, head));
            return Ok(DiffSession { base: base?, head: head? });
        }
        let base = side(&workspace.host, &workspace.directory, named)?;
        let head =
            if request.is_staged { staged(workspace)? } else { working_tree(workspace, &base)? };
        Ok(DiffSession { base, head })
    }

    /// Compares the two states.
    ///
    /// # Errors
    /// If a state cannot be read, or its configuration is unusable.
    pub(crate) fn diff(&self, options: &DiffOptions) -> Result<DiffAnswer> {
        let diff = diff_sides(&self.base, &self.head, options.with_formatting)?;
        let has_effect = !diff.is_empty() && self.has_effect(options.effect)?;
        let is_effect_left_out =
            !diff.is_empty() && !has_effect && options.effect == EffectPolicy::IfSmall;
        let effect = has_effect.then(|| self.effect(&diff, options.as_of)).transpose()?;
        let mut interpretation = Interpretation::new(&diff, effect, options.as_of);
        interpretation.configuration = setting_changes(&self.base.tree, &self.head.tree)?;
        Ok(DiffAnswer { diff, interpretation, is_effect_left_out })
    }

    /// The changes as a patch that `ozg apply` applies elsewhere.
    ///
    /// # Errors
    /// If a state or one of its records cannot be read, unless such records are skipped.
    pub(crate) fn patch(&self, skips_unreadable: bool) -> Result<PatchAnswer> {
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for pair in pairs(&self.base, &self.head)? {
            let record = || format!("{}/{}", pair.kind.name, pair.id);
            match obstacle(&pair).filter(|_| skips_unreadable) {
                Some(PatchObstacle::Unreadable) => {
                    left_out.push(msg!("patch-left-out", record = record()));
                }
                Some(PatchObstacle::Digits) => {
                    left_out.push(msg!("patch-left-out-digits", record = record()));
                }
                None => kept.push(pair),
            }
        }
        Ok(PatchAnswer { patch: patch(&kept)?, left_out })
    }

    fn has_effect(&self, policy: EffectPolicy) -> Result<bool> {
        Ok(match policy {
            EffectPolicy::Always => true,
            EffectPolicy::Never => false,
            EffectPolicy::IfSmall => is_small(&self.head.tree)? && is_small(&self.base.tree)?,
        })
    }

    fn effect(&self, diff: &Diff, as_of: PartialDate) -> Result<DatasetEffect> {
        effect(&self.base.tree, &self.head.tree, diff, as_of)
    }
}

impl DiffAnswer {
    /// Counts the records of each kind with changes, for formats that show the totals.
    ///
    /// # Errors
    /// If the second state cannot be listed.
    pub(crate) fn count_totals(&mut self, sides: &DiffSession) -> Result<()> {
        let kinds = counted(&self.diff, &self.interpretation).into_iter();
        let totals =
            kinds.map(|(name, kind)| Ok((name, DatasetLayout::count(&sides.head.tree, &kind)?)));
        self.diff.totals = totals.collect::<Result<_>>()?;
        Ok(())
    }
}

fn from_merge_base(
    workspace: &Workspace,
    request: &DiffRequest<'_>,
    left: &str,
    right: &str,
) -> Result<DiffSession> {
    if let Some(extra) = request.head {
        bail!(msg!("error-diff-too-many", base = request.base.unwrap_or(""), head = extra));
    }
    let base = Revision::merge_base(&workspace.host, &workspace.directory, left, right)?;
    let base = DiffSide { name: Some(base.name.clone()), tree: Tree::Revision(base) };
    let head = if request.is_staged {
        staged(workspace)?
    } else {
        side(&workspace.host, &workspace.directory, right)?
    };
    Ok(DiffSession { base, head })
}

/// The two revisions of `BASE..HEAD`, which Git treats like `BASE HEAD`.
fn split_range<'n>(host: &Host, named: &'n str) -> Option<(&'n str, &'n str)> {
    named.split_once("..").filter(|_| !is_directory(host, named) && !named.starts_with('.'))
}

fn or_head(name: &str) -> &str {
    if name.is_empty() { HEAD } else { name }
}

/// A revision, or else a directory that contains a dataset.
fn side(host: &Host, dir: &Path, name: &str) -> Result<DiffSide> {
    let tree = match Revision::open(host, dir, name) {
        Ok(revision) => Tree::Revision(revision),
        Err(_) if is_directory(host, name) => {
            Tree::Directory(Directory::open(host, Path::new(name))?)
        }
        Err(error) => return Err(error),
    };
    Ok(DiffSide { name: Some(name.to_owned()), tree })
}

fn is_directory(host: &Host, name: &str) -> bool {
    !name.is_empty() && host.resolve(Path::new(name)).is_dir()
}

fn staged(workspace: &Workspace) -> Result<DiffSide> {
    let index = Revision::staged(&workspace.files()?)?;
    Ok(DiffSide { name: Some(index.name.clone()), tree: Tree::Revision(index) })
}

fn working_tree(workspace: &Workspace, base: &DiffSide) -> Result<DiffSide> {
    if let Tree::Revision(revision) = &base.tree
        && !revision.has_working_tree()?
    {
        bail!(msg!("error-no-working-tree", base = &revision.name));
    }
    Ok(DiffSide { name: None, tree: Tree::Directory(workspace.files()?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_dots_separate_two_revisions_unless_they_lead_upwards() {
        let host = Host::new(Path::new("/"), Vec::new());
        assert_eq!(split_range(&host, "v1.0..main"), Some(("v1.0", "main")));
        assert_eq!(split_range(&host, "v1.0.."), Some(("v1.0", "")));
        assert_eq!(split_range(&host, "../before"), None);
        assert_eq!(split_range(&host, "main"), None);
        assert_eq!((or_head(""), or_head("main")), (HEAD, "main"));
    }
}
