//! The changes that a merge made itself: those in which it differs from all its parents.

use crate::diff::{RecordChange, RecordChangeKind};
use records::algebra::RecordPath;

/// The changes of a commit, given those from each of its parents.
pub(super) fn of_all(mut sides: Vec<Vec<RecordChange>>) -> Vec<RecordChange> {
    let Some(first) = sides.pop() else { return Vec::new() };
    if sides.is_empty() {
        return first;
    }
    first.into_iter().filter_map(|change| of_one(change, &mut sides)).collect()
}

fn of_one(change: RecordChange, others: &mut [Vec<RecordChange>]) -> Option<RecordChange> {
    let is_same =
        |other: &RecordChange| other.kind.name == change.kind.name && other.id == change.id;
    let mut all = Vec::new();
    for others in others {
        let at = others.iter().position(is_same)?;
        all.push(others.swap_remove(at));
    }
    all.push(change);
    let is_edited = |change: &RecordChange| {
        matches!(change.what, RecordChangeKind::Changed { .. } | RecordChangeKind::Renamed { .. })
    };
    let (mut edited, mut others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_edited);
    let Some(mut change) = edited.pop() else { return others.pop() };
    let in_all = |path: &RecordPath| {
        edited.iter().all(|other| other.fields().iter().any(|field| field.path == *path))
    };
    let is_renamed =
        |change: &RecordChange| matches!(change.what, RecordChangeKind::Renamed { .. });
    let was_renamed = edited.iter().all(is_renamed) && others.is_empty();
    match &mut change.what {
        RecordChangeKind::Changed { fields, .. } | RecordChangeKind::Renamed { fields, .. } => {
            fields.retain(|field| in_all(&field.path));
        }
        _ => {}
    }
    let is_new = !change.fields().is_empty() || (is_renamed(&change) && was_renamed);
    is_new.then_some(change)
}
