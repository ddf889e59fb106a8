//! Entries of a list that are the same but for their wording: shown as one that was edited, not as one
//! that went and one that came. Nothing but what is shown goes by likeness.

use std::collections::{BTreeMap, HashMap, HashSet};

use similar::TextDiff;

use super::change::{FieldChange, FieldChangeKind};
use super::value::{by_value, field_below};
use records::algebra::{EntryName, RecordPath, RecordPathStep};
use records::schema::Field;
use yaml_tree::{Node, Value, canonical};

/// Part of their characters that two texts must share to be one that was edited.
const ALIKE: f32 = 0.75;
/// Pairs of characters beyond which the texts of a list are not compared: the effort grows with them.
const MAX_EFFORT: usize = 4_000_000;

/// Brings together what went from a list and what came to it. `field` is what the schema knows of the
/// value at `path`, which all changes are in.
pub(super) fn join(
    field: Option<&Field>,
    path: &RecordPath,
    changes: Vec<FieldChange>,
) -> Vec<FieldChange> {
    let (same, edits) = Wordings::new(field, path, &changes).pairs();
    let mut edited: HashMap<usize, FieldChange> = HashMap::new();
    let mut joined: HashSet<usize> = same.into_iter().flat_map(|(old, new)| [old, new]).collect();
    for WordingEdit { gone, come, key } in edits {
        let (first, last) = (gone.min(come), gone.max(come));
        let changes = changes.get(gone).zip(changes.get(come));
        if let Some(change) = changes.and_then(|(gone, come)| edit(gone, come, key.as_deref())) {
            edited.insert(first, change);
            joined.insert(last);
        }
    }
    let changes = changes.into_iter().enumerate().filter(|(at, _)| !joined.contains(at));
    changes.map(|(at, change)| edited.remove(&at).unwrap_or(change)).collect()
}

/// One text in place of another; the entry has no name that holds in both states.
fn edit(gone: &FieldChange, come: &FieldChange, key: Option<&str>) -> Option<FieldChange> {
    let (FieldChangeKind::Unset { old }, FieldChangeKind::Set { new }) = (&gone.what, &come.what)
    else {
        return None;
    };
    let entry = list_of(gone)?.with_entry(&EntryName::Unnamed);
    let (path, old, new) = match key {
        Some(key) => (entry.key(key), old.get(key)?, new.get(key)?),
        None => (entry, old, new),
    };
    Some(FieldChange {
        path,
        what: FieldChangeKind::Replaced { old: old.clone(), new: new.clone() },
    })
}

/// The list of which an entry went or came.
fn list_of(change: &FieldChange) -> Option<RecordPath> {
    match change.path.0.split_last()? {
        (RecordPathStep::Entry(_), list) => Some(RecordPath(list.to_vec())),
        _ => None,
    }
}

/// An entry that went and one that came, by their places among the changes, and the field that differs.
struct WordingEdit {
    gone: usize,
    come: usize,
    key: Option<String>,
}

/// What entries of one list have in common that may differ in their wording alone.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rest {
    list: RecordPath,
    /// The field with the text; none of an entry that is a text.
    key: Option<String>,
    /// All else that the entry says.
    others: String,
}

/// The texts of entries with the places of their changes.
#[derive(Default)]
struct EditedTexts<'c> {
    gone: Vec<(usize, &'c str)>,
    come: Vec<(usize, &'c str)>,
}

#[derive(Default)]
struct Wordings<'c> {
    texts: BTreeMap<Rest, EditedTexts<'c>>,
    /// The places of what went and what came by list and value.
    values: BTreeMap<(RecordPath, String), (Vec<usize>, Vec<usize>)>,
    /// How many texts were compared.
    comparisons: usize,
}

