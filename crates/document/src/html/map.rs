//! A map of values by area.

use maud::{Markup, html};

use super::HtmlOptions;
use crate::{AreaMap, AreaOutline, Line, MapArea, MapLayer};

/// Style classes for no value, and for the shades from light to dark.
const NOTHING: &str = "none";
const CLASSES: [&str; 4] = ["shade1", "shade2", "shade3", "shade4"];
/// Divisors of the width of the map: for the size of a letter, and for the halo around it.
const LETTER: f64 = 34.0;
const HALO: f64 = 200.0;

/// The map with its legend and the credit that its licence requires; of several layers one is shown, which the reader
/// selects.
pub(super) fn map(map: &AreaMap, options: &HtmlOptions<'_>) -> Markup {
    let shades = |layer: usize| {
        ShadeScale::of(map.areas.iter().filter_map(|area| area.values.get(layer).copied()))
    };
    let shades: Vec<_> = (0..map.layers.len()).map(shades).collect();
    let drawing = MapDrawing { map, shades, options };
    html! {
        figure.map {
            (drawing.svg())
            figcaption {
                (drawing.choice())
                @for layer in 0..map.layers.len() { (drawing.legend(layer)) }
                @if let Some(base) = options.base_map.filter(|_| drawing.has_links()) {
                    p.out.js-only role="status" { @if drawing.map.layers.len() > 1 { (base.hint) } }
                }
                small { (map.credit.plain()) }
            }
        }
    }
}

struct MapDrawing<'m> {
    map: &'m AreaMap,
    /// One per layer.
    shades: Vec<ShadeScale>,
    options: &'m HtmlOptions<'m>,
}

impl MapDrawing<'_> {
    fn address(&self, area: &MapArea) -> Option<String> {
        area.target.as_ref().and_then(self.options.address)
    }

    /// Whether any area has a link; a hatched one lies over others and has none.
    fn has_links(&self) -> bool {
        let is_linked = |area: &MapArea| {
            !area.is_hatched && self.is_drawn(area) && self.address(area).is_some()
        };
        self.map.areas.iter().any(is_linked)
    }

    /// Areas without a value are only drawn where no base map shows them.
    fn is_drawn(&self, area: &MapArea) -> bool {
        self.options.base_map.is_none() || area.values.iter().any(|value| *value > 0)
    }

    fn svg(&self) -> Markup {
        let map = self.map;
        let [left, top, right, bottom] = map.frame();
        let (title, description) = (format!("{}-title", map.id), format!("{}-text", map.id));
        // Links in an image cannot be reached.
        let role = if self.has_links() { "group" } else { "img" };
        let drawn = map.areas.iter().filter(|area| self.is_drawn(area));
        // A map with links is read out area by area, once a script makes it one tab stop.
        let has_words = self.options.base_map.is_none() || !self.has_links();
        let (hatched, plain): (Vec<_>, Vec<_>) = drawn.partition(|area| area.is_hatched);
        let texts = |text: fn(&MapLayer) -> &Line| {
            let all = map.layers.iter().map(|layer| text(layer).plain());
            all.collect::<Vec<_>>().join("; ")
        };
        html! {
            svg role=(role) aria-labelledby=(title) aria-describedby=[has_words.then_some(&description)]
                viewBox={ (left) " " (top) " " (right - left) " " (bottom - top) }
            {
                title id=(title) { (texts(|layer| &layer.title)) }
                @if has_words { desc id=(description) { (texts(|layer| &layer.description)) } }
                @if !hatched.is_empty() { (self.pattern()) }
                @if let Some(base) = self.options.base_map {
                    @let [left, top, right, bottom] = base.frame;
                    image href=(base.address) x=(left) y=(top) width=(right - left) height=(bottom - top) {}
                }
                @for area in plain { (self.shaded(area)) }
                @for area in hatched {
                    path class=(self.hatched_class(area)) fill={ "url(#" (map.id) "-hatch)" }
                        d=(area.outline.path) { (self.tooltip(area)) }
                }
                @if self.options.base_map.is_none() {
                    @for (outline, class) in &map.borders { (border(*outline, class)) }
                }
                @if let Some((_, outline)) = &map.marked { (border(*outline, "marked")) }
                @if map.has_names { (names(map, (right - left) as f64)) }
            }
        }
    }

    fn pattern(&self) -> Markup {
        html! {
            defs {
                pattern id={ (self.map.id) "-hatch" } width="9" height="9" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)" { path d="M0 0V9" class="stripe" {} }
            }
        }
    }

    /// An area in the shade of its value, with its name in the tooltip. It links to its page, if there is one, but is
    /// not a tab stop: the table beside the map has the same links, so that no user has to tab through hundreds of
    /// areas; a script makes the map one stop.
    fn shaded(&self, area: &MapArea) -> Markup {
        if area.values.is_empty() {
            return html! { path.outside d=(area.outline.path) {} };
        }
        let class = self.class(area);
        html! {
            @if let Some(address) = self.address(area) {
                a href=(address) tabindex="-1" {
                    (self.tooltip(area)) path class=(class) d=(area.outline.path) {}
                }
            } @else {
                path class=(class) d=(area.outline.path) { (self.tooltip(area)) }
            }
        }
    }

    /// The class of the shade, or those of each layer.
    fn class(&self, area: &MapArea) -> String {
        let shades =
            self.shades.iter().zip(&area.values).map(|(shades, value)| shades.class(*value));
        if self.shades.len() == 1 {
            return shades.collect();
        }
        let of_layer = |(layer, shade): (usize, &'static str)| format!("layer{layer}-{shade}");
        let shades = shades.enumerate().filter(|(_, shade)| *shade != NOTHING).map(of_layer);
        [NOTHING.to_owned()].into_iter().chain(shades).collect::<Vec<_>>().join(" ")
    }

    /// The class, with the layers that have a value in the area, if there are several.
    fn hatched_class(&self, area: &MapArea) -> String {
        let of = |(layer, value): (usize, &i64)| (*value > 0).then(|| format!(" of-layer{layer}"));
        let layers = area.values.iter().enumerate().filter(|_| self.shades.len() > 1);
        format!("hatched{}", layers.filter_map(of).collect::<String>())
    }

    fn tooltip(&self, area: &MapArea) -> Markup {
        let label = |(layer, value): (&MapLayer, &i64)| {
            let value = if *value > 0 { value.to_string() } else { self.map.nothing.plain() };
            if self.map.layers.len() > 1 {
                format!("{}: {value}", layer.title.plain())
            } else {
                value
            }
        };
        let values: Vec<_> = self.map.layers.iter().zip(&area.values).map(label).collect();
        html! { title { (area.name.plain()) ": " (values.join("; ")) } }
    }

    /// The selection of the layer: by CSS alone, so that it needs no script.
    fn choice(&self) -> Markup {
        let (id, layers) = (&self.map.id, &self.map.layers);
        html! {
            @if let [only] = layers.as_slice() {
                strong { (only.title.plain()) }
            } @else {
                fieldset.layers {
                    @if let Some(base) = self.options.base_map { legend { (base.layers) } }
                    @for (at, layer) in layers.iter().enumerate() {
                        label {
                            input type="radio" name={ (id) "-layer" } value=(at) checked[at == 0];
                            (layer.title.plain())
                        }
                    }
                }
            }
        }
    }

    /// Each shade with its meaning.
    fn legend(&self, layer: usize) -> Markup {
        let map = self.map;
        let has_hatched = map
            .areas
            .iter()
            .any(|area| area.is_hatched && area.values.get(layer).is_some_and(|value| *value > 0));
        let hatched = map.hatched.as_ref().filter(|_| has_hatched);
        let hatched = hatched.map(|meaning| ("hatched", meaning.plain()));
        let marked = map.marked.as_ref().map(|(name, _)| ("marked", name.plain()));
        let ranges = self.shades[layer].ranges(&map.nothing.plain()).into_iter();
        let of_layer = (map.layers.len() > 1).then(|| format!(" of-layer{layer}"));
        html! {
            ul class={ "legend" (of_layer.unwrap_or_default()) } {
                @for (class, meaning) in ranges.chain(hatched).chain(marked) {
                    li { span class={ "sample " (class) } aria-hidden="true" {} (meaning) }
                }
            }
        }
    }
}

