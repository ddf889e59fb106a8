//! The frame of each page: what a browser must know, the way to the content and to the other pages.

use super::html::{Html, constant, element, text, void};
use super::site::{INDEX, PageContext};
use messages::msg;
use messages::{Language, Localizer};

/// Nothing is loaded from anywhere, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A whole document: its title, and what stands in it.
pub(super) fn page(
    title: &str,
    content: impl IntoIterator<Item = Html>,
    localizer: &Localizer,
    place: &PageContext<'_>,
) -> String {
    let skip = element(
        "a",
        &[("class", "skip"), ("href", "#content")],
        [text(&localizer.text("page-to-content"))],
    );
    let main = element("main", &[("id", "content"), ("tabindex", "-1")], content);
    let made_by = localizer.format(&msg!("page-made-by", version = env!("CARGO_PKG_VERSION")));
    let footer = element("footer", &[], [element("p", &[], [text(&made_by)])]);
    let body = [skip].into_iter().chain(navigation(localizer, place)).chain([main, footer]);
    let body = element("body", &[], [body.collect()]);
    let language = match localizer.language {
        Language::De => "de",
        Language::En => "en",
    };
    let document = element("html", &[("lang", language)], [head(title), body]);
    format!("<!DOCTYPE html>\n{}\n", document.into_text())
}

fn head(title: &str) -> Html {
    let meta = |name, content| void("meta", &[("name", name), ("content", content)]);
    let parts = [
        void("meta", &[("charset", "utf-8")]),
        void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]),
        meta("viewport", "width=device-width, initial-scale=1"),
        meta("generator", concat!("ozg ", env!("CARGO_PKG_VERSION"))),
        element("title", &[], [text(title)]),
        // Without one, browsers ask the server for an icon.
        void("link", &[("rel", "icon"), ("href", "data:,")]),
        element("style", &[], [constant(include_str!("report.css"))]),
    ];
    element("head", &[], [parts.into_iter().collect()])
}

/// The index and the reports of the set that the page belongs to.
fn navigation(localizer: &Localizer, place: &PageContext<'_>) -> Option<Html> {
    let site = place.site?;
    let index = format!("{INDEX}.html");
    let pages = [(localizer.text("page-index"), &index)];
    let pages = pages.iter().map(|(title, path)| (title, *path));
    let pages = pages.chain(site.reports.iter().map(|(title, path)| (title, path)));
    let entries = pages.map(|(title, path)| {
        let address = place.to(path);
        let here = (path == place.path).then_some(("aria-current", "page"));
        let attributes: Vec<_> = [("href", &*address)].into_iter().chain(here).collect();
        element("li", &[], [element("a", &attributes, [text(title)])])
    });
    let list = element("ul", &[], entries);
    let label = localizer.text("page-reports");
    Some(element("header", &[], [element("nav", &[("aria-label", &label)], [list])]))
}
