//! Widths of texts and of table columns in a terminal, and how texts are cut to fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of the terminal between two columns of a table.
const GAP: usize = 2;
/// The gap where words would be cut otherwise.
const NARROW_GAP: usize = 1;

/// The columns of a terminal that a text takes up.
#[must_use]
pub fn width_of(text: &str) -> usize {
    if text.contains('\u{1b}') { textwrap::core::display_width(text) } else { text.width() }
}

/// The text in at most `width` columns; an ellipsis replaces what has no room. Styles take up no columns, and are still
/// ended.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let mut room = Some(width.saturating_sub(1));
    let (mut kept, mut styles) = (String::new(), String::new());
    let mut is_style = false;
    for character in text.chars() {
        is_style |= character == '\u{1b}';
        if is_style {
            is_style = character != 'm';
            if room.is_some() { &mut kept } else { &mut styles }.push(character);
            continue;
        }
        room = room.and_then(|room| room.checked_sub(character.width().unwrap_or_default()));
        if room.is_some() {
            kept.push(character);
        }
    }
    format!("{}…{styles}", kept.trim_end())
}

/// Minimum columns of a word that is cut; a table with less room is not drawn in columns.
const LEAST_WORD: usize = 6;

/// The texts of a table.
pub(super) struct TextGrid {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The columns whose words people copy, and which are never cut.
    pub whole: Vec<usize>,
}

/// The texts fitted into columns of these widths.
pub(super) struct FittedGrid {
    pub grid: TextGrid,
    pub widths: Vec<usize>,
    pub gap: usize,
}

impl TextGrid {
    /// The texts fitted into `width`. A word is cut only if its column has no room for it; a number and what is copied
    /// never are. None if there is no room for that.
    pub(super) fn within(&self, width: Option<usize>) -> Option<FittedGrid> {
        let all = self.each(|grid, column| longest(grid.texts(column)));
        let gaps = self.header.len().saturating_sub(1);
        let Some(width) = width else {
            return Some(FittedGrid { grid: self.fitted(&all), widths: all, gap: GAP });
        };
        let parts = self.each(|grid, column| grid.longest_word(column, longest_part));
        let words = self.each(|grid, column| grid.longest_word(column, width_of));
        let cells = self.each(|grid, column| longest(grid.cells(column)));
        let room = |gap: usize| width.saturating_sub(gap * gaps);
        let is_enough = |gap: &usize| parts.iter().sum::<usize>() <= room(*gap);
        // The narrow gap is used where no word is cut then, or where there is no other way.
        let best = [GAP, NARROW_GAP].into_iter().find(is_enough).unwrap_or(GAP);
        let mut fitting = [best, NARROW_GAP]
            .into_iter()
            .filter_map(|gap| Some((gap, self.least_widths(&parts, room(gap))?)));
        let (gap, mut widths) = fitting.next()?;
        let room = room(gap);
        let mut left = room.saturating_sub(widths.iter().sum());
        for requested in [parts, words, cells, all] {
            left = grow(&mut widths, &requested, left);
        }
        Some(FittedGrid { grid: self.fitted(&widths), widths, gap })
    }

    /// The longest text of a column.
    pub(super) fn column_width(&self, column: usize) -> usize {
        longest(self.texts(column))
    }

    /// The width of all columns with the gaps between them, no text wrapped.
    pub(super) fn natural_width(&self) -> usize {
        let columns = self.header.len();
        (0..columns).map(|at| self.column_width(at)).sum::<usize>()
            + GAP * columns.saturating_sub(1)
    }

    /// What the columns need for the parts of their words, the longest cut no more than necessary.
    fn least_widths(&self, parts: &[usize], room: usize) -> Option<Vec<usize>> {
        let uncut = self.each(|grid, column| {
            let figure = grid.longest_word(column, width_of_figure);
            let copied = grid.cells(column).flat_map(|text| words(text)).map(width_of);
            let copied = copied.filter(|_| grid.whole.contains(&column)).max();
            figure.max(copied.unwrap_or_default())
        });
        let limited = |limit: usize| -> Vec<usize> {
            let widths = parts.iter().zip(&uncut);
            widths.map(|(&part, &uncut)| part.min(limit).max(uncut)).collect()
        };
        let mut tries = (LEAST_WORD..=room).rev().map(limited);
        tries.find(|widths| widths.iter().sum::<usize>() <= room)
    }

    fn fitted(&self, widths: &[usize]) -> TextGrid {
        let all = |texts: &Vec<String>| -> Vec<String> {
            texts.iter().zip(widths).map(|(text, &width)| fit_words(text, width)).collect()
        };
        let rows = self.rows.iter().map(all).collect();
        TextGrid { header: all(&self.header), rows, whole: self.whole.clone() }
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

    fn longest_word(&self, column: usize, measure: fn(&str) -> usize) -> usize {
        self.texts(column).flat_map(|text| words(text)).map(measure).max().unwrap_or_default()
    }
}

/// Widens columns towards the requested widths, the narrowest first, and returns the room that is left.
fn grow(widths: &mut [usize], requested: &[usize], room: usize) -> usize {
    for left in (1..=room).rev() {
        let open =
            widths.iter_mut().zip(requested).filter(|(width, requested)| **width < **requested);
        let Some((width, _)) = open.min_by_key(|(width, _)| **width) else { return left };
        *width += 1;
    }
    0
}

fn longest<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    texts.map(|text| width_of(text.as_str())).max().unwrap_or_default()
}

/// A no-break space is part of its word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n'])
}

/// The width of a word that is a number, and so must not be cut.
fn width_of_figure(word: &str) -> usize {
    if word.contains(char::is_alphabetic) { 0 } else { width_of(word) }
}

