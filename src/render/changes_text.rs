//! Changes for people: a line a record, under it a line a field.

use anstyle::{AnsiColor, Style};

use super::value::{inline, lines, one_line};
use super::wrap::wrap;
use crate::diff::{Change, ChangePath, Diff, FieldChange, FieldWhat, Reading, What};
use crate::language::Speaker;
use crate::msg;
use crate::yaml::Node;

/// Values longer than this are not shown beside one another.
const SHORT: usize = 60;
/// Columns by which fields are set in from their record, and long values from their field.
const INDENT: usize = 4;

/// A sign that says without colour what the colour says.
#[derive(Clone, Copy)]
struct Mark {
    sign: char,
    style: Style,
}

const ADDED: Mark = Mark { sign: '+', style: AnsiColor::Green.on_default() };
const REMOVED: Mark = Mark { sign: '-', style: AnsiColor::Red.on_default() };
const CHANGED: Mark = Mark { sign: '~', style: AnsiColor::Yellow.on_default() };
const UNREADABLE: Mark = Mark { sign: '!', style: AnsiColor::Red.on_default().bold() };

/// Shows changes in one language.
pub struct ChangesText<'a> {
    pub speaker: &'a Speaker,
    /// Columns of the terminal; longer lines are broken between words.
    pub width: Option<usize>,
}

impl ChangesText<'_> {
    /// All changes with the styles of a terminal: how many, then by kind.
    #[must_use]
    pub fn diff(&self, diff: &Diff) -> String {
        let mut text = format!("{}\n", self.summary(diff));
        let heading = Style::new().bold();
        for of_kind in diff.changes.chunk_by(|a, b| a.kind.name == b.kind.name) {
            if let Some(first) = of_kind.first() {
                let title = one_line(first.kind.title.get(self.speaker.language));
                text.push_str(&format!("\n{heading}{title}{heading:#}\n"));
            }
            for change in of_kind {
                self.change(&mut text, diff, change);
            }
        }
        text
    }

    fn summary(&self, diff: &Diff) -> String {
        let counts = diff.counts();
        self.speaker.say(&msg!(
            "diff-summary",
            total = diff.changes.len(),
            added = counts.added,
            removed = counts.removed,
            changed = counts.changed,
            unreadable = counts.unreadable,
        ))
    }

    fn change(&self, text: &mut String, diff: &Diff, change: &Change) {
        let mark = match change.what {
            What::Added { .. } => ADDED,
            What::Removed { .. } => REMOVED,
            What::Changed { .. } => CHANGED,
            What::Unreadable { .. } => UNREADABLE,
        };
        let mut name = format!("{}/{}", change.kind.name, change.id);
        if change.label != change.id {
            name = format!("{name}  {}", change.label);
        }
        self.line(text, 0, mark, &one_line(&name));
        match &change.what {
            What::Changed { fields } => fields.iter().for_each(|field| self.field(text, field)),
            What::Unreadable { base, head } => {
                self.unreadable(text, &diff.base, *base);
                let head_name = diff.head.clone();
                let head_name = head_name.unwrap_or_else(|| self.speaker.word("diff-working-tree"));
                self.unreadable(text, &head_name, *head);
            }
            What::Added { .. } | What::Removed { .. } => {}
        }
    }

    fn unreadable(&self, text: &mut String, side: &str, reading: Reading) {
        let message = match reading {
            Reading::Sound => return,
            Reading::Absent => msg!("diff-absent", side = side),
            Reading::Broken => msg!("diff-unreadable", side = side),
        };
        self.line(text, INDENT, UNREADABLE, &one_line(&self.speaker.say(&message)));
    }

    fn field(&self, text: &mut String, change: &FieldChange) {
        match &change.what {
            FieldWhat::Set { new } => self.value(text, ADDED, &change.path, new),
            FieldWhat::Unset { old } => self.value(text, REMOVED, &change.path, old),
            FieldWhat::Replaced { old, new } => self.replaced(text, &change.path, old, new),
            FieldWhat::Reordered { .. } => {
                let path = one_line(&change.path.to_string());
                let words = self.speaker.word("diff-reordered");
                self.line(text, INDENT, CHANGED, &format!("{path}: {words}"));
            }
        }
    }

    /// A value that one side has. An entry that is nothing but its identity is named already.
    fn value(&self, text: &mut String, mark: Mark, path: &ChangePath, value: &Node) {
        let name = one_line(&path.to_string());
        if value.as_str().is_some() && value.as_str() == path.entry() {
            return self.line(text, INDENT, mark, &name);
        }
        let lines = lines(value);
        if is_short(value) || (lines.len() == 1 && is_scalar(value)) {
            return self.line(text, INDENT, mark, &format!("{name}: {}", inline(value)));
        }
        self.line(text, INDENT, mark, &format!("{name}:"));
        for line in lines {
            self.block_line(text, mark, &line);
        }
    }

    fn replaced(&self, text: &mut String, path: &ChangePath, old: &Node, new: &Node) {
        let name = one_line(&path.to_string());
        let beside = format!("{} → {}", inline(old), inline(new));
        let needed = INDENT + 2 + name.chars().count() + 2 + beside.chars().count();
        let fits = self.width.is_none_or(|width| needed <= width);
        if is_short(old) && is_short(new) && (fits || beside.chars().count() <= SHORT) {
            return self.line(text, INDENT, CHANGED, &format!("{name}: {beside}"));
        }
        self.line(text, INDENT, CHANGED, &format!("{name}:"));
        for (mark, value) in [(REMOVED, old), (ADDED, new)] {
            let lines = lines(value);
            if let Some((first, rest)) = lines.split_first() {
                self.line(text, 2 * INDENT - 2, mark, first);
                rest.iter().for_each(|line| self.block_line(text, mark, line));
            }
        }
    }

    /// A line that begins with its mark; what does not fit goes on below its text.
    fn line(&self, text: &mut String, indent: usize, mark: Mark, content: &str) {
        for (number, part) in wrap(content, self.room(indent + 2)).iter().enumerate() {
            let sign = if number == 0 { mark.sign } else { ' ' };
            paint(text, mark, &format!("{:indent$}{sign} {part}", ""));
        }
    }

    /// One of the lines of a long value, below the first or the name of its field.
    fn block_line(&self, text: &mut String, mark: Mark, content: &str) {
        let own = content.len() - content.trim_start_matches([' ', '-']).len();
        for (number, part) in wrap(content, self.room(2 * INDENT + own)).iter().enumerate() {
            let indent = 2 * INDENT + if number == 0 { 0 } else { own };
            paint(text, mark, &format!("{:indent$}{part}", ""));
        }
    }

    fn room(&self, taken: usize) -> Option<usize> {
        self.width.map(|width| width.saturating_sub(taken))
    }
}

fn paint(text: &mut String, mark: Mark, line: &str) {
    let style = mark.style;
    text.push_str(&format!("{style}{}{style:#}\n", line.trim_end()));
}

fn is_scalar(value: &Node) -> bool {
    value.items().is_empty() && value.as_mapping().is_none()
}

fn is_short(value: &Node) -> bool {
    let text = value.as_str().unwrap_or_default();
    !text.contains('\n') && inline(value).chars().count() <= SHORT
}
