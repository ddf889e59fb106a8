//! News as a page of their own.

use super::digest_text::group_name;
use super::escape_to_one_line;
use super::html::{Html, element, text};
use super::page_html::page;
use super::site::PageContext;
use crate::ozg::digest::{Digest, DigestGroup};
use messages::Localizer;
use messages::Message;

#[must_use]
pub fn digest_html(
    head: &[Message],
    digest: &Digest,
    localizer: &Localizer,
    place: &PageContext<'_>,
) -> String {
    let said: Vec<_> =
        head.iter().map(|message| escape_to_one_line(&localizer.format(message))).collect();
    let title = said.first().map(String::as_str).unwrap_or_default();
    let none = digest.groups.is_empty();
    let none = none.then(|| element("p", &[], [text(&localizer.text("digest-none"))]));
    let groups = digest.groups.iter().map(|group| group_html(group, localizer));
    let heading = element("h1", &[], [text(title)]);
    let lead = said.iter().skip(1);
    let lead = lead.map(|line| element("p", &[("class", "lead")], [text(line)]));
    let content: Html = [heading].into_iter().chain(lead).chain(none).chain(groups).collect();
    page(title, [content], localizer, place)
}

fn group_html(group: &DigestGroup, localizer: &Localizer) -> Html {
    let heading = element("h2", &[], [text(&escape_to_one_line(&group_name(group, localizer)))]);
    let sentences = group.sentences.iter().map(|sentence| {
        element("li", &[], [text(&escape_to_one_line(&localizer.format(&sentence.message)))])
    });
    element("section", &[], [heading, element("ul", &[("class", "news")], sentences)])
}
