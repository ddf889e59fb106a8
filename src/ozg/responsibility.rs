//! Who carries a Leistung out for the people of a Kommune: the Kommune itself, its Kreis, or somebody else.
//!
//! It follows from the Träger of the Leistung, the size class of the Kommune, its authorities and its Kreis. Where a
//! Leistung has several Träger it is a bundle, and only its note says whose is which part.

use std::collections::BTreeSet;

use super::domain::{
    AachenTraeger, Authority, AuthorityKind, Groessenklasse, Leistung, Municipality, Traeger,
    Vollzug, Zustaendigkeit,
};
use super::representativeness::AACHEN;

/// At which level a Leistung is carried out, as seen from a Kommune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExecutionLevel {
    /// The Kommune itself.
    Own,
    /// The Kreis or Städteregion that it belongs to.
    Kreis,
    /// The Kommune or its Kreis: no source says which.
    OwnOrKreis,
    /// As seen from a Kreis, the Gemeinden that belong to it.
    Gemeinden,
    /// A company of Kommunen; whether this Kommune has one is not recorded.
    Company,
    Landschaftsverband,
    /// The Land with its authorities, the Bund, chambers, courts and others.
    Others,
    /// There is no such Leistung any more.
    Nobody,
    /// It is recorded that it is not clear.
    Unknown,
}

/// How certain a Träger carries a Leistung out at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskCertainty {
    /// All of it.
    Certain,
    /// A part of a bundle, or one kind of several cases.
    Part,
    /// If it likes to: there is no duty.
    Voluntary,
}

/// What one Träger of a Leistung means for a Kommune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Responsibility {
    pub level: ExecutionLevel,
    pub traeger: Traeger,
    pub certainty: TaskCertainty,
}

/// What a Leistung is for a Kommune, all its Träger taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The Kommune is responsible for all of it.
    Own,
    /// Its Kreis is.
    Kreis,
    /// One of the two is, and no source says which.
    OwnOrKreis,
    /// Some part of it is a task of the Kommune, or perhaps is.
    Partly,
    /// Some part of it is a task of its Kreis, and none of the Kommune.
    KreisPartly,
    /// It may offer it.
    Voluntary,
    /// Others are responsible, of a Kreis its Gemeinden.
    Others,
    /// Nobody recorded who is.
    NotRecorded,
}

impl Standing {
    pub const ALL: [Standing; 8] = [
        Standing::Own,
        Standing::Kreis,
        Standing::OwnOrKreis,
        Standing::Partly,
        Standing::KreisPartly,
        Standing::Voluntary,
        Standing::Others,
        Standing::NotRecorded,
    ];

    /// Whether it is a task of the Kommune, be it for a part, perhaps, or if it likes to.
    #[must_use]
    pub fn is_local(self) -> bool {
        matches!(
            self,
            Standing::Own | Standing::OwnOrKreis | Standing::Partly | Standing::Voluntary
        )
    }
}

/// What each Träger of a Leistung means for a Kommune; nothing if none is recorded.
#[must_use]
pub fn responsible(kommune: Municipality<'_>, leistung: Leistung<'_>) -> BTreeSet<Responsibility> {
    let Some(vollzug) = leistung.vollzug() else { return BTreeSet::new() };
    let traeger = vollzug.traeger();
    let levels = traeger
        .iter()
        .flat_map(|one| levels(kommune, vollzug, *one).iter().map(|level| (*one, *level)));
    let levels: Vec<_> = levels.collect();
    let is_one =
        levels.iter().all(|(_, level)| Some(level) == levels.first().map(|(_, level)| level));
    let responsibility = |(traeger, level)| {
        let certainty = match traeger {
            Traeger::FreiwilligKommunal | Traeger::KommunaleUnternehmen => TaskCertainty::Voluntary,
            _ if is_one => TaskCertainty::Certain,
            _ => TaskCertainty::Part,
        };
        Responsibility { level, traeger, certainty }
    };
    levels.into_iter().map(responsibility).collect()
}

/// Who carries some part of a Leistung out for the people of a Kommune: the Kommune, its Kreis; both may.
#[must_use]
pub fn local_levels(kommune: Municipality<'_>, leistung: Leistung<'_>) -> [bool; 2] {
    levels_among(&responsible(kommune, leistung))
}

fn levels_among(responsible: &BTreeSet<Responsibility>) -> [bool; 2] {
    use ExecutionLevel::{Kreis, Own, OwnOrKreis};
    [Own, Kreis]
        .map(|level| responsible.iter().any(|one| one.level == level || one.level == OwnOrKreis))
}

/// What a Leistung is for a Kommune.
#[must_use]
pub fn standing(kommune: Municipality<'_>, leistung: Leistung<'_>) -> Standing {
    standing_among(&responsible(kommune, leistung), leistung)
}

