//! `ozg apply`

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::cli::ApplyArgs;
use crate::render::patch_text::patch_text;
use file_tree::Tree;
use file_tree::write::{FileChange, WriteOp, write_all};
use messages::Message;
use messages::msg;
use record_diff::patch::{MAX_BYTES, PlannedFile, plan, read};
use records::schema::Schemas;

pub(super) fn run(context: &CommandContext<'_>, args: &ApplyArgs) -> Result<ExitStatus> {
    let directory = context.workspace.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let patch = read(&bytes(context, &args.patch)?)?;
    let outcome = plan(&patch, &schemas, &directory)?;
    let is_applied = outcome.conflicts.is_empty() && !args.dry_run;
    if is_applied {
        let changes: Vec<_> = outcome.planned.iter().flat_map(steps).collect();
        write_all(&directory.root, &changes)?;
    }
    context.print(&patch_text(&outcome, &context.localizer))?;
    if !outcome.conflicts.is_empty() {
        return Ok(ExitStatus::Findings);
    }
    let changed = outcome.planned.len();
    context.notify(&msg!("patch-summary", changed = changed, already = outcome.already));
    if args.dry_run {
        context.notify(&msg!("patch-preview"));
    }
    Ok(ExitStatus::Fine)
}

/// One byte more than may be, so that what is too large is not taken for what is broken.
fn bytes(context: &CommandContext<'_>, path: &Path) -> Result<Vec<u8>> {
    let limit = MAX_BYTES as u64 + 1;
    let read = match path.to_str() {
        Some("-") => context.read_stdin(limit),
        _ => File::open(context.workspace.path(path).resolved).and_then(|file| {
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
fn steps(planned: &PlannedFile) -> Vec<FileChange<'_>> {
    let what = match &planned.text {
        None => WriteOp::Delete,
        Some(text) if planned.is_new || planned.from.is_some() => WriteOp::Create(text),
        Some(text) => WriteOp::Update(text),
    };
    let gone = planned.from.as_deref().map(|path| FileChange { path, op: WriteOp::Delete });
    [FileChange { path: &planned.path, op: what }].into_iter().chain(gone).collect()
}
