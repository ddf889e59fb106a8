//! Changes as one page, for those who decide on them and for the files.

use super::changes_notes::changes_notes;
use super::changes_summary::{
    RENAMED, changes_summary, effect_lines, effect_summary, followed, head_name, record_sign,
    unreadable,
};
use super::changes_words::near;
use super::facts::{FactFormatter, sign};
use super::html::{Html, element, text};
use super::page_html::page;
use super::site::PageContext;
use super::value::{inline, one_line};
use crate::ozg::meaning::{
    ChangeSeverity, Fact, FactDetail, FactGroup, Interpretation, RecordFacts, SeveritySection,
    SharedFact, outline,
};
use messages::Localizer;
use messages::msg;
use record_diff::diff::{Diff, DiffSegment, FieldChange, FieldChangeKind, RecordChange};
use records::algebra::RecordPath;
use yaml_tree::Node;

/// Two values that are no longer than this together stand beside one another, whole.
const SHORT: usize = 80;

/// In sum, by how much they matter, and what they do to the whole; of all changes, all is shown.
#[must_use]
pub fn changes_html(diff: &Diff, interpretation: &Interpretation, localizer: &Localizer) -> String {
    let shown = ChangesHtml { diff, words: FactFormatter { localizer, quote: one_line } };
    let (base, head) = (one_line(&diff.base), one_line(&head_name(diff, localizer)));
    let title = localizer.format(&msg!("diff-page", base = base, head = head));
    let sections = outline(diff, interpretation);
    let sections = sections.iter().map(|section| shown.section(section));
    let content = [element("h1", &[], [text(&title)]), shown.summary(interpretation)];
    let content = content.into_iter().chain(sections).chain(shown.effect(interpretation));
    page(&title, [content.collect()], localizer, &PageContext::ALONE)
}

struct ChangesHtml<'a> {
    diff: &'a Diff,
    words: FactFormatter<'a>,
}

