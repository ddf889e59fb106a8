//! `reach`: how many people the Online-Dienste reach, by what is named, beside what sources state.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{
    date, note_undecided, number_or_dash, record, section, share_or_dash, text, total,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    FieldKey, Municipality, OnlineService, RecordView, StatedFigure, Text, words,
};
use crate::ozg::figures::reach::{Reach, gemeinden, people, people_of_all, reach, together};
use crate::ozg::figures::services::undecided;
use crate::section::Section;
use messages::msg;
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
    Ok(vec![by_service(context, &services), by_kreis(context, &services), stated(context)])
}

/// A service that is open to everybody reaches all; its named Anschlüsse are told beside that.
fn by_service(context: &ReportContext<'_>, services: &[(OnlineService<'_>, Reach<'_>)]) -> Section {
    let all = people_of_all(context.scope);
    let count = |people: i64| usize::try_from(people).unwrap_or_default();
    let figures = |reach: &Reach<'_>| {
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
    };
    let row = |(service, reach): &(OnlineService<'_>, Reach<'_>)| {
        [record(service)].into_iter().chain(figures(reach)).collect::<Vec<_>>()
    };
    let is_named = |(_, reach): &&(OnlineService<'_>, Reach<'_>)| {
        reach.is_statewide || !reach.gemeinden().is_empty()
    };
    let mut rows: Vec<_> = services.iter().filter(is_named).map(row).collect();
    rows.push([total()].into_iter().chain(figures(&together(services))).collect());
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::number("own", msg!("column-own-gemeinden")),
        Column::number("through_kreis", msg!("column-through-kreis")),
        Column::number("people_own", msg!("column-people-own")),
        Column::number("people_through_kreis", msg!("column-people-through-kreis")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
    ];
    let unnamed = services.iter().filter(|one| !is_named(one)).count();
    let section = section("services", msg!("reach-services"), 1, columns, rows).total();
    let section = section
        .note(msg!("reach-named", people = all))
        .note(msg!("reach-unnamed", count = unnamed))
        .note(msg!("dash-legend"));
    note_undecided(section, &undecided(context.scope, context.services()))
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
        let count = |people: i64| usize::try_from(people).unwrap_or_default();
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

/// What sources state of the use and the spread of services: no figure is added to another, or to ours.
fn stated(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for service in context.services() {
        for figure in service.kennzahlen() {
            rows.push(vec![
                record(&service),
                text(figure.bezug()),
                figure.zahl().map_or(Cell::Empty, Cell::Number),
                figure.von().map_or(Cell::Empty, Cell::Number),
                unit(context, figure),
                date(figure.datum()),
                text(figure.quelle()),
            ]);
        }
    }
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("bezug", msg!("column-counted")),
        Column::number("zahl", msg!("column-number")),
        Column::number("von", msg!("column-of")),
        Column::word("einheit", msg!("column-unit")),
        Column::word("datum", msg!("column-date")),
        Column::word("quelle", msg!("column-source")),
    ];
    section("stated", msg!("reach-stated"), 2, columns, rows).note(msg!("reach-stated-note"))
}

fn unit(context: &ReportContext<'_>, figure: StatedFigure<'_>) -> Cell {
    const UNIT: FieldKey<Text> = StatedFigure::EINHEIT;
    let path = [OnlineService::KENNZAHLEN.name, UNIT.name];
    let word = |value| words::cell_at(context.schemas, OnlineService::KIND, &path, value);
    figure.einheit().map_or(Cell::Empty, word)
}
