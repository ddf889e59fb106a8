//! One record as people want to see it: found by whatever names it, with what refers to it.

mod card;
mod lookup;
mod referrers;

pub use card::{Card, Follows, Item, Line, Page, Part};
pub use lookup::Lookup;
pub use referrers::{Referrer, Role, referrers};

use crate::dataset::Wanted;
use crate::schema::{Field, Kind, Schemas, Shape};

/// Adds what every card needs of all records: what names them, and what they refer to.
pub fn want(schemas: &Schemas, wanted: &mut Wanted) {
    for kind in schemas.kinds() {
        wanted.add(&kind.name, &kind.label);
        for path in codes(kind) {
            wanted.add(&kind.name, &path.join("."));
        }
        let referring = kind.root.children().iter().filter(|field| refers(field));
        referring.for_each(|field| wanted.add(&kind.name, &field.name));
    }
}

/// Whether a field, or one within it, names records.
fn refers(field: &Field) -> bool {
    !field.item().reference.is_empty() || field.children().iter().any(refers)
}

/// The keys to each field whose value stands for one thing: those that are unique in the kind, then
/// those that tell the entries of a list apart.
#[must_use]
pub fn codes(kind: &Kind) -> Vec<Vec<String>> {
    let unique = kind.root.children().iter().filter(|field| field.unique);
    let mut paths: Vec<_> = unique.map(|field| vec![field.name.clone()]).collect();
    identities(&kind.root, &[], &mut paths);
    paths
}

fn identities(parent: &Field, keys: &[String], paths: &mut Vec<Vec<String>>) {
    for field in parent.children() {
        let keys = [keys, &[field.name.clone()]].concat();
        if let Some(key) = identity(field).filter(|key| key.reference.is_empty()) {
            paths.push([keys.as_slice(), &[key.name.clone()]].concat());
        }
        identities(field, &keys, paths);
    }
}

/// The field by which the mappings of a list are told apart.
fn identity(list: &Field) -> Option<&Field> {
    match &list.shape {
        Shape::List(item, keys) => item.child(keys.first()?),
        _ => None,
    }
}
