//! An event: a workshop, a decision or the like.

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
