//! A report as one file of HTML, readable without scripts, network or colours.

use super::escape_to_one_line;
use super::html::{Html, element, text};
use super::html_axis::axis_svg;
use super::html_line::lines_html;
use super::html_table::table_html;
use super::map::map_html;
use super::page_html::page;
use super::site::PageContext;
use crate::section::{Presentation, Section};
use messages::Localizer;
use messages::Message;

/// The heading, what there is to say of the whole, what it is for, and each section under a heading of its own.
#[must_use]
pub fn report_html(
    head: &[Message],
    about: &Message,
    sections: &[Section],
    localizer: &Localizer,
    place: &PageContext<'_>,
) -> String {
    let said: Vec<_> =
        head.iter().map(|message| escape_to_one_line(&localizer.format(message))).collect();
    let title = said.first().map(String::as_str).unwrap_or_default();
    let heading = element("h1", &[], [text(title)]);
    let about = localizer.format(about);
    let lead = said.iter().skip(1).chain([&about]);
    let lead = lead.map(|line| element("p", &[("class", "lead")], [text(line)]));
    let contents = contents(sections, localizer);
    let parts = sections.iter().map(|section| section_html(section, localizer, place));
    let content: Html = [heading].into_iter().chain(lead).chain(contents).chain(parts).collect();
    page(title, [content], localizer, place)
}

/// What a section is called on its page and in its addresses.
fn title(section: &Section, localizer: &Localizer) -> String {
    let said =
        section.table.title.as_ref().map(|title| escape_to_one_line(&localizer.format(title)));
    said.unwrap_or_else(|| section.table.name.to_owned())
}

/// Leads to each section, if there are several.
fn contents(sections: &[Section], localizer: &Localizer) -> Option<Html> {
    let entries = sections.iter().map(|section| {
        let address = format!("#{}", section.table.name);
        let link = element("a", &[("href", &address)], [text(&title(section, localizer))]);
        element("li", &[], [link])
    });
    let label = localizer.text("page-contents");
    let list = element("ul", &[], entries);
    let nav = || element("nav", &[("class", "contents"), ("aria-label", &label)], [list]);
    (sections.len() > 1).then(nav)
}

fn section_html(section: &Section, localizer: &Localizer, place: &PageContext<'_>) -> Html {
    let (name, title) = (section.table.name, title(section, localizer));
    let heading_id = format!("{name}-heading");
    let heading = element("h2", &[("id", &heading_id)], [text(&title)]);
    let map = section.map.as_ref().map(|map| map_html(map, name, localizer));
    let is_beside =
        matches!(section.presentation, Presentation::Axis(_)) || section.before.is_some();
    let legend = section.legend.iter().filter(|_| !is_beside);
    let notes = notes(legend.chain(&section.notes), "p", localizer);
    let content: Html = if section.table.rows.is_empty() {
        element("p", &[], [text(&localizer.text("report-none"))])
    } else {
        let table = table_html(section, &title, localizer, place);
        let table = scrolled(&format!("{title}: {}", localizer.text("page-table")), table);
        drawing(section, &title, localizer).into_iter().chain([table]).collect()
    };
    let attributes = [("id", name), ("aria-labelledby", &*heading_id), ("class", class(section))];
    element("section", &attributes, [heading].into_iter().chain(map).chain([content, notes]))
}

/// How a section is laid out.
fn class(section: &Section) -> &'static str {
    match section.presentation {
        Presentation::Facts => "facts",
        _ if section.map.is_some() => "mapped",
        _ => "part",
    }
}

/// What the table cannot say, in elements of this name.
fn notes<'m>(
    notes: impl Iterator<Item = &'m Message>,
    name: &'static str,
    localizer: &Localizer,
) -> Html {
    let line = |note| text(&escape_to_one_line(&localizer.format(note)));
    notes.map(|note| element(name, &[("class", "note")], [line(note)])).collect()
}

/// Marks in time need their legend beside them.
fn drawing(section: &Section, title: &str, localizer: &Localizer) -> Option<Html> {
    let axis = match &section.presentation {
        Presentation::Axis(axis) => axis,
        Presentation::Line => {
            let lines = lines_html(&section.table, localizer);
            return Some(element("div", &[("class", "lines")], lines));
        }
        _ => return None,
    };
    let label = format!("{title}: {}", localizer.text("page-drawing"));
    let axis = scrolled(&label, axis_svg(axis, title));
    let caption = element("figcaption", &[], [notes(section.legend.iter(), "span", localizer)]);
    Some(element("figure", &[("class", "timeline")], [axis, caption]))
}

/// What may be wider than the window scrolls by itself, with a keyboard too.
fn scrolled(label: &str, content: Html) -> Html {
    let attributes =
        [("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0")];
    element("div", &attributes, [content])
}
