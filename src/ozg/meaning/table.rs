//! Which change of which field means what: the table that a field is added to.

use super::fact::{Said, Word};
use super::reading::{Reading, fits, sides};
use super::vocabulary::{
    CHECKED, COMPONENT_ADDED, COMPONENT_DROPPED, COVERED, JOINED, LEFT, MERGED, Meaning,
    PHASE_DATED, SOURCE_ADDED, SOURCE_REMOVED, SUPERSEDED, UNCOVERED,
};
use record_diff::diff::{FieldChange, FieldWhat};
use yaml_tree::Node;

/// A field, and what it means that it is set, unset or replaced.
struct Row {
    /// Of these kinds; of all if there is none.
    kinds: &'static [&'static str],
    paths: &'static [&'static str],
    set: Option<&'static Meaning>,
    unset: Option<&'static Meaning>,
    replaced: Option<&'static Meaning>,
}

const TABLE: &[Row] = &[
    Row {
        kinds: &["project"],
        paths: &[
            "projektleitung[]",
            "kernteam[]",
            "pilotkommunen[]",
            "interessiert[]",
            "weitere_akteure[]",
        ],
        set: Some(&JOINED),
        unset: Some(&LEFT),
        replaced: None,
    },
    Row {
        kinds: &["online-service"],
        paths: &["anbieter[]", "beteiligte[]"],
        set: Some(&JOINED),
        unset: Some(&LEFT),
        replaced: None,
    },
    Row {
        kinds: &["project", "online-service"],
        paths: &["leistungen[]", "leika[]"],
        set: Some(&COVERED),
        unset: Some(&UNCOVERED),
        replaced: None,
    },
    Row {
        kinds: &["project", "online-service"],
        paths: &["basiskomponenten[]", "zielportale[]", "zahlverfahren[]"],
        set: Some(&COMPONENT_ADDED),
        unset: Some(&COMPONENT_DROPPED),
        replaced: None,
    },
    Row {
        kinds: &["component"],
        paths: &["abgeloest_durch"],
        set: Some(&SUPERSEDED),
        unset: None,
        replaced: Some(&SUPERSEDED),
    },
    Row {
        kinds: &["organisation"],
        paths: &["aufgegangen_in"],
        set: Some(&MERGED),
        unset: None,
        replaced: Some(&MERGED),
    },
    Row {
        kinds: &["project"],
        paths: &["phasen.*.erreicht", "phasen.*.erreicht_spaetestens"],
        set: Some(&PHASE_DATED),
        unset: Some(&PHASE_DATED),
        replaced: Some(&PHASE_DATED),
    },
    Row {
        kinds: &["project"],
        paths: &["geprueft_am"],
        set: Some(&CHECKED),
        unset: None,
        replaced: Some(&CHECKED),
    },
    Row {
        kinds: &[],
        paths: &["quellen[]", "register[]"],
        set: Some(&SOURCE_ADDED),
        unset: Some(&SOURCE_REMOVED),
        replaced: None,
    },
];

pub(super) fn read(reading: &mut Reading<'_>) {
    for row in TABLE {
        if !row.kinds.is_empty() && !reading.is_of(row.kinds) {
            continue;
        }
        for change in reading.take(|change| row.meaning(change).is_some()) {
            let Some(meaning) = row.meaning(&change) else { continue };
            match said(reading, &change) {
                Some(said) => reading.tell(meaning, said, vec![change]),
                None => reading.show(meaning, change),
            }
        }
    }
}

impl Row {
    fn meaning(&self, change: &FieldChange) -> Option<&'static Meaning> {
        if !self.paths.iter().any(|path| fits(&change.path, path)) {
            return None;
        }
        match change.what {
            FieldWhat::Set { .. } => self.set,
            FieldWhat::Unset { .. } => self.unset,
            FieldWhat::Replaced { .. } => self.replaced,
            FieldWhat::Reordered { .. } => None,
        }
    }
}

/// An entry by its name and list; the value of a field alone.
fn said(reading: &Reading<'_>, change: &FieldChange) -> Option<Said> {
    let (old, new) = sides(change);
    if let Some(identity) = change.path.entry() {
        let title = new.or(old).and_then(|node| node.get("titel")).and_then(Node::as_str);
        let subject = Some(title.unwrap_or(identity).to_owned());
        return Some(Said { subject, place: reading.first_title(&change.path), ..Said::default() });
    }
    let word = |node: &Node| node.as_str().map(|text| Word::Data(text.to_owned()));
    let is_plain = [old, new].into_iter().flatten().all(|node| node.as_str().is_some());
    let is_at_top = change.path.0.len() == 1;
    (is_plain && is_at_top).then(|| Said {
        old: old.and_then(word),
        new: new.and_then(word),
        ..Said::default()
    })
}
