//! Dates as exact as their source: a year, a month or a day.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and the days it may mean.
///
/// Sorted by the earliest day, the coarser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    first: civil::Date,
    last: civil::Date,
}

impl PartialDate {
    /// `None` for any other form and for days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let dashes = text.bytes().enumerate().all(|(at, b)| (b == b'-') == (at == 4 || at == 7));
        let year = digits(0..4)?;
        match text.len() {
            4 => Some(Self::between(civil::date(year, 1, 1), civil::date(year, 12, 31))),
            7 if dashes => {
                let first = civil::Date::new(year, digits(5..7)?.try_into().ok()?, 1).ok()?;
                Some(Self::between(first, first.last_of_month()))
            }
            10 if dashes => {
                let month = digits(5..7)?.try_into().ok()?;
                let day = civil::Date::new(year, month, digits(8..10)?.try_into().ok()?).ok()?;
                Some(Self::between(day, day))
            }
            _ => None,
        }
    }

    /// A date as Germans write it: `24.11.2026`, `1.3.2026`, `11.2026` or `11/2026`.
    #[must_use]
    pub fn parse_german(text: &str) -> Option<Self> {
        let parts: Vec<_> = text.split(['.', '/']).map(str::trim).collect();
        let two = |part: &str| (1..=2).contains(&part.len()).then(|| format!("{part:0>2}"));
        match parts.as_slice() {
            [month, year] => Self::parse(&format!("{year}-{}", two(month)?)),
            [day, month, year] => Self::parse(&format!("{year}-{}-{}", two(month)?, two(day)?)),
            _ => None,
        }
    }

    /// The day the clock of the machine shows, in its time zone.
    #[must_use]
    pub fn today() -> Self {
        let day = jiff::ZonedDateTime::now().date();
        Self::between(day, day)
    }

    fn between(first: civil::Date, last: civil::Date) -> Self {
        PartialDate { first, last }
    }

    /// The earliest day it may mean, as `YYYY-MM-DD`.
    #[must_use]
    pub fn first_day(self) -> String {
        self.first.to_string()
    }

    /// The latest day it may mean, as `YYYY-MM-DD`.
    #[must_use]
    pub fn last_day(self) -> String {
        self.last.to_string()
    }

    /// The year of the earliest day.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// Months of the calendar from year zero to the earliest day, to place dates on an axis.
    #[must_use]
    pub fn month_number(self) -> i64 {
        i64::from(self.first.year()) * 12 + i64::from(self.first.month()) - 1
    }

    /// The last day of a month, counted as by [`PartialDate::month_number`].
    #[must_use]
    pub fn end_of_month(month: i64) -> Option<Self> {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
        let last = civil::Date::new(year, month, 1).ok()?.last_of_month();
        Some(Self::between(last, last))
    }

    /// Certainly more than some months before the other.
    #[must_use]
    pub fn is_older_than(self, months: i64, other: Self) -> bool {
        let later =
            jiff::Span::new().try_months(months).and_then(|span| self.last.checked_add(span));
        later.is_ok_and(|later| later < other.first)
    }

    /// Days from this to the other, negative if that is earlier; none unless both are days.
    #[must_use]
    pub fn days_until(self, other: Self) -> Option<i64> {
        let is_day = |date: Self| date.first == date.last;
        let span = self.first.until(other.first).ok()?;
        (is_day(self) && is_day(other)).then(|| i64::from(span.get_days()))
    }

    /// Certainly before: every day of this before every day of the other.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        self.last < other.first
    }

    /// Certainly not before: 2021-06 is from 2021 on, but 2021 is not from 2021-06 on.
    #[must_use]
    pub fn certainly_not_before(self, other: Self) -> bool {
        other.first <= self.first
    }

    /// Certainly not after: 2021 is by 2021-12-31, but not by 2021-06.
    #[must_use]
    pub fn certainly_not_after(self, other: Self) -> bool {
        self.last <= other.last
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.first.cmp(&other.first).then(other.last.cmp(&self.last))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let full = self.first.to_string();
        let shown = if self.first == self.last {
            10
        } else if self.first.month() == self.last.month() {
            7
        } else {
            4
        };
        write!(f, "{}", &full[..shown])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap_or_else(|| panic!("{text} is a date"))
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for text in [
            "",
            "21",
            "2021-",
            "2021-13",
            "2021-02-29",
            "2021-1-1",
            "2021/06",
            "2021-06-311",
            "+021",
            "20210601",
            "2021-06-0a",
            "zwei",
            "2021-00",
            "é021",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
        for text in ["2021", "2021-06", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn compares_only_what_is_certain() {
        assert!(!date("2021").is_before(date("2021-06")));
        assert!(!date("2021-06").is_before(date("2021")));
        assert!(date("2020-12-31").is_before(date("2021")));
        assert!(!date("2021").certainly_not_after(date("2021-06-30")));
        assert!(date("2021").certainly_not_after(date("2021-12-31")));
    }

    #[test]
    fn sorts_by_the_earliest_day_and_the_coarser_first() {
        let mut dates = ["2021-01-01", "2020-06", "2021", "2021-01"].map(date);
        dates.sort();
        assert_eq!(dates.map(|d| d.to_string()), ["2020-06", "2021", "2021-01", "2021-01-01"]);
    }
}
