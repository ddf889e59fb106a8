//! Fields that are not stored but derived from others, for a day.

use super::atom::Atom;
use messages::{LocalizedText, Message, PartialDate};
use records::dataset::{Dataset, EnteredRecords, Projection};
use records::record::Record;
use records::schema::Schemas;
use records::table::Cell;

/// A field that is not stored but derived from others.
pub struct DerivedFieldDef {
    pub kind: &'static str,
    pub name: &'static str,
    pub title: fn() -> Message,
    /// The stored fields of the kind that it is derived from.
    pub needs: &'static [&'static str],
    /// Adds the fields that show since when those fields hold.
    pub evidence: fn(&mut Projection),
    pub holds: DerivedType,
    pub value: fn(&DerivationDay<'_>, &Record) -> DerivedValue,
}

/// The type of a derived field.
#[derive(Clone, Copy)]
pub enum DerivedType {
    /// One of these values, in this order, with their display names from the schemas.
    OneOf(&'static [&'static str], for<'s> fn(&'s Schemas, &str) -> Option<&'s LocalizedText>),
    Date,
}

/// The derived value of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum DerivedValue {
    Known(Atom),
    /// Nothing is recorded from which it could be derived.
    Nothing,
    /// The recorded data does not determine it for the day.
    Undecided,
}

impl DerivedValue {
    #[must_use]
    pub fn known(self) -> Option<Atom> {
        match self {
            DerivedValue::Known(atom) => Some(atom),
            DerivedValue::Nothing | DerivedValue::Undecided => None,
        }
    }
}

/// The day for which values are derived, and what was known by then.
#[derive(Clone, Copy)]
pub struct DerivationDay<'a> {
    pub as_of: PartialDate,
    pub dataset: &'a Dataset,
    /// The records that had been entered by then; `None` if the dataset is that of the day itself.
    pub entered: Option<&'a EnteredRecords>,
}

impl DerivedFieldDef {
    pub(crate) fn add_to_projection(&self, projection: &mut Projection) {
        self.needs.iter().for_each(|field| projection.add(self.kind, field));
        (self.evidence)(projection);
    }

    /// The derived value of a record, from everything recorded about it.
    pub(crate) fn on(&self, day: &DerivationDay<'_>, record: &Record) -> DerivedValue {
        let whole = day.dataset.get(&record.kind.name, &record.id);
        (self.value)(day, whole.unwrap_or(record))
    }

    pub(super) fn text(&self) -> Message {
        (self.title)()
    }

    /// A value of this field as a table cell.
    pub(crate) fn cell(&self, schemas: &Schemas, atom: Atom) -> Cell {
        match (self.holds, atom) {
            (DerivedType::OneOf(_, word), Atom::Text(text)) => match word(schemas, &text) {
                Some(word) => Cell::Word(text, word.into()),
                None => Cell::Text(text),
            },
            (_, other) => other.into_cell(),
        }
    }
}
