//! `quality`: how complete the records of each kind are, field by field.

use anyhow::Result;

use super::parts::{section, titled};
use super::{Report, ReportContext};
use crate::ozg::figures::completeness::filled;
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "quality",
    title: || msg!("quality"),
    about: || msg!("quality-about"),
    subjects: &[],
    kinds: &[],
    counts_fields: true,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![kinds(context), fields(context)])
}

/// The completeness of a kind is the average over its fields.
fn kinds(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for kind in context.schemas.kinds() {
        let fields = filled(kind, context.scope.of_kind(&kind.name));
        let all: usize = fields.iter().map(|field| field.all).sum();
        let with: usize = fields.iter().map(|field| field.records).sum();
        rows.push(vec![
            titled(&kind.name, &kind.title),
            Cell::count(context.scope.of_kind(&kind.name).len()),
            Cell::count(fields.len()),
            Cell::share(with, all),
        ]);
    }
    let columns = vec![
        Column::word("kind", msg!("column-kind")),
        Column::number("records", msg!("column-records")),
        Column::number("fields", msg!("column-fields")),
        Column::number("filled", msg!("column-filled")),
    ];
    section("kinds", msg!("quality-kinds"), 1, columns, rows).bars("filled")
}

fn fields(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for kind in context.schemas.kinds() {
        for filled in filled(kind, context.scope.of_kind(&kind.name)) {
            let field = filled.field;
            rows.push(vec![
                titled(&kind.name, &kind.title),
                titled(&field.name, &field.title),
                Cell::count(filled.records),
                Cell::count(filled.all - filled.records),
                Cell::share(filled.records, filled.all),
            ]);
        }
    }
    let columns = vec![
        Column::word("kind", msg!("column-kind")),
        Column::word("field", msg!("column-field")),
        Column::number("stated", msg!("column-stated")),
        Column::number("missing", msg!("unstated")),
        Column::number("filled", msg!("column-share")),
    ];
    section("fields", msg!("quality-fields"), 2, columns, rows).bars("filled")
}
