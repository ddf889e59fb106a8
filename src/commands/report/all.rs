//! `ozg report --all`: every report, those about one record for each record, and an index.

use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::asked::Asked;
use super::digest::News;
use super::document::{Content, Document};
use super::folder::Folder;
use super::pages::{Of, Page, groups, pages, site};
use super::tell_left_out;
use super::trend::{Trend, timeline};
use crate::cli::{ReportArgs, ReportFormat};
use crate::commands::{Context, Exit};
use crate::ozg::report::{OVERVIEW, REPORTS, Report, TREND};
use crate::render::index_html::index_html;
use crate::render::index_md::index_md;
use crate::render::site::{INDEX, Place, Site};
use crate::section::compare;
use messages::PartialDate;
use messages::Speaker;
use messages::msg;
use records::dataset::{Dataset, Source, Wanted};

/// Pages that one worker writes with one speaker.
const BATCH: usize = 64;

pub(super) fn run(context: &Context<'_>, args: &ReportArgs, path: &Path) -> Result<Exit> {
    let format = args.format.unwrap_or(ReportFormat::Html);
    if format == ReportFormat::Csv {
        bail!(msg!("report-all-csv"));
    }
    let folder = Folder::open(context.path(path))?;
    let state = State::load(context.open(&args.reading)?)?;
    let before = args.compare.as_deref();
    let before = before.map(|at| State::load(context.open_at(Some(at))?)).transpose()?;
    let asked = Asked::of_all(context, args, OVERVIEW, &state.source)?;
    let (news, trend) = (news(context, args)?, trend(context, args));
    let mut pages = pages(&asked, &state.dataset, ending(format));
    let over_time = [(Of::Digest, news.is_some()), (Of::Trend, trend.is_some())];
    let over_time = over_time.into_iter().filter(|(_, is_there)| *is_there);
    pages.extend(over_time.map(|(of, _)| Page::of_all(of, ending(format))));
    let site = site(&pages, &context.speaker);
    let set = Set { asked, state, before, news, trend, format, site, folder };
    set.folder.begin()?;
    let language = context.speaker.language;
    pages.par_chunks(BATCH).try_for_each(|batch| {
        let speaker = crate::locales::speaker(language);
        batch.iter().try_for_each(|page| set.write(page, &speaker))
    })?;
    let index = set.write_index(&pages, &context.speaker)?;
    set.folder.finish(pages.iter().map(|page| page.path.as_str()).chain(index.as_deref()))?;
    let place = path.display().to_string();
    context.say(&msg!("report-all-summary", count = pages.len(), path = place));
    tell_left_out(context, set.state.dataset.left_out);
    Ok(Exit::Fine)
}

/// The news since the day that is asked for, or since what all is compared with.
fn news(context: &Context<'_>, args: &ReportArgs) -> Result<Option<News>> {
    let Some(since) = args.since.as_deref().or(args.compare.as_deref()) else { return Ok(None) };
    News::load(context, args, since).map(Some)
}

/// None where there is no history.
fn trend(context: &Context<'_>, args: &ReportArgs) -> Option<Document> {
    // A revision is for the digest.
    let since = args.since.as_deref().filter(|since| PartialDate::parse(since).is_some());
    let trend = timeline(context, args).and_then(|all| Trend::load(context, args, since, &all));
    match trend {
        Ok(trend) => Some(trend.document),
        Err(reason) => {
            let reason = context.reason(&reason);
            context.say(&msg!("report-all-without", report = TREND.name, reason = reason));
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
struct State {
    source: Source,
    dataset: Dataset,
}

impl State {
    fn load(source: Source) -> Result<Self> {
        let mut wanted = Wanted::default();
        REPORTS.iter().for_each(|report| (report.needs)(&source.schemas, &mut wanted));
        let dataset = source.load(&wanted)?;
        Ok(State { source, dataset })
    }
}

/// All that the files of a set are written from.
struct Set<'a> {
    asked: Asked<'a>,
    state: State,
    before: Option<State>,
    news: Option<News>,
    trend: Option<Document>,
    format: ReportFormat,
    site: Site,
    folder: Folder,
}

impl Set<'_> {
    fn write(&self, page: &Page, speaker: &Speaker) -> Result<()> {
        let place = Place { site: Some(&self.site), path: &page.path };
        let content = match (page.of, &self.news, &self.trend) {
            (Of::State(report), ..) => {
                let document = self.document(report, page.id.as_deref())?;
                document.content(self.format, speaker, None, &place)?
            }
            (Of::Digest, Some(news), _) => news.content(self.format, speaker, None, &place)?,
            (Of::Trend, _, Some(trend)) => trend.content(self.format, speaker, None, &place)?,
            // There is no page of what there is not.
            (Of::Digest | Of::Trend, ..) => return Ok(()),
        };
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::Text(text) => anstream::adapter::strip_str(&text).to_string().into_bytes(),
        };
        self.folder.write(&page.path, &bytes)
    }

    /// What a report says of one state, beside that of another if it is to be compared.
    fn document(&self, report: &'static Report, id: Option<&str>) -> Result<Document> {
        let asked = self.asked.about(report, id);
        let mut answer = asked.ask(&self.state.source, &self.state.dataset)?;
        if let Some(before) = &self.before {
            let before = asked.ask_if_there(&before.source, &before.dataset)?;
            let before = before.map(|answer| answer.sections).unwrap_or_default();
            answer.sections = compare(answer.sections, before);
        }
        Ok(Document::new(&asked, answer))
    }

    /// A page that leads to all, in formats that have links; its path.
    fn write_index(&self, pages: &[Page], speaker: &Speaker) -> Result<Option<String>> {
        let title = msg!("report-heading", title = msg!("page-set"), date = self.asked.clock);
        let groups = groups(pages, speaker);
        let text = match self.format {
            ReportFormat::Html => index_html(&title, &groups, &self.site, speaker),
            ReportFormat::Md => index_md(&title, &groups, speaker),
            _ => return Ok(None),
        };
        let path = format!("{INDEX}.{}", ending(self.format));
        self.folder.write(&path, text.as_bytes())?;
        Ok(Some(path))
    }
}
