//! The hits of a search, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::data_state::DataStateShape;
use super::version::ShapeVersion;
use file_tree::DataState;
use record_query::search::{Passage, SearchHit};

/// Records that contain all requested words, the best hit first. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg search --format json", deny_unknown_fields)]
pub struct SearchShape<'a> {
    version: ShapeVersion<1>,
    data: DataStateShape<'a>,
    /// The number of all hits, including those that --limit leaves out.
    found: usize,
    hits: Vec<FoundRecord<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "hit", deny_unknown_fields)]
struct FoundRecord<'a> {
    kind: &'a str,
    id: &'a str,
    /// The name of the record.
    label: &'a str,
    /// Relative to the dataset, with /.
    file: &'a str,
    /// The texts that contain words.
    matches: Vec<FoundText<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "match", deny_unknown_fields)]
struct FoundText<'a> {
    /// The path of the field, as used in a query.
    field: &'a str,
    text: &'a str,
    /// The positions of the first character of each word found, and of the one after its last, counted from 0.
    #[schemars(length(min = 1))]
    marks: Vec<[usize; 2]>,
}

impl<'a> SearchShape<'a> {
    #[must_use]
    pub fn new(state: &'a DataState, hits: &'a [SearchHit<'_>], found: usize) -> Self {
        let hits = hits.iter().map(FoundRecord::new).collect();
        SearchShape { version: ShapeVersion, data: DataStateShape::new(state), found, hits }
    }
}

impl<'a> FoundRecord<'a> {
    fn new(hit: &'a SearchHit<'_>) -> Self {
        let passages = [&hit.id, &hit.label].into_iter().chain(&hit.passages);
        let passages = passages.filter(|passage| !passage.marks.is_empty());
        FoundRecord {
            kind: &hit.record.kind.name,
            id: &hit.record.id,
            label: hit.record.label(),
            file: &hit.record.file,
            matches: passages.map(FoundText::new).collect(),
        }
    }
}

impl<'a> FoundText<'a> {
    fn new(passage: &'a Passage) -> Self {
        let characters = |end: usize| passage.text[..end].chars().count();
        let marks = passage.marks.iter().map(|mark| [characters(mark.start), characters(mark.end)]);
        FoundText { field: &passage.field, text: &passage.text, marks: marks.collect() }
    }
}
