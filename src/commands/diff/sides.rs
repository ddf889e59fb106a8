//! Which two states the command line names.

use std::path::Path;

use anyhow::{Result, bail};

use crate::cli::DiffArgs;
use crate::commands::CommandContext;
use file_tree::{Directory, Host, Revision, Tree};
use messages::msg;
use record_diff::diff::DiffSide;

/// Between two revisions: from the last commit they have in common to the second.
const MERGE_BASE: &str = "...";
/// What is meant where nothing is named.
const HEAD: &str = "HEAD";

pub(super) fn sides(context: &CommandContext<'_>, args: &DiffArgs) -> Result<(DiffSide, DiffSide)> {
    let named = args.base.as_deref().unwrap_or(HEAD);
    if let Some((one, other)) =
        named.split_once(MERGE_BASE).filter(|_| !is_directory(&context.workspace.host, named))
    {
        return from_merge_base(context, args, or_head(one), or_head(other));
    }
    let both = match &args.head {
        Some(head) => Some((named, head.as_str())),
        None if args.staged => None,
        None => between(&context.workspace.host, named)
            .map(|(base, head)| (or_head(base), or_head(head))),
    };
    if let Some((base, head)) = both {
        let (host, dir) = (&context.workspace.host, &context.workspace.directory);
        // Most of the time goes into starting Git; the two need not wait for one another.
        let (base, head) = rayon::join(|| side(host, dir, base), || side(host, dir, head));
        return Ok((base?, head?));
    }
    let base = side(&context.workspace.host, &context.workspace.directory, named)?;
    let head = if args.staged { staged(context)? } else { working_tree(context, &base)? };
    Ok((base, head))
}

fn from_merge_base(
    context: &CommandContext<'_>,
    args: &DiffArgs,
    one: &str,
    other: &str,
) -> Result<(DiffSide, DiffSide)> {
    if let Some(extra) = &args.head {
        bail!(msg!("error-diff-too-many", base = args.base.as_deref().unwrap_or(""), head = extra));
    }
    let base =
        Revision::merge_base(&context.workspace.host, &context.workspace.directory, one, other)?;
    let base = DiffSide { name: Some(base.name.clone()), tree: Tree::Revision(base) };
    let head = if args.staged {
        staged(context)?
    } else {
        side(&context.workspace.host, &context.workspace.directory, other)?
    };
    Ok((base, head))
}

/// The two revisions of `BASE..HEAD`, which for Git is as good as `BASE HEAD`.
fn between<'n>(host: &Host, named: &'n str) -> Option<(&'n str, &'n str)> {
    named.split_once("..").filter(|_| !is_directory(host, named) && !named.starts_with('.'))
}

fn or_head(name: &str) -> &str {
    if name.is_empty() { HEAD } else { name }
}

/// A revision, or else a directory with a dataset of its own.
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

fn staged(context: &CommandContext<'_>) -> Result<DiffSide> {
    let index = Revision::staged(&context.workspace.files()?)?;
    Ok(DiffSide { name: Some(index.name.clone()), tree: Tree::Revision(index) })
}

fn working_tree(context: &CommandContext<'_>, base: &DiffSide) -> Result<DiffSide> {
    if let Tree::Revision(revision) = &base.tree
        && !revision.has_working_tree()?
    {
        bail!(msg!("error-no-working-tree", base = &revision.name));
    }
    Ok(DiffSide { name: None, tree: Tree::Directory(context.workspace.files()?) })
}
