//! `reach`: how many people the Online-Dienste reach by named Anschlüsse, next to the figures that sources state.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{
    date, note_undecided, number_or_dash, population_missing, record, recorded_number, section,
    share_or_dash, text, total,
};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    FieldKey, Municipality, OnlineService, Project, RecordView, StatedFigure, Text, words,
};
use crate::ozg::figures::reach::{
    self, Reach, ReachedByService, gemeinden, people, people_of_all, stated_figures, together,
    without_population,
};
use crate::ozg::figures::services::{live, undecided};
use crate::section::Section;
use messages::{Message, msg};
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "reach",
    title: || msg!("reach"),
    about: || msg!("reach-about"),
    subjects: &[],
    kinds: &[OnlineService::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let mut services = reach::by_service(context.scope);
    services.sort_by_cached_key(|(_, reach)| {
        std::cmp::Reverse((reach.is_statewide, people(context.scope, &reach.gemeinden())))
    });
    let all = people_of_all(context.scope);
    let mut sections = vec![
        by_service(context, &services, all),
        by_project(context, &services, all).needs(&[Project::KIND]),
    ];
    // For a single Gemeinde, its Kreis would seem to have no other.
    if context.scope.kommune().is_none_or(|kommune| kommune.kreis().is_none()) {
        sections.push(by_kreis(context, &services));
    }
    sections.extend([
        spread(context).draws_on(&[Project::KIND]),
        stated(context).draws_on(&[Project::KIND]),
    ]);
    Ok(sections)
}

/// Who is reached, as cells for [`reach_columns`]. A service open to everybody reaches all; its named Anschlüsse are
/// shown as well. The share is that of all people.
fn reached(context: &ReportContext<'_>, reach: &Reach<'_>, all: usize) -> Vec<Cell> {
    let people_of = |ids: &BTreeSet<&str>| people(context.scope, ids);
    let reached = reach.people(context.scope);
    vec![
        number_or_dash(reach.own.len()),
        number_or_dash(reach.through_kreis.len()),
        number_or_dash(people_of(&reach.own)),
        number_or_dash(people_of(&reach.through_kreis)),
        number_or_dash(reached),
        share_or_dash(reached, all),
    ]
}

