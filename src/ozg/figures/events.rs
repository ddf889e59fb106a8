//! Events: workshops, decisions and the like.

use crate::ozg::domain::Event;
use crate::ozg::evidence::AnswerDay;
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
    let is_in_year = |event: &Event<'_>| {
        let date = event.datum();
        date.is_some_and(|date| date.year() == as_of.year() && date.certainly_not_after(as_of))
    };
    by_date(events.filter(is_in_year))
}

/// The events that had happened by the day, and how many had not, or not certainly.
#[must_use]
pub fn up_to<'d>(
    events: impl Iterator<Item = Event<'d>>,
    day: AnswerDay<'_>,
) -> (Vec<Event<'d>>, usize) {
    let has_happened =
        |event: &Event<'_>| day.standing(event, Event::DATUM.name, event.datum()).holds();
    let (past, ahead): (Vec<_>, Vec<_>) = events.partition(has_happened);
    (by_date(past.into_iter()), ahead.len())
}
