//! An IT-Dienstleister, a ministry, an association or whoever else takes part.

use super::view::{Day, Entry, Flag, Text};

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
