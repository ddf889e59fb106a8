//! The list of all records of a kind: a table that is sorted and filtered, and the same as files.

use std::collections::BTreeMap;

use maud::{Markup, html};
use records::table::{Cell, Column, Table, Title};

use super::frame::SiteFrame;
use crate::view::cell::{cell_line, title_line};
use messages::msg;

/// Number of values for which a column is offered as a filter: a single value leaves nothing to choose, and a
/// menu of more is too long to read.
const FILTERS: std::ops::RangeInclusive<usize> = 2..=80;
/// Maximum number of values shown at once; more become a menu, so that they do not hide the table.
const CHIPS: usize = 16;

/// The records of a kind as a table, whose first column is the id and the second the name.
pub(crate) struct RecordList<'l> {
    pub plural: String,
    pub about: String,
    pub table: &'l Table,
    /// Number of visible columns; the others are only filters.
    pub seen: usize,
    /// The page of a record, relative to the list.
    pub page: &'l dyn Fn(&str, &str) -> Option<String>,
    pub kind: &'l str,
    /// Paths of the files with the whole list.
    pub files: [&'l str; 2],
}

/// A column with few enough values to be a filter.
struct FilterColumn<'t> {
    column: &'t Column,
    /// The values by name, each with its label and its number of rows.
    values: BTreeMap<String, (String, usize)>,
    /// The names of the values of each row.
    rows: Vec<String>,
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
            let mut rows = Vec::with_capacity(self.table.rows.len());
            for row in &self.table.rows {
                let all = named_values(row.get(at)?, frame)?;
                let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
                rows.push(names.join(" "));
                for (value, label) in all {
                    values.entry(value).or_insert((label, 0)).1 += 1;
                }
            }
            FILTERS.contains(&values.len()).then_some(FilterColumn { column, values, rows })
        };
        columns.filter_map(filter).collect()
    }

    fn rows(&self, frame: &SiteFrame<'_>, filters: &[FilterColumn<'_>]) -> Markup {
        let columns = self.table.columns.iter().take(self.seen).skip(1);
        let title = |column: &Column| title_line(&column.title, frame.localizer).plain();
        let columns: Vec<_> = columns.map(|column| (column, title(column))).collect();
        html! {
            table #rows class="cards list" {
                thead {
                    tr {
                        @for (column, title) in &columns {
                            th scope="col" class=[column.is_number.then_some("n")] data-k=(key(&column.key)) {
                                (title)
                            }
                        }
                    }
                }
                tbody {
                    @for (at, row) in self.table.rows.iter().enumerate() {
                        (self.row(frame, &columns, &values_of_row(filters, at), row)) "\n"
                    }
                }
            }
        }
    }

    /// A row with the attributes that the filters use.
    fn row(
        &self,
        frame: &SiteFrame<'_>,
        columns: &[(&Column, String)],
        attributes: &str,
        row: &[Cell],
    ) -> Markup {
        let [id, cells @ ..] = row else { return html! {} };
        let text = |cell: &Cell| cell_line(cell, frame.localizer).plain();
        let page = match id {
            Cell::Record { id, .. } | Cell::Text(id) | Cell::Code(id) => (self.page)(self.kind, id),
            _ => None,
        };
        html! {
            (maud::PreEscaped(format!("<tr{attributes}>")))
            @for (at, (cell, (column, title))) in cells.iter().zip(columns).enumerate() {
                @let text = text(cell);
                @if at == 0 {
                    th scope="row" {
                        @match &page {
                            Some(page) => a href=(page) { (text) },
                            None => { (text) }
                        }
                    }
                } @else {
                    td class=[column.is_number.then_some("n")] data-s=[sort_key(cell, &text)] data-l=(title) {
                        @if text.is_empty() {
                            span.unk { (frame.text("not-recorded")) }
                        } @else { (text) }
                    }
                }
            }
            (maud::PreEscaped("</tr>"))
        }
    }
}

/// The values of a row as attributes, each by the name of its column.
fn values_of_row(filters: &[FilterColumn<'_>], row: usize) -> String {
    let attribute = |filter: &FilterColumn<'_>| {
        let names = html! { (filter.rows[row]) }.into_string();
        format!(" data-{}=\"{names}\"", key(&filter.column.key))
    };
    filters.iter().map(attribute).collect()
}

/// The filter form, which needs the script.
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

/// A filter: few values are shown at once, many are in a menu.
fn filter_row(filter: &FilterColumn<'_>, frame: &SiteFrame<'_>) -> Markup {
    let name = key(&filter.column.key);
    // A field within a list has the title of the list.
    let title = match &filter.column.title {
        Title::Path(titles) => titles.first().unwrap_or(&filter.column.title),
        title => title,
    };
    let title = title_line(title, frame.localizer).plain();
    let mut values: Vec<_> = filter.values.iter().collect();
    values.sort_by(|(_, (one, _)), (_, (other, _))| records::collation::compare(one, other));
    html! {
        @if values.len() > CHIPS {
            p.frow {
                label for={ "f-" (name) } { (title) }
                select id={ "f-" (name) } name=(name) {
                    option value="" { (frame.text("site-any")) }
                    @for (value, (label, _)) in values { option value=(value) { (label) } }
                }
            }
        } @else {
            fieldset.frow {
                legend { (title) }
                div.chips {
                    @for (value, (label, count)) in values {
                        label.chip {
                            input type="checkbox" name=(name) value=(value);
                            span { (label) " " small { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// The values of a cell by name, with their labels; `None` for a cell that cannot be a filter.
fn named_values(cell: &Cell, frame: &SiteFrame<'_>) -> Option<Vec<(String, String)>> {
    let label = || cell_line(cell, frame.localizer).plain();
    match cell {
        Cell::Empty => Some(vec![("-".to_owned(), frame.text("not-recorded"))]),
        Cell::Word(name, _) | Cell::Record { id: name, .. } => Some(vec![(name.clone(), label())]),
        Cell::Boolean(value) => Some(vec![(value.to_string(), label())]),
        Cell::List(cells) => {
            let all: Option<Vec<_>> = cells.iter().map(|cell| named_values(cell, frame)).collect();
            Some(all?.concat())
        }
        _ => None,
    }
}

/// The sort key of a cell that cannot be sorted by its text; an empty cell sorts last.
fn sort_key(cell: &Cell, text: &str) -> Option<String> {
    match cell {
        _ if text.is_empty() => Some(String::new()),
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Number(number) | Cell::Share(number) => Some(number.to_string()),
        Cell::Date(date) => Some(date.to_string()),
        _ => None,
    }
}

/// The name of a column in an attribute or an address.
fn key(name: &str) -> String {
    name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

fn file_title(frame: &SiteFrame<'_>, file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default().to_uppercase();
    frame.localizer.format(&msg!("site-whole-list", format = ending))
}
