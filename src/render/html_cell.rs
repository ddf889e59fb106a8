//! A cell as HTML: records lead to their page, days say which they are.

use super::html::{Html, element, text};
use super::site::PageContext;
use super::table_text::cell_text;
use messages::Localizer;
use records::table::Cell;

pub(super) fn cell_html(cell: &Cell, localizer: &Localizer, place: &PageContext<'_>) -> Html {
    match cell {
        Cell::Record { kind, id, name } => match place.of_record(kind, id) {
            Some(address) => element("a", &[("href", &address)], [text(name)]),
            None => text(name),
        },
        Cell::List(items) => {
            let mut parts = Vec::with_capacity(items.len() * 2);
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    parts.push(text(", "));
                }
                parts.push(cell_html(item, localizer, place));
            }
            element("span", &[], parts)
        }
        Cell::Date(date) => {
            element("time", &[("datetime", &date.to_string())], [text(&cell_text(cell, localizer))])
        }
        Cell::Text(address) if is_address(address) => {
            element("a", &[("href", address), ("rel", "noreferrer")], [text(address)])
        }
        other => text(&cell_text(other, localizer)),
    }
}

/// Whether a text is an address of the web and nothing else.
fn is_address(text: &str) -> bool {
    let is_web = ["https://", "http://"].iter().any(|start| text.starts_with(start));
    is_web && !text.contains(char::is_whitespace)
}
