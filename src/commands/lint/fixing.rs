//! `ozg lint --fix`: mends until nothing is left to mend, and writes it or shows it.

use std::collections::BTreeMap;

use anyhow::Result;

use super::super::CommandContext;
use super::super::paths::PathFilter;
use crate::cli::{FixArg, LintArgs};
use crate::ozg::rules::ALL;
use crate::render::text_diff::text_diff;
use file_tree::Tree;
use file_tree::write::{FileChange, WriteOp, write_all};
use messages::msg;
use record_lint::{FixMode, FixedFile, LintSettings, SourceMap, apply_fixes, lint};
use records::dataset::DatasetSource;

/// A fix may uncover another: a misspelt key hides what is wrong with its value.
const PASSES: usize = 8;

/// Before and after of a file.
struct FileDiff {
    old: String,
    new: String,
}

pub(super) fn fix(
    context: &CommandContext<'_>,
    args: &LintArgs,
    which: FixArg,
    source: &mut DatasetSource,
    settings: &LintSettings,
) -> Result<()> {
    let paths = PathFilter::new(source, &args.paths)?;
    let (mut changed, mut fixes) = (BTreeMap::<String, FileDiff>::new(), 0);
    for _ in 0..PASSES {
        let pass = pass(which, source, settings, &paths)?;
        if pass.is_empty() {
            break;
        }
        for fixed in pass {
            fixes += fixed.fixes;
            if let Tree::Directory(directory) = &mut source.tree {
                directory.overlay.insert(fixed.path.to_string(), fixed.new.clone().into_bytes());
            }
            let file = changed.entry(fixed.path.to_string());
            let file = file.or_insert(FileDiff { old: fixed.old, new: String::new() });
            file.new = fixed.new;
        }
    }
    finish(context, args, source, &changed)?;
    let files = changed.len();
    context.notify(&if args.dry_run {
        msg!("fix-preview", fixes = fixes, files = files)
    } else {
        msg!("fix-summary", fixes = fixes, files = files)
    });
    Ok(())
}

/// What one look at the dataset can mend.
fn pass(
    which: FixArg,
    source: &DatasetSource,
    settings: &LintSettings,
    paths: &PathFilter,
) -> Result<Vec<FixedFile>> {
    let mut findings = lint(source, ALL, settings)?.findings;
    findings.iter_mut().for_each(|one| one.fixes.retain(|fix| paths.has(&fix.location.file)));
    let sources = SourceMap::load(source, &findings)?;
    let fixing = match which {
        FixArg::Safe => FixMode::Safe,
        FixArg::Unsafe => FixMode::Unsafe,
    };
    Ok(apply_fixes(source, &findings, &sources, fixing))
}

fn finish(
    context: &CommandContext<'_>,
    args: &LintArgs,
    source: &DatasetSource,
    changed: &BTreeMap<String, FileDiff>,
) -> Result<()> {
    if args.dry_run {
        return changed
            .iter()
            .try_for_each(|(path, file)| context.print(&text_diff(path, &file.old, &file.new)));
    }
    let Tree::Directory(directory) = &source.tree else { return Ok(()) };
    let changes: Vec<_> = changed
        .iter()
        .map(|(path, file)| FileChange { path, op: WriteOp::Update(&file.new) })
        .collect();
    write_all(&directory.root, &changes)
}
