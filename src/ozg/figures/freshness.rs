//! How old the sources of the records are.

use crate::ozg::domain::{Project, RecordView, Register, SourcePage, Sourced};
use messages::PartialDate;
use records::dataset::Dataset;
use records::record::Record;

/// The date of the newest source of a record, page or register, as of a day.
#[must_use]
pub fn newest_source(
    dataset: &Dataset,
    record: &Record,
    as_of: PartialDate,
) -> Option<PartialDate> {
    source_dates(dataset, record).filter(|date| !as_of.is_before(*date)).max()
}

/// The dates of the sources of a record.
pub fn source_dates<'d>(
    dataset: &'d Dataset,
    record: &'d Record,
) -> impl Iterator<Item = PartialDate> + 'd {
    let sources = Sourced::of(record);
    let pages = sources.quellen().into_iter().filter_map(SourcePage::stand);
    let registers = sources.register().into_iter();
    let registers = registers.filter_map(|id| Register::get(dataset, id)?.stand());
    let register_date = Register::of(record).and_then(Register::stand);
    pages.chain(registers).chain(register_date)
}

/// The number of records by the age of their newest source, in months before the as-of date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceAges {
    pub all: usize,
    /// Up to twelve months; a date that is not certainly older counts as younger.
    pub year: usize,
    /// Up to thirty-six months.
    pub three_years: usize,
    pub older: usize,
    /// No source has a date up to the as-of date.
    pub undated: usize,
}

#[must_use]
pub fn ages(dataset: &Dataset, records: &[&Record], as_of: PartialDate) -> SourceAges {
    let mut ages = SourceAges { all: records.len(), ..SourceAges::default() };
    for record in records {
        match newest_source(dataset, record, as_of) {
            None => ages.undated += 1,
            Some(date) if date.is_older_than(36, as_of) => ages.older += 1,
            Some(date) if date.is_older_than(12, as_of) => ages.three_years += 1,
            Some(_) => ages.year += 1,
        }
    }
    ages
}

/// When a record of any kind was last checked against its sources.
#[must_use]
pub fn checked(record: &Record) -> Option<PartialDate> {
    Project::GEPRUEFT_AM.read(&record.root)
}
