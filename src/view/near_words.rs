//! A word diff of two texts, cut down to the words near a difference.

use record_diff::diff::{DiffSegment, words};

/// Number of unchanged words shown on each side of a difference.
const CONTEXT: usize = 6;

/// The words that differ and those near them; `None` if one text after the other is easier to read.
pub(super) fn near(old: &str, new: &str) -> Option<Vec<DiffSegment>> {
    let pieces = words(old, new)?;
    let last = pieces.len().saturating_sub(1);
    let near = pieces.into_iter().enumerate().map(|(at, piece)| match piece {
        DiffSegment::Same(same) => DiffSegment::Same(shortened(&same, at > 0, at < last)),
        other => other,
    });
    Some(near.collect())
}

/// Unchanged text, cut down to the words near the difference before or after it.
fn shortened(text: &str, follows: bool, precedes: bool) -> String {
    let words: Vec<_> = text.split_inclusive(char::is_whitespace).collect();
    let head = if follows { CONTEXT } else { 0 };
    let tail = if precedes { CONTEXT } else { 0 };
    if words.len() <= head + tail + 1 {
        return text.to_owned();
    }
    let (head, tail) = (words[..head].concat(), words[words.len() - tail..].concat());
    let gap = if head.is_empty() || head.ends_with(char::is_whitespace) { "… " } else { " … " };
    format!("{head}{}{tail}", if tail.is_empty() { "…" } else { gap })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_near_a_difference_are_shown() {
        let old = "eins zwei drei vier fünf sechs sieben acht alt neun zehn";
        let new = "eins zwei drei vier fünf sechs sieben acht neu neun zehn";
        let shown: Vec<_> = near(old, new)
            .expect("alike")
            .into_iter()
            .map(|segment| match segment {
                DiffSegment::Same(text) => text,
                DiffSegment::Removed(text) => format!("[-{text}-]"),
                DiffSegment::Added(text) => format!("{{+{text}+}}"),
            })
            .collect();
        assert_eq!(shown.concat(), "… drei vier fünf sechs sieben acht [-alt-]{+neu+} neun zehn");
    }
}
