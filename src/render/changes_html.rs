//! Changes as one page, for those who decide on them and for the files.

use super::changes_notes::changes_notes;
use super::changes_summary::{
    RENAMED, changes_summary, effect_lines, effect_summary, followed, head_name, record_sign,
    unreadable,
};
use super::changes_words::near;
use super::facts::{FactWords, sign};
use super::html::{Html, element, text};
use super::page_html::page;
use super::site::Place;
use super::value::{inline, one_line};
use crate::ozg::meaning::{Detail, Fact, Group, Item, Section, Severity, Shared, Told, outline};
use messages::Speaker;
use messages::msg;
use record_diff::diff::{Change, ChangePath, Diff, FieldChange, FieldWhat, Piece};
use yaml_tree::Node;

/// Two values that are no longer than this together stand beside one another, whole.
const SHORT: usize = 80;

/// In sum, by how much they matter, and what they do to the whole; of all changes, all is shown.
#[must_use]
pub fn changes_html(diff: &Diff, told: &Told, speaker: &Speaker) -> String {
    let shown = Shown { diff, words: FactWords { speaker, quote: one_line } };
    let (base, head) = (one_line(&diff.base), one_line(&head_name(diff, speaker)));
    let title = speaker.say(&msg!("diff-page", base = base, head = head));
    let sections = outline(diff, told);
    let sections = sections.iter().map(|section| shown.section(section));
    let content = [element("h1", &[], [text(&title)]), shown.summary(told)];
    let content = content.into_iter().chain(sections).chain(shown.effect(told));
    page(&title, [content.collect()], speaker, &Place::ALONE)
}

struct Shown<'a> {
    diff: &'a Diff,
    words: FactWords<'a>,
}

