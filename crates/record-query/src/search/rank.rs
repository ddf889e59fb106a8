//! How well a record matches: as an id or code, by words of its name, or by words of other fields.

use super::SearchHit;
use super::passage::Passage;
use super::word::{MatchKind, fit, words};
use messages::msg;
use records::record::Record;
use records::schema::{PathTrail, walk};
use records::suggest::fold;
use records::table::Title;
use yaml_tree::FieldPath;
use yaml_tree::Value;

/// The words to search for.
pub(super) struct SearchQuery {
    /// The whole text, folded: an id or a code may be longer than one word.
    whole: String,
    /// For each word, the words accepted for it.
    pub words: Vec<Vec<String>>,
    /// The words as typed.
    pub typed: Vec<String>,
}

impl SearchQuery {
    pub(super) fn new(text: &str) -> Self {
        let words = words(text);
        let typed = words.iter().map(|word| word.typed(text).to_owned()).collect();
        let words = words.into_iter().map(|word| vec![word.folded]).collect();
        SearchQuery { whole: fold(text.trim()), words, typed }
    }
}

/// The role of a text in its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextRole {
    Id,
    Code,
    Label,
    Other,
}

/// Scores of a text that equals the whole search text.
const IS_ID_OR_CODE: u32 = 10_000;
const IS_LABEL: u32 = 1_000;

/// The score of a word found in a text.
fn worth(role: TextRole, fit: MatchKind) -> u32 {
    let [part, beginning, whole] = match role {
        TextRole::Code => [2, 20, 100],
        TextRole::Label => [25, 40, 60],
        TextRole::Id => [10, 20, 30],
        TextRole::Other => [2, 5, 10],
    };
    match fit {
        MatchKind::Part => part,
        MatchKind::Beginning => beginning,
        MatchKind::Whole => whole,
    }
}

/// The best match of a word.
#[derive(Clone)]
struct BestMatch {
    worth: u32,
    role: TextRole,
    path: FieldPath,
}

/// A record that contains all words.
pub(super) struct RankedRecord<'d> {
    pub record: &'d Record,
    pub score: u32,
    best: Vec<BestMatch>,
}

impl<'d> RankedRecord<'d> {
    /// `None` if the record lacks a word.
    pub(super) fn new(record: &'d Record, query: &SearchQuery) -> Option<Self> {
        let mut best: Vec<Option<BestMatch>> = vec![None; query.words.len()];
        let mut whole = 0;
        texts(record, &mut |trail, text| {
            let folded = fold(text);
            if folded == query.whole {
                whole = whole.max(worth_of_all(role(record, trail, text)));
            }
            for (term, best) in query.words.iter().zip(&mut best) {
                let Some(fit) = best_fit(term, text, &folded) else { continue };
                let role = role(record, trail, text);
                let worth = worth(role, fit);
                if best.as_ref().is_none_or(|best| best.worth < worth) {
                    let path = trail.map(PathTrail::path).unwrap_or_default();
                    *best = Some(BestMatch { worth, role, path });
                }
            }
        });
        let best: Vec<_> = best.into_iter().collect::<Option<_>>()?;
        let sum: u32 = best.iter().map(|best| best.worth).sum();
        (!best.is_empty()).then_some(RankedRecord { record, score: whole + sum, best })
    }

    pub(super) fn into_hit(mut self, query: &SearchQuery) -> SearchHit<'d> {
        let record = self.record;
        self.best.retain(|best| matches!(best.role, TextRole::Code | TextRole::Other));
        self.best.sort_by_key(|best| u32::MAX - best.worth);
        let mut passages: Vec<Passage> = Vec::new();
        for best in self.best {
            let passage = stored(record, &best.path, query);
            let is_new =
                |known: &Passage| known.field != passage.field || known.text != passage.text;
            if passages.iter().all(is_new) {
                passages.push(passage);
            }
        }
        let id_title = Title::Message(msg!("column-id"));
        let id = Passage::new("id".to_owned(), id_title, record.id.clone(), &query.words);
        let label = stored(record, &FieldPath::key(&record.kind.label), query);
        SearchHit { record, id, label, passages }
    }
}

/// Visits the id, which has no path, and every string and number that the schema describes.
pub(super) fn texts(record: &Record, visit: &mut dyn FnMut(Option<&PathTrail<'_>>, &str)) {
    visit(None, &record.id);
    walk(&record.kind.root, &record.root, &mut |trail, _, node| match &node.value {
        Value::String(text) => visit(Some(trail), text),
        Value::Integer(number) => visit(Some(trail), &number.to_string()),
        Value::Float(number) => visit(Some(trail), &number.to_string()),
        _ => {}
    });
}

fn best_fit(terms: &[String], text: &str, folded: &str) -> Option<MatchKind> {
    // Most texts contain none of the words and need not be split.
    let mut contained = terms.iter().filter(|term| folded.contains(term.as_str())).peekable();
    contained.peek()?;
    let words = words(text);
    contained.flat_map(|term| words.iter().filter_map(|word| fit(term, &word.folded))).max()
}

fn worth_of_all(role: TextRole) -> u32 {
    match role {
        TextRole::Id | TextRole::Code => IS_ID_OR_CODE,
        TextRole::Label => IS_LABEL,
        TextRole::Other => 0,
    }
}

fn role(record: &Record, trail: Option<&PathTrail<'_>>, text: &str) -> TextRole {
    let Some(trail) = trail else { return TextRole::Id };
    let path = trail.path();
    let keys = path.keys();
    if keys == [record.kind.label.as_str()] {
        return TextRole::Label;
    }
    // The identity of a list entry may also be a sentence.
    let is_code = text.chars().all(char::is_alphanumeric)
        && record.kind.codes.iter().any(|code| *code == keys);
    if is_code { TextRole::Code } else { TextRole::Other }
}

/// The passage for a field.
fn stored(record: &Record, path: &FieldPath, query: &SearchQuery) -> Passage {
    let mut titles = Vec::new();
    let mut field = Some(&record.kind.root);
    for key in path.keys() {
        field = field.and_then(|field| field.child(key));
        titles.extend(field.map(|field| Title::Schema(field.title.clone())));
    }
    let text = match record.root.at(path).map(|node| &node.value) {
        Some(Value::String(text)) => text.to_string(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Float(number)) => number.to_string(),
        _ => String::new(),
    };
    Passage::new(path.keys().join("."), Title::Path(titles), text, &query.words)
}
