//! A document for a terminal: lines wrapped to its width, measured in columns.

mod columns;
mod drawing;
mod line;
mod table;

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::{Block, DataTable, Document, FactRow, Figure, Line, ListItem, ListSign, ParagraphRole};
use line::{wrapped, wrapped_and_broken};

pub use columns::{cut, width_of};
pub use line::{inert, wrap};

/// Columns by which the blocks below a list entry are indented.
const INDENT: usize = 4;
/// Maximum columns of the names of facts.
const NAMES: usize = 26;
/// Columns between a name and its values.
const GAP: usize = 2;
/// Minimum columns of a value.
const LEAST_ROOM: usize = 26;

/// The document with the styles of a terminal; not wrapped if no width is given.
#[must_use]
pub fn write(document: &Document, width: Option<usize>) -> String {
    let mut writer = TextWriter { text: String::new(), width };
    writer.blocks(&document.blocks, 0);
    writer.text
}

struct TextWriter {
    text: String,
    width: Option<usize>,
}

impl TextWriter {
    fn blocks(&mut self, blocks: &[Block], indent: usize) {
        let mut before: Option<&Block> = None;
        for block in blocks {
            let is_first = self.text.is_empty();
            if !is_first && before.is_some_and(|before| needs_empty_line(before, block)) {
                self.text.push('\n');
            }
            self.block(block, indent);
            before = Some(block);
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        match block {
            Block::Heading { level, content } => self.heading(*level, content),
            // A terminal has no room for a map; the table beside it says the same.
            Block::Map(_) | Block::Paragraph(ParagraphRole::About, _) => {}
            Block::Paragraph(_, content) => self.paragraph(content, indent),
            Block::List(items) => items.iter().for_each(|item| self.item(item, indent)),
            Block::Facts(rows) => self.facts(rows),
            Block::Table(table) => self.table(table),
            Block::Verbatim(lines) => self.verbatim(lines, indent),
            Block::Sources(sources) => {
                for (number, source) in (1..).zip(sources) {
                    let number = format!("[{number}] ");
                    for line in wrapped_and_broken(&source.line(), self.width, &number, "    ") {
                        let _ = writeln!(self.text, "{}", line.trim_end());
                    }
                }
            }
            Block::Section { level, title, blocks, .. } => {
                if !title.is_empty() {
                    self.heading(*level, title);
                }
                self.blocks(blocks, indent);
            }
        }
    }

    fn heading(&mut self, level: usize, content: &Line) {
        let style = if level < 3 { Style::new().bold() } else { Style::new() };
        self.wrapped("", "", content, style);
    }

    fn paragraph(&mut self, content: &Line, indent: usize) {
        let blanks = " ".repeat(indent);
        self.wrapped(&blanks, &blanks, content, Style::new());
    }

    /// An entry after its sign or bullet; further lines are indented to its text.
    fn item(&mut self, item: &ListItem, indent: usize) {
        let blanks = " ".repeat(indent);
        let (bullet, style) = match item.sign {
            Some(sign) => (format!("{blanks}{} ", sign.character()), style_of(sign)),
            None => (format!("{blanks}– "), Style::new()),
        };
        self.wrapped(&bullet, &format!("{blanks}  "), &item.content, style);
        for block in &item.blocks {
            self.block(block, indent + INDENT);
        }
    }

    /// The names in one column, the values in another.
    fn facts(&mut self, rows: &[FactRow]) {
        let longest = rows.iter().map(|row| width_of(&row.name.plain())).max().unwrap_or_default();
        let column = longest.min(NAMES);
        let room = self.width.map(|width| width.saturating_sub(column + GAP).max(LEAST_ROOM));
        for row in rows {
            let names = wrapped(&row.name, Some(NAMES), "", "");
            let values: Vec<_> =
                row.values.iter().flat_map(|value| wrapped(value, room, "", "  ")).collect();
            for at in 0..names.len().max(values.len()) {
                let name = names.get(at).map_or("", String::as_str);
                let value = values.get(at).map_or("", String::as_str);
                // A word longer than the column is still separated from its value.
                let gap = (column + GAP).saturating_sub(width_of(name)).max(GAP);
                let blanks = " ".repeat(gap);
                let line = format!("{name}{blanks}{value}");
                let _ = writeln!(self.text, "{}", line.trim_end());
            }
        }
    }

    fn verbatim(&mut self, lines: &[String], indent: usize) {
        let blanks = " ".repeat(indent);
        for line in lines {
            let prefix_length = line.len() - line.trim_start_matches([' ', '-']).len();
            let hanging = format!("{blanks}{:prefix_length$}", "");
            let first = format!("{blanks}{}", &line[..prefix_length]);
            self.wrapped(&first, &hanging, &Line::data(&line[prefix_length..]), Style::new());
        }
    }

    fn table(&mut self, table: &DataTable) {
        match &table.drawing {
            Some(Figure::Axis { axis, legend }) => {
                self.text.push_str(&drawing::axis(axis, self.width));
                if let Some(legend) = legend {
                    self.paragraph(legend, 0);
                }
                // Several rows are compared by their marks; a single one is read by its dates.
                if axis.rows.len() > 1 {
                    return;
                }
                self.text.push_str(&table::write(table, self.width));
            }
            Some(Figure::Lines(series)) => {
                self.text.push_str(&table::write(table, self.width));
                self.text.push('\n');
                self.text.push_str(&drawing::lines(series, self.width));
            }
            None => self.text.push_str(&table::write(table, self.width)),
        }
        if let Some(legend) = &table.legend {
            self.paragraph(legend, 0);
        }
    }

    fn wrapped(&mut self, first: &str, others: &str, content: &Line, style: Style) {
        for line in wrapped(content, self.width, first, others) {
            let _ = writeln!(self.text, "{style}{}{style:#}", line.trim_end());
        }
    }
}

/// Whether there is an empty line between two blocks.
fn needs_empty_line(before: &Block, block: &Block) -> bool {
    use ParagraphRole::{About, Body, Lead, Note};
    let is_together = match (before, block) {
        (_, Block::Heading { .. } | Block::Section { .. }) => false,
        // After a heading, around blocks that are not shown, and before verbatim lines.
        (Block::Map(_) | Block::Paragraph(About, _) | Block::Heading { .. }, _)
        | (_, Block::Map(_) | Block::Paragraph(About, _) | Block::Verbatim(_))
        | (Block::List(_), Block::List(_))
        | (Block::Table(_) | Block::Paragraph(Note, _), Block::Paragraph(Note, _)) => true,
        (Block::Paragraph(Lead, _), Block::Paragraph(one, _)) => matches!(one, Lead | Body),
        _ => false,
    };
    !is_together
}

fn style_of(sign: ListSign) -> Style {
    match sign {
        ListSign::Added => AnsiColor::Green.on_default(),
        ListSign::Removed => AnsiColor::Red.on_default(),
        ListSign::Changed => AnsiColor::Yellow.on_default(),
        ListSign::Alert => AnsiColor::Red.on_default().bold(),
    }
}
