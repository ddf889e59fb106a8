//! The page that leads to all reports of a set.

use super::html::{Html, element, text};
use super::page_html::page;
use super::site::{INDEX, PageContext, Site};
use messages::Localizer;
use messages::Message;

/// Pages of one kind: a title, and of each page the title, the path, and what it says.
pub struct PageGroup {
    pub title: Message,
    pub pages: Vec<PageLink>,
}

/// A page as a list shows it.
pub struct PageLink {
    pub title: String,
    pub path: String,
    pub about: Option<Message>,
}

/// The title of the set, and its pages group by group.
#[must_use]
pub fn index_html(
    title: &Message,
    groups: &[PageGroup],
    site: &Site,
    localizer: &Localizer,
) -> String {
    let path = format!("{INDEX}.html");
    let place = PageContext { site: Some(site), path: &path };
    let title = localizer.format(title);
    let heading = element("h1", &[], [text(&title)]);
    let groups = groups.iter().map(|group| group_html(group, localizer));
    let content: Html = [heading].into_iter().chain(groups).collect();
    page(&title, [content], localizer, &place)
}

fn group_html(group: &PageGroup, localizer: &Localizer) -> Html {
    let heading = element("h2", &[], [text(&localizer.format(&group.title))]);
    let link = |page: &PageLink| element("a", &[("href", &page.path)], [text(&page.title)]);
    let list = if group.pages.iter().any(|page| page.about.is_some()) {
        let described = group.pages.iter().flat_map(|page| {
            let about =
                page.about.as_ref().map(|about| localizer.format(about)).unwrap_or_default();
            [element("dt", &[], [link(page)]), element("dd", &[], [text(&about)])]
        });
        element("dl", &[], described)
    } else {
        let pages = group.pages.iter().map(|page| element("li", &[], [link(page)]));
        element("ul", &[("class", "columns")], pages)
    };
    element("section", &[], [heading, list])
}
