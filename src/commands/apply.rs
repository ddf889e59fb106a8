//! `ozg apply`

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ApplyArgs;
use crate::render::patch_text::patch_text;
use file_tree::Tree;
use file_tree::write::{Change, Wanted, together};
use messages::Message;
use messages::msg;
use record_diff::patch::{MAX_BYTES, Planned, plan, read};
use records::schema::Schemas;

pub(super) fn run(context: &Context<'_>, args: &ApplyArgs) -> Result<Exit> {
    let directory = context.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let patch = read(&bytes(context, &args.patch)?)?;
    let outcome = plan(&patch, &schemas, &directory)?;
    let is_applied = outcome.conflicts.is_empty() && !args.dry_run;
    if is_applied {
        let changes: Vec<_> = outcome.planned.iter().flat_map(steps).collect();
        together(&directory.root, &changes)?;
    }
    context.print(&patch_text(&outcome, &context.speaker))?;
    if !outcome.conflicts.is_empty() {
        return Ok(Exit::Findings);
    }
    let changed = outcome.planned.len();
    context.say(&msg!("patch-summary", changed = changed, already = outcome.already));
    if args.dry_run {
        context.say(&msg!("patch-preview"));
    }
    Ok(Exit::Fine)
}

/// One byte more than may be, so that what is too large is not taken for what is broken.
fn bytes(context: &Context<'_>, path: &Path) -> Result<Vec<u8>> {
    let limit = MAX_BYTES as u64 + 1;
    let read = match path.to_str() {
        Some("-") => context.read_stdin(limit),
        _ => File::open(context.path(path).resolved).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(limit).read_to_end(&mut bytes).map(|_| bytes)
        }),
    };
    read.map_err(|error| {
        let file = path.display().to_string();
        msg!("patch-no-file", file = file, reason = Message::from(&error)).into()
    })
}

/// A renamed record is first there under its new name, then gone under its old one.
fn steps(planned: &Planned) -> Vec<Change<'_>> {
    let what = match &planned.text {
        None => Wanted::Gone,
        Some(text) if planned.is_new || planned.from.is_some() => Wanted::New(text),
        Some(text) => Wanted::Content(text),
    };
    let gone = planned.from.as_deref().map(|path| Change { path, what: Wanted::Gone });
    [Change { path: &planned.path, what }].into_iter().chain(gone).collect()
}
