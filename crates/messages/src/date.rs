//! Dates as precise as their source: a year, a month or a day.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and the days it may refer to.
///
/// Sorted by the earliest day, the coarser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    first: civil::Date,
    last: civil::Date,
}

impl PartialDate {
    /// `None` for any other format and for days that do not exist.
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

    /// The possible interpretations of a date in another notation: `24.11.2026`, `11/2026`, `2026/11/24`, `20261124`,
    /// `24. November 2026`, `Nov 2026`. One, or several: `06/07/2023` is the 6th of July or the 7th of June.
    #[must_use]
    pub fn readings(text: &str) -> Vec<Self> {
        let mut found: Vec<_> =
            spellings(text).iter().filter_map(|spelling| Self::parse(spelling)).collect();
        found.dedup();
        found
    }

    /// Today, by the clock and time zone of the machine.
    #[must_use]
    pub fn today() -> Self {
        let day = jiff::ZonedDateTime::now().date();
        Self::between(day, day)
    }

    /// The day of a Unix timestamp in seconds, in a time zone this many seconds ahead of UTC.
    #[must_use]
    pub fn of_timestamp(seconds: i64, ahead: i32) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        let day = jiff::tz::Offset::from_seconds(ahead).ok()?.to_datetime(moment).date();
        Some(Self::between(day, day))
    }

    fn between(first: civil::Date, last: civil::Date) -> Self {
        PartialDate { first, last }
    }

    /// The earliest day it may refer to, as `YYYY-MM-DD`.
    #[must_use]
    pub fn first_day(self) -> String {
        self.first.to_string()
    }

    /// The latest day it may refer to, as `YYYY-MM-DD`.
    #[must_use]
    pub fn last_day(self) -> String {
        self.last.to_string()
    }

    /// The year of the earliest day.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// Calendar months from year zero to the earliest day, to place dates on an axis.
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

    /// The earliest day it may refer to, alone.
    #[must_use]
    pub fn beginning(self) -> Self {
        Self::between(self.first, self.first)
    }

    /// The latest day it may refer to, alone.
    #[must_use]
    pub fn end(self) -> Self {
        Self::between(self.last, self.last)
    }

    /// The day after the latest that it may refer to.
    #[must_use]
    pub fn day_after(self) -> Option<Self> {
        let day = self.last.tomorrow().ok()?;
        Some(Self::between(day, day))
    }

    /// The day some months before the latest day it may refer to.
    #[must_use]
    pub fn months_earlier(self, months: i64) -> Option<Self> {
        let span = jiff::Span::new().try_months(months).ok()?;
        let day = self.last.checked_sub(span).ok()?;
        Some(Self::between(day, day))
    }

    /// Whether it is certainly more than this many months before the other.
    #[must_use]
    pub fn is_older_than(self, months: i64, other: Self) -> bool {
        let later =
            jiff::Span::new().try_months(months).and_then(|span| self.last.checked_add(span));
        later.is_ok_and(|later| later < other.first)
    }

    /// Days from this to the other, negative if that is earlier; none unless both are exact days.
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

/// Years accepted in eight digits without a separator; with other years the digits are not a date.
const YEARS_WITHOUT_SEPARATOR: std::ops::Range<u32> = 1900..2100;

/// The names of the months, German and English, umlauts written out; a prefix of three letters is enough.
const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jaenner"],
    &["februar", "february", "feber"],
    &["maerz", "march", "mrz"],
    &["april"],
    &["mai", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["august"],
    &["september", "sept"],
    &["oktober", "october"],
    &["november"],
    &["dezember", "december"],
];

