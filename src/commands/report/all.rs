//! `ozg report --all`: every report, those about one record for each record, and an index.

use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::digest::DigestReport;
use super::document::{RenderedOutput, ReportDocument};
use super::folder::OutputDirectory;
use super::pages::{PageKind, ReportPage, groups, pages, site};
use super::report_skipped;
use super::request::ReportRequest;
use super::trend::{TrendReport, timeline};
use crate::cli::{ReportArgs, ReportFormat};
use crate::commands::{CommandContext, ExitStatus};
use crate::ozg::report::{OVERVIEW, REPORTS, Report, TREND};
use crate::render::index_html::index_html;
use crate::render::index_md::index_md;
use crate::render::site::{INDEX, PageContext, Site};
use crate::section::compare;
use messages::Localizer;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Dataset, DatasetSource, Projection};

/// Pages that one worker writes with one speaker.
const BATCH: usize = 64;

pub(super) fn run(
    context: &CommandContext<'_>,
    args: &ReportArgs,
    path: &Path,
) -> Result<ExitStatus> {
    let format = args.format.unwrap_or(ReportFormat::Html);
    if format == ReportFormat::Csv {
        bail!(msg!("report-all-csv"));
    }
    let folder = OutputDirectory::open(context.workspace.path(path))?;
    let state = LoadedDataset::load(context.workspace.open(args.revision.at.as_deref())?)?;
    let before = args.compare.as_deref();
    let before =
        before.map(|at| LoadedDataset::load(context.workspace.open(Some(at))?)).transpose()?;
    let request = ReportRequest::of_all(context, args, OVERVIEW, &state.source)?;
    let (news, trend) = (news(context, args)?, trend(context, args));
    let mut pages = pages(&request, &state.dataset, ending(format));
    let over_time = [(PageKind::Digest, news.is_some()), (PageKind::Trend, trend.is_some())];
    let over_time = over_time.into_iter().filter(|(_, is_there)| *is_there);
    pages.extend(over_time.map(|(of, _)| ReportPage::of_all(of, ending(format))));
    let site = site(&pages, &context.localizer);
    let set = ReportSet { request, state, before, news, trend, format, site, folder };
    set.folder.begin()?;
    let language = context.localizer.language;
    pages.par_chunks(BATCH).try_for_each(|batch| {
        let localizer = crate::locales::localizer(language);
        batch.iter().try_for_each(|page| set.write(page, &localizer))
    })?;
    let index = set.write_index(&pages, &context.localizer)?;
    set.folder.finish(pages.iter().map(|page| page.path.as_str()).chain(index.as_deref()))?;
    let place = path.display().to_string();
    context.notify(&msg!("report-all-summary", count = pages.len(), path = place));
    report_skipped(context, set.state.dataset.left_out);
    Ok(ExitStatus::Fine)
}

/// The news since the day that is asked for, or since what all is compared with.
fn news(context: &CommandContext<'_>, args: &ReportArgs) -> Result<Option<DigestReport>> {
    let Some(since) = args.since.as_deref().or(args.compare.as_deref()) else { return Ok(None) };
    DigestReport::load(context, args, since).map(Some)
}

/// None where there is no history.
fn trend(context: &CommandContext<'_>, args: &ReportArgs) -> Option<ReportDocument> {
    // A revision is for the digest.
    let since = args.since.as_deref().filter(|since| PartialDate::parse(since).is_some());
    let trend =
        timeline(context, args).and_then(|all| TrendReport::load(context, args, since, &all));
    match trend {
        Ok(trend) => Some(trend.document),
        Err(reason) => {
            let reason = context.reason(&reason);
            context.notify(&msg!("report-all-without", report = TREND.name, reason = reason));
            None
        }
    }
}

fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Text => "txt",
        ReportFormat::Md => "md",
        ReportFormat::Json => "json",
        ReportFormat::Csv => "csv",
        ReportFormat::Html => "html",
        ReportFormat::Xlsx => "xlsx",
    }
}

/// A dataset with all that any report asks of it.
struct LoadedDataset {
    source: DatasetSource,
    dataset: Dataset,
}

impl LoadedDataset {
    fn load(source: DatasetSource) -> Result<Self> {
        let mut projection = Projection::default();
        REPORTS.iter().for_each(|report| (report.needs)(&source.schemas, &mut projection));
        let dataset = source.load(&projection)?;
        Ok(LoadedDataset { source, dataset })
    }
}

/// All that the files of a set are written from.
struct ReportSet<'a> {
    request: ReportRequest<'a>,
    state: LoadedDataset,
    before: Option<LoadedDataset>,
    news: Option<DigestReport>,
    trend: Option<ReportDocument>,
    format: ReportFormat,
    site: Site,
    folder: OutputDirectory,
}

impl ReportSet<'_> {
    fn write(&self, page: &ReportPage, localizer: &Localizer) -> Result<()> {
        let place = PageContext { site: Some(&self.site), path: &page.path };
        let content = match (page.kind, &self.news, &self.trend) {
            (PageKind::State(report), ..) => {
                let document = self.document(report, page.id.as_deref())?;
                document.content(self.format, localizer, None, &place)?
            }
            (PageKind::Digest, Some(news), _) => {
                news.content(self.format, localizer, None, &place)?
            }
            (PageKind::Trend, _, Some(trend)) => {
                trend.content(self.format, localizer, None, &place)?
            }
            // There is no page of what there is not.
            (PageKind::Digest | PageKind::Trend, ..) => return Ok(()),
        };
        let bytes = match content {
            RenderedOutput::Bytes(bytes) => bytes,
            RenderedOutput::Text(text) => {
                anstream::adapter::strip_str(&text).to_string().into_bytes()
            }
        };
        self.folder.write(&page.path, &bytes)
    }

    /// What a report says of one state, beside that of another if it is to be compared.
    fn document(&self, report: &'static Report, id: Option<&str>) -> Result<ReportDocument> {
        let request = self.request.about(report, id);
        let mut answer = request.ask(&self.state.source, &self.state.dataset)?;
        if let Some(before) = &self.before {
            let before = request.ask_if_there(&before.source, &before.dataset)?;
            let before = before.map(|answer| answer.sections).unwrap_or_default();
            answer.sections = compare(answer.sections, before);
        }
        Ok(ReportDocument::new(&request, answer))
    }

    /// A page that leads to all, in formats that have links; its path.
    fn write_index(&self, pages: &[ReportPage], localizer: &Localizer) -> Result<Option<String>> {
        let title = msg!("report-heading", title = msg!("page-set"), date = self.request.as_of);
        let groups = groups(pages, localizer);
        let text = match self.format {
            ReportFormat::Html => index_html(&title, &groups, &self.site, localizer),
            ReportFormat::Md => index_md(&title, &groups, localizer),
            _ => return Ok(None),
        };
        let path = format!("{INDEX}.{}", ending(self.format));
        self.folder.write(&path, text.as_bytes())?;
        Ok(Some(path))
    }
}
