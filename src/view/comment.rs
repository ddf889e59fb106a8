//! A diff as the comment of a pull request, in as much detail as fits.

use super::changes::DetailLevel;
use crate::ozg::meaning::Interpretation;
use document::markdown::{self, MarkdownOptions};
use document::{Block, DataStyle, Document, Line};
use messages::{Localizer, Message, msg};
use record_diff::diff::Diff;

/// The first line, by which a script finds its earlier comment.
const MARKER: &str = "<!-- ozg diff -->";
/// Maximum length in bytes. GitHub limits the characters to this number, so that many bytes always fit.
const LIMIT: usize = 65_536;
/// Bytes reserved for the line that states what is left out, without the command in it.
const LAST_LINE: usize = 200;
/// Headings are two levels deeper, because a comment is below the title of its page.
const OPTIONS: MarkdownOptions<'static> = MarkdownOptions { deeper: 2, address: &|_| None };

/// The comment with the most detail that fits; empty if nothing differs and there are no notes. `command`
/// shows everything.
#[must_use]
pub(crate) fn pull_request_comment(
    (diff, interpretation): (&Diff, &Interpretation),
    document_at: impl Fn(DetailLevel) -> Document,
    command: &str,
    localizer: &Localizer,
) -> String {
    if interpretation.is_empty() && super::changes::changes_notes(diff).is_empty() {
        return String::new();
    }
    let mut all = document_at(DetailLevel::Values);
    if interpretation.is_empty() {
        // If nothing differs, only the notes on what was not compared are worth a comment.
        all.blocks
            .retain(|block| matches!(block, Block::Paragraph(document::ParagraphRole::Note, _)));
    }
    let whole = with_marker(&markdown::write(&all, OPTIONS));
    if whole.len() <= LIMIT {
        return whole;
    }
    let line = |message: &Message| Line::message(message, localizer, DataStyle::Code);
    let shortened = Block::body(line(&msg!("diff-shortened", command = command)));
    let mut fields = document_at(DetailLevel::Fields);
    fields.blocks.push(shortened.clone());
    let whole = with_marker(&markdown::write(&fields, OPTIONS));
    if whole.len() <= LIMIT {
        return whole;
    }
    let room = LIMIT.saturating_sub(LAST_LINE + command.len() + MARKER.len());
    names(&document_at(DetailLevel::Names), room, &shortened, |count| {
        line(&msg!("diff-left-out", count = count, command = command))
    })
}

/// As many records as fit, by name only.
fn names(
    document: &Document,
    room: usize,
    shortened: &Block,
    left_out: impl Fn(usize) -> Line,
) -> String {
    let blocks = markdown::blocks(document, OPTIONS);
    let mut text = String::new();
    let mut last = shortened.clone();
    for (at, block) in blocks.iter().enumerate() {
        if text.len() + block.len() > room {
            last = Block::body(left_out(blocks.len() - at));
            break;
        }
        text.push_str(block);
    }
    let last = Document { blocks: vec![last], ..Document::default() };
    let last = markdown::write(&last, OPTIONS);
    with_marker(&format!("{}\n{last}", text.trim_start_matches('\n')))
}

fn with_marker(text: &str) -> String {
    format!("{MARKER}\n{text}")
}
