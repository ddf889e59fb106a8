//! `gaps`: Leistungen that Kommunen carry out, without a project, and those with several.

use anyhow::Result;

use super::citations::note_own_coverage;
use super::parts::{choice, record, records, section, text, total, zustaendigkeit};
use super::{Report, ReportContext};
use crate::ozg::domain::{Leistung, Project, RecordView, Themenfeld, Zustaendigkeit};
use crate::ozg::figures::leistungen::{coverage, is_of_kommunen, is_of_unknown};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "gaps",
    title: || msg!("gaps"),
    about: || msg!("gaps-about"),
    subjects: &[],
    kinds: &[Leistung::KIND, Themenfeld::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![by_themenfeld(context), several(context), without(context)])
}

fn by_themenfeld(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, is_in: &dyn Fn(Leistung<'_>) -> bool| {
        let shared = coverage(context.scope, |l| is_in(l) && is_of_kommunen(l));
        let kommunal = coverage(context.scope, |l| is_in(l) && is_only_kommunal(l));
        vec![
            label,
            Cell::count(shared.all),
            Cell::count(shared.without_project()),
            Cell::share(shared.without_project(), shared.all),
            Cell::count(shared.partly),
            Cell::count(kommunal.without_project()),
        ]
    };
    let row_of = |themenfeld: Themenfeld<'_>| {
        let is_in = |leistung: Leistung<'_>| leistung.themenfeld() == Some(&themenfeld.id);
        row(record(&themenfeld), &is_in)
    };
    let mut rows: Vec<_> = context.themenfelder().map(row_of).collect();
    rows.push(row(total(), &|_| true));
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("without_project", msg!("column-without-project")),
        Column::number("share", msg!("column-share")),
        Column::number("partly", msg!("column-partly")),
        Column::number("kommunal_without", msg!("column-kommunal-without")),
    ];
    let title = msg!("gaps-themenfelder");
    let own = coverage(context.scope, is_of_kommunen);
    let section = section("themenfelder", title, 1, columns, rows).total().bars("share");
    let unknown = context.scope.of::<Leistung<'_>>().filter(|l| is_of_unknown(*l)).count();
    let section = section.note(msg!("gaps-partly"));
    let note = msg!("gaps-unknown", count = unknown);
    note_own_coverage(if unknown > 0 { section.note(note) } else { section }, own)
}

fn is_only_kommunal(leistung: Leistung<'_>) -> bool {
    leistung.zustaendigkeit() == Some(Zustaendigkeit::Kommunal)
}

fn several(context: &ReportContext<'_>) -> Section {
    let by_leistung = context.scope.projects_by_leistung();
    let with_several = context.scope.of::<Leistung<'_>>().filter_map(|leistung| {
        let projects =
            by_leistung.get(leistung.id.as_str()).filter(|projects| projects.len() > 1)?;
        let count = Cell::count(projects.len());
        Some(vec![record(&leistung), count, records(projects.iter().copied())])
    });
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::number("number", msg!("column-number")),
        Column::word("projects", msg!("column-projects")),
    ];
    section("several_projects", msg!("gaps-several"), 1, columns, with_several.collect())
}

fn without(context: &ReportContext<'_>) -> Section {
    let covered = context.scope.projects_by_leistung();
    let is_gap = |l: &Leistung<'_>| is_of_kommunen(*l) && !covered.contains_key(l.id.as_str());
    let gaps: Vec<_> = context.scope.of::<Leistung<'_>>().filter(is_gap).collect();
    let rows = context.scope.all::<Themenfeld<'_>>().flat_map(|themenfeld| {
        let id = themenfeld.record().id.as_str();
        let own = gaps.iter().filter(move |leistung| leistung.themenfeld() == Some(id));
        own.map(move |leistung| {
            vec![
                record(leistung),
                text(leistung.ozg_id()),
                record(&themenfeld),
                zustaendigkeit(*leistung),
                choice(leistung, Leistung::PRIORITAET),
            ]
        })
    });
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("ozg_id", msg!("column-ozg-id")),
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("prioritaet", msg!("column-priority")),
    ];
    section("without_project", msg!("gaps-without"), 1, columns, rows.collect())
}
