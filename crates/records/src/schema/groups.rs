//! Groups of kinds that one reference can point to.

use std::collections::BTreeSet;

use super::{Field, Schemas};

impl Schemas {
    /// The groups of kinds that a reference can point to; within a group, an id must identify a single record.
    #[must_use]
    pub fn reference_groups(&self) -> BTreeSet<Vec<String>> {
        let mut groups = BTreeSet::new();
        self.kinds().iter().for_each(|kind| collect(&kind.root, &mut groups));
        groups
    }
}

fn collect(field: &Field, groups: &mut BTreeSet<Vec<String>>) {
    if field.reference.len() > 1 {
        groups.insert(field.reference.clone());
    }
    field.parts().for_each(|part| collect(part, groups));
}
