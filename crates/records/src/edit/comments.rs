//! Which comment is about which key or entry of a list.

use std::collections::HashMap;

use yaml_tree::{Comment, Node, Value, column};

/// A key or an entry of a list, known by the byte it begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CommentAnchor {
    Item(u32),
    Key(u32),
}

/// The comments of a text, each at its place; with their `#`.
#[derive(Default)]
pub(super) struct AttachedComments<'s> {
    /// At the beginning of the file.
    pub header: Vec<String>,
    /// At its end.
    pub footer: Vec<String>,
    before: HashMap<CommentAnchor, Vec<String>>,
    beside: HashMap<CommentAnchor, Vec<String>>,
    after: HashMap<CommentAnchor, Vec<String>>,
    source: &'s str,
}

/// An anchor and the column it stands in.
struct PlacedAnchor {
    anchor: CommentAnchor,
    at: usize,
    column: usize,
}

impl AttachedComments<'_> {
    /// On lines of their own above it.
    pub(super) fn before(&self, anchor: CommentAnchor) -> &[String] {
        self.before.get(&anchor).map_or(&[], Vec::as_slice)
    }

    /// At the end of its line.
    pub(super) fn beside(&self, anchor: CommentAnchor) -> &[String] {
        self.beside.get(&anchor).map_or(&[], Vec::as_slice)
    }

    /// Below all that belongs to it, as far in as it is.
    pub(super) fn after(&self, anchor: CommentAnchor) -> &[String] {
        self.after.get(&anchor).map_or(&[], Vec::as_slice)
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
    collect(source, root, root.span.start as usize, &mut anchors);
    anchors.sort_by_key(|placed: &PlacedAnchor| (placed.at, placed.anchor));
    for comment in comments {
        attached.add(comment, &anchors);
    }
    attached
}

impl AttachedComments<'_> {
    fn add(&mut self, comment: &Comment, anchors: &[PlacedAnchor]) {
        let text = format!("#{}", comment.text.trim_end());
        let at = comment.span.start as usize;
        let next = anchors.partition_point(|placed| placed.at < at);
        let (passed, ahead) = anchors.split_at(next);
        let Some(last) = passed.last() else { return self.header.push(text) };
        if comment.trails {
            return self.beside.entry(last.anchor).or_default().push(text);
        }
        let column = column(self.source, at);
        match ahead.first() {
            // Further in than what follows: it belongs to what stands above.
            Some(next) if column > next.column => self.add_after(passed, column, text),
            Some(next) => self.before.entry(next.anchor).or_default().push(text),
            None if column == 0 => self.footer.push(text),
            None => self.add_after(passed, column, text),
        }
    }

    fn add_after(&mut self, passed: &[PlacedAnchor], column: usize, text: String) {
        let owner = passed.iter().rev().find(|placed| placed.column <= column);
        match owner {
            Some(owner) => self.after.entry(owner.anchor).or_default().push(text),
            None => self.footer.push(text),
        }
    }
}

/// The anchors in a value, which stands behind the byte `from`.
fn collect(source: &str, node: &Node, from: usize, anchors: &mut Vec<PlacedAnchor>) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                let at = entry.key_span.start as usize;
                let anchor = CommentAnchor::Key(entry.key_span.start);
                anchors.push(PlacedAnchor { anchor, at, column: column(source, at) });
                collect(source, &entry.node, entry.key_span.end as usize, anchors);
            }
        }
        Value::List(items) => {
            let is_block = source.as_bytes().get(node.span.start as usize) != Some(&b'[');
            let mut from = from;
            for item in items {
                let dash = if is_block { dash_behind(source, from) } else { None };
                let at = dash.unwrap_or(item.span.start as usize);
                let anchor = CommentAnchor::Item(item.span.start);
                anchors.push(PlacedAnchor { anchor, at, column: column(source, at) });
                collect(source, item, dash.map_or(at, |dash| dash + 1), anchors);
                from = item.span.end as usize;
            }
        }
        _ => {}
    }
}

/// The next dash that stands in no comment. It is looked for from the entry before: what stands
/// behind it may be a sign and comments, or nothing.
fn dash_behind(source: &str, from: usize) -> Option<usize> {
    let mut rest = source.get(from..)?;
    loop {
        let found = rest.get(rest.find(['#', '-'])?..)?;
        if found.starts_with('-') {
            return Some(source.len() - found.len());
        }
        rest = found.get(found.find('\n')?..)?;
    }
}