fn longest_part(word: &str) -> usize {
    parts(word).map(width_of).max().unwrap_or_default()
}

/// Wraps words between their parts, and cuts those that have no room even so.
fn fit_words(text: &str, width: usize) -> String {
    let fitted = |word: &str| {
        if width_of(word) <= width {
            return word.to_owned();
        }
        if longest_part(word) > width {
            return cut(word, width);
        }
        let mut lines = vec![String::new()];
        for part in parts(word) {
            match lines.last_mut() {
                Some(line) if width_of(line) + width_of(part) <= width => line.push_str(part),
                _ => lines.push(part.to_owned()),
            }
        }
        lines.join("\n")
    };
    let lines = text.split('\n').map(|line| {
        let words: Vec<_> = line.split(' ').map(fitted).collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The parts of a compound, `Online-` and `Dienst`, between which a German text may be wrapped. Ids and addresses are
/// not split, since they are copied as a whole.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let is_address = word.contains("://");
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let text = rest?;
        let at = if is_address { None } else { next_part(text) };
        let (part, left) = at.map_or((text, None), |at| (&text[..at], Some(&text[at..])));
        rest = left;
        Some(part)
    })
}

/// The offset of the second part of a compound.
fn next_part(word: &str) -> Option<usize> {
    let mut characters = word.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        if let ('-' | '/', Some((at, next))) = (character, characters.peek())
            && next.is_uppercase()
        {
            return Some(*at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(header: &[&str], row: &[&str], width: usize) -> (Vec<String>, Vec<usize>) {
        let FittedGrid { mut grid, widths, .. } = fitted(header, row, &[], width).expect("room");
        (grid.rows.remove(0), widths)
    }

    fn fitted(header: &[&str], row: &[&str], whole: &[usize], width: usize) -> Option<FittedGrid> {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let (header, rows) = (texts(header), vec![texts(row)]);
        TextGrid { header, rows, whole: whole.to_vec() }.within(Some(width))
    }

    #[test]
    fn copied_words_are_never_cut() {
        let id = "online-sozialleistungen-soest-iserlohn";
        let row = [id, "Personenstandswesenverordnung"];
        let cut = |whole: &[usize], width| {
            fitted(&["a", "b"], &row, whole, width).map(|mut fitted| fitted.grid.rows.remove(0))
        };
        assert_eq!(cut(&[0], 55).expect("room"), [id, "Personenstands…"]);
        assert_ne!(cut(&[], 55).expect("room")[0], id);
        assert!(cut(&[0], 40).is_none());
    }

    #[test]
    fn the_gap_narrows_before_a_word_is_cut() {
        let row = ["Steuerbescheid", "Bauantrag"];
        let gap = |width| fitted(&["a", "b"], &row, &[], width).expect("room").gap;
        assert_eq!([gap(25), gap(24)], [2, 1]);
        assert_eq!(within(&["a", "b"], &row, 24).0, row);
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

    #[test]
    fn a_word_without_room_is_cut_and_never_broken() {
        let long = "Personenstandswesenverordnung";
        for word in [long, "personenstandswesen-und-weiteres", "https://example.org/Aachen-Nord"] {
            let (row, widths) = within(&["a", "b"], &[word, "Bürgerbüro"], 30);
            assert!(row[0].ends_with('…') && !row[0].contains('\n'), "{row:?}");
            assert_eq!((width_of(&row[0]), widths.iter().sum::<usize>()), (18, 28), "{row:?}");
        }
        let (row, _) = within(&["a", "b"], &[&format!("das {long}"), "1.024.621"], 20);
        assert_eq!(row, ["das Personen…", "1.024.621"].map(str::to_owned));
    }

    #[test]
    fn a_figure_is_never_cut() {
        let (row, _) =
            within(&["Regierungsbezirk"; 3], &["17.932.651", "-12,5\u{a0}%", "Köln"], 25);
        assert_eq!(row[..2], ["17.932.651", "-12,5\u{a0}%"].map(str::to_owned));
    }

    #[test]
    fn the_longest_word_of_a_file_is_cut_like_any_other() {
        let (row, widths) = within(&["a", "b"], &[&"x-X".repeat(1 << 18), "b"], 40);
        assert!(row[0].split('\n').all(|line| line.len() <= widths[0]));
        assert_eq!(cut(&"x".repeat(1 << 20), 10), "xxxxxxxxx…");
    }

    #[test]
    fn a_style_ends_where_a_word_is_cut() {
        assert_eq!(cut("\u{1b}[1mSteuerbescheid\u{1b}[0m", 7), "\u{1b}[1mSteuer…\u{1b}[0m");
    }

    #[test]
    fn wide_characters_count_twice_and_marks_not_at_all() {
        assert_eq!(width_of("東京 e\u{301}"), 6);
        assert_eq!(cut("東京都庁", 5), "東京…");
        assert_eq!(cut("Köln", 4), "Köln");
        assert_eq!(fit_words("東京都庁東京都庁", 6), "東京…");
        let (row, widths) = within(&["a", "b"], &["東京都", "x"], 20);
        assert_eq!((row[0].as_str(), widths[0]), ("東京都", 6));
    }

    #[test]
    fn a_compound_is_wrapped_after_its_hyphen() {
        assert_eq!(fit_words("Steuer-Bescheid", 13), "Steuer-\nBescheid");
        assert_eq!(fit_words("Steuer-Bescheid", 15), "Steuer-Bescheid");
        assert_eq!(fit_words("Hunde-Steuer/Bescheid", 13), "Hunde-Steuer/\nBescheid");
    }
}
