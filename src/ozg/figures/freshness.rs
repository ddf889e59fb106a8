//! How old the sources of the records are.

use messages::PartialDate;
use records::dataset::Dataset;
use records::record::Record;
use yaml_tree::Node;

/// The fields that say how old the sources of a record are.
pub const NEEDS: [&[&str]; 3] = [&["quellen", "stand"], &["register"], &["stand"]];

/// The date of the newest source of a record, pages and registers alike.
#[must_use]
pub fn newest_source(dataset: &Dataset, record: &Record) -> Option<PartialDate> {
    let pages = record.values(&["quellen", "stand"]).into_iter().filter_map(Node::as_str);
    let registers = record.texts("register").into_iter();
    let registers = registers.filter_map(|id| dataset.get("register", id)?.text("stand"));
    let own = record.text("stand");
    pages.chain(registers).chain(own).filter_map(PartialDate::parse).max()
}

/// How many records rest on sources of which age; in months before the as-of date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceAges {
    pub all: usize,
    /// Up to twelve months; what is not certainly older counts as younger.
    pub year: usize,
    /// Up to thirty-six.
    pub three_years: usize,
    pub older: usize,
    pub undated: usize,
}

#[must_use]
pub fn ages(dataset: &Dataset, records: &[&Record], as_of: PartialDate) -> SourceAges {
    let mut ages = SourceAges { all: records.len(), ..SourceAges::default() };
    for record in records {
        match newest_source(dataset, record) {
            None => ages.undated += 1,
            Some(date) if date.is_older_than(36, as_of) => ages.older += 1,
            Some(date) if date.is_older_than(12, as_of) => ages.three_years += 1,
            Some(_) => ages.year += 1,
        }
    }
    ages
}

/// When people last held a record against its sources.
#[must_use]
pub fn checked(record: &Record) -> Option<PartialDate> {
    record.text("geprueft_am").and_then(PartialDate::parse)
}
