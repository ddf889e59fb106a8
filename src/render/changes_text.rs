//! Changes for people: by how much they matter, then a line a record and a line a fact.

use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

use super::changes_summary::{
    RENAMED, changes_summary, effect_lines, effect_summary, followed, record_sign, unreadable,
};
use super::changes_words::marked;
use super::facts::{FactFormatter, sign};
use super::value::{inline, lines, one_line};
use super::wrap::wrap;
use crate::ozg::meaning::{
    ChangeSeverity, Fact, FactDetail, FactGroup, Interpretation, SeveritySection, SharedFact,
    outline,
};
use messages::Localizer;
use record_diff::diff::{Diff, FieldChange, FieldChangeKind, RecordChange};
use records::algebra::RecordPath;
use yaml_tree::Node;

/// Values longer than this are not shown beside one another.
const SHORT: usize = 60;
/// Columns by which fields are set in from their record, and long values from their field.
const INDENT: usize = 4;

/// A sign that says without colour what the colour says.
#[derive(Clone, Copy)]
struct ChangeSign {
    sign: char,
    style: Style,
}

const ADDED: ChangeSign = ChangeSign { sign: '+', style: AnsiColor::Green.on_default() };
const REMOVED: ChangeSign = ChangeSign { sign: '-', style: AnsiColor::Red.on_default() };
const CHANGED: ChangeSign = ChangeSign { sign: '~', style: AnsiColor::Yellow.on_default() };
const UNREADABLE: ChangeSign = ChangeSign { sign: '!', style: AnsiColor::Red.on_default().bold() };

/// Shows changes in one language.
pub struct ChangesText<'a> {
    pub localizer: &'a Localizer,
    /// Columns of the terminal; longer lines are broken between words.
    pub width: Option<usize>,
}

