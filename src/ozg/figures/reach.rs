//! How many people an Online-Dienst reaches: those of a Kommune that has it, and those whose Kreis has it and carries
//! the Leistung out for them.

use std::collections::BTreeSet;

use crate::ozg::domain::{
    ConnectionStatus, Leistung, LeistungAssignment, Municipality, OnlineService, Population,
    Project, RecordView, StatedFigure,
};
use crate::ozg::figures::services::connections;
use crate::ozg::responsibility::{ExecutionLevel, responsible};
use crate::ozg::scope::ReportScope;

/// The Städte and Gemeinden whose people can use a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach<'d> {
    /// By an Anschluss of their own.
    pub own: BTreeSet<&'d str>,
    /// By one of their Kreis, where that carries the Leistung out for them.
    pub through_kreis: BTreeSet<&'d str>,
    /// The service is open to everybody in the Land.
    pub is_statewide: bool,
}

impl<'d> Reach<'d> {
    /// All of them, each once.
    #[must_use]
    pub fn gemeinden(&self) -> BTreeSet<&'d str> {
        self.own.union(&self.through_kreis).copied().collect()
    }
}

/// Whom any of the services reaches that are not open to everybody.
#[must_use]
pub fn together<'d>(services: &[(OnlineService<'d>, Reach<'d>)]) -> Reach<'d> {
    let mut all = Reach::default();
    for (_, reach) in services.iter().filter(|(_, reach)| !reach.is_statewide) {
        all.own.extend(&reach.own);
        all.through_kreis.extend(&reach.through_kreis);
    }
    all
}

/// The services of a project with whom each reaches.
#[must_use]
pub fn of_project<'d>(
    scope: &ReportScope<'d>,
    project: Project<'d>,
) -> Vec<(OnlineService<'d>, Reach<'d>)> {
    let own = scope
        .of()
        .filter(|service: &OnlineService<'_>| service.projekt() == Some(project.id.as_str()));
    own.map(|service| (service, reach(scope, service))).collect()
}

/// What a source states of how widespread something is, the newest of it.
#[must_use]
pub fn newest_spread(figures: Vec<StatedFigure<'_>>) -> Option<StatedFigure<'_>> {
    let spread = figures.into_iter().filter(|figure| figure.spread().is_some());
    spread.max_by_key(|figure| figure.datum())
}

/// Who can use a service by the Anschlüsse that are live on the day of the answer.
#[must_use]
pub fn reach<'d>(scope: &ReportScope<'d>, service: OnlineService<'d>) -> Reach<'d> {
    let live = connections(scope, service).into_iter();
    let live = live.filter(|connection| connection.status == ConnectionStatus::Live);
    let live: BTreeSet<_> = live.map(|one| scope.parties.counts_as(one.kommune)).collect();
    let assigned = service.leistungen().into_iter().filter_map(LeistungAssignment::leistung);
    let leistungen: Vec<_> = assigned.filter_map(|id| Leistung::get(scope.dataset, id)).collect();
    let mut reach = Reach { is_statewide: service.verbreitung().is_some(), ..Reach::default() };
    for gemeinde in gemeinden(scope) {
        let id = gemeinde.record().id.as_str();
        if live.contains(id) {
            reach.own.insert(id);
        } else if gemeinde.kreis().is_some_and(|kreis| live.contains(kreis))
            && leistungen.iter().any(|leistung| is_of_kreis(gemeinde, *leistung))
        {
            reach.through_kreis.insert(id);
        }
    }
    reach
}

fn is_of_kreis(gemeinde: Municipality<'_>, leistung: Leistung<'_>) -> bool {
    let is_of_kreis = |level| matches!(level, ExecutionLevel::Kreis | ExecutionLevel::OwnOrKreis);
    responsible(gemeinde, leistung).into_iter().any(|one| is_of_kreis(one.level))
}

/// The Städte and Gemeinden that count; the people of a Kreis are theirs.
pub fn gemeinden<'d>(scope: &ReportScope<'d>) -> impl Iterator<Item = Municipality<'d>> {
    let all = scope.of::<Municipality<'_>>();
    all.filter(|kommune| kommune.groessenklasse().is_some_and(|class| !class.is_kreis()))
}

/// The people of all Städte and Gemeinden that count.
#[must_use]
pub fn people_of_all(scope: &ReportScope<'_>) -> i64 {
    gemeinden(scope).filter_map(|one| one.einwohner().and_then(Population::anzahl)).sum()
}

/// The people of some of them.
#[must_use]
pub fn people(scope: &ReportScope<'_>, gemeinden: &BTreeSet<&str>) -> i64 {
    let of = |id: &&str| Municipality::get(scope.dataset, id)?.einwohner()?.anzahl();
    gemeinden.iter().filter_map(of).sum()
}
