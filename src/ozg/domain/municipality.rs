//! A Gemeinde, a Stadt or a Kreis.

use super::view::{Entry, OneOf, Text, Texts, Whole};

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
        IT_DIENSTLEISTER it_dienstleister: Texts,
        WEBSITE website: Text,
    }
}

entry_view! {
    /// How many live there.
    Population {
        ANZAHL anzahl: Whole,
    }
}

enumeration! {
    /// What a Kommune is by its size and its tasks (GO NRW, § 4; KrO NRW, § 1).
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
    /// Whether Gemeinden belong to it.
    #[must_use]
    pub fn is_kreis(self) -> bool {
        matches!(self, Groessenklasse::Kreis | Groessenklasse::Staedteregion)
    }
}
