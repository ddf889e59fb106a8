//! What people call the values of the vocabularies.

use messages::Message;
use messages::msg;
use records::table::Cell;

/// A value with its word; a value of no vocabulary stands for itself.
#[must_use]
pub fn cell(value: &str) -> Cell {
    match word(value) {
        Some(word) => Cell::Word(value.to_owned(), word),
        None => Cell::Text(value.to_owned()),
    }
}

/// The word for a value, if it is of a vocabulary.
pub(super) fn word(value: &str) -> Option<Message> {
    project(value)
        .or_else(|| catalogue(value))
        .or_else(|| party(value))
        .or_else(|| circumstance(value))
}

/// Values of projects, Kommunen and Online-Dienste.
fn project(value: &str) -> Option<Message> {
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
        "nachnutzung_in_klaerung" => msg!("efa-in-klaerung"),
        "nachnutzung_sicher" => msg!("efa-sicher"),
        "entwicklung_land_nrw" => msg!("efa-land-nrw"),
        "entwicklung_kdn" => msg!("efa-kdn"),
        "entwicklung_in_klaerung" => msg!("efa-entwicklung-in-klaerung"),
        "kein_efa" => msg!("efa-kein"),
        "ja" => msg!("efa-ja"),
        "live" => msg!("status-live"),
        "pilot" => msg!("status-pilot"),
        "angekuendigt" => msg!("status-angekuendigt"),
        "in_vorbereitung" => msg!("status-in-vorbereitung"),
        _ => return None,
    })
}

/// Values of Leistungen and components.
fn catalogue(value: &str) -> Option<Message> {
    Some(match value {
        "bund" => msg!("zustaendigkeit-bund"),
        "land_oder_kommunal" => msg!("zustaendigkeit-land-oder-kommunal"),
        "kommunal" => msg!("zustaendigkeit-kommunal"),
        "niedrig" => msg!("prioritaet-niedrig"),
        "mittel" => msg!("prioritaet-mittel"),
        "hoch" => msg!("prioritaet-hoch"),
        "kein_bedarf" => msg!("prioritaet-kein-bedarf"),
        "in_betrieb" => msg!("komponente-in-betrieb"),
        "abgeloest" => msg!("komponente-abgeloest"),
        "eingestellt" => msg!("komponente-eingestellt"),
        "identitaet" => msg!("komponente-identitaet"),
        "zahlung" => msg!("komponente-zahlung"),
        "postfach" => msg!("komponente-postfach"),
        "portal" => msg!("komponente-portal"),
        "formular" => msg!("komponente-formular"),
        "transport" => msg!("komponente-transport"),
        "verzeichnis" => msg!("komponente-verzeichnis"),
        "suche" => msg!("komponente-suche"),
        "stammdaten" => msg!("komponente-stammdaten"),
        "integration" => msg!("komponente-integration"),
        _ => return None,
    })
}

/// Values that say on what something rests: sources, trust, money.
fn circumstance(value: &str) -> Option<Message> {
    Some(match value {
        "quelle" => msg!("zuordnung-quelle"),
        "eigene_lesart" => msg!("zuordnung-eigene-lesart"),
        "ohne_authentifizierung" => msg!("vertrauensniveau-ohne"),
        "unterschwellig" => msg!("vertrauensniveau-unterschwellig"),
        "normal" => msg!("vertrauensniveau-normal"),
        "substantiell" => msg!("vertrauensniveau-substantiell"),
        "digitale_modellregionen_nrw" => msg!("topf-modellregionen"),
        "fitko_digitalisierungsbudget" => msg!("topf-fitko"),
        "konjunkturmittel" => msg!("topf-konjunkturmittel"),
        "nrw_haushaltsmittel_ozg" => msg!("topf-nrw-haushalt"),
        "zu_pruefen" => msg!("foerderung-zu-pruefen"),
        "beantragt" => msg!("foerderung-beantragt"),
        "bewilligt" => msg!("foerderung-bewilligt"),
        _ => return None,
    })
}

/// Values of organisations and events.
fn party(value: &str) -> Option<Message> {
    Some(match value {
        "it_dienstleister" => msg!("organisation-it-dienstleister"),
        "ministerium" => msg!("organisation-ministerium"),
        "behoerde" => msg!("organisation-behoerde"),
        "spitzenverband" => msg!("organisation-spitzenverband"),
        "verband" => msg!("organisation-verband"),
        "gremium" => msg!("organisation-gremium"),
        "modellregion" => msg!("organisation-modellregion"),
        "land" => msg!("organisation-land"),
        "unternehmen" => msg!("organisation-unternehmen"),
        "hochschule" => msg!("organisation-hochschule"),
        "sonstige" => msg!("organisation-sonstige"),
        "workshop" => msg!("ereignis-workshop"),
        "digitalisierungslabor" => msg!("ereignis-labor"),
        "beschluss" => msg!("ereignis-beschluss"),
        "informationsveranstaltung" => msg!("ereignis-informationsveranstaltung"),
        "veranstaltung" => msg!("ereignis-veranstaltung"),
        "sitzung" => msg!("ereignis-sitzung"),
        "papier" => msg!("ereignis-papier"),
        "antrag" => msg!("ereignis-antrag"),
        "foerderbescheid" => msg!("ereignis-foerderbescheid"),
        "meldung" => msg!("ereignis-meldung"),
        _ => return None,
    })
}
