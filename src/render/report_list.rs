//! What reports there are, each with what it says.

use super::wrap::wrap;
use messages::Localizer;
use messages::Message;

/// Before the lines of a description.
const INDENT: usize = 4;

/// Names, each with a paragraph.
#[must_use]
pub fn report_list(
    reports: &[(String, Message)],
    localizer: &Localizer,
    width: Option<usize>,
) -> String {
    let described = reports.iter().map(|(name, about)| {
        let width = width.map(|width| width.saturating_sub(INDENT));
        let lines = wrap(&localizer.format(about), width);
        let lines: String = lines.iter().map(|line| format!("{:INDENT$}{line}\n", "")).collect();
        format!("{name}\n{lines}")
    });
    described.collect::<Vec<_>>().join("\n")
}
