//! Workshops, decisions and what else happened.

use crate::ozg::domain::Event;
use messages::PartialDate;

/// Events in the order of their dates; those without one last.
#[must_use]
pub fn by_date<'d>(events: impl Iterator<Item = Event<'d>>) -> Vec<Event<'d>> {
    let mut events: Vec<_> = events.collect();
    events.sort_by_key(|event| (event.datum().is_none(), event.datum()));
    events
}

/// The events of the calendar year of the as-of date, up to that day.
#[must_use]
pub fn of_the_year<'d>(
    events: impl Iterator<Item = Event<'d>>,
    as_of: PartialDate,
) -> Vec<Event<'d>> {
    let is_meant = |event: &Event<'_>| {
        let date = event.datum();
        date.is_some_and(|date| date.year() == as_of.year() && date.certainly_not_after(as_of))
    };
    by_date(events.filter(is_meant))
}
