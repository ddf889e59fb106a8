//! The base map: a picture of all Gemeinden that the maps of all pages are drawn over.

use maud::{PreEscaped, html};

use crate::ozg::outlines::{OUTLINES, frame};

/// File name in the folder of the site.
pub(crate) const NAME: &str = "map.svg";

/// The picture has its own style, because the style sheet of the page does not apply to it.
const STYLE: &str = "path{fill:#e4e9ec;stroke:#fff;stroke-width:1.3}\
                     .kreis,.bezirk{fill:none;stroke:#4a5763;stroke-width:1.2}.bezirk{stroke-width:2}\
                     @media (prefers-color-scheme:dark){path{fill:#242f37;stroke:#10171c}\
                     .kreis,.bezirk{fill:none;stroke:#aab7c0}}\
                     @media print{path{fill:#e4e9ec;stroke:#fff}.kreis,.bezirk{fill:none;stroke:#4a5763}}";

pub(crate) fn picture() -> String {
    let [left, top, right, bottom] = frame();
    let joined = |digits: usize| -> String {
        let regions = OUTLINES.iter().filter(|region| region.key.len() == digits);
        regions.map(|region| region.outline.path).collect()
    };
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg"
            viewBox={ (left) " " (top) " " (right - left) " " (bottom - top) }
        {
            style { (PreEscaped(STYLE)) }
            path d=(joined(8)) {}
            path.kreis d=(joined(5)) {}
            path.bezirk d=(joined(3)) {}
        }
    };
    markup.into_string() + "\n"
}
