//! Changes as the comment of a pull request, in as much detail as it has room for.

use super::changes::DetailLevel;
use crate::ozg::meaning::Interpretation;
use document::markdown::{self, MarkdownOptions};
use document::{Block, DataStyle, Document, Line};
use messages::{Localizer, Message, msg};
use record_diff::diff::Diff;

/// The first line, by which a script finds the comment it wrote before.
const MARKER: &str = "<!-- ozg diff -->";
/// Bytes that GitHub takes in any case: it allows as many characters.
const LIMIT: usize = 65_536;
/// Bytes kept for the line that says what is left out, apart from the command in it.
const LAST_LINE: usize = 200;
/// A comment stands below the title of its page.
const OPTIONS: MarkdownOptions<'static> = MarkdownOptions { deeper: 2, address: &|_| None };

/// The comment of documents in more or less detail; empty if nothing differs. `command` shows all.
#[must_use]
pub(crate) fn pull_request_comment(
    (diff, interpretation): (&Diff, &Interpretation),
    of: impl Fn(DetailLevel) -> Document,
    command: &str,
    localizer: &Localizer,
) -> String {
    if interpretation.is_empty() && super::changes::changes_notes(diff).is_empty() {
        return String::new();
    }
    let mut all = of(DetailLevel::Values);
    if interpretation.is_empty() {
        // That nothing differs is said by there being no comment; here is what was not compared.
        all.blocks
            .retain(|block| matches!(block, Block::Paragraph(document::ParagraphRole::Note, _)));
    }
    let whole = with_marker(&markdown::write(&all, OPTIONS));
    if whole.len() <= LIMIT {
        return whole;
    }
    let say = |message: &Message| Line::message(message, localizer, DataStyle::Code);
    let shortened = Block::body(say(&msg!("diff-shortened", command = command)));
    let mut fields = of(DetailLevel::Fields);
    fields.blocks.push(shortened.clone());
    let whole = with_marker(&markdown::write(&fields, OPTIONS));
    if whole.len() <= LIMIT {
        return whole;
    }
    let room = LIMIT.saturating_sub(LAST_LINE + command.len() + MARKER.len());
    names(&of(DetailLevel::Names), room, &shortened, |count| {
        say(&msg!("diff-left-out", count = count, command = command))
    })
}

/// As many records as there is room for, by name alone.
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
