//! An organisation: an IT-Dienstleister, a ministry, an association or another participant.

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

/// The name of a record in tables: the short name of an organisation, if it has one, else the label.
#[must_use]
pub fn called(record: &Record) -> &str {
    Organisation::KURZNAME.read(&record.root).unwrap_or_else(|| record.label())
}

/// Compares two records for the order of a table: by name, as a dictionary sorts.
#[must_use]
pub fn by_name(a: &Record, b: &Record) -> Ordering {
    collation::compare(called(a), called(b)).then_with(|| a.id.cmp(&b.id))
}

/// A sort key for the order of [`by_name`], faster for many records.
#[must_use]
pub fn name_key(record: &Record) -> (String, &str, &str) {
    let name = called(record);
    (collation::key(name), name, &record.id)
}

impl Organisation<'_> {
    /// The KDN – Dachverband kommunaler IT-Dienstleister, whose members have `kdn_mitglied`.
    pub const KDN: &'static str = "kdn";
}

entry_view! {
    /// The organisation that succeeded another.
    Succession {
        ORGANISATION organisation: Text,
        SEIT seit: Day,
    }
}
