//! Which change of which field means what: the table that a field is added to.

use super::fact::{FactArgs, FactValue};
use super::reader::{ChangeReader, fits, sides};
use super::vocabulary::{
    CHECKED, COMPONENT_ADDED, COMPONENT_DROPPED, COVERED, JOINED, LEFT, MERGED, Meaning,
    PHASE_DATED, SOURCE_ADDED, SOURCE_REMOVED, SUPERSEDED, UNCOVERED,
};
use record_diff::diff::{FieldChange, FieldChangeKind};
use yaml_tree::Node;

/// A field, and what it means that it is set, unset or replaced.
struct MeaningRow {
    /// Of these kinds; of all if there is none.
    kinds: &'static [&'static str],
    paths: &'static [&'static str],
    set: Option<&'static Meaning>,
    unset: Option<&'static Meaning>,
    replaced: Option<&'static Meaning>,
}

const TABLE: &[MeaningRow] = &[
    MeaningRow {
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
    MeaningRow {
        kinds: &["online-service"],
        paths: &["anbieter[]", "beteiligte[]"],
        set: Some(&JOINED),
        unset: Some(&LEFT),
        replaced: None,
    },
    MeaningRow {
        kinds: &["project", "online-service"],
        paths: &["leistungen[]", "leika[]"],
        set: Some(&COVERED),
        unset: Some(&UNCOVERED),
        replaced: None,
    },
    MeaningRow {
        kinds: &["project", "online-service"],
        paths: &["basiskomponenten[]", "zielportale[]", "zahlverfahren[]"],
        set: Some(&COMPONENT_ADDED),
        unset: Some(&COMPONENT_DROPPED),
        replaced: None,
    },
    MeaningRow {
        kinds: &["component"],
        paths: &["abgeloest_durch"],
        set: Some(&SUPERSEDED),
        unset: None,
        replaced: Some(&SUPERSEDED),
    },
    MeaningRow {
        kinds: &["organisation"],
        paths: &["aufgegangen_in"],
        set: Some(&MERGED),
        unset: None,
        replaced: Some(&MERGED),
    },
    MeaningRow {
        kinds: &["project"],
        paths: &["phasen.*.erreicht", "phasen.*.erreicht_spaetestens"],
        set: Some(&PHASE_DATED),
        unset: Some(&PHASE_DATED),
        replaced: Some(&PHASE_DATED),
    },
    MeaningRow {
        kinds: &["project"],
        paths: &["geprueft_am"],
        set: Some(&CHECKED),
        unset: None,
        replaced: Some(&CHECKED),
    },
    MeaningRow {
        kinds: &[],
        paths: &["quellen[]", "register[]"],
        set: Some(&SOURCE_ADDED),
        unset: Some(&SOURCE_REMOVED),
        replaced: None,
    },
];

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    for row in TABLE {
        if !row.kinds.is_empty() && !reader.is_of(row.kinds) {
            continue;
        }
        for change in reader.take(|change| row.meaning(change).is_some()) {
            let Some(meaning) = row.meaning(&change) else { continue };
            match fact_args(reader, &change) {
                Some(args) => reader.push_sentence(meaning, args, vec![change]),
                None => reader.push_fields(meaning, change),
            }
        }
    }
}

impl MeaningRow {
    fn meaning(&self, change: &FieldChange) -> Option<&'static Meaning> {
        if !self.paths.iter().any(|path| fits(&change.path, path)) {
            return None;
        }
        match change.what {
            FieldChangeKind::Set { .. } => self.set,
            FieldChangeKind::Unset { .. } => self.unset,
            FieldChangeKind::Replaced { .. } => self.replaced,
            FieldChangeKind::Reordered { .. } => None,
        }
    }
}

/// An entry by its name and list; the value of a field alone.
fn fact_args(reader: &ChangeReader<'_>, change: &FieldChange) -> Option<FactArgs> {
    let (old, new) = sides(change);
    if let Some(identity) = change.path.entry() {
        let title = new.or(old).and_then(|node| node.get("titel")).and_then(Node::as_str);
        let subject = Some(title.unwrap_or(identity).to_owned());
        return Some(FactArgs {
            subject,
            place: reader.first_title(&change.path),
            ..FactArgs::default()
        });
    }
    let word = |node: &Node| node.as_str().map(|text| FactValue::Data(text.to_owned()));
    let is_plain = [old, new].into_iter().flatten().all(|node| node.as_str().is_some());
    let is_at_top = change.path.0.len() == 1;
    (is_plain && is_at_top).then(|| FactArgs {
        old: old.and_then(word),
        new: new.and_then(word),
        ..FactArgs::default()
    })
}
