//! A Themenfeld of the OZG-Umsetzungskatalog.

use super::view::{Entry, Text, Texts};

record_view! {
    Themenfeld of "themenfeld" {
        NAME name: Text,
        LAGEN lagen: Texts,
        FEDERFUEHRUNG federfuehrung: Entry<LeadMinistries<'static>>,
        KOMMUNALE_KOORDINATION kommunale_koordination: Texts,
    }
}

entry_view! {
    /// The ministries that lead a Themenfeld.
    LeadMinistries {
        BUND bund: Texts,
        LAND land: Texts,
    }
}
