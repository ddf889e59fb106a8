//! One record as people want to see it: found by whatever names it, with what refers to it.

mod card;
mod lookup;
mod referrers;

pub use card::{Card, Follows, Item, Line, Page, Part};
pub use lookup::Lookup;
pub use referrers::{Referrer, Role, referrers};

use records::dataset::Wanted;
use records::schema::{Field, Schemas};

/// Adds what every card needs of all records: what names them, and what they refer to.
pub fn want(schemas: &Schemas, wanted: &mut Wanted) {
    for kind in schemas.kinds() {
        wanted.add(&kind.name, &kind.label);
        kind.codes.iter().for_each(|keys| wanted.add_path(&kind.name, keys));
        let referring = kind.root.children().iter().filter(|field| refers(field));
        referring.for_each(|field| wanted.add(&kind.name, &field.name));
    }
}

/// Whether a field, or one within it, names records.
fn refers(field: &Field) -> bool {
    !field.item().reference.is_empty() || field.children().iter().any(refers)
}