impl ChangesHtml<'_> {
    fn summary(&self, interpretation: &Interpretation) -> Html {
        let localizer = self.words.localizer;
        let paragraph = |class, said: &str| element("p", &[("class", class)], [text(said)]);
        if self.diff.is_empty() {
            return paragraph("lead", &localizer.text("diff-none"));
        }
        let severities =
            [ChangeSeverity::Breaking, ChangeSeverity::Notable, ChangeSeverity::Routine];
        let tallies =
            severities.iter().filter_map(|severity| self.words.tally(interpretation, *severity));
        let effect = interpretation.effect.as_ref().map(|effect| effect_summary(effect, localizer));
        let entries = tallies.chain(effect).map(|line| element("li", &[], [text(&line)]));
        let lead = paragraph("lead", &localizer.format(&changes_summary(self.diff)));
        let notes = changes_notes(self.diff);
        let notes = notes.iter().map(|note| paragraph("note", &localizer.format(note)));
        [lead, element("ul", &[], entries)].into_iter().chain(notes).collect()
    }

    fn effect(&self, interpretation: &Interpretation) -> Option<Html> {
        let effect = interpretation.effect.as_ref().filter(|effect| !effect.is_empty())?;
        let heading = element("h2", &[], [text(&self.words.localizer.text("diff-effect"))]);
        let lines = effect_lines(self.diff, effect, &self.words);
        let entries = lines.iter().map(|line| element("li", &[], [text(line)]));
        Some(element("section", &[], [heading, element("ul", &[], entries)]))
    }

    fn section(&self, section: &SeveritySection<'_>) -> Html {
        let heading = element("h2", &[], [text(&self.words.severity(section.severity))]);
        let shared = section.shared.iter().map(|shared| self.shared(shared));
        let shared = (!section.shared.is_empty()).then(|| list(shared));
        let groups = section.groups.iter().map(|group| self.group(group));
        element("section", &[], [heading].into_iter().chain(shared).chain(groups))
    }

    /// What many records share, and which they are.
    fn shared(&self, shared: &SharedFact<'_>) -> Html {
        let said = format!("{}: {}", self.words.of_many(shared), self.words.shared(shared.fact));
        let ids: Vec<_> = shared.ids.iter().map(|id| one_line(id)).collect();
        let ids = element("li", &[], [text(&ids.join(", "))]);
        self.entry(sign(shared.fact), [text(&said), list([ids])])
    }

    fn group(&self, group: &FactGroup<'_>) -> Html {
        let heading = element("h3", &[], [text(&self.words.heading(&group.heading))]);
        [heading, list(group.items.iter().map(|item| self.item(item)))].into_iter().collect()
    }

    /// A record, or the schemas, with what is to be said of it.
    fn item(&self, item: &RecordFacts<'_>) -> Html {
        match item.change {
            Some(change) => self.record(change, &item.facts),
            None => item.facts.iter().map(|fact| self.fact(fact)).collect(),
        }
    }

    fn record(&self, change: &RecordChange, facts: &[&Fact]) -> Html {
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

    fn details(&self, change: &RecordChange, facts: &[&Fact]) -> Vec<Html> {
        let localizer = self.words.localizer;
        let said = facts.iter().filter(|fact| fact.detail != FactDetail::None);
        let mut entries: Vec<_> = said.map(|fact| self.fact(fact)).collect();
        let sides = unreadable(self.diff, change, localizer);
        let sides = sides.iter().map(|side| one_line(&localizer.format(side)));
        entries.extend(sides.map(|side| self.entry('!', [text(&side)])));
        let is_renamed = facts.iter().any(|fact| fact.meaning.name == RENAMED);
        if let Some(records) = followed(change).filter(|_| is_renamed) {
            let records = format!("{}: {}", localizer.text("diff-followed"), one_line(&records));
            entries.push(self.entry('~', [text(&records)]));
        }
        entries
    }

    fn fact(&self, fact: &Fact) -> Html {
        match (&fact.detail, fact.fields.as_slice()) {
            (FactDetail::Fields, [field]) => self.field(field),
            _ => self.entry(sign(fact), [text(&self.words.sentence(fact))]),
        }
    }

    fn field(&self, change: &FieldChange) -> Html {
        let path = element("code", &[], [text(&one_line(&change.path.to_string()))]);
        let (sign, value) = match &change.what {
            FieldChangeKind::Set { new } => ('+', value(&change.path, new)),
            FieldChangeKind::Unset { old } => ('-', value(&change.path, old)),
            FieldChangeKind::Replaced { old, new } => ('~', self.replaced(old, new)),
            FieldChangeKind::Reordered { .. } => {
                ('~', vec![text(": "), text(&self.words.localizer.text("diff-reordered"))])
            }
        };
        self.entry(sign, [path].into_iter().chain(value))
    }

    /// The words that differ; where the values are short or nearly all words do, one after the other.
    fn replaced(&self, old: &Node, new: &Node) -> Vec<Html> {
        let length = inline(old).chars().count() + inline(new).chars().count();
        let texts = old.as_str().zip(new.as_str()).filter(|_| length > SHORT);
        let pieces = texts.and_then(|(old, new)| near(old, new)).unwrap_or_else(|| {
            let (old, new) = (DiffSegment::Removed(inline(old)), DiffSegment::Added(inline(new)));
            vec![old, DiffSegment::Same(" → ".to_owned()), new]
        });
        [text(": ")].into_iter().chain(pieces.iter().map(|piece| self.piece(piece))).collect()
    }

    /// Struck out or underlined for the eye, with a word for the ear.
    fn piece(&self, piece: &DiffSegment) -> Html {
        match piece {
            DiffSegment::Same(same) => text(&one_line(same)),
            DiffSegment::Removed(gone) => self.marked("del", '-', gone),
            DiffSegment::Added(come) => self.marked("ins", '+', come),
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
        let word = self.words.localizer.format(&match sign {
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
fn value(path: &RecordPath, value: &Node) -> Vec<Html> {
    let is_named = value.as_str().is_some() && value.as_str() == path.entry();
    if is_named { Vec::new() } else { vec![text(": "), text(&inline(value))] }
}
