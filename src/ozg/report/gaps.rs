//! `gaps`: Leistungen not the Bund's alone without a project, and those with several.

use anyhow::Result;

use super::parts::{record, records, section, stated, total};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::leistungen::{coverage, has_kommunale_regelung, is_not_only_bund};
use crate::ozg::words;
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "gaps",
    title: || msg!("gaps"),
    about: || msg!("gaps-about"),
    subject: None,
    kinds: &["leistung", "themenfeld", "project"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![by_themenfeld(context), several(context), without(context)])
}

fn by_themenfeld(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, is_in: &dyn Fn(&Record) -> bool| {
        let shared = coverage(context.scope, |l| is_in(l) && is_not_only_bund(l));
        let kommunal = coverage(context.scope, |l| is_in(l) && has_kommunale_regelung(l));
        vec![
            label,
            Cell::count(shared.all),
            Cell::count(shared.without_project()),
            Cell::share(shared.without_project(), shared.all),
            Cell::count(kommunal.without_project()),
        ]
    };
    let of = |themenfeld: &&Record| {
        let is_in = |leistung: &Record| leistung.text("themenfeld") == Some(&themenfeld.id);
        row(record(themenfeld), &is_in)
    };
    let mut rows: Vec<_> = context.scope.of("themenfeld").iter().map(of).collect();
    rows.push(row(total(), &|_| true));
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("without_project", msg!("column-without-project")),
        Column::number("share", msg!("column-share")),
        Column::number("kommunal_without", msg!("column-kommunal-without")),
    ];
    let title = msg!("gaps-themenfelder");
    section("themenfelder", title, 1, columns, rows).total().bars("share")
}

fn several(context: &ReportContext<'_>) -> Section {
    let by_leistung = context.scope.projects_by_leistung();
    let with_several = context.scope.of("leistung").iter().filter_map(|leistung| {
        let projects =
            by_leistung.get(leistung.id.as_str()).filter(|projects| projects.len() > 1)?;
        let count = Cell::count(projects.len());
        Some(vec![record(leistung), count, records(projects.iter().copied())])
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
    let is_gap = |l: &&&Record| is_not_only_bund(l) && !covered.contains_key(l.id.as_str());
    let mut gaps: Vec<_> = context.scope.of("leistung").iter().filter(is_gap).copied().collect();
    gaps.sort_by_key(|leistung| (leistung.text("themenfeld"), &leistung.id));
    let row = |leistung: &Record| {
        let themenfeld = context.dataset().get("themenfeld", leistung.text("themenfeld")?)?;
        let priority = leistung.text("prioritaet").map_or(Cell::Empty, words::cell);
        Some(vec![
            record(leistung),
            Cell::Text(leistung.text("ozg_id").unwrap_or_default().to_owned()),
            record(themenfeld),
            stated(leistung.text("zustaendigkeit")),
            priority,
        ])
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("ozg_id", msg!("column-ozg-id")),
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("prioritaet", msg!("column-priority")),
    ];
    let rows = gaps.into_iter().filter_map(row).collect();
    section("without_project", msg!("gaps-without"), 1, columns, rows)
}
