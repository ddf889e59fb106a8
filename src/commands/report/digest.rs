//! `ozg report digest`

use anyhow::{Result, bail};

use super::asked::narrowing;
use super::document::Content;
use super::{deliver, none_of, tell_left_out};
use crate::cli::{ReportArgs, ReportFormat};
use crate::commands::output::Destination;
use crate::commands::{Context, Exit};
use crate::ozg::digest::{Digest, Names, digest, load, narrow};
use crate::ozg::meaning::Told;
use crate::ozg::report::DIGEST;
use crate::render::digest_data::digest_table;
use crate::render::digest_html::digest_html;
use crate::render::digest_md::digest_md;
use crate::render::digest_text::digest_text;
use crate::render::json_pretty;
use crate::render::site::Place;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::render::table_xlsx::tables_xlsx;
use file_tree::Timeline;
use messages::Message;
use messages::PartialDate;
use messages::Speaker;
use messages::msg;
use record_diff::diff::{Side, diff};
use records::dataset::Source;

/// The state that the news begin with, and how it is called.
struct Beginning {
    revision: String,
    said: Message,
}

/// What changed, under a heading that says since when.
pub(super) struct News {
    /// The heading, and what it is narrowed to.
    head: Vec<Message>,
    digest: Digest,
    data_head: ReportHead,
    pub left_out: usize,
}

pub(super) fn run(context: &Context<'_>, args: &ReportArgs) -> Result<Exit> {
    if let Some(id) = &args.id {
        bail!(msg!("report-no-id", report = DIGEST.name, id = id));
    }
    let options = [
        ("--every", args.every.is_some()),
        ("--compare", args.compare.is_some()),
        ("--table", args.table.is_some()),
    ];
    none_of(DIGEST.name, &options)?;
    let destination = Destination::of_report(context, args.format, args.output.as_deref())?;
    let Some(since) = args.since.as_deref() else { bail!(msg!("report-since-missing")) };
    let news = News::load(context, args, since)?;
    let (speaker, width) = (&context.speaker, destination.width(context));
    deliver(
        context,
        &destination,
        news.content(destination.format, speaker, width, &Place::ALONE)?,
    )?;
    tell_left_out(context, news.left_out);
    Ok(Exit::Fine)
}

impl News {
    /// The news since a day or a revision.
    ///
    /// # Errors
    /// If there is no state to begin with.
    pub(super) fn load(context: &Context<'_>, args: &ReportArgs, since: &str) -> Result<Self> {
        let clock = context.clock(&args.reading);
        let source = context.open(&args.reading)?;
        let narrowed = narrowing(args, &source)?;
        let beginning = beginning(context, args, since)?;
        let base = context.open_at(Some(&beginning.revision))?;
        let (old, new) = (load(&base, &narrowed)?, load(&source, &narrowed)?);
        let side = |source: Source| Side {
            name: source.tree.revision().map(str::to_owned),
            tree: source.tree,
        };
        let names = Names { head: &new, base: &old };
        let diff = diff(&side(base), &side(source), false)?;
        let diff = narrow(diff, &names, clock, &narrowed);
        let told = Told::new(&diff, None, clock);
        let digest = digest(&diff, &told, &names);
        let options = narrowed.options().into_iter();
        let data_head = ReportHead {
            report: DIGEST.name,
            as_of: clock,
            subject: None,
            compared_with: Some(beginning.revision),
            narrowed: options.map(|(name, value)| (name, value.to_owned())).collect(),
        };
        let heading = msg!("digest-heading", since = beginning.said, date = clock);
        let head = std::iter::once(heading).chain(narrowed.said(&new)).collect();
        Ok(News { head, digest, data_head, left_out: new.left_out })
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn content(
        &self,
        format: ReportFormat,
        speaker: &Speaker,
        width: Option<usize>,
        place: &Place<'_>,
    ) -> Result<Content> {
        let News { head, digest, .. } = self;
        let table = || digest_table(digest);
        Ok(Content::Text(match format {
            ReportFormat::Text => digest_text(head, digest, speaker, width),
            ReportFormat::Md => digest_md(head, digest, speaker),
            ReportFormat::Html => digest_html(head, digest, speaker, place),
            ReportFormat::Csv => table_csv(&table())?,
            ReportFormat::Json => json_pretty(&report_json(&self.data_head, &[table()])),
            ReportFormat::Xlsx => return Ok(Content::Bytes(tables_xlsx(&[table()], speaker)?)),
        }))
    }
}

/// A date means the last state before it, on the main line of what is looked at.
fn beginning(context: &Context<'_>, args: &ReportArgs, since: &str) -> Result<Beginning> {
    let Some(day) = PartialDate::parse(since) else { return of_revision(context, since) };
    let clock = context.clock(&args.reading);
    if !day.is_by(clock) {
        bail!(msg!("since-too-late", since = day, date = clock));
    }
    let head = args.reading.at.as_deref().unwrap_or("HEAD");
    let timeline = Timeline::load(context.host(), context.directory(), head)?;
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

fn of_revision(context: &Context<'_>, name: &str) -> Result<Beginning> {
    if let Err(error) = context.revision(name) {
        bail!(msg!("since-nothing", since = name, reason = context.reason(&error)));
    }
    let timeline = Timeline::load(context.host(), context.directory(), name).ok();
    let said = match timeline.as_ref().and_then(Timeline::last) {
        Some(commit) => msg!("since-revision", revision = name, date = commit.date),
        None => msg!("since-tree", revision = name),
    };
    Ok(Beginning { revision: name.to_owned(), said })
}
