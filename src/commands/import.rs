//! `ozg import`

mod tables;

use std::sync::Arc;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ImportArgs;
use crate::ozg::meaning::Told;
use crate::render::changes_text::ChangesText;
use crate::render::conflicts_text::conflicts_text;
use file_tree::Tree;
use file_tree::write::{self, Wanted, together};
use messages::msg;
use record_diff::diff::{Change, Diff, What, field_changes};
use record_diff::import::{Plan, plan};
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::Node;

pub(super) fn run(context: &Context<'_>, args: &ImportArgs) -> Result<Exit> {
    let directory = context.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let now = tables::read(context, &directory.root, &args.tables)?;
    let before = tables::before(context, args.base.as_deref(), &now)?;
    let plans = plan(&schemas, &now, &before, &|path| Ok(directory.content(path)))?;
    if args.write {
        together(&directory.root, &plans.iter().filter_map(step).collect::<Vec<_>>())?;
    } else {
        show_changes(context, &plans)?;
    }
    let conflicts = conflicts_text(&plans, &context.speaker);
    context.print(&conflicts)?;
    summarise(context, args, &plans);
    Ok(if conflicts.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn step(plan: &Plan) -> Option<write::Change<'_>> {
    let text = plan.text.as_deref()?;
    let what = if plan.old.is_some() { Wanted::Content(text) } else { Wanted::New(text) };
    Some(write::Change { path: &plan.path, what })
}

/// As `ozg diff` would show it once it is written.
fn show_changes(context: &Context<'_>, plans: &[Plan]) -> Result<()> {
    let changes: Vec<_> = plans.iter().filter(|plan| plan.text.is_some()).map(change).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let diff = Diff { changes, ..Diff::default() };
    let told = Told::new(&diff, None, context.env.today);
    let renderer = ChangesText { speaker: &context.speaker, width: context.width() };
    context.print(&renderer.diff(&diff, &told))
}

fn change(plan: &Plan) -> Change {
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
            What::Changed { old: record(old), new, fields }
        }
        None => What::Added { record: new },
    };
    Change { kind, id: plan.id.clone(), label, file, what, dangling: Vec::new() }
}

fn summarise(context: &Context<'_>, args: &ImportArgs, plans: &[Plan]) {
    for plan in plans.iter().filter(|plan| plan.is_dropped) {
        context.say(&msg!("import-dropped", file = &plan.path));
    }
    let count = |wanted: fn(&&Plan) -> bool| plans.iter().filter(wanted).count();
    let created = count(|plan| plan.text.is_some() && plan.old.is_none());
    let changed = count(|plan| plan.text.is_some() && plan.old.is_some());
    context.say(&msg!(
        "import-summary",
        created = created,
        changed = changed,
        same = count(|plan| plan.text.is_none() && !plan.is_dropped),
        conflicts = plans.iter().map(|plan| plan.conflicts.len()).sum::<usize>(),
    ));
    if !args.write && created + changed > 0 {
        context.say(&msg!("import-preview"));
    }
}
