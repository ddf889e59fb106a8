//! What conditions are held against: records in memory, and the day.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::atom::Atom;
use super::derived::{DerivationDay, DerivedFieldDef, DerivedValue};
use super::referrers::{ReferrerIndex, ReferrerStep};
use records::dataset::Dataset;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::Node;

pub(super) struct EvalContext<'d> {
    pub dataset: &'d Dataset,
    pub schemas: &'d Schemas,
    pub day: DerivationDay<'d>,
    /// Whether values are shown by what people call them, and sorted so.
    pub shows_names: bool,
    pub referrers: ReferrerIndex<'d>,
    /// Records of which a derived value cannot be told for the day, as far as it was asked for.
    undecided: Mutex<BTreeSet<String>>,
}

/// Where a path begins or has led: a record, or a value in one.
#[derive(Clone, Copy)]
pub(super) enum Position<'d> {
    Record(&'d Record),
    Entry(&'d Node),
}

impl<'d> EvalContext<'d> {
    pub(super) fn new<'b>(
        schemas: &'d Schemas,
        day: DerivationDay<'d>,
        shows_names: bool,
        referrer_steps: impl Iterator<Item = &'b ReferrerStep>,
    ) -> Self {
        let dataset = day.dataset;
        let referrers = ReferrerIndex::new(dataset, referrer_steps);
        let undecided = Mutex::default();
        EvalContext { dataset, schemas, day, shows_names, referrers, undecided }
    }

    /// What follows for a record; what cannot be told is kept in mind.
    pub(super) fn derived(&self, field: &DerivedFieldDef, record: &Record) -> Option<Atom> {
        let value = (field.value)(&self.day, record);
        if value == DerivedValue::Undecided
            && let Ok(mut undecided) = self.undecided.lock()
        {
            undecided.insert(format!("{}/{}", record.kind.name, record.id));
        }
        value.known()
    }

    /// Of how many records a derived value could not be told.
    pub(super) fn undecided(&self) -> usize {
        self.undecided.lock().map(|undecided| undecided.len()).unwrap_or_default()
    }
}

impl<'d> Position<'d> {
    pub(super) fn node(self) -> &'d Node {
        match self {
            Position::Record(record) => &record.root,
            Position::Entry(node) => node,
        }
    }

    pub(super) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.node(), other.node())
    }
}