fn border(outline: AreaOutline, class: &str) -> Markup {
    html! { path class=(class) d=(outline.path) {} }
}

fn names(map: &AreaMap, width: f64) -> Markup {
    // Attributes, since a page may forbid inline styles.
    let [letter, halo] = [LETTER, HALO].map(|part| format!("{:.2}", width / part));
    html! {
        g font-size=(letter) stroke-width=(halo) {
            @for area in map.areas.iter().filter(|area| !area.values.is_empty()) {
                @let [left, top, right, bottom] = area.outline.bounds;
                text x=(i64::midpoint(left, right)) y=(i64::midpoint(top, bottom)) {
                    (area.name.plain())
                }
            }
        }
    }
}

/// Values in four classes, the higher the darker.
struct ShadeScale {
    /// The smallest value of each class that has any.
    least: Vec<i64>,
    largest: i64,
}

impl ShadeScale {
    /// Single values while there are few, then classes that double: most areas have low values.
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
        at.and_then(|at| self.classes().get(at)).copied().unwrap_or(NOTHING)
    }

    /// The darkest class is always the highest, so that a few classes differ clearly from no value.
    fn classes(&self) -> &'static [&'static str] {
        &CLASSES[CLASSES.len().saturating_sub(self.least.len())..]
    }

    /// Each class with the range of its values, from zero upwards.
    fn ranges(&self, nothing: &str) -> Vec<(&'static str, String)> {
        let mut ranges = vec![(NOTHING, nothing.to_owned())];
        for (index, (least, class)) in self.least.iter().zip(self.classes()).enumerate() {
            let last = self.least.get(index + 1).map_or(self.largest, |next| next - 1);
            let range = if last == *least { last.to_string() } else { format!("{least}–{last}") };
            ranges.push((*class, range));
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
