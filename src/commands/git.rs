//! `ozg git`: Git's own diff and merge made to speak records.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::{CommandContext, ExitStatus};
use crate::cli::{GitCommand, MergeArgs};
use crate::render::record_lines::record_lines;
use file_tree::write;
use file_tree::{Directory, Tree, merge_lines};
use messages::msg;
use record_diff::diff::{ConflictLabels, MergeResult, merge};
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
        GitCommand::Merge(args) => merge_files(context, args),
        GitCommand::Text { file } => text(context, file),
    }
}

/// Git calls this for each record that both sides changed; the result goes into the file of ours.
fn merge_files(context: &CommandContext<'_>, args: &MergeArgs) -> Result<ExitStatus> {
    let (lines, has_conflicts) =
        merge_lines(&context.workspace.host, &args.ours, &args.base, &args.theirs)?;
    let fields = by_fields(context, args).unwrap_or_default();
    let merged = match fields {
        // Lines keep the comments and formatting of both sides, if they come to the same.
        Some(fields) if has_conflicts || !says_the_same(&lines, &fields) => {
            match read(context, &args.theirs) {
                Some(theirs) if keeps_comments(context, args, &fields.text, &theirs) => fields,
                _ => MergeResult { text: lines, conflicts: conflicts(has_conflicts) },
            }
        }
        _ => MergeResult { text: lines, conflicts: conflicts(has_conflicts) },
    };
    write::replace(&context.workspace.path(&args.ours).resolved, merged.text.as_bytes())
        .map_err(|error| write::not_written(&args.ours, &error))?;
    Ok(if merged.conflicts.is_empty() { ExitStatus::Fine } else { ExitStatus::Findings })
}

fn conflicts(has_conflicts: bool) -> Vec<String> {
    has_conflicts.then(String::new).into_iter().collect()
}

/// The merge of the records; none where they are none, or their schema cannot be read just now.
fn by_fields(context: &CommandContext<'_>, args: &MergeArgs) -> Result<Option<MergeResult>> {
    let path = args.path.to_string_lossy().replace('\\', "/");
    let Some((root, below)) = split_at_data(&path) else { return Ok(None) };
    let root = if root.is_empty() { "." } else { root };
    let directory = Directory::open_empty(&context.workspace.host, Path::new(root))?;
    let schemas = Schemas::load(&Tree::Directory(directory))?;
    let folder = below.split('/').next().unwrap_or_default();
    let Some(kind) = schemas.collection(folder) else { return Ok(None) };
    let (Some(base), Some(ours), Some(theirs)) =
        (read(context, &args.base), read(context, &args.ours), read(context, &args.theirs))
    else {
        return Ok(None);
    };
    Ok(merge(kind, &base, &ours, &theirs, ConflictLabels { ours: "ours", theirs: "theirs" }))
}

/// The dataset of a path of the repository, and what follows `data/`.
fn split_at_data(path: &str) -> Option<(&str, &str)> {
    let at = if path.starts_with("data/") { 0 } else { path.rfind("/data/")? + 1 };
    Some((path[..at].trim_end_matches('/'), &path[at + "data/".len()..]))
}

fn read(context: &CommandContext<'_>, path: &Path) -> Option<String> {
    String::from_utf8(fs::read(context.workspace.path(path).resolved).ok()?).ok()
}

fn says_the_same(lines: &str, fields: &MergeResult) -> bool {
    let (by_lines, by_fields) = (yaml_tree::parse(lines), yaml_tree::parse(&fields.text));
    fields.conflicts.is_empty() && by_lines.is_ok_and(|lines| by_fields.is_ok_and(|f| f == lines))
}

/// Whether every comment that the other side wrote is in the text.
fn keeps_comments(
    context: &CommandContext<'_>,
    args: &MergeArgs,
    text: &str,
    theirs: &str,
) -> bool {
    let of = |text: &str| -> Vec<String> {
        yaml_tree::comments(text).into_iter().map(|comment| comment.text).collect()
    };
    let before = read(context, &args.base).map(|base| of(&base)).unwrap_or_default();
    of(theirs).iter().all(|comment| before.contains(comment) || text.contains(comment.as_str()))
}

/// Git calls this for each side of a difference; it knows the kind by the first line alone.
fn text(context: &CommandContext<'_>, file: &Path) -> Result<ExitStatus> {
    let Some(source) = read(context, file) else {
        bail!(msg!("error-not-utf8", file = file.display().to_string()));
    };
    let schemas =
        context.workspace.open_empty().and_then(|dir| Schemas::load(&Tree::Directory(dir))).ok();
    let name = source.lines().next().and_then(|line| line.split("schema/").nth(1));
    let name = name.and_then(|rest| rest.split(".schema.json").next());
    let kind = name.and_then(|name| schemas.as_ref()?.kind(name));
    match yaml_tree::parse(&source) {
        Ok(root) => context.print(&record_lines(kind.map(AsRef::as_ref), &root))?,
        Err(_) => context.print(&source)?,
    }
    Ok(ExitStatus::Fine)
}
