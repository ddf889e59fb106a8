//! A document as HTML, readable without scripts, network or colours.

mod drawing;
mod map;
mod page;
mod table;

use maud::{Markup, html};

use crate::{
    Block, DataTable, Document, FactRow, Figure, Inline, Line, LinkTarget, ListItem, ParagraphRole,
    SourceEntry, TextMark, visible, visible_line,
};

pub use page::PageFrame;

/// Up to this many sections, a page needs no table of contents.
const FEW: usize = 8;
/// A list with more entries is laid out in columns.
const MANY: usize = 24;

/// What a page provides beside the document.
#[derive(Clone, Copy)]
pub struct HtmlOptions<'o> {
    /// The address of a link target; none where the page cannot link to it.
    pub address: &'o dyn Fn(&LinkTarget) -> Option<String>,
    /// The labels of a table, and of a drawing, as regions that scroll.
    pub table_word: &'o str,
    pub drawing_word: &'o str,
    /// The label of the table of contents; none where a page needs no such table.
    pub contents_word: Option<&'o str>,
    /// A picture of all areas that pages share: over it, a map draws only areas with values.
    pub base_map: Option<&'o BaseMap>,
    /// The language of longer texts of the data, if it differs from that of the page.
    pub data_language: Option<&'o str>,
}

/// A picture of all areas, and the text of a map over it before an area is selected.
pub struct BaseMap {
    pub address: String,
    /// Its bounding box in the coordinates of the outlines: left, top, right, bottom.
    pub frame: [i64; 4],
    pub hint: String,
    /// The label of the selection of a layer.
    pub layers: String,
}

/// The document as a standalone page.
#[must_use]
pub fn write(document: &Document, frame: &PageFrame<'_>, options: HtmlOptions<'_>) -> String {
    page::page(frame, &document.title(), &content(document, options))
}

/// The document as part of a page that the caller makes.
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
    /// Links to each section, if there are more than a few.
    fn contents(&self) -> Markup {
        let sections: Vec<_> = self.document.sections().collect();
        html! {
            @if let Some(label) = self.options.contents_word.filter(|_| sections.len() > FEW) {
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
        self.block_below(block, None)
    }

    /// A block; a table is labelled by the heading with this id.
    fn block_below(&self, block: &Block, heading_id: Option<&str>) -> Markup {
        match block {
            // The page already has its title.
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
            Block::Table(table) => self.drawn_table(table, heading_id),
            Block::Map(map) => map::map(map, &self.options),
            Block::Verbatim(lines) => {
                html! { pre { @for line in lines { (visible(line)) "\n" } } }
            }
            Block::Sources(sources) => html! {
                ol.sources {
                    @for (number, source) in (1..).zip(sources) {
                        li id={ "source-" (number) } { (self.source(source)) }
                    }
                }
            },
            Block::Section { id, level, title, blocks } => self.section(id, *level, title, blocks),
        }
    }

    fn section(&self, id: &str, level: usize, title: &Line, blocks: &[Block]) -> Markup {
        let class = section_class(blocks);
        html! {
            section class=[class] {
                (heading(level, Some(id), &self.line(title)))
                @for block in blocks { "\n" (self.block_below(block, Some(id))) }
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

    /// An entry after its sign, which is read out as a word.
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

    /// The figure, which needs its legend beside it, then the table and the legend of its bars; the bars of shaded
    /// cells need none.
    fn drawn_table(&self, table: &DataTable, heading_id: Option<&str>) -> Markup {
        let title = table.title.plain();
        html! {
            @match &table.drawing {
                Some(Figure::Axis { axis, legend }) => figure.timeline {
                    (scrolled(
                        &ScrollLabel::Words(format!("{title}: {}", self.options.drawing_word)),
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
            @match heading_id {
                Some(id) => (scrolled(&ScrollLabel::Heading(id), &self.table(table, true))),
                None => (scrolled(
                    &ScrollLabel::Words(format!("{title}: {}", self.options.table_word)),
                    &self.table(table, false)
                )),
            }
            @if let Some(legend) = table.legend.as_ref().filter(|_| !table.has_shades()) {
                p.note { (self.line(legend)) }
            }
        }
    }

    /// The title links to the source, unless it links to a page about the source; the site is shown below it, since an
    /// address may be long.
    fn source(&self, source: &SourceEntry) -> Markup {
        let leads = |inline: &Inline| match inline {
            Inline::Link { target, .. } => (self.options.address)(target).is_some(),
            _ => false,
        };
        let has_page = source.title.0.iter().any(leads);
        let target = source.address.clone().filter(|_| !has_page).map(LinkTarget::Address);
        let title = match &target {
            Some(target) => source.title.clone().linked(target.clone()),
            None => source.title.clone(),
        };
        let site = target.as_ref().and_then(self.options.address);
        let site = site.as_deref().and_then(site_of).map(Line::data);
        let details = [site.unwrap_or_default(), source.details.clone()];
        let details = Line::joined(details.into_iter().filter(|line| !line.is_empty()), " · ");
        html! { (self.line(&title)) " " small { (self.line(&details)) } }
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
                Some(address) => html! { a href=(address) { (self.line(content)) } },
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

    /// Struck out or underlined visually, with a word for screen readers.
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

/// The site in a web address.
fn site_of(address: &str) -> Option<&str> {
    address.split_once("://")?.1.split(['/', '?', '#']).next()
}

/// The class of a section with a special layout.
fn section_class(blocks: &[Block]) -> Option<&'static str> {
    let is_map = |block: &Block| matches!(block, Block::Map(_));
    let is_facts = |block: &Block| matches!(block, Block::Table(table) if table.is_facts);
    match () {
        () if blocks.iter().any(is_facts) => Some("facts"),
        () if blocks.iter().any(is_map) => Some("mapped"),
        () => None,
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

/// The label of a region that scrolls.
enum ScrollLabel<'l> {
    /// The heading with this id.
    Heading(&'l str),
    Words(String),
}

/// Content that may be wider than the window scrolls in a region of its own, with a keyboard too.
fn scrolled(label: &ScrollLabel<'_>, content: &Markup) -> Markup {
    let (heading, words) = match label {
        ScrollLabel::Heading(id) => (Some(*id), None),
        ScrollLabel::Words(words) => (None, Some(words)),
    };
    html! {
        div.scroll role="region" aria-labelledby=[heading] aria-label=[words] tabindex="0" { (content) }
    }
}
