//! Escapes texts that a spreadsheet would interpret as a formula, and unescapes them.

use std::borrow::Cow;

/// With this prefix, spreadsheets treat the cell as text.
const MARK: char = '\'';

/// The text, escaped for a cell. A text that begins with such a prefix itself gets another one, so that
/// [`unguarded`] restores it exactly.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { format!("{MARK}{text}").into() } else { text.into() }
}

/// The text that [`guarded`] has escaped; a cell that is not escaped is returned unchanged.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(MARK).filter(|text| needs_guard(text)).unwrap_or(cell)
}

fn needs_guard(text: &str) -> bool {
    is_formula(text.trim_start_matches(MARK))
}

/// Whether a spreadsheet would evaluate it; a number with a sign is not a formula.
fn is_formula(text: &str) -> bool {
    let begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_number = |text: &str| {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text).replacen(',', ".", 1);
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
    };
    text.starts_with(['\t', '\r', '\n'])
        || (text.trim_start().starts_with(begins) && !is_number(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_texts_and_numbers_stay() {
        for text in ["=1+1", "+49-1", "-1-1", "@x", "\t=1", "\r1", " =1", "-inf", "＝1", "-"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["-12", "+49", "-1,5", "-1.5", "a=1", "05315000", "", "1e3", "'", "'a", "'-1"] {
            assert_eq!((guarded(text).as_ref(), unguarded(text)), (text, text));
        }
        assert_eq!(guarded("'=1"), "''=1");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn unguarded_restores_the_guarded_text(text in "'{0,3}[-=+@\t\n 0-9a,.']{0,5}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
