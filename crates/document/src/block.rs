//! The blocks of a document, which follow one below the other.

use crate::{AreaMap, DataTable, Line, LinkTarget};

/// The content of a document, independent of its format.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title of a page whose blocks have none of level 1; a terminal does not show it, since the user knows the
    /// request.
    pub page_title: Option<Line>,
    pub blocks: Vec<Block>,
    /// The words for the signs of lists where they are read out.
    pub signs: SignWords,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 is the title of the document.
    Heading {
        level: usize,
        content: Line,
    },
    Paragraph(ParagraphRole, Line),
    List(Vec<ListItem>),
    Facts(Vec<FactRow>),
    /// A table, with the figure that is drawn from it.
    Table(DataTable),
    /// Drawn only where there is room for it; a table beside it has the same data.
    Map(AreaMap),
    /// Lines whose line breaks and blanks are kept.
    Verbatim(Vec<String>),
    /// The entries that footnotes link to.
    Sources(Vec<SourceEntry>),
    /// A part that can be linked to, with blocks of its own; `title` is a heading of `level`.
    Section {
        id: String,
        level: usize,
        title: Line,
        blocks: Vec<Block>,
    },
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphRole {
    /// What the document is about, below its title.
    Lead,
    Body,
    /// What a reader needs to know to understand the content above.
    Note,
    /// The purpose of a page and what it leaves out, shown only on a page: a terminal shows it beside the document.
    About,
}

/// An entry of a list, and the blocks below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListItem {
    /// Instead of a bullet.
    pub sign: Option<ListSign>,
    pub content: Line,
    pub blocks: Vec<Block>,
}

/// A sign that shows without colour what happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListSign {
    Added,
    Removed,
    Changed,
    Alert,
}

/// The signs as words, for screen readers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignWords {
    pub added: String,
    pub removed: String,
    pub changed: String,
    pub alert: String,
}

/// An entry of the list of sources, which a footnote links to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceEntry {
    pub title: Line,
    /// Its address on the web.
    pub address: Option<String>,
    /// The publisher, and the date.
    pub details: Line,
}

/// A name with its values.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    pub name: Line,
    pub values: Vec<Line>,
}

impl SourceEntry {
    /// All parts on one line, the address last.
    #[must_use]
    pub fn line(&self) -> Line {
        let address = self.address.as_ref();
        let address = address.map(|to| Line::data(to).linked(LinkTarget::Address(to.clone())));
        let parts = [self.title.clone(), self.details.clone(), address.unwrap_or_default()];
        Line::joined(parts.into_iter().filter(|part| !part.is_empty()), " · ")
    }
}

impl ListSign {
    #[must_use]
    pub const fn character(self) -> char {
        match self {
            ListSign::Added => '+',
            ListSign::Removed => '-',
            ListSign::Changed => '~',
            ListSign::Alert => '!',
        }
    }
}

impl SignWords {
    #[must_use]
    pub fn of(&self, sign: ListSign) -> &str {
        match sign {
            ListSign::Added => &self.added,
            ListSign::Removed => &self.removed,
            ListSign::Changed => &self.changed,
            ListSign::Alert => &self.alert,
        }
    }
}

impl ListItem {
    #[must_use]
    pub fn new(content: Line) -> Self {
        ListItem { content, ..ListItem::default() }
    }

    #[must_use]
    pub fn signed(sign: ListSign, content: Line) -> Self {
        ListItem { sign: Some(sign), content, blocks: Vec::new() }
    }

    /// Adds a list of entries below it, if there are any.
    #[must_use]
    pub fn with_items(mut self, items: Vec<ListItem>) -> Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }
}

impl Document {
    /// The title of the page in a browser.
    #[must_use]
    pub fn title(&self) -> String {
        let heading = self.blocks.iter().find_map(|block| match block {
            Block::Heading { level: 1, content } => Some(content),
            _ => None,
        });
        self.page_title.as_ref().or(heading).map(Line::plain).unwrap_or_default()
    }

    /// The parts that can be linked to.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Section { id, title, .. } => Some((id.as_str(), title)),
            _ => None,
        })
    }
}

impl Block {
    #[must_use]
    pub fn heading(level: usize, content: Line) -> Self {
        Block::Heading { level, content }
    }

    #[must_use]
    pub fn body(content: Line) -> Self {
        Block::Paragraph(ParagraphRole::Body, content)
    }

    #[must_use]
    pub fn note(content: Line) -> Self {
        Block::Paragraph(ParagraphRole::Note, content)
    }

    #[must_use]
    pub fn lead(content: Line) -> Self {
        Block::Paragraph(ParagraphRole::Lead, content)
    }
}
