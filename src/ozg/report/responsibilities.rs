//! `responsibilities`: who carries out the Leistungen, by Themenfeld and by Fachamt, and those of Kommunen one by one.

use anyhow::Result;

use super::parts::{
    choices, list, number_or_dash, record, records, section, total, unstated, zustaendigkeit,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Beleg, Enumeration, Grundlage, Leistung, Municipality, RecordView, Themenfeld, Traeger,
    Vollzug, Zustaendigkeit, words,
};
use crate::ozg::figures::leistungen::is_of_kommunen;
use crate::ozg::responsibility::{Standing, standing};
use crate::section::Section;
use messages::{Message, msg};
use records::collation;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "responsibilities",
    title: || msg!("responsibilities"),
    about: || msg!("responsibilities-about"),
    subjects: &[],
    kinds: &[Leistung::KIND, Themenfeld::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let leistungen: Vec<_> = context.scope.of::<Leistung<'_>>().collect();
    let Some(kommune) = context.scope.kommune() else {
        let selected: Vec<_> =
            leistungen.iter().copied().filter(|one| is_of_kommunen(*one)).collect();
        return Ok(vec![
            by_responsibility(&leistungen),
            by_traeger(context, &leistungen),
            by_themenfeld(context, &leistungen),
            by_office(context, &selected),
            one_by_one(context, &selected, None),
            grounds(context, &selected),
        ]);
    };
    let selected = leistungen.iter().copied().filter(|one| standing(kommune, *one).is_local());
    let selected: Vec<_> = selected.collect();
    let kreis = kommune.kreis().and_then(|id| Municipality::get(context.dataset(), id));
    Ok(vec![
        by_standing(kommune, &leistungen).needs(&[Municipality::KIND]),
        by_office(context, &selected),
        one_by_one(context, &selected, Some(kommune)).note(match kreis {
            Some(kreis) => msg!("responsibilities-kreis", name = kreis.label()),
            None => msg!("responsibilities-of-kommune"),
        }),
        grounds(context, &selected),
    ])
}

/// The standing of a Leistung for a Kommune, by its display name.
pub(super) fn standing_cell(standing: Standing) -> Cell {
    let (key, word): (&str, Message) = match standing {
        Standing::Own => ("own", msg!("standing-own")),
        Standing::Partly => ("partly", msg!("standing-partly")),
        Standing::KreisPartly => ("kreis_partly", msg!("standing-kreis-partly")),
        Standing::OwnOrKreis => ("own_or_kreis", msg!("standing-own-or-kreis")),
        Standing::Voluntary => ("voluntary", msg!("standing-voluntary")),
        Standing::Kreis => ("kreis", msg!("standing-kreis")),
        Standing::Others => ("others", msg!("standing-others")),
        Standing::NotRecorded => ("", msg!("not-recorded")),
    };
    Cell::Word(key.to_owned(), word)
}

fn by_responsibility(leistungen: &[Leistung<'_>]) -> Section {
    let count = |level: Option<Zustaendigkeit>| {
        let same = leistungen.iter().filter(|leistung| leistung.zustaendigkeit() == level).count();
        [Cell::count(same), Cell::share(same, leistungen.len())]
    };
    let row = |one: Zustaendigkeit| {
        let word = Cell::Word(one.name().to_owned(), one.title().into());
        [word].into_iter().chain(count(Some(one))).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = Zustaendigkeit::ALL.into_iter().map(row).collect();
    rows.push([unstated()].into_iter().chain(count(None)).collect());
    let all = leistungen.len();
    rows.push(vec![total(), Cell::count(all), Cell::share(all, all)]);
    let columns = vec![
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("share", msg!("column-share")),
    ];
    let title = msg!("responsibilities-by-level");
    section("zustaendigkeit", title, 1, columns, rows).total().bars("leistungen")
}

fn by_standing(kommune: Municipality<'_>, leistungen: &[Leistung<'_>]) -> Section {
    let row = |kind: Standing| {
        let same =
            leistungen.iter().filter(|leistung| standing(kommune, **leistung) == kind).count();
        vec![standing_cell(kind), Cell::count(same), Cell::share(same, leistungen.len())]
    };
    let mut rows: Vec<_> = Standing::ALL.into_iter().map(row).collect();
    let all = leistungen.len();
    rows.push(vec![total(), Cell::count(all), Cell::share(all, all)]);
    let columns = vec![
        Column::word("standing", msg!("column-responsibility")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("share", msg!("column-share")),
    ];
    let title = msg!("responsibilities-of", name = kommune.label());
    section("standing", title, 1, columns, rows).total().bars("leistungen")
}

fn traeger_of(leistung: Leistung<'_>) -> Vec<Traeger> {
    leistung.vollzug().map(Vollzug::traeger).unwrap_or_default()
}

fn by_traeger(context: &ReportContext<'_>, leistungen: &[Leistung<'_>]) -> Section {
    let row = |&traeger: &Traeger| {
        let lists: Vec<_> = leistungen.iter().map(|leistung| traeger_of(*leistung)).collect();
        let all = lists.iter().filter(|all| all.contains(&traeger)).count();
        let alone = lists.iter().filter(|all| all.as_slice() == [traeger]).count();
        let figures = [Cell::count(all), number_or_dash(alone), number_or_dash(all - alone)];
        (all > 0).then(|| [context.word(traeger)].into_iter().chain(figures).collect::<Vec<_>>())
    };
    let columns = vec![
        Column::word("traeger", msg!("column-traeger")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("alone", msg!("column-alone")),
        Column::number("partly", msg!("column-partly")),
    ];
    let rows = Traeger::ALL.iter().filter_map(row).collect();
    let title = msg!("responsibilities-by-traeger");
    section("traeger", title, 1, columns, rows)
        .bars("leistungen")
        .note(msg!("responsibilities-bundle"))
        .note(msg!("dash-legend"))
}

fn by_themenfeld(context: &ReportContext<'_>, leistungen: &[Leistung<'_>]) -> Section {
    let row = |label: Cell, is_in: &dyn Fn(&Leistung<'_>) -> bool| {
        let selected: Vec<_> = leistungen.iter().filter(|leistung| is_in(leistung)).collect();
        let count = |level: Option<Zustaendigkeit>| {
            selected.iter().filter(|leistung| leistung.zustaendigkeit() == level).count()
        };
        let counts = Zustaendigkeit::ALL.into_iter().map(|one| number_or_dash(count(Some(one))));
        let figures = [Cell::count(selected.len())].into_iter().chain(counts);
        [label].into_iter().chain(figures).chain([number_or_dash(count(None))]).collect::<Vec<_>>()
    };
    let row_of = |themenfeld: Themenfeld<'_>| {
        row(record(&themenfeld), &|leistung| leistung.themenfeld() == Some(&themenfeld.id))
    };
    let mut rows: Vec<_> = context.themenfelder().map(row_of).collect();
    rows.push(row(total(), &|_| true));
    let mut columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("leistungen", msg!("column-leistungen")),
    ];
    let column = |one: Zustaendigkeit| Column::number(one.name(), one.title().into());
    columns.extend(Zustaendigkeit::ALL.into_iter().map(column));
    columns.push(Column::number("keine_angabe", msg!("unstated")));
    let title = msg!("responsibilities-by-themenfeld");
    section("themenfelder", title, 1, columns, rows).total().heat().note(msg!("dash-legend"))
}

