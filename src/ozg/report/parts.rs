//! The building blocks of the tables of reports.

use std::ops::Deref;

use super::citations::{Citations, explain_own_readings};
use super::{ReportContext, citations};
use crate::ozg::domain::{
    Entries, Event, FieldKey, Leistung, LeistungAssignment, Milestone, OnlineService, Organisation,
    Project, RecordView, Text, Texts, Zuordnung, Zustaendigkeit, called, words,
};
use crate::ozg::evidence::may_show;
use crate::ozg::figures::events;
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::projects::is_efa;
use crate::ozg::figures::services::{ServiceConnection, connections};
use crate::ozg::phase::project_status;
use crate::section::Section;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::collation;
use records::record::Record;
use records::table::{Cell, Column, Table};

/// A section whose rows are identified by their first `keys` columns.
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

/// The label of the row for what no source states.
pub(super) fn unstated() -> Cell {
    Cell::Word("keine_angabe".to_owned(), msg!("unstated"))
}

/// The cell of what no source states; it has no value in machine-readable formats.
pub(super) fn no_value() -> Cell {
    Cell::Word(String::new(), msg!("unstated"))
}

/// Whose task a Leistung is; [`no_value`] if it is not recorded.
pub(super) fn zustaendigkeit(leistung: Leistung<'_>) -> Cell {
    let word = |one: Zustaendigkeit| Cell::Word(one.name().to_owned(), one.title().into());
    leistung.zustaendigkeit().map_or_else(no_value, word)
}

/// The number of recorded items. Zero becomes "not recorded", since that does not mean that there are none; it has no
/// value in machine-readable formats.
pub(super) fn recorded_number(count: usize) -> Cell {
    match count {
        0 => Cell::Word(String::new(), msg!("not-recorded")),
        count => Cell::count(count),
    }
}

/// The number of some of the recorded items; if any are recorded at all, zero is a true 0.
pub(super) fn part_of_recorded(part: usize, whole: usize) -> Cell {
    if whole == 0 { recorded_number(0) } else { Cell::count(part) }
}

/// Like [`recorded_number`], with a dash for zero, for tables with many such columns; their notes explain the dash.
pub(super) fn number_or_dash(count: usize) -> Cell {
    match count {
        0 => Cell::Word(String::new(), msg!("dash")),
        count => Cell::count(count),
    }
}

/// The share of the recorded items; a dash for zero.
pub(super) fn share_or_dash(part: usize, whole: usize) -> Cell {
    if part == 0 { number_or_dash(0) } else { Cell::share(part, whole) }
}

/// A record by its name.
pub(super) fn record(record: &Record) -> Cell {
    record.cell_named(called(record))
}

/// A list of records; the empty cell if there are none.
pub(super) fn records<R: Deref<Target = Record>>(all: impl IntoIterator<Item = R>) -> Cell {
    list(all.into_iter().map(|one| record(&one)).collect())
}

pub(super) fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
}

