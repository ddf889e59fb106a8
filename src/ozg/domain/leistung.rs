//! A Leistung of the OZG-Umsetzungskatalog.

use super::FieldKey;
use super::Project;
use super::municipality::Groessenklasse;
use super::view::{Entries, ManyOf, OneOf, Text, Texts};

record_view! {
    Leistung of "leistung" {
        NAME name: Text,
        OZG_ID ozg_id: Text,
        THEMENFELD themenfeld: Text,
        LAGE lage: Text,
        ZUSTAENDIGKEIT zustaendigkeit: OneOf<Zustaendigkeit>,
        PRIORITAET prioritaet: Text,
        FACHAEMTER fachaemter: Texts,
        GROESSENKLASSEN groessenklassen: ManyOf<Groessenklasse>,
    }
}

impl Leistung<'_> {
    /// The entries of the LeiKa catalogue: most of the dataset, and of no figure, so that the view does
    /// not have them.
    pub const LEIKA: FieldKey<Entries<LeikaEntry<'static>>> = FieldKey::new("leika");
}

entry_view! {
    /// An entry of the LeiKa catalogue.
    LeikaEntry {
        SCHLUESSEL schluessel: Text,
        NAME name: Text,
        RECHTSGRUNDLAGE rechtsgrundlage: Text,
    }
}

entry_view! {
    /// A Leistung that a project or an Online-Dienst is for.
    LeistungAssignment {
        LEISTUNG leistung: Text,
        ZUORDNUNG zuordnung: OneOf<Zuordnung>,
    }
}

enumeration! {
    /// By whom a Leistung is regulated and carried out (LeiKa, Typisierung).
    Zustaendigkeit in Leistung<'_>: Leistung::ZUSTAENDIGKEIT; {
        Bund "bund",
        LandOderKommunal "land_oder_kommunal",
        Kommunal "kommunal",
    }
}

enumeration! {
    /// Who says that something belongs to something.
    Zuordnung in Project<'_>: Project::THEMENFELD_ZUORDNUNG; {
        Quelle "quelle",
        EigeneLesart "eigene_lesart",
    }
}
