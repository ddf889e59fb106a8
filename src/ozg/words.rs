//! What people call the values of the vocabularies.

use crate::message::Message;
use crate::msg;
use crate::table::Cell;

/// A value with its word; a value of no vocabulary stands for itself.
#[must_use]
pub fn cell(value: &str) -> Cell {
    match word(value) {
        Some(word) => Cell::Word(value.to_owned(), word),
        None => Cell::Text(value.to_owned()),
    }
}

/// What people call a value, if it is of a vocabulary.
pub(super) fn word(value: &str) -> Option<Message> {
    Some(match value {
        "vorbereitung" => msg!("phase-vorbereitung"),
        "konzeption" => msg!("phase-konzeption"),
        "umsetzung" => msg!("phase-umsetzung"),
        "pilotierung" => msg!("phase-pilotierung"),
        "rollout_nrw" => msg!("phase-rollout-nrw"),
        "rollout_bund" => msg!("phase-rollout-bund"),
        "zurueckgestellt" => msg!("phase-zurueckgestellt"),
        "beendet" => msg!("phase-beendet"),
        "kdn_umsetzungsprojekt" => msg!("art-kdn-umsetzungsprojekt"),
        "digitale_modellregion" => msg!("art-digitale-modellregion"),
        "landesvorhaben" => msg!("art-landesvorhaben"),
        "efa_dienst" => msg!("art-efa-dienst"),
        "portal_basiskomponente" => msg!("art-portal-basiskomponente"),
        "staedteregion" => msg!("groessenklasse-staedteregion"),
        "kreis" => msg!("groessenklasse-kreis"),
        "kreisfreie_stadt" => msg!("groessenklasse-kreisfreie-stadt"),
        "grosse_kreisangehoerige_stadt" => msg!("groessenklasse-grosse"),
        "mittlere_kreisangehoerige_stadt" => msg!("groessenklasse-mittlere"),
        "kreisangehoerige_stadt" => msg!("groessenklasse-stadt"),
        "kreisangehoerige_gemeinde" => msg!("groessenklasse-gemeinde"),
        _ => return None,
    })
}
