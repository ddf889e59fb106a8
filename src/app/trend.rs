//! Figures of the overview over the history of the dataset, one row per period.

use anyhow::{Result, bail};

use super::report::{ReportAnswer, ReportHead, ReportParams};
use super::report_query::{ReportDataset, ReportQuery};
use super::workspace::{HEAD, Workspace};
use crate::ozg::report::{MissingSection, OVERVIEW, TREND};
use crate::ozg::trend::{MAIN, TrendFigure, figures, find, listed, periods};
use crate::section::{Section, difference};
use file_tree::{Commit, Timeline};
use messages::{Message, PartialDate, msg};
use records::dataset::DatasetSource;
use records::suggest;
use records::table::{Cell, Column, Table};

/// The period that a row covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TrendPeriod {
    #[default]
    Month,
    Quarter,
    Year,
}

impl TrendPeriod {
    fn months(self) -> i64 {
        match self {
            TrendPeriod::Month => 1,
            TrendPeriod::Quarter => 3,
            TrendPeriod::Year => 12,
        }
    }
}

/// Which figures are tracked, and from when on.
#[derive(Debug, Clone)]
pub(crate) struct TrendRequest<'a> {
    /// By name; without one the main figures.
    pub figure: Option<&'a str>,
    /// The first day; without one the day of the first commit.
    pub since: Option<&'a str>,
    pub period: TrendPeriod,
    pub params: &'a ReportParams,
}

/// The tracked figures: by name, with the titles of their columns.
struct TrendTable {
    title: Message,
    columns: Vec<(String, Message)>,
}

/// The figures at the end of a period; empty if the dataset had none.
struct TrendPoint {
    day: PartialDate,
    commit: Option<String>,
    figures: Vec<TrendFigure>,
}

/// A state of the dataset with the records that the figures need.
struct LoadedCommit<'c> {
    commit: &'c Commit,
    source: DatasetSource,
    loaded: ReportDataset,
}

/// Tracks figures over the history.
///
/// # Errors
/// If there is no history, no such figure, or no state in the requested period.
pub(crate) fn trend(workspace: &Workspace, request: &TrendRequest<'_>) -> Result<ReportAnswer> {
    let params = request.params;
    let head = params.at.as_deref().unwrap_or(HEAD);
    let timeline = workspace.timeline(head)?;
    let source = workspace.open(Some(head))?;
    // There are no figures for the future, even if the requested day is in it.
    let is_ahead = workspace.today.is_before(params.as_of);
    let until = if is_ahead { workspace.today } else { params.as_of };
    let query = ReportQuery::new(OVERVIEW, params, None).on(until);
    let now = query.run(&source, &query.load(&source)?)?;
    let is_of = |figure: &str, part: &MissingSection| figure.split('.').next() == Some(part.table);
    let mut missing = now.missing.iter();
    if let Some(part) = request.figure.and_then(|figure| missing.find(|part| is_of(figure, part))) {
        bail!(part.message());
    }
    let table = tracked(request.figure, &figures(&now.sections))?;
    let first = timeline.first().map(|commit| commit.date);
    let days = days(request.since, request.period, until, first)?;
    let points = points(workspace, query, &days, &timeline);
    let subject = request.figure.and(table.columns.first()).map(|(name, _)| name.clone());
    let mut section = section(&table, &points);
    if is_ahead {
        section = section.note(msg!("trend-no-future", date = until));
    }
    let data = source.tree.state();
    let head = ReportHead { report: TREND.name, subject, ..query.head(data, None) };
    let is_tracked =
        |part: &&MissingSection| table.columns.iter().any(|(name, _)| is_of(name, part));
    let missing = now.missing.iter().filter(is_tracked).map(MissingSection::message);
    Ok(ReportAnswer {
        heading: head
            .heading((TREND.title)(), now.narrowed, None)
            .into_iter()
            .chain(missing)
            .collect(),
        head,
        about: (TREND.about)(),
        sections: vec![section],
        left_out: now.left_out,
    })
}

/// The named figure, or the main ones.
fn tracked(name: Option<&str>, figures: &[TrendFigure]) -> Result<TrendTable> {
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
    msg!("trend-unknown", name = name, suggestion = suggestion, list = listed(figures).join("\n"))
}

