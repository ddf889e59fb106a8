//! `ozg git`: makes Git's own diff and merge aware of records.

use std::path::Path;

use anyhow::{Result, bail};

use super::{CommandContext, ExitStatus};
use crate::app::merge::{MergeRequest, merge_files};
use crate::cli::GitCommand;
use crate::render::record_lines::record_lines;
use file_tree::hash::hash_of_file;
use file_tree::{FileContent, MAX_BYTES, Tree, read_file};
use messages::{Message, msg};
use records::schema::Schemas;

pub(super) fn run(context: &CommandContext<'_>, verb: &GitCommand) -> Result<ExitStatus> {
    match verb {
        GitCommand::Install => {
            let program = context.env.program.as_deref().and_then(Path::to_str);
            let Some(program) = program else { bail!(msg!("git-program-name")) };
            context.workspace.open_empty()?.install_driver(program)?;
            context.notify(&msg!("git-installed"));
            Ok(ExitStatus::Fine)
        }
        GitCommand::Uninstall => {
            context.workspace.open_empty()?.uninstall_driver()?;
            context.notify(&msg!("git-uninstalled"));
            Ok(ExitStatus::Fine)
        }
        // Git calls this for each record that both sides changed.
        GitCommand::Merge(args) => {
            let (base, ours, theirs) = (&args.base, &args.ours, &args.theirs);
            let request = MergeRequest { base, ours, theirs, path: &args.path };
            let is_clean = merge_files(&context.workspace, &request)?;
            Ok(if is_clean { ExitStatus::Fine } else { ExitStatus::Findings })
        }
        GitCommand::Text { file } => text(context, file),
    }
}

/// Git calls this for each side of a diff; the kind is known only from the first line of the file.
fn text(context: &CommandContext<'_>, file: &Path) -> Result<ExitStatus> {
    let host = &context.workspace.host;
    let shown = file.display().to_string();
    let content = read_file(host, file);
    if let FileContent::TooLarge(size) = content {
        // Git would hide a change if both sides read the same.
        let hash = hash_of_file(&host.resolve(file)).map_err(|error| {
            msg!("error-unreadable", file = shown, reason = Message::from(&error))
        })?;
        context.print(&format!("# {size} bytes > {MAX_BYTES}, {hash}\n"))?;
        return Ok(ExitStatus::Fine);
    }
    let Ok(source) = String::from_utf8(content.bytes(&shown)?) else {
        bail!(msg!("error-not-utf8", file = shown));
    };
    let directory = context.workspace.open_empty();
    let schemas = directory.and_then(|directory| Schemas::load(&Tree::Directory(directory))).ok();
    let name = source.lines().next().and_then(|line| line.split("schema/").nth(1));
    let name = name.and_then(|rest| rest.split(".schema.json").next());
    let kind = name.and_then(|name| schemas.as_ref()?.kind(name));
    match yaml_tree::parse(&source) {
        Ok(root) => context.print(&record_lines(kind.map(AsRef::as_ref), &root))?,
        Err(_) => context.print(&source)?,
    }
    Ok(ExitStatus::Fine)
}
