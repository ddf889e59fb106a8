//! Fields that are not stored but follow from others, on a day.

use super::atom::Atom;
use messages::{LocalizedText, Message, PartialDate};
use records::dataset::{Dataset, EnteredRecords, Projection};
use records::record::Record;
use records::schema::Schemas;
use records::table::Cell;

/// A field that is not stored but follows from others.
pub struct DerivedFieldDef {
    pub kind: &'static str,
    pub name: &'static str,
    pub title: fn() -> Message,
    /// The stored fields of the kind that it follows from.
    pub needs: &'static [&'static str],
    /// Adds what tells since when those fields hold.
    pub evidence: fn(&mut Projection),
    pub holds: DerivedType,
    pub value: fn(&DerivationDay<'_>, &Record) -> DerivedValue,
}

/// What a derived field holds.
#[derive(Clone, Copy)]
pub enum DerivedType {
    /// One of these, in this order, with what the schemas call each.
    OneOf(&'static [&'static str], for<'s> fn(&'s Schemas, &str) -> Option<&'s LocalizedText>),
    Date,
}

/// What follows for a record.
#[derive(Debug, Clone, PartialEq)]
pub enum DerivedValue {
    Known(Atom),
    /// Nothing is recorded from which it would follow.
    Nothing,
    /// What is recorded does not tell for the day.
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

/// The day that derived values are asked of, and what tells what was known by then.
#[derive(Clone, Copy)]
pub struct DerivationDay<'a> {
    pub as_of: PartialDate,
    pub dataset: &'a Dataset,
    /// The records that had been entered by then; none where the state is that of the day itself.
    pub entered: Option<&'a EnteredRecords>,
}

impl DerivedFieldDef {
    pub(crate) fn add_to_projection(&self, projection: &mut Projection) {
        self.needs.iter().for_each(|field| projection.add(self.kind, field));
        (self.evidence)(projection);
    }

    /// What follows for a record from all that is recorded of it.
    pub(crate) fn on(&self, day: &DerivationDay<'_>, record: &Record) -> DerivedValue {
        let whole = day.dataset.get(&record.kind.name, &record.id);
        (self.value)(day, whole.unwrap_or(record))
    }

    pub(super) fn text(&self) -> Message {
        (self.title)()
    }

    /// A value of this field in a table.
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
