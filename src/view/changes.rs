//! The view of a diff: a summary, the changes by severity, and their effect on the dataset.

use std::collections::HashMap;

use super::card::values;
use super::cell::title_line;
use super::facts::{FactFormatter, sign};
use super::near_words::near;
use super::page::page_notes;
use super::value::{inline, lines};
use crate::app::log::LoggedChange;
use crate::ozg::meaning::{
    ChangeSeverity, DatasetEffect, Fact, FactDetail, FactGroup, Interpretation, Meaning,
    OrphanedReference, RecordFacts, SeveritySection, SharedFact, contents, outline,
};
use document::{
    Block, DataStyle, Document, Line, LinkTarget, ListItem, ListSign, SignWords, TextMark,
};
use file_tree::INDEX;
use messages::{Localizer, Message, msg};
use record_diff::diff::{
    Diff, DiffSegment, FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, SideState,
};
use record_lint::Finding;
use record_query::show::CardItem;
use records::algebra::RecordPath;
use yaml_tree::Node;

/// Maximum number of figures, and of findings of each sort, that are shown; a diff should fit on a screen.
const SHOWN: usize = 12;
/// Maximum length in characters of values that are shown side by side.
const SHORT: usize = 60;

/// Facts about a record that was added or removed as a whole.
const WHOLE: [Meaning; 3] = [Meaning::RecordAdded, Meaning::EventRecorded, Meaning::RecordRemoved];

/// Facts after which no record has the id any more.
const REMOVES_ID: [Meaning; 2] = [Meaning::RecordRemoved, Meaning::RecordRenamed];

/// How much detail is shown of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DetailLevel {
    Names,
    Fields,
    Values,
}

/// All changes, or the statement that nothing differs.
#[must_use]
pub(crate) fn changes_document(
    diff: &Diff,
    interpretation: &Interpretation,
    states: &[Message],
    detail: DetailLevel,
    localizer: &Localizer,
) -> Document {
    let names = diff.names();
    let words = FactFormatter { localizer, names: &names };
    let shown =
        ChangesView { diff, words, detail, interpretation: Some(interpretation), discarded: &[] };
    let title = msg!("diff-page", base = &diff.base, head = head_name(diff, localizer));
    let mut blocks = shown.summary(interpretation);
    blocks.extend(page_notes(states, localizer));
    for section in outline(diff, interpretation) {
        shown.section(&section, &mut blocks);
    }
    shown.effect(interpretation, &mut blocks);
    Document { page_title: Some(words.say(&title)), blocks, signs: signs(localizer) }
}

/// A changed record as a list item.
pub(super) fn record_item(diff: &Diff, logged: &LoggedChange, localizer: &Localizer) -> ListItem {
    let LoggedChange { change, facts, discarded } = logged;
    let words = FactFormatter { localizer, names: &HashMap::new() };
    let detail = DetailLevel::Values;
    let shown = ChangesView { diff, words, detail, interpretation: None, discarded };
    shown.record(change, &facts.iter().collect::<Vec<_>>())
}

/// The labels of the signs of changes.
pub(super) fn signs(localizer: &Localizer) -> SignWords {
    SignWords {
        added: localizer.text("diff-sign-added"),
        removed: localizer.text("diff-sign-removed"),
        changed: localizer.text("diff-sign-changed"),
        alert: localizer.text("diff-sign-breaking"),
    }
}

/// Notes about what a diff could not compare.
#[must_use]
pub(crate) fn changes_notes(diff: &Diff) -> Vec<Message> {
    let mut notes = Vec::new();
    if diff.no_records > 0 {
        notes.push(msg!("diff-no-records", count = diff.no_records));
    }
    if diff.not_checked_out > 0 {
        notes.push(msg!("diff-not-checked-out", count = diff.not_checked_out));
    }
    notes
}

