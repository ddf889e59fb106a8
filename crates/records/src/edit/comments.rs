//! Attaches comments to keys and list entries.

use std::collections::HashMap;

use super::flow_parts::is_in_brackets;
use yaml_tree::{Comment, Node, Value, column, line_start};

/// A key or a list entry, identified by its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CommentAnchor {
    Item(u32),
    Key(u32),
}

/// A comment including its `#`.
#[derive(Debug, Clone)]
pub(super) struct AttachedComment {
    pub text: String,
    /// Number of spaces and tabs before it.
    pub blanks: usize,
}

/// The comments of a source, each attached to its anchor.
#[derive(Default)]
pub(super) struct AttachedComments<'s> {
    /// At the beginning of the file.
    pub header: Vec<AttachedComment>,
    /// At its end.
    pub footer: Vec<AttachedComment>,
    before: HashMap<CommentAnchor, Vec<AttachedComment>>,
    beside: HashMap<CommentAnchor, Vec<AttachedComment>>,
    after: HashMap<CommentAnchor, Vec<AttachedComment>>,
    source: &'s str,
}

/// An anchor and its column.
struct PlacedAnchor {
    anchor: CommentAnchor,
    at: usize,
    column: usize,
    /// The end of the brackets around it, if any.
    brackets_end: Option<usize>,
}

impl AttachedComments<'_> {
    /// The comments on their own lines above it.
    pub(super) fn before(&self, anchor: CommentAnchor) -> &[AttachedComment] {
        self.before.get(&anchor).map_or(&[], Vec::as_slice)
    }

    /// The comments at the end of its line.
    pub(super) fn beside(&self, anchor: CommentAnchor) -> &[AttachedComment] {
        self.beside.get(&anchor).map_or(&[], Vec::as_slice)
    }

    /// The comments below everything that belongs to it, at its indentation or deeper.
    pub(super) fn after(&self, anchor: CommentAnchor) -> &[AttachedComment] {
        self.after.get(&anchor).map_or(&[], Vec::as_slice)
    }

    /// The same comments, removed so that [`left`](Self::left) does not return them.
    pub(super) fn take_after(&mut self, anchor: CommentAnchor) -> Vec<AttachedComment> {
        self.after.remove(&anchor).unwrap_or_default()
    }

    /// The comments below an anchor that were not taken.
    pub(super) fn left(&mut self) -> Vec<AttachedComment> {
        let mut after: Vec<_> = self.after.drain().collect();
        after.sort_by_key(|(anchor, _)| match anchor {
            CommentAnchor::Item(at) | CommentAnchor::Key(at) => *at,
        });
        let after = after.into_iter().flat_map(|(_, comments)| comments);
        after.chain(std::mem::take(&mut self.footer)).collect()
    }
}

pub(super) fn attach<'s>(
    source: &'s str,
    root: &Node,
    comments: &[Comment],
) -> AttachedComments<'s> {
    let mut attached = AttachedComments { source, ..AttachedComments::default() };
    if comments.is_empty() {
        return attached;
    }
    let mut anchors = Vec::new();
    collect(source, root, root.span.start as usize, None, &mut anchors);
    anchors.sort_by_key(|placed: &PlacedAnchor| (placed.at, placed.anchor));
    for comment in comments {
        attached.add(comment, &anchors);
    }
    attached
}

impl AttachedComments<'_> {
    fn add(&mut self, comment: &Comment, anchors: &[PlacedAnchor]) {
        let at = comment.span.start as usize;
        let line = self.source.get(line_start(self.source, at)..at).unwrap_or_default();
        let blanks = line.len() - line.trim_end_matches([' ', '\t']).len();
        let added = AttachedComment { text: format!("#{}", comment.text.trim_end()), blanks };
        let next = anchors.partition_point(|placed| placed.at < at);
        let (passed, ahead) = anchors.split_at(next);
        // An anchor within brackets cannot own a comment after the brackets.
        let is_in_scope = |placed: &&PlacedAnchor| placed.brackets_end.is_none_or(|end| end > at);
        let Some(last) = passed.iter().rev().find(is_in_scope) else {
            return self.header.push(added);
        };
        if comment.trails {
            // A line has room for only one comment.
            let has_one = self.beside.contains_key(&last.anchor);
            let comments = if has_one { &mut self.before } else { &mut self.beside };
            return comments.entry(last.anchor).or_default().push(added);
        }
        let column = column(self.source, at);
        match ahead.first() {
            Some(next) if last.brackets_end.is_some_and(|end| end < next.at) => {
                self.after.entry(last.anchor).or_default().push(added);
            }
            // Indented deeper than the next anchor: it belongs to the one above.
            Some(next) if column > next.column => self.add_after(passed, at, added),
            Some(next) => self.before.entry(next.anchor).or_default().push(added),
            None if column == 0 => self.footer.push(added),
            None => self.add_after(passed, at, added),
        }
    }

    fn add_after(&mut self, passed: &[PlacedAnchor], at: usize, added: AttachedComment) {
        let column = column(self.source, at);
        let owns = |placed: &&PlacedAnchor| {
            placed.column <= column && placed.brackets_end.is_none_or(|end| end > at)
        };
        match passed.iter().rev().find(owns) {
            Some(owner) => self.after.entry(owner.anchor).or_default().push(added),
            None => self.footer.push(added),
        }
    }
}

/// Collects the anchors in a value that begins after the byte `from`.
fn collect(
    source: &str,
    node: &Node,
    from: usize,
    brackets_end: Option<usize>,
    anchors: &mut Vec<PlacedAnchor>,
) {
    let in_brackets = is_in_brackets(source, node);
    let brackets_end = if in_brackets { Some(node.span.end as usize) } else { brackets_end };
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                let at = entry.key_span.start as usize;
                let anchor = CommentAnchor::Key(entry.key_span.start);
                anchors.push(PlacedAnchor { anchor, at, column: column(source, at), brackets_end });
                collect(source, &entry.node, entry.key_span.end as usize, brackets_end, anchors);
            }
        }
        Value::List(items) => {
            let mut from = from;
            for item in items {
                let dash = if in_brackets { None } else { dash_after(source, from) };
                let at = dash.unwrap_or(item.span.start as usize);
                let anchor = CommentAnchor::Item(item.span.start);
                anchors.push(PlacedAnchor { anchor, at, column: column(source, at), brackets_end });
                collect(source, item, dash.map_or(at, |dash| dash + 1), brackets_end, anchors);
                from = item.span.end as usize;
            }
        }
        _ => {}
    }
}

/// The next dash outside a comment. The search starts at the end of the previous entry, since the dash may be
/// followed by a block scalar header and comments, or by nothing.
fn dash_after(source: &str, from: usize) -> Option<usize> {
    let mut rest = source.get(from..)?;
    loop {
        let found = rest.get(rest.find(['#', '-'])?..)?;
        if found.starts_with('-') {
            return Some(source.len() - found.len());
        }
        rest = found.get(found.find('\n')?..)?;
    }
}
