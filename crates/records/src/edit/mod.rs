//! Edits values in the text of a record: bytes that need not change stay as they are.

mod assign;
mod beside_dash;
pub mod cell;
mod comments;
mod flow;
mod flow_parts;
mod format;
#[cfg(test)]
mod keeps;
mod list;
mod mapping;
mod order;
#[cfg(test)]
mod sample;
mod scalar;
mod skeleton;
mod text;
mod whole;

use std::cell::OnceCell;

use anyhow::{Result, bail};

pub use assign::assigned;
pub use format::format;
pub use order::ordered;
pub use skeleton::{PLACEHOLDER, missing, record_template};

use crate::schema::{Field, Kind};
use messages::msg;
use text::{EditedText, TextEdit};
use yaml_tree::{Comment, Node, ScalarForms, Value};

/// The text with the values of `new`, where `old` is its current tree.
///
/// Comments, order, indentation and line endings are kept; a changed value keeps its quotes, a list its brackets or
/// dashes, and an integer stays an integer.
///
/// # Errors
/// If the text is written so that it cannot be edited in parts, such as a record that is `{a: 1}` as a whole.
pub fn rewrite(kind: &Kind, source: &str, old: &Node, new: &Node) -> Result<String> {
    if old == new {
        return Ok(source.to_owned());
    }
    let new = &scalar::with_whole_numbers(old, new);
    let candidates = [false, true].into_iter().filter_map(|whole_fields| {
        let mut editor = Editor {
            text: EditedText::new(source, old),
            forms: ScalarForms::of(source),
            whole_fields,
            in_flow: false,
            patches: Vec::new(),
            comments: OnceCell::new(),
        };
        editor.value(Some(&kind.root), old, new).ok()?;
        Some(editor.text.with(editor.patches))
    });
    let candidates = candidates.map(|text| {
        let is_open = !source.ends_with('\n') && text.ends_with('\n');
        if is_open { without_last_end(text) } else { text }
    });
    // The result is parsed again, and is used only if it has exactly the requested values.
    let mut valid = candidates.filter(|text| yaml_tree::parse(text).is_ok_and(|tree| tree == *new));
    match valid.next() {
        Some(text) => Ok(text),
        None => bail!(msg!("edit-impossible")),
    }
}

/// The text without its final line ending, unless that is part of a value.
fn without_last_end(text: String) -> String {
    match yaml_tree::parse(&text) {
        Ok(tree) if !whole::ends_in_lines(&tree) => text.trim_end_matches(['\r', '\n']).to_owned(),
        _ => text,
    }
}

/// The location cannot be edited in part; the value around it has to be written anew.
struct NeedsRewrite;

struct Editor<'s> {
    text: EditedText<'s>,
    forms: ScalarForms,
    /// Rewrite each changed top-level field as a whole instead of editing its parts.
    whole_fields: bool,
    /// Within brackets, where some strings need quotes that they do not need elsewhere.
    in_flow: bool,
    patches: Vec<TextEdit>,
    comments: OnceCell<Vec<Comment>>,
}

impl Editor<'_> {
    fn value(&mut self, field: Option<&Field>, old: &Node, new: &Node) -> Result<(), NeedsRewrite> {
        // Within brackets, a mapping may be written without braces: `[a: 1]`.
        let is_block = !self.in_flow && self.text.is_block(old);
        match (&old.value, &new.value) {
            _ if old == new => Ok(()),
            (Value::Mapping(before), Value::Mapping(after)) if is_block => {
                self.mapping(field, before, after)
            }
            (Value::List(_), Value::List(_)) if is_block => self.list(field, old, new),
            (Value::Mapping(_), Value::Mapping(_)) | (Value::List(_), Value::List(_)) => {
                self.flow(field, old, new)
            }
            (Value::List(_) | Value::Mapping(_), _) | (_, Value::List(_) | Value::Mapping(_)) => {
                Err(NeedsRewrite)
            }
            _ => self.scalar(old, new),
        }
    }

    /// Tries to edit a value in parts; if that fails, discards the patches made for it and uses `whole` instead.
    fn or_whole(
        &mut self,
        part: impl FnOnce(&mut Self) -> Result<(), NeedsRewrite>,
        whole: impl FnOnce(&Self) -> Result<TextEdit, NeedsRewrite>,
    ) -> Result<(), NeedsRewrite> {
        let before = self.patches.len();
        if part(self).is_err() {
            self.patches.truncate(before);
            let patch = whole(self)?;
            self.patches.push(patch);
        }
        Ok(())
    }
}