struct ChangesView<'a> {
    diff: &'a Diff,
    words: FactFormatter<'a>,
    detail: DetailLevel,
    /// The interpretation of all changes; required to show the contents of added and removed records.
    interpretation: Option<&'a Interpretation>,
    /// Paths that are marked as discarded by a merge; the empty path is the record itself.
    discarded: &'a [RecordPath],
}

impl ChangesView<'_> {
    fn summary(&self, interpretation: &Interpretation) -> Vec<Block> {
        let mut blocks = Vec::new();
        if interpretation.is_empty() {
            blocks.push(Block::lead(self.words.word("diff-none")));
        } else {
            blocks.push(Block::heading(1, self.words.say(&changes_summary(self.diff))));
            let tallies = ChangeSeverity::ALL
                .into_iter()
                .filter_map(|severity| self.words.tally(interpretation, severity));
            let effect = interpretation.effect.as_ref().map(|effect| self.effect_summary(effect));
            blocks.push(Block::List(tallies.chain(effect).map(ListItem::new).collect()));
        }
        let notes = changes_notes(self.diff);
        blocks.extend(notes.iter().map(|note| Block::note(self.words.say(note))));
        blocks
    }

    /// The number of changed figures and of new and fixed findings.
    fn effect_summary(&self, effect: &DatasetEffect) -> Line {
        self.words.say(&msg!(
            "diff-effect-summary",
            figures = effect.figures.len(),
            new = effect.new_findings.len(),
            fixed = effect.fixed_findings.len(),
        ))
    }

    /// The effect of a diff on figures and findings, one line each.
    fn effect(&self, interpretation: &Interpretation, blocks: &mut Vec<Block>) {
        let effect = interpretation.effect.as_ref().filter(|effect| !effect.is_empty());
        let Some(effect) = effect else { return };
        let figures = effect.figures.iter().take(SHOWN);
        let mut items: Vec<_> =
            figures.map(|figure| ListItem::new(self.words.figure(figure))).collect();
        let more = effect.figures.len().saturating_sub(SHOWN);
        if more > 0 {
            let message =
                msg!("diff-figures-left-out", count = more, command = self.overview_command());
            items.push(ListItem::new(Line::message(
                &message,
                self.words.localizer,
                DataStyle::Code,
            )));
        }
        let findings =
            [(ListSign::Added, &effect.new_findings), (ListSign::Removed, &effect.fixed_findings)];
        for (sign, findings) in findings {
            let shown = findings.iter().take(SHOWN);
            items.extend(shown.map(|found| ListItem::signed(sign, self.finding(found))));
            let more = findings.len().saturating_sub(SHOWN);
            if more > 0 {
                let message = msg!("diff-findings-left-out", count = more);
                items.push(ListItem::new(self.words.say(&message)));
            }
        }
        blocks.push(Block::heading(2, self.words.word("diff-effect")));
        blocks.push(Block::List(items));
    }

    /// The command that shows all figures of both states.
    fn overview_command(&self) -> String {
        let head = self.diff.head.iter().filter(|head| *head != INDEX);
        let at: String = head.map(|head| format!(" --at {head}")).collect();
        format!("ozg report overview --compare {}{at}", self.diff.base)
    }

    fn finding(&self, finding: &Finding) -> Line {
        let place = Line::code(finding.location.file.as_ref());
        let code = Line::code(finding.code.title()).then(" ").with(place);
        code.then(": ").with(self.words.say(&finding.message))
    }

    fn section(&self, section: &SeveritySection<'_>, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(2, self.words.severity(section.severity)));
        if !section.shared.is_empty() {
            blocks.push(Block::List(section.shared.iter().map(|it| self.shared(it)).collect()));
        }
        for group in &section.groups {
            self.group(group, blocks);
        }
    }

    /// A fact that many records share, and the names of these records.
    fn shared(&self, shared: &SharedFact<'_>) -> ListItem {
        let fact = match self.detail {
            DetailLevel::Values => self.words.shared(shared.fact),
            _ => self.words.title(shared.fact),
        };
        let line = self.words.of_many(shared).then(": ").with(fact);
        let mut item = self.with_notes(ListItem::signed(sign(shared.fact), line), shared.fact);
        if self.detail != DetailLevel::Names {
            let ids = shared.ids.iter().map(|id| self.words.name(id));
            item.blocks.push(Block::body(Line::joined(ids, ", ")));
        }
        item
    }

    fn group(&self, group: &FactGroup<'_>, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(3, self.words.heading(&group.heading)));
        blocks.push(Block::List(group.items.iter().flat_map(|item| self.items(item)).collect()));
    }

    /// A record, or the schemas or the configuration, with the facts.
    fn items(&self, item: &RecordFacts<'_>) -> Vec<ListItem> {
        match item.change {
            Some(change) => vec![self.record(change, &item.facts)],
            None => item.facts.iter().flat_map(|fact| self.fact(fact)).collect(),
        }
    }

    fn record(&self, change: &RecordChange, facts: &[&Fact]) -> ListItem {
        let item = ListItem::signed(record_sign(change), record_name(change));
        let item = self.marked(item, &[&RecordPath::default()]);
        if self.detail == DetailLevel::Names {
            return item;
        }
        let is_whole = |fact: &&Fact| WHOLE.contains(&fact.meaning);
        let contents = if facts.iter().any(is_whole) { self.contents(change) } else { Vec::new() };
        item.with_items([contents, self.details(change, facts)].concat())
    }

    /// The contents of an added or removed record.
    fn contents(&self, change: &RecordChange) -> Vec<ListItem> {
        let (RecordChangeKind::Added { record } | RecordChangeKind::Removed { record }) =
            &change.what
        else {
            return Vec::new();
        };
        let (Some(interpretation), DetailLevel::Values) = (self.interpretation, self.detail) else {
            return Vec::new();
        };
        let localizer = self.words.localizer;
        let item = |item: CardItem| {
            let title = title_line(&item.title, localizer);
            let is_plain = item.lines.iter().all(|line| matches!(line.as_slice(), [_]));
            let lines = item.lines.iter().map(|line| values(line, localizer));
            if is_plain || item.lines.len() == 1 {
                return ListItem::new(title.then(": ").with(Line::joined(lines, ", ")));
            }
            ListItem::new(title.then(":")).with_items(lines.map(ListItem::new).collect())
        };
        let contents = contents(record, &self.diff.named, interpretation.as_of);
        contents.into_iter().map(item).collect()
    }

    fn details(&self, change: &RecordChange, facts: &[&Fact]) -> Vec<ListItem> {
        let detailed = facts.iter().filter(|fact| fact.detail != FactDetail::None);
        let mut items: Vec<_> = detailed.flat_map(|fact| self.fact(fact)).collect();
        let sides = unreadable(self.diff, change, self.words.localizer);
        let sides = sides.iter().map(|side| self.words.say(side));
        items.extend(sides.map(|side| ListItem::signed(ListSign::Alert, side)));
        let is_renamed = facts.iter().any(|fact| fact.meaning == Meaning::RecordRenamed);
        if facts.iter().any(|fact| REMOVES_ID.contains(&fact.meaning)) {
            items.extend(self.orphaned(change));
        }
        if let Some(records) = updated_references(change).filter(|_| is_renamed) {
            let line = self.words.word("diff-followed").then(": ").with(records);
            items.push(ListItem::signed(ListSign::Changed, line));
        }
        items
    }

    /// The unchanged records that refer to a removed or renamed one.
    fn orphaned(&self, change: &RecordChange) -> Option<ListItem> {
        let language = self.words.localizer.language;
        let orphaned = self.interpretation?.orphaned_by(change);
        let one = |orphaned: &OrphanedReference| {
            let id = Line::code(format!("{}/{}", orphaned.kind, orphaned.id));
            let name = Line::data(&orphaned.label).then(" (").with(id).then(", ");
            name.with(Line::data(orphaned.title.get(language))).then(")")
        };
        let records: Vec<_> = orphaned.iter().map(one).collect();
        (!records.is_empty()).then(|| {
            let title = self.words.word("diff-orphaned").then(": ");
            ListItem::signed(ListSign::Alert, title.with(Line::joined(records, "; ")))
        })
    }

    fn fact(&self, fact: &Fact) -> Vec<ListItem> {
        let items = if fact.detail == FactDetail::Fields {
            let item = |field: &FieldChange| self.marked(self.field(field), &[&field.path]);
            fact.fields.iter().map(item).collect()
        } else {
            let line = match self.detail {
                DetailLevel::Values => self.words.sentence(fact),
                _ => self.words.title(fact),
            };
            let paths: Vec<_> = fact.fields.iter().map(|field| &field.path).collect();
            vec![self.marked(ListItem::signed(sign(fact), line), &paths)]
        };
        items.into_iter().map(|item| self.with_notes(item, fact)).collect()
    }

    /// Marks an item that a merge discarded.
    fn marked(&self, item: ListItem, paths: &[&RecordPath]) -> ListItem {
        if paths.is_empty() || !paths.iter().all(|path| self.discarded.contains(path)) {
            return item;
        }
        let content = item.content.then(" ").with(self.words.word("log-discarded"));
        ListItem { content, ..item }
    }

    /// Appends the notes of a fact to its line, or adds them as items below if a value follows the line.
    fn with_notes(&self, mut item: ListItem, fact: &Fact) -> ListItem {
        let notes = fact.notes.iter().map(|note| self.words.say(&note.title()));
        if !item.blocks.is_empty() {
            return item.with_items(notes.map(ListItem::new).collect());
        }
        for note in notes {
            item.content = item.content.then(" – ").with(note);
        }
        item
    }

    fn field(&self, change: &FieldChange) -> ListItem {
        let path = Line::code(change.path.to_string());
        let sign = match &change.what {
            FieldChangeKind::Set { .. } => ListSign::Added,
            FieldChangeKind::Unset { .. } => ListSign::Removed,
            _ => ListSign::Changed,
        };
        if self.detail != DetailLevel::Values {
            return ListItem::signed(sign, path);
        }
        match &change.what {
            FieldChangeKind::Set { new: value } | FieldChangeKind::Unset { old: value } => {
                one_value(sign, path, &change.path, value)
            }
            FieldChangeKind::Replaced { old, new } => replaced(&path, old, new),
            FieldChangeKind::Reordered { .. } => {
                ListItem::signed(sign, path.then(": ").with(self.words.word("diff-reordered")))
            }
        }
    }
}