/// [`standing`] and [`local_levels`], for whom both are asked of hundreds of Leistungen.
#[must_use]
pub fn standing_and_levels(
    kommune: Municipality<'_>,
    leistung: Leistung<'_>,
) -> (Standing, [bool; 2]) {
    let responsible = responsible(kommune, leistung);
    (standing_among(&responsible, leistung), levels_among(&responsible))
}

fn standing_among(responsible: &BTreeSet<Responsibility>, leistung: Leistung<'_>) -> Standing {
    use ExecutionLevel::{Kreis, Own, OwnOrKreis, Unknown};
    let is_only = |level| responsible.iter().all(|one| one.level == level);
    let is_among = |level| responsible.iter().any(|one| one.level == level);
    let is_of = |certainty| responsible.iter().all(|one| one.certainty == certainty);
    if responsible.is_empty() {
        // The catalogue tells those that are the Bund's alone.
        let is_bund = leistung.zustaendigkeit() == Some(Zustaendigkeit::Bund);
        return if is_bund { Standing::Others } else { Standing::NotRecorded };
    }
    match () {
        () if is_only(Unknown) => Standing::NotRecorded,
        () if is_of(TaskCertainty::Voluntary) => Standing::Voluntary,
        () if is_only(Own) && is_of(TaskCertainty::Certain) => Standing::Own,
        () if is_only(Kreis) => Standing::Kreis,
        () if is_only(OwnOrKreis) => Standing::OwnOrKreis,
        () if is_among(Own) || is_among(OwnOrKreis) => Standing::Partly,
        () if is_among(Kreis) => Standing::KreisPartly,
        () => Standing::Others,
    }
}

/// The levels at which a Träger is found from a Kommune.
fn levels(
    kommune: Municipality<'_>,
    vollzug: Vollzug<'_>,
    traeger: Traeger,
) -> &'static [ExecutionLevel] {
    use ExecutionLevel::{
        Company, Gemeinden, Kreis, Landschaftsverband, Nobody, Others, Own, OwnOrKreis, Unknown,
    };
    let Some(class) = kommune.groessenklasse() else { return &[Unknown] };
    let is_kreis = class.is_kreis();
    // A Kreis carries out what its Gemeinden do not.
    let own_from = |smallest: Groessenklasse| -> &'static [ExecutionLevel] {
        if kommune.ags() == Some(AACHEN) {
            return match vollzug.stadt_aachen() {
                Some(AachenTraeger::Staedteregion) => &[Kreis],
                Some(AachenTraeger::Stadt) => &[Own],
                None => &[OwnOrKreis],
            };
        }
        if is_kreis || class <= smallest { &[Own] } else { &[Kreis] }
    };
    match traeger {
        Traeger::Gemeinden if is_kreis => &[Gemeinden],
        Traeger::Gemeinden | Traeger::FreiwilligKommunal => &[Own],
        Traeger::KreiseKreisfreie => own_from(Groessenklasse::KreisfreieStadt),
        Traeger::KreiseKreisfreieGrosse => own_from(Groessenklasse::GrosseKreisangehoerigeStadt),
        Traeger::KreiseKreisfreieGrosseMittlere => {
            own_from(Groessenklasse::MittlereKreisangehoerigeStadt)
        }
        Traeger::Jugendaemter => match class {
            _ if is_kreis || class == Groessenklasse::KreisfreieStadt => &[Own],
            _ if has(kommune, AuthorityKind::Jugendamt) => &[Own],
            // § 69 SGB VIII, § 2 AG-KJHG NRW: for Gemeinden without an office of their own the Kreis has it.
            _ if class.is_stadt() => &[OwnOrKreis],
            _ => &[Kreis],
        },
        // § 78 SchulG NRW: Gemeinden for most schools, Kreise and kreisfreie Städte for Berufskollegs.
        Traeger::Schultraeger => match class {
            Groessenklasse::KreisfreieStadt => &[Own],
            _ if is_kreis => &[Own, Gemeinden],
            _ => &[Own, Kreis],
        },
        Traeger::KommunaleUnternehmen => &[Company],
        Traeger::Landschaftsverbaende => &[Landschaftsverband],
        Traeger::Land
        | Traeger::Bezirksregierungen
        | Traeger::Kreispolizeibehoerden
        | Traeger::Bund
        | Traeger::Kammern
        | Traeger::Hochschulen
        | Traeger::GerichteNotare
        | Traeger::Sozialversicherung
        | Traeger::Private => &[Others],
        Traeger::Entfaellt => &[Nobody],
        Traeger::Unklar => &[Unknown],
    }
}

fn has(kommune: Municipality<'_>, kind: AuthorityKind) -> bool {
    kommune
        .behoerden()
        .into_iter()
        .any(|authority: Authority<'_>| authority.behoerde() == Some(kind))
}
