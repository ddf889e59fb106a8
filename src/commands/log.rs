//! `ozg log`

use std::num::NonZeroUsize;

use anyhow::Result;

use super::subject::{check_field, resolve_record, revision};
use super::{CommandContext, ExitStatus};
use crate::cli::{LogArgs, LogFormat};
use crate::ozg::meaning::{Fact, facts};
use crate::render::log_json::log_json;
use crate::render::log_md::log_md;
use crate::render::log_text::{LogEntry, log_text};
use messages::PartialDate;
use messages::msg;
use record_diff::diff::{ChangePath, ChangePathStep, RecordChange, RecordChangeKind};
use record_diff::history::{History, HistoryEntry};

/// Commits that are shown of all records, if not told otherwise.
const LIMIT: usize = 20;

pub(super) fn run(context: &CommandContext<'_>, args: &LogArgs) -> Result<ExitStatus> {
    let name = revision(args.revision.at.as_deref());
    let source = context.workspace.open(Some(name))?;
    let since = args.since.as_deref();
    let day = since.and_then(PartialDate::parse);
    let after = since
        .filter(|_| day.is_none())
        .map(|since| context.workspace.revision(since))
        .transpose()?;
    let history =
        History::open(&context.workspace.revision(name)?, after.as_ref(), &source.schemas)?;
    let text = args.name.join(" ");
    let record = match text.is_empty() {
        true => None,
        false => Some(resolve_record(&source, &history, &text)?),
    };
    if let Some(field) = &args.field {
        check_field(&source, record.as_ref().map(|(kind, _)| kind.as_ref()), field)?;
    }
    let walk = match &record {
        Some((kind, id)) => history.of_record(kind, id),
        None => history.of_all(),
    };
    let limit = args
        .limit
        .map(NonZeroUsize::get)
        .or(record.is_none().then_some(LIMIT))
        .unwrap_or(usize::MAX);
    let filter = LogFilter {
        field: args.field.as_deref(),
        as_of: context.workspace.as_of(args.revision.as_of),
    };
    let mut entries = Vec::new();
    let mut has_more = false;
    for entry in walk {
        let entry = entry?;
        let is_old = day.is_some_and(|day| entry.commit.date.is_before(day));
        let Some(entry) = (!is_old).then(|| filter.entry(entry)).flatten() else { continue };
        if entries.len() == limit {
            has_more = true;
            break;
        }
        entries.push(entry);
    }
    print(context, args, &entries)?;
    if entries.is_empty() {
        context.notify(&msg!("log-none"));
    }
    if has_more {
        context.notify(&msg!("log-more"));
    } else if history.is_shallow {
        context.notify(&msg!("log-shallow"));
    }
    Ok(ExitStatus::Fine)
}

fn print(context: &CommandContext<'_>, args: &LogArgs, entries: &[LogEntry]) -> Result<()> {
    match args.format {
        LogFormat::Text => context.print(&log_text(entries, &context.localizer, context.width())),
        LogFormat::Md => context.print(&log_md(entries, &context.localizer)),
        LogFormat::Json => context.print(&log_json(entries)),
    }
}

/// What is wanted of each commit.
struct LogFilter<'a> {
    field: Option<&'a str>,
    as_of: PartialDate,
}

impl LogFilter<'_> {
    /// None if the commit changed nothing that is wanted.
    fn entry(&self, entry: HistoryEntry) -> Option<LogEntry> {
        let changes = entry.changes.into_iter().filter_map(|change| {
            let mut facts = facts(&change, self.as_of);
            let Some(field) = self.field else { return Some((change, facts)) };
            facts.retain(|fact| is_about(&change, fact, field));
            (!facts.is_empty()).then_some((change, facts))
        });
        let changes: Vec<_> = changes.collect();
        (!changes.is_empty()).then_some(LogEntry { commit: entry.commit, changes })
    }
}

/// A record that comes or goes takes its fields with it.
fn is_about(change: &RecordChange, fact: &Fact, field: &str) -> bool {
    match &change.what {
        RecordChangeKind::Added { record } | RecordChangeKind::Removed { record } => {
            let list = field.split('[').next().unwrap_or_default();
            !record.root.below(&list.split('.').collect::<Vec<_>>()).is_empty()
        }
        _ => fact.fields.iter().any(|changed| is_in(&changed.path, field)),
    }
}

/// Whether a path leads to the field, into it, or to what it is in.
fn is_in(path: &ChangePath, field: &str) -> bool {
    let keys =
        path.0.iter().filter(|step| matches!(step, ChangePathStep::Key(_))).cloned().collect();
    [path.to_string(), ChangePath(keys).to_string()].iter().any(|path| {
        let continues = |long: &str, short: &str| {
            long.strip_prefix(short)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        continues(path, field) || continues(field, path)
    })
}
