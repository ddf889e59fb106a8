//! What the tables of the reports are put together from.

use std::ops::Deref;

use super::ReportContext;
use crate::ozg::domain::{FieldKey, Organisation, Project, Text};
use crate::ozg::figures::participation::{ProjectRole, undecided_parties};
use crate::ozg::figures::services::ServiceConnection;
use crate::ozg::phase::project_status;
use crate::section::Section;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column, Table};

/// A section whose rows are told apart by their first `keys` columns.
pub(super) fn section(
    name: &'static str,
    title: Message,
    keys: usize,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> Section {
    Section::new(Table { name, title: Some(title), columns, rows, has_total: false }, keys)
}

pub(super) fn total() -> Cell {
    Cell::Word("total".to_owned(), msg!("total"))
}

pub(super) fn unstated() -> Cell {
    Cell::Word("keine_angabe".to_owned(), msg!("unstated"))
}

/// How many are recorded; that none is does not mean that there is none.
pub(super) fn recorded(count: usize) -> Cell {
    match count {
        0 => Cell::Word("nicht_erfasst".to_owned(), msg!("not-recorded")),
        count => Cell::count(count),
    }
}

/// Likewise in a column of figures: for programs there is no value.
pub(super) fn recorded_number(count: usize) -> Cell {
    match count {
        0 => Cell::Word(String::new(), msg!("not-recorded")),
        count => Cell::count(count),
    }
}

/// Likewise where a table has many such columns; its notes say what the dash means.
pub(super) fn number_or_dash(count: usize) -> Cell {
    match count {
        0 => Cell::Word(String::new(), msg!("dash")),
        count => Cell::count(count),
    }
}

/// The share of those that are recorded.
pub(super) fn share_or_dash(part: usize, whole: usize) -> Cell {
    if part == 0 { number_or_dash(0) } else { Cell::share(part, whole) }
}

/// A record by its name; an organisation by its short name, if it has one.
pub(super) fn record(record: &Record) -> Cell {
    let name = Organisation::KURZNAME.read(&record.root).unwrap_or_else(|| record.label());
    record.cell_named(name)
}

/// Records one after another; no cell at all where there is none.
pub(super) fn records<R: Deref<Target = Record>>(all: impl IntoIterator<Item = R>) -> Cell {
    list(all.into_iter().map(|one| record(&one)).collect())
}

pub(super) fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
}

pub(super) fn texts(texts: Vec<&str>) -> Cell {
    list(texts.into_iter().map(|text| Cell::Text(text.to_owned())).collect())
}

pub(super) fn list(cells: Vec<Cell>) -> Cell {
    if cells.is_empty() { Cell::Empty } else { Cell::List(cells) }
}

pub(super) fn date(date: Option<PartialDate>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

/// A kind or field, as the schema calls it.
pub(super) fn titled(name: &str, title: &LocalizedText) -> Cell {
    Cell::Word(name.to_owned(), title.into())
}

/// A value of a list in a field at the top of a record, as its schema calls it; nothing where no source
/// states one.
pub(super) fn choice(record: &Record, field: FieldKey<Text>) -> Cell {
    record.choice_cell(field.name).unwrap_or(Cell::Empty)
}

/// The cell, or that no source states anything.
pub(super) fn or_unstated(cell: Cell) -> Cell {
    if cell == Cell::Empty { unstated() } else { cell }
}

/// Where a project stands, and since when.
pub(super) fn phase(context: &ReportContext<'_>, project: Project<'_>) -> [Cell; 2] {
    match project_status(project, context.day()) {
        Some(status) => [context.state(status.state), date(status.since)],
        None => [unstated(), Cell::Empty],
    }
}

pub(super) fn phase_columns() -> [Column; 2] {
    [Column::word("phase", msg!("column-phase")), Column::word("since", msg!("column-since"))]
}

/// Projects with where they stand and who leads them.
pub(super) fn projects_with_lead<'a>(
    context: &ReportContext<'a>,
    projects: impl Iterator<Item = Project<'a>>,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let row = |project: Project<'a>| {
        let [phase, since] = phase(context, project);
        vec![record(&project), phase, since, context.parties(project.projektleitung())]
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(phase_columns());
    columns.push(Column::word("lead", msg!("role-lead")));
    (columns, projects.map(row).collect())
}

pub(super) fn role(role: ProjectRole) -> Cell {
    Cell::Word(role.field().to_owned(), role.word())
}

pub(super) fn roles(roles: &[ProjectRole]) -> Cell {
    list(roles.iter().map(|&one| role(one)).collect())
}

/// What is known of one record, a line a fact; what no source states is said to be so.
pub(super) fn facts(facts: Vec<(&str, Message, Cell)>) -> Section {
    let row = |(key, title, value): (&str, Message, Cell)| {
        vec![Cell::Word(key.to_owned(), title), or_unstated(value)]
    };
    let columns = vec![
        Column::word("fact", msg!("column-fact")),
        Column::word("value", msg!("column-value")),
    ];
    let rows = facts.into_iter().map(row).collect();
    section("facts", msg!("report-facts"), 1, columns, rows).facts()
}

/// Says how many parties of projects cannot be judged for the day, if there are any.
pub(super) fn note_undecided_parties(context: &ReportContext<'_>, section: Section) -> Section {
    match undecided_parties(context.scope) {
        0 => section,
        count => section.note(msg!("parties-undecided", count = count)),
    }
}

/// Says how many of the Anschlüsse that a section is about cannot be judged for the day, if there are any.
pub(super) fn note_undecided(section: Section, undecided: &[ServiceConnection<'_>]) -> Section {
    match undecided.len() {
        0 => section,
        count => section.note(msg!("services-undecided", count = count)),
    }
}
