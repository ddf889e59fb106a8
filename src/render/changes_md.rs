//! Changes as Markdown for the comment of a pull request.

use std::fmt::Write as _;
use std::mem::take;

use super::changes_notes::changes_notes;
use super::changes_summary::{
    RENAMED, changes_summary, effect_lines, effect_summary, followed, record_sign, unreadable,
};
use super::changes_words::marked;
use super::facts::{FactFormatter, sign};
use super::markdown::code;
use super::value::inline;
use crate::ozg::meaning::{
    ChangeSeverity, Fact, FactDetail, Interpretation, RecordFacts, SeveritySection, SharedFact,
    outline,
};
use messages::Localizer;
use messages::Message;
use messages::msg;
use record_diff::diff::{Diff, FieldChange, FieldChangeKind, RecordChange};
use records::algebra::RecordPath;
use yaml_tree::Node;

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
enum DetailLevel {
    Values,
    Fields,
    Names,
}

/// The comment, in as much detail as it has room for; empty if nothing differs. `command` shows all.
#[must_use]
pub fn changes_md(
    diff: &Diff,
    interpretation: &Interpretation,
    command: &str,
    localizer: &Localizer,
) -> String {
    let words = FactFormatter { localizer, quote: code };
    let comment = PullRequestComment {
        diff,
        sections: outline(diff, interpretation),
        words,
        command: code(command),
    };
    let head = comment.head(interpretation);
    if head.is_empty() {
        return head;
    }
    let effect = comment.effect(interpretation);
    let body = comment.body(DetailLevel::Values).concat() + &effect;
    if head.len() + body.len() <= LIMIT {
        return head + &body;
    }
    let shortened = format!("\n{}\n", comment.shortened());
    let body = comment.body(DetailLevel::Fields).concat() + &effect;
    if head.len() + body.len() + shortened.len() <= LIMIT {
        return head + &body + &shortened;
    }
    comment.names(head)
}

/// One record and what became of it, as an entry of a list.
pub(super) fn record_md(
    diff: &Diff,
    change: &RecordChange,
    facts: &[Fact],
    localizer: &Localizer,
) -> String {
    let words = FactFormatter { localizer, quote: code };
    let comment = PullRequestComment { diff, sections: Vec::new(), words, command: String::new() };
    let item = RecordFacts { change: Some(change), facts: facts.iter().collect() };
    comment.item(&item, DetailLevel::Values)
}

struct PullRequestComment<'a> {
    diff: &'a Diff,
    sections: Vec<SeveritySection<'a>>,
    words: FactFormatter<'a>,
    /// What shows all changes.
    command: String,
}

