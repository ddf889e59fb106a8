//! An IT-Dienstleister, a ministry, an association or whoever else takes part.

use super::view::{Flag, Text};

record_view! {
    Organisation of "organisation" {
        NAME name: Text,
        KURZNAME kurzname: Text,
        ART art: Text,
        KDN_MITGLIED kdn_mitglied: Flag,
        AUFGEGANGEN_IN aufgegangen_in: Text,
        WEBSITE website: Text,
        FUNKTIONSPOSTFACH funktionspostfach: Text,
    }
}
