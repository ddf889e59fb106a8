//! What is said of a diff as a whole, in text and in Markdown.

use super::facts::FactFormatter;
use crate::ozg::meaning::DatasetEffect;
use file_tree::INDEX;
use messages::Localizer;
use messages::Message;
use messages::msg;
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, SideState};
use record_lint::Finding;

/// The meaning under which the records stand that followed a renamed one.
pub(super) const RENAMED: &str = "record-renamed";
/// Figures and findings of each sort that are shown; a diff is to fit on a screen.
const SHOWN: usize = 12;

#[must_use]
pub fn changes_summary(diff: &Diff) -> Message {
    let counts = diff.counts();
    msg!(
        "diff-summary",
        total = diff.changes.len(),
        added = counts.added,
        removed = counts.removed,
        renamed = counts.renamed,
        changed = counts.changed,
        reformatted = counts.reformatted,
        unreadable = counts.unreadable,
    )
}

/// What became of a record, in one sign.
pub(super) fn record_sign(change: &RecordChange) -> char {
    match change.what {
        RecordChangeKind::Added { .. } => '+',
        RecordChangeKind::Removed { .. } => '-',
        RecordChangeKind::Renamed { .. }
        | RecordChangeKind::Changed { .. }
        | RecordChangeKind::Reformatted { .. } => '~',
        RecordChangeKind::Unreadable { .. } => '!',
    }
}

/// What a record is on those sides where it cannot be read, or is not.
pub(super) fn unreadable(
    diff: &Diff,
    change: &RecordChange,
    localizer: &Localizer,
) -> Vec<Message> {
    let RecordChangeKind::Unreadable { base, head } = change.what else { return Vec::new() };
    let side = |name: &str, reading| match reading {
        SideState::Sound => None,
        SideState::Absent => Some(msg!("diff-absent", side = name)),
        SideState::Broken => Some(msg!("diff-unreadable", side = name)),
    };
    let sides = [side(&diff.base, base), side(&head_name(diff, localizer), head)];
    sides.into_iter().flatten().collect()
}

/// The second state, as the user named it.
pub(super) fn head_name(diff: &Diff, localizer: &Localizer) -> String {
    diff.head.clone().unwrap_or_else(|| localizer.text("diff-working-tree"))
}

/// The records that followed a renamed one, with the fields: `project/a kernteam, …`.
pub(super) fn followed(change: &RecordChange) -> Option<String> {
    let RecordChangeKind::Renamed { reference_updates: follow_ups, .. } = &change.what else {
        return None;
    };
    let one = |follow_up: &record_diff::diff::ReferenceUpdate| {
        format!("{}/{} {}", follow_up.kind, follow_up.id, follow_up.field)
    };
    let records: Vec<_> = follow_ups.iter().map(one).collect();
    (!records.is_empty()).then(|| records.join(", "))
}

/// How many figures and findings are others.
pub(super) fn effect_summary(effect: &DatasetEffect, localizer: &Localizer) -> String {
    localizer.format(&msg!(
        "diff-effect-summary",
        figures = effect.figures.len(),
        new = effect.new_findings.len(),
        mended = effect.fixed_findings.len(),
    ))
}

/// What a diff does to figures and findings, a line each.
pub(super) fn effect_lines(
    diff: &Diff,
    effect: &DatasetEffect,
    words: &FactFormatter<'_>,
) -> Vec<String> {
    let localizer = words.localizer;
    let mut lines: Vec<_> =
        effect.figures.iter().take(SHOWN).map(|figure| words.figure(figure)).collect();
    let more = effect.figures.len().saturating_sub(SHOWN);
    if more > 0 {
        let at = diff
            .head
            .iter()
            .filter(|head| *head != INDEX)
            .map(|head| format!(" --at {head}"))
            .collect::<String>();
        let command = format!("ozg report overview --compare {}{at}", diff.base);
        let command = (words.quote)(&command);
        lines.push(localizer.format(&msg!(
            "diff-figures-left-out",
            count = more,
            command = command
        )));
    }
    for (sign, findings) in [("+", &effect.new_findings), ("-", &effect.fixed_findings)] {
        let shown = findings.iter().take(SHOWN).map(|found| finding(sign, found, words));
        lines.extend(shown);
        let more = findings.len().saturating_sub(SHOWN);
        if more > 0 {
            lines.push(localizer.format(&msg!("diff-findings-left-out", count = more)));
        }
    }
    lines
}

fn finding(sign: &str, finding: &Finding, words: &FactFormatter<'_>) -> String {
    let message = words.localizer.format(&finding.message);
    let code = finding.code.title();
    let [sign, code, place, message] =
        [sign, code.as_str(), &finding.location.file, message.as_str()].map(words.quote);
    format!("{sign} {code} {place}: {message}")
}
