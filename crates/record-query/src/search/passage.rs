//! A text of a record in which words were found.

use std::ops::Range;

use super::word::words;
use records::table::Title;

/// A text and the byte ranges of the words found in it, which do not overlap.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The path of the field, in the notation of queries.
    pub field: String,
    pub title: Title,
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

impl Passage {
    pub(super) fn new(field: String, title: Title, text: String, terms: &[Vec<String>]) -> Self {
        let mark = |word: &super::word::TextWord| {
            let marks = terms.iter().flatten().filter_map(|term| word.mark(&text, term));
            marks.max_by_key(Range::len)
        };
        let marks = words(&text).iter().filter_map(mark).collect();
        Passage { field, title, text, marks }
    }
}
