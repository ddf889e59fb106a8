//! `ozg report digest`

use anyhow::{Result, bail};

use super::document::RenderedOutput;
use super::request::narrowing;
use super::{reject_options, report_skipped, write_output};
use crate::cli::{ReportArgs, ReportFormat};
use crate::commands::output::Destination;
use crate::commands::{CommandContext, ExitStatus};
use crate::ozg::digest::{Digest, RecordNames, digest, load, narrow};
use crate::ozg::meaning::Interpretation;
use crate::ozg::report::DIGEST;
use crate::render::digest_data::digest_table;
use crate::render::digest_html::digest_html;
use crate::render::digest_md::digest_md;
use crate::render::digest_text::digest_text;
use crate::render::json_pretty;
use crate::render::site::PageContext;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::render::table_xlsx::tables_xlsx;
use file_tree::Timeline;
use messages::Localizer;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use record_diff::diff::{DiffSide, diff};
use records::dataset::DatasetSource;

/// The state that the news begin with, and how it is called.
struct Baseline {
    revision: String,
    label: Message,
}

/// What changed, under a heading that says since when.
pub(super) struct DigestReport {
    /// The heading, and what it is narrowed to.
    head: Vec<Message>,
    digest: Digest,
    data_head: ReportHead,
    pub left_out: usize,
}

pub(super) fn run(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    if let Some(id) = &args.id {
        bail!(msg!("report-no-id", report = DIGEST.name, id = id));
    }
    let options = [
        ("--every", args.every.is_some()),
        ("--compare", args.compare.is_some()),
        ("--table", args.table.is_some()),
    ];
    reject_options(DIGEST.name, &options)?;
    let destination = Destination::of_report(context, args.format, args.output.as_deref())?;
    let Some(since) = args.since.as_deref() else { bail!(msg!("report-since-missing")) };
    let news = DigestReport::load(context, args, since)?;
    let (localizer, width) = (&context.localizer, destination.width(context));
    write_output(
        context,
        &destination,
        news.content(destination.format, localizer, width, &PageContext::ALONE)?,
    )?;
    report_skipped(context, news.left_out);
    Ok(ExitStatus::Fine)
}

impl DigestReport {
    /// The news since a day or a revision.
    ///
    /// # Errors
    /// If there is no state to begin with.
    pub(super) fn load(
        context: &CommandContext<'_>,
        args: &ReportArgs,
        since: &str,
    ) -> Result<Self> {
        let as_of = context.workspace.as_of(args.revision.as_of);
        let source = context.workspace.open(args.revision.at.as_deref())?;
        let narrowed = narrowing(args, &source)?;
        let beginning = baseline(context, args, since)?;
        let base = context.workspace.open(Some(&beginning.revision))?;
        let (old, new) = (load(&base, &narrowed)?, load(&source, &narrowed)?);
        let side = |source: DatasetSource| DiffSide {
            name: source.tree.revision().map(str::to_owned),
            tree: source.tree,
        };
        let names = RecordNames { head: &new, base: &old };
        let diff = diff(&side(base), &side(source), false)?;
        let diff = narrow(diff, &names, as_of, &narrowed);
        let interpretation = Interpretation::new(&diff, None, as_of);
        let digest = digest(&diff, &interpretation, &names);
        let options = narrowed.options().into_iter();
        let data_head = ReportHead {
            report: DIGEST.name,
            as_of,
            subject: None,
            compared_with: Some(beginning.revision),
            narrowed: options.map(|(name, value)| (name, value.to_owned())).collect(),
        };
        let heading = msg!("digest-heading", since = beginning.label, date = as_of);
        let head = std::iter::once(heading).chain(narrowed.describe(&new)).collect();
        Ok(DigestReport { head, digest, data_head, left_out: new.left_out })
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn content(
        &self,
        format: ReportFormat,
        localizer: &Localizer,
        width: Option<usize>,
        place: &PageContext<'_>,
    ) -> Result<RenderedOutput> {
        let DigestReport { head, digest, .. } = self;
        let table = || digest_table(digest);
        Ok(RenderedOutput::Text(match format {
            ReportFormat::Text => digest_text(head, digest, localizer, width),
            ReportFormat::Md => digest_md(head, digest, localizer),
            ReportFormat::Html => digest_html(head, digest, localizer, place),
            ReportFormat::Csv => table_csv(&table())?,
            ReportFormat::Json => json_pretty(&report_json(&self.data_head, &[table()])),
            ReportFormat::Xlsx => {
                return Ok(RenderedOutput::Bytes(tables_xlsx(&[table()], localizer)?));
            }
        }))
    }
}

/// A date means the last state before it, on the main line of what is looked at.
fn baseline(context: &CommandContext<'_>, args: &ReportArgs, since: &str) -> Result<Baseline> {
    let Some(day) = PartialDate::parse(since) else { return of_revision(context, since) };
    let as_of = context.workspace.as_of(args.revision.as_of);
    if !day.certainly_not_after(as_of) {
        bail!(msg!("since-too-late", since = day, date = as_of));
    }
    let head = args.revision.at.as_deref().unwrap_or("HEAD");
    let timeline = context.workspace.timeline(head)?;
    match (timeline.before(day), timeline.first()) {
        (Some(commit), _) => {
            let first = PartialDate::parse(&day.first_day()).unwrap_or(day);
            Ok(Baseline { revision: commit.id.clone(), label: msg!("since-day", date = first) })
        }
        (None, Some(first)) => {
            bail!(msg!("since-too-early", since = day, first = first.date))
        }
        (None, None) => bail!(msg!("trend-no-history", date = day)),
    }
}

fn of_revision(context: &CommandContext<'_>, name: &str) -> Result<Baseline> {
    if let Err(error) = context.workspace.revision(name) {
        bail!(msg!("since-nothing", since = name, reason = context.reason(&error)));
    }
    let timeline = context.workspace.timeline(name).ok();
    let label = match timeline.as_ref().and_then(Timeline::last) {
        Some(commit) => msg!("since-revision", revision = name, date = commit.date),
        None => msg!("since-tree", revision = name),
    };
    Ok(Baseline { revision: name.to_owned(), label })
}
