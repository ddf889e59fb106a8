//! A figure by municipality on the map of Nordrhein-Westfalen.

use crate::ozg::outlines::{self, OUTLINES, RegionOutline};
use crate::section::{AreaFigure, ChoroplethMap};
use document::{AreaMap, DataStyle, Line, LinkTarget};
use messages::{Localizer, msg};

/// How many areas are named in words.
const NAMED: usize = 5;

pub(super) fn area_map(map: &ChoroplethMap, id: &str, localizer: &Localizer) -> AreaMap {
    let area_of = |key: &str| map.areas.iter().find(|area| area.key == key);
    let around = map.around.as_deref().and_then(outlines::find);
    let hatched = || map.areas.iter().filter(|area| area.key.len() == 5 && area.value > 0);
    let hatch = localizer.text("map-kreis");
    let mut shown = AreaMap {
        id: id.to_owned(),
        title: Line::message(&map.figure, localizer, DataStyle::Words),
        description: description(map, localizer),
        credit: Line::own(localizer.text("map-credit")),
        nothing: Line::own(localizer.text("not-recorded")),
        hatched: hatched().next().map(|_| Line::own(hatch)),
        areas: Vec::new(),
        borders: Vec::new(),
        marked: around.map(|outline| {
            let name = area_of(outline.key).map(|area| Line::data(&area.name));
            (name.unwrap_or_default(), outline.outline)
        }),
        has_names: around.is_some(),
    };
    let of_length = |digits: usize| OUTLINES.iter().filter(move |it| it.key.len() == digits);
    let plain = of_length(8).map(|region| map_area(region, area_of(region.key), false));
    shown.areas.extend(plain);
    let kreise = hatched().filter_map(|area| Some((outlines::find(&area.key)?, area)));
    shown.areas.extend(kreise.map(|(region, area)| map_area(region, Some(area), true)));
    shown.borders.extend(of_length(5).map(|region| (region.outline, "kreis")));
    shown.borders.extend(of_length(3).map(|region| (region.outline, "bezirk")));
    shown.leave_out_what_is_outside();
    shown
}

fn map_area(
    region: &RegionOutline,
    area: Option<&AreaFigure>,
    is_hatched: bool,
) -> document::MapArea {
    document::MapArea {
        outline: region.outline,
        value: area.map(|area| area.value),
        name: area.map(|area| Line::data(&area.name)).unwrap_or_default(),
        target: area.map(|area| {
            let (kind, id) = &area.record;
            LinkTarget::Record { kind: (*kind).to_owned(), id: id.clone() }
        }),
        is_hatched,
    }
}

/// What the map shows, in words: how many areas, and the first of them.
fn description(map: &ChoroplethMap, localizer: &Localizer) -> Line {
    let mut areas: Vec<_> = map.areas.iter().filter(|area| area.value > 0).collect();
    areas.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
    let named = areas.iter().take(NAMED).map(|area| format!("{} ({})", area.name, area.value));
    let list = named.collect::<Vec<_>>().join(", ");
    let message = msg!("map-described", count = areas.len(), list = list);
    Line::message(&message, localizer, DataStyle::Words)
}
