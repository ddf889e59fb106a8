//! A section of a report: its table, and the drawings of it.

use super::cell::{cell_line, data_table};
use super::map::area_map;
use crate::section::{Presentation, Previous, Section, difference};
use document::{
    Block, CellShade, DataStyle, DataTable, Figure, Line, LineSeries, SourceEntry, TableCell,
};
use messages::{Localizer, Message, msg};
use records::table::{Cell, Table};

/// The section as a block with its own heading.
pub(super) fn section_block(section: &Section, localizer: &Localizer) -> Block {
    let line = |message: &Message| Line::message(message, localizer, DataStyle::Words);
    let title = section.table.title.as_ref().map(&line);
    let mut blocks = Vec::new();
    blocks.extend(
        section
            .map
            .as_ref()
            .filter(|map| map.areas.iter().any(|area| area.value > 0))
            .map(|map| Block::Map(area_map(&[map], section.table.name, localizer))),
    );
    if section.table.rows.is_empty() {
        blocks.push(Block::body(Line::own(localizer.text("report-none"))));
    } else if section.presentation == Presentation::Sources && section.before.is_none() {
        blocks.push(Block::Sources(sources(&section.table, localizer)));
    } else {
        let name = title.clone().unwrap_or_else(|| Line::own(section.table.name));
        let mut shown = drawn_table(section, localizer);
        let empty = drop_empty_columns(&mut shown, section);
        blocks.push(Block::Table(DataTable { title: name, ..shown }));
        blocks.extend((!empty.is_empty()).then(|| {
            let columns = empty.join(", ");
            Block::note(line(&msg!("section-empty-columns", columns = columns)))
        }));
    }
    blocks.extend(section.notes.iter().map(|note| Block::note(line(note))));
    Block::Section {
        id: section.table.name.to_owned(),
        level: 2,
        title: title.unwrap_or_default(),
        blocks,
    }
}

/// The entries of a list of sources, from the columns number, title, publisher, date, address and register.
fn sources(table: &Table, localizer: &Localizer) -> Vec<SourceEntry> {
    let entry = |row: &Vec<Cell>| {
        let [_, title, publisher, stand, address, register] = row.as_slice() else {
            return SourceEntry::default();
        };
        let stand = match stand {
            Cell::Date(date) => msg!("source-stand", date = *date),
            _ => msg!("source-undated"),
        };
        let stand = Line::message(&stand, localizer, DataStyle::Words);
        let details = [cell_line(publisher, localizer), stand];
        let address = match address {
            Cell::Text(address) => Some(address.clone()),
            _ => None,
        };
        let title = match (title, register) {
            (_, Cell::Record { .. }) => cell_line(register, localizer),
            (Cell::Empty, _) => Line::own(localizer.text("source-untitled")),
            _ => cell_line(title, localizer),
        };
        let details = details.into_iter().filter(|line| !line.is_empty());
        SourceEntry { title, address, details: Line::joined(details, " · ") }
    };
    table.rows.iter().map(entry).collect()
}

/// Removes the columns that are empty in every row, except the key columns, and returns their titles. An axis
/// of several rows has its own columns.
fn drop_empty_columns(shown: &mut DataTable, section: &Section) -> Vec<String> {
    if matches!(&section.presentation, Presentation::Axis(axis) if axis.rows.len() > 1) {
        return Vec::new();
    }
    let has_content = |at: usize| {
        let mut cells = shown.rows.iter().filter_map(|row| row.get(at));
        cells.any(|cell| !cell.content.is_empty())
    };
    let kept: Vec<bool> =
        (0..shown.columns.len()).map(|at| at < section.keys || has_content(at)).collect();
    for row in &mut shown.rows {
        keep(row, &kept);
    }
    let titles = shown.columns.iter().zip(&kept).filter(|(_, is_kept)| !**is_kept);
    let titles = titles.map(|(column, _)| column.title.plain()).collect();
    keep(&mut shown.columns, &kept);
    titles
}

fn keep<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_none_or(|is_kept| *is_kept));
}

