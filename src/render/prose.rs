//! The texts of a finding, one sentence per line, for formats that have room for text only.

use super::escape_to_one_line;
use messages::Localizer;
use record_lint::Finding;
use record_lint::SourceMap;

/// The message, safe to display.
pub(crate) fn message(finding: &Finding, localizer: &Localizer) -> String {
    escape_to_one_line(&localizer.format(&finding.message))
}

/// What explains the finding at its own location: label, notes and help.
pub(crate) fn explanation(finding: &Finding, localizer: &Localizer) -> Vec<String> {
    let mut lines: Vec<_> = finding.label.iter().map(|label| localizer.format(label)).collect();
    let note = localizer.text("finding-note");
    lines.extend(finding.notes.iter().map(|text| format!("{note}: {}", localizer.format(text))));
    let help = localizer.text("severity-help");
    lines.extend(finding.help.iter().map(|text| format!("{help}: {}", localizer.format(text))));
    lines.iter().map(|line| escape_to_one_line(line)).collect()
}

/// Message, related locations and explanation.
pub(crate) fn lines(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> Vec<String> {
    let places = finding.related.iter().map(|related| {
        let place = sources.place(&related.location);
        escape_to_one_line(&format!("{place}: {}", localizer.format(&related.label)))
    });
    let mut lines = vec![message(finding, localizer)];
    lines.extend(places);
    lines.extend(explanation(finding, localizer));
    lines
}
