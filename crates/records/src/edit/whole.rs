//! Rewrites a value as a whole, keeping the comments and spellings of what remains of the old one.

use std::ops::Range;

use super::comments::{AttachedComment, AttachedComments, CommentAnchor, attach};
use super::text::{TextEdit, empty_lines_at_end, indented, leading_blanks, patched, reindented};
use super::{Editor, NeedsRewrite, scalar};
use crate::algebra::{EntryPairing, pair_entries};
use crate::schema::Field;
use yaml_tree::{
    Comment, Mapping, MappingEntry, Node, ScalarForms, Span, Value, column, dash, line_after,
    line_start,
};

impl Editor<'_> {
    /// Rewrites `key: value`, with everything below the key.
    ///
    /// A comment beside the key stays beside it: after the value, after the header of a block scalar, or after the
    /// colon. The same applies to the comment of each key or entry within the value that remains; the comment of a
    /// removed key or entry is removed with it. Comments on the lines below that are indented further than the key
    /// stay below.
    pub(super) fn whole_entry(
        &self,
        field: Option<&Field>,
        entry: &MappingEntry,
        new: &Node,
    ) -> Result<TextEdit, NeedsRewrite> {
        let single_entry = |entry: MappingEntry| Value::Mapping(Mapping { entries: vec![entry] });
        let after = single_entry(MappingEntry { node: new.clone(), ..entry.clone() });
        let start = entry.key_span.start as usize;
        let whole = |carried: &mut CarriedParts<'_, '_>, written: &Node| {
            let new_entry = written.as_mapping()?.entries.first()?;
            carried.entry(field, entry, new_entry);
            Some(())
        };
        self.whole(start, &entry.node, single_entry(entry.clone()), after, whole)
            .ok_or(NeedsRewrite)
    }

    /// Rewrites `- value` in the same way.
    pub(super) fn whole_item(
        &self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<TextEdit, NeedsRewrite> {
        let start = self.text.dash(old).ok_or(NeedsRewrite)?;
        let single_item = |node: &Node| Value::List(vec![node.clone()]);
        let whole = |carried: &mut CarriedParts<'_, '_>, written: &Node| {
            carried.item(field, old, written.items().first()?);
            Some(())
        };
        self.whole(start, old, single_item(old), single_item(new), whole).ok_or(NeedsRewrite)
    }

    fn whole(
        &self,
        start: usize,
        node: &Node,
        old: Value,
        new: Value,
        carry: impl FnOnce(&mut CarriedParts<'_, '_>, &Node) -> Option<()>,
    ) -> Option<TextEdit> {
        let indent = self.text.column(start);
        let end = self.text.end_of(node.span.end as usize, indent);
        let old = Node { value: old, span: Span::new(start, end) };
        let written = self.text.lines(&new.into())?;
        let tree = yaml_tree::parse(&written).ok()?;
        let comments = self.comments_in(start..end);
        let mut carried = CarriedParts {
            editor: self,
            comments: attach(self.text.source(), &old, comments),
            forms: ScalarForms::of(&written),
            written: &written,
            patches: Vec::new(),
        };
        carry(&mut carried, &tree)?;
        let left = carried.comments.left();
        let mut text = patched(&written, 0..written.len(), carried.patches);
        // The remaining comments no longer belong to a part of the value.
        let extra_indent = if ends_in_lines(&tree) { 0 } else { self.text.step() };
        text.extend(left.iter().map(|comment| on_line(comment, extra_indent)));
        let text = indented(&text, indent);
        // Trailing empty lines are part of the value only if it ends in a block scalar.
        let empty = empty_lines_at_end(self.text.get(start..end));
        let end = if ends_in_lines(&tree) { end } else { end - empty };
        Some(TextEdit { range: start..end, text: text.trim_start_matches(' ').to_owned() })
    }

    pub(super) fn comments_in(&self, range: Range<usize>) -> &[Comment] {
        let comments = self.comments.get_or_init(|| yaml_tree::comments(self.text.source()));
        let index =
            |at: usize| comments.partition_point(|comment| (comment.span.start as usize) < at);
        comments.get(index(range.start)..index(range.end)).unwrap_or_default()
    }
}

/// Carries comments and spellings over from an old value into the text of the new one.
struct CarriedParts<'e, 's> {
    editor: &'e Editor<'s>,
    comments: AttachedComments<'s>,
    forms: ScalarForms,
    written: &'e str,
    patches: Vec<TextEdit>,
}

impl CarriedParts<'_, '_> {
    fn value(&mut self, field: Option<&Field>, old: &Node, new: &Node) {
        match (&old.value, &new.value) {
            (Value::Mapping(before), Value::Mapping(after)) => {
                for entry in &before.entries {
                    let field = field.and_then(|field| field.child(&entry.key));
                    if let Some(new_entry) = after.entry(&entry.key) {
                        self.entry(field, entry, new_entry);
                    }
                }
            }
            (Value::List(_), Value::List(_)) => {
                let (item, keys) = Field::of_entries(field);
                let pairs = pair_entries(EntryPairing::Place, keys, old, new).unwrap_or_default();
                for ((_, old), (_, new)) in pairs.iter().filter_map(|it| it.old.zip(it.new)) {
                    self.item(item, old, new);
                }
            }
            (Value::List(_) | Value::Mapping(_), _) | (_, Value::List(_) | Value::Mapping(_)) => {}
            _ => self.scalar(old, new),
        }
    }

