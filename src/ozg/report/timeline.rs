//! `timeline`: when projects began their phases and when they plan to; what is late.

use anyhow::Result;

use super::parts::{date, record, section};
use super::{Report, ReportContext};
use crate::ozg::domain::{Enumeration, Phase, Project, ProjectState, RecordView, StateSince};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::figures::plans::{Lateness, PhaseSchedule, late, steps};
use crate::section::Section;
use document::{AxisMark, AxisRow, MarkShape, TimeAxis};
use messages::PartialDate;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "timeline",
    title: || msg!("timeline"),
    about: || msg!("timeline-about"),
    subjects: &[],
    kinds: &[Project::KIND],
    counts_fields: false,
    sections,
};

const LATE_SIGN: char = '!';

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![dates(context), overdue(context)])
}

fn dates(context: &ReportContext<'_>) -> Section {
    let day = context.day();
    let mut dated: Vec<_> = context.projects().map(|p| (p, steps(p, day))).collect();
    dated.retain(|(project, steps)| !steps.is_empty() || !endings(day, *project).is_empty());
    dated.sort_by_key(|(project, steps)| marks(day, *project, steps).iter().map(|m| m.month).min());
    let is_dated = |project: &Project<'_>| {
        let ends = [project.beendet(), project.zurueckgestellt()].into_iter().flatten();
        let dates_of = |&phase: &Phase| project.dates_of(phase);
        let phases = Phase::ALL.iter().filter_map(dates_of);
        phases.into_iter().any(|dates| dates.since().or(dates.geplant()).is_some())
            || ends.into_iter().any(|end| end.seit().is_some())
    };
    let ever = context.projects().filter(is_dated).count();
    let (undated, ahead) = (context.projects().count() - ever, ever - dated.len());
    let rows = dated.iter().flat_map(|(project, steps)| rows(context, *project, steps)).collect();
    let title = msg!("timeline-dates");
    let section = section("dates", title, 2, columns(), rows)
        .legend(msg!("timeline-legend"))
        .note(msg!("timeline-undated", count = undated));
    let section = match ahead {
        0 => section,
        count => section.note(msg!("timeline-ahead", count = count)),
    };
    match axis(context, &dated) {
        Some(axis) => section.axis(axis),
        None => section,
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::word("project", msg!("column-project")),
        Column::word("phase", msg!("column-phase")),
        Column::word("planned", msg!("column-planned")),
        Column::word("reached", msg!("column-reached")),
        Column::word("reached_by", msg!("column-reached-by")),
        Column::word("lateness", msg!("column-lateness")),
    ]
}

/// One row per phase with a date, and one each for an end and for being put on hold.
fn rows(
    context: &ReportContext<'_>,
    project: Project<'_>,
    steps: &[PhaseSchedule],
) -> Vec<Vec<Cell>> {
    let mut rows: Vec<_> = steps.iter().map(|step| row(context, project, step)).collect();
    rows.extend(endings(context.day(), project).into_iter().map(|(state, since)| {
        let state = context.state(state);
        vec![record(&project), state, Cell::Empty, Cell::Date(since), Cell::Empty, Cell::Empty]
    }));
    rows
}

fn row(context: &ReportContext<'_>, project: Project<'_>, step: &PhaseSchedule) -> Vec<Cell> {
    vec![
        record(&project),
        context.state(ProjectState::In(step.phase)),
        date(step.planned),
        date(step.reached),
        date(step.reached_by),
        step.lateness.map_or(Cell::Empty, lateness),
    ]
}

pub(super) fn lateness(lateness: Lateness) -> Cell {
    match lateness {
        Lateness::Overdue => Cell::Word("overdue".to_owned(), msg!("late-overdue")),
        Lateness::Delayed => Cell::Word("delayed".to_owned(), msg!("late-delayed")),
    }
}

/// Since when a project is on hold or has ended.
fn endings(day: AnswerDay<'_>, project: Project<'_>) -> Vec<(ProjectState, PartialDate)> {
    let on_hold = project.zurueckgestellt().and_then(StateSince::seit);
    let end = project.beendet().and_then(StateSince::seit);
    let endings = [(ProjectState::OnHold, on_hold), (ProjectState::Ended, end)];
    let dated = endings.into_iter().filter_map(|(state, since)| Some((state, since?)));
    dated.filter(|(_, since)| !day.as_of.is_before(*since)).collect()
}

/// The letter of a state; planned phases have it in lower case.
fn sign(state: ProjectState) -> char {
    match state {
        ProjectState::In(Phase::Vorbereitung) => 'V',
        ProjectState::In(Phase::Konzeption) => 'K',
        ProjectState::In(Phase::Umsetzung) => 'U',
        ProjectState::In(Phase::Pilotierung) => 'P',
        ProjectState::In(Phase::RolloutNrw) => 'R',
        ProjectState::In(Phase::RolloutBund) => 'B',
        ProjectState::OnHold => 'Z',
        ProjectState::Ended => 'X',
    }
}

/// The marks of planned phases, then those of reached phases, then those of ends: in plain text, a later mark covers an
/// earlier one of the same place.
fn marks(day: AnswerDay<'_>, project: Project<'_>, steps: &[PhaseSchedule]) -> Vec<AxisMark> {
    let of_phase = |step: &PhaseSchedule| sign(ProjectState::In(step.phase));
    let planned = steps.iter().filter_map(|step| {
        let is_overdue = step.lateness == Some(Lateness::Overdue);
        let sign = if is_overdue { LATE_SIGN } else { of_phase(step).to_ascii_lowercase() };
        let shape = if is_overdue { MarkShape::Late } else { MarkShape::Planned };
        Some(AxisMark { month: step.planned?.month_number(), sign, shape })
    });
    let reached = steps.iter().filter_map(|step| {
        let month = step.since()?.month_number();
        Some(AxisMark { month, sign: of_phase(step), shape: MarkShape::Reached })
    });
    let ends = endings(day, project).into_iter();
    let ends = ends.map(|(state, since)| AxisMark {
        month: since.month_number(),
        sign: sign(state),
        shape: MarkShape::Ended,
    });
    planned.chain(reached).chain(ends).collect()
}

pub(super) fn axis(
    context: &ReportContext<'_>,
    dated: &[(Project<'_>, Vec<PhaseSchedule>)],
) -> Option<TimeAxis> {
    let rows: Vec<_> = dated
        .iter()
        .map(|(project, steps)| AxisRow {
            name: project.label().to_owned(),
            marks: marks(context.day(), *project, steps),
        })
        .collect();
    let today = context.as_of().month_number();
    let months = rows.iter().flat_map(|row| row.marks.iter().map(|mark| mark.month));
    let year = |month: i64| i16::try_from(month / 12).ok();
    Some(TimeAxis {
        first_year: year(months.clone().min()?.min(today))?,
        last_year: year(months.max()?.max(today))?,
        today,
        rows,
    })
}

fn overdue(context: &ReportContext<'_>) -> Section {
    let late = late(context.projects(), context.day());
    let rows = late.iter().map(|(project, step)| row(context, *project, step)).collect();
    section("late", msg!("timeline-late"), 2, columns(), rows)
}
