//! The kinds of the OZG dataset as types: the only place with the names of kinds and fields known to the program. A
//! field without a view needs no code: lint, queries, diffs and exports follow the schemas.

#[macro_use]
mod view;

mod component;
mod event;
mod external_figure;
mod leistung;
mod municipality;
mod online_service;
mod organisation;
mod phase;
mod project;
mod register;
mod source;
mod themenfeld;
pub mod words;

use std::ops::Deref;

pub use component::{Component, ComponentStatus};
pub use event::Event;
pub use external_figure::ExternalFigure;
pub use leistung::{
    AachenTraeger, Beleg, Grundlage, KatalogZustaendigkeit, LeikaEntry, Leistung,
    LeistungAssignment, Sicherheit, Traeger, Vollzug, Zuordnung, Zustaendigkeit,
};
pub use municipality::{
    Authority, AuthorityKind, Groessenklasse, ItProvider, Municipality, Population, ProviderBasis,
};
pub use online_service::{
    Connection, ConnectionStatus, Coverage, Milestone, OnlineService, Reifegrad, SpreadUnit,
    StatedFigure,
};
pub use organisation::{Organisation, Succession, by_name, called, name_key};
pub use phase::{Phase, ProjectState};
pub use project::{Efa, Funding, PhaseDates, Project, ProjectArt, Reuse, StateSince};
pub use register::Register;
pub use source::{SourcePage, Sourced};
pub use themenfeld::{LeadMinistries, Themenfeld};
pub use view::{Day, Entries, EntryView, Enumeration, FieldKey, FieldType, Text, Texts, ViewField};

use records::dataset::{Dataset, Projection};
use records::record::Record;
use records::schema::Schemas;

/// A typed view of a record.
pub trait RecordView<'r>: Copy + Deref<Target = Record> + 'r {
    const KIND: &'static str;

    /// A view of a record that is known to be of the kind; otherwise use [`of`](Self::of).
    fn view(record: &'r Record) -> Self;

    fn record(self) -> &'r Record;

    fn fields() -> &'static [ViewField];

    /// A view of the record, if it is of the kind.
    #[must_use]
    fn of(record: &'r Record) -> Option<Self> {
        (record.kind.name == Self::KIND).then(|| Self::view(record))
    }

    #[must_use]
    fn get(dataset: &'r Dataset, id: &str) -> Option<Self> {
        dataset.get(Self::KIND, id).map(Self::view)
    }

    /// The records of the kind, by id.
    fn all(dataset: &'r Dataset) -> impl Iterator<Item = Self> {
        dataset.of(Self::KIND).map(Self::view)
    }

    fn add_to(projection: &mut Projection, fields: &[&str]) {
        for field in fields {
            projection.add(Self::KIND, field);
        }
    }
}

/// A view without its type: its kind, and the fields known to the program.
type KindView = (&'static str, fn() -> &'static [ViewField]);

/// All views.
pub const VIEWS: [KindView; 10] = [
    (Component::KIND, Component::fields),
    (Event::KIND, Event::fields),
    (Leistung::KIND, Leistung::fields),
    (Municipality::KIND, Municipality::fields),
    (OnlineService::KIND, OnlineService::fields),
    (Organisation::KIND, Organisation::fields),
    (Project::KIND, Project::fields),
    (ExternalFigure::KIND, ExternalFigure::fields),
    (Register::KIND, Register::fields),
    (Themenfeld::KIND, Themenfeld::fields),
];

/// The fields known to the program, and the name and sources of every record: all that figures are computed from.
#[must_use]
pub fn known_fields(schemas: &Schemas) -> Projection {
    let mut projection = Projection::default();
    for kind in schemas.kinds() {
        let of_kind = VIEWS.iter().find(|(name, _)| *name == kind.name);
        let known = of_kind.map(|(_, fields)| fields()).unwrap_or_default();
        projection.add(&kind.name, &kind.label);
        known
            .iter()
            .chain(Sourced::FIELDS)
            .for_each(|field| projection.add(&kind.name, field.name));
    }
    projection
}
