//! When each value of a record was last set.

use std::sync::Arc;

use anyhow::{Result, bail};

use super::lookup::resolve_record;
use super::workspace::{HEAD, Workspace};
use file_tree::{DataState, FileContent, Tree};
use messages::{Message, msg};
use record_diff::diff::RecordChangeKind;
use record_diff::history::{BlameLine, History, HistoryEntry, blame as blame_lines};
use record_query::show::at_fault;
use records::dataset::{DatasetSource, RecordDocument};
use records::record::Record;
use records::schema::Kind;

/// A record with the origin of each of its values.
pub(crate) struct BlameAnswer {
    pub record: Record,
    pub lines: Vec<BlameLine>,
    /// The state up to which the history was read.
    pub state: DataState,
}

/// Determines when each value of a record was last set, up to a revision; without a revision,
/// uncommitted changes are included.
///
/// # Errors
/// If there is no such revision or record, or Git fails.
pub(crate) fn blame(workspace: &Workspace, at: Option<&str>, text: &str) -> Result<BlameAnswer> {
    let name = at.unwrap_or(HEAD);
    let end = workspace.revision(name)?;
    let source = if at.is_none() && end.has_working_tree()? {
        workspace.open(None)?
    } else {
        workspace.open(Some(name))?
    };
    let history = History::open(&end, None, &source.schemas)?;
    let (kind, id) = resolve_record(&source, &history, text)?;
    let Some(record) = read_record(&source.tree, &kind, &id)? else {
        bail!(missing(&source, &history, &kind, &id)?);
    };
    let committed = read_record(&Tree::Revision(end), &kind, &id)?;
    let lines = blame_lines(&record, committed.as_ref(), history.of_record(&kind, &id))?;
    Ok(BlameAnswer { record, lines, state: source.tree.state() })
}

/// Why there is no record to blame: it is invalid, unknown, or a commit removed or renamed it.
fn missing(
    source: &DatasetSource,
    history: &History<'_>,
    kind: &Arc<Kind>,
    id: &str,
) -> Result<Message> {
    let name = |id: &str| format!("{}/{id}", kind.name);
    if source.tree.file(&kind.path(id))?.is_some() {
        return Ok(at_fault(&kind.name, id));
    }
    let Some(HistoryEntry { commit, changes, .. }) =
        history.of_record(kind, id).next().transpose()?
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

/// None if there is no such record, or it cannot be read.
fn read_record(tree: &Tree, kind: &Arc<Kind>, id: &str) -> Result<Option<Record>> {
    let path: Arc<str> = kind.path(id).into();
    let Some(bytes) = tree.file(&path)? else { return Ok(None) };
    let document = RecordDocument::new(kind, id, &path, FileContent::Bytes(bytes));
    Ok(document.ok().map(|document| document.record))
}
