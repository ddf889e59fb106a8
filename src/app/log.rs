//! What each commit changed, in one record or in all.

use anyhow::Result;

use super::lookup::{check_field, resolve_record};
use super::workspace::{HEAD, Workspace};
use crate::ozg::meaning::{Fact, facts};
use file_tree::{Commit, DataState};
use messages::PartialDate;
use record_diff::diff::{RecordChange, RecordChangeKind};
use record_diff::history::{History, HistoryEntry};
use records::algebra::{RecordPath, RecordPathStep};

/// Default maximum of commits if the log is of all records.
const LIMIT: usize = 20;

/// Which commits are requested, and which of their changes.
#[derive(Debug, Clone)]
pub(crate) struct LogRequest<'a> {
    /// The last commit; by default `HEAD`.
    pub at: Option<&'a str>,
    /// The name of the record as typed; empty for all records.
    pub record: &'a str,
    /// Only changes of this field, including fields within it.
    pub field: Option<&'a str>,
    /// The day from which on commits on the main line are included, with what they merged; or a revision whose commits
    /// are excluded.
    pub since: Option<&'a str>,
    pub limit: Option<usize>,
    /// The day that counts as today.
    pub as_of: PartialDate,
}

/// A commit and what it means.
pub struct LogEntry {
    pub commit: Commit,
    pub changes: Vec<LoggedChange>,
}

/// What a commit did to a record.
pub struct LoggedChange {
    pub change: RecordChange,
    pub facts: Vec<Fact>,
    /// The changes that the merge of the commit into the main line did not take over; the empty path is the record
    /// itself.
    pub discarded: Vec<RecordPath>,
}

/// The commits, newest first.
pub(crate) struct LogAnswer {
    pub entries: Vec<LogEntry>,
    /// There are more commits than the maximum.
    pub has_more: bool,
    /// The clone is shallow: it ends before the history does.
    pub is_shallow: bool,
    /// The state up to which the history was read.
    pub state: DataState,
}

/// Selects the changes of each commit.
struct LogFilter<'a> {
    field: Option<&'a str>,
    as_of: PartialDate,
}

/// Determines what the commits changed.
///
/// # Errors
/// If there is no such revision, record or field, or Git fails.
pub(crate) fn log(workspace: &Workspace, request: &LogRequest<'_>) -> Result<LogAnswer> {
    let name = request.at.unwrap_or(HEAD);
    let source = workspace.open(Some(name))?;
    let end = workspace.revision(name)?;
    let after = request.since.map(|since| before(workspace, name, since)).transpose()?.flatten();
    let history = History::open(&end, after.as_deref(), &source.schemas)?;
    let record = match request.record {
        "" => None,
        text => Some(match resolve_record(&source, &history, text) {
            // The record may have been removed before the requested period.
            Err(_) if after.is_some() => {
                resolve_record(&source, &History::open(&end, None, &source.schemas)?, text)?
            }
            found => found?,
        }),
    };
    if let Some(field) = request.field {
        check_field(&source, record.as_ref().map(|(kind, _)| kind.as_ref()), field)?;
    }
    let filter = LogFilter { field: request.field, as_of: request.as_of };
    let (entries, has_more) = match &record {
        Some((kind, id)) => {
            filter.take(history.of_record(kind, id), request.limit.unwrap_or(usize::MAX))?
        }
        None => filter.take(history.of_all(), request.limit.unwrap_or(LIMIT))?,
    };
    let state = source.tree.state();
    Ok(LogAnswer { entries, has_more, is_shallow: history.is_shallow, state })
}

/// The commit whose history is excluded: the revision, or the last state of the main line before the day, since changes
/// of a branch count as new from their merge on. None if the day is before all commits.
fn before(workspace: &Workspace, head: &str, since: &str) -> Result<Option<String>> {
    let Some(day) = PartialDate::parse(since) else { return Ok(Some(since.to_owned())) };
    Ok(workspace.timeline(head)?.before(day).map(|commit| commit.hash.clone()))
}

impl LogFilter<'_> {
    /// At most `limit` commits with selected changes, and whether there are more.
    fn take(
        &self,
        walk: impl Iterator<Item = Result<HistoryEntry>>,
        limit: usize,
    ) -> Result<(Vec<LogEntry>, bool)> {
        let mut entries = Vec::new();
        for entry in walk {
            let Some(entry) = self.entry(entry?) else { continue };
            if entries.len() == limit {
                return Ok((entries, true));
            }
            entries.push(entry);
        }
        Ok((entries, false))
    }

    /// None if the commit has no selected changes.
    fn entry(&self, entry: HistoryEntry) -> Option<LogEntry> {
        let changes = entry.changes.into_iter().zip(entry.discarded);
        let changes = changes.filter_map(|(change, discarded)| {
            let mut facts = facts(&change, self.as_of);
            if let Some(field) = self.field {
                facts.retain(|fact| is_about(&change, fact, field));
                if facts.is_empty() {
                    return None;
                }
            }
            Some(LoggedChange { change, facts, discarded })
        });
        let changes: Vec<_> = changes.collect();
        (!changes.is_empty()).then_some(LogEntry { commit: entry.commit, changes })
    }
}

/// Adding or removing a record changes all its fields.
fn is_about(change: &RecordChange, fact: &Fact, field: &str) -> bool {
    match &change.what {
        RecordChangeKind::Added { record } | RecordChangeKind::Removed { record } => {
            let list = field.split('[').next().unwrap_or_default();
            !record.root.below(&list.split('.').collect::<Vec<_>>()).is_empty()
        }
        _ => fact.fields.iter().any(|changed| is_in(&changed.path, field)),
    }
}

/// Whether a path is that of the field, lies within it, or contains it.
fn is_in(path: &RecordPath, field: &str) -> bool {
    let keys =
        path.0.iter().filter(|step| matches!(step, RecordPathStep::Key(_))).cloned().collect();
    [path.to_string(), RecordPath(keys).to_string()].iter().any(|path| {
        let continues = |long: &str, short: &str| {
            long.strip_prefix(short)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        continues(path, field) || continues(field, path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(keys: &[&str]) -> RecordPath {
        keys.iter().fold(RecordPath::default(), |path, key| path.key(key))
    }

    #[test]
    fn a_field_matches_paths_within_it_and_paths_that_contain_it() {
        let phases = path(&["phasen", "umsetzung"]);
        for (field, expected) in [
            ("phasen", true),
            ("phasen.umsetzung", true),
            ("phasen.umsetzung.von", true),
            ("phasen.pilotierung", false),
            ("phase", false),
        ] {
            assert_eq!(is_in(&phases, field), expected, "{field}");
        }
    }

    #[test]
    fn an_error_of_the_history_is_returned() {
        let filter = LogFilter { field: None, as_of: PartialDate::today() };
        let fails = [Err(anyhow::anyhow!("unreadable"))];
        assert!(filter.take(fails.into_iter(), 1).is_err());
    }
}
