//! How many records have each field.

use records::record::Record;
use records::schema::Kind;

/// A field of a kind, and how many records of the kind have it.
pub struct FieldCompleteness<'k> {
    pub field: &'k records::schema::Field,
    pub records: usize,
    pub all: usize,
}

/// The top-level fields of a kind, in the order of the schema.
#[must_use]
pub fn filled<'k>(kind: &'k Kind, records: &[&Record]) -> Vec<FieldCompleteness<'k>> {
    let fields = kind.root.children().iter();
    let filled = fields.map(|field| FieldCompleteness {
        field,
        records: records.iter().filter(|r| r.root.get(&field.name).is_some()).count(),
        all: records.len(),
    });
    filled.collect()
}
