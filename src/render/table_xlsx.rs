//! Tables as Excel workbooks: numbers and days as such, all else as text, so never a formula.

use anyhow::{Result, bail};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::view::cell::cell_text;
use document::visible;
use messages::{Localizer, Message, PartialDate, msg};
use records::table::{Cell, Table};

/// What Excel holds in a cell, a sheet's rows and columns.
const MAX_TEXT: usize = 32_767;
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

/// Beyond this, Excel rounds.
const MAX_EXACT: u64 = 999_999_999_999_999;

/// Characters of a sheet's name.
const MAX_NAME: usize = 31;

/// Of the columns of the notes: the name of a table, and what is said.
const NOTES_WIDTHS: [u32; 2] = [32, 100];

const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

/// What the first sheet of a workbook says.
pub struct WorkbookNotes {
    /// The title, and what there is to say of all tables.
    pub head: Vec<Message>,
    /// The name of a table, and what it cannot say itself.
    pub of_tables: Vec<(&'static str, Message)>,
}

/// A workbook of a sheet with the notes, then a sheet a table: header frozen, a filter, columns as wide
/// as their texts. The same tables give the same bytes.
///
/// # Errors
/// If a table is larger than Excel takes.
pub fn tables_xlsx(
    notes: &WorkbookNotes,
    tables: &[Table],
    localizer: &Localizer,
) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    add_notes(workbook.add_worksheet(), notes, localizer)?;
    for table in tables {
        add_sheet(workbook.add_worksheet(), table, localizer)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// No column holds the lines of the head: they run on to the right.
fn add_notes(sheet: &mut Worksheet, notes: &WorkbookNotes, localizer: &Localizer) -> Result<()> {
    let CellFormats { header, text, .. } = CellFormats::new();
    sheet.set_name(localizer.text("xlsx-notes"))?;
    let mut row = 0;
    for line in &notes.head {
        let line = localizer.format(line);
        let format = if row == 0 { header.clone().unset_text_wrap() } else { Format::new() };
        sheet.write_string_with_format(row, 0, visible(&line), &format)?;
        row += 1;
    }
    for (table, note) in &notes.of_tables {
        row += 1;
        sheet.write_string_with_format(row, 0, sheet_name(table), &text)?;
        sheet.write_string_with_format(row, 1, visible(&localizer.format(note)), &text)?;
    }
    sheet.set_column_width(0, NOTES_WIDTHS[0])?;
    sheet.set_column_width(1, NOTES_WIDTHS[1])?;
    Ok(())
}

fn sheet_name(table: &str) -> String {
    table.chars().take(MAX_NAME).collect()
}

fn add_sheet(sheet: &mut Worksheet, table: &Table, localizer: &Localizer) -> Result<()> {
    if table.rows.len() >= MAX_ROWS || table.columns.len() > MAX_COLUMNS {
        bail!(msg!("xlsx-too-large", rows = table.rows.len(), columns = table.columns.len()));
    }
    let of_days = (0..table.columns.len()).map(|at| has_only_days(table, at)).collect();
    let mut sheet = SheetWriter { sheet, formats: CellFormats::new(), of_days, localizer };
    sheet.sheet.set_name(sheet_name(table.name))?;
    sheet.header(table)?;
    for (index, row) in table.rows.iter().enumerate() {
        let is_total = table.has_total && index + 1 == table.rows.len();
        sheet.row(table, index + 1, row, is_total)?;
    }
    sheet.finish(table)
}

struct SheetWriter<'w, 's> {
    sheet: &'w mut Worksheet,
    formats: CellFormats,
    /// By column: whether its dates are written as days of Excel.
    of_days: Vec<bool>,
    localizer: &'s Localizer,
}

struct CellFormats {
    header: Format,
    text: Format,
    number: Format,
    day: Format,
    share: Format,
}

impl CellFormats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        CellFormats {
            header: top().set_bold().set_text_wrap(),
            text: top().set_text_wrap().set_num_format("@"),
            number: top(),
            day: top().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            share: top().set_num_format("0.0 %"),
        }
    }
}

impl SheetWriter<'_, '_> {
    fn header(&mut self, table: &Table) -> Result<()> {
        for (index, column) in table.columns.iter().enumerate() {
            let title = column.title.text(self.localizer);
            let at = u16::try_from(index)?;
            self.sheet.write_string_with_format(0, at, visible(&title), &self.formats.header)?;
        }
        Ok(())
    }

