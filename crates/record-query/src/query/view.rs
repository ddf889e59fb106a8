//! What conditions are held against: records in memory, and the day.

use super::referrers::{ReferrerIndex, ReferrerStep};
use messages::PartialDate;
use records::dataset::Dataset;
use records::record::Record;
use yaml_tree::Node;

pub(super) struct EvalContext<'d> {
    pub dataset: &'d Dataset,
    pub as_of: PartialDate,
    /// Whether values are shown by what people call them, and sorted so.
    pub shows_names: bool,
    pub referrers: ReferrerIndex<'d>,
}

/// Where a path begins or has led: a record, or a value in one.
#[derive(Clone, Copy)]
pub(super) enum Position<'d> {
    Record(&'d Record),
    Entry(&'d Node),
}

impl<'d> EvalContext<'d> {
    pub(super) fn new<'b>(
        dataset: &'d Dataset,
        as_of: PartialDate,
        shows_names: bool,
        referrer_steps: impl Iterator<Item = &'b ReferrerStep>,
    ) -> Self {
        let referrers = ReferrerIndex::new(dataset, referrer_steps);
        EvalContext { dataset, as_of, shows_names, referrers }
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
