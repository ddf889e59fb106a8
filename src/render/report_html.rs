//! A report as one file of HTML, readable without scripts, network or colours.

use super::html::{Html, element, text};
use super::html_axis::axis_svg;
use super::html_line::lines_html;
use super::html_table::table_html;
use super::map::map_html;
use super::on_one_line;
use super::page_html::page;
use super::site::Place;
use crate::section::{Drawing, Section};
use messages::Message;
use messages::Speaker;

/// The heading, what there is to say of the whole, what it is for, and each section under a heading of its own.
#[must_use]
pub fn report_html(
    head: &[Message],
    about: &Message,
    sections: &[Section],
    speaker: &Speaker,
    place: &Place<'_>,
) -> String {
    let said: Vec<_> = head.iter().map(|message| on_one_line(&speaker.say(message))).collect();
    let title = said.first().map(String::as_str).unwrap_or_default();
    let heading = element("h1", &[], [text(title)]);
    let about = speaker.say(about);
    let lead = said.iter().skip(1).chain([&about]);
    let lead = lead.map(|line| element("p", &[("class", "lead")], [text(line)]));
    let contents = contents(sections, speaker);
    let parts = sections.iter().map(|section| section_html(section, speaker, place));
    let content: Html = [heading].into_iter().chain(lead).chain(contents).chain(parts).collect();
    page(title, [content], speaker, place)
}

/// What a section is called on its page and in its addresses.
fn title(section: &Section, speaker: &Speaker) -> String {
    let said = section.table.title.as_ref().map(|title| on_one_line(&speaker.say(title)));
    said.unwrap_or_else(|| section.table.name.to_owned())
}

/// Leads to each section, if there are several.
fn contents(sections: &[Section], speaker: &Speaker) -> Option<Html> {
    let entries = sections.iter().map(|section| {
        let address = format!("#{}", section.table.name);
        let link = element("a", &[("href", &address)], [text(&title(section, speaker))]);
        element("li", &[], [link])
    });
    let label = speaker.word("page-contents");
    let list = element("ul", &[], entries);
    let nav = || element("nav", &[("class", "contents"), ("aria-label", &label)], [list]);
    (sections.len() > 1).then(nav)
}

fn section_html(section: &Section, speaker: &Speaker, place: &Place<'_>) -> Html {
    let (name, title) = (section.table.name, title(section, speaker));
    let heading_id = format!("{name}-heading");
    let heading = element("h2", &[("id", &heading_id)], [text(&title)]);
    let map = section.map.as_ref().map(|map| map_html(map, name, speaker));
    let is_beside = matches!(section.drawing, Drawing::Axis(_)) || section.before.is_some();
    let legend = section.legend.iter().filter(|_| !is_beside);
    let notes = notes(legend.chain(&section.notes), "p", speaker);
    let content: Html = if section.table.rows.is_empty() {
        element("p", &[], [text(&speaker.word("report-none"))])
    } else {
        let table = table_html(section, &title, speaker, place);
        let table = scrolled(&format!("{title}: {}", speaker.word("page-table")), table);
        drawing(section, &title, speaker).into_iter().chain([table]).collect()
    };
    let attributes = [("id", name), ("aria-labelledby", &*heading_id), ("class", class(section))];
    element("section", &attributes, [heading].into_iter().chain(map).chain([content, notes]))
}

/// How a section is laid out.
fn class(section: &Section) -> &'static str {
    match section.drawing {
        Drawing::Facts => "facts",
        _ if section.map.is_some() => "mapped",
        _ => "part",
    }
}

/// What the table cannot say, in elements of this name.
fn notes<'m>(
    notes: impl Iterator<Item = &'m Message>,
    name: &'static str,
    speaker: &Speaker,
) -> Html {
    let line = |note| text(&on_one_line(&speaker.say(note)));
    notes.map(|note| element(name, &[("class", "note")], [line(note)])).collect()
}

/// Marks in time need their legend beside them.
fn drawing(section: &Section, title: &str, speaker: &Speaker) -> Option<Html> {
    let axis = match &section.drawing {
        Drawing::Axis(axis) => axis,
        Drawing::Line => {
            let lines = lines_html(&section.table, speaker);
            return Some(element("div", &[("class", "lines")], lines));
        }
        _ => return None,
    };
    let label = format!("{title}: {}", speaker.word("page-drawing"));
    let axis = scrolled(&label, axis_svg(axis, title));
    let caption = element("figcaption", &[], [notes(section.legend.iter(), "span", speaker)]);
    Some(element("figure", &[("class", "timeline")], [axis, caption]))
}

/// What may be wider than the window scrolls by itself, with a keyboard too.
fn scrolled(label: &str, content: Html) -> Html {
    let attributes =
        [("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0")];
    element("div", &attributes, [content])
}