impl ChangesText<'_> {
    /// All changes with the styles of a terminal: in sum, by how much they matter, and what they do to
    /// the whole.
    #[must_use]
    pub fn diff(&self, diff: &Diff, interpretation: &Interpretation) -> String {
        let mut text = String::new();
        self.summary(&mut text, diff, interpretation);
        for section in outline(diff, interpretation) {
            self.section(&mut text, diff, &section);
        }
        self.effect(&mut text, diff, interpretation);
        text
    }

    fn words(&self) -> FactFormatter<'_> {
        FactFormatter { localizer: self.localizer, quote: one_line }
    }

    fn summary(&self, text: &mut String, diff: &Diff, interpretation: &Interpretation) {
        let _ = writeln!(text, "{}", self.localizer.format(&changes_summary(diff)));
        for severity in [ChangeSeverity::Breaking, ChangeSeverity::Notable, ChangeSeverity::Routine]
        {
            if let Some(tally) = self.words().tally(interpretation, severity) {
                self.plain(text, 0, 2, &tally);
            }
        }
        if let Some(effect) = &interpretation.effect {
            self.plain(text, 0, 2, &effect_summary(effect, self.localizer));
        }
    }

    fn effect(&self, text: &mut String, diff: &Diff, interpretation: &Interpretation) {
        let Some(effect) = interpretation.effect.as_ref().filter(|effect| !effect.is_empty())
        else {
            return;
        };
        heading(text, &self.localizer.text("diff-effect"));
        for line in effect_lines(diff, effect, &self.words()) {
            self.plain(text, 0, 2, &line);
        }
    }

    fn section(&self, text: &mut String, diff: &Diff, section: &SeveritySection<'_>) {
        heading(text, &self.words().severity(section.severity));
        for shared in &section.shared {
            self.shared(text, shared);
        }
        for group in &section.groups {
            self.group(text, diff, group);
        }
    }

    /// What many records share, and which they are.
    fn shared(&self, text: &mut String, shared: &SharedFact<'_>) {
        let mark = mark_of(shared.fact);
        let (words, fact) = (self.words(), self.words().shared(shared.fact));
        self.line(text, 0, mark, &format!("{}: {fact}", words.of_many(shared)));
        let ids: Vec<_> = shared.ids.iter().map(|id| one_line(id)).collect();
        self.plain(text, INDENT, INDENT, &ids.join(", "));
    }

    fn group(&self, text: &mut String, diff: &Diff, group: &FactGroup<'_>) {
        let _ = write!(text, "\n{}\n", self.words().heading(&group.heading));
        for item in &group.items {
            match item.change {
                Some(change) => self.change(text, diff, change, &item.facts),
                None => item.facts.iter().for_each(|fact| self.fact(text, 0, fact)),
            }
        }
    }

    /// One record and what became of it.
    pub(super) fn change(
        &self,
        text: &mut String,
        diff: &Diff,
        change: &RecordChange,
        facts: &[&Fact],
    ) {
        let mark = mark(record_sign(change));
        let mut name = format!("{}/{}", change.kind.name, change.id);
        if change.label != change.id {
            name = format!("{name}  {}", change.label);
        }
        self.line(text, 0, mark, &one_line(&name));
        for fact in facts.iter().filter(|fact| fact.detail != FactDetail::None) {
            self.fact(text, INDENT, fact);
        }
        for side in unreadable(diff, change, self.localizer) {
            self.line(text, INDENT, UNREADABLE, &one_line(&self.localizer.format(&side)));
        }
        if facts.iter().any(|fact| fact.meaning.name == RENAMED) {
            self.follow_ups(text, change);
        }
    }

    fn follow_ups(&self, text: &mut String, change: &RecordChange) {
        if let Some(records) = followed(change) {
            let words = self.localizer.text("diff-followed");
            self.line(text, INDENT, CHANGED, &one_line(&format!("{words}: {records}")));
        }
    }

    fn fact(&self, text: &mut String, indent: usize, fact: &Fact) {
        match fact.detail {
            FactDetail::Fields => fact.fields.iter().for_each(|field| self.field(text, field)),
            _ => self.line(text, indent, mark_of(fact), &self.words().sentence(fact)),
        }
    }

    /// A line without a mark; what does not fit goes on further in.
    fn plain(&self, text: &mut String, indent: usize, hanging: usize, content: &str) {
        for (number, part) in wrap(content, self.room(hanging)).iter().enumerate() {
            let indent = if number == 0 { indent } else { hanging };
            let _ = writeln!(text, "{:indent$}{part}", "");
        }
    }

    fn field(&self, text: &mut String, change: &FieldChange) {
        match &change.what {
            FieldChangeKind::Set { new } => self.value(text, ADDED, &change.path, new),
            FieldChangeKind::Unset { old } => self.value(text, REMOVED, &change.path, old),
            FieldChangeKind::Replaced { old, new } => self.replaced(text, &change.path, old, new),
            FieldChangeKind::Reordered { .. } => {
                let path = one_line(&change.path.to_string());
                let words = self.localizer.text("diff-reordered");
                self.line(text, INDENT, CHANGED, &format!("{path}: {words}"));
            }
        }
    }

    /// A value that one side has. An entry that is nothing but its identity is named already.
    fn value(&self, text: &mut String, mark: ChangeSign, path: &RecordPath, value: &Node) {
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

    fn replaced(&self, text: &mut String, path: &RecordPath, old: &Node, new: &Node) {
        let name = one_line(&path.to_string());
        if let Some(marked) = marked_words(old, new) {
            return self.line(text, INDENT, CHANGED, &format!("{name}: {}", one_line(&marked)));
        }
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
                for line in rest {
                    self.block_line(text, mark, line);
                }
            }
        }
    }

    /// A line that begins with its mark; what does not fit goes on below its text.
    fn line(&self, text: &mut String, indent: usize, mark: ChangeSign, content: &str) {
        for (number, part) in wrap(content, self.room(indent + 2)).iter().enumerate() {
            let sign = if number == 0 { mark.sign } else { ' ' };
            paint(text, mark, &format!("{:indent$}{sign} {part}", ""));
        }
    }

    /// One of the lines of a long value, below the first or the name of its field.
    fn block_line(&self, text: &mut String, mark: ChangeSign, content: &str) {
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

fn mark_of(fact: &Fact) -> ChangeSign {
    mark(sign(fact))
}

fn mark(sign: char) -> ChangeSign {
    match sign {
        '+' => ADDED,
        '-' => REMOVED,
        '!' => UNREADABLE,
        _ => CHANGED,
    }
}

/// The words that differ in two long texts.
fn marked_words(old: &Node, new: &Node) -> Option<String> {
    let (before, after) = (old.as_str()?, new.as_str()?);
    if is_short(old) && is_short(new) { None } else { marked(before, after) }
}

fn heading(text: &mut String, words: &str) {
    let style = Style::new().bold();
    let _ = write!(text, "\n{style}{words}{style:#}\n");
}

fn paint(text: &mut String, mark: ChangeSign, line: &str) {
    let style = mark.style;
    let _ = writeln!(text, "{style}{}{style:#}", line.trim_end());
}

fn is_scalar(value: &Node) -> bool {
    value.items().is_empty() && value.as_mapping().is_none()
}

fn is_short(value: &Node) -> bool {
    let text = value.as_str().unwrap_or_default();
    !text.contains('\n') && inline(value).chars().count() <= SHORT
}
