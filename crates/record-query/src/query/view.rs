//! What conditions are held against: records in memory, and the day.

use super::referrers::{Back, Referrers};
use messages::PartialDate;
use records::dataset::Dataset;
use records::record::Record;
use yaml_tree::Node;

pub(super) struct View<'d> {
    pub dataset: &'d Dataset,
    pub clock: PartialDate,
    pub referrers: Referrers<'d>,
}

/// Where a path begins or has led: a record, or a value in one.
#[derive(Clone, Copy)]
pub(super) enum Spot<'d> {
    Record(&'d Record),
    Entry(&'d Node),
}

impl<'d> View<'d> {
    pub(super) fn new<'b>(
        dataset: &'d Dataset,
        clock: PartialDate,
        backs: impl Iterator<Item = &'b Back>,
    ) -> Self {
        View { dataset, clock, referrers: Referrers::new(dataset, backs) }
    }
}

impl<'d> Spot<'d> {
    pub(super) fn node(self) -> &'d Node {
        match self {
            Spot::Record(record) => &record.root,
            Spot::Entry(node) => node,
        }
    }

    pub(super) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.node(), other.node())
    }
}