/// A value that only one side has. An entry that consists of its identity alone is already named by the path.
fn one_value(sign: ListSign, name: Line, path: &RecordPath, value: &Node) -> ListItem {
    if value.as_str().is_some() && value.as_str() == path.entry() {
        return ListItem::signed(sign, name);
    }
    let lines = lines(value);
    if is_short(value) || (lines.len() == 1 && is_scalar(value)) {
        return ListItem::signed(sign, name.then(": ").with(Line::data(inline(value))));
    }
    let mut item = ListItem::signed(sign, name.then(":"));
    item.blocks.push(Block::Verbatim(lines));
    item
}

/// A replaced value: short values side by side; for long ones the words that differ, or one below the other.
fn replaced(name: &Line, old: &Node, new: &Node) -> ListItem {
    let name = |between| name.clone().then(between);
    if is_short(old) && is_short(new) {
        let values = Line::data(inline(old)).then(" → ").with(Line::data(inline(new)));
        return ListItem::signed(ListSign::Changed, name(": ").with(values));
    }
    let texts = old.as_str().zip(new.as_str());
    if let Some(segments) = texts.and_then(|(old, new)| near(old, new)) {
        let words = segments.into_iter().map(|segment| match segment {
            DiffSegment::Same(same) => Line::data(same),
            DiffSegment::Removed(removed) => Line::data(removed).marked(TextMark::Removed),
            DiffSegment::Added(added) => Line::data(added).marked(TextMark::Inserted),
        });
        let line = name(": ").with(Line::joined(words, ""));
        return ListItem::signed(ListSign::Changed, line);
    }
    let sides = [(ListSign::Removed, old), (ListSign::Added, new)].map(|(sign, value)| {
        let mut lines = lines(value);
        let first = lines.remove(0);
        let mut item = ListItem::signed(sign, Line::data(first));
        if !lines.is_empty() {
            item.blocks.push(Block::Verbatim(lines));
        }
        item
    });
    ListItem::signed(ListSign::Changed, name(":")).with_items(sides.into())
}

