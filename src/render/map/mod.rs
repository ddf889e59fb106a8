//! A figure by municipality as a map of Nordrhein-Westfalen.

mod outlines;
mod shades;

use super::html::{Html, element, text};
use super::table_text::cell_text;
use crate::section::{ChoroplethMap, MapArea};
use messages::Localizer;
use messages::msg;
use outlines::{AreaOutline, BoundingBox, OUTLINES};
use records::table::Cell;
use shades::ShadeScale;

/// How many areas are named in words.
const NAMED: usize = 5;

/// The map with its legend and the credit that its licence asks for.
pub(super) fn map_html(map: &ChoroplethMap, id: &str, localizer: &Localizer) -> Html {
    let shades = ShadeScale::of(map.areas.iter().map(|area| area.value));
    let drawing = MapRenderer { map, shades: &shades, id, localizer };
    let caption = [
        element("strong", &[], [text(&localizer.format(&map.figure))]),
        drawing.legend(),
        element("small", &[], [text(&localizer.text("map-credit"))]),
    ];
    let caption = element("figcaption", &[], caption);
    element("figure", &[("class", "map")], [drawing.svg(), caption])
}

struct MapRenderer<'a> {
    map: &'a ChoroplethMap,
    shades: &'a ShadeScale,
    /// Tells its parts from those of other maps on the page.
    id: &'a str,
    localizer: &'a Localizer,
}

impl MapRenderer<'_> {
    fn svg(&self) -> Html {
        let frame = self.frame();
        let shown: Vec<_> = OUTLINES.iter().filter(|outline| outline.touches(frame)).collect();
        let of_length = |digits: usize| shown.iter().filter(move |o| o.key.len() == digits);
        let gemeinden = of_length(8).map(|outline| self.gemeinde(outline));
        let kreise = of_length(5).filter_map(|outline| self.kreis(outline));
        let borders = of_length(5).map(|outline| line(outline, "kreis"));
        let bezirke = of_length(3).map(|outline| line(outline, "bezirk"));
        let (title, description) = (format!("{}-title", self.id), format!("{}-text", self.id));
        let names = [
            element("title", &[("id", &title)], [text(&self.localizer.format(&self.map.figure))]),
            element("desc", &[("id", &description)], [text(&self.description())]),
        ];
        let content = names.into_iter().chain([self.pattern()]).chain(gemeinden).chain(kreise);
        let content = content.chain(borders).chain(bezirke).chain(self.marked());
        let content = content.chain(self.names(frame));
        let attributes = [
            ("role", "img"),
            ("aria-labelledby", &*title),
            ("aria-describedby", &*description),
            ("viewBox", &frame.view()),
        ];
        element("svg", &attributes, content)
    }

    /// The whole Land, or what is around one area.
    fn frame(&self) -> BoundingBox {
        let around = self.map.around.as_deref().and_then(outlines::find);
        let Some(centre) = around else { return BoundingBox::whole() };
        let near = self.map.areas.iter().filter_map(|area| outlines::find(&area.key));
        near.fold(centre.bounds, |bounds, outline| bounds.with(outline.bounds)).margin()
    }

    fn area(&self, key: &str) -> Option<&MapArea> {
        self.map.areas.iter().find(|area| area.key == key)
    }

    /// A Gemeinde in the shade of its figure; what it is called stands in its tooltip.
    fn gemeinde(&self, outline: &AreaOutline) -> Html {
        match self.area(outline.key) {
            None => element("path", &[("class", "outside"), ("d", outline.path)], []),
            Some(area) => {
                let class = self.shades.class(area.value);
                element("path", &[("class", class), ("d", outline.path)], [self.tooltip(area)])
            }
        }
    }

    /// Hatching over a Kreis that has a figure of its own.
    fn kreis(&self, outline: &AreaOutline) -> Option<Html> {
        let area = self.area(outline.key).filter(|area| area.value > 0)?;
        let fill = format!("fill:url(#{}-hatch)", self.id);
        let attributes = [("class", "hatched"), ("style", &*fill), ("d", outline.path)];
        Some(element("path", &attributes, [self.tooltip(area)]))
    }

    fn tooltip(&self, area: &MapArea) -> Html {
        let value = cell_text(&Cell::Integer(area.value), self.localizer);
        element("title", &[], [text(&format!("{}: {value}", area.name))])
    }

    fn pattern(&self) -> Html {
        let line = element("path", &[("d", "M0 0V9"), ("class", "stripe")], []);
        let id = format!("{}-hatch", self.id);
        let attributes = [
            ("id", &*id),
            ("width", "9"),
            ("height", "9"),
            ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"),
        ];
        element("defs", &[], [element("pattern", &attributes, [line])])
    }

    /// A thick border around the area that the map is about.
    fn marked(&self) -> Option<Html> {
        let outline = self.map.around.as_deref().and_then(outlines::find)?;
        Some(line(outline, "marked"))
    }

    /// What the areas of a map of few are called.
    fn names(&self, frame: BoundingBox) -> Vec<Html> {
        let areas = self.map.areas.iter().filter(|_| self.map.around.is_some());
        let name = |area: &MapArea| {
            let (x, y) = outlines::find(&area.key)?.bounds.centre();
            let (x, y) = (x.to_string(), y.to_string());
            let style =
                format!("font-size:{0}px;stroke-width:{1}px", frame.part(34), frame.part(200));
            let attributes = [("x", &*x), ("y", &*y), ("style", &*style)];
            Some(element("text", &attributes, [text(&area.name)]))
        };
        areas.filter_map(name).collect()
    }

    /// What the map shows, in words: how many areas, and the first of them.
    fn description(&self) -> String {
        let mut areas: Vec<_> = self.map.areas.iter().filter(|area| area.value > 0).collect();
        areas.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.name.cmp(&b.name)));
        let named = areas.iter().take(NAMED).map(|area| format!("{} ({})", area.name, area.value));
        let list = named.collect::<Vec<_>>().join(", ");
        self.localizer.format(&msg!("map-described", count = areas.len(), list = list))
    }

    /// Each shade with what it stands for.
    fn legend(&self) -> Html {
        let shades = self.shades.ranges().into_iter();
        let entries = shades.map(|(class, range)| entry(class, &range));
        let has_kreis = self.map.areas.iter().any(|area| area.key.len() == 5 && area.value > 0);
        let kreis = has_kreis.then(|| entry("hatched", &self.localizer.text("map-kreis")));
        let marked = self.map.around.as_deref().and_then(|key| self.area(key));
        let marked = marked.map(|area| entry("marked", &area.name));
        element("ul", &[("class", "legend")], entries.chain(kreis).chain(marked))
    }
}

fn line(outline: &AreaOutline, class: &str) -> Html {
    element("path", &[("class", class), ("d", outline.path)], [])
}

fn entry(class: &str, meaning: &str) -> Html {
    let class = format!("sample {class}");
    let sample = element("span", &[("class", &class), ("aria-hidden", "true")], []);
    element("li", &[], [sample, text(meaning)])
}