/// The text rewritten as `YYYY-MM` or `YYYY-MM-DD` in every possible way, whether or not the day exists.
fn spellings(text: &str) -> Vec<String> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '/' | '-');
    let parts: Vec<_> = text.split(is_separator).filter(|part| !part.is_empty()).collect();
    let month = |part: &&str| month_named(part).map(|month| format!("{month:02}"));
    // Two kinds of separators indicate a period: `10./11.2023`.
    let separators = ['.', '/', '-'].map(|separator| text.contains(separator));
    let is_span = separators.iter().filter(|is_there| **is_there).count() > 1;
    match parts.as_slice() {
        [all] => without_separators(all).into_iter().collect(),
        [name, year] | [year, name] if is_year(year) => {
            let month = month(name).or_else(|| two_digits(name));
            month.map(|month| format!("{year}-{month}")).into_iter().collect()
        }
        [day, name, year] | [name, day, year] | [year, name, day]
            if is_year(year) && month(name).is_some() =>
        {
            let month = month(name).zip(two_digits(day));
            month.map(|(month, day)| format!("{year}-{month}-{day}")).into_iter().collect()
        }
        _ if is_span => Vec::new(),
        [year, month, day] if is_year(year) => {
            let parts = two_digits(month).zip(two_digits(day));
            parts.map(|(month, day)| format!("{year}-{month}-{day}")).into_iter().collect()
        }
        [one, other, year] if is_year(year) => {
            let Some((one, other)) = two_digits(one).zip(two_digits(other)) else {
                return Vec::new();
            };
            let day_first = format!("{year}-{other}-{one}");
            // With dots the day always comes first; with other separators Americans begin with the month.
            let month_first = (!text.contains('.')).then(|| format!("{year}-{one}-{other}"));
            [day_first].into_iter().chain(month_first).collect()
        }
        _ => Vec::new(),
    }
}

/// `YYYYMMDD`
fn without_separators(text: &str) -> Option<String> {
    let is_number = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    let is_date = is_number && YEARS_WITHOUT_SEPARATOR.contains(&year.parse().ok()?);
    is_date.then(|| format!("{year}-{month}-{day}"))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(part: &str) -> Option<String> {
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && (1..=2).contains(&part.len())).then(|| format!("{part:0>2}"))
}

/// The number of a month by its name, or by at least its first three letters.
fn month_named(part: &str) -> Option<usize> {
    let name = part.to_lowercase().replace('ä', "ae");
    let is_name = |month: &&[&str]| month.iter().any(|whole| whole.starts_with(&name));
    let is_short = name.len() < 3;
    if is_short { None } else { MONTHS.iter().position(is_name).map(|at| at + 1) }
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
    fn rejects_days_that_do_not_exist() {
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
    fn reads_other_notations_in_all_interpretations() {
        for (text, expected) in [
            ("30.6.2023", "2023-06-30"),
            ("6.7.2023", "2023-07-06"),
            ("06/07/2023", "2023-07-06 2023-06-07"),
            ("6-7-2023", "2023-07-06 2023-06-07"),
            ("06/06/2023", "2023-06-06"),
            ("30/06/2023", "2023-06-30"),
            ("06/30/2023", "2023-06-30"),
            ("11/2026", "2026-11"),
            ("2023/06/30", "2023-06-30"),
            ("2023-6-3", "2023-06-03"),
            ("2023/6", "2023-06"),
            ("Juni 2023", "2023-06"),
            ("30. Juni 2023", "2023-06-30"),
            ("June 30, 2023", "2023-06-30"),
            ("1 März 2023", "2023-03-01"),
            ("Mär. 2023", "2023-03"),
            ("mar 2023", "2023-03"),
            ("May 2023", "2023-05"),
            ("Mai 2023", "2023-05"),
            ("20240601", "2024-06-01"),
            ("20241301", ""),
            ("05315000", ""),
            ("31.6.2023", ""),
            ("10./11.2023", ""),
            ("Ma 2023", ""),
            ("Herbst 2023", ""),
            ("1.2.23", ""),
            ("ü 2023", ""),
            ("", ""),
        ] {
            let shown: Vec<_> =
                PartialDate::readings(text).iter().map(ToString::to_string).collect();
            assert_eq!(shown.join(" "), expected, "{text}");
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
