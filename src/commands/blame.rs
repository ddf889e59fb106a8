//! `ozg blame`

use std::sync::Arc;

use anyhow::{Result, bail};

use super::subject::{resolve_record, revision};
use super::{CommandContext, ExitStatus};
use crate::cli::{BlameArgs, TextOrJson};
use crate::render::blame_json::blame_json;
use crate::render::blame_text::blame_text;
use file_tree::{FileContent, Tree};
use messages::Message;
use messages::msg;
use record_diff::diff::RecordChangeKind;
use record_diff::history::{BlameOrigin, History, HistoryEntry, blame};
use records::dataset::{DatasetSource, Document};
use records::record::Record;
use records::schema::Kind;

pub(super) fn run(context: &CommandContext<'_>, args: &BlameArgs) -> Result<ExitStatus> {
    let name = revision(args.at.as_deref());
    let end = context.workspace.revision(name)?;
    let source = match args.at.is_none() && end.has_working_tree()? {
        true => context.workspace.open(None)?,
        false => context.workspace.open(Some(name))?,
    };
    let history = History::open(&end, None, &source.schemas)?;
    let (kind, id) = resolve_record(&source, &history, &args.name.join(" "))?;
    let Some(record) = record(&source.tree, &kind, &id)? else {
        bail!(missing(&source, &history, &kind, &id)?);
    };
    let committed = self::record(&Tree::Revision(end), &kind, &id)?;
    let lines = blame(&record, committed.as_ref(), history.of_record(&kind, &id))?;
    match args.format {
        TextOrJson::Text => {
            context.print(&blame_text(&lines, &context.localizer, context.width()))?
        }
        TextOrJson::Json => context.print(&blame_json(&record, &lines))?,
    }
    if history.is_shallow && lines.iter().any(|line| line.last == BlameOrigin::Unknown) {
        context.notify(&msg!("log-shallow"));
    }
    Ok(ExitStatus::Fine)
}

/// Why there is no record to blame: it is at fault, or a commit took it away.
fn missing(
    source: &DatasetSource,
    history: &History<'_>,
    kind: &Arc<Kind>,
    id: &str,
) -> Result<Message> {
    let name = |id: &str| format!("{}/{id}", kind.name);
    if source.tree.file(&kind.path(id))?.is_some() {
        return Ok(msg!("show-at-fault", record = name(id)));
    }
    let Some(HistoryEntry { commit, changes }) = history.of_record(kind, id).next().transpose()?
    else {
        return Ok(msg!("show-unknown", text = name(id)));
    };
    let renamed = changes.iter().find_map(|change| match &change.what {
        RecordChangeKind::Renamed { from, .. } if from == id => Some(name(&change.id)),
        _ => None,
    });
    let (record, date, commit) = (name(id), commit.date, commit.id);
    Ok(match renamed {
        Some(new) => {
            msg!("blame-renamed", record = record, new = new, date = date, commit = commit)
        }
        None => msg!("blame-removed", record = record, date = date, commit = commit),
    })
}

/// None if there is no such record, or none that can be read.
fn record(tree: &Tree, kind: &Arc<Kind>, id: &str) -> Result<Option<Record>> {
    let path: Arc<str> = kind.path(id).into();
    let Some(bytes) = tree.file(&path)? else { return Ok(None) };
    let document = Document::new(kind, id, &path, FileContent::Bytes(bytes));
    Ok(document.ok().map(|document| document.record))
}
