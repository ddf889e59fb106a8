//! A table in HTML: header cells for rows and columns, and bars beside values, in one column or in all.

use maud::{Markup, html};

use super::HtmlWriter;
use crate::{CellShade, DataTable, Line, TableCell, TableColumn};

/// Length of a full bar, in units of its `viewBox`.
const FULL: f64 = 100.0;
/// Characters beyond which a cell needs more than its share of the width.
const LONG: usize = 60;

impl HtmlWriter<'_> {
    /// The heading above names it, else its own caption. Simple header cells need no `scope`: those of columns are in
    /// the head of the table, that of a row comes before its cells.
    pub(super) fn table(&self, table: &DataTable, has_heading: bool) -> Markup {
        let (rows, total) = table.rows.split_at(table.own_rows());
        let largest = largest_shaded(table);
        html! {
            table {
                @if !has_heading { caption.unseen { (self.line(&table.title)) } }
                thead {
                    tr {
                        @for column in &table.columns {
                            th class=[class(column)] { (self.line(&column.title)) }
                        }
                    }
                }
                tbody { @for row in rows { (self.row(table, row, largest, false)) "\n" } }
                @for row in total { tfoot { (self.row(table, row, largest, true)) } }
            }
        }
    }

    fn row(&self, table: &DataTable, row: &[TableCell], largest: f64, is_total: bool) -> Markup {
        html! {
            tr {
                @for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                    (self.cell(column, cell, largest, (at, is_total)))
                }
            }
        }
    }

    fn cell(
        &self,
        column: &TableColumn,
        cell: &TableCell,
        largest: f64,
        (at, is_total): (usize, bool),
    ) -> Markup {
        let content = self.line(&cell.content);
        match (column.full_bar.filter(|_| !is_total), cell.shade.filter(|_| !is_total)) {
            _ if at == 0 && !cell.content.is_empty() => html! { th { (content) } },
            (Some(full), _) => html! {
                td class="n bar" {
                    (bar(cell.value.unwrap_or_default(), full)) span.number { (content) }
                }
            },
            // A shade shows the share of the largest value of all; a bar shows it without a legend.
            (_, Some(CellShade::Nothing)) => html! { td class="n nothing" { (content) } },
            (_, Some(CellShade::Quarter(_))) => html! {
                td class="n bar small" {
                    (bar(cell.value.unwrap_or_default(), largest)) span.number { (content) }
                }
            },
            _ if is_long(&cell.content) => {
                html! { td.long lang=[self.options.data_language] { (content) } }
            }
            _ => html! { td class=[class(column)] { (content) } },
        }
    }
}

/// Most cells are words, which need no class.
fn class(column: &TableColumn) -> Option<&'static str> {
    column.is_number.then_some("n")
}

fn is_long(content: &Line) -> bool {
    content.plain().chars().nth(LONG).is_some()
}

/// The largest of the values that have shades.
fn largest_shaded(table: &DataTable) -> f64 {
    let cells = table.rows.iter().flatten().filter(|cell| cell.shade.is_some());
    cells.filter_map(|cell| cell.value).fold(0.0, f64::max)
}

/// A bar beside its value; hidden from screen readers, since the value says the same.
fn bar(value: f64, full: f64) -> Markup {
    let length = if full > 0.0 { (value / full).clamp(0.0, 1.0) * FULL } else { 0.0 };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect width=(format!("{length:.1}")) height="10" {}
        }
    }
}
