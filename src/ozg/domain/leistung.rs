//! A Leistung of the OZG-Umsetzungskatalog.

use std::sync::LazyLock;

use super::FieldKey;
use super::Project;
use super::municipality::Groessenklasse;
use messages::LocalizedText;

use super::view::{Day, Entries, Entry, ManyOf, OneOf, Text, Texts};

record_view! {
    Leistung of "leistung" {
        NAME name: Text,
        OZG_ID ozg_id: Text,
        THEMENFELD themenfeld: Text,
        LAGE lage: Text,
        KATALOG_ZUSTAENDIGKEIT katalog_zustaendigkeit: OneOf<KatalogZustaendigkeit>,
        VOLLZUG vollzug: Entry<Vollzug<'static>>,
        PRIORITAET prioritaet: Text,
        FACHAEMTER fachaemter: Texts,
        GROESSENKLASSEN groessenklassen: ManyOf<Groessenklasse>,
    }
}

impl Leistung<'_> {
    /// The entries of the LeiKa catalogue. They are most of the dataset and no figure uses them, so the view omits
    /// them.
    pub const LEIKA: FieldKey<Entries<LeikaEntry<'static>>> = FieldKey::new("leika");
}

entry_view! {
    /// Who carries out a Leistung in Nordrhein-Westfalen.
    Vollzug {
        TRAEGER traeger: ManyOf<Traeger>,
        GRUNDLAGE grundlage: Entries<Grundlage<'static>>,
        SICHERHEIT sicherheit: OneOf<Sicherheit>,
        HINWEIS hinweis: Text,
        STADT_AACHEN stadt_aachen: OneOf<AachenTraeger>,
    }
}

entry_view! {
    /// A norm or page that shows who carries out a Leistung.
    Grundlage {
        NORM norm: Text,
        AUSSAGE aussage: Text,
        URL url: Text,
        TITEL titel: Text,
        STAND stand: Day,
        BELEG beleg: OneOf<Beleg>,
    }
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
    /// Who regulates and carries out a Leistung according to the catalogue of 2019 (LeiKa, Typisierung).
    KatalogZustaendigkeit in Leistung<'_>: Leistung::KATALOG_ZUSTAENDIGKEIT; {
        Bund "bund",
        LandOderKommunal "land_oder_kommunal",
        Kommunal "kommunal",
    }
}

enumeration! {
    /// Who made an assignment: a source, or the editors of the dataset.
    Zuordnung in Project<'_>: Project::THEMENFELD_ZUORDNUNG; {
        Quelle "quelle",
        EigeneLesart "eigene_lesart",
    }
}

enumeration! {
    /// Who carries out a Leistung; if there are several, it is a bundle, of which each carries out a part.
    Traeger in Leistung<'_>: Leistung::VOLLZUG, Vollzug::TRAEGER; {
        Gemeinden "gemeinden",
        KreiseKreisfreie "kreise_kreisfreie",
        KreiseKreisfreieGrosse "kreise_kreisfreie_grosse",
        KreiseKreisfreieGrosseMittlere "kreise_kreisfreie_grosse_mittlere",
        Jugendaemter "jugendaemter",
        Schultraeger "schultraeger",
        FreiwilligKommunal "freiwillig_kommunal",
        KommunaleUnternehmen "kommunale_unternehmen",
        Landschaftsverbaende "landschaftsverbaende",
        Land "land",
        Bezirksregierungen "bezirksregierungen",
        Kreispolizeibehoerden "kreispolizeibehoerden",
        Bund "bund",
        Kammern "kammern",
        Hochschulen "hochschulen",
        GerichteNotare "gerichte_notare",
        Sozialversicherung "sozialversicherung",
        Private "private",
        Entfaellt "entfaellt",
        Unklar "unklar",
    }
}

impl Traeger {
    /// Whether these are Kommunen, or bodies that belong to them.
    #[must_use]
    pub fn is_kommunal(self) -> bool {
        let is_of_kommunen = matches!(
            self,
            Traeger::FreiwilligKommunal
                | Traeger::KommunaleUnternehmen
                | Traeger::Landschaftsverbaende
        );
        self.is_local() || is_of_kommunen
    }

    /// Whether these are Gemeinden, Städte or Kreise themselves, each with a duty for its own area.
    #[must_use]
    pub fn is_local(self) -> bool {
        !self.classes().is_empty()
    }