fn is_scalar(value: &Node) -> bool {
    value.items().is_empty() && value.as_mapping().is_none()
}

fn is_short(value: &Node) -> bool {
    let text = value.as_str().unwrap_or_default();
    !text.contains('\n') && inline(value).chars().count() <= SHORT
}

fn changes_summary(diff: &Diff) -> Message {
    let counts = diff.counts();
    msg!(
        "diff-summary",
        total = diff.changes.len(),
        added = counts.added,
        removed = counts.removed,
        renamed = counts.renamed,
        changed = counts.changed,
        reformatted = counts.reformatted,
        unreadable = counts.unreadable,
    )
}

/// The name of a record, with its id.
fn record_name(change: &RecordChange) -> Line {
    let id = Line::code(format!("{}/{}", change.kind.name, change.id));
    if change.label == change.id {
        return id;
    }
    let (kind, of) = (change.kind.name.clone(), change.id.clone());
    let name = Line::data(&change.label);
    let name = match change.after() {
        Some(_) => name.linked(LinkTarget::Record { kind, id: of }),
        None => name,
    };
    name.then(" (").with(id).then(")")
}

/// The sign for the change of a record.
fn record_sign(change: &RecordChange) -> ListSign {
    match change.what {
        RecordChangeKind::Added { .. } => ListSign::Added,
        RecordChangeKind::Removed { .. } => ListSign::Removed,
        RecordChangeKind::Renamed { .. }
        | RecordChangeKind::Changed { .. }
        | RecordChangeKind::Reformatted { .. } => ListSign::Changed,
        RecordChangeKind::Unreadable { .. } => ListSign::Alert,
    }
}

