//! `ozg report trend`

use anyhow::{Result, bail};

use super::document::{ReportDocument, data_head};
use super::request::ReportRequest;
use super::{reject_options, report_skipped, write_output};
use crate::cli::{ReportArgs, TrendPeriod};
use crate::commands::output::Destination;
use crate::commands::{CommandContext, ExitStatus};
use crate::ozg::report::{OVERVIEW, TREND};
use crate::ozg::trend::{MAIN, TrendFigure, figures, find, listed, periods};
use crate::render::site::PageContext;
use crate::render::table_data::ReportHead;
use crate::section::{Section, difference};
use file_tree::{Commit, Timeline};
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Dataset, DatasetSource};
use records::suggest;
use records::table::{Cell, Column, Table};

/// What is followed: by name, with the title of its column.
struct TrendTable {
    title: Message,
    columns: Vec<(String, Message)>,
}

/// The figures at the end of a period; none where the dataset had none.
struct TrendPoint {
    day: PartialDate,
    commit: Option<String>,
    figures: Vec<TrendFigure>,
}

pub(super) fn run(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    reject_options(
        TREND.name,
        &[("--compare", args.compare.is_some()), ("--table", args.table.is_some())],
    )?;
    let destination = Destination::of_report(context, args.format, args.output.as_deref())?;
    let trend = TrendReport::load(context, args, args.since.as_deref(), &timeline(context, args)?)?;
    let (localizer, width) = (&context.localizer, destination.width(context));
    let content =
        trend.document.content(destination.format, localizer, width, &PageContext::ALONE)?;
    write_output(context, &destination, content)?;
    report_skipped(context, trend.left_out);
    Ok(ExitStatus::Fine)
}

/// The commits up to the state that is looked at.
///
/// # Errors
/// If there is no history.
pub(super) fn timeline(context: &CommandContext<'_>, args: &ReportArgs) -> Result<Timeline> {
    context.workspace.timeline(head(args))
}

fn head(args: &ReportArgs) -> &str {
    args.revision.at.as_deref().unwrap_or("HEAD")
}

/// Figures along the history.
pub(super) struct TrendReport {
    pub document: ReportDocument,
    /// Of the latest state.
    pub left_out: usize,
}

impl TrendReport {
    /// # Errors
    /// If there is no such figure, or no state in the time that is asked for.
    pub(super) fn load(
        context: &CommandContext<'_>,
        args: &ReportArgs,
        since: Option<&str>,
        timeline: &Timeline,
    ) -> Result<Self> {
        let source = context.workspace.open(Some(head(args)))?;
        let mut request = ReportRequest::of_all(context, args, OVERVIEW, &source)?;
        request.compared_with = None;
        let as_of = request.as_of;
        let now = request.ask(&source, &request.load(&source)?)?;
        let followed = followed(args.id.as_deref(), &figures(&now.sections))?;
        let days = days(since, args.every, as_of, timeline)?;
        let points = points(context, &mut request, &days, timeline);
        request.as_of = as_of;
        let title = msg!("report-heading", title = (TREND.title)(), date = as_of);
        let heading = std::iter::once(title).chain(now.narrowed).collect();
        let subject = args.id.as_ref().and(followed.columns.first()).map(|(name, _)| name.clone());
        let head = ReportHead { report: TREND.name, subject, ..data_head(&request) };
        let sections = vec![section(&followed, &points)];
        let document = ReportDocument::over_time(heading, (TREND.about)(), head, sections);
        Ok(TrendReport { document, left_out: now.left_out })
    }
}

/// The figure that is named, or the main ones.
fn followed(name: Option<&str>, figures: &[TrendFigure]) -> Result<TrendTable> {
    let Some(name) = name else {
        let columns = MAIN.iter().map(|(name, title)| ((*name).to_owned(), title()));
        return Ok(TrendTable { title: msg!("trend-main"), columns: columns.collect() });
    };
    match find(figures, name) {
        Some(figure) => Ok(TrendTable {
            title: figure.title.clone(),
            columns: vec![(figure.name(), msg!("column-value"))],
        }),
        None => bail!(unknown(name, figures)),
    }
}

