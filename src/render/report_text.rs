//! A report for a terminal: its tables under their titles, with bars or an axis where that helps.

use super::line_chart::trend_chart;
use super::section_axis::axis_text;
use super::section_bars::with_bars;
use super::section_compared::compared;
use super::section_heat::shaded;
use super::table_text::table_text;
use super::wrap::paragraph;
use crate::section::{Drawing, Section};
use messages::Message;
use messages::Speaker;

/// The heading and each section; as wide as it is where there is no width.
#[must_use]
pub fn report_text(
    head: &[Message],
    sections: &[Section],
    speaker: &Speaker,
    width: Option<usize>,
) -> String {
    let paragraph = |message: &Message| paragraph(&speaker.say(message), width, "");
    let mut text: String = head.iter().map(paragraph).collect();
    for section in sections {
        text.push('\n');
        if let Some(title) = &section.table.title {
            text.push_str(&paragraph(title));
        }
        text.push_str(&drawn(section, speaker, width));
        let legend = section.legend.iter().filter(|_| section.before.is_none());
        for note in legend.chain(&section.notes) {
            text.push_str(&paragraph(note));
        }
    }
    text
}

fn drawn(section: &Section, speaker: &Speaker, width: Option<usize>) -> String {
    if section.table.rows.is_empty() {
        return format!("{}\n", speaker.word("report-none"));
    }
    match (&section.drawing, width) {
        (Drawing::Axis(axis), _) if section.before.is_none() => axis_text(axis, width),
        (Drawing::Bars(column), Some(width)) if section.before.is_none() => {
            let table = with_bars(&section.table, column, speaker, width);
            table_text(&table, speaker, Some(width))
        }
        (Drawing::Heat, _) if section.before.is_none() => {
            table_text(&shaded(&section.table, speaker), speaker, width)
        }
        (Drawing::Line, _) => {
            let table = table_text(&section.table, speaker, width);
            format!("{table}\n{}", trend_chart(&section.table, speaker, width))
        }
        _ => table_text(&compared(section, speaker), speaker, width),
    }
}
