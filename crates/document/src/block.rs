//! What stands below one another.

use crate::{AreaMap, DataTable, Line, LinkTarget};

/// What is shown, apart from how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title of a page whose blocks have none of level 1; whoever asked in a terminal knows it.
    pub page_title: Option<Line>,
    pub blocks: Vec<Block>,
    /// What the signs of lists are called where they are spoken.
    pub signs: SignWords,
}

/// One part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 is the title of the whole.
    Heading {
        level: usize,
        content: Line,
    },
    Paragraph(ParagraphRole, Line),
    List(Vec<ListItem>),
    Facts(Vec<FactRow>),
    /// A table with what is drawn of it.
    Table(DataTable),
    /// Drawn only where there is room for it; what it says stands in a table beside it.
    Map(AreaMap),
    /// Lines that keep their line ends and blanks.
    Verbatim(Vec<String>),
    /// The entries that footnotes lead to.
    Sources(Vec<SourceEntry>),
    /// A part that can be led to, with blocks of its own; `title` is a heading of that level.
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
    /// What the whole is about, below its title.
    Lead,
    Body,
    /// What has to be known to read what stands above.
    Note,
    /// What a page is for and what it leaves out, said only on a page: a terminal shows it beside the answer.
    About,
}

/// An entry of a list, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListItem {
    /// Instead of a bullet.
    pub sign: Option<ListSign>,
    pub content: Line,
    pub blocks: Vec<Block>,
}

/// A sign that says without colour what became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListSign {
    Added,
    Removed,
    Changed,
    Alert,
}

/// The signs as words, for those who hear them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignWords {
    pub added: String,
    pub removed: String,
    pub changed: String,
    pub alert: String,
}

/// What a footnote leads to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SourceEntry {
    pub title: Line,
    /// Where it is found on the web.
    pub address: Option<String>,
    /// Who published it, and of which day it is.
    pub details: Line,
}

/// A name with its values.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    pub name: Line,
    pub values: Vec<Line>,
}

impl SourceEntry {
    /// All of it on one line, the address at its end.
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

    /// The same with a list of entries below it, if there are any.
    #[must_use]
    pub fn with_items(mut self, items: Vec<ListItem>) -> Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }
}

impl Document {
    /// What a browser calls the page.
    #[must_use]
    pub fn title(&self) -> String {
        let heading = self.blocks.iter().find_map(|block| match block {
            Block::Heading { level: 1, content } => Some(content),
            _ => None,
        });
        self.page_title.as_ref().or(heading).map(Line::plain).unwrap_or_default()
    }

    /// Its parts that can be led to.
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
