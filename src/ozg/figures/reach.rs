//! How many people an Online-Dienst reaches: those of a Kommune that has it, and those whose Kreis has it and carries
//! out the Leistung for them.

use std::collections::{BTreeSet, HashMap};

use crate::ozg::domain::{
    ConnectionStatus, Groessenklasse, Municipality, OnlineService, RecordView, StatedFigure,
};
use crate::ozg::figures::leistungen::leistungen_of;
use crate::ozg::figures::services::{connections_anywhere, statewide};
use crate::ozg::responsibility::{Standing, local_levels, standing};
use crate::ozg::scope::ReportScope;
use records::record::Record;

/// The Städte and Gemeinden whose people can use a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach<'d> {
    /// By an Anschluss of their own.
    pub own: BTreeSet<&'d str>,
    /// Only by an Anschluss of their Kreis, which carries out the Leistung for them, at least in part or possibly.
    pub through_kreis: BTreeSet<&'d str>,
    /// Those of `through_kreis` for which the Kreis certainly carries out all of it.
    pub certain: BTreeSet<&'d str>,
    /// The service is open to everybody in the Land.
    pub is_statewide: bool,
    /// A Kreis has it live, but no Leistung shows for which of its Gemeinden.
    pub lacks_leistung: bool,
}

impl<'d> Reach<'d> {
    /// All of them, each once.
    #[must_use]
    pub fn gemeinden(&self) -> BTreeSet<&'d str> {
        self.own.union(&self.through_kreis).copied().collect()
    }

    /// How many people can use it: all, where it is open to everybody.
    #[must_use]
    pub fn people(&self, scope: &ReportScope<'_>) -> usize {
        if self.is_statewide { people_of_all(scope) } else { people(scope, &self.gemeinden()) }
    }
}

/// A service, and whom it reaches.
pub type ReachedByService<'d> = (OnlineService<'d>, Reach<'d>);

/// All services that may reach people in scope, and whom each reaches.
#[must_use]
pub fn by_service<'d>(scope: &ReportScope<'d>) -> Vec<ReachedByService<'d>> {
    scope.services_for_people().map(|service| (service, reach(scope, service))).collect()
}

/// Whom the services reach together by Anschlüsse that are known by name, each Gemeinde once.
#[must_use]
pub fn together<'r, 'd: 'r>(reaches: impl Iterator<Item = &'r Reach<'d>>) -> Reach<'d> {
    let mut all = Reach::default();
    for reach in reaches {
        all.own.extend(&reach.own);
        all.through_kreis.extend(&reach.through_kreis);
        all.certain.extend(&reach.certain);
    }
    let own = &all.own;
    all.through_kreis.retain(|id| !own.contains(id));
    all.certain.retain(|id| !own.contains(id));
    all
}

/// The figures that sources state for a record, except those later than the day of the answer.
#[must_use]
pub fn stated_figures<'d>(
    scope: &ReportScope<'_>,
    record: &Record,
    figures: Vec<StatedFigure<'d>>,
) -> Vec<StatedFigure<'d>> {
    // The field has the same name in every kind.
    let field = OnlineService::KENNZAHLEN.name;
    let holds = |figure: &StatedFigure<'_>| {
        let entry = (figure.datum(), figure.quelle());
        scope.day.is_stated_by(record, field, entry)
    };
    figures.into_iter().filter(holds).collect()
}

/// The Gemeinden in scope that can use a service by the Anschlüsse that are live on the day of the answer; the
/// Anschluss of a Kreis reaches its Gemeinden even if the Kreis itself is out of scope.
#[must_use]
pub fn reach<'d>(scope: &ReportScope<'d>, service: OnlineService<'d>) -> Reach<'d> {
    let live = connections_anywhere(scope, service).into_iter();
    let live = live.filter(|connection| connection.status == ConnectionStatus::Live);
    let live: BTreeSet<_> = live.map(|one| scope.parties.counts_as(one.kommune)).collect();
    let leistungen: Vec<_> = leistungen_of(scope.dataset, service.leistungen()).collect();
    let is_statewide = statewide(scope, service).is_some();
    let mut reach = Reach { is_statewide, ..Reach::default() };
    let gemeinden = scope.gemeinden_by_kreis();
    reach.own.extend(live.iter().filter(|id| gemeinden.ids.contains(*id)));
    let through_kreis = live.iter().filter_map(|kreis| gemeinden.by_kreis.get(kreis)).flatten();
    for gemeinde in through_kreis.filter(|one| !live.contains(one.record().id.as_str())) {
        let id = gemeinde.record().id.as_str();
        reach.lacks_leistung |= leistungen.is_empty();
        let of_kreis = leistungen.iter().filter(|one| local_levels(*gemeinde, **one)[1]);
        let standings: Vec<_> = of_kreis.map(|one| standing(*gemeinde, *one)).collect();
        if !standings.is_empty() {
            reach.through_kreis.insert(id);
        }
        if standings.contains(&Standing::Kreis) {
            reach.certain.insert(id);
        }
    }
    reach
}

/// The Städte and Gemeinden in scope, collected once for all services.
#[derive(Debug, Default)]
pub struct GemeindenByKreis<'d> {
    ids: BTreeSet<&'d str>,
    by_kreis: HashMap<&'d str, Vec<Municipality<'d>>>,
}

impl<'d> GemeindenByKreis<'d> {
    #[must_use]
    pub fn new(scope: &ReportScope<'d>) -> Self {
        let mut all = GemeindenByKreis::default();
        for gemeinde in gemeinden(scope) {
            all.ids.insert(&gemeinde.record().id);
            if let Some(kreis) = gemeinde.kreis() {
                all.by_kreis.entry(kreis).or_default().push(gemeinde);
            }
        }
        all
    }
}

/// The Städte and Gemeinden in scope. If the scope is a single Kreis, these are its Gemeinden, since its people are
/// theirs.
pub fn gemeinden<'d>(scope: &ReportScope<'d>) -> impl Iterator<Item = Municipality<'d>> {
    let is_kreis =
        |one: &Municipality<'_>| one.groessenklasse().is_some_and(Groessenklasse::is_kreis);
    let kreis = scope.kommune().filter(is_kreis);
    let counts = move |one: &Municipality<'d>| match kreis {
        Some(kreis) => one.kreis() == Some(kreis.id.as_str()),
        None => scope.has(Municipality::KIND, &one.id),
    };
    let of_gemeinde =
        |one: &Municipality<'_>| one.groessenklasse().is_some_and(|it| !it.is_kreis());
    scope.all::<Municipality<'d>>().filter(of_gemeinde).filter(counts)
}

/// The people of all Städte and Gemeinden in scope.
#[must_use]
pub fn people_of_all(scope: &ReportScope<'_>) -> usize {
    sum(gemeinden(scope).filter_map(Municipality::population))
}

/// The people of some Gemeinden.
#[must_use]
pub fn people(scope: &ReportScope<'_>, gemeinden: &BTreeSet<&str>) -> usize {
    sum(gemeinden.iter().filter_map(|id| Municipality::get(scope.dataset, id)?.population()))
}

/// The number of Städte and Gemeinden in scope whose population no source states; it is missing in all sums.
#[must_use]
pub fn without_population(scope: &ReportScope<'_>) -> usize {
    gemeinden(scope).filter(|one| one.population().is_none()).count()
}

/// Saturates, since the schema sets no maximum.
fn sum(populations: impl Iterator<Item = i64>) -> usize {
    let numbers = populations.map(|one| usize::try_from(one).unwrap_or_default());
    numbers.fold(0, usize::saturating_add)
}
