//! Whether an unquoted scalar is a string to every reader, both of YAML 1.1 and 1.2.

use messages::PartialDate;

/// What readers may take an unquoted scalar for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlainReading {
    /// A string, to all readers.
    Text,
    /// A calendar date: readers of YAML 1.1 parse it as a date; it is written unquoted all the same.
    Day,
    /// A number, boolean, null or time, to some readers.
    Other,
}

/// What readers may take this text for if it is unquoted. Where implementations accept more than their version of
/// YAML specifies, that counts as well.
pub(super) fn plain_reading(text: &str) -> PlainReading {
    let is_word = matches!(
        text,
        "" | "~"
            | "<<"
            | "="
            | "y"
            | "Y"
            | "n"
            | "N"
            | "null"
            | "Null"
            | "NULL"
            | "yes"
            | "Yes"
            | "YES"
            | "no"
            | "No"
            | "NO"
            | "true"
            | "True"
            | "TRUE"
            | "false"
            | "False"
            | "FALSE"
            | "on"
            | "On"
            | "ON"
            | "off"
            | "Off"
            | "OFF"
    );
    if is_word {
        return PlainReading::Other;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return PlainReading::Text;
    }
    if text.len() == 10 && is_day(text) && PartialDate::parse(text).is_some() {
        return PlainReading::Day;
    }
    if is_number(unsigned) || is_time(text) { PlainReading::Other } else { PlainReading::Text }
}

fn is_number(unsigned: &str) -> bool {
    if matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let in_base = |prefixes: [&str; 2], is_digit: fn(u8) -> bool| {
        let digits = prefixes.iter().find_map(|prefix| unsigned.strip_prefix(prefix));
        digits.is_some_and(|digits| has_only(digits, |byte| is_digit(byte) || byte == b'_'))
    };
    in_base(["0b", "0B"], |byte| matches!(byte, b'0' | b'1'))
        || in_base(["0o", "0O"], |byte| matches!(byte, b'0'..=b'7'))
        || in_base(["0x", "0X"], |byte| byte.is_ascii_hexdigit())
        || is_decimal(unsigned)
        || is_sexagesimal(unsigned)
}

/// Digits with at most one decimal point and an exponent, possibly with `_`: `1`, `1_000`, `.5`, `1.`, `1e3`.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |part: &str| part.bytes().all(is_digit_or_underscore);
    (!whole.is_empty() || !fraction.is_empty())
        && are_digits(whole)
        && are_digits(fraction)
        && has_only(power, is_digit_or_underscore)
}

/// A base-60 number of YAML 1.1: `12:30`, `190:20:30.15`.
fn is_sexagesimal(unsigned: &str) -> bool {
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let mut places = 0;
    let are_places = parts.all(|part| {
        places += 1;
        let is_short = part.len() == 1 || (part.len() == 2 && part.as_bytes() < b"60".as_slice());
        is_short && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    are_places
        && places > 0
        && has_only(first, is_digit_or_underscore)
        && fraction.bytes().all(is_digit_or_underscore)
}

/// Has the form `2001-02-03`, or is a date followed by a time: `2001-2-3 04:05:06.7 +8`.
fn is_time(text: &str) -> bool {
    if is_day(text) {
        return true;
    }
    let Some((day, time)) = text.split_once(['T', 't', ' ', '\t']) else { return false };
    let parts: Vec<_> = day.split('-').collect();
    let is_date = matches!(parts.as_slice(), [year, month, day]
        if is_run(year, 4..=4) && is_run(month, 1..=2) && is_run(day, 1..=2));
    let time = time.trim_start_matches([' ', '\t']);
    let mut clock = time.splitn(3, ':');
    let (hour, minute) = (clock.next().unwrap_or_default(), clock.next().unwrap_or_default());
    // After the minutes, only the characters are checked: anything this close to a time is quoted.
    let is_time_character = |byte: u8| byte.is_ascii_digit() || b".:+-Z \t".contains(&byte);
    let has_seconds = clock.next().is_some_and(|rest| has_only(rest, is_time_character));
    is_date && is_run(hour, 1..=2) && is_run(minute, 2..=2) && has_seconds
}

fn is_day(text: &str) -> bool {
    let is_in_place = |(at, byte): (usize, u8)| {
        if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
    };
    text.len() == 10 && text.bytes().enumerate().all(is_in_place)
}

fn is_run(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && has_only(text, |byte| byte.is_ascii_digit())
}

fn has_only(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is_one)
}

fn is_digit_or_underscore(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_reader_does_not_read_as_a_string() {
        for text in [
            "",
            "~",
            "null",
            "no",
            "on",
            "y",
            "N",
            "Off",
            "=",
            "<<",
            "12:30",
            "1_000",
            "0o17",
            "017",
            "08",
            "0x1F",
            "0b1",
            ".inf",
            "-.INF",
            ".nan",
            "1e3",
            "1.",
            ".5",
            "+1",
            "1_0.5e+3",
            "190:20:30",
            "190:20:30.15",
            "1e999",
            "99999999999999999999",
            "0x_",
            "2024-13-45",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "2001-1-4 1:59:43",
        ] {
            assert_eq!(plain_reading(text), PlainReading::Other, "{text:?}");
        }
        assert_eq!(plain_reading("2024-01-31"), PlainReading::Day);
    }

    #[test]
    fn what_every_reader_reads_as_a_string() {
        for text in [
            "Köln",
            "ja",
            "nein",
            "yes!",
            "2024-01",
            "2024-1-1",
            "1.2.3",
            "31.12.2019",
            "12:75",
            "12:30 Uhr",
            "1e",
            "0o8",
            "0xg",
            ".",
            "..",
            "-",
            "--1",
            "+-1",
            "1,5",
            "05315 000",
            "2024-01-01 ff",
            "10092-wohngeld",
            "12:300",
            "e3",
            "_1",
            "1:",
            "nO",
            "tRUE",
        ] {
            assert_eq!(plain_reading(text), PlainReading::Text, "{text:?}");
        }
    }
}
