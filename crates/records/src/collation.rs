//! Dictionary order of texts, by DIN 5007-1.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Compares ä as a, ß as ss, ignoring case; ties are broken by comparing the texts themselves.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let by_letters = if a.is_ascii() && b.is_ascii() {
        let small = |byte: u8| byte.to_ascii_lowercase();
        a.bytes().map(small).cmp(b.bytes().map(small))
    } else {
        letters(a).cmp(letters(b))
    };
    by_letters.then_with(|| a.cmp(b))
}

/// The primary sort key of [`compare`], for sorting many texts: computed once per text rather than per pair.
#[must_use]
pub fn key(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { letters(text).collect() }
}

/// The letters that determine the order: lower case, without diacritics and soft hyphens.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let small = text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    small.flat_map(|character| {
        let (first, second) = match character {
            '\u{ad}' => (None, None),
            'ß' => (Some('s'), Some('s')),
            '\u{a0}' | '\u{202f}' => (Some(' '), None),
            other => (Some(other), None),
        };
        first.into_iter().chain(second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_sorted_with_their_base_letters() {
        let sorted = [
            "aachen",
            "Aachen",
            "Bad Sassendorf",
            "Bad\u{a0}Salzuflen",
            "Übach-Palenberg",
            "Uedem",
            "Unna",
            "Zülpich",
        ];
        let mut texts = sorted;
        texts.reverse();
        texts.sort_by(|a, b| compare(a, b));
        let expected = [
            "Aachen",
            "aachen",
            "Bad\u{a0}Salzuflen",
            "Bad Sassendorf",
            "Übach-Palenberg",
            "Uedem",
            "Unna",
            "Zülpich",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn only_equal_texts_are_equal() {
        for (first, second) in [
            ("Gro\u{df}", "Grosz"),
            ("Gross", "Groß"),
            ("Muller", "Müller"),
            ("Müller", "Mulm"),
            ("Soest", "So\u{ad}est"),
            ("Café", "Caff"),
        ] {
            assert_eq!(compare(first, second), Ordering::Less, "{first} {second}");
            assert_eq!(compare(second, first), Ordering::Greater, "{first} {second}");
            assert!((key(first), first) < (key(second), second), "{first} {second}");
        }
        assert_eq!(compare("Müller", "Müller"), Ordering::Equal);
    }
}
