//! Numbers as people write them: with groups of three digits, a decimal comma, a currency.

use std::collections::BTreeSet;

/// Separators between groups of three digits, or before decimals.
const SEPARATORS: [&str; 7] = [".", ",", " ", "'", "’", "\u{a0}", "\u{202f}"];
/// Separators before decimals.
const DECIMAL: [&str; 2] = [".", ","];

/// The number in YAML notation, if there is only one interpretation: `1.250.000,00` and `1,250,000` are 1250000. A
/// single group after a point or comma may be decimals, so it is not converted.
pub(super) fn plain_number(written: &str) -> Option<String> {
    let bare = ["€", "EUR", "Euro"]
        .iter()
        .find_map(|currency| written.strip_suffix(currency).or(written.strip_prefix(currency)));
    let bare = bare.unwrap_or(written).trim();
    let (sign, digits) = bare.strip_prefix('-').map_or(("", bare), |digits| ("-", digits));
    let separators: Vec<_> = digits.matches(|c: char| !c.is_ascii_digit()).collect();
    if !separators.iter().all(|separator| SEPARATORS.contains(separator)) {
        return None;
    }
    let (whole, decimals) = match separators.as_slice() {
        [] if bare != written => (digits, ""),
        // A separator that only occurs between thousands never precedes decimals.
        [only] if !DECIMAL.contains(only) => (digits, ""),
        [groups @ .., last] if !groups.is_empty() && !groups.contains(last) => {
            digits.rsplit_once(*last).filter(|_| DECIMAL.contains(last))?
        }
        [_, _, ..] => (digits, ""),
        _ => return None,
    };
    let between: BTreeSet<_> = whole.matches(|c: char| !c.is_ascii_digit()).collect();
    let groups: Vec<_> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && others.iter().all(|one| one.len() == 3);
    let is_plain = others.is_empty() && !first.is_empty();
    let is_decimal = decimals.bytes().all(|b| b.is_ascii_digit());
    if between.len() > 1 || !(is_grouped || is_plain) || !is_decimal {
        return None;
    }
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match decimals.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        decimals => format!("{sign}{whole}.{decimals}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_where_they_have_one_meaning() {
        for (written, expected) in [
            ("1.250.000,00", Some("1250000")),
            ("1.250.000", Some("1250000")),
            ("1,250,000", Some("1250000")),
            ("1.250,50", Some("1250.5")),
            ("1 250 000 €", Some("1250000")),
            ("250 EUR", Some("250")),
            ("-1.000.000", Some("-1000000")),
            ("1.250", None),
            ("1,25", None),
            ("1.25.000", None),
            ("1.2.3", None),
            ("01.02.2023", None),
            ("1 250", Some("1250")),
            ("1,250 000", None),
            ("1.250,000.5", None),
            ("123-456-789", None),
            ("192.168.100.200", Some("192168100200")),
            ("100;200;300", None),
            ("1x250x000", None),
            ("rund 100", None),
            ("", None),
        ] {
            assert_eq!(plain_number(written).as_deref(), expected, "{written}");
        }
    }
}
