//! `ozg fmt`

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::fmt::{FormatResult, fmt};
use crate::cli::FmtArgs;
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &FmtArgs) -> Result<ExitStatus> {
    let answer = fmt(&context.workspace, &args.paths, !args.check)?;
    if !args.check {
        answer.write()?;
    }
    let (mut changed, mut left, mut same, mut line_ends) = (0_usize, 0_usize, 0_usize, 0_usize);
    for file in &answer.files {
        match file {
            FormatResult::Unchanged => same += 1,
            FormatResult::Changed { path, is_line_ends, .. } => {
                changed += 1;
                line_ends += usize::from(*is_line_ends);
                context.print(&format!("{path}\n"))?;
            }
            FormatResult::Left { path, reason } => {
                left += 1;
                let reason = context.reason(reason);
                context.notify(&msg!("fmt-left", file = path, reason = reason));
            }
        }
    }
    context.notify(&if args.check {
        msg!("fmt-checked", changed = changed, same = same)
    } else {
        msg!("fmt-summary", changed = changed, same = same)
    });
    if args.check && line_ends > 0 {
        context.notify(&msg!("fmt-line-ends", count = line_ends));
    }
    let is_unclean = left > 0 || (args.check && changed > 0);
    Ok(if is_unclean { ExitStatus::Findings } else { ExitStatus::Fine })
}
