//! Responsibility for a Leistung in a Kommune: the Kommune itself, its Kreis or someone else carries it out
//! for the residents.
//!
//! It is derived from the Träger of the Leistung, the size class of the Kommune, its authorities and its
//! Kreis. A Leistung with several Träger is a bundle, and only its note states who is responsible for which
//! part.

use std::collections::BTreeSet;

use super::domain::{
    AachenTraeger, Authority, AuthorityKind, Groessenklasse, Leistung, Municipality, Traeger,
    Vollzug, Zustaendigkeit,
};
use super::representativeness::AACHEN;

/// The level at which a Leistung is carried out, as seen from a Kommune.
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
    /// The Leistung no longer exists.
    Nobody,
    /// Recorded as unclear.
    Unknown,
}

/// How certain it is that a Träger carries out a Leistung at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskCertainty {
    /// The whole Leistung.
    Certain,
    /// A part of a bundle, or one of several kinds of cases.
    Part,
    /// Voluntary: there is no duty.
    Voluntary,
}

/// The responsibility of one Träger of a Leistung, as seen from a Kommune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Responsibility {
    pub level: ExecutionLevel,
    pub traeger: Traeger,
    pub certainty: TaskCertainty,
}

/// The standing of a Leistung in a Kommune, over all its Träger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The Kommune is responsible for all of it.
    Own,
    /// Its Kreis is responsible for all of it.
    Kreis,
    /// One of the two is responsible, and no source says which.
    OwnOrKreis,
    /// Some part of it is, or may be, a task of the Kommune.
    Partly,
    /// Some part of it is a task of its Kreis, and none of the Kommune.
    KreisPartly,
    /// The Kommune may offer it.
    Voluntary,
    /// Others are responsible; for a Kreis, also its Gemeinden.
    Others,
    /// The responsible body is not recorded.
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

    /// Whether it is a task of the Kommune, even if only in part, possibly or voluntarily.
    #[must_use]
    pub fn is_local(self) -> bool {
        matches!(
            self,
            Standing::Own | Standing::OwnOrKreis | Standing::Partly | Standing::Voluntary
        )
    }
}

/// The responsibility of each Träger of a Leistung, as seen from a Kommune; empty if none is recorded.
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

/// Whether the Kommune and whether its Kreis carries out some part of a Leistung for the residents of the
/// Kommune; both may.
#[must_use]
pub fn local_levels(kommune: Municipality<'_>, leistung: Leistung<'_>) -> [bool; 2] {
    levels_among(&responsible(kommune, leistung))
}

fn levels_among(responsible: &BTreeSet<Responsibility>) -> [bool; 2] {
    use ExecutionLevel::{Kreis, Own, OwnOrKreis};
    [Own, Kreis]
        .map(|level| responsible.iter().any(|one| one.level == level || one.level == OwnOrKreis))
}

/// The standing of a Leistung in a Kommune.
#[must_use]
pub fn standing(kommune: Municipality<'_>, leistung: Leistung<'_>) -> Standing {
    standing_among(&responsible(kommune, leistung), leistung)
}

/// [`standing`] and [`local_levels`] in one pass, for callers that need both for hundreds of Leistungen.
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
    let are_all = |certainty| responsible.iter().all(|one| one.certainty == certainty);
    if responsible.is_empty() {
        // The catalogue identifies the Leistungen that are the responsibility of the Bund alone.
        let is_bund = leistung.zustaendigkeit() == Some(Zustaendigkeit::Bund);
        return if is_bund { Standing::Others } else { Standing::NotRecorded };
    }
    match () {
        () if is_only(Unknown) => Standing::NotRecorded,
        () if are_all(TaskCertainty::Voluntary) => Standing::Voluntary,
        () if is_only(Own) && are_all(TaskCertainty::Certain) => Standing::Own,
        () if is_only(Kreis) => Standing::Kreis,
        () if is_only(OwnOrKreis) => Standing::OwnOrKreis,
        () if is_among(Own) || is_among(OwnOrKreis) => Standing::Partly,
        () if is_among(Kreis) => Standing::KreisPartly,
        () => Standing::Others,
    }
}

/// The levels of a Träger, as seen from a Kommune.
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
            // § 69 SGB VIII, § 2 AG-KJHG NRW: the Kreis is the Jugendamt for Gemeinden without one of their
            // own.
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
