//! `ozg import`

mod tables;

use std::sync::Arc;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::cli::ImportArgs;
use crate::ozg::meaning::Interpretation;
use crate::render::changes_text::ChangesText;
use crate::render::conflicts_text::conflicts_text;
use file_tree::Tree;
use file_tree::write::{self, WriteOp, write_all};
use messages::msg;
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, field_changes};
use record_diff::import::{ImportPlan, plan};
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::Node;

pub(super) fn run(context: &CommandContext<'_>, args: &ImportArgs) -> Result<ExitStatus> {
    let directory = context.workspace.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let now = tables::read(context, &directory.root, &args.tables)?;
    let before = tables::before(context, args.base.as_deref(), &now)?;
    let plans = plan(&schemas, &now, &before, &|path| Ok(directory.content(path)))?;
    if args.write {
        write_all(&directory.root, &plans.iter().filter_map(step).collect::<Vec<_>>())?;
    } else {
        show_changes(context, &plans)?;
    }
    let conflicts = conflicts_text(&plans, &context.localizer);
    context.print(&conflicts)?;
    summarise(context, args, &plans);
    Ok(if conflicts.is_empty() { ExitStatus::Fine } else { ExitStatus::Findings })
}

fn step(plan: &ImportPlan) -> Option<write::FileChange<'_>> {
    let text = plan.text.as_deref()?;
    let what = if plan.old.is_some() { WriteOp::Update(text) } else { WriteOp::Create(text) };
    Some(write::FileChange { path: &plan.path, op: what })
}

/// As `ozg diff` would show it once it is written.
fn show_changes(context: &CommandContext<'_>, plans: &[ImportPlan]) -> Result<()> {
    let changes: Vec<_> = plans.iter().filter(|plan| plan.text.is_some()).map(change).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let diff = Diff { changes, ..Diff::default() };
    let interpretation = Interpretation::new(&diff, None, context.workspace.today);
    let renderer = ChangesText { localizer: &context.localizer, width: context.width() };
    context.print(&renderer.diff(&diff, &interpretation))
}

fn change(plan: &ImportPlan) -> RecordChange {
    let kind = Arc::clone(&plan.kind);
    let file: Arc<str> = Arc::from(plan.path.as_str());
    let record = |root: &Node| Record {
        kind: Arc::clone(&kind),
        id: plan.id.clone(),
        file: Arc::clone(&file),
        root: root.clone(),
    };
    let new = record(&plan.new);
    let label = new.label().to_owned();
    let what = match &plan.old {
        Some(old) => {
            let fields = field_changes(&kind, old, &plan.new);
            RecordChangeKind::Changed { old: record(old), new, fields }
        }
        None => RecordChangeKind::Added { record: new },
    };
    RecordChange { kind, id: plan.id.clone(), label, file, what, dangling: Vec::new() }
}

fn summarise(context: &CommandContext<'_>, args: &ImportArgs, plans: &[ImportPlan]) {
    for plan in plans.iter().filter(|plan| plan.is_dropped) {
        context.notify(&msg!("import-dropped", file = &plan.path));
    }
    let count = |wanted: fn(&&ImportPlan) -> bool| plans.iter().filter(wanted).count();
    let created = count(|plan| plan.text.is_some() && plan.old.is_none());
    let changed = count(|plan| plan.text.is_some() && plan.old.is_some());
    context.notify(&msg!(
        "import-summary",
        created = created,
        changed = changed,
        same = count(|plan| plan.text.is_none() && !plan.is_dropped),
        conflicts = plans.iter().map(|plan| plan.conflicts.len()).sum::<usize>(),
    ));
    if !args.write && created + changed > 0 {
        context.notify(&msg!("import-preview"));
    }
}
