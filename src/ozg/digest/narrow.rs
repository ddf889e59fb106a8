//! Narrows changes to some Kommunen or to a Themenfeld.

use super::RecordNames;
use crate::ozg::domain::{
    Event, Leistung, Municipality, OnlineService, Project, RecordView, Themenfeld,
};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::scope::{ReportScope, ScopeFilter};
use messages::PartialDate;
use record_diff::diff::{Diff, RecordChangeKind};

/// The kinds that belong both to a Themenfeld and to Kommunen.
const OF_BOTH: [&str; 3] = [Project::KIND, OnlineService::KIND, Event::KIND];

/// Keeps the changes of records that are in scope before or after.
#[must_use]
pub fn narrow(
    mut diff: Diff,
    names: &RecordNames<'_>,
    as_of: PartialDate,
    narrowing: &ScopeFilter,
) -> Diff {
    if *narrowing == ScopeFilter::default() {
        return diff;
    }
    let [base, head] = [names.base, names.head]
        .map(|side| ReportScope::new(side, AnswerDay::of_state(as_of), narrowing));
    diff.changes.retain(|change| {
        let kind = change.kind.name.as_str();
        let is_narrowed = match kind {
            Municipality::KIND => narrowing.themenfeld.is_none(),
            Leistung::KIND | Themenfeld::KIND => !narrowing.concerns_kommunen(),
            kind => OF_BOTH.contains(&kind),
        };
        let before = match &change.what {
            RecordChangeKind::Renamed { from, .. } => from,
            _ => &change.id,
        };
        is_narrowed && (base.has(kind, before) || head.has(kind, &change.id))
    });
    diff.schema.clear();
    diff
}
