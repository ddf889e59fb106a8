//! Workshops, decisions and what else happened.

use messages::PartialDate;
use records::record::Record;

#[must_use]
pub fn date(event: &Record) -> Option<PartialDate> {
    event.text("datum").and_then(PartialDate::parse)
}

/// Events in the order of their dates; those without one last.
#[must_use]
pub fn by_date<'d>(events: &[&'d Record]) -> Vec<&'d Record> {
    let mut events = events.to_vec();
    events.sort_by_key(|event| (date(event).is_none(), date(event)));
    events
}

/// The events of the calendar year of the as-of date, up to that day.
#[must_use]
pub fn of_the_year<'d>(events: &[&'d Record], as_of: PartialDate) -> Vec<&'d Record> {
    let is_meant = |event: &&Record| {
        date(event)
            .is_some_and(|date| date.year() == as_of.year() && date.certainly_not_after(as_of))
    };
    by_date(events).into_iter().filter(is_meant).collect()
}
