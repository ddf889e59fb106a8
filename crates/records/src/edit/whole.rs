//! A value that has to be written as a whole takes along what remains of the old one.

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
    /// `key: value` anew, with all that stands below the key.
    ///
    /// A comment beside the key stays beside it: behind the value, behind the sign of a text of several
    /// lines, or behind the colon. So does a comment at each key or entry within that remains; one at a
    /// key or entry that goes, goes with it. Comments on lines below, further in than the key, stay below.
    pub(super) fn whole_entry(
        &self,
        field: Option<&Field>,
        entry: &MappingEntry,
        new: &Node,
    ) -> Result<TextEdit, NeedsRewrite> {
        let of = |entry: MappingEntry| Value::Mapping(Mapping { entries: vec![entry] });
        let after = of(MappingEntry { node: new.clone(), ..entry.clone() });
        let start = entry.key_span.start as usize;
        let whole = |carried: &mut CarriedParts<'_, '_>, written: &Node| {
            let other = written.as_mapping()?.entries.first()?;
            carried.entry(field, entry, other);
            Some(())
        };
        self.whole(start, &entry.node, of(entry.clone()), after, whole).ok_or(NeedsRewrite)
    }

    /// `- value` anew, likewise.
    pub(super) fn whole_item(
        &self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<TextEdit, NeedsRewrite> {
        let start = self.text.dash(old).ok_or(NeedsRewrite)?;
        let of = |node: &Node| Value::List(vec![node.clone()]);
        let whole = |carried: &mut CarriedParts<'_, '_>, written: &Node| {
            carried.item(field, old, written.items().first()?);
            Some(())
        };
        self.whole(start, old, of(old), of(new), whole).ok_or(NeedsRewrite)
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
        // Nothing within is left that they stand below.
        let further_in = if ends_in_lines(&tree) { 0 } else { self.text.step() };
        text.extend(left.iter().map(|comment| on_line(comment, further_in)));
        let text = indented(&text, indent);
        // Those below a block scalar are a part of it and of nothing else.
        let empty = empty_lines_at_end(self.text.get(start..end));
        let end = if ends_in_lines(&tree) { end } else { end - empty };
        Some(TextEdit { range: start..end, text: text.trim_start_matches(' ').to_owned() })
    }

    pub(super) fn comments_in(&self, range: Range<usize>) -> &[Comment] {
        let comments = self.comments.get_or_init(|| yaml_tree::comments(self.text.source()));
        let place =
            |at: usize| comments.partition_point(|comment| (comment.span.start as usize) < at);
        comments.get(place(range.start)..place(range.end)).unwrap_or_default()
    }
}

/// What is brought from an old value into a text that holds the new one.
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
                    if let Some(other) = after.entry(&entry.key) {
                        self.entry(field, entry, other);
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

    /// The comments above a place in the new text, and that at the end of its line.
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

    /// The comments below what stands at a place in the new text, as far in as they were from it.
    fn below(&mut self, anchor: CommentAnchor, column_before: usize, at: usize, node: &Node) {
        let end = line_after(self.written, node.span.end as usize);
        let column = column(self.written, at);
        let comments = self.comments.take_after(anchor);
        let lines = comments.iter().map(|comment| {
            let further_in =
                if ends_in_lines(node) { 0 } else { comment.blanks.saturating_sub(column_before) };
            on_line(comment, column + further_in)
        });
        let text = lines.collect();
        self.patches.push(TextEdit { range: end..end, text });
    }

    /// A value that stays as it was written, or keeps its quotes.
    fn scalar(&mut self, old: &Node, new: &Node) {
        let (range, before) = (new.span.range(), old.span.range());
        let form = self.editor.forms.at(old.span);
        if form.is_block() {
            self.block_scalar(old, new);
        } else if before.is_empty() && old == new {
            self.patches.push(TextEdit { range: range.start - 1..range.end, text: String::new() });
        } else if self.forms.at(new.span).is_block() {
            // A text of several lines, which had none of its own.
        } else if old == new && !self.editor.text.get(before.clone()).contains('\n') {
            let text = self.editor.text.get(before).to_owned();
            self.patches.push(TextEdit { range, text });
        } else if let Some(text) = scalar::written_like(form, new, false) {
            self.patches.push(TextEdit { range, text });
        }
    }

    /// The same text in its lines, under its sign, as far in as the new text has them.
    fn block_scalar(&mut self, old: &Node, new: &Node) {
        let Some((sign, place)) = self.editor.forms.sign(old.span).zip(self.forms.sign(new.span))
        else {
            return;
        };
        let Some(text) = old.as_str().filter(|_| old == new) else { return };
        let own = self.editor.text.lines_below(&sign, old.span.end as usize);
        let range = line_after(self.written, place.end)..new.span.end as usize;
        let indent = leading_blanks(self.written.get(range.clone()).unwrap_or_default());
        let further_in = leading_blanks(text);
        let Some(own_indent) = leading_blanks(own).checked_sub(further_in) else { return };
        let lines = reindented(own, own_indent, indent.saturating_sub(further_in));
        let step = self.editor.text.step().to_string();
        let sign = self.editor.text.get(sign).replace(|c: char| c.is_ascii_digit(), &step);
        self.patches.push(TextEdit { range: place, text: sign });
        self.patches.push(TextEdit { range, text: lines });
    }
}

fn on_line(comment: &AttachedComment, indent: usize) -> String {
    format!("{}{}\n", " ".repeat(indent), comment.text)
}

/// Whether it stands on lines of its own, in block style.
fn is_filled(node: &Node) -> bool {
    !node.items().is_empty() || node.as_mapping().is_some_and(|mapping| !mapping.entries.is_empty())
}

/// Whether it ends in a text of several lines, which takes what stands further in below it for its own.
pub(super) fn ends_in_lines(node: &Node) -> bool {
    let last = node.as_mapping().and_then(|mapping| mapping.entries.last());
    match last.map(|entry| &entry.node).or_else(|| node.items().last()) {
        Some(last) => ends_in_lines(last),
        None => node.as_str().is_some_and(|text| text.contains('\n')),
    }
}