/// A website as an address that can be opened; some are recorded without a scheme.
pub(super) fn website(website: Option<&str>) -> Cell {
    website.map_or(Cell::Empty, |website| {
        let has_scheme = website.contains("://");
        Cell::Text(if has_scheme { website.to_owned() } else { format!("https://{website}") })
    })
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

/// A kind or field, by its title in the schema.
pub(super) fn titled(name: &str, title: &LocalizedText) -> Cell {
    Cell::Word(name.to_owned(), title.into())
}

/// The value of a top-level choice field, by its display name in the schema; the empty cell if no source states one.
pub(super) fn choice(record: &Record, field: FieldKey<Text>) -> Cell {
    record.choice_cell(field.name).unwrap_or(Cell::Empty)
}

/// The cell, or [`no_value`] if it is empty.
pub(super) fn or_unstated(cell: Cell) -> Cell {
    if cell == Cell::Empty { no_value() } else { cell }
}

/// The state of a project, and since when it holds.
pub(super) fn phase(context: &ReportContext<'_>, project: Project<'_>) -> [Cell; 2] {
    match project_status(project, context.day()) {
        Some(status) => [context.state(status.state), date(status.since)],
        None => [no_value(), Cell::Empty],
    }
}

pub(super) fn phase_columns() -> [Column; 2] {
    [Column::word("phase", msg!("column-phase")), Column::word("since", msg!("column-since"))]
}

/// Projects with their states and leads.
pub(super) fn projects_with_lead<'a>(
    context: &ReportContext<'a>,
    projects: impl Iterator<Item = Project<'a>>,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let row = |project: Project<'a>| {
        let [phase, since] = phase(context, project);
        let leads = context.scope.parties.of(project, ProjectRole::Lead);
        vec![record(&project), phase, since, context.parties(leads)]
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(phase_columns());
    columns.push(Column::word("lead", msg!("role-lead")));
    (columns, projects.map(row).collect())
}

/// The note that some Gemeinden have no population, so that their people are missing in all sums.
pub(super) fn population_missing(gemeinden: usize) -> Option<Message> {
    (gemeinden > 0).then(|| msg!("population-missing", count = gemeinden))
}

pub(super) fn role(role: ProjectRole) -> Cell {
    Cell::Word(role.field().to_owned(), role.word())
}

pub(super) fn roles(roles: &[ProjectRole]) -> Cell {
    list(roles.iter().map(|&one| role(one)).collect())
}

/// A line of a dossier: a fact about one record.
pub(super) struct DossierFact {
    key: &'static str,
    title: Message,
    value: Cell,
    source: Cell,
    is_rare: bool,
}

impl DossierFact {
    pub(super) fn new(key: &'static str, title: Message, value: Cell) -> Self {
        DossierFact { key, title, value, source: Cell::Empty, is_rare: false }
    }

    /// Adds the sources of the fact.
    pub(super) fn resting_on(self, source: Cell) -> Self {
        DossierFact { source, ..self }
    }

    /// Hides the fact if it has no value; for fields that most records do not have.
    pub(super) fn rare(self) -> Self {
        DossierFact { is_rare: true, ..self }
    }

    fn is_shown(&self) -> bool {
        !self.is_rare || self.value != Cell::Empty
    }
}

/// The facts about one record, one per line, with their sources; what no source states is marked as such.
pub(super) fn facts(facts: Vec<DossierFact>) -> Section {
    let row = |fact: DossierFact| {
        let key = Cell::Word(fact.key.to_owned(), fact.title);
        let source = if fact.value == Cell::Empty { Cell::Empty } else { fact.source };
        vec![key, or_unstated(fact.value), source]
    };
    let columns = vec![
        Column::word("fact", msg!("column-fact")),
        Column::word("value", msg!("column-value")),
        citations::column(),
    ];
    let rows = facts.into_iter().filter(DossierFact::is_shown).map(row).collect();
    section("facts", msg!("report-facts"), 1, columns, rows).facts()
}

/// Adds a note that an organisation counts as the Kommune whose own IT it is, if it is one.
pub(super) fn note_counted_as(
    context: &ReportContext<'_>,
    section: Section,
    organisation: Organisation<'_>,
) -> Section {
    match organisation.kommune().and_then(|id| context.party(id)) {
        None => section,
        Some(kommune) => section.note(msg!(
            "counts-as",
            organisation = called(&organisation),
            kommune = called(kommune)
        )),
    }
}

/// How many projects are EfA, of those that state whether they are.
pub(super) fn efa_cell<'a>(projects: impl Iterator<Item = Project<'a>> + Clone) -> Cell {
    let stated = projects.clone().filter(|project| project.efa().is_some()).count();
    part_of_recorded(projects.filter(|project| is_efa(*project)).count(), stated)
}

/// Adds a note on how many projects state nothing on EfA, if there are any: only the others are counted.
pub(super) fn note_efa_unstated<'a>(
    section: Section,
    projects: impl Iterator<Item = Project<'a>>,
) -> Section {
    match projects.filter(|project| project.efa().is_none()).count() {
        0 => section,
        count => section.note(msg!("efa-unstated", count = count)),
    }
}

/// Adds a note on how many roles of parties are undecided for the day, if there are any.
pub(super) fn note_undecided_roles(section: Section, undecided: usize) -> Section {
    match undecided {
        0 => section,
        count => section.note(msg!("parties-undecided", count = count)),
    }
}

/// Adds a note on how many leads of projects are undecided for the day, if there are any.
pub(super) fn note_undecided_leads<'a>(
    section: Section,
    context: &ReportContext<'a>,
    projects: impl Iterator<Item = Project<'a>>,
) -> Section {
    let leads = |project| context.scope.parties.undecided(project, ProjectRole::Lead).count();
    note_undecided_roles(section, projects.map(leads).sum())
}

