//! A project.

use super::leistung::{LeistungAssignment, Zuordnung};
use super::municipality::Groessenklasse;
use super::online_service::{ConnectionStatus, Milestone, StatedFigure};
use super::phase::Phase;
use super::view::{Day, Entries, Entry, Flag, ManyOf, OneOf, Text, Texts, Whole};
use super::{EntryView, Enumeration, FieldKey, FieldType, ViewField};
use messages::PartialDate;
use std::sync::LazyLock;
use yaml_tree::Node;

record_view! {
    Project of "project" {
        TITEL titel: Text,
        ART art: OneOf<ProjectArt>,
        THEMENFELD themenfeld: Text,
        THEMENFELD_ZUORDNUNG themenfeld_zuordnung: OneOf<Zuordnung>,
        WEITERE_THEMENFELDER weitere_themenfelder: Texts,
        BESCHREIBUNG beschreibung: Text,
        LEISTUNGEN leistungen: Entries<LeistungAssignment<'static>>,
        LEIKA leika: Texts,
        PROJEKTLEITUNG projektleitung: Texts,
        KERNTEAM kernteam: Texts,
        INTERESSIERT interessiert: Texts,
        PILOTKOMMUNEN pilotkommunen: Texts,
        NACHNUTZENDE nachnutzende: Entries<Reuse<'static>>,
        WEITERE_AKTEURE weitere_akteure: Texts,
        KENNZAHLEN kennzahlen: Entries<StatedFigure<'static>>,
        FACHAEMTER fachaemter: Texts,
        PHASEN phasen: Entry<PhasePlan<'static>>,
        PHASE_LAUT_QUELLE phase_laut_quelle: OneOf<Phase>,
        ZURUECKGESTELLT zurueckgestellt: Entry<StateSince<'static>>,
        BEENDET beendet: Entry<StateSince<'static>>,
        MEILENSTEINE meilensteine: Entries<Milestone<'static>>,
        EFA efa: OneOf<Efa>,
        BASISKOMPONENTEN basiskomponenten: Texts,
        ZIELPORTALE zielportale: Texts,
        UMSETZUNGSVARIANTE umsetzungsvariante: Text,
        FINANZIERUNG finanzierung: Entries<Funding<'static>>,
        PROGRAMM programm: Text,
        FOERDERSUMME_EUR foerdersumme_eur: Whole,
        SUCHT_MITWIRKENDE sucht_mitwirkende: Flag,
        GROESSENKLASSEN groessenklassen: ManyOf<Groessenklasse>,
        REPRAESENTATIV_BEGRUENDUNG repraesentativ_begruendung: Text,
        GEPRUEFT_AM geprueft_am: Day,
        HINWEIS hinweis: Text,
    }
}

impl<'r> Project<'r> {
    /// The fields from which the state is derived.
    pub const STATE: [&'static str; 4] = [
        Self::PHASEN.name,
        Self::PHASE_LAUT_QUELLE.name,
        Self::ZURUECKGESTELLT.name,
        Self::BEENDET.name,
    ];

    /// The dates of a phase.
    #[must_use]
    pub fn dates_of(self, phase: Phase) -> Option<PhaseDates<'r>> {
        self.phasen()?.of(phase)
    }
}

/// The dates of the phases; each phase is a field.
#[derive(Debug, Clone, Copy)]
pub struct PhasePlan<'r>(&'r Node);

impl<'r> PhasePlan<'r> {
    #[must_use]
    pub fn of(self, phase: Phase) -> Option<PhaseDates<'r>> {
        self.0.get(phase.name()).map(PhaseDates)
    }
}

impl EntryView for PhasePlan<'static> {
    type At<'r> = PhasePlan<'r>;

    fn at(node: &Node) -> PhasePlan<'_> {
        PhasePlan(node)
    }

    fn fields() -> &'static [ViewField] {
        static FIELDS: LazyLock<Vec<ViewField>> = LazyLock::new(|| {
            let fits = <Entry<PhaseDates<'static>> as FieldType>::fits;
            Phase::ALL.iter().map(|phase| ViewField { name: phase.name(), fits }).collect()
        });
        &FIELDS
    }
}

entry_view! {
    /// When a phase was planned to begin, and when it did.
    PhaseDates {
        GEPLANT geplant: Day,
        ERREICHT erreicht: Day,
        ERREICHT_SPAETESTENS erreicht_spaetestens: Day,
    }
}

impl PhaseDates<'_> {
    /// One of the dates.
    #[must_use]
    pub fn date(self, key: FieldKey<Day>) -> Option<PartialDate> {
        key.read(self.0)
    }

    /// The date on which the phase began, or else that of a source stating that it had begun.
    #[must_use]
    pub fn since(self) -> Option<PartialDate> {
        self.erreicht().or_else(|| self.erreicht_spaetestens())
    }
}

entry_view! {
    /// Since when and why a project is on hold or has ended.
    StateSince {
        SEIT seit: Day,
        GRUND grund: Text,
    }
}

entry_view! {
    /// Who uses the results of a project.
    Reuse {
        KOMMUNE kommune: Text,
        STATUS status: OneOf<ConnectionStatus>,
        SEIT seit: Day,
    }
}

entry_view! {
    /// Funding that a project has or has requested.
    Funding {
        TOPF topf: Text,
        GEGENSTAND gegenstand: Text,
        STATUS status: Text,
    }
}

enumeration! {
    /// What kind of undertaking a project is.
    ProjectArt in Project<'_>: Project::ART; {
        KdnUmsetzungsprojekt "kdn_umsetzungsprojekt",
        DigitaleModellregion "digitale_modellregion",
        Landesvorhaben "landesvorhaben",
        EfaDienst "efa_dienst",
        PortalBasiskomponente "portal_basiskomponente",
    }
}

enumeration! {
    /// Whether a project is, or is to become, an EfA service ("Einer für Alle", one for all).
    Efa in Project<'_>: Project::EFA; {
        NachnutzungInKlaerung "nachnutzung_in_klaerung",
        NachnutzungSicher "nachnutzung_sicher",
        EntwicklungLandNrw "entwicklung_land_nrw",
        EntwicklungKdn "entwicklung_kdn",
        EntwicklungInKlaerung "entwicklung_in_klaerung",
        KeinEfa "kein_efa",
        Ja "ja",
    }
}
