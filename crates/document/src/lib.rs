//! Output for people: a document holds the content, a writer defines the format.
//!
//! A view makes a [`Document`] of blocks and inlines; [`text`], [`markdown`] and [`html`] each write any document. Data
//! is kept in inlines of its own and is escaped by the writer alone.

mod block;
mod code_points;
mod figure;
pub mod html;
mod inline;
pub mod markdown;
#[cfg(test)]
mod sample;
mod table;
#[cfg(test)]
mod tests;
pub mod text;

pub use block::{
    Block, Document, FactRow, ListItem, ListSign, ParagraphRole, SignWords, SourceEntry,
};
pub use code_points::visible;
pub(crate) use code_points::visible_line;
pub use figure::{
    AreaMap, AreaOutline, AxisMark, AxisRow, Figure, LineSeries, MapArea, MapLayer, MarkShape,
    TimeAxis,
};
pub use inline::{DataStyle, Inline, Line, LinkTarget, TextMark};
pub use table::{Abbreviation, CellShade, DataTable, TableCell, TableColumn};
