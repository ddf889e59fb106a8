//! The words of a text, in the form in which they are compared, and where they stand.

use std::ops::Range;

use records::suggest::fold;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextWord {
    /// Lower case, umlauts written out.
    pub folded: String,
    /// The bytes it stands at.
    place: Range<usize>,
}

/// How a word fits the one asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchKind {
    Part,
    Beginning,
    Whole,
}

/// Letters from which on a word counts as the beginning, and as a part, of a longer one.
const LEAST: (usize, usize) = (2, 4);

/// How `word` fits `asked`, both folded.
pub(super) fn fit(term: &str, word: &str) -> Option<MatchKind> {
    match word.find(term)? {
        0 if word.len() == term.len() => Some(MatchKind::Whole),
        0 => (term.len() >= LEAST.0).then_some(MatchKind::Beginning),
        _ => (term.len() >= LEAST.1).then_some(MatchKind::Part),
    }
}

/// The letters and digits between other signs.
pub(super) fn words(text: &str) -> Vec<TextWord> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let place = from..at;
                words.push(TextWord { folded: fold(&text[place.clone()]), place });
                start = None;
            }
            _ => {}
        }
    }
    words
}

impl TextWord {
    pub(super) fn typed<'t>(&self, text: &'t str) -> &'t str {
        &text[self.place.clone()]
    }

    /// The bytes of `text` at which what is asked for stands in the word.
    pub(super) fn mark(&self, text: &str, term: &str) -> Option<Range<usize>> {
        fit(term, &self.folded)?;
        let from = self.folded.find(term)?;
        let (mut folded, mut start, mut end) = (0, self.place.start, self.place.end);
        for (at, character) in text[self.place.clone()].char_indices() {
            let at = self.place.start + at;
            if folded <= from {
                start = at;
            }
            if folded >= from + term.len() {
                end = at;
                break;
            }
            folded += fold(character.encode_utf8(&mut [0; 4])).len();
        }
        Some(start..end)
    }
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
}