fn reach_columns() -> [Column; 6] {
    [
        Column::number("own", msg!("column-own-gemeinden")),
        Column::number("through_kreis", msg!("column-through-kreis")),
        Column::number("people_own", msg!("column-people-own")),
        Column::number("people_through_kreis", msg!("column-people-through-kreis")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
    ]
}

fn is_named(reach: &Reach<'_>) -> bool {
    reach.is_statewide || !reach.own.is_empty() || !reach.through_kreis.is_empty()
}

fn by_service(
    context: &ReportContext<'_>,
    services: &[ReachedByService<'_>],
    all_people: usize,
) -> Section {
    let row = |(service, reach): &ReachedByService<'_>| {
        let reached = reached(context, reach, all_people);
        [record(service)].into_iter().chain(reached).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = services.iter().filter(|(_, reach)| is_named(reach)).map(row).collect();
    let all = together(services.iter().map(|(_, reach)| reach));
    rows.push([total()].into_iter().chain(reached(context, &all, all_people)).collect());
    let mut columns = vec![Column::word("service", msg!("column-service"))];
    columns.extend(reach_columns());
    let (unlinked, unnamed): (Vec<_>, Vec<_>) = services
        .iter()
        .filter(|(_, reach)| !is_named(reach))
        .partition(|(_, reach)| reach.lacks_leistung);
    let perhaps: BTreeSet<_> = all.through_kreis.difference(&all.certain).copied().collect();
    let notes = [
        Some(msg!("reach-named", people = all_people)),
        population_missing(without_population(context.scope)),
        note_above(perhaps.len(), |count| {
            let people = people(context.scope, &perhaps);
            msg!("reach-perhaps", count = count, people = people)
        }),
        // With only some Kommunen in scope, most services reach nobody.
        note_above(unnamed.len(), |count| msg!("reach-unnamed", count = count))
            .filter(|_| !context.scope.narrows_kommunen()),
        note_above(unlinked.len(), |count| msg!("reach-unlinked", count = count)),
        Some(msg!("dash-legend")),
    ];
    let section = section("services", msg!("reach-services"), 1, columns, rows).total();
    let section = notes.into_iter().flatten().fold(section, Section::note);
    note_undecided(section, &undecided(context.scope, context.services()))
}

fn note_above(count: usize, note: impl Fn(usize) -> Message) -> Option<Message> {
    (count > 0).then(|| note(count))
}

/// A project reaches whom any of its services reaches.
fn by_project(
    context: &ReportContext<'_>,
    services: &[ReachedByService<'_>],
    all_people: usize,
) -> Section {
    let row = |project: Project<'_>| {
        let reaches = services.iter().filter(|(one, _)| one.projekt() == Some(project.id.as_str()));
        let reaches: Vec<_> = reaches.map(|(_, reach)| reach).collect();
        let mut reach = together(reaches.iter().copied());
        reach.is_statewide = reaches.iter().any(|reach| reach.is_statewide);
        is_named(&reach).then(|| {
            let mut row = vec![record(&project), Cell::count(reaches.len())];
            row.extend(reached(context, &reach, all_people));
            row
        })
    };
    let mut columns = vec![
        Column::word("project", msg!("column-project")),
        Column::number("services", msg!("column-services")),
    ];
    columns.extend(reach_columns());
    let rows: Vec<_> = context.projects().filter_map(row).collect();
    let unnamed = context.projects().count() - rows.len();
    let section = section("projects", msg!("reach-projects"), 1, columns, rows);
    let unnamed = note_above(unnamed, |count| msg!("reach-projects-unnamed", count = count));
    unnamed.into_iter().fold(section, Section::note).note(msg!("dash-legend"))
}

/// How widespread services and projects are according to sources, next to the number of Kommunen named for them.
fn spread(context: &ReportContext<'_>) -> Section {
    let live = |service: OnlineService<'_>| live(context.scope, service).len();
    let of_project = |project: Project<'_>| {
        let own = context.services();
        own.filter(|one| one.projekt() == Some(project.id.as_str())).map(live).sum::<usize>()
    };
    let services = context.services().map(|one| (one.record(), one.kennzahlen(), live(one)));
    let projects = context.projects().map(|one| (one.record(), one.kennzahlen(), of_project(one)));
    let mut rows = Vec::new();
    for (subject, figures, named) in services.chain(projects) {
        let figures = stated_figures(context.scope, subject, figures).into_iter();
        for figure in figures.filter(|figure| figure.spread().is_some()) {
            let mut row = vec![record(subject), number_or_dash(named)];
            row.extend(figure_cells(context, subject, figure));
            rows.push(row);
        }
    }
    let mut columns = vec![
        Column::word("record", msg!("column-service-or-project")),
        Column::number("named", msg!("column-named-live")),
    ];
    columns.extend(figure_columns());
    section("spread", msg!("reach-spread"), 2, columns, rows).note(msg!("dash-legend"))
}

fn figure_columns() -> [Column; 5] {
    [
        Column::number("zahl", msg!("column-stated-number")),
        Column::number("von", msg!("column-of")),
        Column::word("einheit", msg!("column-unit")),
        Column::word("bezug", msg!("column-counted")),
        Column::word("datum", msg!("column-date")),
    ]
}

fn figure_cells(
    context: &ReportContext<'_>,
    subject: &Record,
    figure: StatedFigure<'_>,
) -> [Cell; 5] {
    [
        figure.zahl().map_or(Cell::Empty, Cell::Number),
        figure.von().map_or(Cell::Empty, Cell::Number),
        unit(context, subject, figure),
        text(figure.bezug()),
        date(figure.datum()),
    ]
}

/// The people of each Kreis and kreisfreie Stadt whom any service reaches, by a named Anschluss.
fn by_kreis(context: &ReportContext<'_>, services: &[ReachedByService<'_>]) -> Section {
    let reached = together(services.iter().map(|(_, reach)| reach)).gemeinden();
    let row = |kreis: Municipality<'_>| {
        let belongs =
            |one: &Municipality<'_>| one.kreis() == Some(kreis.id.as_str()) || one.id == kreis.id;
        let own = gemeinden(context.scope).filter(belongs);
        let own: BTreeSet<_> = own.map(|one| one.record().id.as_str()).collect();
        let part: BTreeSet<_> = own.intersection(&reached).copied().collect();
        let (people, part) = (people(context.scope, &own), people(context.scope, &part));
        vec![
            record(&kreis),
            recorded_number(people),
            number_or_dash(part),
            share_or_dash(part, people),
        ]
    };
    let rows = context.kommunen().filter(|kommune| kommune.kreis().is_none()).map(row).collect();
    let columns = vec![
        Column::word("kreis", msg!("column-kreis")),
        Column::number("population", msg!("column-population")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
    ];
    section("kreise", msg!("reach-kreise"), 1, columns, rows)
        .note(msg!("dash-legend"))
        .map(maps::of_reach(context, services))
}

/// The figures on use that sources state; none is added to another, or to ours.
fn stated(context: &ReportContext<'_>) -> Section {
    let services = context.services().map(|one| (one.record(), one.kennzahlen()));
    let projects = context.projects().map(|one| (one.record(), one.kennzahlen()));
    let mut rows = Vec::new();
    for (subject, figures) in services.chain(projects) {
        let figures = stated_figures(context.scope, subject, figures).into_iter();
        for figure in figures.filter(|figure| figure.spread().is_none()) {
            let mut row = vec![record(subject)];
            row.extend(figure_cells(context, subject, figure));
            row.push(text(figure.quelle()));
            rows.push(row);
        }
    }
    let mut columns = vec![Column::word("record", msg!("column-service-or-project"))];
    columns.extend(figure_columns());
    columns.push(Column::word("quelle", msg!("column-source")));
    section("stated", msg!("reach-stated"), 5, columns, rows).note(msg!("reach-stated-note"))
}

fn unit(context: &ReportContext<'_>, subject: &Record, figure: StatedFigure<'_>) -> Cell {
    const UNIT: FieldKey<Text> = StatedFigure::EINHEIT;
    let path = [OnlineService::KENNZAHLEN.name, UNIT.name];
    let word = |value| words::cell_at(context.schemas, &subject.kind.name, &path, value);
    figure.einheit().map_or(Cell::Empty, word)
}