/// The offices have generic names; that of a Kommune may be called something else.
fn by_office(context: &ReportContext<'_>, leistungen: &[Leistung<'_>]) -> Section {
    let mut offices: Vec<_> = leistungen.iter().flat_map(|one| one.fachaemter()).collect();
    offices.sort_by(|one, other| collation::compare(one, other));
    offices.dedup();
    let row = |office: &str| {
        let selected = leistungen.iter().filter(|leistung| leistung.fachaemter().contains(&office));
        let selected: Vec<_> = selected.copied().collect();
        let path = [Leistung::FACHAEMTER.name];
        let word = words::cell_at(context.schemas, Leistung::KIND, &path, office);
        vec![word, Cell::count(selected.len()), records(selected)]
    };
    let rows: Vec<_> = offices.into_iter().map(row).collect();
    let without = leistungen.iter().filter(|one| one.fachaemter().is_empty()).count();
    let columns = vec![
        Column::word("fachamt", msg!("column-office")),
        Column::number("number", msg!("column-number")),
        Column::word("leistungen", msg!("column-leistungen")),
    ];
    let title = msg!("responsibilities-by-office");
    let section = section("fachaemter", title, 1, columns, rows).bars("number");
    section
        .note(msg!("responsibilities-generic"))
        .note(msg!("responsibilities-no-office", count = without))
}

/// Each Leistung with its Träger and Fachämter, and for a Kommune with its standing.
fn one_by_one(
    context: &ReportContext<'_>,
    leistungen: &[Leistung<'_>],
    kommune: Option<Municipality<'_>>,
) -> Section {
    let row = |leistung: &Leistung<'_>| {
        let level = match kommune {
            Some(kommune) => standing_cell(standing(kommune, *leistung)),
            None => zustaendigkeit(*leistung),
        };
        let traeger = traeger_of(*leistung).into_iter().map(|one| context.word(one)).collect();
        vec![
            record(leistung),
            level,
            list(traeger),
            choices(context, leistung, Leistung::FACHAEMTER),
        ]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("traeger", msg!("column-traeger")),
        Column::word("fachaemter", msg!("column-offices")),
    ];
    let title = msg!("responsibilities-leistungen");
    let rows = leistungen.iter().map(row).collect();
    section("leistungen", title, 1, columns, rows)
}

/// The norms behind each responsibility, the evidence that was read, and how certain it is: a separate table, since one
/// of seven columns does not fit on a terminal.
fn grounds(context: &ReportContext<'_>, leistungen: &[Leistung<'_>]) -> Section {
    let row = |leistung: &Leistung<'_>| {
        let vollzug = leistung.vollzug();
        let certainty = context.stated(vollzug.and_then(Vollzug::sicherheit));
        vec![record(leistung), norms(vollzug), evidence(context, vollzug), certainty]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("norm", msg!("column-norm")),
        Column::word("beleg", msg!("column-evidence")),
        Column::word("sicherheit", msg!("column-certainty")),
    ];
    let title = msg!("responsibilities-grounds");
    section("grundlagen", title, 1, columns, leistungen.iter().map(row).collect())
}

fn norms(vollzug: Option<Vollzug<'_>>) -> Cell {
    let grundlagen = vollzug.map(Vollzug::grundlage).unwrap_or_default();
    let mut norms: Vec<_> = grundlagen.into_iter().filter_map(Grundlage::norm).collect();
    let mut seen = Vec::new();
    norms.retain(|norm| {
        !seen.contains(norm) && {
            seen.push(*norm);
            true
        }
    });
    list(norms.into_iter().map(|norm| Cell::Text(norm.to_owned())).collect())
}

/// The best evidence that was read; a norm that is only named was not read again.
fn evidence(context: &ReportContext<'_>, vollzug: Option<Vollzug<'_>>) -> Cell {
    let grundlagen = vollzug.map(Vollzug::grundlage).unwrap_or_default();
    let best = grundlagen.into_iter().filter_map(Grundlage::beleg).min();
    best.map_or(Cell::Empty, |best: Beleg| context.word(best))
}