fn unknown(name: &str, figures: &[TrendFigure]) -> Message {
    let short = figures.iter().map(|figure| format!("{}.{}", figure.table, figure.row));
    let names: Vec<_> = short.chain(figures.iter().map(TrendFigure::name)).collect();
    let tables = figures.iter().map(|figure| figure.table);
    let known = tables.chain(names.iter().map(String::as_str));
    let suggestion = suggest::nearest(name, known).unwrap_or("none");
    msg!("trend-unknown", name = name, meant = suggestion, list = listed(figures).join("\n"))
}

/// The state at the end of each period; two periods with the same state share the reading of it.
fn points(
    context: &CommandContext<'_>,
    request: &mut ReportRequest<'_>,
    days: &[PartialDate],
    timeline: &Timeline,
) -> Vec<TrendPoint> {
    let mut points = Vec::new();
    let mut loaded: Option<(&Commit, DatasetSource, Dataset)> = None;
    for &day in days {
        let commit = timeline.by(day);
        if loaded.as_ref().map(|(commit, ..)| *commit) != commit {
            loaded = commit.and_then(|commit| state(context, request, commit));
        }
        request.as_of = day;
        let sections = loaded.as_ref().and_then(|(_, source, dataset)| {
            request.ask(source, dataset).ok().map(|answer| answer.sections)
        });
        let commit = commit.map(|commit| commit.id.clone());
        points.push(TrendPoint { day, commit, figures: figures(&sections.unwrap_or_default()) });
    }
    points
}

/// The dataset of a commit; none if there was none yet, or none that can be read.
fn state<'c>(
    context: &CommandContext<'_>,
    request: &ReportRequest<'_>,
    commit: &'c Commit,
) -> Option<(&'c Commit, DatasetSource, Dataset)> {
    let source = context.workspace.open(Some(&commit.id)).ok()?;
    let dataset = request.load(&source).ok()?;
    Some((commit, source, dataset))
}

fn days(
    since: Option<&str>,
    every: Option<TrendPeriod>,
    to: PartialDate,
    timeline: &Timeline,
) -> Result<Vec<PartialDate>> {
    let Some(first) =
        timeline.first().map(|commit| commit.date).filter(|first| first.certainly_not_after(to))
    else {
        bail!(msg!("trend-no-history", date = to))
    };
    let since = match since {
        Some(since) => match PartialDate::parse(since) {
            Some(since) if to.is_before(since) => {
                bail!(msg!("since-too-late", since = since, date = to))
            }
            Some(since) => since.max(first),
            None => bail!(msg!("trend-since", since = since)),
        },
        None => first,
    };
    let months = match every.unwrap_or(TrendPeriod::Month) {
        TrendPeriod::Month => 1,
        TrendPeriod::Quarter => 3,
        TrendPeriod::Year => 12,
    };
    Ok(periods(since, to, months))
}

/// A row a period: its end, the commit, and the figures; of a single one also the difference.
fn section(followed: &TrendTable, points: &[TrendPoint]) -> Section {
    let mut columns = vec![
        Column::word("date", msg!("column-period-end")),
        Column::word("commit", msg!("column-commit")),
    ];
    columns.extend(followed.columns.iter().map(|(key, title)| Column::number(key, title.clone())));
    let is_single = followed.columns.len() == 1;
    if is_single {
        columns.push(Column::number("difference", msg!("column-difference")));
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for point in points {
        let mut row =
            vec![Cell::Date(point.day), point.commit.clone().map_or(Cell::Empty, Cell::Text)];
        let value = |name: &str| find(&point.figures, name).map(|figure| figure.value.clone());
        row.extend(followed.columns.iter().map(|(name, _)| value(name).unwrap_or(Cell::Empty)));
        if is_single {
            let before =
                rows.last().and_then(|row| row.get(2)).filter(|cell| **cell != Cell::Empty);
            let now = row.get(2).cloned().unwrap_or(Cell::Empty);
            row.push(before.map_or(Cell::Empty, |before| difference(&now, before)));
        }
        rows.push(row);
    }
    let title = Some(followed.title.clone());
    let table = Table { name: TREND.name, title, columns, rows, has_total: false };
    Section::new(table, 1).line().note(msg!("trend-clock"))
}
