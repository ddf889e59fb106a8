//! What a search found as data, in one versioned shape that knows no language.

use serde_json::{Value, json};

use record_query::search::{Passage, SearchHit};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, found, hits: [{kind, id, label, file, matches: [{field, text, marks}]}]}`, the best hit
/// first; `found` counts those, too, that are not among the hits. A mark is the first character of a
/// word in the text and the one after its last, counted from 0.
#[must_use]
pub fn search_json(hits: &[SearchHit<'_>], found: usize) -> Value {
    json!({ "version": VERSION, "found": found, "hits": hits.iter().map(hit).collect::<Vec<_>>() })
}

fn hit(hit: &SearchHit<'_>) -> Value {
    let passages = [&hit.id, &hit.label].into_iter().chain(&hit.passages);
    let matches = passages.filter(|passage| !passage.marks.is_empty()).map(passage_json);
    json!({
        "kind": hit.record.kind.name,
        "id": hit.record.id,
        "label": hit.record.label(),
        "file": hit.record.file.as_ref(),
        "matches": matches.collect::<Vec<_>>(),
    })
}

fn passage_json(passage: &Passage) -> Value {
    let characters = |end: usize| passage.text[..end].chars().count();
    let marks = passage.marks.iter().map(|mark| [characters(mark.start), characters(mark.end)]);
    json!({
        "field": passage.field,
        "text": passage.text,
        "marks": marks.collect::<Vec<_>>(),
    })
}
