//! A figure that others publish, for comparison only; it is never combined with our own counts.

use super::view::{Day, Quantity, Text};

record_view! {
    ExternalFigure of "external-figure" {
        TITEL titel: Text,
        ZAHL zahl: Quantity,
        VON von: Quantity,
        EINHEIT einheit: Text,
        GEBIET gebiet: Text,
        DATUM datum: Day,
        BEZUG bezug: Text,
    }
}
