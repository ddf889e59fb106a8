//! Changes as Markdown for the comment of a pull request.

use super::changes_notes::changes_notes;
use super::markdown::code;
use super::value::inline;
use crate::diff::{Change, ChangePath, Diff, FieldChange, FieldWhat, Reading, What};
use crate::language::Speaker;
use crate::msg;
use crate::yaml::Node;

/// The first line, by which a script finds the comment it wrote before.
const MARKER: &str = "<!-- ozg diff -->";
/// Bytes that GitHub takes in any case: it allows as many characters.
const LIMIT: usize = 65_536;
/// Bytes kept for the line that says what is left out, apart from the command in it.
const LAST_LINE: usize = 200;
/// Two values that are longer than this together are not shown beside one another.
const SHORT: usize = 80;

/// How much is said of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Values,
    Fields,
    Names,
}

/// The comment, in as much detail as it has room for; empty if nothing differs.
#[must_use]
pub fn changes_md(diff: &Diff, speaker: &Speaker) -> String {
    let head = head(diff, speaker);
    if head.is_empty() {
        return head;
    }
    let comment = Comment { diff, speaker };
    let body = comment.body(Detail::Values);
    if head.len() + body.len() <= LIMIT {
        return head + &body;
    }
    let shortened = format!("\n{}\n", comment.shortened());
    let body = comment.body(Detail::Fields);
    if head.len() + body.len() + shortened.len() <= LIMIT {
        return head + &body + &shortened;
    }
    comment.names(head)
}

fn head(diff: &Diff, speaker: &Speaker) -> String {
    let mut paragraphs: Vec<_> =
        changes_notes(diff).iter().map(|note| format!("\n{}\n", speaker.say(note))).collect();
    if !diff.changes.is_empty() {
        let counts = diff.counts();
        let summary = msg!(
            "diff-summary",
            total = diff.changes.len(),
            added = counts.added,
            removed = counts.removed,
            changed = counts.changed,
            unreadable = counts.unreadable,
        );
        paragraphs.insert(0, format!("### {}\n", speaker.say(&summary)));
    }
    if paragraphs.is_empty() { String::new() } else { format!("{MARKER}\n{}", paragraphs.concat()) }
}

struct Comment<'a> {
    diff: &'a Diff,
    speaker: &'a Speaker,
}

impl Comment<'_> {
    fn body(&self, detail: Detail) -> String {
        (0..self.diff.changes.len()).map(|index| self.record(index, detail)).collect()
    }

    /// As many records as there is room for, by name alone.
    fn names(&self, mut text: String) -> String {
        let room = LIMIT.saturating_sub(LAST_LINE + self.command().len());
        let count = self.diff.changes.len();
        for index in 0..count {
            let record = self.record(index, Detail::Names);
            if text.len() + record.len() > room {
                let command = self.command();
                let more = msg!("diff-left-out", count = count - index, command = command);
                text.push_str(&format!("\n{}\n", self.speaker.say(&more)));
                return text;
            }
            text.push_str(&record);
        }
        text + &format!("\n{}\n", self.shortened())
    }

    fn shortened(&self) -> String {
        self.speaker.say(&msg!("diff-shortened", command = self.command()))
    }

    /// What shows all changes.
    fn command(&self) -> String {
        let head = self.diff.head.as_ref().map(|head| format!(" {head}")).unwrap_or_default();
        code(&format!("ozg diff {}{head}", self.diff.base))
    }

    /// A record, under the title of its kind if it is the first of it.
    fn record(&self, index: usize, detail: Detail) -> String {
        let Some(change) = self.diff.changes.get(index) else { return String::new() };
        let before = index.checked_sub(1).and_then(|index| self.diff.changes.get(index));
        let mut text = String::new();
        if before.is_none_or(|before| before.kind.name != change.kind.name) {
            let title = change.kind.title.get(self.speaker.language);
            text.push_str(&format!("\n#### {}\n\n", code(title)));
        }
        text.push_str(&name(change));
        if detail != Detail::Names {
            let lines = self.details(change, detail);
            text.extend(lines.iter().map(|line| format!("  - {line}\n")));
        }
        text
    }

    fn details(&self, change: &Change, detail: Detail) -> Vec<String> {
        match &change.what {
            What::Added { .. } | What::Removed { .. } => Vec::new(),
            What::Changed { fields } => {
                fields.iter().map(|field| self.field(field, detail)).collect()
            }
            What::Unreadable { base, head } => {
                let working_tree = || self.speaker.word("diff-working-tree");
                let head_name = self.diff.head.clone().unwrap_or_else(working_tree);
                let sides = [(self.diff.base.as_str(), *base), (head_name.as_str(), *head)];
                sides.iter().filter_map(|(side, reading)| self.unreadable(side, *reading)).collect()
            }
        }
    }

    fn unreadable(&self, side: &str, reading: Reading) -> Option<String> {
        let message = match reading {
            Reading::Sound => return None,
            Reading::Absent => msg!("diff-absent", side = side),
            Reading::Broken => msg!("diff-unreadable", side = side),
        };
        Some(format!("`!` {}", code(&self.speaker.say(&message))))
    }

    fn field(&self, change: &FieldChange, detail: Detail) -> String {
        let (sign, value) = match &change.what {
            FieldWhat::Set { new } => ('+', value(&change.path, new)),
            FieldWhat::Unset { old } => ('-', value(&change.path, old)),
            FieldWhat::Replaced { old, new } => ('~', replaced(&inline(old), &inline(new))),
            FieldWhat::Reordered { .. } => {
                ('~', format!(": {}", self.speaker.word("diff-reordered")))
            }
        };
        let path = code(&change.path.to_string());
        let value = if detail == Detail::Values { value } else { String::new() };
        format!("`{sign}` {path}{value}")
    }
}

/// An entry that is nothing but its identity is named already.
fn value(path: &ChangePath, value: &Node) -> String {
    let is_named = value.as_str().is_some() && value.as_str() == path.entry();
    if is_named { String::new() } else { format!(": {}", code(&inline(value))) }
}

/// Two values beside one another, or one below the other where they are long.
fn replaced(old: &str, new: &str) -> String {
    let length = old.chars().count() + new.chars().count();
    if length <= SHORT {
        return format!(": {} → {}", code(old), code(new));
    }
    format!(":\n    - `-` {}\n    - `+` {}", code(old), code(new))
}

/// The line of a record, with the same signs as for a terminal.
fn name(change: &Change) -> String {
    let sign = match change.what {
        What::Added { .. } => '+',
        What::Removed { .. } => '-',
        What::Changed { .. } => '~',
        What::Unreadable { .. } => '!',
    };
    let id = code(&format!("{}/{}", change.kind.name, change.id));
    let label = if change.label == change.id { "" } else { &change.label };
    let label = if label.is_empty() { String::new() } else { format!(" {}", code(label)) };
    format!("- `{sign}` **{id}**{label}\n")
}
