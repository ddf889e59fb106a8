//! Checks that the annotations of the schemas are consistent.

use super::fault::SchemaFault;
use super::{Field, Kind, SUFFIX, Schemas, Shape};
use messages::Message;
use messages::msg;

pub(super) fn faults(schemas: &Schemas) -> Vec<SchemaFault> {
    let mut found = Vec::new();
    for kind in schemas.kinds() {
        let mut add = |reason: Message| {
            found.push(SchemaFault::of(&format!("{}{SUFFIX}", kind.name), reason));
        };
        if let Some(other) = shares_folder(schemas, kind) {
            let folder = kind.collection.as_str();
            add(msg!("schema-same-collection", folder = folder, kind = other));
        }
        if kind.field(&kind.label).is_none() {
            add(msg!("schema-no-such-field", annotation = "x-label", field = &kind.label));
        }
        let parts = kind.root.children().iter().filter(|field| field.part_of);
        let misdirected = parts.filter(|field| field.reference != [kind.name.as_str()]);
        for field in misdirected {
            add(msg!("schema-part-of", field = &field.name, kind = &kind.name));
        }
        of_field(&kind.root, &mut add);
    }
    found
}

fn shares_folder<'s>(schemas: &'s Schemas, kind: &Kind) -> Option<&'s str> {
    schemas
        .kinds()
        .iter()
        .find(|other| other.name < kind.name && other.collection == kind.collection)
        .map(|other| other.name.as_str())
}

fn of_field(field: &Field, add: &mut dyn FnMut(Message)) {
    if let Some(name) = field.value.as_ref().filter(|name| field.child(name).is_none()) {
        add(msg!("schema-no-such-field", annotation = "x-value", field = name));
    }
    if let Shape::List(item, identity) = &field.shape {
        let unknown = identity.iter().filter(|name| *name != "." && item.child(name).is_none());
        for name in unknown {
            add(msg!("schema-no-such-field", annotation = "x-identity", field = name));
        }
    }
    field.parts().for_each(|part| of_field(part, add));
}
