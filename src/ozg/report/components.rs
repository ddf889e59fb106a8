//! `components`: which Basiskomponente is needed by which projects, and which are superseded.

use anyhow::Result;

use super::parts::{record, records, section, stated};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::components::{superseded_in_use, users};
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "components",
    title: || msg!("components"),
    about: || msg!("components-about"),
    subject: None,
    kinds: &["component", "project"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let mut components: Vec<_> = context.scope.of("component").to_vec();
    components.sort_by_key(|c| std::cmp::Reverse(users(context.projects(), &c.id).len()));
    Ok(vec![counts(context, &components), superseded(context), needed_by(context, &components)])
}

fn counts(context: &ReportContext<'_>, components: &[&Record]) -> Section {
    let services = context.scope.of("online-service");
    let row = |component: &&Record| {
        vec![
            record(component),
            stated(component.text("art")),
            stated(component.text("status")),
            Cell::count(users(context.projects(), &component.id).len()),
            Cell::count(users(services, &component.id).len()),
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
    let unnamed =
        context.projects().iter().filter(|p| crate::ozg::figures::components::named(p).is_empty());
    let note = msg!("components-unstated", count = unnamed.count());
    section("components", msg!("components-use"), 1, columns, rows).bars("projects").note(note)
}

fn superseded(context: &ReportContext<'_>) -> Section {
    let row = |(component, projects): (&Record, Vec<&Record>)| {
        let successor = component.text("abgeloest_durch");
        let successor = successor.and_then(|id| context.dataset().get("component", id));
        let count = Cell::count(projects.len());
        vec![record(component), records(successor), count, records(projects)]
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

fn needed_by(context: &ReportContext<'_>, components: &[&Record]) -> Section {
    let row = |component: &&Record| {
        let projects = users(context.projects(), &component.id);
        (!projects.is_empty()).then(|| vec![record(component), records(projects)])
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = components.iter().filter_map(row).collect();
    section("needed_by", msg!("components-needed-by"), 1, columns, rows)
}
