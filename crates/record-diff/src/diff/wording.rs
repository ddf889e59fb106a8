//! List entries that differ only in their wording: shown as one edited entry, not as one removed and one added.
//! Similarity only decides what is shown.

use std::collections::{BTreeMap, HashMap, HashSet};

use similar::TextDiff;

use super::change::{FieldChange, FieldChangeKind};
use super::value::{by_value, field_below};
use records::algebra::{EntryName, RecordPath, RecordPathStep};
use records::schema::Field;
use yaml_tree::{Node, Value, canonical};

/// Share of their characters that two texts must have in common to count as one edited text.
const ALIKE: f32 = 0.75;
/// Pairs of characters up to which the texts of a list are compared, since the effort grows with them.
const MAX_EFFORT: usize = 4_000_000;

/// Joins the removed entries of a list with the added ones. `field` is the field of the schema for the value at `path`,
/// which all changes are in.
pub(super) fn join(
    field: Option<&Field>,
    path: &RecordPath,
    changes: Vec<FieldChange>,
) -> Vec<FieldChange> {
    let (same, edits) = Wordings::new(field, path, &changes).pairs();
    let mut edited: HashMap<usize, FieldChange> = HashMap::new();
    let mut joined: HashSet<usize> = same.into_iter().flat_map(|(old, new)| [old, new]).collect();
    for WordingEdit { removed, added, key } in edits {
        let (first, last) = (removed.min(added), removed.max(added));
        let changes = changes.get(removed).zip(changes.get(added));
        if let Some(change) =
            changes.and_then(|(removed, added)| edit(removed, added, key.as_deref()))
        {
            edited.insert(first, change);
            joined.insert(last);
        }
    }
    let changes = changes.into_iter().enumerate().filter(|(at, _)| !joined.contains(at));
    changes.map(|(at, change)| edited.remove(&at).unwrap_or(change)).collect()
}

/// The replacement of one text by another; the entry has no name that is valid in both states.
fn edit(removed: &FieldChange, added: &FieldChange, key: Option<&str>) -> Option<FieldChange> {
    let (FieldChangeKind::Unset { old }, FieldChangeKind::Set { new }) =
        (&removed.what, &added.what)
    else {
        return None;
    };
    let entry = list_of(removed)?.with_entry(&EntryName::Unnamed);
    let (path, old, new) = match key {
        Some(key) => (entry.key(key), old.get(key)?, new.get(key)?),
        None => (entry, old, new),
    };
    Some(FieldChange {
        path,
        what: FieldChangeKind::Replaced { old: old.clone(), new: new.clone() },
    })
}

/// The list that an entry was removed from or added to.
fn list_of(change: &FieldChange) -> Option<RecordPath> {
    match change.path.0.split_last()? {
        (RecordPathStep::Entry(_), list) => Some(RecordPath(list.to_vec())),
        _ => None,
    }
}

/// A removed and an added entry, by their indices among the changes, and the field that differs.
struct WordingEdit {
    removed: usize,
    added: usize,
    key: Option<String>,
}

/// What two entries of a list must have in common to differ only in their wording.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rest {
    list: RecordPath,
    /// The field with the text; none if the entry itself is a text.
    key: Option<String>,
    /// All other values of the entry.
    others: String,
}

/// The texts of entries with the indices of their changes.
#[derive(Default)]
struct EditedTexts<'c> {
    removed: Vec<(usize, &'c str)>,
    added: Vec<(usize, &'c str)>,
}

#[derive(Default)]
struct Wordings<'c> {
    texts: BTreeMap<Rest, EditedTexts<'c>>,
    /// The indices of removed and added entries by list and value.
    values: BTreeMap<(RecordPath, String), (Vec<usize>, Vec<usize>)>,
    /// Number of comparisons of texts.
    comparisons: usize,
}

impl<'c> Wordings<'c> {
    fn new(field: Option<&Field>, path: &RecordPath, changes: &'c [FieldChange]) -> Self {
        let mut wordings = Wordings::default();
        for (at, change) in changes.iter().enumerate() {
            let (node, is_removed) = match &change.what {
                FieldChangeKind::Unset { old } => (old, true),
                FieldChangeKind::Set { new } => (new, false),
                _ => continue,
            };
            let Some(list) = list_of(change) else { continue };
            let steps = list.0.get(path.0.len()..).unwrap_or_default();
            let of_list = field.and_then(|field| field_below(field, steps));
            let value = (list.clone(), canonical(&by_value(node)));
            let (removed, added) = wordings.values.entry(value).or_default();
            let indices = if is_removed { removed } else { added };
            indices.push(at);
            for (key, text, others) in texts(of_list, node) {
                let rest = Rest { list: list.clone(), key, others };
                let texts = wordings.texts.entry(rest).or_default();
                let entries = if is_removed { &mut texts.removed } else { &mut texts.added };
                entries.push((at, text));
            }
        }
        wordings
    }

