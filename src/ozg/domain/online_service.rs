//! An Online-Dienst.

use super::leistung::{LeistungAssignment, Zuordnung};
use super::view::{Day, Entries, Entry, OneOf, Quantity, Text, Texts, Whole};

record_view! {
    OnlineService of "online-service" {
        TITEL titel: Text,
        THEMENFELD themenfeld: Text,
        THEMENFELD_ZUORDNUNG themenfeld_zuordnung: OneOf<Zuordnung>,
        WEITERE_THEMENFELDER weitere_themenfelder: Texts,
        BESCHREIBUNG beschreibung: Text,
        PROJEKT projekt: Text,
        LEISTUNGEN leistungen: Entries<LeistungAssignment<'static>>,
        ANBIETER anbieter: Texts,
        BETEILIGTE beteiligte: Texts,
        ANSCHLUESSE anschluesse: Entries<Connection<'static>>,
        VERBREITUNG verbreitung: Entry<Coverage<'static>>,
        KENNZAHLEN kennzahlen: Entries<StatedFigure<'static>>,
        MEILENSTEINE meilensteine: Entries<Milestone<'static>>,
        BASISKOMPONENTEN basiskomponenten: Texts,
        ZAHLVERFAHREN zahlverfahren: Texts,
        ZAHLARTEN zahlarten: Texts,
        FACHAEMTER fachaemter: Texts,
        REIFEGRAD reifegrad: Entry<Reifegrad<'static>>,
        VERTRAUENSNIVEAU vertrauensniveau: Text,
        URL url: Text,
        HINWEIS hinweis: Text,
    }
}

entry_view! {
    /// The connection of a Kommune to a service that it offers, pilots or announces.
    Connection {
        KOMMUNE kommune: Text,
        STATUS status: OneOf<ConnectionStatus>,
        SEIT seit: Day,
        HINWEIS hinweis: Text,
        QUELLE quelle: Text,
    }
}

impl OnlineService<'_> {
    /// Whether it is for the Leistung with this id.
    #[must_use]
    pub fn is_for(self, leistung: &str) -> bool {
        self.leistungen().into_iter().any(|one| one.leistung() == Some(leistung))
    }
}

entry_view! {
    /// The coverage of a service that is open to everybody, without an Anschluss of each Kommune.
    Coverage {
        ART art: Text,
        SEIT seit: Day,
        QUELLE quelle: Text,
    }
}

entry_view! {
    /// A figure that a source states; it is never added to our own counts.
    StatedFigure {
        ZAHL zahl: Quantity,
        VON von: Quantity,
        EINHEIT einheit: Text,
        BEZUG bezug: Text,
        DATUM datum: Day,
        QUELLE quelle: Text,
    }
}

/// What a stated figure counts, if it is about how widespread something is, not how often it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpreadUnit {
    Kommunen,
    KreiseAndKreisfreie,
    /// Authorities of one kind; several may belong to one Kommune.
    Authorities,
}

impl StatedFigure<'_> {
    /// What the figure counts; `None` for a figure about use.
    #[must_use]
    pub fn spread(self) -> Option<SpreadUnit> {
        match self.einheit()? {
            "kommunen" | "kommunen_und_kreise" | "kommunen_kreise_landesbehoerden" => {
                Some(SpreadUnit::Kommunen)
            }
            "kreise_und_kreisfreie" => Some(SpreadUnit::KreiseAndKreisfreie),
            "bauaufsichtsbehoerden" | "strassenverkehrsaemter" => Some(SpreadUnit::Authorities),
            _ => None,
        }
    }
}

entry_view! {
    /// What a project or a service reached, or plans to reach, on a day.
    Milestone {
        DATUM datum: Day,
        EREIGNIS ereignis: Text,
    }
}

entry_view! {
    /// How digital a service is, by a model of the OZG-Reifegrad.
    Reifegrad {
        MODELL modell: Text,
        STUFE stufe: Whole,
    }
}

enumeration! {
    /// How far a Kommune has got with a service or with reuse, the furthest first.
    ConnectionStatus in OnlineService<'_>: OnlineService::ANSCHLUESSE, Connection::STATUS; {
        Live "live",
        Pilot "pilot",
        Angekuendigt "angekuendigt",
        InVorbereitung "in_vorbereitung",
    }
}

impl ConnectionStatus {
    /// Whether the service can be used, even if only as a pilot.
    #[must_use]
    pub fn is_usable(self) -> bool {
        matches!(self, ConnectionStatus::Live | ConnectionStatus::Pilot)
    }
}