    /// The size classes of the responsible Kommunen; the Städteregion counts as a Kreis. Empty where there is no duty,
    /// or where no Kommune is responsible.
    #[must_use]
    pub fn classes(self) -> &'static [Groessenklasse] {
        use Groessenklasse::{
            GrosseKreisangehoerigeStadt, Kreis, KreisangehoerigeGemeinde, KreisangehoerigeStadt,
            KreisfreieStadt, MittlereKreisangehoerigeStadt,
        };
        match self {
            Traeger::Gemeinden => &[
                KreisfreieStadt,
                GrosseKreisangehoerigeStadt,
                MittlereKreisangehoerigeStadt,
                KreisangehoerigeStadt,
                KreisangehoerigeGemeinde,
            ],
            Traeger::KreiseKreisfreie => &[Kreis, KreisfreieStadt],
            Traeger::KreiseKreisfreieGrosse => {
                &[Kreis, KreisfreieStadt, GrosseKreisangehoerigeStadt]
            }
            // § 2 AG-KJHG NRW: Große and Mittlere kreisangehörige Städte may have a Jugendamt.
            Traeger::KreiseKreisfreieGrosseMittlere | Traeger::Jugendaemter => &[
                Kreis,
                KreisfreieStadt,
                GrosseKreisangehoerigeStadt,
                MittlereKreisangehoerigeStadt,
            ],
            Traeger::Schultraeger => &[
                Kreis,
                KreisfreieStadt,
                GrosseKreisangehoerigeStadt,
                MittlereKreisangehoerigeStadt,
                KreisangehoerigeStadt,
                KreisangehoerigeGemeinde,
            ],
            _ => &[],
        }
    }
}

enumeration! {
    /// How certain it is who carries out a Leistung.
    Sicherheit in Leistung<'_>: Leistung::VOLLZUG, Vollzug::SICHERHEIT; {
        Hoch "hoch",
        Mittel "mittel",
        Niedrig "niedrig",
    }
}

enumeration! {
    /// The kind of evidence that was read for it.
    Beleg in Leistung<'_>: Leistung::VOLLZUG, Vollzug::GRUNDLAGE, Grundlage::BELEG; {
        Gelesen "gelesen",
        Sekundaer "sekundaer",
        Norm "norm",
    }
}

enumeration! {
    /// Who carries out a task of the Kreise for the Stadt Aachen, which has the status of a kreisfreie Stadt in the
    /// Städteregion (Aachen-Gesetz, § 4 and § 6).
    AachenTraeger in Leistung<'_>: Leistung::VOLLZUG, Vollzug::STADT_AACHEN; {
        Staedteregion "staedteregion",
        Stadt "stadt",
    }
}

/// Whose task a Leistung is, derived from who carries it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zustaendigkeit {
    Bund,
    /// Kommunen alone.
    Kommunal,
    /// Kommunen and others.
    Gemischt,
    NichtKommunal,
    /// The Leistung no longer exists.
    Entfallen,
}

impl Zustaendigkeit {
    pub const ALL: [Zustaendigkeit; 5] = [
        Zustaendigkeit::Bund,
        Zustaendigkeit::Kommunal,
        Zustaendigkeit::Gemischt,
        Zustaendigkeit::NichtKommunal,
        Zustaendigkeit::Entfallen,
    ];

    /// The name in machine-readable formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Zustaendigkeit::Bund => "bund",
            Zustaendigkeit::Kommunal => "kommunal",
            Zustaendigkeit::Gemischt => "gemischt",
            Zustaendigkeit::NichtKommunal => "nicht_kommunal",
            Zustaendigkeit::Entfallen => "entfallen",
        }
    }

    /// The display name. It is defined here, since a derived value is not in the schema.
    #[must_use]
    pub fn title(self) -> &'static LocalizedText {
        static TITLES: LazyLock<[LocalizedText; 5]> = LazyLock::new(|| {
            [
                ("Bund", "Bund"),
                ("nur Kommunen", "municipalities alone"),
                ("Kommunen und andere", "municipalities and others"),
                ("keine Kommune", "no municipality"),
                ("entfallen", "discontinued"),
            ]
            .map(|(de, en)| LocalizedText { de: de.to_owned(), en: en.to_owned() })
        });
        let [bund, kommunal, gemischt, nicht_kommunal, entfallen] = &*TITLES;
        match self {
            Zustaendigkeit::Bund => bund,
            Zustaendigkeit::Kommunal => kommunal,
            Zustaendigkeit::Gemischt => gemischt,
            Zustaendigkeit::NichtKommunal => nicht_kommunal,
            Zustaendigkeit::Entfallen => entfallen,
        }
    }
}

impl Leistung<'_> {
    /// The stored fields from which [`zustaendigkeit`](Self::zustaendigkeit) is derived.
    pub const RESPONSIBILITY: [&'static str; 2] =
        [Self::KATALOG_ZUSTAENDIGKEIT.name, Self::VOLLZUG.name];

    /// Whose task it is. If it is not recorded who carries it out, the catalogue identifies the tasks of the Bund; the
    /// others are unknown.
    #[must_use]
    pub fn zustaendigkeit(self) -> Option<Zustaendigkeit> {
        let traeger = self.vollzug().map(Vollzug::traeger).unwrap_or_default();
        if traeger.is_empty() || traeger.contains(&Traeger::Unklar) {
            let is_bund = self.katalog_zustaendigkeit() == Some(KatalogZustaendigkeit::Bund);
            return (is_bund && traeger.is_empty()).then_some(Zustaendigkeit::Bund);
        }
        let kommunal = traeger.iter().filter(|one| one.is_kommunal()).count();
        Some(if traeger.iter().all(|one| *one == Traeger::Entfaellt) {
            Zustaendigkeit::Entfallen
        } else if kommunal == traeger.len() {
            Zustaendigkeit::Kommunal
        } else if kommunal > 0 {
            Zustaendigkeit::Gemischt
        } else {
            Zustaendigkeit::NichtKommunal
        })
    }
}
