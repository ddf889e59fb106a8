//! The results of a search: one entry per record, and below it the passages with the words.

use super::cell::title_line;
use super::page::page_notes;
use document::{Block, Document, Line, LinkTarget, ListItem, TextMark};
use messages::{Localizer, Message};
use record_query::search::{Passage, SearchHit};

/// Maximum number of passages shown per record.
const PASSAGES: usize = 2;
/// Maximum number of characters shown of a passage, around its first hit.
const WINDOW: usize = 64;
/// Maximum number of these characters before the hit.
const BEFORE: usize = WINDOW / 3;

/// The hits; long passages are cut to the text around the words unless `is_whole`. A page also has the notes.
#[must_use]
pub(crate) fn search_document(
    hits: &[SearchHit<'_>],
    text: &str,
    is_whole: bool,
    notes: &[Message],
    localizer: &Localizer,
) -> Document {
    let items: Vec<_> = hits.iter().map(|hit| item(hit, is_whole, localizer)).collect();
    let mut blocks = page_notes(notes, localizer);
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
    Document { page_title: Some(Line::data(text)), blocks, ..Document::default() }
}

fn item(hit: &SearchHit<'_>, is_whole: bool, localizer: &Localizer) -> ListItem {
    let kind = &hit.record.kind.name;
    let target = LinkTarget::Record { kind: kind.clone(), id: hit.record.id.clone() };
    let id = Line::data(format!("{kind}/")).with(marked(&hit.id));
    let name = id.then("  ").with(marked(&hit.label).linked(target));
    let passages = hit.passages.iter().take(PASSAGES).map(|passage| {
        let title = title_line(&passage.title, localizer).then(": ");
        ListItem::new(title.with(if is_whole { marked(passage) } else { window(passage) }))
    });
    ListItem::new(name).with_items(passages.collect())
}

/// The text of a passage with its hits.
fn marked(passage: &Passage) -> Line {
    part(passage, 0, passage.text.len())
}

/// The text around the first hit that can be read at a glance, cut between words.
fn window(passage: &Passage) -> Line {
    let text = &passage.text;
    if text.chars().count() <= WINDOW {
        return marked(passage);
    }
    let hit = passage.marks.first().map_or(0, |mark| mark.start);
    let before = text[..hit].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let start = match text[before..hit].find(' ') {
        Some(blank) if before > 0 => before + blank + 1,
        _ => before,
    };
    let end = text[start..].char_indices().nth(WINDOW).map_or(text.len(), |(at, _)| start + at);
    let hit_end = passage.marks.first().map_or(start, |mark| mark.end).min(end);
    let end = match text[hit_end..end].rfind(' ') {
        Some(blank) if end < text.len() => hit_end + blank,
        _ => end,
    };
    let ellipsis = |is_left_out| Line::own(if is_left_out { "…" } else { "" });
    ellipsis(start > 0).with(part(passage, start, end)).with(ellipsis(end < text.len()))
}

fn part(passage: &Passage, start: usize, end: usize) -> Line {
    let text = |from: usize, to: usize| passage.text.get(from..to).unwrap_or_default();
    let mut line = Line::default();
    let mut from = start;
    for mark in passage.marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        line = line.with(Line::data(text(from, mark.start)));
        line = line.with(Line::data(text(mark.start, mark.end)).marked(TextMark::Hit));
        from = mark.end;
    }
    line.with(Line::data(text(from, end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::table::Title;

    #[test]
    fn a_long_text_is_cut_around_its_hit() {
        let text = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn";
        let start = text.find("acht").expect("a word");
        let mark = start..start + 4;
        let title = Title::Schema(messages::LocalizedText::default());
        let passage =
            Passage { field: "titel".to_owned(), title, text: text.to_owned(), marks: vec![mark] };
        let shown = window(&passage).plain();
        assert_eq!(shown, "…fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn…");
    }
}
