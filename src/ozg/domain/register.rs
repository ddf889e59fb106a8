//! A register: a publication on which many records rest.

use super::view::{Day, Text};

record_view! {
    Register of "register" {
        TITEL titel: Text,
        HERAUSGEBER herausgeber: Text,
        STAND stand: Day,
        LIZENZ lizenz: Text,
        URL url: Text,
    }
}
