//! `reach`: how many people the Online-Dienste reach, by what is named, beside what sources state.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{
    date, note_undecided, number_or_dash, record, section, share_or_dash, text, total,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    FieldKey, Municipality, OnlineService, Project, RecordView, StatedFigure, Text, words,
};
use crate::ozg::figures::reach::{
    Reach, gemeinden, newest_spread, of_project, people, people_of_all, reach, together,
};
use crate::ozg::figures::services::undecided;
use crate::section::Section;
use messages::msg;
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
    let mut services: Vec<_> =
        context.services().map(|service| (service, reach(context.scope, service))).collect();
    services.sort_by_cached_key(|(_, reach)| {
        std::cmp::Reverse((reach.is_statewide, people(context.scope, &reach.gemeinden())))
    });
    Ok(vec![
        by_service(context, &services),
        by_project(context).needs(&[Project::KIND]),
        by_kreis(context, &services),
        stated(context).draws_on(&[Project::KIND]),
    ])
}

/// Who is reached, in the columns that [`reach_columns`] names. What is open to everybody reaches all; its named
/// Anschlüsse are told beside that.
fn reached(context: &ReportContext<'_>, reach: &Reach<'_>) -> Vec<Cell> {
    let all = people_of_all(context.scope);
    let people_of = |ids: &BTreeSet<&str>| count(people(context.scope, ids));
    let reached = if reach.is_statewide { count(all) } else { people_of(&reach.gemeinden()) };
    vec![
        number_or_dash(reach.own.len()),
        number_or_dash(reach.through_kreis.len()),
        number_or_dash(people_of(&reach.own)),
        number_or_dash(people_of(&reach.through_kreis)),
        number_or_dash(reached),
        share_or_dash(reached, count(all)),
    ]
}

fn count(people: i64) -> usize {
    usize::try_from(people).unwrap_or_default()
}

