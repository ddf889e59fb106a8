//! A workshop, a decision or what else happened.

use super::view::{Day, Text, Texts};

record_view! {
    Event of "event" {
        TITEL titel: Text,
        ART art: Text,
        DATUM datum: Day,
        ORT ort: Text,
        THEMENFELDER themenfelder: Texts,
        GREMIUM gremium: Texts,
        PROJEKTE projekte: Texts,
        ERGEBNIS ergebnis: Text,
    }
}
