//! A register: a publication that many records cite as a source.

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
