//! `ozg log`

use std::num::NonZeroUsize;

use anyhow::Result;

use super::subject::{check_field, revision, subject};
use super::{Context, Exit};
use crate::cli::{LogArgs, LogFormat};
use crate::ozg::meaning::{Fact, facts};
use crate::render::log_json::log_json;
use crate::render::log_md::log_md;
use crate::render::log_text::{Told, log_text};
use messages::PartialDate;
use messages::msg;
use record_diff::diff::{Change, ChangePath, Step, What};
use record_diff::history::{Entry, History};

/// Commits that are shown of all records, if not told otherwise.
const LIMIT: usize = 20;

pub(super) fn run(context: &Context<'_>, args: &LogArgs) -> Result<Exit> {
    let name = revision(args.reading.at.as_deref());
    let source = context.open_at(Some(name))?;
    let since = args.since.as_deref();
    let day = since.and_then(PartialDate::parse);
    let after = since.filter(|_| day.is_none()).map(|since| context.revision(since)).transpose()?;
    let history = History::open(&context.revision(name)?, after.as_ref(), &source.schemas)?;
    let text = args.name.join(" ");
    let record = match text.is_empty() {
        true => None,
        false => Some(subject(&source, &history, &text)?),
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
    let asked = Asked { field: args.field.as_deref(), clock: context.clock(&args.reading) };
    let mut told = Vec::new();
    let mut has_more = false;
    for entry in walk {
        let entry = entry?;
        let is_old = day.is_some_and(|day| entry.commit.date.is_before(day));
        let Some(entry) = (!is_old).then(|| asked.tell(entry)).flatten() else { continue };
        if told.len() == limit {
            has_more = true;
            break;
        }
        told.push(entry);
    }
    print(context, args, &told)?;
    if told.is_empty() {
        context.say(&msg!("log-none"));
    }
    if has_more {
        context.say(&msg!("log-more"));
    } else if history.is_shallow {
        context.say(&msg!("log-shallow"));
    }
    Ok(Exit::Fine)
}

fn print(context: &Context<'_>, args: &LogArgs, told: &[Told]) -> Result<()> {
    match args.format {
        LogFormat::Text => context.print(&log_text(told, &context.speaker, context.width())),
        LogFormat::Md => context.print(&log_md(told, &context.speaker)),
        LogFormat::Json => context.print(&log_json(told)),
    }
}

/// What is wanted of each commit.
struct Asked<'a> {
    field: Option<&'a str>,
    clock: PartialDate,
}

impl Asked<'_> {
    /// None if the commit changed nothing that is wanted.
    fn tell(&self, entry: Entry) -> Option<Told> {
        let changes = entry.changes.into_iter().filter_map(|change| {
            let mut facts = facts(&change, self.clock);
            let Some(field) = self.field else { return Some((change, facts)) };
            facts.retain(|fact| is_about(&change, fact, field));
            (!facts.is_empty()).then_some((change, facts))
        });
        let changes: Vec<_> = changes.collect();
        (!changes.is_empty()).then_some(Told { commit: entry.commit, changes })
    }
}

/// A record that comes or goes takes its fields with it.
fn is_about(change: &Change, fact: &Fact, field: &str) -> bool {
    match &change.what {
        What::Added { record } | What::Removed { record } => {
            let list = field.split('[').next().unwrap_or_default();
            !record.root.below(&list.split('.').collect::<Vec<_>>()).is_empty()
        }
        _ => fact.fields.iter().any(|changed| is_in(&changed.path, field)),
    }
}

/// Whether a path leads to the field, into it, or to what it is in.
fn is_in(path: &ChangePath, field: &str) -> bool {
    let keys = path.0.iter().filter(|step| matches!(step, Step::Key(_))).cloned().collect();
    [path.to_string(), ChangePath(keys).to_string()].iter().any(|path| {
        let continues = |long: &str, short: &str| {
            long.strip_prefix(short)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        continues(path, field) || continues(field, path)
    })
}