fn drawn_table(section: &Section, localizer: &Localizer) -> DataTable {
    let mut shown = data_table(&section.table, localizer);
    shown.is_facts = section.presentation == Presentation::Facts;
    if let Some(before) = &section.before {
        compare(&mut shown, section, before, localizer);
        return shown;
    }
    let legend = section.legend.as_ref();
    let legend = legend.map(|legend| Line::message(legend, localizer, DataStyle::Words));
    match &section.presentation {
        Presentation::Axis(axis) => {
            shown.drawing = Some(Figure::Axis { axis: axis.clone(), legend });
            return shown;
        }
        Presentation::Line => {
            shown.drawing = Some(Figure::Lines(series(&section.table, localizer)));
        }
        Presentation::Bars(key) => add_bars(&mut shown, &section.table, key),
        Presentation::Heat => add_shades(&mut shown, &section.table),
        Presentation::Table | Presentation::Facts | Presentation::Sources => {}
    }
    shown.legend = legend;
    shown
}

/// Adds bars beside the figures of a column; a bar for a share is relative to 1, others to the largest
/// figure.
fn add_bars(shown: &mut DataTable, table: &Table, key: &str) {
    let Some(at) = table.columns.iter().position(|column| column.key == key) else { return };
    let values = || table.own_rows().filter_map(|row| row.get(at));
    let is_share = values().any(|cell| matches!(cell, Cell::Share(_)));
    let largest = values().filter_map(Cell::as_number).fold(0.0, f64::max);
    if let Some(column) = shown.columns.get_mut(at) {
        column.full_bar = Some(if is_share { 1.0 } else { largest });
    }
    for (cells, row) in shown.rows.iter_mut().zip(&table.rows) {
        if let Some((shown, cell)) = cells.get_mut(at).zip(row.get(at)) {
            shown.value = cell.as_number();
        }
    }
}

/// Adds shades behind the figures, except in the last numeric column: it holds the sums of the rows.
fn add_shades(shown: &mut DataTable, table: &Table) {
    let sums = table.columns.iter().rposition(|column| column.is_number).unwrap_or_default();
    let body_rows = table.own_rows().count();
    let figures = table.own_rows().flat_map(|row| row.iter().take(sums)).filter_map(whole);
    let largest = figures.max().unwrap_or_default().max(1);
    for (cells, row) in shown.rows.iter_mut().zip(&table.rows).take(body_rows) {
        for (shown, cell) in cells.iter_mut().zip(row).take(sums) {
            shown.shade = whole(cell).map(|value| shade(value, largest));
            shown.value = cell.as_number();
        }
    }
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Integer(number) => Some(*number),
        _ => None,
    }
}

/// The quarter that a figure falls in, relative to the largest figure.
fn shade(value: i64, largest: i64) -> CellShade {
    match usize::try_from((value * 4 - 1) / largest) {
        Ok(quarter) if value > 0 => CellShade::Quarter(quarter.min(3)),
        _ => CellShade::Nothing,
    }
}

/// One line per numeric column, except the differences, along the days of the first column.
fn series(table: &Table, localizer: &Localizer) -> Vec<LineSeries> {
    let is_difference = |key: &str| key == "difference";
    let is_single = table.columns.iter().any(|column| is_difference(&column.key));
    let numbers = table.columns.iter().enumerate();
    let numbers = numbers.filter(|(_, column)| column.is_number && !is_difference(&column.key));
    let cells_of =
        |at: usize| -> Vec<&Cell> { table.rows.iter().filter_map(|row| row.get(at)).collect() };
    let line = |message: &Message| Line::message(message, localizer, DataStyle::Words);
    let days = cells_of(0);
    let series = numbers.map(|(at, column)| {
        let whole = table.title.as_ref().filter(|_| is_single).map(line);
        let title = whole.unwrap_or_else(|| super::cell::title_line(&column.title, localizer));
        one_series(title, &cells_of(at), &days, localizer)
    });
    series.collect()
}

