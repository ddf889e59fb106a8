//! A figure by area as a map.

use maud::{Markup, html};

use crate::{AreaMap, AreaOutline, LinkTarget, MapArea};

/// Styles of nothing and of the classes.
const NOTHING: &str = "none";
const CLASSES: [&str; 4] = ["shade1", "shade2", "shade3", "shade4"];
/// Which part of the width of the map a letter, and the space around it, takes up.
const LETTER: f64 = 34.0;
const HALO: f64 = 200.0;

/// The map with its legend and the credit that its licence asks for.
pub(super) fn map(map: &AreaMap, address: &dyn Fn(&LinkTarget) -> Option<String>) -> Markup {
    let shades = ShadeScale::of(map.areas.iter().filter_map(|area| area.value));
    html! {
        figure.map {
            (svg(map, &shades, address))
            figcaption {
                strong { (map.title.plain()) }
                (legend(map, &shades))
                small { (map.credit.plain()) }
            }
        }
    }
}

fn svg(
    map: &AreaMap,
    shades: &ShadeScale,
    address: &dyn Fn(&LinkTarget) -> Option<String>,
) -> Markup {
    let [left, top, right, bottom] = map.frame();
    let (title, description) = (format!("{}-title", map.id), format!("{}-text", map.id));
    // What stands in an image cannot be led to.
    let leads = |area: &MapArea| area.target.as_ref().and_then(address).is_some();
    let role = if map.areas.iter().any(leads) { "group" } else { "img" };
    let (hatched, plain): (Vec<_>, Vec<_>) = map.areas.iter().partition(|area| area.is_hatched);
    html! {
        svg role=(role) aria-labelledby=(title) aria-describedby=(description)
            viewBox={ (left) " " (top) " " (right - left) " " (bottom - top) }
        {
            title id=(title) { (map.title.plain()) }
            desc id=(description) { (map.description.plain()) }
            defs {
                pattern id={ (map.id) "-hatch" } width="9" height="9" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)" { path d="M0 0V9" class="stripe" {} }
            }
            @for area in plain { (shaded(map, area, shades, address)) }
            @for area in hatched {
                path.hatched fill={ "url(#" (map.id) "-hatch)" } d=(area.outline.path) {
                    (tooltip(map, area))
                }
            }
            @for (outline, class) in &map.borders { (border(*outline, class)) }
            @if let Some((_, outline)) = &map.marked { (border(*outline, "marked")) }
            @if map.has_names { (names(map, (right - left) as f64)) }
        }
    }
}

/// An area in the shade of its figure; what it is called stands in its tooltip. It leads to its page, where there is
/// one: the table beside the map has the same links, so that nobody has to go through hundreds of stops; a script makes
/// the map one stop.
fn shaded(
    map: &AreaMap,
    area: &MapArea,
    shades: &ShadeScale,
    address: &dyn Fn(&LinkTarget) -> Option<String>,
) -> Markup {
    let Some(value) = area.value else {
        return html! { path.outside d=(area.outline.path) {} };
    };
    let class = shades.class(value);
    html! {
        @if let Some(address) = area.target.as_ref().and_then(address) {
            a href=(address) tabindex="-1" {
                (tooltip(map, area)) path class=(class) d=(area.outline.path) {}
            }
        } @else {
            path class=(class) d=(area.outline.path) { (tooltip(map, area)) }
        }
    }
}

fn tooltip(map: &AreaMap, area: &MapArea) -> Markup {
    let value = area.value.filter(|value| *value > 0);
    let value = value.map_or_else(|| map.nothing.plain(), |value| value.to_string());
    html! { title { (area.name.plain()) ": " (value) } }
}

fn border(outline: AreaOutline, class: &str) -> Markup {
    html! { path class=(class) d=(outline.path) {} }
}

fn names(map: &AreaMap, width: f64) -> Markup {
    // Attributes, since a page may forbid styles in elements.
    let (letter, halo) = ((width / LETTER).to_string(), (width / HALO).to_string());
    html! {
        @for area in map.areas.iter().filter(|area| area.value.is_some()) {
            @let [left, top, right, bottom] = area.outline.bounds;
            text x=(i64::midpoint(left, right)) y=(i64::midpoint(top, bottom))
                font-size=(letter) stroke-width=(halo)
            {
                (area.name.plain())
            }
        }
    }
}

/// Each shade with what it stands for.
fn legend(map: &AreaMap, shades: &ShadeScale) -> Markup {
    let hatched = map.hatched.as_ref().map(|meaning| ("hatched", meaning.plain()));
    let marked = map.marked.as_ref().map(|(name, _)| ("marked", name.plain()));
    html! {
        ul.legend {
            @for (class, meaning) in shades.ranges(&map.nothing.plain()).into_iter().chain(hatched).chain(marked) {
                li { span class={ "sample " (class) } aria-hidden="true" {} (meaning) }
            }
        }
    }
}

/// Figures in four classes, the higher the darker.
struct ShadeScale {
    /// The least figure of each class that has any.
    least: Vec<i64>,
    largest: i64,
}

impl ShadeScale {
    /// Single figures while there are few, then classes that double: most areas have little.
    fn of(values: impl Iterator<Item = i64>) -> Self {
        let largest = values.max().unwrap_or_default();
        let least = if largest <= 4 {
            (1..=largest).collect()
        } else {
            let top = (largest + 1) / 2;
            let mut least = vec![1, 2.max(top / 4), 3.max(top / 2), 4.max(top)];
            least.dedup();
            least
        };
        ShadeScale { least, largest }
    }

    fn class(&self, value: i64) -> &'static str {
        let at = self.least.iter().rposition(|least| value >= *least);
        at.and_then(|at| CLASSES.get(at)).copied().unwrap_or(NOTHING)
    }

    /// Each class with the figures in it, from nothing upwards.
    fn ranges(&self, nothing: &str) -> Vec<(&'static str, String)> {
        let mut ranges = vec![(NOTHING, nothing.to_owned())];
        for (index, (least, class)) in self.least.iter().zip(CLASSES).enumerate() {
            let last = self.least.get(index + 1).map_or(self.largest, |next| next - 1);
            let range = if last == *least { last.to_string() } else { format!("{least}–{last}") };
            ranges.push((class, range));
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_hold_every_figure_once() {
        let ranges = |largest| ShadeScale::of([largest].into_iter()).ranges("0");
        let shown =
            |largest| ranges(largest).into_iter().map(|(_, range)| range).collect::<Vec<_>>();
        assert_eq!(shown(0), ["0"]);
        assert_eq!(shown(3), ["0", "1", "2", "3"]);
        assert_eq!(shown(5), ["0", "1", "2", "3", "4–5"]);
        assert_eq!(shown(17), ["0", "1", "2–3", "4–8", "9–17"]);
    }
}
