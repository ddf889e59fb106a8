//! `ozg report digest`

use anyhow::{Result, bail};

use super::asked::narrowing;
use super::document::Content;
use super::{deliver, none_of};
use crate::cli::{ReportArgs, ReportFormat};
use crate::commands::output::Destination;
use crate::commands::{Context, Exit};
use crate::dataset::Source;
use crate::date::PartialDate;
use crate::diff::{Side, diff};
use crate::message::Message;
use crate::msg;
use crate::ozg::digest::{Digest, Names, digest, load};
use crate::ozg::meaning::Told;
use crate::ozg::report::DIGEST;
use crate::render::digest_data::digest_table;
use crate::render::digest_md::digest_md;
use crate::render::digest_text::digest_text;
use crate::render::json_pretty;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::render::table_xlsx::tables_xlsx;
use crate::tree::Timeline;

/// The state that the news begin with, and how it is called.
struct Beginning {
    revision: String,
    said: Message,
}

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<Exit> {
    check(args)?;
    let destination = Destination::of_report(args.format, args.output.as_deref())?;
    let clock = context.clock(&args.reading);
    let source = context.open(&args.reading)?;
    let narrowed = narrowing(args, &source)?;
    let beginning = beginning(context, args)?;
    let base = context.open_at(Some(&beginning.revision))?;
    let mut news = news(base, source, clock)?;
    if let Some(id) = &narrowed.themenfeld {
        news.groups.retain(|group| group.themenfeld.as_ref().is_some_and(|(own, _)| own == id));
    }
    let heading = msg!("digest-heading", since = beginning.said, date = clock);
    let width = destination.width(context);
    let content = Content::Text(match destination.format {
        ReportFormat::Text => digest_text(&heading, &news, &context.speaker, width),
        ReportFormat::Md => digest_md(&heading, &news, &context.speaker),
        ReportFormat::Csv => table_csv(&digest_table(&news))?,
        ReportFormat::Json => {
            let head = ReportHead {
                report: DIGEST.name,
                as_of: clock,
                subject: None,
                compared_with: Some(beginning.revision),
                narrowed: narrowed.themenfeld.map(|id| ("themenfeld", id)).into_iter().collect(),
            };
            json_pretty(&report_json(&head, &[digest_table(&news)]))
        }
        ReportFormat::Xlsx => {
            let workbook = tables_xlsx(&[digest_table(&news)], &context.speaker)?;
            return deliver(context, &destination, Content::Bytes(workbook)).map(|()| Exit::Fine);
        }
        // Its sentences are for a letter, which people write elsewhere.
        ReportFormat::Html => {
            bail!(msg!("report-not-with", report = DIGEST.name, option = "--format html"))
        }
    });
    deliver(context, &destination, content)?;
    Ok(Exit::Fine)
}

fn check(args: &ReportArgs) -> Result<()> {
    if let Some(id) = &args.id {
        bail!(msg!("report-no-id", report = DIGEST.name, id = id));
    }
    none_of(
        DIGEST.name,
        &[
            ("--every", args.every.is_some()),
            ("--compare", args.compare.is_some()),
            ("--table", args.table.is_some()),
            ("--regierungsbezirk", args.regierungsbezirk.is_some()),
            ("--kreis", args.kreis.is_some()),
            ("--groessenklasse", args.groessenklasse.is_some()),
        ],
    )
}

/// A date means the last state before it, on the main line of what is looked at.
fn beginning(context: &Context, args: &ReportArgs) -> Result<Beginning> {
    let Some(since) = args.since.as_deref() else { bail!(msg!("report-since-missing")) };
    let Some(day) = PartialDate::parse(since) else { return of_revision(context, since) };
    let head = args.reading.at.as_deref().unwrap_or("HEAD");
    let timeline = Timeline::load(context.directory(), head)?;
    match (timeline.before(day), timeline.first()) {
        (Some(commit), _) => {
            let first = PartialDate::parse(&day.first_day()).unwrap_or(day);
            Ok(Beginning { revision: commit.id.clone(), said: msg!("since-day", date = first) })
        }
        (None, Some(first)) => {
            bail!(msg!("since-too-early", since = day, first = first.date))
        }
        (None, None) => bail!(msg!("trend-no-history", date = day)),
    }
}

fn of_revision(context: &Context, name: &str) -> Result<Beginning> {
    if let Err(error) = context.revision(name) {
        bail!(msg!("since-nothing", since = name, reason = context.reason(&error)));
    }
    let timeline = Timeline::load(context.directory(), name).ok();
    let said = match timeline.as_ref().and_then(Timeline::last) {
        Some(commit) => msg!("since-revision", revision = name, date = commit.date),
        None => msg!("since-tree", revision = name),
    };
    Ok(Beginning { revision: name.to_owned(), said })
}

fn news(base: Source, head: Source, clock: PartialDate) -> Result<Digest> {
    let (old, new) = (load(&base)?, load(&head)?);
    let side = |source: Source| Side {
        name: source.tree.revision().map(str::to_owned),
        tree: source.tree,
    };
    let diff = diff(&side(base), &side(head), false)?;
    let told = Told::new(&diff, None, clock);
    Ok(digest(&diff, &told, &Names { head: &new, base: &old }))
}