    /// Entries that are equal by value, and those that were edited, the most similar first.
    fn pairs(&mut self) -> (Vec<(usize, usize)>, Vec<WordingEdit>) {
        let mut taken = HashSet::new();
        let mut same = Vec::new();
        for (removed, added) in self.values.values() {
            same.extend(removed.iter().copied().zip(added.iter().copied()));
        }
        taken.extend(same.iter().flat_map(|(removed, added)| [*removed, *added]));
        let mut edits = Vec::new();
        for (_, edit) in self.scored() {
            if !taken.contains(&edit.removed) && !taken.contains(&edit.added) {
                taken.extend([edit.removed, edit.added]);
                edits.push(edit);
            }
        }
        (same, edits)
    }

    /// All pairs of similar texts; the order is the same from either side.
    fn scored(&mut self) -> Vec<(f32, WordingEdit)> {
        let mut scored = Vec::new();
        let mut effort: HashMap<&RecordPath, usize> = HashMap::new();
        for (rest, texts) in &self.texts {
            let length = |texts: &[(usize, &str)]| -> usize {
                texts.iter().map(|(_, text)| text.len()).sum()
            };
            let spent = effort.entry(&rest.list).or_default();
            let needed = length(&texts.removed).saturating_mul(length(&texts.added));
            if needed > MAX_EFFORT.saturating_sub(*spent) {
                continue;
            }
            *spent += needed;
            for &(removed, old) in &texts.removed {
                for &(added, new) in &texts.added {
                    self.comparisons += 1;
                    let ratio = TextDiff::from_chars(old, new).ratio();
                    if ratio >= ALIKE {
                        let edit = WordingEdit { removed, added, key: rest.key.clone() };
                        scored.push((ratio, (old.min(new), old.max(new)), edit));
                    }
                }
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        scored.into_iter().map(|(ratio, _, edit)| (ratio, edit)).collect()
    }
}

/// Each text of an entry that may have been edited, with its field and all other values. Where a key names the entry,
/// only that field counts: an entry with another text edited keeps its name.
fn texts<'n>(list: Option<&Field>, node: &'n Node) -> Vec<(Option<String>, &'n str, String)> {
    let (item, keys) = Field::of_entries(list);
    let Some(item) = item else { return Vec::new() };
    let Some(mapping) = node.as_mapping() else {
        let text = node.as_str().filter(|_| item.is_prose());
        return text.into_iter().map(|text| (None, text, String::new())).collect();
    };
    let named_by = keys.iter().find(|key| node.get(key).is_some());
    let fields = item
        .children()
        .iter()
        .filter(|field| field.is_prose() && named_by.is_none_or(|key| *key == field.name));
    let text = |field: &Field| {
        let mut others = mapping.clone();
        others.entries.retain(|entry| entry.key != field.name);
        let others = canonical(&by_value(&Value::Mapping(others).into()));
        Some((Some(field.name.clone()), node.get(&field.name)?.as_str()?, others))
    };
    fields.filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::LocalizedText;
    use records::schema::{FieldKeywords, Shape, TextValidator, UnnamedFields};

    /// A list field with text entries.
    fn list() -> Field {
        let field = |shape| Field {
            name: "notes".to_owned(),
            title: LocalizedText::default(),
            description: String::new(),
            shape,
            unnamed: UnnamedFields::default(),
            reference: Vec::new(),
            part_of: false,
            value: None,
            unique: false,
            required: false,
            keywords: FieldKeywords::default(),
            text_validator: TextValidator::default(),
        };
        field(Shape::List(Box::new(field(Shape::Text)), Vec::new()))
    }

    /// This many removed entries, and as many added ones with a similar text.
    fn changes(path: &RecordPath, count: usize) -> Vec<FieldChange> {
        let text = |state: &str, at: usize| -> Node {
            Value::String(format!("Ein Eintrag von {state}, Nummer {at} von vielen").into()).into()
        };
        let path = || path.with_entry(&EntryName::Unnamed);
        let removed = |at| FieldChange {
            path: path(),
            what: FieldChangeKind::Unset { old: text("gestern", at) },
        };
        let added = |at| FieldChange {
            path: path(),
            what: FieldChangeKind::Set { new: text("heute", at) },
        };
        (0..count).map(removed).chain((0..count).map(added)).collect()
    }

    #[test]
    fn the_number_of_compared_texts_is_limited() {
        let (list, path) = (list(), RecordPath::default().key("notes"));
        let counted = |count| {
            let changes = changes(&path, count);
            let mut wordings = Wordings::new(Some(&list), &path, &changes);
            let (_, edits) = wordings.pairs();
            (wordings.comparisons, edits.len())
        };
        assert_eq!(counted(10), (100, 10));
        assert_eq!(counted(1_000), (0, 0));
    }
}
