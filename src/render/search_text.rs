//! What a search found, for a terminal: a line a record, below it the texts with the words.

use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

use super::value::one_line;
use messages::Localizer;
use record_query::search::{Passage, SearchHit};

/// How the words that were searched for stand out.
const MARK: Style = AnsiColor::Yellow.on_default().bold();
/// Columns by which what belongs to a record is set in.
const INDENT: usize = 4;
/// Passages of a record that are shown.
const PASSAGES: usize = 2;
/// What stands for the rest of a text.
const REST: char = '…';

/// A character, and whether it belongs to a word that was searched for.
type HighlightedChar = (char, bool);

/// The records with the styles of a terminal, no line longer than `width`.
#[must_use]
pub fn search_text(hits: &[SearchHit<'_>], localizer: &Localizer, width: Option<usize>) -> String {
    hits.iter().map(|hit| lines(hit, localizer, width)).collect()
}

fn lines(hit: &SearchHit<'_>, localizer: &Localizer, width: Option<usize>) -> String {
    let room = width.map(|width| width.saturating_sub(INDENT));
    let kind = plain(&format!("{}/", hit.record.kind.name));
    let name = [kind, marked(&hit.id)].concat();
    let label = marked(&hit.label);
    let beside = name.len() + 2 + label.len();
    let mut text = painted(&name);
    if width.is_none_or(|width| beside <= width) {
        let _ = writeln!(text, "  {}", painted(&label));
    } else {
        let _ = write!(text, "\n{:INDENT$}{}\n", "", painted(&window(&label, room)));
    }
    for passage in hit.passages.iter().take(PASSAGES) {
        let title = format!("{}: ", one_line(&passage.title.text(localizer)));
        let room = room.map(|room| room.saturating_sub(title.chars().count()));
        let snippet = painted(&window(&marked(passage), room));
        let _ = writeln!(text, "{:INDENT$}{title}{snippet}", "");
    }
    text
}

fn plain(text: &str) -> Vec<HighlightedChar> {
    one_line(text).chars().map(|character| (character, false)).collect()
}

/// The text of a passage, harmless for a terminal.
fn marked(passage: &Passage) -> Vec<HighlightedChar> {
    let mut characters = Vec::new();
    let mut from = 0;
    for mark in &passage.marks {
        characters.extend(plain(&passage.text[from..mark.start]));
        let marked = one_line(&passage.text[mark.clone()]);
        characters.extend(marked.chars().map(|character| (character, true)));
        from = mark.end;
    }
    characters.extend(plain(&passage.text[from..]));
    characters
}

/// As much of the text around its first mark as there is room for, cut between words.
fn window(text: &[HighlightedChar], room: Option<usize>) -> Vec<HighlightedChar> {
    let Some(room) = room.map(|room| room.max(2 * INDENT)).filter(|room| text.len() > *room) else {
        return text.to_vec();
    };
    let mark = text.iter().position(|(_, is_marked)| *is_marked).unwrap_or_default();
    // Two columns are for the signs that something is left out.
    let room = room - 2;
    let earliest = mark.saturating_sub(room / 3).min(text.len().saturating_sub(room));
    let is_blank = |at: &usize| text.get(*at).is_some_and(|(character, _)| *character == ' ');
    let start = match earliest {
        0 => 0,
        earliest => (earliest..mark).find(is_blank).map_or(earliest, |at| at + 1),
    };
    let latest = (start + room).min(text.len());
    let end = if latest == text.len() {
        latest
    } else {
        (mark + 1..=latest).rev().find(is_blank).unwrap_or(latest)
    };
    let rest = |is_left_out: bool| is_left_out.then_some((REST, false));
    let shown = text[start..end].iter().copied();
    rest(start > 0).into_iter().chain(shown).chain(rest(end < text.len())).collect()
}

fn painted(text: &[HighlightedChar]) -> String {
    let mut painted = String::new();
    for part in text.chunk_by(|a, b| a.1 == b.1) {
        let letters: String = part.iter().map(|(character, _)| character).collect();
        match part.first() {
            Some((_, true)) => {
                let _ = write!(painted, "{MARK}{letters}{MARK:#}");
            }
            _ => painted.push_str(&letters),
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_its_mark() {
        let text: Vec<HighlightedChar> = "eins zwei drei vier fünf sechs sieben acht neun zehn"
            .chars()
            .enumerate()
            .map(|(at, character)| (character, (20..24).contains(&at)))
            .collect();
        let cut = |room| window(&text, room).into_iter().map(|(c, _)| c).collect::<String>();
        assert_eq!(cut(None).chars().count(), 52);
        assert_eq!(cut(Some(24)), "…vier fünf sechs sieben…");
        assert_eq!(cut(Some(60)), cut(None));
    }
}
