//! Figures by municipality, for maps.

use std::collections::{BTreeMap, BTreeSet};

use super::ReportContext;
use crate::ozg::domain::{
    ConnectionStatus, Enumeration, Municipality, OnlineService, Project, RecordView,
};
use crate::ozg::figures::participation::{current_projects, takes_part};
use crate::ozg::figures::reach::{ReachedByService, gemeinden};
use crate::ozg::figures::services::{live, with_status};
use crate::section::{AreaFigure, ChoroplethMap};
use messages::Message;
use messages::msg;

/// In how many projects each Kommune takes part.
pub(super) fn of_projects(context: &ReportContext<'_>) -> ChoroplethMap {
    let kommunen = context.kommunen();
    let counted =
        kommunen.map(|kommune| (kommune, current_projects(context.scope, &kommune.id).len()));
    map(msg!("map-projects"), counted)
}

/// How many services a Kommune and its neighbours have live or as a pilot.
pub(super) fn of_neighbours(
    context: &ReportContext<'_>,
    kommune: Municipality<'_>,
) -> ChoroplethMap {
    let count = |id: &str| -> usize {
        let usable = ConnectionStatus::ALL.iter().filter(|status| status.is_usable());
        usable.map(|&status| with_status(context.scope, id, status).len()).sum()
    };
    let neighbours = kommune.nachbarn().into_iter();
    let near = neighbours.filter_map(|id| Municipality::get(context.dataset(), id));
    let shown = [kommune].into_iter().chain(near);
    let map = map(msg!("map-services"), shown.map(|shown| (shown, count(&shown.id))));
    ChoroplethMap { around: kommune.ags().map(str::to_owned), ..map }
}

/// How many of the services each Kommune has live.
pub(super) fn of_live<'a>(
    context: &ReportContext<'a>,
    figure: Message,
    services: impl Iterator<Item = OnlineService<'a>>,
) -> ChoroplethMap {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for service in services {
        let kommunen = live(context.scope, service).into_iter();
        let kommunen = kommunen.map(|one| context.scope.parties.counts_as(one.kommune));
        for id in kommunen.collect::<BTreeSet<_>>() {
            *counts.entry(id).or_default() += 1;
        }
    }
    by_id(figure, context.kommunen(), &counts)
}

/// How many services reach the people of each Gemeinde, through the Gemeinde itself or its Kreis.
pub(super) fn of_reach(
    context: &ReportContext<'_>,
    services: &[ReachedByService<'_>],
) -> ChoroplethMap {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in services.iter().flat_map(|(_, reach)| reach.gemeinden()) {
        *counts.entry(id).or_default() += 1;
    }
    // If the scope is a single Kreis, these are its Gemeinden.
    by_id(msg!("map-reach"), gemeinden(context.scope), &counts)
}

fn by_id<'a>(
    figure: Message,
    kommunen: impl Iterator<Item = Municipality<'a>>,
    counts: &BTreeMap<&str, usize>,
) -> ChoroplethMap {
    if counts.is_empty() {
        return ChoroplethMap { figure, areas: Vec::new(), around: None };
    }
    let count = |kommune: &Municipality<'_>| counts.get(kommune.id.as_str()).copied();
    map(figure, kommunen.map(|kommune| (kommune, count(&kommune).unwrap_or_default())))
}

/// Which Kommunen take part in a project.
pub(super) fn of_team(context: &ReportContext<'_>, project: Project<'_>) -> ChoroplethMap {
    let kommunen = Municipality::all(context.dataset());
    let part =
        |kommune: Municipality<'_>| usize::from(takes_part(context.scope, project, &kommune.id));
    map(msg!("map-team"), kommunen.map(|kommune| (kommune, part(kommune))))
}

fn map<'r>(
    figure: Message,
    counted: impl Iterator<Item = (Municipality<'r>, usize)>,
) -> ChoroplethMap {
    let area = |(kommune, value): (Municipality<'_>, usize)| {
        let value = i64::try_from(value).ok()?;
        Some(AreaFigure {
            key: kommune.ags()?.to_owned(),
            record: (Municipality::KIND, kommune.id.clone()),
            name: kommune.label().to_owned(),
            value,
        })
    };
    ChoroplethMap { figure, areas: counted.filter_map(area).collect(), around: None }
}
