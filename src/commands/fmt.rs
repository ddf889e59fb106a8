//! `ozg fmt`

use anyhow::Result;

use super::paths::PathFilter;
use super::{CommandContext, ExitStatus};
use crate::cli::FmtArgs;
use file_tree::write::{FileChange, WriteOp, write_all};
use file_tree::{FileContent, Tree};
use messages::msg;
use records::dataset::{DatasetSource, RecordFile};
use records::edit::format;

/// What becomes of a file.
enum FormatResult {
    AsItWas,
    Anew {
        path: String,
        text: String,
    },
    /// Cannot be formatted; the reason.
    Left {
        path: String,
        reason: anyhow::Error,
    },
}

impl FormatResult {
    fn change(&self) -> Option<FileChange<'_>> {
        let FormatResult::Anew { path, text } = self else { return None };
        Some(FileChange { path, op: WriteOp::Update(text) })
    }
}

pub(super) fn run(context: &CommandContext<'_>, args: &FmtArgs) -> Result<ExitStatus> {
    let directory = context.workspace.files()?;
    let root = directory.root.clone();
    let source = DatasetSource::open(Tree::Directory(directory))?;
    let paths = PathFilter::new(&source, &args.paths)?;
    let (mut changed, mut left, mut same) = (0_usize, 0_usize, 0_usize);
    let all = formatted(&source, &paths)?;
    if !args.check {
        write_all(&root, &all.iter().filter_map(FormatResult::change).collect::<Vec<_>>())?;
    }
    for formatted in all {
        match formatted {
            FormatResult::AsItWas => same += 1,
            FormatResult::Anew { path, .. } => {
                changed += 1;
                context.print(&format!("{path}\n"))?;
            }
            FormatResult::Left { path, reason } => {
                left += 1;
                let reason = context.reason(&reason);
                context.notify(&msg!("fmt-left", file = path, reason = reason));
            }
        }
    }
    let is_checked = if args.check {
        msg!("fmt-checked", changed = changed, same = same)
    } else {
        msg!("fmt-summary", changed = changed, same = same)
    };
    context.notify(&is_checked);
    Ok(if left > 0 || (args.check && changed > 0) {
        ExitStatus::Findings
    } else {
        ExitStatus::Fine
    })
}

fn formatted(source: &DatasetSource, paths: &PathFilter) -> Result<Vec<FormatResult>> {
    let records: Vec<_> =
        source.layout.records.iter().filter(|record| paths.has(&record.file.path)).collect();
    let files: Vec<_> = records.iter().map(|record| record.file.clone()).collect();
    source.tree.read_each(&files, |index, content| one(records[index], content))
}

fn one(record: &RecordFile, content: FileContent) -> FormatResult {
    let path = record.file.path.to_string();
    let text = match content {
        FileContent::Bytes(bytes) => String::from_utf8(bytes).ok(),
        _ => None,
    };
    let formatted = match &text {
        Some(text) => format(&record.kind, text),
        None => Err(msg!("format-no-yaml").into()),
    };
    match formatted {
        Ok(formatted) if Some(&formatted) == text.as_ref() => FormatResult::AsItWas,
        Ok(text) => FormatResult::Anew { path, text },
        Err(reason) => FormatResult::Left { path, reason },
    }
}
