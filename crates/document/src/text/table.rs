//! A table for a terminal, with the bars and shades of its figures.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table,
    TableStyle, Width,
};

use super::columns::{FittedGrid, TextGrid, cut, width_of};
use super::line::{RESET, styled, wrap_behind};
use crate::{Abbreviation, CellShade, DataTable, TableCell};

/// One line below the header, and no other border that takes up columns.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
/// Lengths of bars in columns: shorter ones show nothing, longer ones no more.
const BAR_LENGTHS: std::ops::RangeInclusive<usize> = 6..=24;
/// Columns between a number and its bar.
const BAR_GAP: usize = 2;
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
const SHADES: [char; 4] = ['░', '▒', '▓', '█'];

/// The table, no wider than `width`; not limited if no width is given. Where there is no room for its columns, its rows
/// are written one below the other.
pub(super) fn write(table: &DataTable, width: Option<usize>) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let (grid, barred) = grid(table, width);
    let (grid, explained) = abbreviated(grid, table, width);
    let Some(FittedGrid { grid, widths, gap }) = grid.within(width) else {
        return stacked(&grid, width) + &explained;
    };
    let mut drawing = Table::new();
    drawing.load_style(STYLE).enforce_styling();
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing
        .set_header(grid.header.iter().map(|text| Cell::new(text).add_attribute(Attribute::Bold)));
    for (at, row) in grid.rows.iter().enumerate() {
        let is_total = at >= table.own_rows();
        let bold = |cell: Cell| if is_total { cell.add_attribute(Attribute::Bold) } else { cell };
        drawing.add_row(row.iter().map(|text| bold(Cell::new(text))));
    }
    if width.is_some() {
        drawing.set_content_arrangement(ContentArrangement::Dynamic);
        drawing.set_width(u16::MAX);
    }
    for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        let Some(drawn) = drawing.column_mut(at) else { continue };
        // The column of the separator, blank here, is the other half of the gap.
        let padding = if at + 1 == table.columns.len() { 0 } else { gap - 1 };
        let is_right = column.is_number && !barred.contains(&at);
        drawn.set_padding((0, narrow(padding)));
        drawn.set_cell_alignment(if is_right { CellAlignment::Right } else { CellAlignment::Left });
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(width + padding))));
    }
    let lines = drawing.lines().map(|line| line.replace(UNBROKEN, " "));
    let lines = lines.map(|line| format!("{}\n", without_trailing_blanks(&line)));
    lines.collect::<String>() + &explained
}

/// The grid with abbreviations where it is too wide, and their explanations. The first column, which names the row, is
/// kept.
fn abbreviated(mut grid: TextGrid, table: &DataTable, width: Option<usize>) -> (TextGrid, String) {
    let mut explained = String::new();
    if table.is_facts || width.is_none_or(|width| grid.natural_width() <= width) {
        return (grid, explained);
    }
    for Abbreviation { long, short } in &table.abbreviations {
        let cells = grid.rows.iter_mut().flat_map(|row| row.iter_mut().skip(1));
        let count = cells.filter(|cell| *cell == long).map(|cell| *cell = unbroken(short)).count();
        if count > 0 {
            explained.extend([short, " = ", long, "\n"]);
        }
    }
    (grid, explained)
}

/// The name of each row, and below it its other cells, each after the title of its column.
fn stacked(grid: &TextGrid, width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for row in &grid.rows {
        let mut cells = grid.header.iter().zip(row).filter(|(_, text)| !text.is_empty());
        let named = cells.next().map(|(_, text)| wrap_behind(text, width, "", "  "));
        lines.extend(named.into_iter().flatten());
        for (title, text) in cells {
            lines.extend(wrap_behind(&format!("{title}: {text}"), width, "  ", "    "));
        }
    }
    let lines = lines.iter().map(|line| line.replace(UNBROKEN, " "));
    lines.map(|line| format!("{}\n", without_trailing_blanks(&line))).collect()
}

/// The texts of the table, with a bar or a shade after its value; and the columns that have bars.
fn grid(table: &DataTable, width: Option<usize>) -> (TextGrid, Vec<usize>) {
    let header: Vec<_> = table.columns.iter().map(|column| column.title.plain()).collect();
    let text = |cell: &TableCell| shaded(cell, styled(&cell.content));
    let rows = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let is_copied = |at: &usize| table.columns.get(*at).is_some_and(|column| column.is_copied);
    let whole = (0..table.columns.len()).filter(is_copied).collect();
    let mut grid = TextGrid { header, rows, whole };
    let mut barred = Vec::new();
    let Some(width) = width else { return (grid, barred) };
    for (at, column) in table.columns.iter().enumerate() {
        let has_bars =
            column.full_bar.is_some_and(|full| add_bars(&mut grid, table, (at, full), width));
        barred.extend(has_bars.then_some(at));
    }
    let is_cut = |at: &usize| table.columns.get(*at).is_some_and(|column| column.is_cut);
    let cut: Vec<_> = (0..table.columns.len()).filter(is_cut).collect();
    cut_columns(&mut grid, &cut, width);
    (grid, barred)
}

