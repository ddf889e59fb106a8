//! `themenfelder`: in which phases the projects of each Themenfeld are, how much of it is covered, and
//! who leads.

use std::collections::BTreeSet;

use anyhow::Result;

use super::citations::{explain_own_readings, note_own_themenfelder};
use super::parts::{
    efa_cell, note_efa_unstated, note_undecided_leads, record, section, texts, total,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Leistung, Organisation, Phase, Project, ProjectState, RecordView, Themenfeld,
};
use crate::ozg::figures::leistungen::{coverage, is_of_kommunen};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::projects::{ProjectStatuses, in_themenfeld};
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::collation;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "themenfelder",
    title: || msg!("themenfelder"),
    about: || msg!("themenfelder-about"),
    subjects: &[],
    kinds: &[Themenfeld::KIND, Project::KIND, Leistung::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![by_phase(context), covered(context), leads(context).draws_on(&[Organisation::KIND])])
}

fn by_phase(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, statuses: &ProjectStatuses| {
        let states = ProjectState::ALL.iter().map(|&state| Cell::count(statuses.in_state(state)));
        let ends = [Cell::count(statuses.unknown()), Cell::count(statuses.all())];
        [label].into_iter().chain(states).chain(ends).collect::<Vec<_>>()
    };
    let row_of = |themenfeld: Themenfeld<'_>| {
        let own = in_themenfeld(context.projects(), &themenfeld.id);
        row(record(&themenfeld), &ProjectStatuses::of(own, context.day()))
    };
    let mut rows: Vec<_> = context.themenfelder().map(row_of).collect();
    let all = ProjectStatuses::of(context.projects(), context.day());
    rows.push(row(total(), &all));
    let mut columns = vec![Column::word("themenfeld", msg!("column-themenfeld"))];
    columns.extend(ProjectState::ALL.map(|state| Column::number(state.name(), short(state))));
    columns.push(Column::number("keine_angabe", msg!("short-unstated")));
    columns.push(Column::number("projects", msg!("short-total")));
    let title = msg!("themenfelder-phase");
    let section = section("phases", title, 1, columns, rows)
        .total()
        .heat()
        .legend(msg!("heat-legend"))
        .note(msg!("themenfelder-legend"));
    note_own_themenfelder(section, context)
}

/// A title of a few letters, since ten columns have to fit next to a name.
fn short(state: ProjectState) -> Message {
    match state {
        ProjectState::In(Phase::Vorbereitung) => msg!("short-vorbereitung"),
        ProjectState::In(Phase::Konzeption) => msg!("short-konzeption"),
        ProjectState::In(Phase::Umsetzung) => msg!("short-umsetzung"),
        ProjectState::In(Phase::Pilotierung) => msg!("short-pilotierung"),
        ProjectState::In(Phase::RolloutNrw) => msg!("short-rollout-nrw"),
        ProjectState::In(Phase::RolloutBund) => msg!("short-rollout-bund"),
        ProjectState::OnHold => msg!("short-zurueckgestellt"),
        ProjectState::Ended => msg!("short-beendet"),
    }
}

fn covered(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, efa: Cell, counts: &dyn Fn(Leistung<'_>) -> bool| {
        let coverage = coverage(context.scope, |l| is_of_kommunen(l) && counts(l));
        vec![
            label,
            Cell::count(coverage.all),
            Cell::count(coverage.with_project),
            Cell::count(coverage.own_reading),
            Cell::share(coverage.with_project, coverage.all),
            efa,
        ]
    };
    let row_of = |themenfeld: Themenfeld<'_>| {
        let projects = in_themenfeld(context.projects(), &themenfeld.id);
        let is_in = |leistung: Leistung<'_>| leistung.themenfeld() == Some(&themenfeld.id);
        row(record(&themenfeld), efa_cell(projects), &is_in)
    };
    let mut rows: Vec<_> = context.themenfelder().map(row_of).collect();
    rows.push(row(total(), efa_cell(context.projects()), &|_| true));
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("with_project", msg!("column-with-project")),
        Column::number("own_reading", msg!("column-own-reading")),
        Column::number("share", msg!("column-share")),
        Column::number("efa_projects", msg!("column-efa-projects")),
    ];
    let title = msg!("themenfelder-covered");
    let section = section("coverage", title, 1, columns, rows).total().bars("share");
    let own = coverage(context.scope, is_of_kommunen).own_reading;
    explain_own_readings(note_efa_unstated(section, context.projects()), own > 0)
}

fn leads(context: &ReportContext<'_>) -> Section {
    let row = |themenfeld: Themenfeld<'_>| {
        let lead = themenfeld.federfuehrung();
        vec![
            record(&themenfeld),
            lead.map_or(Cell::Empty, |lead| texts(lead.bund())),
            lead.map_or(Cell::Empty, |lead| texts(lead.land())),
            context.parties(themenfeld.kommunale_koordination()),
            context.parties(leading(context, &themenfeld.id)),
        ]
    };
    let columns: Vec<Column> = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::word("bund", msg!("column-bund")),
        Column::word("land", msg!("column-land")),
        Column::word("coordination", msg!("column-coordination")),
        Column::word("project_leads", msg!("role-lead")),
    ];
    let rows = context.themenfelder().map(row).collect();
    let section = section("leads", msg!("themenfelder-leads"), 1, columns, rows);
    note_undecided_leads(section, context, context.projects())
}

/// The leads of projects of the Themenfeld on the day, each once, by name.
fn leading<'a>(context: &ReportContext<'a>, themenfeld: &str) -> Vec<&'a str> {
    let projects = in_themenfeld(context.projects(), themenfeld);
    let leads = |project| context.scope.parties.of(project, ProjectRole::Lead);
    let ids: BTreeSet<_> = projects.flat_map(leads).collect();
    let mut leading: Vec<_> = ids.into_iter().collect();
    leading.sort_by(|a, b| collation::compare(context.party_name(a), context.party_name(b)));
    leading
}
