//! A document as HTML, readable without scripts, network or colours.

mod drawing;
mod map;
mod page;
mod table;

use maud::{Markup, html};

use crate::{
    Block, DataTable, Document, FactRow, Figure, Inline, Line, LinkTarget, ListItem, ParagraphRole,
    TextMark, visible, visible_line,
};

pub use page::{NavigationEntry, PageFrame};

/// Entries of a list that is easier to look through in columns.
const MANY: usize = 24;

/// What the pages say beside the document.
#[derive(Clone, Copy)]
pub struct HtmlOptions<'o> {
    /// The address of what a link leads to; none where there is no way there.
    pub address: &'o dyn Fn(&LinkTarget) -> Option<String>,
    /// What a table, and what a drawing, are called when they scroll by themselves.
    pub table_word: &'o str,
    pub drawing_word: &'o str,
    /// What the list of its sections is called; none where a page needs no such list.
    pub contents_word: Option<&'o str>,
}

/// The document as a page of its own.
#[must_use]
pub fn write(document: &Document, frame: &PageFrame<'_>, options: HtmlOptions<'_>) -> String {
    page::page(frame, &document.title(), &content(document, options))
}

/// The document as a part of a page that others make.
#[must_use]
pub fn content(document: &Document, options: HtmlOptions<'_>) -> Markup {
    let writer = HtmlWriter { document, options };
    let is_section = |block: &Block| matches!(block, Block::Section { .. });
    let first_section = document.blocks.iter().position(is_section);
    html! {
        @if let Some(title) = &document.page_title { (heading(1, None, &writer.line(title))) "\n" }
        @for (at, block) in document.blocks.iter().enumerate() {
            @if first_section == Some(at) { (writer.contents()) }
            (writer.block(block)) "\n"
        }
    }
}

struct HtmlWriter<'d> {
    document: &'d Document,
    options: HtmlOptions<'d>,
}