impl<'c> Wordings<'c> {
    fn new(field: Option<&Field>, path: &RecordPath, changes: &'c [FieldChange]) -> Self {
        let mut wordings = Wordings::default();
        for (at, change) in changes.iter().enumerate() {
            let (node, is_gone) = match &change.what {
                FieldChangeKind::Unset { old } => (old, true),
                FieldChangeKind::Set { new } => (new, false),
                _ => continue,
            };
            let Some(list) = list_of(change) else { continue };
            let steps = list.0.get(path.0.len()..).unwrap_or_default();
            let of_list = field.and_then(|field| field_below(field, steps));
            let value = (list.clone(), canonical(&by_value(node)));
            let (gone, come) = wordings.values.entry(value).or_default();
            let places = if is_gone { gone } else { come };
            places.push(at);
            for (key, text, others) in texts(of_list, node) {
                let rest = Rest { list: list.clone(), key, others };
                let texts = wordings.texts.entry(rest).or_default();
                let entries = if is_gone { &mut texts.gone } else { &mut texts.come };
                entries.push((at, text));
            }
        }
        wordings
    }

    /// Entries that are equal by value, and those that were edited, the most alike first.
    fn pairs(&mut self) -> (Vec<(usize, usize)>, Vec<WordingEdit>) {
        let mut taken = HashSet::new();
        let mut same = Vec::new();
        for (gone, come) in self.values.values() {
            same.extend(gone.iter().copied().zip(come.iter().copied()));
        }
        taken.extend(same.iter().flat_map(|(gone, come)| [*gone, *come]));
        let mut edits = Vec::new();
        for (_, edit) in self.scored() {
            if !taken.contains(&edit.gone) && !taken.contains(&edit.come) {
                taken.extend([edit.gone, edit.come]);
                edits.push(edit);
            }
        }
        (same, edits)
    }

    /// All pairs of texts that are alike; the order is the same from either side.
    fn scored(&mut self) -> Vec<(f32, WordingEdit)> {
        let mut scored = Vec::new();
        let mut effort: HashMap<&RecordPath, usize> = HashMap::new();
        for (rest, texts) in &self.texts {
            let length = |texts: &[(usize, &str)]| -> usize {
                texts.iter().map(|(_, text)| text.len()).sum()
            };
            let spent = effort.entry(&rest.list).or_default();
            let needed = length(&texts.gone).saturating_mul(length(&texts.come));
            if needed > MAX_EFFORT.saturating_sub(*spent) {
                continue;
            }
            *spent += needed;
            for &(gone, old) in &texts.gone {
                for &(come, new) in &texts.come {
                    self.comparisons += 1;
                    let ratio = TextDiff::from_chars(old, new).ratio();
                    if ratio >= ALIKE {
                        let edit = WordingEdit { gone, come, key: rest.key.clone() };
                        scored.push((ratio, (old.min(new), old.max(new)), edit));
                    }
                }
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        scored.into_iter().map(|(ratio, _, edit)| (ratio, edit)).collect()
    }
}

/// Each text by which an entry may be another than before, with its field and all else the entry says. Where
/// the schema tells entries apart, it is the text that does: others have a name of their own.
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
    use records::schema::{Shape, TextValidator, UnnamedFields};

    /// A list of texts.
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
            keywords: serde_json::Map::new(),
            text_validator: TextValidator::default(),
        };
        field(Shape::List(Box::new(field(Shape::Text)), Vec::new()))
    }

    /// So many entries that went, and as many with another number that came.
    fn changes(path: &RecordPath, count: usize) -> Vec<FieldChange> {
        let text = |state: &str, at: usize| -> Node {
            Value::String(format!("Ein Eintrag von {state}, Nummer {at} von vielen").into()).into()
        };
        let path = || path.with_entry(&EntryName::Unnamed);
        let gone = |at| FieldChange {
            path: path(),
            what: FieldChangeKind::Unset { old: text("gestern", at) },
        };
        let come = |at| FieldChange {
            path: path(),
            what: FieldChangeKind::Set { new: text("heute", at) },
        };
        (0..count).map(gone).chain((0..count).map(come)).collect()
    }

    #[test]
    fn no_more_texts_are_compared_than_goes_unnoticed() {
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
