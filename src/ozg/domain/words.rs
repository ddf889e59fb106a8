//! The display names of the values of the dataset, from its schemas.

use super::{Enumeration, ProjectState};
use messages::Message;
use messages::msg;
use records::schema::{Field, Kind, Schemas};
use records::table::Cell;

/// The display name of a value of an enumeration; its plain name where the schema has none.
#[must_use]
pub fn word<E: Enumeration>(schemas: &Schemas, value: E) -> Message {
    spoken(&cell(schemas, value))
}

#[must_use]
pub fn cell<E: Enumeration>(schemas: &Schemas, value: E) -> Cell {
    let (kind, path) = E::HOME;
    cell_at(schemas, kind, path, value.name())
}

/// The cell of a value unknown to the program, of the field with these keys.
#[must_use]
pub fn cell_at(schemas: &Schemas, kind: &str, path: &[&str], value: &str) -> Cell {
    let field = schemas.field(kind, path).map(Field::item);
    field.map_or_else(|| Cell::Text(value.to_owned()), |field| field.text_cell(value))
}

/// A cell as part of a sentence.
#[must_use]
pub fn spoken(cell: &Cell) -> Message {
    match cell {
        Cell::Word(_, word) => word.clone(),
        Cell::Text(text) => msg!("digest-plain", name = text),
        _ => msg!("digest-plain", name = ""),
    }
}

/// The state of a project: the title that the schema gives the field for it.
#[must_use]
pub fn state(project: &Kind, state: ProjectState) -> Message {
    match state.title(project) {
        Some(title) => title.into(),
        None => msg!("digest-plain", name = state.name()),
    }
}