    fn row(&mut self, table: &Table, row: usize, cells: &[Cell], is_total: bool) -> Result<()> {
        for (index, cell) in cells.iter().enumerate() {
            let place = (u32::try_from(row)?, u16::try_from(index)?);
            match self.cell(place, cell, is_total) {
                Err(XlsxError::MaxStringLengthExceeded) => {
                    let column = table.columns.get(index).map_or("", |column| &column.key);
                    bail!(msg!("xlsx-too-long", row = row, column = column, limit = MAX_TEXT));
                }
                other => other?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, at: (u32, u16), cell: &Cell, is_total: bool) -> Result<(), XlsxError> {
        let CellFormats { text, number, day, share, .. } = &self.formats;
        let style = |format: &Format| {
            if is_total { format.clone().set_bold() } else { format.clone() }
        };
        let (sheet, (row, column)) = (&mut *self.sheet, at);
        match cell {
            Cell::Empty => {}
            Cell::Integer(value) if value.unsigned_abs() <= MAX_EXACT => {
                sheet.write_number_with_format(row, column, *value as f64, &style(number))?;
            }
            Cell::Number(value) if value.is_finite() => {
                sheet.write_number_with_format(row, column, *value, &style(number))?;
            }
            Cell::Share(value) => {
                sheet.write_number_with_format(row, column, *value, &style(share))?;
            }
            Cell::Boolean(flag) => {
                sheet.write_boolean_with_format(row, column, *flag, &style(number))?;
            }
            Cell::Date(date) if self.of_days.get(usize::from(column)) == Some(&true) => {
                let value = ExcelDateTime::parse_from_str(&date.to_string())?;
                sheet.write_datetime_with_format(row, column, &value, &style(day))?;
            }
            other => {
                let value = plain(other, self.localizer);
                sheet.write_string_with_format(row, column, visible(&value), &style(text))?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, table: &Table) -> Result<()> {
        self.sheet.set_freeze_panes(1, 0)?;
        let has_columns = !table.columns.is_empty();
        let last = table.rows.len().saturating_sub(usize::from(table.has_total));
        if has_columns {
            let right = u16::try_from(table.columns.len() - 1)?;
            self.sheet.autofilter(0, 0, u32::try_from(last)?, right)?;
        }
        for (index, column) in table.columns.iter().enumerate() {
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            let texts = cells.map(|cell| plain(cell, self.localizer));
            // The button of the filter takes up two characters.
            let title = format!("{}  ", column.title.text(self.localizer));
            let longest = texts.chain([title]).map(|text| longest_line(&text)).max();
            let width = longest.unwrap_or_default().clamp(*WIDTHS.start(), *WIDTHS.end());
            self.sheet.set_column_width(u16::try_from(index)?, u32::try_from(width + 1)?)?;
        }
        Ok(())
    }
}

/// The text of a cell; figures that Excel would round keep all their digits.
fn plain(cell: &Cell, localizer: &Localizer) -> String {
    match cell {
        Cell::Integer(number) => number.to_string(),
        other => cell_text(other, localizer),
    }
}

fn longest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

/// Whether all that a column says are days that Excel knows: beside a month or a year a day is a text,
/// too, so that the column sorts.
fn has_only_days(table: &Table, at: usize) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| row.get(at));
    cells.all(|cell| match cell {
        Cell::Date(date) => is_day(*date),
        other => *other == Cell::Empty,
    })
}

/// Excel knows days from 1900 on; a month or a year is no day.
fn is_day(date: PartialDate) -> bool {
    date.first_day() == date.last_day() && date.first_day().as_str() >= "1900-03-01"
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use records::table::Column;

    /// The cells of a column below its title, as another program reads them.
    fn column(cells: &[Cell]) -> Vec<Data> {
        let columns = vec![Column::word("since", msg!("column-date"))];
        let rows = cells.iter().map(|cell| vec![cell.clone()]).collect();
        let table = Table { name: "days", title: None, columns, rows, has_total: false };
        let notes = WorkbookNotes { head: Vec::new(), of_tables: Vec::new() };
        let localizer = crate::locales::localizer(messages::Language::De);
        let bytes = tables_xlsx(&notes, &[table], &localizer).expect("a workbook");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let range = workbook.worksheet_range("days").expect("a sheet");
        range.rows().skip(1).map(|row| row[0].clone()).collect()
    }

    #[test]
    fn a_column_has_days_or_texts_and_never_both() {
        let date = |text: &str| Cell::Date(PartialDate::parse(text).expect("a date"));
        let is_day = |data: &Data| matches!(data, Data::DateTime(_));
        let days = column(&[date("2024-03-01"), Cell::Empty, date("2025-12-31")]);
        assert!(is_day(&days[0]) && days[1] == Data::Empty && is_day(&days[2]), "{days:?}");
        let unknown = Cell::Text("nicht erfasst".to_owned());
        for other in [date("2024-03"), date("2024"), date("1850-01-01"), unknown] {
            let mixed = column(&[date("2024-03-01"), other.clone(), Cell::Empty]);
            assert_eq!(mixed[0], Data::String("01.03.2024".to_owned()), "{other:?}");
            assert!(matches!(mixed[1], Data::String(_)), "{mixed:?}");
        }
    }
}
