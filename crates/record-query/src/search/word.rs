//! The words of a text, in folded form and with their positions.

use std::ops::Range;

use records::suggest::{continues_letter, fold};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextWord {
    /// Lower case, umlauts transliterated.
    pub folded: String,
    /// Its byte range in the text.
    range: Range<usize>,
}

/// How a word matches a search term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchKind {
    Part,
    Beginning,
    Whole,
}

/// Minimum length in bytes of a term that matches as the beginning, and as an inner part, of a longer word.
const LEAST: (usize, usize) = (2, 4);

/// How `word` matches `term`, both folded.
pub(super) fn fit(term: &str, word: &str) -> Option<MatchKind> {
    match word.find(term)? {
        0 if word.len() == term.len() => Some(MatchKind::Whole),
        0 => (term.len() >= LEAST.0).then_some(MatchKind::Beginning),
        _ => (term.len() >= LEAST.1).then_some(MatchKind::Part),
    }
}

/// The runs of letters and digits in a text.
pub(super) fn words(text: &str) -> Vec<TextWord> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), start) {
            (false, Some(_)) if continues_letter(character) => {}
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let range = from..at;
                words.push(TextWord { folded: fold(&text[range.clone()]), range });
                start = None;
            }
            _ => {}
        }
    }
    words
}

impl TextWord {
    pub(super) fn typed<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// The byte range of `text` where the term occurs in the word.
    pub(super) fn mark(&self, text: &str, term: &str) -> Option<Range<usize>> {
        fit(term, &self.folded)?;
        let from = self.folded.find(term)?;
        let (mut folded, mut start, mut end) = (0, self.range.start, self.range.end);
        for letter in letters(text, self.range.clone()) {
            if folded <= from {
                start = letter.start;
            }
            if folded >= from + term.len() {
                end = letter.start;
                break;
            }
            folded += fold(&text[letter]).len();
        }
        Some(start..end)
    }
}

/// The byte ranges of the letters of a word, each with its combining marks and soft hyphens.
fn letters(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let begins = |(at, c): (usize, char)| (!continues_letter(c)).then_some(word.start + at);
    let starts: Vec<_> = text[word.clone()].char_indices().filter_map(begins).collect();
    let ends: Vec<_> = starts.iter().skip(1).copied().chain([word.end]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_folded_word_is_found_in_the_text() {
        let text = "in KÖLN-Mülheim";
        let words = words(text);
        let folded: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["in", "koeln", "muelheim"]);
        for (word, term, marked) in [
            (1, "koeln", Some("KÖLN")),
            (1, "ko", Some("KÖ")),
            (2, "mue", Some("Mü")),
            (2, "heim", Some("heim")),
            (2, "ue", None),
            (0, "i", None),
        ] {
            let mark = words[word].mark(text, term).map(|place| &text[place]);
            assert_eq!(mark, marked, "{term}");
        }
    }

    #[test]
    fn marks_and_hidden_hyphens_belong_to_the_letter_before_them() {
        let text = "in Ko\u{308}ln, Mu\u{308}l\u{ad}heim\u{a0}Nord";
        let words = words(text);
        let folded: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["in", "koeln", "muelheim", "nord"]);
        for (word, term, marked) in [
            (1, "koeln", Some("Ko\u{308}ln")),
            (1, "ko", Some("Ko\u{308}")),
            (2, "mue", Some("Mu\u{308}")),
            (2, "heim", Some("heim")),
            (2, "muelheim", Some("Mu\u{308}l\u{ad}heim")),
            (2, "muel", Some("Mu\u{308}l\u{ad}")),
        ] {
            let mark = words[word].mark(text, term).map(|place| &text[place]);
            assert_eq!(mark, marked, "{term}");
        }
    }
}
