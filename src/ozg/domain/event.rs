//! A workshop, a decision or what else happened.

use super::view::{Day, Text, Texts};

record_view! {
    Event of "event" {
        TITEL titel: Text,
        ART art: Text,
        DATUM datum: Day,
        THEMENFELDER themenfelder: Texts,
        GREMIUM gremium: Texts,
        PROJEKTE projekte: Texts,
    }
}
