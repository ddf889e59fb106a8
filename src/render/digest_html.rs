//! News as a page of their own.

use super::digest_text::group_name;
use super::html::{Html, element, text};
use super::on_one_line;
use super::page_html::page;
use super::site::Place;
use crate::ozg::digest::{Digest, Group};
use messages::Message;
use messages::Speaker;

#[must_use]
pub fn digest_html(
    head: &[Message],
    digest: &Digest,
    speaker: &Speaker,
    place: &Place<'_>,
) -> String {
    let said: Vec<_> = head.iter().map(|message| on_one_line(&speaker.say(message))).collect();
    let title = said.first().map(String::as_str).unwrap_or_default();
    let none = digest.groups.is_empty();
    let none = none.then(|| element("p", &[], [text(&speaker.word("digest-none"))]));
    let groups = digest.groups.iter().map(|group| group_html(group, speaker));
    let heading = element("h1", &[], [text(title)]);
    let lead = said.iter().skip(1);
    let lead = lead.map(|line| element("p", &[("class", "lead")], [text(line)]));
    let content: Html = [heading].into_iter().chain(lead).chain(none).chain(groups).collect();
    page(title, [content], speaker, place)
}

fn group_html(group: &Group, speaker: &Speaker) -> Html {
    let heading = element("h2", &[], [text(&on_one_line(&group_name(group, speaker)))]);
    let sentences = group
        .sentences
        .iter()
        .map(|sentence| element("li", &[], [text(&on_one_line(&speaker.say(&sentence.said)))]));
    element("section", &[], [heading, element("ul", &[("class", "news")], sentences)])
}
