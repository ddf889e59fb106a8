//! `overview`: how many projects in which phase, Themenfeld and art; which Leistungen have one; which
//! Kommunen take part.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Question, Report, number, word};
use crate::dataset::Wanted;
use crate::message::Message;
use crate::msg;
use crate::ozg::figures;
use crate::ozg::phase::{self, STANDINGS};
use crate::ozg::words;
use crate::record::Record;
use crate::schema::Schemas;
use crate::table::{Cell, Column, Table};

pub(super) const REPORT: Report =
    Report { name: "overview", title: || msg!("overview"), needs, tables };

fn needs(_: &Schemas, wanted: &mut Wanted) {
    let project = ["themenfeld", "art", "leistungen"];
    for field in project.iter().chain(&phase::FIELDS).chain(&figures::PARTICIPATION) {
        wanted.add("project", field);
    }
    wanted.add("leistung", "zustaendigkeit");
    wanted.add("municipality", "groessenklasse");
    wanted.add("themenfeld", "name");
}

fn tables(question: &Question<'_>) -> Result<Vec<Table>> {
    Ok(vec![
        projects_by_phase(question),
        projects_by_themenfeld(question),
        projects_by_art(question)?,
        leistungen(question),
        municipalities(question)?,
    ])
}

fn projects_by_phase(question: &Question<'_>) -> Table {
    let projects: Vec<_> = question.dataset.of("project").collect();
    let standings: Vec<_> = projects.iter().map(|p| phase::standing(p, question.clock)).collect();
    let mut rows = Vec::new();
    for phase in STANDINGS {
        let of_phase = standings.iter().flatten().filter(|standing| standing.phase == phase);
        let undated = of_phase.clone().filter(|standing| standing.undated).count();
        rows.push(vec![words::cell(phase), Cell::count(of_phase.count()), Cell::count(undated)]);
    }
    let unknown = standings.iter().filter(|standing| standing.is_none()).count();
    rows.push(vec![unstated(), Cell::count(unknown), Cell::Empty]);
    let undated = standings.iter().flatten().filter(|standing| standing.undated).count();
    rows.push(vec![total(), Cell::count(projects.len()), Cell::count(undated)]);
    let columns = vec![
        word("phase", msg!("column-phase")),
        number("projects", msg!("column-projects")),
        number("undated", msg!("column-undated")),
    ];
    table("projects_by_phase", msg!("overview-phase"), columns, rows)
}

fn projects_by_themenfeld(question: &Question<'_>) -> Table {
    let in_themenfeld = |id: &str| {
        question.dataset.of("project").filter(|p| p.text("themenfeld") == Some(id)).count()
    };
    let themenfelder = question.dataset.of("themenfeld");
    let mut rows: Vec<_> = themenfelder
        .map(|themenfeld| {
            let name = Cell::Record(themenfeld.id.clone(), themenfeld.label().to_owned());
            vec![name, Cell::count(in_themenfeld(&themenfeld.id))]
        })
        .collect();
    let all = question.dataset.of("project").count();
    rows.push(vec![total(), Cell::count(all)]);
    let columns = vec![
        word("themenfeld", msg!("column-themenfeld")),
        number("projects", msg!("column-projects")),
    ];
    table("projects_by_themenfeld", msg!("overview-themenfeld"), columns, rows)
}

fn projects_by_art(question: &Question<'_>) -> Result<Table> {
    let of_art =
        |art: &str| question.dataset.of("project").filter(|p| p.text("art") == Some(art)).count();
    let arts = question.choices("project", "art")?;
    let mut rows: Vec<_> =
        arts.iter().map(|art| vec![words::cell(art), Cell::count(of_art(art))]).collect();
    rows.push(vec![total(), Cell::count(question.dataset.of("project").count())]);
    let columns =
        vec![word("art", msg!("column-art")), number("projects", msg!("column-projects"))];
    Ok(table("projects_by_art", msg!("overview-art"), columns, rows))
}

fn leistungen(question: &Question<'_>) -> Table {
    let all: Vec<_> = question.dataset.of("leistung").collect();
    let covered = figures::leistungen_with_project(question.dataset);
    let row = |figure: &str, said: Message, counts: fn(&Record) -> bool| {
        let counted: Vec<_> = all.iter().filter(|leistung| counts(leistung)).collect();
        let with = counted.iter().filter(|leistung| covered.contains(leistung.id.as_str())).count();
        vec![
            Cell::Word(figure.to_owned(), said),
            Cell::count(counted.len()),
            Cell::count(with),
            Cell::count(counted.len() - with),
        ]
    };
    let rows = vec![
        row("all", msg!("overview-leistungen-all"), |_| true),
        row("not_only_bund", msg!("overview-leistungen-not-only-bund"), figures::is_not_only_bund),
        row("kommunal", msg!("overview-leistungen-kommunal"), figures::has_kommunale_regelung),
    ];
    let columns = vec![
        word("figure", msg!("column-leistungen")),
        number("leistungen", msg!("column-number")),
        number("with_project", msg!("column-with-project")),
        number("without_project", msg!("column-without-project")),
    ];
    Table { has_total: false, ..table("leistungen", msg!("overview-leistungen"), columns, rows) }
}

fn municipalities(question: &Question<'_>) -> Result<Table> {
    let taking_part = figures::participants(question.dataset);
    let row = |label: Cell, municipalities: &[&Record]| {
        let all = municipalities.len();
        let part = count_in(municipalities, &taking_part);
        vec![label, Cell::count(all), Cell::count(part), Cell::share(part, all)]
    };
    let all: Vec<_> = question.dataset.of("municipality").collect();
    let mut rows = Vec::new();
    for class in question.choices("municipality", "groessenklasse")? {
        let is_of_class = |m: &&&Record| m.text("groessenklasse") == Some(class);
        let of_class: Vec<_> = all.iter().filter(is_of_class).copied().collect();
        rows.push(row(words::cell(class), &of_class));
    }
    rows.push(row(total(), &all));
    let columns = vec![
        word("groessenklasse", msg!("column-groessenklasse")),
        number("municipalities", msg!("column-municipalities")),
        number("taking_part", msg!("column-taking-part")),
        number("share", msg!("column-share")),
    ];
    Ok(table("municipalities_by_groessenklasse", msg!("overview-municipalities"), columns, rows))
}

fn count_in(records: &[&Record], ids: &BTreeSet<&str>) -> usize {
    records.iter().filter(|record| ids.contains(record.id.as_str())).count()
}

fn table(name: &'static str, title: Message, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { name, title: Some(title), columns, rows, has_total: true }
}

fn total() -> Cell {
    Cell::Word("total".to_owned(), msg!("total"))
}

fn unstated() -> Cell {
    Cell::Word("keine_angabe".to_owned(), msg!("unstated"))
}