    fn entry(&mut self, field: Option<&Field>, old: &MappingEntry, new: &MappingEntry) {
        let anchor = CommentAnchor::Key(old.key_span.start);
        let at = new.key_span.start as usize;
        let key = self.editor.text.get(old.key_span.range());
        if !key.contains('\n') {
            self.patches.push(TextEdit { range: new.key_span.range(), text: key.to_owned() });
        }
        self.above_and_beside(anchor, at, true);
        self.value(field, &old.node, &new.node);
        self.below(anchor, self.editor.text.column(old.key_span.start as usize), at, &new.node);
    }

    fn item(&mut self, field: Option<&Field>, old: &Node, new: &Node) {
        let anchor = CommentAnchor::Item(old.span.start);
        let Some(at) = dash(self.written, new) else { return };
        let from = self.editor.text.dash(old).unwrap_or(old.span.start as usize);
        self.above_and_beside(anchor, at, !is_filled(new));
        self.value(field, old, new);
        self.below(anchor, self.editor.text.column(from), at, new);
    }

    /// Adds the comments above a position in the new text, and the one at the end of its line.
    fn above_and_beside(&mut self, anchor: CommentAnchor, at: usize, has_line: bool) {
        let start = line_start(self.written, at);
        let line = self.written.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let beside = self.comments.beside(anchor);
        let above = if has_line { &[] } else { beside };
        let above = self.comments.before(anchor).iter().chain(above);
        let text: String = above.map(|comment| on_line(comment, indent)).collect();
        self.patches.push(TextEdit { range: start..start, text });
        if let Some(beside) = beside.first().filter(|_| has_line) {
            let end = start + line.len();
            let text = format!("{}{}", " ".repeat(beside.blanks.max(1)), beside.text);
            self.patches.push(TextEdit { range: end..end, text });
        }
    }

    /// Adds the comments below a value in the new text, with their original relative indentation.
    fn below(&mut self, anchor: CommentAnchor, column_before: usize, at: usize, node: &Node) {
        let end = line_after(self.written, node.span.end as usize);
        let column = column(self.written, at);
        let comments = self.comments.take_after(anchor);
        let lines = comments.iter().map(|comment| {
            let extra_indent =
                if ends_in_lines(node) { 0 } else { comment.blanks.saturating_sub(column_before) };
            on_line(comment, column + extra_indent)
        });
        let text = lines.collect();
        self.patches.push(TextEdit { range: end..end, text });
    }

    /// Keeps the spelling of an unchanged scalar, and the quotes of a changed one.
    fn scalar(&mut self, old: &Node, new: &Node) {
        let (range, before) = (new.span.range(), old.span.range());
        let form = self.editor.forms.at(old.span);
        if form.is_block() {
            self.block_scalar(old, new);
        } else if before.is_empty() && old == new {
            self.patches.push(TextEdit { range: range.start - 1..range.end, text: String::new() });
        } else if self.forms.at(new.span).is_block() {
            // A multi-line string for which the old value has no block style to keep.
        } else if old == new && !self.editor.text.get(before.clone()).contains('\n') {
            let text = self.editor.text.get(before).to_owned();
            self.patches.push(TextEdit { range, text });
        } else if let Some(text) = scalar::written_like(form, new, false) {
            self.patches.push(TextEdit { range, text });
        }
    }

    /// Keeps the lines and the header of an unchanged block scalar, with the indentation of the new text.
    fn block_scalar(&mut self, old: &Node, new: &Node) {
        let Some((header_range, new_header_range)) =
            self.editor.forms.sign(old.span).zip(self.forms.sign(new.span))
        else {
            return;
        };
        let Some(text) = old.as_str().filter(|_| old == new) else { return };
        let old_lines = self.editor.text.lines_below(&header_range, old.span.end as usize);
        let range = line_after(self.written, new_header_range.end)..new.span.end as usize;
        let indent = leading_blanks(self.written.get(range.clone()).unwrap_or_default());
        let extra_indent = leading_blanks(text);
        let Some(old_indent) = leading_blanks(old_lines).checked_sub(extra_indent) else { return };
        let lines = reindented(old_lines, old_indent, indent.saturating_sub(extra_indent));
        let step = self.editor.text.step().to_string();
        let header =
            self.editor.text.get(header_range).replace(|c: char| c.is_ascii_digit(), &step);
        self.patches.push(TextEdit { range: new_header_range, text: header });
        self.patches.push(TextEdit { range, text: lines });
    }
}

fn on_line(comment: &AttachedComment, indent: usize) -> String {
    format!("{}{}\n", " ".repeat(indent), comment.text)
}

/// Whether a value is a non-empty collection, which is written on its own lines.
fn is_filled(node: &Node) -> bool {
    !node.items().is_empty() || node.as_mapping().is_some_and(|mapping| !mapping.entries.is_empty())
}

/// Whether a value ends in a block scalar, to which any further indented line below would belong.
pub(super) fn ends_in_lines(node: &Node) -> bool {
    let last = node.as_mapping().and_then(|mapping| mapping.entries.last());
    match last.map(|entry| &entry.node).or_else(|| node.items().last()) {
        Some(last) => ends_in_lines(last),
        None => node.as_str().is_some_and(|text| text.contains('\n')),
    }
}
