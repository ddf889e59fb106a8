//! Pages of the public site: a frame with a menu and a search around what reports, cards and lists say.

pub(crate) mod frame;
pub(crate) mod list;
pub(crate) mod record;
pub(crate) mod search_index;
pub(crate) mod start;

/// What all pages share, by its name in the folder of the site.
pub(crate) const ASSETS: [(&str, &str); 3] = [
    ("site.css", include_str!("site.css")),
    ("site.js", include_str!("site.js")),
    ("icon.svg", include_str!("icon.svg")),
];
