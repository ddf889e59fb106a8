//! An IT-Dienstleister, a ministry, an association or whoever else takes part.

use std::cmp::Ordering;

use super::view::{Day, Entry, Flag, Text};
use records::collation;
use records::record::Record;

record_view! {
    Organisation of "organisation" {
        NAME name: Text,
        KURZNAME kurzname: Text,
        ART art: Text,
        KDN_MITGLIED kdn_mitglied: Flag,
        KOMMUNE kommune: Text,
        AUFGEGANGEN_IN aufgegangen_in: Entry<Succession<'static>>,
        WEBSITE website: Text,
        FUNKTIONSPOSTFACH funktionspostfach: Text,
    }
}

/// What a record is called in tables: an organisation by its short name, if it has one.
#[must_use]
pub fn called(record: &Record) -> &str {
    Organisation::KURZNAME.read(&record.root).unwrap_or_else(|| record.label())
}

/// How two records stand in a table: by what they are called, as a dictionary sorts.
#[must_use]
pub fn by_name(a: &Record, b: &Record) -> Ordering {
    collation::compare(called(a), called(b)).then_with(|| a.id.cmp(&b.id))
}

/// The same as a key, for many records.
#[must_use]
pub fn name_key(record: &Record) -> (String, &str, &str) {
    let name = called(record);
    (collation::key(name), name, &record.id)
}

impl Organisation<'_> {
    /// The KDN – Dachverband kommunaler IT-Dienstleister, whose members `kdn_mitglied` tells.
    pub const KDN: &'static str = "kdn";
}

entry_view! {
    /// The organisation that took the place of another.
    Succession {
        ORGANISATION organisation: Text,
        SEIT seit: Day,
    }
}
