//! The list of all records of a kind: a table that is sorted and filtered, and the same as files.

use std::collections::BTreeMap;

use maud::{Markup, html};
use records::table::{Cell, Column, Table};

use super::frame::{SiteFrame, up};
use crate::view::cell::{cell_text, title_line};
use messages::msg;

/// Values of a column that are offered as filters; more would hide the table, fewer say nothing.
const FILTERS: std::ops::RangeInclusive<usize> = 2..=16;

/// The records of a kind as a table, whose first column is the id and the second the name.
pub(crate) struct RecordList<'l> {
    pub path: &'l str,
    pub plural: String,
    pub about: String,
    pub table: &'l Table,
    /// The page of a record, in the folder of the language.
    pub page: &'l dyn Fn(&str, &str) -> Option<String>,
    pub kind: &'l str,
    /// Names of the files with the whole list, in the folder of the page.
    pub files: [&'l str; 2],
}

/// A column whose few values are filters: the value of each row by its name, with what people call it.
struct FilterColumn<'t> {
    column: &'t Column,
    at: usize,
    values: BTreeMap<String, (String, usize)>,
}

impl RecordList<'_> {
    pub(crate) fn content(&self, frame: &SiteFrame<'_>) -> Markup {
        let filters = self.filters(frame);
        let count = self.table.rows.len();
        html! {
            h1 { (self.plural) }
            @if !self.about.is_empty() { p.lead { (self.about) } }
            (form(frame, &filters))
            div.state {
                p #count role="status" {
                    (frame.localizer.format(&msg!("site-count-all", count = count)))
                }
                ul.tools {
                    li.js-only { a href="#rows" data-csv="rows" { (frame.text("site-csv-shown")) } }
                    @for file in self.files { li { a href=(file) { (file_title(frame, file)) } } }
                }
            }
            (self.rows(frame, &filters))
            p #none hidden { (frame.text("site-none-left")) }
        }
    }

    fn filters(&self, frame: &SiteFrame<'_>) -> Vec<FilterColumn<'_>> {
        let columns = self.table.columns.iter().enumerate().skip(2);
        let filter = |(at, column)| {
            let mut values: BTreeMap<String, (String, usize)> = BTreeMap::new();
            for row in &self.table.rows {
                for (value, said) in named_values(row.get(at)?, frame)? {
                    values.entry(value).or_insert((said, 0)).1 += 1;
                }
            }
            FILTERS.contains(&values.len()).then_some(FilterColumn { column, at, values })
        };
        columns.filter_map(filter).collect()
    }

    fn rows(&self, frame: &SiteFrame<'_>, filters: &[FilterColumn<'_>]) -> Markup {
        let shown = || self.table.columns.iter().enumerate().skip(1);
        html! {
            table #rows class="cards list" {
                thead {
                    tr {
                        @for (_, column) in shown() {
                            th scope="col" class=[column.is_number.then_some("n")] data-k=(key(&column.key)) {
                                (title_line(&column.title, frame.localizer).plain())
                            }
                        }
                    }
                }
                tbody {
                    @for row in &self.table.rows { (self.row(frame, filters, row)) "\n" }
                }
            }
        }
    }

    fn row(&self, frame: &SiteFrame<'_>, filters: &[FilterColumn<'_>], row: &[Cell]) -> Markup {
        let [id, cells @ ..] = row else { return html! {} };
        let id = cell_text(id, frame.localizer);
        let columns = &self.table.columns[1..];
        let attributes: String = filters
            .iter()
            .filter_map(|filter| {
                let values = named_values(row.get(filter.at)?, frame)?;
                let names: Vec<_> = values.into_iter().map(|(name, _)| name).collect();
                let names = html! { (names.join(" ")) }.into_string();
                Some(format!(" data-{}=\"{names}\"", key(&filter.column.key)))
            })
            .collect();
        let page = (self.page)(self.kind, &id);
        html! {
            (maud::PreEscaped(format!("<tr{attributes}>")))
            @for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
                @if at == 0 {
                    th scope="row" {
                        @match &page {
                            Some(page) => a href={ (up(self.path)) (page) } { (cell_text(cell, frame.localizer)) },
                            None => { (cell_text(cell, frame.localizer)) }
                        }
                    }
                } @else {
                    td class=[column.is_number.then_some("n")] data-s=[sort_key(cell)]
                        data-l=(title_line(&column.title, frame.localizer).plain())
                    {
                        @if *cell == Cell::Empty || cell_text(cell, frame.localizer).is_empty() {
                            span.unk { (frame.text("not-recorded")) }
                        } @else { (cell_text(cell, frame.localizer)) }
                    }
                }
            }
            (maud::PreEscaped("</tr>"))
        }
    }
}

/// What is left to choose from, which needs the script.
fn form(frame: &SiteFrame<'_>, filters: &[FilterColumn<'_>]) -> Markup {
    let all = frame.text("site-rows-all");
    let some = frame.text("site-rows-some");
    html! {
        form.js-only data-for="rows" data-all=(all) data-some=(some) {
            p.find {
                label for="f" { (frame.text("site-filter-text")) }
                input #f type="search";
            }
            @if !filters.is_empty() {
                details.filters {
                    summary data-word=(frame.text("site-filters")) { (frame.text("site-filters")) }
                    @for filter in filters { (filter_row(filter, frame)) }
                }
            }
            button.btn #clear type="button" hidden { (frame.text("site-clear")) }
        }
    }
}

fn filter_row(filter: &FilterColumn<'_>, frame: &SiteFrame<'_>) -> Markup {
    let name = key(&filter.column.key);
    let mut values: Vec<_> = filter.values.iter().collect();
    values.sort_by(|(_, (one, _)), (_, (other, _))| records::collation::compare(one, other));
    html! {
        fieldset.frow {
            legend { (title_line(&filter.column.title, frame.localizer).plain()) }
            div.chips {
                @for (value, (said, count)) in values {
                    label.chip {
                        input type="checkbox" name=(name) value=(value);
                        span { (said) " " small { (count) } }
                    }
                }
            }
        }
    }
}

/// The values of a cell that can be a filter, by their names; none of a cell of another kind.
fn named_values(cell: &Cell, frame: &SiteFrame<'_>) -> Option<Vec<(String, String)>> {
    match cell {
        Cell::Empty => Some(vec![("-".to_owned(), frame.text("not-recorded"))]),
        Cell::Word(name, word) => Some(vec![(name.clone(), frame.localizer.format(word))]),
        Cell::Record { id, name, .. } => Some(vec![(id.clone(), name.clone())]),
        Cell::Boolean(value) => {
            let said = frame.text(if *value { "yes" } else { "no" });
            Some(vec![(value.to_string(), said)])
        }
        Cell::List(cells) => {
            let all: Option<Vec<_>> = cells.iter().map(|cell| named_values(cell, frame)).collect();
            Some(all?.concat())
        }
        _ => None,
    }
}

/// What sorts a cell whose text does not.
fn sort_key(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Number(number) | Cell::Share(number) => Some(number.to_string()),
        Cell::Date(date) => Some(date.to_string()),
        Cell::Empty => Some(String::new()),
        _ => None,
    }
}

/// The name of a column as a part of an attribute and of an address.
fn key(name: &str) -> String {
    name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

fn file_title(frame: &SiteFrame<'_>, file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default().to_uppercase();
    frame.localizer.format(&msg!("site-whole-list", format = ending))
}
