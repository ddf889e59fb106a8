//! Figures by municipality, for maps.

use super::ReportContext;
use crate::ozg::figures::participation::takes_part;
use crate::ozg::figures::services::{STATUS, with_status};
use crate::section::{AreaFigure, ChoroplethMap};
use messages::Message;
use messages::msg;
use records::record::Record;

/// In how many projects each Kommune takes part.
pub(super) fn of_projects(context: &ReportContext<'_>) -> ChoroplethMap {
    let involvement = context.scope.involvement();
    let kommunen = context.scope.of("municipality").iter();
    let counted = kommunen.map(|kommune| (*kommune, involvement.projects(&kommune.id).count()));
    map(msg!("map-projects"), counted)
}

/// How many services a Kommune and its neighbours have in operation or on trial.
pub(super) fn of_neighbours(context: &ReportContext<'_>, kommune: &Record) -> ChoroplethMap {
    let count = |id: &str| -> usize {
        STATUS[..2].iter().map(|status| with_status(context.scope, id, status).len()).sum()
    };
    let neighbours = kommune.texts("nachbarn").into_iter();
    let near = neighbours.filter_map(|id| context.dataset().get("municipality", id));
    let shown = [kommune].into_iter().chain(near);
    let map = map(msg!("map-services"), shown.map(|shown| (shown, count(&shown.id))));
    ChoroplethMap { around: kommune.text("ags").map(str::to_owned), ..map }
}

/// Which Kommunen take part in a project.
pub(super) fn of_team(context: &ReportContext<'_>, project: &Record) -> ChoroplethMap {
    let kommunen = context.dataset().of("municipality");
    let part = |kommune: &Record| usize::from(takes_part(project, &kommune.id));
    map(msg!("map-team"), kommunen.map(|kommune| (kommune, part(kommune))))
}

fn map<'r>(figure: Message, counted: impl Iterator<Item = (&'r Record, usize)>) -> ChoroplethMap {
    let area = |(kommune, value): (&Record, usize)| {
        let value = i64::try_from(value).ok()?;
        Some(AreaFigure {
            key: kommune.text("ags")?.to_owned(),
            name: kommune.label().to_owned(),
            value,
        })
    };
    ChoroplethMap { figure, areas: counted.filter_map(area).collect(), around: None }
}
