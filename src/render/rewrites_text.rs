//! The applied fixes, one per line: `file:line:column: old -> new`.

use super::escape_to_one_line;
use messages::{Localizer, msg};
use record_lint::Rewrite;

/// The lines, in the order of the fixes.
#[must_use]
pub fn rewrites_text(rewrites: &[Rewrite], localizer: &Localizer) -> String {
    rewrites.iter().map(|rewrite| format!("{}\n", line(rewrite, localizer))).collect()
}

fn line(rewrite: &Rewrite, localizer: &Localizer) -> String {
    let Rewrite { file, at, texts, .. } = rewrite;
    let what = match texts {
        Some(texts) if texts.new.is_empty() => {
            localizer.format(&msg!("fix-removed", old = texts.old.trim()))
        }
        Some(texts) => format!("{} -> {}", texts.old, texts.new),
        None => localizer.format(&msg!("fix-ordered")),
    };
    escape_to_one_line(&format!("{file}:{}:{}: {what}", at.line, at.column))
}
