//! `ozg apply`

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ApplyArgs;
use crate::message::Message;
use crate::msg;
use crate::patch::{MAX_BYTES, Planned, plan, read};
use crate::render::patch_text::patch_text;
use crate::schema::Schemas;
use crate::tree::Tree;
use crate::write;

pub(super) fn run(context: &Context, args: &ApplyArgs) -> Result<Exit> {
    let directory = context.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let patch = read(&bytes(&args.patch)?)?;
    let outcome = plan(&patch, &schemas, &directory)?;
    let is_applied = outcome.conflicts.is_empty() && !args.dry_run;
    if is_applied {
        outcome.planned.iter().try_for_each(|planned| write_one(&directory.root, planned))?;
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
fn bytes(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().take(limit).read_to_end(&mut bytes),
        _ => File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => {
            let file = path.display().to_string();
            Err(msg!("patch-no-file", file = file, reason = Message::from(&error)).into())
        }
    }
}

fn write_one(root: &Path, planned: &Planned) -> Result<()> {
    match (&planned.text, &planned.from) {
        (Some(text), Some(from)) => {
            write::create_in(root, &planned.path, text.as_bytes())?;
            write::remove_in(root, from)
        }
        (Some(text), None) if planned.is_new => {
            write::create_in(root, &planned.path, text.as_bytes())
        }
        (Some(text), None) => write::replace_in(root, &planned.path, text.as_bytes()),
        (None, _) => write::remove_in(root, &planned.path),
    }
}
