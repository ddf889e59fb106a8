//! `stale`: what has not been checked for a long time, and plans that have passed.

use anyhow::Result;

use super::parts::{date, part_of_recorded, phase, phase_columns, record, section, titled};
use super::timeline::lateness;
use super::{Report, ReportContext};
use crate::ozg::domain::{Project, ProjectState, RecordView, Register};
use crate::ozg::figures::freshness::{checked, newest_source};
use crate::ozg::figures::plans::{Lateness, PhaseSchedule, late};
use crate::ozg::phase::has_ended;
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "stale",
    title: || msg!("stale"),
    about: || msg!("stale-about"),
    subjects: &[],
    kinds: &[Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![checks(context), plans(context), sources(context).draws_on(&[Register::KIND])])
}

/// For the kinds that record the date of a check.
fn checks(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for kind in
        context.schemas.kinds().iter().filter(|k| k.field(Project::GEPRUEFT_AM.name).is_some())
    {
        let records = context.scope.of_kind(&kind.name);
        let dates: Vec<_> = records.iter().filter_map(|record| checked(record)).collect();
        let is_stale =
            |date: &&messages::PartialDate| date.is_older_than(context.months, context.as_of());
        rows.push(vec![
            titled(&kind.name, &kind.title),
            Cell::count(records.len()),
            part_of_recorded(dates.iter().filter(is_stale).count(), dates.len()),
            Cell::count(records.len() - dates.len()),
        ]);
    }
    let columns = vec![
        Column::word("kind", msg!("column-kind")),
        Column::number("records", msg!("column-records")),
        Column::number("stale", msg!("column-stale")),
        Column::number("unstated", msg!("unstated")),
    ];
    section("checks", msg!("stale-checks", months = context.months), 1, columns, rows)
}

fn plans(context: &ReportContext<'_>) -> Section {
    let mut late = late(context.projects(), context.day());
    late.retain(|(_, step)| step.lateness == Some(Lateness::Overdue));
    late.sort_by_key(|(_, step)| step.planned);
    let row = |(project, step): &(Project<'_>, PhaseSchedule)| {
        let phase = context.state(ProjectState::In(step.phase));
        let late = step.lateness.map_or(Cell::Empty, lateness);
        vec![record(project), phase, date(step.planned), late]
    };
    let columns = vec![
        Column::word("project", msg!("column-project")),
        Column::word("phase", msg!("column-phase")),
        Column::word("planned", msg!("column-planned")),
        Column::word("lateness", msg!("column-lateness")),
    ];
    section("plans", msg!("stale-plans"), 2, columns, late.iter().map(row).collect())
}

/// Projects that have not ended and whose newest source is old, the oldest first.
fn sources(context: &ReportContext<'_>) -> Section {
    let as_of = context.as_of();
    let is_open = |project: &Project<'_>| !has_ended(*project, context.day());
    let with_date = |project: Project<'_>| newest_source(context.dataset(), &project, as_of);
    let open: Vec<_> = context.projects().filter(is_open).collect();
    let undated = open.iter().filter(|project| with_date(**project).is_none()).count();
    let is_old = |project: &Project<'_>| {
        with_date(*project).is_some_and(|date| date.is_older_than(context.months, as_of))
    };
    let mut old: Vec<_> = open.into_iter().filter(is_old).collect();
    old.sort_by_key(|project| with_date(*project));
    let row = |project: Project<'_>| {
        let [phase, since] = phase(context, project);
        vec![record(&project), date(with_date(project)), phase, since]
    };
    let mut columns = vec![
        Column::word("project", msg!("column-project")),
        Column::word("source", msg!("column-newest-source")),
    ];
    columns.extend(phase_columns());
    let rows = old.into_iter().map(row).collect();
    section("sources", msg!("stale-sources", months = context.months), 1, columns, rows)
        .note(msg!("stale-undated", count = undated))
}