impl PullRequestComment<'_> {
    fn head(&self, interpretation: &Interpretation) -> String {
        let say = |message: &Message| self.words.localizer.format(message);
        let mut text = String::new();
        if !self.diff.is_empty() {
            let _ = write!(text, "### {}\n\n", say(&changes_summary(self.diff)));
            for severity in
                [ChangeSeverity::Breaking, ChangeSeverity::Notable, ChangeSeverity::Routine]
            {
                let tally = self.words.tally(interpretation, severity);
                text.extend(tally.map(|tally| format!("- {tally}\n")));
            }
            let effect = interpretation.effect.as_ref();
            let summary = effect.map(|effect| effect_summary(effect, self.words.localizer));
            text.extend(summary.map(|summary| format!("- {summary}\n")));
        }
        let notes = changes_notes(self.diff);
        text.extend(notes.iter().map(|note| format!("\n{}\n", say(note))));
        if text.is_empty() { text } else { format!("{MARKER}\n{text}") }
    }

    fn effect(&self, interpretation: &Interpretation) -> String {
        let Some(effect) = interpretation.effect.as_ref().filter(|effect| !effect.is_empty())
        else {
            return String::new();
        };
        let title = self.words.localizer.text("diff-effect");
        let lines = effect_lines(self.diff, effect, &self.words);
        let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
        format!("\n#### {title}\n\n{lines}")
    }

    /// The blocks of the comment: a record, a fact of many records, each with the headings that it is
    /// the first below.
    fn body(&self, detail: DetailLevel) -> Vec<String> {
        let mut blocks = Vec::new();
        for section in &self.sections {
            let mut heading = format!("\n#### {}\n", self.words.severity(section.severity));
            for (at, shared) in section.shared.iter().enumerate() {
                let gap = if at == 0 { "\n" } else { "" };
                blocks.push(format!("{}{gap}{}", take(&mut heading), self.shared(shared, detail)));
            }
            for group in &section.groups {
                let _ = write!(heading, "\n##### {}\n\n", self.words.heading(&group.heading));
                for item in &group.items {
                    blocks.push(format!("{}{}", take(&mut heading), self.item(item, detail)));
                }
            }
        }
        blocks
    }

    /// As many records as there is room for, by name alone.
    fn names(&self, mut text: String) -> String {
        let room = LIMIT.saturating_sub(LAST_LINE + self.command.len());
        let blocks = self.body(DetailLevel::Names);
        for (at, block) in blocks.iter().enumerate() {
            if text.len() + block.len() > room {
                let count = blocks.len() - at;
                let more = msg!("diff-left-out", count = count, command = &self.command);
                let _ = write!(text, "\n{}\n", self.words.localizer.format(&more));
                return text;
            }
            text.push_str(block);
        }
        text + &format!("\n{}\n", self.shortened())
    }

    fn shortened(&self) -> String {
        self.words.localizer.format(&msg!("diff-shortened", command = &self.command))
    }

    fn shared(&self, shared: &SharedFact<'_>, detail: DetailLevel) -> String {
        let fact = match detail {
            DetailLevel::Values => self.words.shared(shared.fact),
            _ => self.words.title(shared.fact),
        };
        let ids: Vec<_> = shared.ids.iter().map(|id| code(id)).collect();
        let ids = if detail == DetailLevel::Names { String::new() } else { ids.join(", ") };
        let ids = if ids.is_empty() { ids } else { format!("  - {ids}\n") };
        format!("- `{}` {}: {fact}\n{ids}", sign(shared.fact), self.words.of_many(shared))
    }

    /// A record, or the schemas, with what is to be said of it.
    fn item(&self, item: &RecordFacts<'_>, detail: DetailLevel) -> String {
        let Some(change) = item.change else {
            let lines = item.facts.iter().map(|fact| self.fact(fact, DetailLevel::Values));
            return lines.map(|line| format!("- {line}\n")).collect();
        };
        let mut text = name(change);
        if detail != DetailLevel::Names {
            let lines = self.details(change, &item.facts, detail);
            text.extend(lines.iter().map(|line| format!("  - {line}\n")));
        }
        text
    }

    fn details(&self, change: &RecordChange, facts: &[&Fact], detail: DetailLevel) -> Vec<String> {
        let said = facts.iter().filter(|fact| fact.detail != FactDetail::None);
        let mut lines: Vec<_> = said.map(|fact| self.fact(fact, detail)).collect();
        let localizer = self.words.localizer;
        let sides = unreadable(self.diff, change, localizer);
        lines.extend(sides.iter().map(|side| format!("`!` {}", code(&localizer.format(side)))));
        let is_renamed = facts.iter().any(|fact| fact.meaning.name == RENAMED);
        if let Some(records) = followed(change).filter(|_| is_renamed) {
            let words = localizer.text("diff-followed");
            lines.push(format!("`~` {words}: {}", code(&records)));
        }
        lines
    }

    fn fact(&self, fact: &Fact, detail: DetailLevel) -> String {
        match (&fact.detail, fact.fields.as_slice()) {
            (FactDetail::Fields, [field]) => self.field(field, detail),
            _ if detail == DetailLevel::Values => {
                format!("`{}` {}", sign(fact), self.words.sentence(fact))
            }
            _ => format!("`{}` {}", sign(fact), self.words.title(fact)),
        }
    }

    fn field(&self, change: &FieldChange, detail: DetailLevel) -> String {
        let (sign, value) = match &change.what {
            FieldChangeKind::Set { new } => ('+', value(&change.path, new)),
            FieldChangeKind::Unset { old } => ('-', value(&change.path, old)),
            FieldChangeKind::Replaced { old, new } => ('~', replaced(old, new)),
            FieldChangeKind::Reordered { .. } => {
                ('~', format!(": {}", self.words.localizer.text("diff-reordered")))
            }
        };
        let path = code(&change.path.to_string());
        let value = if detail == DetailLevel::Values { value } else { String::new() };
        format!("`{sign}` {path}{value}")
    }
}

/// An entry that is nothing but its identity is named already.
fn value(path: &RecordPath, value: &Node) -> String {
    let is_named = value.as_str().is_some() && value.as_str() == path.entry();
    if is_named { String::new() } else { format!(": {}", code(&inline(value))) }
}

/// Two values beside one another; where they are long, the words that differ, or one below the other.
fn replaced(old: &Node, new: &Node) -> String {
    let (before, after) = (inline(old), inline(new));
    if before.chars().count() + after.chars().count() <= SHORT {
        return format!(": {} → {}", code(&before), code(&after));
    }
    match old.as_str().zip(new.as_str()).and_then(|(old, new)| marked(old, new)) {
        Some(marked) => format!(": {}", code(&marked)),
        None => format!(":\n    - `-` {}\n    - `+` {}", code(&before), code(&after)),
    }
}

/// The line of a record, with the same signs as for a terminal.
fn name(change: &RecordChange) -> String {
    let sign = record_sign(change);
    let id = code(&format!("{}/{}", change.kind.name, change.id));
    let label = if change.label == change.id { "" } else { &change.label };
    let label = if label.is_empty() { String::new() } else { format!(" {}", code(label)) };
    format!("- `{sign}` **{id}**{label}\n")
}
