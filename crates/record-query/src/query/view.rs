//! What conditions are evaluated on: records in memory, and the day.

use super::dated::DatasetOnDay;
use super::derived::DerivationDay;
use super::referrers::{ReferrerIndex, ReferrerStep};
use records::dataset::Dataset;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::Node;

pub(super) struct EvalContext<'d> {
    /// What holds on the day, if one was requested; otherwise everything recorded.
    pub dataset: &'d Dataset,
    pub schemas: &'d Schemas,
    /// Contains everything recorded: derived fields determine themselves what holds.
    pub day: DerivationDay<'d>,
    /// Whether values are shown, and sorted, by their display names.
    pub shows_names: bool,
    pub referrers: ReferrerIndex<'d>,
}

/// The start of a path or a position reached by it: a record, or a value in one.
#[derive(Clone, Copy)]
pub(super) enum Position<'d> {
    Record(&'d Record),
    Entry(&'d Node),
}

impl<'d> EvalContext<'d> {
    pub(super) fn new<'b>(
        schemas: &'d Schemas,
        day: DerivationDay<'d>,
        on_day: &'d DatasetOnDay,
        shows_names: bool,
        referrer_steps: impl Iterator<Item = &'b ReferrerStep>,
    ) -> Self {
        let dataset = on_day.remaining(day.dataset);
        let referrers = ReferrerIndex::new(dataset, referrer_steps);
        EvalContext { dataset, schemas, day, shows_names, referrers }
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
