//! Rows whose unique value another record has: none of them is brought in.

use anyhow::Result;

use super::{ImportPlan, RecordAbsence, RowConflict};
use records::dataset::UniqueValues;

/// Takes back the plans for rows of one kind after which two records would share a value, and says of records
/// that are gone under which id they are there. The records are read only if a plan needs it.
pub(super) fn settle(
    plans: &mut [ImportPlan],
    read: impl FnOnce() -> Result<UniqueValues>,
) -> Result<()> {
    if !plans.iter().any(needs_codes) {
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
    // A plan that is taken back leaves its record the value that another row may want.
    while take_back(plans, &mut values) {}
    Ok(())
}

fn take_back(plans: &mut [ImportPlan], values: &mut UniqueValues) -> bool {
    let mut taken_back = Vec::new();
    for plan in plans.iter_mut().filter(|plan| plan.text.is_some()) {
        let taken = values.taken(&plan.kind, &plan.id, plan.old.as_ref(), &plan.new);
        if let Some(taken) = taken {
            plan.row_conflict = Some(RowConflict::Taken(taken));
            plan.text = None;
            plan.conflicts.clear();
            taken_back.push(plan);
        }
    }
    for plan in &taken_back {
        values.replace(&plan.kind, &plan.id, Some(&plan.new), plan.old.as_ref());
    }
    !taken_back.is_empty()
}

fn needs_codes(plan: &ImportPlan) -> bool {
    let is_gone = matches!(plan.absence, Some(RecordAbsence::Record { .. }))
        || matches!(plan.row_conflict, Some(RowConflict::Gone { .. }));
    let changes = |name: &str| {
        let old = plan.old.as_ref().and_then(|old| old.get(name));
        plan.new.get(name).is_some_and(|new| is_gone || old != Some(new))
    };
    let mut unique = plan.kind.root.children().iter().filter(|field| field.unique);
    (is_gone || plan.text.is_some()) && unique.any(|field| changes(&field.name))
}
