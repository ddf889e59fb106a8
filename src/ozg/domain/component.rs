//! A component: a Basiskomponente or a portal.

use super::view::{OneOf, Text, Texts};

record_view! {
    Component of "component" {
        NAME name: Text,
        ART art: Text,
        BETREIBER betreiber: Texts,
        STATUS status: OneOf<ComponentStatus>,
        ABGELOEST_DURCH abgeloest_durch: Text,
    }
}

enumeration! {
    /// Whether a component can be built on.
    ComponentStatus in Component<'_>: Component::STATUS; {
        InBetrieb "in_betrieb",
        Abgeloest "abgeloest",
        Eingestellt "eingestellt",
    }
}
