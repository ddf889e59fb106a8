//! Figures by municipality on the map of Nordrhein-Westfalen.

use std::collections::BTreeMap;

use crate::ozg::outlines::{self, OUTLINES, RegionOutline};
use crate::section::{AreaFigure, ChoroplethMap};
use document::{AreaMap, DataStyle, Line, LinkTarget, MapArea, MapLayer};
use messages::{Localizer, msg};

/// Maximum number of areas named in the description of a map.
const NAMED: usize = 5;

/// Areas with the figure of each map, by their keys.
type AreasByKey<'m> = BTreeMap<&'m str, (&'m AreaFigure, Vec<i64>)>;

/// One map for all figures, which shows one figure at a time; its extent is that of the first map.
pub(crate) fn area_map(maps: &[&ChoroplethMap], id: &str, localizer: &Localizer) -> AreaMap {
    let areas = areas_by_key(maps);
    let around = maps.first().and_then(|map| outlines::find(map.around.as_deref()?));
    let is_hatched = |key: &str, values: &[i64]| key.len() == 5 && values.iter().any(|it| *it > 0);
    let hatched: Vec<_> = areas.keys().filter(|key| is_hatched(key, &areas[*key].1)).collect();
    let mut shown = AreaMap {
        id: id.to_owned(),
        layers: maps.iter().map(|map| layer(map, localizer)).collect(),
        credit: Line::own(localizer.text("map-credit")),
        nothing: Line::own(localizer.text("not-recorded")),
        hatched: (!hatched.is_empty()).then(|| Line::own(localizer.text("map-kreis"))),
        areas: Vec::new(),
        borders: Vec::new(),
        marked: around.map(|outline| {
            let name = areas.get(outline.key).map(|(area, _)| Line::data(&area.name));
            (name.unwrap_or_default(), outline.outline)
        }),
        has_names: around.is_some(),
    };
    let of_length = |digits: usize| OUTLINES.iter().filter(move |it| it.key.len() == digits);
    shown.areas.extend(of_length(8).map(|region| map_area(region, &areas, false)));
    let kreise = hatched.into_iter().filter_map(|key| outlines::find(key));
    shown.areas.extend(kreise.map(|region| map_area(region, &areas, true)));
    shown.borders.extend(of_length(5).map(|region| (region.outline, "kreis")));
    shown.borders.extend(of_length(3).map(|region| (region.outline, "bezirk")));
    shown.leave_out_what_is_outside();
    shown
}

fn areas_by_key<'m>(maps: &[&'m ChoroplethMap]) -> AreasByKey<'m> {
    let mut areas = AreasByKey::new();
    for (at, map) in maps.iter().enumerate() {
        for area in &map.areas {
            let none = || (area, vec![0; maps.len()]);
            areas.entry(&area.key).or_insert_with(none).1[at] = area.value;
        }
    }
    areas
}

fn map_area(region: &RegionOutline, areas: &AreasByKey<'_>, is_hatched: bool) -> MapArea {
    let area = areas.get(region.key);
    MapArea {
        outline: region.outline,
        values: area.map(|(_, values)| values.clone()).unwrap_or_default(),
        name: area.map(|(area, _)| Line::data(&area.name)).unwrap_or_default(),
        target: area.map(|(area, _)| {
            let (kind, id) = &area.record;
            LinkTarget::Record { kind: (*kind).to_owned(), id: id.clone() }
        }),
        is_hatched,
    }
}

/// The description of a map in words: the number of areas, and those with the largest figures.
fn layer(map: &ChoroplethMap, localizer: &Localizer) -> MapLayer {
    let mut areas: Vec<_> = map.areas.iter().filter(|area| area.value > 0).collect();
    areas.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
    let named = areas.iter().take(NAMED).map(|area| format!("{} ({})", area.name, area.value));
    let list = named.collect::<Vec<_>>().join(", ");
    let described = msg!("map-described", count = areas.len(), list = list);
    let [title, description] =
        [&map.figure, &described].map(|it| Line::message(it, localizer, DataStyle::Words));
    MapLayer { title, description }
}
