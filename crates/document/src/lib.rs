//! Answers for people: a document says what is shown, a writer how.
//!
//! A view makes a [`Document`] of blocks and inlines; [`text`], [`markdown`] and [`html`] each write any
//! document. What comes from data is an inline of its own and is escaped by the writer alone.

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
