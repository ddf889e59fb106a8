//! `components`: which Basiskomponente is needed by which projects, and which are superseded.

use anyhow::Result;

use super::parts::{choice, or_unstated, record, recorded_number, records, section};
use super::{Report, ReportContext};
use crate::ozg::domain::{Component, OnlineService, Project, RecordView};
use crate::ozg::figures::components::{ComponentUser, superseded_in_use, users};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "components",
    title: || msg!("components"),
    about: || msg!("components-about"),
    subjects: &[],
    kinds: &[Component::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let mut components: Vec<Component<'_>> = context.scope.of().collect();
    components.sort_by_cached_key(|c| std::cmp::Reverse(users(context.projects(), &c.id).count()));
    Ok(vec![
        counts(context, &components).draws_on(&[OnlineService::KIND]),
        superseded(context),
        needed_by(context, &components),
    ])
}

fn counts(context: &ReportContext<'_>, components: &[Component<'_>]) -> Section {
    let row = |component: &Component<'_>| {
        vec![
            record(component),
            or_unstated(choice(component, Component::ART)),
            context.stated(component.status()),
            recorded_number(users(context.projects(), &component.id).count()),
            recorded_number(users(context.services(), &component.id).count()),
        ]
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("art", msg!("column-art")),
        Column::word("status", msg!("column-status")),
        Column::number("projects", msg!("column-projects")),
        Column::number("services", msg!("column-services")),
    ];
    let rows = components.iter().map(row).collect();
    let unnamed = context.projects().filter(|project| project.components().is_empty());
    let note = msg!("components-unstated", count = unnamed.count());
    section("components", msg!("components-use"), 1, columns, rows).bars("projects").note(note)
}

fn superseded(context: &ReportContext<'_>) -> Section {
    let row = |(component, projects): (Component<'_>, Vec<Project<'_>>)| {
        let successor = component.abgeloest_durch();
        let successor = successor.and_then(|id| Component::get(context.dataset(), id));
        let count = Cell::count(projects.len());
        vec![record(&component), records(successor), count, records(projects)]
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("successor", msg!("column-successor")),
        Column::number("number", msg!("column-number")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = superseded_in_use(context.scope).into_iter().map(row).collect();
    section("superseded", msg!("components-superseded"), 1, columns, rows)
}

fn needed_by(context: &ReportContext<'_>, components: &[Component<'_>]) -> Section {
    let row = |component: &Component<'_>| {
        let projects: Vec<_> = users(context.projects(), &component.id).collect();
        (!projects.is_empty()).then(|| vec![record(component), records(projects)])
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = components.iter().filter_map(row).collect();
    section("needed_by", msg!("components-needed-by"), 1, columns, rows)
}
