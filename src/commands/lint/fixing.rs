//! `ozg lint --fix`: mends until nothing is left to mend, and writes it or shows it.

use std::collections::BTreeMap;

use anyhow::Result;

use super::super::Context;
use super::super::paths::Paths;
use crate::cli::{FixWhich, LintArgs};
use crate::ozg::rules::ALL;
use crate::render::text_diff::text_diff;
use file_tree::Tree;
use file_tree::write::{Change, Wanted, together};
use messages::msg;
use record_lint::{Fixing, Mended, Settings, Sources, lint, mend};
use records::dataset::Source;

/// A fix may uncover another: a misspelt key hides what is wrong with its value.
const PASSES: usize = 8;

/// Before and after of a file.
struct Changed {
    old: String,
    new: String,
}

pub(super) fn fix(
    context: &Context<'_>,
    args: &LintArgs,
    which: FixWhich,
    source: &mut Source,
    settings: &Settings,
) -> Result<()> {
    let paths = Paths::new(source, &args.paths)?;
    let (mut changed, mut fixes) = (BTreeMap::<String, Changed>::new(), 0);
    for _ in 0..PASSES {
        let pass = pass(which, source, settings, &paths)?;
        if pass.is_empty() {
            break;
        }
        for mended in pass {
            fixes += mended.fixes;
            if let Tree::Directory(directory) = &mut source.tree {
                directory.instead.insert(mended.path.to_string(), mended.new.clone().into_bytes());
            }
            let file = changed.entry(mended.path.to_string());
            let file = file.or_insert(Changed { old: mended.old, new: String::new() });
            file.new = mended.new;
        }
    }
    finish(context, args, source, &changed)?;
    let files = changed.len();
    context.say(&if args.dry_run {
        msg!("fix-preview", fixes = fixes, files = files)
    } else {
        msg!("fix-summary", fixes = fixes, files = files)
    });
    Ok(())
}

/// What one look at the dataset can mend.
fn pass(
    which: FixWhich,
    source: &Source,
    settings: &Settings,
    paths: &Paths,
) -> Result<Vec<Mended>> {
    let mut findings = lint(source, ALL, settings)?.findings;
    findings.iter_mut().for_each(|one| one.fixes.retain(|fix| paths.has(&fix.location.file)));
    let sources = Sources::load(source, &findings)?;
    let fixing = match which {
        FixWhich::Safe => Fixing::Safe,
        FixWhich::Unsafe => Fixing::All,
    };
    Ok(mend(source, &findings, &sources, fixing))
}

fn finish(
    context: &Context<'_>,
    args: &LintArgs,
    source: &Source,
    changed: &BTreeMap<String, Changed>,
) -> Result<()> {
    if args.dry_run {
        return changed
            .iter()
            .try_for_each(|(path, file)| context.print(&text_diff(path, &file.old, &file.new)));
    }
    let Tree::Directory(directory) = &source.tree else { return Ok(()) };
    let changes: Vec<_> = changed
        .iter()
        .map(|(path, file)| Change { path, what: Wanted::Content(&file.new) })
        .collect();
    together(&directory.root, &changes)
}
