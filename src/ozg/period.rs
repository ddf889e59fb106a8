//! The period of days that a report covers.

use anyhow::{Result, bail};
use messages::{PartialDate, msg};

/// Length of the default period in months.
const MONTHS: i64 = 12;

/// A period from one day to another, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: PartialDate,
    pub to: PartialDate,
}

/// Where a date lies relative to a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Every day that the date may denote is within the period.
    Within,
    /// Some of these days are within the period.
    Across,
    Outside,
}

impl Period {
    /// The period ends with the day of the answer at the latest, and begins twelve months earlier by default.
    ///
    /// # Errors
    /// If it ends before it begins.
    pub fn new(
        from: Option<PartialDate>,
        to: Option<PartialDate>,
        as_of: PartialDate,
    ) -> Result<Self> {
        let last = as_of.end();
        let to = to.map(PartialDate::end).filter(|to| to.is_before(last)).unwrap_or(last);
        let from = from.map_or_else(|| Period::up_to(to).from, PartialDate::beginning);
        if to.is_before(from) {
            bail!(msg!("period-reversed", from = from, to = to));
        }
        Ok(Period { from, to })
    }

    /// The twelve months up to a day.
    #[must_use]
    pub fn up_to(day: PartialDate) -> Self {
        let to = day.end();
        let before = to.months_earlier(MONTHS);
        Period { from: before.and_then(PartialDate::day_after).unwrap_or(to), to }
    }

    #[must_use]
    pub fn place(self, date: PartialDate) -> Placement {
        if date.is_before(self.from) || self.to.is_before(date) {
            Placement::Outside
        } else if date.certainly_not_before(self.from) && date.certainly_not_after(self.to) {
            Placement::Within
        } else {
            Placement::Across
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        PartialDate::parse(text).expect(text)
    }

    fn period(from: Option<&str>, to: Option<&str>) -> Result<[String; 2]> {
        let period = Period::new(from.map(day), to.map(day), day("2026-11-24"))?;
        Ok([period.from, period.to].map(|date| date.to_string()))
    }

    #[test]
    fn it_defaults_to_the_twelve_months_up_to_the_day() {
        let bounds = |from, to| period(from, to).expect("a period");
        assert_eq!(bounds(None, None), ["2025-11-25", "2026-11-24"]);
        assert_eq!(bounds(Some("2024"), Some("2024-06")), ["2024-01-01", "2024-06-30"]);
        assert_eq!(bounds(None, Some("2024-02")), ["2023-03-01", "2024-02-29"]);
        // A period never extends into the future.
        assert_eq!(bounds(Some("2026"), Some("2026")), ["2026-01-01", "2026-11-24"]);
        assert!(period(Some("2024"), Some("2023")).is_err());
        assert!(period(Some("2027"), None).is_err());
    }

    #[test]
    fn a_date_is_within_only_if_every_day_of_it_is() {
        let period = Period::new(Some(day("2024-03-10")), Some(day("2024-12-31")), day("2026"));
        let place = |text| period.as_ref().expect("a period").place(day(text));
        assert_eq!(place("2024-03-10"), Placement::Within);
        assert_eq!(place("2024-12"), Placement::Within);
        assert_eq!(place("2024-03"), Placement::Across);
        assert_eq!(place("2024"), Placement::Across);
        assert_eq!(place("2024-03-09"), Placement::Outside);
        assert_eq!(place("2025"), Placement::Outside);
    }
}