/// The last days of the periods from `since` to `to`; `first` is the day of the first commit.
fn days(
    since: Option<&str>,
    period: TrendPeriod,
    to: PartialDate,
    first: Option<PartialDate>,
) -> Result<Vec<PartialDate>> {
    let Some(first) = first.filter(|first| first.certainly_not_after(to)) else {
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
    Ok(periods(since, to, period.months()))
}

/// The figures at the end of each period; a state is read once for consecutive periods that share it.
fn points(
    workspace: &Workspace,
    query: ReportQuery<'_>,
    days: &[PartialDate],
    timeline: &Timeline,
) -> Vec<TrendPoint> {
    let mut points = Vec::new();
    let mut state: Option<LoadedCommit<'_>> = None;
    for &day in days {
        let commit = timeline.by(day);
        if state.as_ref().map(|state| state.commit) != commit {
            state = commit.and_then(|commit| load(workspace, query, commit));
        }
        // What depends on a day, such as the phase of a project, is computed for that day.
        let query = query.on(day);
        let result = state.as_ref().and_then(|state| query.run(&state.source, &state.loaded).ok());
        points.push(TrendPoint {
            day,
            commit: commit.map(|commit| commit.id.clone()),
            figures: figures(&result.map(|result| result.sections).unwrap_or_default()),
        });
    }
    points
}

/// The dataset of a commit; none if there was none yet, or it cannot be read.
fn load<'c>(
    workspace: &Workspace,
    query: ReportQuery<'_>,
    commit: &'c Commit,
) -> Option<LoadedCommit<'c>> {
    let source = workspace.open(Some(&commit.id)).ok()?;
    let loaded = query.load(&source).ok()?;
    Some(LoadedCommit { commit, source, loaded })
}

/// A row per period: its end, the commit, and the figures.
fn section(tracked: &TrendTable, points: &[TrendPoint]) -> Section {
    let mut columns = vec![
        Column::word("date", msg!("column-period-end")),
        Column::word("commit", msg!("column-commit")),
    ];
    columns.extend(tracked.columns.iter().map(|(key, title)| Column::number(key, title.clone())));
    let mut rows: Vec<Vec<Cell>> = points.iter().map(|point| row(tracked, point)).collect();
    if tracked.columns.len() == 1 {
        columns.push(Column::number("difference", msg!("column-difference")));
        add_differences(&mut rows);
    }
    let title = Some(tracked.title.clone());
    let table = Table { name: TREND.name, title, columns, rows, has_total: false };
    let section = Section::new(table, 1).note(msg!("trend-clock"));
    // A line needs two points.
    match points.iter().filter(|point| !point.figures.is_empty()).count() {
        0 | 1 => section.note(msg!("trend-one-state")),
        _ => section.line(),
    }
}

fn row(tracked: &TrendTable, point: &TrendPoint) -> Vec<Cell> {
    let value = |name: &str| find(&point.figures, name).map(|figure| figure.value.clone());
    let commit = point.commit.clone().map_or(Cell::Empty, Cell::Code);
    let values = tracked.columns.iter().map(|(name, _)| value(name).unwrap_or(Cell::Empty));
    [Cell::Date(point.day), commit].into_iter().chain(values).collect()
}

/// Appends to each row the difference from the value in the previous row.
fn add_differences(rows: &mut [Vec<Cell>]) {
    let mut before = Cell::Empty;
    for row in rows {
        let now = row.last().cloned().unwrap_or(Cell::Empty);
        row.push(if before == Cell::Empty { Cell::Empty } else { difference(&now, &before) });
        before = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        PartialDate::parse(text).expect("a day")
    }

    fn ends(since: Option<&str>, period: TrendPeriod, to: &str) -> Vec<String> {
        let days = days(since, period, day(to), Some(day("2025-11-20"))).expect("days");
        days.iter().map(PartialDate::to_string).collect()
    }

    #[test]
    fn a_trend_has_the_last_day_of_each_period_and_today() {
        let by_month = ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-10"];
        assert_eq!(ends(None, TrendPeriod::Month, "2026-02-10"), by_month);
        assert_eq!(ends(None, TrendPeriod::Quarter, "2026-02-10"), ["2025-12-31", "2026-02-10"]);
        assert_eq!(ends(None, TrendPeriod::Year, "2026-02-10"), ["2025-12-31", "2026-02-10"]);
    }

    #[test]
    fn a_trend_begins_no_earlier_than_the_history() {
        assert_eq!(ends(Some("2026-01-15"), TrendPeriod::Month, "2026-01-20"), ["2026-01-20"]);
        let early = ends(Some("2020"), TrendPeriod::Month, "2025-12-01");
        assert_eq!(early, ["2025-11-30", "2025-12-01"]);
    }

    #[test]
    fn a_trend_without_any_state_is_an_error() {
        let error = |since, to, first: Option<&str>| {
            let error = days(since, TrendPeriod::Month, day(to), first.map(day));
            error.expect_err("no days").downcast_ref::<Message>().map(|message| message.key)
        };
        let first = Some("2025-11-20");
        assert_eq!(error(None, "2025-11-19", first), Some("trend-no-history"));
        assert_eq!(error(None, "2025-11-19", None), Some("trend-no-history"));
        assert_eq!(error(Some("2026-02"), "2026-01-31", first), Some("since-too-late"));
        assert_eq!(error(Some("v1.0"), "2026-01-31", first), Some("trend-since"));
    }

    #[test]
    fn a_difference_needs_a_value_before() {
        let mut rows: Vec<_> =
            [Cell::Empty, Cell::count(3), Cell::count(5)].map(|c| vec![c]).into();
        add_differences(&mut rows);
        let differences: Vec<_> = rows.iter().filter_map(|row| row.last().cloned()).collect();
        let expected = difference(&Cell::count(5), &Cell::count(3));
        assert_eq!(differences, [Cell::Empty, Cell::Empty, expected]);
    }
}
