//! A document as Markdown, for an issue, a page, a newsletter or the comment of a pull request.

mod inert;
mod line;

use crate::{Block, DataTable, Document, FactRow, Line, LinkTarget, ListItem, ParagraphRole};
use inert::code;
use line::LineWriter;

/// Options of the Markdown writer.
#[derive(Clone, Copy)]
pub struct MarkdownOptions<'o> {
    /// Added to the level of each heading: a comment does not begin with the title of a page.
    pub deeper: usize,
    /// The address of a link target; none where it cannot be linked to.
    pub address: &'o dyn Fn(&LinkTarget) -> Option<String>,
}

impl Default for MarkdownOptions<'_> {
    fn default() -> Self {
        MarkdownOptions { deeper: 0, address: &address_of_web }
    }
}

/// The address of a web link; other targets have none in a standalone text.
#[must_use]
pub fn address_of_web(target: &LinkTarget) -> Option<String> {
    match target {
        LinkTarget::Address(address) => Some(address.clone()),
        LinkTarget::Record { .. } | LinkTarget::Page(_) => None,
    }
}

/// The document as Markdown.
#[must_use]
pub fn write(document: &Document, options: MarkdownOptions<'_>) -> String {
    let blocks = blocks(document, options);
    blocks.concat().trim_start_matches('\n').to_owned()
}

/// The text of each block and list entry at the top level, for callers that have to leave out the last ones. What is
/// between two of them is part of the second.
#[must_use]
pub fn blocks(document: &Document, options: MarkdownOptions<'_>) -> Vec<String> {
    let writer = MarkdownWriter { options };
    let mut texts = Vec::new();
    let mut pending = String::new();
    for block in &document.blocks {
        match block {
            Block::List(items) => {
                pending.push('\n');
                for item in items {
                    let mut text = std::mem::take(&mut pending);
                    writer.item(item, 0, &mut text);
                    texts.push(text);
                }
            }
            Block::Heading { .. } => {
                pending.push('\n');
                writer.block(block, 0, &mut pending);
            }
            other if is_page_only(other) => {}
            other => {
                let mut text = std::mem::take(&mut pending);
                text.push('\n');
                writer.block(other, 0, &mut text);
                texts.push(text);
            }
        }
    }
    texts.extend((!pending.is_empty()).then_some(pending));
    texts
}

/// Whether a block is only shown on a page.
fn is_page_only(block: &Block) -> bool {
    matches!(block, Block::Map(_) | Block::Paragraph(ParagraphRole::About, _))
}

struct MarkdownWriter<'o> {
    options: MarkdownOptions<'o>,
}

impl MarkdownWriter<'_> {
    fn block(&self, block: &Block, indent: usize, text: &mut String) {
        match block {
            Block::Heading { level, content } => self.heading(*level, content, text),
            Block::Paragraph(role, content) if *role != ParagraphRole::About => {
                text.extend([&" ".repeat(indent), &self.line(content, true), "\n"]);
            }
            Block::List(items) => items.iter().for_each(|item| self.item(item, indent, text)),
            Block::Facts(rows) => rows.iter().for_each(|row| self.fact(row, indent, text)),
            Block::Table(table) => self.table(table, text),
            // The table beside a drawing has the same data.
            Block::Map(_) | Block::Paragraph(..) => {}
            Block::Verbatim(lines) => {
                for line in lines {
                    text.extend([&" ".repeat(indent), "- ", &code(line), "\n"]);
                }
            }
            Block::Sources(sources) => {
                for (number, source) in (1..).zip(sources) {
                    let source = self.line(&source.line(), true);
                    text.extend([&number.to_string(), ". ", &source, "\n"]);
                }
            }
            Block::Section { level, title, blocks, .. } => {
                if !title.is_empty() {
                    self.heading(*level, title, text);
                }
                for block in blocks.iter().filter(|block| !is_page_only(block)) {
                    text.push('\n');
                    self.block(block, indent, text);
                }
            }
        }
    }

    fn heading(&self, level: usize, content: &Line, text: &mut String) {
        let signs = "#".repeat((level + self.options.deeper).min(6));
        text.extend([&signs, " ", &self.line(content, false), "\n"]);
    }

    fn item(&self, item: &ListItem, indent: usize, text: &mut String) {
        text.extend([&" ".repeat(indent), "- "]);
        if let Some(sign) = item.sign {
            text.extend(["`", &sign.character().to_string(), "` "]);
        }
        text.extend([&self.line(&item.content, item.sign.is_none()), "\n"]);
        for block in &item.blocks {
            self.block(block, indent + 2, text);
        }
    }

    fn fact(&self, row: &FactRow, indent: usize, text: &mut String) {
        text.extend([&" ".repeat(indent), "- ", &self.line(&row.name, true), ":"]);
        match row.values.as_slice() {
            [value] => text.extend([" ", &self.line(value, false), "\n"]),
            values => {
                text.push('\n');
                for value in values {
                    text.extend([&" ".repeat(indent), "  - ", &self.line(value, true), "\n"]);
                }
            }
        }
    }

    fn table(&self, table: &DataTable, text: &mut String) {
        let mut row = |cells: &mut dyn Iterator<Item = String>| {
            text.push('|');
            cells.for_each(|cell| text.extend([" ", &cell, " |"]));
            text.push('\n');
        };
        row(&mut table.columns.iter().map(|column| self.cell(&column.title)));
        let marks =
            table.columns.iter().map(|column| if column.is_number { "---:" } else { "---" });
        row(&mut marks.map(str::to_owned));
        for (at, cells) in table.rows.iter().enumerate() {
            let is_total = at >= table.own_rows();
            row(&mut cells.iter().map(|cell| {
                let content = self.cell(&cell.content);
                if is_total && !content.is_empty() { format!("**{content}**") } else { content }
            }));
        }
    }

    /// `is_start` is set where the first character could make a list or a heading of the line.
    fn line(&self, line: &Line, is_start: bool) -> String {
        let text = self.written(line, false);
        if is_start { inert::at_start(&text) } else { text }
    }

    fn cell(&self, line: &Line) -> String {
        self.written(line, true)
    }

    fn written(&self, line: &Line, in_table: bool) -> String {
        let mut writer =
            LineWriter { address: self.options.address, in_table, text: String::new() };
        writer.line(line);
        // Blanks at the beginning of a line would make it a code block.
        writer.text.trim_matches(' ').to_owned()
    }
}
