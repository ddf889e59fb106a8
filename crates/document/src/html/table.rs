//! A table of HTML: heads that say what they head, bars and shades behind figures.

use maud::{Markup, html};

use super::HtmlWriter;
use crate::{CellShade, DataTable, Line, TableCell, TableColumn};

/// Length of a bar that is full.
const FULL: f64 = 100.0;
/// Characters of a cell that needs more than its share of the width.
const LONG: usize = 60;

impl HtmlWriter<'_> {
    pub(super) fn table(&self, table: &DataTable) -> Markup {
        let (rows, total) = table.rows.split_at(table.own_rows());
        html! {
            table {
                caption.unseen { (self.line(&table.title)) }
                thead {
                    tr {
                        @for column in &table.columns {
                            th scope="col" class=[class(column)] { (self.line(&column.title)) }
                        }
                    }
                }
                tbody { @for row in rows { (self.row(table, row, false)) "\n" } }
                @for row in total { tfoot { (self.row(table, row, true)) } }
            }
        }
    }

    fn row(&self, table: &DataTable, row: &[TableCell], is_total: bool) -> Markup {
        html! {
            tr {
                @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                    (self.cell(column, cell, (at, is_total)))
                }
            }
        }
    }

    fn cell(
        &self,
        column: &TableColumn,
        cell: &TableCell,
        (at, is_total): (usize, bool),
    ) -> Markup {
        let content = self.line(&cell.content);
        match (column.full_bar.filter(|_| !is_total), cell.shade.filter(|_| !is_total)) {
            _ if at == 0 && !cell.content.is_empty() => html! { th scope="row" { (content) } },
            (Some(full), _) => html! {
                td class="figure bar" {
                    (bar(cell.value.unwrap_or_default(), full)) span.number { (content) }
                }
            },
            (_, Some(shade)) => html! { td class=(shade_class(shade)) { (content) } },
            _ if is_long(&cell.content) => html! { td.long { (content) } },
            _ => html! { td class=[class(column)] { (content) } },
        }
    }
}

/// Words are most cells, so they go without.
fn class(column: &TableColumn) -> Option<&'static str> {
    column.is_number.then_some("figure")
}

fn is_long(content: &Line) -> bool {
    content.plain().chars().nth(LONG).is_some()
}

fn shade_class(shade: CellShade) -> &'static str {
    match shade {
        CellShade::Nothing => "figure nothing",
        CellShade::Quarter(0) => "figure heat1",
        CellShade::Quarter(1) => "figure heat2",
        CellShade::Quarter(2) => "figure heat3",
        CellShade::Quarter(_) => "figure heat4",
    }
}

/// A bar beside its figure, which says the same; so nobody needs to have it read out.
fn bar(value: f64, full: f64) -> Markup {
    let length = if full > 0.0 { (value / full).clamp(0.0, 1.0) * FULL } else { 0.0 };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect width=(format!("{length:.1}")) height="10" {}
        }
    }
}
