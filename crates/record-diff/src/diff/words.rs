//! Word-by-word comparison of two texts.

use similar::{ChangeTag, TextDiff};

/// Words beyond which two texts are not compared: the effort grows with the product of their lengths.
const MAX_WORDS: usize = 2_000;

/// Consecutive words of one or both texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffSegment {
    Same(String),
    Removed(String),
    Added(String),
}

/// The segments of two texts in order; none if the texts are too long, or have too little in common for that to be
/// easier to read than one text after the other.
#[must_use]
pub fn words(old: &str, new: &str) -> Option<Vec<DiffSegment>> {
    let count = |text: &str| text.split_whitespace().count();
    if count(old).max(count(new)) > MAX_WORDS {
        return None;
    }
    let diff = TextDiff::from_words(old, new);
    if diff.ratio() < 0.5 {
        return None;
    }
    let mut pieces: Vec<DiffSegment> = Vec::new();
    for change in diff.iter_all_changes() {
        add(&mut pieces, change.tag(), change.value());
    }
    Some(pieces)
}

fn add(pieces: &mut Vec<DiffSegment>, tag: ChangeTag, word: &str) {
    match (pieces.last_mut(), tag) {
        (Some(DiffSegment::Same(text)), ChangeTag::Equal)
        | (Some(DiffSegment::Removed(text)), ChangeTag::Delete)
        | (Some(DiffSegment::Added(text)), ChangeTag::Insert) => text.push_str(word),
        (_, ChangeTag::Equal) => pieces.push(DiffSegment::Same(word.to_owned())),
        (_, ChangeTag::Delete) => pieces.push(DiffSegment::Removed(word.to_owned())),
        (_, ChangeTag::Insert) => pieces.push(DiffSegment::Added(word.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unchanged_words_form_one_segment() {
        let pieces = words("der NRW-Dienst ist da", "der Dienst des Landes ist da").expect("alike");
        assert_eq!(
            pieces,
            [
                DiffSegment::Same("der ".to_owned()),
                DiffSegment::Removed("NRW-Dienst".to_owned()),
                DiffSegment::Added("Dienst des Landes".to_owned()),
                DiffSegment::Same(" ist da".to_owned()),
            ]
        );
        assert_eq!(words("ganz und gar", "etwas anderes hier"), None);
        assert_eq!(words(&"wort ".repeat(3000), "wort"), None);
    }
}
