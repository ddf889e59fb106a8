//! How many people an Online-Dienst reaches: those of a Kommune that has it, and those whose Kreis has it and carries
//! the Leistung out for them.

use std::collections::BTreeSet;

use crate::ozg::domain::{
    ConnectionStatus, Groessenklasse, Leistung, LeistungAssignment, Municipality, OnlineService,
    Population, Project, RecordView, StatedFigure,
};
use crate::ozg::figures::services::{connections_anywhere, statewide};
use crate::ozg::responsibility::{Standing, local_levels, standing};
use crate::ozg::scope::ReportScope;
use records::record::Record;

/// The Städte and Gemeinden whose people can use a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach<'d> {
    /// By an Anschluss of their own.
    pub own: BTreeSet<&'d str>,
    /// By one of their Kreis alone, where that carries the Leistung out for them, be it a part or perhaps.
    pub through_kreis: BTreeSet<&'d str>,
    /// Those of them for which the Kreis certainly carries all of it out.
    pub certain: BTreeSet<&'d str>,
    /// The service is open to everybody in the Land.
    pub is_statewide: bool,
    /// A Kreis has it live, and no Leistung says for whom.
    pub lacks_leistung: bool,
}

impl<'d> Reach<'d> {
    /// All of them, each once.
    #[must_use]
    pub fn gemeinden(&self) -> BTreeSet<&'d str> {
        self.own.union(&self.through_kreis).copied().collect()
    }
}

/// Whom any of the services reaches by an Anschluss that is known by name, each Gemeinde once.
#[must_use]
pub fn together<'d>(services: &[(OnlineService<'d>, Reach<'d>)]) -> Reach<'d> {
    let mut all = Reach::default();
    for (_, reach) in services {
        all.own.extend(&reach.own);
        all.through_kreis.extend(&reach.through_kreis);
        all.certain.extend(&reach.certain);
    }
    let own = &all.own;
    all.through_kreis.retain(|id| !own.contains(id));
    all.certain.retain(|id| !own.contains(id));
    all
}

/// The services of a project with whom each reaches.
#[must_use]
pub fn of_project<'d>(
    scope: &ReportScope<'d>,
    project: Project<'d>,
) -> Vec<(OnlineService<'d>, Reach<'d>)> {
    let own = scope.services_for_people();
    let own = own.filter(|service| service.projekt() == Some(project.id.as_str()));
    own.map(|service| (service, reach(scope, service))).collect()
}

/// The figures that sources state of a record and that are not of a later day than that of the answer.
#[must_use]
pub fn stated_figures<'d>(
    scope: &ReportScope<'_>,
    record: &Record,
    figures: Vec<StatedFigure<'d>>,
) -> Vec<StatedFigure<'d>> {
    // The field has one name in every kind.
    let field = OnlineService::KENNZAHLEN.name;
    let holds = |figure: &StatedFigure<'_>| {
        let entry = (figure.datum(), figure.quelle());
        scope.day.is_stated_by(record, field, entry)
    };
    figures.into_iter().filter(holds).collect()
}

/// Who can use a service by the Anschlüsse that are live on the day of the answer, of the Gemeinden that count; the
/// Anschluss of a Kreis reaches its Gemeinden whether it counts itself or not.
#[must_use]
pub fn reach<'d>(scope: &ReportScope<'d>, service: OnlineService<'d>) -> Reach<'d> {
    let live = connections_anywhere(scope, service).into_iter();
    let live = live.filter(|connection| connection.status == ConnectionStatus::Live);
    let live: BTreeSet<_> = live.map(|one| scope.parties.counts_as(one.kommune)).collect();
    let assigned = service.leistungen().into_iter().filter_map(LeistungAssignment::leistung);
    let leistungen: Vec<_> = assigned.filter_map(|id| Leistung::get(scope.dataset, id)).collect();
    let is_kreis = |id: &&&str| {
        let class = Municipality::get(scope.dataset, id).and_then(Municipality::groessenklasse);
        class.is_some_and(Groessenklasse::is_kreis)
    };
    let mut reach = Reach {
        is_statewide: statewide(scope, service).is_some(),
        lacks_leistung: leistungen.is_empty() && live.iter().any(|id| is_kreis(&id)),
        ..Reach::default()
    };
    for gemeinde in gemeinden(scope) {
        let id = gemeinde.record().id.as_str();
        if live.contains(id) {
            reach.own.insert(id);
        } else if gemeinde.kreis().is_some_and(|kreis| live.contains(kreis)) {
            let of_kreis = leistungen.iter().filter(|one| local_levels(gemeinde, **one)[1]);
            let standings: Vec<_> = of_kreis.map(|one| standing(gemeinde, *one)).collect();
            if !standings.is_empty() {
                reach.through_kreis.insert(id);
            }
            if standings.contains(&Standing::Kreis) {
                reach.certain.insert(id);
            }
        }
    }
    reach
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