/// Replaces a blank while the table is drawn, so that no line is wrapped at it. No text contains it: Unicode reserves
/// it for use within a program.
const UNBROKEN: char = '\u{fdd2}';

fn unbroken(text: &str) -> String {
    text.replace(' ', &UNBROKEN.to_string())
}

fn shaded(cell: &TableCell, text: String) -> String {
    match cell.shade {
        None => text,
        Some(CellShade::Nothing) => "·".to_owned(),
        Some(CellShade::Quarter(quarter)) => {
            format!("{text}{}", SHADES.get(quarter).copied().unwrap_or('█'))
        }
    }
}

/// Adds bars as long as there is room for them; false if there is too little.
fn add_bars(
    grid: &mut TextGrid,
    table: &DataTable,
    (at, full): (usize, f64),
    width: usize,
) -> bool {
    let room = width.saturating_sub(grid.natural_width() + BAR_GAP).min(*BAR_LENGTHS.end());
    if !BAR_LENGTHS.contains(&room) {
        return false;
    }
    let header = grid.header.get(at).into_iter();
    let texts = grid.rows.iter().filter_map(|row| row.get(at));
    let longest = header.chain(texts).map(|text| width_of(text)).max();
    let longest = longest.unwrap_or_default();
    for (number, (row, cells)) in grid.rows.iter_mut().zip(&table.rows).enumerate() {
        let Some((text, cell)) = row.get_mut(at).zip(cells.get(at)) else { continue };
        let value = cell.value.filter(|_| number < table.own_rows()).unwrap_or_default();
        let blanks = " ".repeat(longest.saturating_sub(width_of(text)));
        let bar = bar(value, full, room);
        let gap = " ".repeat(if bar.is_empty() { 0 } else { BAR_GAP });
        *text = unbroken(&format!("{blanks}{text}{gap}{bar}"));
    }
    true
}

/// A bar in eighths of a column; any value above zero is visible.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between one and eight times the length"
)]
fn bar(value: f64, full: f64, length: usize) -> String {
    if value <= 0.0 || full <= 0.0 {
        return String::new();
    }
    let eighths = ((value / full).min(1.0) * length as f64 * 8.0).round().max(1.0) as usize;
    let mut bar = "█".repeat(eighths / 8);
    if let Some(rest) = (eighths % 8).checked_sub(1).and_then(|rest| EIGHTHS.get(rest)) {
        bar.push(*rest);
    }
    bar
}

/// Cuts the texts of some columns to one line, in the room that the other columns leave.
fn cut_columns(grid: &mut TextGrid, columns: &[usize], width: usize) {
    let widths: Vec<_> = columns.iter().map(|&at| grid.column_width(at)).collect();
    let others = grid.natural_width().saturating_sub(widths.iter().sum());
    let room = width.saturating_sub(others).max(width / 2);
    let limit = common_limit(&widths, room);
    for row in &mut grid.rows {
        for &at in columns {
            if let Some(text) = row.get_mut(at) {
                *text = unbroken(&cut(text, limit));
            }
        }
    }
}

/// The largest width at which all fit, where those that need less get what they need.
fn common_limit(widths: &[usize], room: usize) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let (mut room, mut left) = (room, sorted.len());
    for width in sorted {
        if width * left > room {
            return room / left;
        }
        room -= width;
        left -= 1;
    }
    usize::MAX
}

/// The start of a cell's style; it is removed if only blanks follow it.
const BOLD: &str = "\u{1b}[1m";

fn without_trailing_blanks(line: &str) -> String {
    let line = line.trim_end();
    let Some(styled) = line.strip_suffix(RESET).map(str::trim_end) else { return line.to_owned() };
    match styled.strip_suffix(BOLD) {
        Some(before) => without_trailing_blanks(before),
        None => format!("{styled}{RESET}"),
    }
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_leaves_narrow_columns_whole() {
        assert_eq!(common_limit(&[5, 60, 60], 45), 20);
        assert_eq!(common_limit(&[5, 10], 45), usize::MAX);
        assert_eq!(common_limit(&[], 45), usize::MAX);
    }

    #[test]
    fn the_largest_fills_the_room_and_the_smallest_is_visible() {
        assert_eq!(bar(8.0, 8.0, 4), "████");
        assert_eq!(bar(1.0, 8.0, 4), "▌");
        assert_eq!(bar(1.0, 8000.0, 4), "▏");
        assert_eq!(bar(0.0, 8.0, 4), "");
    }
}
