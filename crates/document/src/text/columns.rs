//! How wide texts are on a terminal, how wide the columns of a table become, and what is cut for that.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Between two columns.
pub(super) const GAP: usize = 2;

/// Columns of a terminal that a text takes up.
#[must_use]
pub fn width_of(text: &str) -> usize {
    if text.contains('\u{1b}') { textwrap::core::display_width(text) } else { text.width() }
}

/// The text in no more than `width` columns; what has no room is told by an ellipsis.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let mut kept = String::new();
    for character in text.chars() {
        let needed = character.width().unwrap_or_default();
        if needed > room {
            break;
        }
        room -= needed;
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// Lengths to which words are broken until the table fits, the widest that does being taken.
const WORD_LENGTHS: [usize; 9] = [40, 32, 28, 24, 22, 20, 17, 14, 11];

/// Letters of a word that do not stand on a line of their own.
const TAIL: usize = 3;

/// The texts of a table.
pub(super) struct TextGrid {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl TextGrid {
    /// The same no wider than `width`, with the widths of its columns. A word is broken only if its
    /// column has no room for it.
    pub(super) fn within(self, width: Option<usize>) -> (TextGrid, Vec<usize>) {
        let pieces = self.needed(1, usize::MAX);
        let words = self.each(TextGrid::longest_word);
        let cells = self.each(|grid, column| longest(grid.cells(column)));
        let all = self.each(|grid, column| longest(grid.texts(column)));
        let Some(width) = width else { return (self, all) };
        let mut widths = self.least_widths(width);
        let gaps = GAP * widths.len().saturating_sub(1);
        let mut room = width.saturating_sub(gaps + widths.iter().sum::<usize>());
        for wanted in [pieces, words, cells, all] {
            room = grow(&mut widths, &wanted, room);
        }
        (self.broken(&widths), widths)
    }

    /// The longest text of a column.
    pub(super) fn column_width(&self, column: usize) -> usize {
        longest(self.texts(column))
    }

    /// All columns with the gaps between them, no text broken.
    pub(super) fn natural_width(&self) -> usize {
        let columns = self.header.len();
        (0..columns).map(|at| self.column_width(at)).sum::<usize>()
            + GAP * columns.saturating_sub(1)
    }

    /// What the columns need if words are broken no more than the table has to be narrow.
    fn least_widths(&self, width: usize) -> Vec<usize> {
        let shortest = WORD_LENGTHS[WORD_LENGTHS.len() - 1];
        let at_separators = WORD_LENGTHS.iter().map(|&length| (length, usize::MAX));
        let anywhere = WORD_LENGTHS.iter().map(|&length| (shortest, length));
        let room = width.saturating_sub(GAP * self.header.len().saturating_sub(1));
        let mut tries = at_separators.chain(anywhere).map(|(soft, hard)| self.needed(soft, hard));
        let fitting = tries.find(|widths| widths.iter().sum::<usize>() <= room);
        fitting.unwrap_or_else(|| self.needed(shortest, shortest))
    }

    fn needed(&self, soft: usize, hard: usize) -> Vec<usize> {
        let longest_piece = |text: &String| longest_word(&break_words(text, soft, hard));
        self.each(|grid, column| grid.texts(column).map(longest_piece).max().unwrap_or_default())
    }

    fn broken(&self, widths: &[usize]) -> TextGrid {
        let all = |texts: &Vec<String>| -> Vec<String> {
            let texts = texts.iter().zip(widths);
            texts.map(|(text, &width)| break_words(text, width, width)).collect()
        };
        TextGrid { header: all(&self.header), rows: self.rows.iter().map(all).collect() }
    }

    fn each(&self, measure: impl Fn(&TextGrid, usize) -> usize) -> Vec<usize> {
        (0..self.header.len()).map(|column| measure(self, column)).collect()
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &String> {
        self.rows.iter().filter_map(move |row| row.get(column))
    }

    fn texts(&self, column: usize) -> impl Iterator<Item = &String> {
        self.cells(column).chain(self.header.get(column))
    }

    fn longest_word(&self, column: usize) -> usize {
        self.texts(column).map(|text| longest_word(text)).max().unwrap_or_default()
    }
}

/// Widens columns to what they want, the narrowest first, and gives the room that is left.
fn grow(widths: &mut [usize], wanted: &[usize], room: usize) -> usize {
    for left in (1..=room).rev() {
        let open = widths.iter_mut().zip(wanted).filter(|(width, wanted)| **width < **wanted);
        let Some((width, _)) = open.min_by_key(|(width, _)| **width) else { return left };
        *width += 1;
    }
    0
}

fn longest<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    texts.map(|text| width_of(text.as_str())).max().unwrap_or_default()
}

/// A no-break space is part of its word.
fn longest_word(text: &str) -> usize {
    text.split([' ', '\n']).map(width_of).max().unwrap_or_default()
}

/// Breaks words longer than `soft` after a separator, as ids and codes may be, and those longer than
/// `hard` anywhere.
fn break_words(text: &str, soft: usize, hard: usize) -> String {
    let mut broken = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let mut rest = word;
        while let Some(at) = break_at(rest.trim_end_matches(' '), soft, hard) {
            broken.push_str(&rest[..at]);
            broken.push('\n');
            rest = &rest[at..];
        }
        broken.push_str(rest);
    }
    broken
}

/// Where the next line of a word begins, if it must be broken.
fn break_at(word: &str, soft: usize, hard: usize) -> Option<usize> {
    const SEPARATORS: [char; 4] = ['-', '_', '/', '.'];
    // No further than a line needs to be looked at, or long words would cost the square of their length.
    let offset = |width: usize| end_of(word, width);
    let end = offset(soft)?;
    let seen = &word[..offset(hard.saturating_add(TAIL)).unwrap_or(word.len())];
    let before = word[..end].rfind(SEPARATORS).map(|at| at + 1);
    let after = || seen.get(end..)?.find(SEPARATORS).map(|at| end + at + 1);
    let at = before.or_else(after).filter(|&at| at < word.len());
    let piece = width_of(&word[..at.unwrap_or(seen.len())]);
    if piece <= hard {
        return at;
    }
    offset(hard.min(piece.saturating_sub(TAIL)).max(1))
}

/// Where the part of a text ends that takes up no more than so many columns; none if that is all of it.
/// At least one character is taken, or a wide one in a narrow column would never end.
fn end_of(text: &str, width: usize) -> Option<usize> {
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        taken += character.width().unwrap_or_default();
        if taken > width && at > 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(header: &[&str], row: &[&str], width: usize) -> (Vec<String>, Vec<usize>) {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let grid = TextGrid { header: texts(header), rows: vec![texts(row)] };
        let (mut grid, widths) = grid.within(Some(width));
        (grid.rows.remove(0), widths)
    }

    #[test]
    fn a_word_stays_whole_where_its_column_has_room() {
        let (row, widths) =
            within(&["a", "b"], &["Wohnsitz-Anmeldung", "Gewerbesteuerbescheid"], 42);
        assert_eq!(row, ["Wohnsitz-Anmeldung", "Gewerbesteuerbescheid"]);
        assert_eq!(widths, [18, 21]);
    }

    #[test]
    fn number_and_unit_are_one_word() {
        let (row, widths) = within(&["a", "b"], &["100,0\u{a0}%", "eins zwei drei vier"], 14);
        assert_eq!(row[0], "100,0\u{a0}%");
        assert_eq!(widths[0], 7);
    }

    /// Each piece is found without a look at the rest, so that this comes to an end at once.
    #[test]
    fn the_longest_word_of_a_file_is_broken_like_any_other() {
        let broken = break_words(&"x".repeat(1 << 20), 10, 10);
        assert!(broken.split('\n').all(|line| (TAIL..=10).contains(&line.len())));
    }

    #[test]
    fn wide_characters_count_twice_and_marks_not_at_all() {
        assert_eq!(width_of("東京 e\u{301}"), 6);
        assert_eq!(cut("東京都庁", 5), "東京…");
        assert_eq!(cut("Köln", 4), "Köln");
        let broken = break_words("東京都庁東京都庁", 6, 6);
        assert!(broken.split('\n').all(|line| width_of(line) <= 6), "{broken}");
        let (row, widths) = within(&["a", "b"], &["東京都", "x"], 20);
        assert_eq!((row[0].as_str(), widths[0]), ("東京都", 6));
    }

    #[test]
    fn no_single_letter_is_left_over() {
        assert_eq!(break_words("Steuerbescheid", 13, 13), "Steuerbesch\neid");
        assert_eq!(break_words("Steuerbescheid/Zoll", 13, 13), "Steuerbesche\nid/Zoll");
        assert_eq!(break_words("Steuer-Bescheid", 13, 13), "Steuer-\nBescheid");
    }
}
