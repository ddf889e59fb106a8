//! All that a finding says, one sentence a line, for formats that have room for text only.

use super::on_one_line;
use messages::Speaker;
use record_lint::Finding;
use record_lint::Sources;

/// The message, harmless to display.
pub(super) fn message(finding: &Finding, speaker: &Speaker) -> String {
    on_one_line(&speaker.say(&finding.message))
}

/// What explains the finding where it stands: label, notes and help.
pub(super) fn explanation(finding: &Finding, speaker: &Speaker) -> Vec<String> {
    let mut lines: Vec<_> = finding.label.iter().map(|label| speaker.say(label)).collect();
    let note = speaker.word("severity-note");
    lines.extend(finding.notes.iter().map(|text| format!("{note}: {}", speaker.say(text))));
    let help = speaker.word("severity-help");
    lines.extend(finding.help.iter().map(|text| format!("{help}: {}", speaker.say(text))));
    lines.iter().map(|line| on_one_line(line)).collect()
}

/// Message, other places and explanation.
pub(super) fn lines(finding: &Finding, sources: &Sources, speaker: &Speaker) -> Vec<String> {
    let places = finding.related.iter().map(|related| {
        let place = sources.place(&related.location);
        on_one_line(&format!("{place}: {}", speaker.say(&related.label)))
    });
    let mut lines = vec![message(finding, speaker)];
    lines.extend(places);
    lines.extend(explanation(finding, speaker));
    lines
}