/// Adds a note on how many Anschlüsse of a section are undecided for the day, if there are any.
pub(super) fn note_undecided(section: Section, undecided: &[ServiceConnection<'_>]) -> Section {
    match undecided.len() {
        0 => section,
        count => section.note(msg!("services-undecided", count = count)),
    }
}

/// The Anschlüsse to a service that hold on the day, by the names of their Kommunen.
pub(super) fn connections_by_name<'a>(
    context: &ReportContext<'a>,
    service: OnlineService<'a>,
) -> Vec<ServiceConnection<'a>> {
    let mut all = connections(context.scope, service);
    let name = |one: &ServiceConnection<'a>| context.party_name(one.kommune);
    all.sort_by(|a, b| collation::compare(name(a), name(b)));
    all
}

/// The values of a top-level list field, each by its display name in the schema.
pub(super) fn choices(
    context: &ReportContext<'_>,
    record: &Record,
    field: FieldKey<Texts>,
) -> Cell {
    let word = |text| words::cell_at(context.schemas, &record.kind.name, &[field.name], text);
    list(field.read(&record.root).into_iter().map(word).collect())
}

/// The Leistungen of a project or an Online-Dienst, and who assigned them.
pub(super) fn assigned_leistungen<'a>(
    context: &ReportContext<'a>,
    citations: &Citations<'_, 'a>,
    record: &'a Record,
    assigned: Vec<LeistungAssignment<'a>>,
) -> Section {
    let source = citations.fields(record, &[Project::LEISTUNGEN.name]);
    let own = assigned.iter().any(|one| one.zuordnung() == Some(Zuordnung::EigeneLesart));
    let row = |one: LeistungAssignment<'a>| {
        let leistung = Leistung::get(context.dataset(), one.leistung()?)?;
        Some(vec![
            self::record(&leistung),
            text(leistung.ozg_id()),
            zustaendigkeit(leistung),
            context.stated(one.zuordnung()),
            source.clone(),
        ])
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("ozg_id", msg!("column-ozg-id")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        attribution_column(),
        citations::column(),
    ];
    let rows = assigned.into_iter().filter_map(row).collect();
    let section = section("leistungen", msg!("project-leistungen"), 1, columns, rows);
    explain_own_readings(section.needs(&[Leistung::KIND]), own)
}

/// The milestones, marked if they are still ahead on the day of the answer, or only known as a plan.
pub(super) fn milestones<'a>(
    context: &ReportContext<'a>,
    citations: &Citations<'_, 'a>,
    record: &'a Record,
    field: FieldKey<Entries<Milestone<'static>>>,
) -> Section {
    let source = citations.fields(record, &[field.name]);
    let standing = |day| match ahead(context, day) {
        Cell::Empty if !may_show(context.dataset(), record, field.name, day) => {
            Cell::Word("planned".to_owned(), msg!("standing-planned"))
        }
        standing => standing,
    };
    let row = |milestone: Milestone<'_>| {
        let standing = milestone.datum().map_or(Cell::Empty, standing);
        vec![date(milestone.datum()), text(milestone.ereignis()), standing, source.clone()]
    };
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("milestone", msg!("column-milestone")),
        Column::word("standing", msg!("column-stand")),
        citations::column(),
    ];
    let rows = field.read(&record.root).into_iter().map(row).collect();
    section("milestones", msg!("project-milestones"), 2, columns, rows)
}

/// Whether a day is, or may be, after the day of the answer.
fn ahead(context: &ReportContext<'_>, day: PartialDate) -> Cell {
    if context.as_of().is_before(day) {
        Cell::Word("ahead".to_owned(), msg!("standing-ahead"))
    } else if day.certainly_not_after(context.as_of()) {
        Cell::Empty
    } else {
        Cell::Word("open".to_owned(), msg!("standing-open"))
    }
}

/// Events up to the day of the answer in the order of their dates; later ones are only counted.
pub(super) fn event_list<'a>(
    context: &ReportContext<'a>,
    all: impl Iterator<Item = Event<'a>>,
) -> Section {
    let (past, ahead) = events::up_to(all, context.day());
    let row = |event: Event<'_>| {
        vec![date(event.datum()), record(&event), or_unstated(choice(&event, Event::ART))]
    };
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("event", msg!("column-event")),
        Column::word("art", msg!("column-art")),
    ];
    let rows = past.into_iter().map(row).collect();
    let section = section("events", msg!("dossier-events"), 2, columns, rows);
    let section = section.needs(&[Event::KIND]);
    if ahead == 0 { section } else { section.note(msg!("events-ahead", count = ahead)) }
}

/// The column for who made an assignment.
pub(super) fn attribution_column() -> Column {
    Column::word("attribution", msg!("column-attribution"))
}
