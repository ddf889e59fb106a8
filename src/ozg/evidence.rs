//! Evidence for undated facts: a fact without a date is certain from the date of the source that first shows
//! it.

use super::domain::{RecordView, Register, SourcePage, Sourced};
use super::figures::freshness::source_dates;
use messages::PartialDate;
use record_query::query::FactStanding;
use records::dataset::{Dataset, EnteredRecords};
use records::record::Record;

/// The day that an answer refers to.
#[derive(Clone, Copy)]
pub struct AnswerDay<'a> {
    pub as_of: PartialDate,
    /// The data that dates the facts; `None` if the day is not before that of the state, which proves all its
    /// facts itself.
    evidence: Option<(&'a Dataset, &'a EnteredRecords)>,
}

impl<'a> AnswerDay<'a> {
    /// An answer for the day of the state itself, or a later one.
    #[must_use]
    pub fn of_state(as_of: PartialDate) -> Self {
        AnswerDay { as_of, evidence: None }
    }

    /// An answer for a day before that of the state, if `entered` lists the records entered by then.
    #[must_use]
    pub fn new(
        as_of: PartialDate,
        dataset: &'a Dataset,
        entered: Option<&'a EnteredRecords>,
    ) -> Self {
        AnswerDay { as_of, evidence: entered.map(|entered| (dataset, entered)) }
    }

    /// Whether a fact without a date needs a source that is old enough, because the state is from a later
    /// day.
    #[must_use]
    pub fn needs_evidence(self) -> bool {
        self.evidence.is_some()
    }

    /// Whether a fact without a date in a top-level field is certain: proved by the state of that day, by a
    /// source that is old enough or, without any dated source, by the history.
    #[must_use]
    pub fn shows(self, record: &Record, field: &str) -> bool {
        let Some((dataset, entered)) = self.evidence else { return true };
        match evidence(dataset, record, field) {
            Some(shown) => shown.certainly_not_after(self.as_of),
            None => entered.0.contains(&(record.kind.name.clone(), record.id.clone())),
        }
    }

    /// The same for an entry that names its own source: only this page dates it (the oldest state of it that is
    /// listed) or, if the page has no date, the newest source of the record.
    #[must_use]
    pub fn shows_by(self, record: &Record, address: &str) -> bool {
        let Some((dataset, entered)) = self.evidence else { return true };
        let pages = Sourced::of(record).quellen().into_iter();
        let pages = pages.filter(|page| page.url() == Some(address));
        let page_date = pages.filter_map(SourcePage::stand).min();
        match page_date.or_else(|| source_dates(dataset, record).max()) {
            Some(shown) => shown.certainly_not_after(self.as_of),
            None => entered.0.contains(&(record.kind.name.clone(), record.id.clone())),
        }
    }

    /// Whether an entry that may name its own source is certain by the day: from that page, else from the
    /// sources of the field.
    #[must_use]
    pub fn shows_entry(self, record: &Record, field: &str, address: Option<&str>) -> bool {
        match address {
            Some(address) => self.shows_by(record, address),
            None => self.shows(record, field),
        }
    }

    /// The standing of the facts in a top-level field, each with its date if it has one. The sources are
    /// those of the field, so they are evaluated once for all facts.
    pub fn judge(
        self,
        record: &Record,
        field: &str,
    ) -> impl Fn(Option<PartialDate>) -> FactStanding + Copy + use<> {
        let is_shown = self.shows(record, field);
        let as_of = self.as_of;
        move |since| FactStanding::new(since, as_of, is_shown)
    }

    /// Whether a statement about a day can be known by the day of the answer: its day is not certainly later
    /// or, if it has none, its source is not.
    #[must_use]
    pub fn is_stated_by(
        self,
        record: &Record,
        field: &str,
        (of, address): (Option<PartialDate>, Option<&str>),
    ) -> bool {
        match of {
            Some(of) => !self.as_of.is_before(of),
            None => self.shows_entry(record, field, address),
        }
    }

    /// The standing of an entry that may name its own source: from its date, else from that page, else from
    /// the sources of the field.
    #[must_use]
    pub fn standing_of_entry(
        self,
        record: &Record,
        field: &str,
        (since, address): (Option<PartialDate>, Option<&str>),
    ) -> FactStanding {
        FactStanding::new(since, self.as_of, self.shows_entry(record, field, address))
    }

    /// The standing of a single fact in a top-level field.
    #[must_use]
    pub fn standing(
        self,
        record: &Record,
        field: &str,
        since: Option<PartialDate>,
    ) -> FactStanding {
        self.judge(record, field)(since)
    }
}

/// The date of the oldest source that names the field or, if none does, of the newest source of the record.
#[must_use]
pub fn evidence(dataset: &Dataset, record: &Record, field: &str) -> Option<PartialDate> {
    naming(record, field).or_else(|| source_dates(dataset, record).max())
}

/// The date of the oldest page that names the field, else of the newest register: a value that no page
/// supports comes from a register.
#[must_use]
pub fn stated(dataset: &Dataset, record: &Record, field: &str) -> Option<PartialDate> {
    let registers = Sourced::of(record).register().into_iter();
    let registers = registers.filter_map(|id| Register::get(dataset, id)?.stand());
    naming(record, field).or_else(|| registers.max())
}

/// The date of the page that an entry names, else of the newest source that names its field: the last time
/// the entry is known to have been stated.
#[must_use]
pub fn newest_of_entry(record: &Record, field: &str, address: Option<&str>) -> Option<PartialDate> {
    match address {
        Some(address) => {
            let pages = Sourced::of(record).quellen().into_iter();
            pages.filter(|page| page.url() == Some(address)).filter_map(SourcePage::stand).max()
        }
        None => dates_naming(record, field).max(),
    }
}

/// Whether a source may report something that happened on a day: the newest source that names the field or,
/// if none does, the newest of the record, is not certainly older. Without a dated source this cannot be
/// ruled out.
#[must_use]
pub fn may_show(dataset: &Dataset, record: &Record, field: &str, day: PartialDate) -> bool {
    let newest = dates_naming(record, field).max().or_else(|| source_dates(dataset, record).max());
    newest.is_none_or(|newest| !newest.is_before(day))
}

/// The date of the newest source of a record if every source is certainly older than a fact that holds on a
/// day, so that none of them can support it.
#[must_use]
pub fn newest_before(
    record: &Record,
    since: PartialDate,
    as_of: PartialDate,
) -> Option<PartialDate> {
    newest_page(record).filter(|newest| since.certainly_not_after(as_of) && newest.is_before(since))
}

/// The date of the newest source; `None` if a source has no date, or if there is a register, which may be of
/// any day.
fn newest_page(record: &Record) -> Option<PartialDate> {
    let sources = Sourced::of(record);
    if !sources.register().is_empty() {
        return None;
    }
    let dates: Option<Vec<_>> = sources.quellen().into_iter().map(SourcePage::stand).collect();
    dates?.into_iter().max()
}

fn naming(record: &Record, field: &str) -> Option<PartialDate> {
    dates_naming(record, field).min()
}

fn dates_naming(record: &Record, field: &str) -> impl Iterator<Item = PartialDate> {
    let pages = Sourced::of(record).quellen().into_iter();
    pages.filter(move |page| page.felder().contains(&field)).filter_map(SourcePage::stand)
}
