//! A report for a terminal: its tables under their titles, with bars or an axis where that helps.

use super::line_chart::trend_chart;
use super::section_axis::axis_text;
use super::section_bars::with_bars;
use super::section_compared::compared;
use super::section_heat::shaded;
use super::table_text::table_text;
use super::wrap::paragraph;
use crate::section::{Presentation, Section};
use messages::Localizer;
use messages::Message;

/// The heading and each section; as wide as it is where there is no width.
#[must_use]
pub fn report_text(
    head: &[Message],
    sections: &[Section],
    localizer: &Localizer,
    width: Option<usize>,
) -> String {
    let paragraph = |message: &Message| paragraph(&localizer.format(message), width, "");
    let mut text: String = head.iter().map(paragraph).collect();
    for section in sections {
        text.push('\n');
        if let Some(title) = &section.table.title {
            text.push_str(&paragraph(title));
        }
        text.push_str(&drawn(section, localizer, width));
        let legend = section.legend.iter().filter(|_| section.before.is_none());
        for note in legend.chain(&section.notes) {
            text.push_str(&paragraph(note));
        }
    }
    text
}

fn drawn(section: &Section, localizer: &Localizer, width: Option<usize>) -> String {
    if section.table.rows.is_empty() {
        return format!("{}\n", localizer.text("report-none"));
    }
    match (&section.presentation, width) {
        (Presentation::Axis(axis), _) if section.before.is_none() => axis_text(axis, width),
        (Presentation::Bars(column), Some(width)) if section.before.is_none() => {
            let table = with_bars(&section.table, column, localizer, width);
            table_text(&table, localizer, Some(width))
        }
        (Presentation::Heat, _) if section.before.is_none() => {
            table_text(&shaded(&section.table, localizer), localizer, width)
        }
        (Presentation::Line, _) => {
            let table = table_text(&section.table, localizer, width);
            format!("{table}\n{}", trend_chart(&section.table, localizer, width))
        }
        _ => table_text(&compared(section, localizer), localizer, width),
    }
}
