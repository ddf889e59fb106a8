//! Whether the annotations of the schemas make sense together.

use anyhow::Result;

use super::field::{SCALE, SCALES};
use super::{Field, Kind, SUFFIX, Schemas, Shape, fault};
use messages::Message;
use messages::msg;

pub(super) fn check(schemas: &Schemas) -> Result<()> {
    for kind in schemas.kinds() {
        let fail = |reason: Message| Err(fault(&format!("{}{SUFFIX}", kind.name), reason));
        if let Some(other) = shares_folder(schemas, kind) {
            let folder = kind.collection.as_str();
            return fail(msg!("schema-same-collection", folder = folder, kind = other));
        }
        if kind.field(&kind.label).is_none() {
            return fail(msg!("schema-no-such-field", annotation = "x-label", field = &kind.label));
        }
        let parts = kind.root.children().iter().filter(|field| field.part_of);
        let mut elsewhere = parts.filter(|field| field.reference != [kind.name.as_str()]);
        if let Some(field) = elsewhere.next() {
            return fail(msg!("schema-part-of", field = &field.name, kind = &kind.name));
        }
        if let Some(reason) = check_field(schemas, &kind.root) {
            return fail(reason);
        }
    }
    Ok(())
}

fn shares_folder<'s>(schemas: &'s Schemas, kind: &Kind) -> Option<&'s str> {
    schemas
        .kinds()
        .iter()
        .find(|other| other.name < kind.name && other.collection == kind.collection)
        .map(|other| other.name.as_str())
}

fn check_field(schemas: &Schemas, field: &Field) -> Option<Message> {
    if let Some(unknown) = field.reference.iter().find(|name| schemas.kind(name).is_none()) {
        return Some(msg!("schema-unknown-kind", field = &field.name, kind = unknown));
    }
    if let Some(name) = field.value.as_ref().filter(|name| field.child(name).is_none()) {
        return Some(msg!("schema-no-such-field", annotation = "x-value", field = name));
    }
    let is_scale = |scale: &serde_json::Value| SCALES.iter().any(|known| scale == known);
    if field.keywords.get(SCALE).is_some_and(|scale| !is_scale(scale)) {
        let [interval, ordinal] = SCALES;
        return Some(msg!("schema-scale", field = &field.name, one = interval, other = ordinal));
    }
    if let Shape::List(item, identity) = &field.shape {
        let unknown = identity.iter().find(|name| *name != "." && item.child(name).is_none());
        if let Some(name) = unknown {
            return Some(msg!("schema-no-such-field", annotation = "x-identity", field = name));
        }
        return check_field(schemas, item);
    }
    field.children().iter().find_map(|child| check_field(schemas, child))
}