impl Shown<'_> {
    fn summary(&self, told: &Told) -> Html {
        let speaker = self.words.speaker;
        let paragraph = |class, said: &str| element("p", &[("class", class)], [text(said)]);
        if self.diff.is_empty() {
            return paragraph("lead", &speaker.word("diff-none"));
        }
        let severities = [Severity::Breaking, Severity::Notable, Severity::Routine];
        let tallies = severities.iter().filter_map(|severity| self.words.tally(told, *severity));
        let effect = told.effect.as_ref().map(|effect| effect_summary(effect, speaker));
        let entries = tallies.chain(effect).map(|line| element("li", &[], [text(&line)]));
        let lead = paragraph("lead", &speaker.say(&changes_summary(self.diff)));
        let notes = changes_notes(self.diff);
        let notes = notes.iter().map(|note| paragraph("note", &speaker.say(note)));
        [lead, element("ul", &[], entries)].into_iter().chain(notes).collect()
    }

    fn effect(&self, told: &Told) -> Option<Html> {
        let effect = told.effect.as_ref().filter(|effect| !effect.is_empty())?;
        let heading = element("h2", &[], [text(&self.words.speaker.word("diff-effect"))]);
        let lines = effect_lines(self.diff, effect, &self.words);
        let entries = lines.iter().map(|line| element("li", &[], [text(line)]));
        Some(element("section", &[], [heading, element("ul", &[], entries)]))
    }

    fn section(&self, section: &Section<'_>) -> Html {
        let heading = element("h2", &[], [text(&self.words.severity(section.severity))]);
        let shared = section.shared.iter().map(|shared| self.shared(shared));
        let shared = (!section.shared.is_empty()).then(|| list(shared));
        let groups = section.groups.iter().map(|group| self.group(group));
        element("section", &[], [heading].into_iter().chain(shared).chain(groups))
    }

    /// What many records share, and which they are.
    fn shared(&self, shared: &Shared<'_>) -> Html {
        let said = format!("{}: {}", self.words.of_many(shared), self.words.shared(shared.fact));
        let ids: Vec<_> = shared.ids.iter().map(|id| one_line(id)).collect();
        let ids = element("li", &[], [text(&ids.join(", "))]);
        self.entry(sign(shared.fact), [text(&said), list([ids])])
    }

    fn group(&self, group: &Group<'_>) -> Html {
        let heading = element("h3", &[], [text(&self.words.heading(&group.heading))]);
        [heading, list(group.items.iter().map(|item| self.item(item)))].into_iter().collect()
    }

    /// A record, or the schemas, with what is to be said of it.
    fn item(&self, item: &Item<'_>) -> Html {
        match item.change {
            Some(change) => self.record(change, &item.facts),
            None => item.facts.iter().map(|fact| self.fact(fact)).collect(),
        }
    }

    fn record(&self, change: &Change, facts: &[&Fact]) -> Html {
        let id = one_line(&format!("{}/{}", change.kind.name, change.id));
        let label = (change.label != change.id).then(|| one_line(&change.label));
        let label =
            label.map(|label| [text(" "), element("span", &[("class", "name")], [text(&label)])]);
        let name =
            [element("code", &[], [text(&id)])].into_iter().chain(label.into_iter().flatten());
        let details = self.details(change, facts);
        let details = (!details.is_empty()).then(|| list(details));
        self.entry(record_sign(change), name.chain(details))
    }

    fn details(&self, change: &Change, facts: &[&Fact]) -> Vec<Html> {
        let speaker = self.words.speaker;
        let said = facts.iter().filter(|fact| fact.detail != Detail::None);
        let mut entries: Vec<_> = said.map(|fact| self.fact(fact)).collect();
        let sides = unreadable(self.diff, change, speaker);
        let sides = sides.iter().map(|side| one_line(&speaker.say(side)));
        entries.extend(sides.map(|side| self.entry('!', [text(&side)])));
        let is_renamed = facts.iter().any(|fact| fact.meaning.name == RENAMED);
        if let Some(records) = followed(change).filter(|_| is_renamed) {
            let records = format!("{}: {}", speaker.word("diff-followed"), one_line(&records));
            entries.push(self.entry('~', [text(&records)]));
        }
        entries
    }

    fn fact(&self, fact: &Fact) -> Html {
        match (&fact.detail, fact.fields.as_slice()) {
            (Detail::Fields, [field]) => self.field(field),
            _ => self.entry(sign(fact), [text(&self.words.sentence(fact))]),
        }
    }

    fn field(&self, change: &FieldChange) -> Html {
        let path = element("code", &[], [text(&one_line(&change.path.to_string()))]);
        let (sign, value) = match &change.what {
            FieldWhat::Set { new } => ('+', value(&change.path, new)),
            FieldWhat::Unset { old } => ('-', value(&change.path, old)),
            FieldWhat::Replaced { old, new } => ('~', self.replaced(old, new)),
            FieldWhat::Reordered { .. } => {
                ('~', vec![text(": "), text(&self.words.speaker.word("diff-reordered"))])
            }
        };
        self.entry(sign, [path].into_iter().chain(value))
    }

    /// The words that differ; where the values are short or nearly all words do, one after the other.
    fn replaced(&self, old: &Node, new: &Node) -> Vec<Html> {
        let length = inline(old).chars().count() + inline(new).chars().count();
        let texts = old.as_str().zip(new.as_str()).filter(|_| length > SHORT);
        let pieces = texts.and_then(|(old, new)| near(old, new)).unwrap_or_else(|| {
            let (old, new) = (Piece::Removed(inline(old)), Piece::Added(inline(new)));
            vec![old, Piece::Same(" → ".to_owned()), new]
        });
        [text(": ")].into_iter().chain(pieces.iter().map(|piece| self.piece(piece))).collect()
    }

    /// Struck out or underlined for the eye, with a word for the ear.
    fn piece(&self, piece: &Piece) -> Html {
        match piece {
            Piece::Same(same) => text(&one_line(same)),
            Piece::Removed(gone) => self.marked("del", '-', gone),
            Piece::Added(come) => self.marked("ins", '+', come),
        }
    }

    fn marked(&self, name: &'static str, sign: char, words: &str) -> Html {
        element(name, &[], [self.spoken(sign), text(&one_line(words))])
    }

    /// A list entry that begins with its sign, which is spoken as a word.
    fn entry(&self, sign: char, content: impl IntoIterator<Item = Html>) -> Html {
        let hidden = [("class", "sign"), ("aria-hidden", "true")];
        let seen = element("span", &hidden, [text(&sign.to_string())]);
        element("li", &[], [seen, self.spoken(sign)].into_iter().chain(content))
    }

    fn spoken(&self, sign: char) -> Html {
        let word = self.words.speaker.say(&match sign {
            '+' => msg!("diff-sign-added"),
            '-' => msg!("diff-sign-removed"),
            '!' => msg!("diff-sign-breaking"),
            _ => msg!("diff-sign-changed"),
        });
        element("span", &[("class", "unseen")], [text(&format!("{word}: "))])
    }
}

fn list(entries: impl IntoIterator<Item = Html>) -> Html {
    element("ul", &[("class", "changes")], entries)
}

/// An entry that is nothing but its identity is named already.
fn value(path: &ChangePath, value: &Node) -> Vec<Html> {
    let is_named = value.as_str().is_some() && value.as_str() == path.entry();
    if is_named { Vec::new() } else { vec![text(": "), text(&inline(value))] }
}
