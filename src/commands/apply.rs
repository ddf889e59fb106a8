//! `ozg apply`

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::apply::ApplySession;
use crate::cli::ApplyArgs;
use crate::format::Format;
use crate::view::patch::patch_document;
use messages::{Message, msg};
use record_diff::patch::MAX_BYTES;

pub(super) fn run(context: &CommandContext<'_>, args: &ApplyArgs) -> Result<ExitStatus> {
    let session = ApplySession::open(&context.workspace)?;
    let answer = session.apply(&bytes(context, &args.patch)?, !args.dry_run)?;
    let result = &answer.result;
    let has_conflicts = !result.conflicts.is_empty();
    if !has_conflicts && !args.dry_run {
        answer.write()?;
    }
    let document = patch_document(result, &context.localizer);
    Destination::stdout(Format::Text).document(context, &document)?;
    if has_conflicts {
        return Ok(ExitStatus::Findings);
    }
    let changed = result.planned.len();
    context.notify(&msg!("patch-summary", changed = changed, already = result.already));
    if args.dry_run {
        context.notify(&msg!("patch-preview"));
    }
    Ok(ExitStatus::Fine)
}

/// Reads up to one byte more than allowed, so that a patch that is too large is not mistaken for a broken one.
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
