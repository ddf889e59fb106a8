//! Rows whose unique value belongs to another record: none of them is imported.

use anyhow::Result;

use super::{ImportPlan, RecordAbsence, RowConflict};
use records::dataset::UniqueValues;

/// Cancels the plans for rows of one kind after which two records would share a unique value, and finds the id under
/// which missing records exist now. The records are read only if a plan needs it.
pub(super) fn settle(
    plans: &mut [ImportPlan],
    read: impl FnOnce() -> Result<UniqueValues>,
) -> Result<()> {
    if !plans.iter().any(needs_unique_values) {
        return Ok(());
    }
    let mut values = read()?;
    for plan in plans.iter_mut() {
        let holder = values.taken(&plan.kind, &plan.id, None, &plan.new).map(|taken| taken.holder);
        if let Some(RecordAbsence::Record { now }) = &mut plan.absence {
            *now = holder;
        } else if let Some(RowConflict::Gone { now }) = &mut plan.row_conflict {
            *now = holder;
        }
    }
    for plan in plans.iter().filter(|plan| plan.text.is_some()) {
        values.replace(&plan.kind, &plan.id, plan.old.as_ref(), Some(&plan.new));
    }
    // Cancelling a plan leaves its record the value that another row may claim.
    while cancel_conflicting(plans, &mut values) {}
    Ok(())
}

fn cancel_conflicting(plans: &mut [ImportPlan], values: &mut UniqueValues) -> bool {
    let mut cancelled = Vec::new();
    for plan in plans.iter_mut().filter(|plan| plan.text.is_some()) {
        let taken = values.taken(&plan.kind, &plan.id, plan.old.as_ref(), &plan.new);
        if let Some(taken) = taken {
            plan.row_conflict = Some(RowConflict::Taken(taken));
            plan.text = None;
            plan.conflicts.clear();
            cancelled.push(plan);
        }
    }
    for plan in &cancelled {
        values.replace(&plan.kind, &plan.id, Some(&plan.new), plan.old.as_ref());
    }
    !cancelled.is_empty()
}

fn needs_unique_values(plan: &ImportPlan) -> bool {
    let is_missing = matches!(plan.absence, Some(RecordAbsence::Record { .. }))
        || matches!(plan.row_conflict, Some(RowConflict::Gone { .. }));
    let changes = |name: &str| {
        let old = plan.old.as_ref().and_then(|old| old.get(name));
        plan.new.get(name).is_some_and(|new| is_missing || old != Some(new))
    };
    let mut unique = plan.kind.root.children().iter().filter(|field| field.unique);
    (is_missing || plan.text.is_some()) && unique.any(|field| changes(&field.name))
}
