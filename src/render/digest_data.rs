//! News for programs: what each sentence is about, and the sentence in both languages.

use crate::ozg::digest::{Digest, DigestSentence};
use crate::ozg::meaning::Meaning;
use messages::Language;
use records::table::{Cell, Column, Table, Title};

const COLUMNS: [&str; 7] = ["themenfeld", "part", "change", "kind", "records", "de", "en"];

/// The change of a sentence that is not about a single meaning.
const SUMMED_UP: &str = "routine";

#[must_use]
pub fn digest_table(digest: &Digest) -> Table {
    let localizers = [Language::De, Language::En].map(crate::locales::localizer);
    let row = |themenfeld: Option<&str>, sentence: &DigestSentence| {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut cells = vec![
            themenfeld.map_or(Cell::Empty, text),
            text(sentence.part.name()),
            text(sentence.meaning.map_or(SUMMED_UP, Meaning::name)),
            sentence.kind.as_deref().map_or(Cell::Empty, text),
            Cell::List(sentence.ids.iter().map(|id| text(id)).collect()),
        ];
        cells.extend(localizers.iter().map(|localizer| text(&localizer.format(&sentence.message))));
        cells
    };
    let rows = digest.groups.iter().flat_map(|group| {
        let id = group.themenfeld.as_ref().map(|(id, _)| id.as_str());
        group.sentences.iter().map(move |sentence| (id, sentence))
    });
    let rows = rows.map(|(id, sentence)| row(id, sentence)).collect();
    let column = |key: &str| Column {
        key: key.to_owned(),
        title: Title::Schema(messages::LocalizedText::default()),
        is_number: false,
        is_id: false,
    };
    let columns = COLUMNS.map(column).to_vec();
    Table { name: "sentences", title: None, columns, rows, has_total: false }
}
