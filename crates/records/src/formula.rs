//! The mark before a text that a spreadsheet would take for a formula: put there, and taken away again.

use std::borrow::Cow;

/// Spreadsheets take what follows for a text.
const MARK: char = '\'';

/// The text as it may stand in a cell. A text that has such a mark of its own gets one more, so that
/// [`unguarded`] gives back exactly what there was.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { format!("{MARK}{text}").into() } else { text.into() }
}

/// The text that [`guarded`] has made a cell of; a cell that it has not made stays as it is.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(MARK).filter(|text| needs_guard(text)).unwrap_or(cell)
}

fn needs_guard(text: &str) -> bool {
    is_formula(text.trim_start_matches(MARK))
}

/// Whether a spreadsheet would compute it; a figure with a sign stays what it is.
fn is_formula(text: &str) -> bool {
    let begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_figure = |text: &str| {
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text).replacen(',', ".", 1);
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
    };
    text.starts_with(['\t', '\r', '\n'])
        || (text.trim_start().starts_with(begins) && !is_figure(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_texts_and_figures_stay() {
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
        fn what_is_guarded_comes_back(text in "'{0,3}[-=+@\t\n 0-9a,.']{0,5}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