fn reach_columns() -> [Column; 7] {
    [
        Column::number("own", msg!("column-own-gemeinden")),
        Column::number("through_kreis", msg!("column-through-kreis")),
        Column::number("people_own", msg!("column-people-own")),
        Column::number("people_through_kreis", msg!("column-people-through-kreis")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
        Column::word("stated", msg!("column-stated-spread")),
    ]
}

fn is_named(reach: &Reach<'_>) -> bool {
    reach.is_statewide || !reach.own.is_empty() || !reach.through_kreis.is_empty()
}

fn by_service(context: &ReportContext<'_>, services: &[(OnlineService<'_>, Reach<'_>)]) -> Section {
    let row = |(service, reach): &(OnlineService<'_>, Reach<'_>)| {
        let mut row = vec![record(service)];
        row.extend(reached(context, reach));
        row.push(spread(context, service, service.kennzahlen()));
        row
    };
    let is_shown = |(service, reach): &&(OnlineService<'_>, Reach<'_>)| {
        is_named(reach) || newest_spread(service.kennzahlen()).is_some()
    };
    let mut rows: Vec<_> = services.iter().filter(is_shown).map(row).collect();
    let mut all = vec![total()];
    all.extend(reached(context, &together(services)));
    all.push(Cell::Empty);
    rows.push(all);
    let mut columns = vec![Column::word("service", msg!("column-service"))];
    columns.extend(reach_columns());
    let unnamed = services.iter().filter(|(_, reach)| !is_named(reach)).count();
    let section = section("services", msg!("reach-services"), 1, columns, rows).total();
    let section = section
        .note(msg!("reach-named", people = people_of_all(context.scope)))
        .note(msg!("reach-unnamed", count = unnamed))
        .note(msg!("dash-legend"));
    note_undecided(section, &undecided(context.scope, context.services()))
}

/// A project reaches whom any of its services reaches.
fn by_project<'a>(context: &ReportContext<'a>) -> Section {
    let row = |project: Project<'a>| {
        let services = of_project(context.scope, project);
        let mut reach = together(&services);
        reach.is_statewide = services.iter().any(|(_, reach)| reach.is_statewide);
        let stated = newest_spread(project.kennzahlen()).is_some();
        (is_named(&reach) || stated).then(|| {
            let mut row = vec![record(&project), Cell::count(services.len())];
            row.extend(reached(context, &reach));
            row.push(spread(context, &project, project.kennzahlen()));
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
    section("projects", msg!("reach-projects"), 1, columns, rows)
        .note(msg!("reach-projects-unnamed", count = unnamed))
        .note(msg!("dash-legend"))
}

/// How widespread a source says that something is, with its day: the newest that there is.
fn spread(context: &ReportContext<'_>, record: &Record, figures: Vec<StatedFigure<'_>>) -> Cell {
    let Some(figure) = newest_spread(figures) else { return Cell::Empty };
    let Some(number) = figure.zahl() else { return Cell::Empty };
    let unit = words::spoken(&unit(context, record, figure));
    let day = figure
        .datum()
        .map_or_else(|| msg!("digest-plain", name = ""), |day| msg!("reach-stated-day", day = day));
    let (name, said) = match figure.von() {
        Some(all) => (
            format!("{number}/{all}"),
            msg!(
                "reach-stated-of",
                number = number.to_string(),
                all = all.to_string(),
                unit = unit,
                day = day
            ),
        ),
        None => (
            number.to_string(),
            msg!("reach-stated-number", number = number.to_string(), unit = unit, day = day),
        ),
    };
    Cell::Word(name, said)
}

/// The people of each Kreis and kreisfreie Stadt whom any service reaches, by a named Anschluss.
fn by_kreis(context: &ReportContext<'_>, services: &[(OnlineService<'_>, Reach<'_>)]) -> Section {
    let reached = together(services).gemeinden();
    let row = |kreis: Municipality<'_>| {
        let is_of =
            |one: &Municipality<'_>| one.kreis() == Some(kreis.id.as_str()) || one.id == kreis.id;
        let own = gemeinden(context.scope).filter(is_of);
        let own: BTreeSet<_> = own.map(|one| one.record().id.as_str()).collect();
        let part: BTreeSet<_> = own.intersection(&reached).copied().collect();
        let (people, part) = (people(context.scope, &own), people(context.scope, &part));
        vec![
            record(&kreis),
            Cell::Integer(people),
            number_or_dash(count(part)),
            share_or_dash(count(part), count(people)),
        ]
    };
    let rows = context.kommunen().filter(|kommune| kommune.kreis().is_none()).map(row).collect();
    let columns = vec![
        Column::word("kreis", msg!("column-kreis")),
        Column::number("population", msg!("column-population")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
    ];
    section("kreise", msg!("reach-kreise"), 1, columns, rows).note(msg!("dash-legend"))
}

/// What sources state of use and spread: no figure is added to another, or to ours.
fn stated(context: &ReportContext<'_>) -> Section {
    let services = context.services().map(|one| (one.record(), one.kennzahlen()));
    let projects = context.projects().map(|one| (one.record(), one.kennzahlen()));
    let row = |of: &Record, figure: StatedFigure<'_>| {
        vec![
            record(of),
            text(figure.bezug()),
            figure.zahl().map_or(Cell::Empty, Cell::Number),
            figure.von().map_or(Cell::Empty, Cell::Number),
            unit(context, of, figure),
            date(figure.datum()),
            text(figure.quelle()),
        ]
    };
    let all = services.chain(projects);
    let rows = all.flat_map(|(of, all)| all.into_iter().map(move |figure| row(of, figure)));
    let rows = rows.collect();
    let columns = vec![
        Column::word("record", msg!("column-service-or-project")),
        Column::word("bezug", msg!("column-counted")),
        Column::number("zahl", msg!("column-number")),
        Column::number("von", msg!("column-of")),
        Column::word("einheit", msg!("column-unit")),
        Column::word("datum", msg!("column-date")),
        Column::word("quelle", msg!("column-source")),
    ];
    section("stated", msg!("reach-stated"), 2, columns, rows).note(msg!("reach-stated-note"))
}

fn unit(context: &ReportContext<'_>, of: &Record, figure: StatedFigure<'_>) -> Cell {
    const UNIT: FieldKey<Text> = StatedFigure::EINHEIT;
    let path = [OnlineService::KENNZAHLEN.name, UNIT.name];
    let word = |value| words::cell_at(context.schemas, &of.kind.name, &path, value);
    figure.einheit().map_or(Cell::Empty, word)
}
