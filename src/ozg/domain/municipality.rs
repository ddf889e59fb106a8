//! A Kommune: a Gemeinde, a Stadt or a Kreis.

use super::view::{Entries, Entry, OneOf, Text, Texts, Whole};

record_view! {
    Municipality of "municipality" {
        NAME name: Text,
        AGS ags: Text,
        ARS ars: Text,
        GROESSENKLASSE groessenklasse: OneOf<Groessenklasse>,
        KREIS kreis: Text,
        NACHBARN nachbarn: Texts,
        REGIERUNGSBEZIRK regierungsbezirk: Text,
        EINWOHNER einwohner: Entry<Population<'static>>,
        BEHOERDEN behoerden: Entries<Authority<'static>>,
        IT_DIENSTLEISTER it_dienstleister: Entries<ItProvider<'static>>,
        WEBSITE website: Text,
    }
}

entry_view! {
    /// An authority that not every Kommune of its size class has.
    Authority {
        BEHOERDE behoerde: OneOf<AuthorityKind>,
        QUELLE quelle: Text,
    }
}

enumeration! {
    /// The kind of such an authority.
    AuthorityKind in Municipality<'_>: Municipality::BEHOERDEN, Authority::BEHOERDE; {
        Jugendamt "jugendamt",
        Auslaenderbehoerde "auslaenderbehoerde",
        AmtFuerAusbildungsfoerderung "amt_fuer_ausbildungsfoerderung",
        Staatsangehoerigkeitsbehoerde "staatsangehoerigkeitsbehoerde",
    }
}

entry_view! {
    /// Who runs the IT of a Kommune, or serves the area it lies in.
    ItProvider {
        ORGANISATION organisation: Text,
        GRUNDLAGE grundlage: OneOf<ProviderBasis>,
        QUELLE quelle: Text,
    }
}

enumeration! {
    /// How it is known that an organisation is the IT-Dienstleister of a Kommune.
    ProviderBasis in Municipality<'_>: Municipality::IT_DIENSTLEISTER, ItProvider::GRUNDLAGE; {
        Mitglied "mitglied",
        Gebiet "gebiet",
    }
}

impl Municipality<'_> {
    /// The number of inhabitants, if a source states it.
    #[must_use]
    pub fn population(self) -> Option<i64> {
        self.einwohner().and_then(Population::anzahl)
    }
}

entry_view! {
    /// The number of inhabitants.
    Population {
        ANZAHL anzahl: Whole,
    }
}

enumeration! {
    /// The class of a Kommune by its size and its tasks (GO NRW, § 4; KrO NRW, § 1).
    Groessenklasse in Municipality<'_>: Municipality::GROESSENKLASSE; {
        Staedteregion "staedteregion",
        Kreis "kreis",
        KreisfreieStadt "kreisfreie_stadt",
        GrosseKreisangehoerigeStadt "grosse_kreisangehoerige_stadt",
        MittlereKreisangehoerigeStadt "mittlere_kreisangehoerige_stadt",
        KreisangehoerigeStadt "kreisangehoerige_stadt",
        KreisangehoerigeGemeinde "kreisangehoerige_gemeinde",
    }
}

impl Groessenklasse {
    /// Whether it may have authorities that only Städte have.
    #[must_use]
    pub fn is_stadt(self) -> bool {
        !self.is_kreis() && self != Groessenklasse::KreisangehoerigeGemeinde
    }

    /// Whether Gemeinden belong to it.
    #[must_use]
    pub fn is_kreis(self) -> bool {
        matches!(self, Groessenklasse::Kreis | Groessenklasse::Staedteregion)
    }
}