fn one_series(title: Line, cells: &[&Cell], days: &[&Cell], localizer: &Localizer) -> LineSeries {
    let line =
        |cell: Option<&&Cell>| cell.map(|cell| cell_line(cell, localizer)).unwrap_or_default();
    let is_known = |cell: &&&Cell| cell.as_number().is_some();
    let by_value = |one: &&&Cell, other: &&&Cell| {
        let [one, other] = [one, other].map(|cell| cell.as_number().unwrap_or_default());
        one.total_cmp(&other)
    };
    let known = || cells.iter().filter(is_known);
    LineSeries {
        title,
        points: cells.iter().map(|cell| cell.as_number()).collect(),
        ends: [line(days.first()), line(days.last())],
        end_values: [line(known().next()), line(known().next_back())],
        bounds: [line(known().min_by(by_value)), line(known().max_by(by_value))],
    }
}

/// Adds to each cell its value in the other revision: `3 → 5 (+2)`.
fn compare(shown: &mut DataTable, section: &Section, before: &[Previous], localizer: &Localizer) {
    for ((cells, row), was) in shown.rows.iter_mut().zip(&section.table.rows).zip(before) {
        for (at, (cell, now)) in cells.iter_mut().zip(row).enumerate().skip(section.keys) {
            cell.content = change(now, was.cell(at), localizer);
        }
        if let Some(first) = cells.first_mut() {
            first.content = marked(first, was, localizer);
        }
    }
}

/// Compares values, not labels: the schema of another revision may have other labels.
fn change(now: &Cell, before: &Cell, localizer: &Localizer) -> Line {
    if now.to_json() == before.to_json() {
        return cell_line(now, localizer);
    }
    let line = |cell| Some(cell_line(cell, localizer)).filter(|line| !line.is_empty());
    let or_none = |line: Option<Line>| line.unwrap_or_else(|| Line::own("–"));
    let (before_line, now_line) = (or_none(line(before)), or_none(line(now)));
    before_line.then(" → ").with(now_line).with(more(&difference(now, before), localizer))
}

/// The difference in parentheses; for shares in percentage points.
fn more(difference: &Cell, localizer: &Localizer) -> Line {
    let line = match difference {
        Cell::Empty => return Line::default(),
        Cell::Share(share) => {
            let points = cell_line(&Cell::Number((share * 1e3).round() / 10.0), localizer);
            let message = msg!("percentage-points", points = points.plain());
            Line::message(&message, localizer, DataStyle::Words)
        }
        other => cell_line(other, localizer),
    };
    let sign = if line.plain().starts_with('-') { "" } else { "+" };
    Line::own(format!(" ({sign}")).with(line).then(")")
}

/// Marks a row in its first column as new or removed.
fn marked(first: &TableCell, was: &Previous, localizer: &Localizer) -> Line {
    let text = first.content.plain();
    let message = match was {
        Previous::Present(_) => return first.content.clone(),
        Previous::New => msg!("row-marked-new", text = text),
        Previous::Removed(_) => msg!("row-marked-gone", text = text),
    };
    Line::message(&message, localizer, DataStyle::Words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::table::Column;

    #[test]
    fn an_empty_column_is_left_out_unless_it_is_a_key() {
        let word = |key: &str| Column::word(key, msg!("column-date"));
        let columns = vec![word("key"), word("empty"), word("some")];
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![
            vec![Cell::Empty, Cell::Empty, text("a")],
            vec![Cell::Empty, Cell::Empty, Cell::Empty],
        ];
        let table = Table { name: "t", title: None, columns, rows, has_total: false };
        let localizer = crate::locales::localizer(messages::Language::En);
        let sizes = |section: &Section| {
            let mut shown = drawn_table(section, &localizer);
            let left_out = drop_empty_columns(&mut shown, section).len();
            assert!(shown.rows.iter().all(|row| row.len() == shown.columns.len()));
            (shown.columns.len(), left_out)
        };
        let section = Section::new(table, 1);
        assert_eq!(sizes(&section), (2, 1));
        assert_eq!(sizes(&section.facts()), (2, 1));
    }
}
