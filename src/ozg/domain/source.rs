//! The sources of a record: pages and registers. Records of any kind may name them.

use super::view::{Day, Entries, Text, Texts};
use records::record::Record;
use yaml_tree::Node;

/// The sources of a record of any kind.
#[derive(Debug, Clone, Copy)]
pub struct Sourced<'r>(&'r Record);

impl<'r> Sourced<'r> {
    #[must_use]
    pub fn of(record: &'r Record) -> Self {
        Sourced(record)
    }

    fn root(self) -> &'r Node {
        &self.0.root
    }
}

fields! {
    Sourced root {
        QUELLEN quellen: Entries<SourcePage<'static>>,
        REGISTER register: Texts,
    }
}

entry_view! {
    /// A page with information about a record.
    SourcePage {
        URL url: Text,
        TITEL titel: Text,
        STAND stand: Day,
        FELDER felder: Texts,
    }
}
