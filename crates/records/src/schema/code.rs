//! The fields of a kind that hold codes, values that identify a thing.

use super::{Field, Shape};

/// The keys to each field whose value is unique in the kind (`x-unique`), then to those that identify the mappings
/// of a list (`x-identity`) and are not references.
pub(super) fn codes(root: &Field) -> Vec<Vec<String>> {
    let unique = root.children().iter().filter(|field| field.unique);
    let mut paths: Vec<_> = unique.map(|field| vec![field.name.clone()]).collect();
    identities(root, &[], &mut paths);
    paths
}

fn identities(parent: &Field, keys: &[String], paths: &mut Vec<Vec<String>>) {
    for field in parent.children() {
        let keys = [keys, std::slice::from_ref(&field.name)].concat();
        if let Some(key) = field.identity_field().filter(|key| key.reference.is_empty()) {
            paths.push([keys.as_slice(), std::slice::from_ref(&key.name)].concat());
        }
        identities(field, &keys, paths);
    }
}

impl Field {
    /// The primary field that identifies the mappings of a list.
    #[must_use]
    pub fn identity_field(&self) -> Option<&Field> {
        match &self.shape {
            Shape::List(item, keys) => item.child(keys.first()?),
            _ => None,
        }
    }
}
