//! The table of field changes and their meanings, to which new fields are added.

use super::fact::{FactArgs, FactValue};
use super::path_pattern::PathPattern::{self, Entry, Field, FieldOfEach, FieldOfObject};
use super::reader::{ChangeReader, sides};
use super::vocabulary::Meaning;
use crate::ozg::domain::{
    Component, OnlineService, Organisation, PhaseDates, Project, RecordView, Sourced, Succession,
};
use record_diff::diff::{FieldChange, FieldChangeKind};
use yaml_tree::Node;

/// Fields, and the meanings of setting, unsetting or replacing them.
struct MeaningRow {
    /// The kinds that the row applies to; all kinds if empty.
    kinds: &'static [&'static str],
    paths: &'static [PathPattern],
    set: Option<Meaning>,
    unset: Option<Meaning>,
    replaced: Option<Meaning>,
}

const TABLE: &[MeaningRow] = &[
    MeaningRow {
        kinds: &[Project::KIND],
        paths: &[
            Entry(Project::PROJEKTLEITUNG.name),
            Entry(Project::KERNTEAM.name),
            Entry(Project::PILOTKOMMUNEN.name),
            Entry(Project::INTERESSIERT.name),
            Entry(Project::WEITERE_AKTEURE.name),
        ],
        set: Some(Meaning::ParticipantJoined),
        unset: Some(Meaning::ParticipantLeft),
        replaced: None,
    },
    MeaningRow {
        kinds: &[OnlineService::KIND],
        paths: &[Entry(OnlineService::ANBIETER.name), Entry(OnlineService::BETEILIGTE.name)],
        set: Some(Meaning::ParticipantJoined),
        unset: Some(Meaning::ParticipantLeft),
        replaced: None,
    },
    MeaningRow {
        kinds: &[Project::KIND, OnlineService::KIND],
        paths: &[Entry(Project::LEISTUNGEN.name), Entry(Project::LEIKA.name)],
        set: Some(Meaning::LeistungCovered),
        unset: Some(Meaning::LeistungUncovered),
        replaced: None,
    },
    MeaningRow {
        kinds: &[Project::KIND, OnlineService::KIND],
        paths: &[
            Entry(Project::BASISKOMPONENTEN.name),
            Entry(Project::ZIELPORTALE.name),
            Entry(OnlineService::ZAHLVERFAHREN.name),
        ],
        set: Some(Meaning::ComponentAdded),
        unset: Some(Meaning::ComponentDropped),
        replaced: None,
    },
    MeaningRow {
        kinds: &[Component::KIND],
        paths: &[Field(Component::ABGELOEST_DURCH.name)],
        set: Some(Meaning::ComponentSuperseded),
        unset: None,
        replaced: Some(Meaning::ComponentSuperseded),
    },
    MeaningRow {
        kinds: &[Organisation::KIND],
        paths: &[FieldOfObject(Organisation::AUFGEGANGEN_IN.name, Succession::ORGANISATION.name)],
        set: Some(Meaning::OrganisationMerged),
        unset: None,
        replaced: Some(Meaning::OrganisationMerged),
    },
    MeaningRow {
        kinds: &[Project::KIND],
        paths: &[
            FieldOfEach(Project::PHASEN.name, PhaseDates::ERREICHT.name),
            FieldOfEach(Project::PHASEN.name, PhaseDates::ERREICHT_SPAETESTENS.name),
        ],
        set: Some(Meaning::PhaseDated),
        unset: Some(Meaning::PhaseDated),
        replaced: Some(Meaning::PhaseDated),
    },
    MeaningRow {
        kinds: &[Project::KIND],
        paths: &[Field(Project::GEPRUEFT_AM.name)],
        set: Some(Meaning::Checked),
        unset: None,
        replaced: Some(Meaning::Checked),
    },
    MeaningRow {
        kinds: &[],
        paths: &[Entry(Sourced::QUELLEN.name), Entry(Sourced::REGISTER.name)],
        set: Some(Meaning::SourceAdded),
        unset: Some(Meaning::SourceRemoved),
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
    fn meaning(&self, change: &FieldChange) -> Option<Meaning> {
        if !self.paths.iter().any(|path| path.fits(&change.path)) {
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

/// The arguments for an entry: its name and its list.
pub(super) fn entry_args(reader: &ChangeReader<'_>, change: &FieldChange) -> Option<FactArgs> {
    let (old, new) = sides(change);
    let identity = change.path.entry()?;
    let title = new.or(old).and_then(|node| node.get(Project::TITEL.name)).and_then(Node::as_str);
    let subject = Some(title.unwrap_or(identity).to_owned());
    Some(FactArgs { subject, place: reader.first_title(&change.path), ..FactArgs::default() })
}

/// The arguments for an entry, or else for the value of a single field.
fn fact_args(reader: &ChangeReader<'_>, change: &FieldChange) -> Option<FactArgs> {
    if let Some(args) = entry_args(reader, change) {
        return Some(args);
    }
    let (old, new) = sides(change);
    let word = |node: &Node| node.as_str().map(|text| FactValue::Data(text.to_owned()));
    let is_plain = [old, new].into_iter().flatten().all(|node| node.as_str().is_some());
    let needs_no_path = change.path.0.len() == 1 || reader.is_main_field(&change.path);
    (is_plain && needs_no_path).then(|| FactArgs {
        old: old.and_then(word),
        new: new.and_then(word),
        ..FactArgs::default()
    })
}
