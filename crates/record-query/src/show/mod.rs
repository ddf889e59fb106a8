//! The display of one record: found by anything that names it, with what references it.

mod card;
mod lookup;
mod referrers;

pub use card::{Card, CardItem, CardLine, CardValue, CellBuilder, DerivedField};
pub use lookup::{RecordLookup, at_fault};
pub use referrers::{Referrer, ReferrerGroup, ReferrersByTarget, referrers};

use records::dataset::Projection;
use records::schema::{Field, Schemas};

/// Adds what every card needs of all records: their names, and the fields that reference.
pub fn add_labels_and_references(schemas: &Schemas, projection: &mut Projection) {
    for kind in schemas.kinds() {
        projection.add(&kind.name, &kind.label);
        kind.codes.iter().for_each(|keys| projection.add_path(&kind.name, keys));
        let refers = |field: &Field| field.may_refer_to(&|_| true);
        let referring = kind.root.children().iter().filter(|field| refers(field));
        referring.for_each(|field| projection.add(&kind.name, &field.name));
        if kind.root.unnamed_children().any(refers) {
            projection.add_unnamed(&kind.name);
        }
    }
}
