//! `ozg fmt`

use anyhow::Result;

use super::paths::Paths;
use super::{Context, Exit};
use crate::cli::FmtArgs;
use file_tree::write::{Change, Wanted, together};
use file_tree::{Content, Tree};
use messages::msg;
use records::dataset::{RecordFile, Source};
use records::edit::format;

/// What becomes of a file.
enum Formatted {
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

impl Formatted {
    fn change(&self) -> Option<Change<'_>> {
        let Formatted::Anew { path, text } = self else { return None };
        Some(Change { path, what: Wanted::Content(text) })
    }
}

pub(super) fn run(context: &Context<'_>, args: &FmtArgs) -> Result<Exit> {
    let directory = context.files()?;
    let root = directory.root.clone();
    let source = Source::open(Tree::Directory(directory))?;
    let paths = Paths::new(&source, &args.paths)?;
    let (mut changed, mut left, mut same) = (0_usize, 0_usize, 0_usize);
    let all = formatted(&source, &paths)?;
    if !args.check {
        together(&root, &all.iter().filter_map(Formatted::change).collect::<Vec<_>>())?;
    }
    for formatted in all {
        match formatted {
            Formatted::AsItWas => same += 1,
            Formatted::Anew { path, .. } => {
                changed += 1;
                context.print(&format!("{path}\n"))?;
            }
            Formatted::Left { path, reason } => {
                left += 1;
                let reason = context.reason(&reason);
                context.say(&msg!("fmt-left", file = path, reason = reason));
            }
        }
    }
    let is_checked = if args.check {
        msg!("fmt-checked", changed = changed, same = same)
    } else {
        msg!("fmt-summary", changed = changed, same = same)
    };
    context.say(&is_checked);
    Ok(if left > 0 || (args.check && changed > 0) { Exit::Findings } else { Exit::Fine })
}

fn formatted(source: &Source, paths: &Paths) -> Result<Vec<Formatted>> {
    let records: Vec<_> =
        source.layout.records.iter().filter(|record| paths.has(&record.file.path)).collect();
    let files: Vec<_> = records.iter().map(|record| record.file.clone()).collect();
    source.tree.read_each(&files, |index, content| one(records[index], content))
}

fn one(record: &RecordFile, content: Content) -> Formatted {
    let path = record.file.path.to_string();
    let text = match content {
        Content::Bytes(bytes) => String::from_utf8(bytes).ok(),
        _ => None,
    };
    let formatted = match &text {
        Some(text) => format(&record.kind, text),
        None => Err(msg!("format-no-yaml").into()),
    };
    match formatted {
        Ok(formatted) if Some(&formatted) == text.as_ref() => Formatted::AsItWas,
        Ok(text) => Formatted::Anew { path, text },
        Err(reason) => Formatted::Left { path, reason },
    }
}
