//! `ozg diff`

use anyhow::{Result, bail};

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::data_state::state_message;
use crate::app::diff::{DiffAnswer, DiffOptions, DiffRequest, DiffSession, PatchAnswer};
use crate::cli::DiffArgs;
use crate::format::{AnswerKind, Format};
use crate::ozg::meaning::ChangeSeverity;
use crate::view::changes::{DetailLevel, changes_document, changes_notes};
use crate::view::comment::pull_request_comment;
use crate::wire::{self, diff::DiffShape, patch::PatchShape};
use file_tree::DataState;
use messages::{Message, msg};

pub(super) fn run(context: &CommandContext<'_>, args: &DiffArgs) -> Result<ExitStatus> {
    let request = DiffRequest {
        base: args.base.as_deref(),
        head: args.head.as_deref(),
        is_staged: args.staged,
    };
    let sides = DiffSession::open(&context.workspace, &request)?;
    let destination =
        Destination::new(context, AnswerKind::Changes, args.format, args.output.as_deref())?;
    if destination.format == Format::Patch {
        return print_patch(context, args, &destination, &sides);
    }
    if args.skip_unreadable {
        bail!(msg!("diff-skip-no-patch"));
    }
    let options = DiffOptions {
        as_of: context.workspace.as_of(args.as_of),
        with_formatting: args.formatting,
        effect: args.effect.into(),
    };
    let mut answer = sides.diff(&options)?;
    if answer.is_effect_left_out {
        context.notify(&msg!("diff-effect-left-out"));
    }
    if destination.format != Format::Json {
        answer.count_totals(&sides)?;
    }
    let states = states(&sides);
    let state_notes = state_messages(&states);
    print(context, args, &destination, &answer, &states)?;
    let is_reported = destination.format.is_for_people() && destination.format != Format::Html;
    // An HTML page contains the states itself.
    for state in state_notes.iter().filter(|_| is_reported) {
        context.notify(state);
    }
    // In formats for people, the answer itself contains the notes.
    if !destination.format.is_for_people() || answer.interpretation.is_empty() {
        for note in &changes_notes(&answer.diff) {
            context.notify(note);
        }
    }
    Ok(exit(args, &answer))
}

fn exit(args: &DiffArgs, answer: &DiffAnswer) -> ExitStatus {
    let limit = args.fail_on.map(ChangeSeverity::from);
    let is_too_severe = limit.is_some_and(|limit| answer.interpretation.severity() >= Some(limit));
    let differs = args.exit_code && !answer.interpretation.is_empty();
    if is_too_severe || differs { ExitStatus::Findings } else { ExitStatus::Fine }
}

/// The two states that are compared.
fn states(sides: &DiffSession) -> [DataState; 2] {
    let (base, head) = rayon::join(|| sides.base.tree.state(), || sides.head.tree.state());
    [base, head]
}

/// Messages about both states; empty if they are the same, or Git knows neither.
fn state_messages([base, head]: &[DataState; 2]) -> Vec<Message> {
    if base == head || (base.commit.is_none() && head.commit.is_none()) {
        return Vec::new();
    }
    let [before, after] = [base, head].map(state_message);
    vec![msg!("diff-state-before", state = before), msg!("diff-state-after", state = after)]
}

fn print(
    context: &CommandContext<'_>,
    args: &DiffArgs,
    destination: &Destination<'_>,
    answer: &DiffAnswer,
    states: &[DataState; 2],
) -> Result<()> {
    let [base, head] = states;
    let state_notes = &state_messages(states);
    let DiffAnswer { diff, interpretation, .. } = answer;
    let localizer = &context.localizer;
    if interpretation.is_empty() && destination.format != Format::Json {
        context.notify(&msg!("diff-none"));
    }
    let text = match destination.format {
        Format::Text if interpretation.is_empty() => String::new(),
        Format::Md => {
            let document =
                |detail| changes_document(diff, interpretation, state_notes, detail, localizer);
            pull_request_comment((diff, interpretation), document, &command(args), localizer)
        }
        Format::Json => wire::json(&DiffShape::new(diff, interpretation, [base, head]))?,
        _ => {
            let all =
                changes_document(diff, interpretation, state_notes, DetailLevel::Values, localizer);
            return destination.linked_document(context, &all, &diff.changes);
        }
    };
    destination.text(context, &text)
}

/// A patch contains no schemas: those of the dataset that it is applied to are used.
fn print_patch(
    context: &CommandContext<'_>,
    args: &DiffArgs,
    destination: &Destination<'_>,
    sides: &DiffSession,
) -> Result<ExitStatus> {
    let PatchAnswer { patch, left_out } = sides.patch(args.skip_unreadable)?;
    for message in &left_out {
        context.notify(message);
    }
    let name = sides.base.name.as_deref().unwrap_or_default();
    let shape = PatchShape::new(&patch, name, sides.head.name.as_deref());
    destination.text(context, &wire::json(&shape)?)?;
    let differs = args.exit_code && !patch.changes.is_empty();
    Ok(if differs { ExitStatus::Findings } else { ExitStatus::Fine })
}

/// The command that shows the same changes in a terminal.
fn command(args: &DiffArgs) -> String {
    let staged = args.staged.then_some("--staged");
    let words = [Some("ozg diff"), staged, args.base.as_deref(), args.head.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