impl HtmlWriter<'_> {
    /// Leads to each section, if there are several.
    fn contents(&self) -> Markup {
        let sections: Vec<_> = self.document.sections().collect();
        html! {
            @if let Some(label) = self.options.contents_word.filter(|_| sections.len() > 1) {
                nav.contents aria-label=(label) {
                    ul {
                        @for (id, title) in sections { li { a href={ "#" (id) } { (title.plain()) } } }
                    }
                }
                "\n"
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            // The page has its title already.
            Block::Heading { level: 1, content } if self.document.page_title.is_some() => {
                html! { p.lead { (self.line(content)) } }
            }
            Block::Heading { level, content } => heading(*level, None, &self.line(content)),
            Block::Paragraph(role, content) => {
                let class = match role {
                    ParagraphRole::Lead | ParagraphRole::About => Some("lead"),
                    ParagraphRole::Note => Some("note"),
                    ParagraphRole::Body => None,
                };
                html! { p class=[class] { (self.line(content)) } }
            }
            Block::List(items) => self.list(items),
            Block::Facts(rows) => self.facts(rows),
            Block::Table(table) => self.drawn_table(table),
            Block::Map(map) => map::map(map, self.options.address),
            Block::Verbatim(lines) => {
                html! { pre { @for line in lines { (visible(line)) "\n" } } }
            }
            Block::Sources(sources) => html! {
                ol.sources {
                    @for (number, source) in (1..).zip(sources) {
                        li id={ "source-" (number) } { (self.line(source)) }
                    }
                }
            },
            Block::Section { id, level, title, blocks } => self.section(id, *level, title, blocks),
        }
    }

    fn section(&self, id: &str, level: usize, title: &Line, blocks: &[Block]) -> Markup {
        let heading_id = format!("{id}-heading");
        let class = section_class(blocks);
        html! {
            section id=(id) aria-labelledby=(heading_id) class=(class) {
                (heading(level, Some(&heading_id), &self.line(title)))
                @for block in blocks { "\n" (self.block(block)) }
            }
        }
    }

    fn list(&self, items: &[ListItem]) -> Markup {
        let class = match () {
            () if items.iter().any(|item| item.sign.is_some()) => Some("changes"),
            () if items.len() > MANY && items.iter().all(|item| item.blocks.is_empty()) => {
                Some("columns")
            }
            () => None,
        };
        html! {
            ul class=[class] {
                @for item in items { (self.item(item)) }
            }
        }
    }

    /// An entry begins with its sign, which is spoken as a word.
    fn item(&self, item: &ListItem) -> Markup {
        html! {
            li {
                @if let Some(sign) = item.sign {
                    span.sign aria-hidden="true" { (sign.character()) }
                    (unseen(self.document.signs.of(sign)))
                }
                (self.line(&item.content))
                @for block in &item.blocks { (self.block(block)) }
            }
        }
    }

    fn facts(&self, rows: &[FactRow]) -> Markup {
        html! {
            dl {
                @for row in rows {
                    dt { (self.line(&row.name)) }
                    @for value in &row.values { dd { (self.line(value)) } }
                }
            }
        }
    }

    /// The drawing, which needs its legend beside it, then the table and what its shades mean.
    fn drawn_table(&self, table: &DataTable) -> Markup {
        let title = table.title.plain();
        let label = format!("{title}: {}", self.options.table_word);
        html! {
            @match &table.drawing {
                Some(Figure::Axis { axis, legend }) => figure.timeline {
                    (scrolled(
                        &format!("{title}: {}", self.options.drawing_word),
                        &drawing::axis(axis, &title)
                    ))
                    figcaption {
                        @if let Some(legend) = legend { span.note { (self.line(legend)) } }
                    }
                }
                Some(Figure::Lines(series)) => div.lines {
                    @for one in series { (drawing::line(one)) }
                }
                None => {}
            }
            (scrolled(&label, &self.table(table)))
            @if let Some(legend) = &table.legend { p.note { (self.line(legend)) } }
        }
    }

    fn line(&self, line: &Line) -> Markup {
        html! { @for inline in &line.0 { (self.inline(inline)) } }
    }

    fn inline(&self, inline: &Inline) -> Markup {
        match inline {
            Inline::Text(text) | Inline::Number(text) => html! { (text) },
            Inline::Data(text) => html! { (visible_line(text)) },
            Inline::Code(text) => html! { code { (visible_line(text)) } },
            Inline::Link { target, content } => match (self.options.address)(target) {
                Some(address) => {
                    let rel = matches!(target, LinkTarget::Address(_)).then_some("noreferrer");
                    html! { a href=(address) rel=[rel] { (self.line(content)) } }
                }
                None => self.line(content),
            },
            Inline::Marked(mark, content) => self.marked(*mark, content),
            Inline::Date { iso, shown } => html! { time datetime=(iso) { (shown) } },
            Inline::Break => html! { br; },
            Inline::Footnote(number) => html! {
                sup { a href={ "#source-" (number) } { "[" (number) "]" } }
            },
        }
    }

    /// Struck out or underlined for the eye, with a word for the ear.
    fn marked(&self, mark: TextMark, content: &Line) -> Markup {
        let (content, signs) = (self.line(content), &self.document.signs);
        match mark {
            TextMark::Strong => html! { strong { (content) } },
            TextMark::Hit => html! { mark { (content) } },
            TextMark::Inserted => html! { ins { (unseen(&signs.added)) (content) } },
            TextMark::Removed => html! { del { (unseen(&signs.removed)) (content) } },
        }
    }
}

/// How a section is laid out.
fn section_class(blocks: &[Block]) -> &'static str {
    let is_map = |block: &Block| matches!(block, Block::Map(_));
    let is_facts = |block: &Block| matches!(block, Block::Table(table) if table.is_facts);
    match () {
        () if blocks.iter().any(is_facts) => "facts",
        () if blocks.iter().any(is_map) => "mapped",
        () => "part",
    }
}

fn heading(level: usize, id: Option<&str>, content: &Markup) -> Markup {
    match level {
        0 | 1 => html! { h1 id=[id] { (content) } },
        2 => html! { h2 id=[id] { (content) } },
        3 => html! { h3 id=[id] { (content) } },
        _ => html! { h4 id=[id] { (content) } },
    }
}

fn unseen(word: &str) -> Markup {
    html! { span.unseen { (word) ": " } }
}

/// What may be wider than the window scrolls by itself, with a keyboard too.
fn scrolled(label: &str, content: &Markup) -> Markup {
    html! { div.scroll role="region" aria-label=(label) tabindex="0" { (content) } }
}