/// Messages for the sides on which a record is unreadable or absent.
fn unreadable(diff: &Diff, change: &RecordChange, localizer: &Localizer) -> Vec<Message> {
    let RecordChangeKind::Unreadable { base, head, .. } = change.what else { return Vec::new() };
    let side = |name: &str, reading| match reading {
        SideState::Sound => None,
        SideState::Absent => Some(msg!("diff-absent", side = name)),
        SideState::Broken => Some(msg!("diff-unreadable", side = name)),
    };
    let sides = [side(&diff.base, base), side(&head_name(diff, localizer), head)];
    sides.into_iter().flatten().collect()
}

/// The name of the second state, as the user gave it.
fn head_name(diff: &Diff, localizer: &Localizer) -> String {
    diff.head.clone().unwrap_or_else(|| localizer.text("diff-working-tree"))
}

/// The records whose references followed a rename, with the fields: `project/a kernteam, …`.
fn updated_references(change: &RecordChange) -> Option<Line> {
    let RecordChangeKind::Renamed { reference_updates, .. } = &change.what else { return None };
    let one = |update: &record_diff::diff::ReferenceUpdate| {
        Line::code(format!("{}/{} {}", update.kind, update.id, update.field))
    };
    let records: Vec<_> = reference_updates.iter().map(one).collect();
    (!records.is_empty()).then(|| Line::joined(records, ", "))
}
