//! The words of a fact, for any format that people read.

use super::table_text::cell_text;
use super::value::{inline, one_line};
use crate::ozg::meaning::{Detail, Fact, Figure, Heading, Said, Severity, Shared, Told, Word};
use messages::Speaker;
use messages::msg;
use record_diff::diff::FieldWhat;

/// A sign for what came, went or is another, as in a diff of lines.
#[must_use]
pub(super) fn sign(fact: &Fact) -> char {
    let all = |test: fn(&FieldWhat) -> bool| fact.fields.iter().all(|field| test(&field.what));
    match () {
        () if fact.meaning.severity == Severity::Breaking => '!',
        () if fact.fields.is_empty() || is_replaced(fact) => '~',
        () if all(|what| matches!(what, FieldWhat::Set { .. })) => '+',
        () if all(|what| matches!(what, FieldWhat::Unset { .. })) => '-',
        () => '~',
    }
}

/// Whether one thing is said to have taken the place of another.
fn is_replaced(fact: &Fact) -> bool {
    matches!(&fact.detail, Detail::Said(said) if said.old.is_some() && said.new.is_some())
}

/// Says facts in one language; `quote` makes what comes from data harmless for the format.
pub(super) struct FactWords<'a> {
    pub speaker: &'a Speaker,
    pub quote: fn(&str) -> String,
}

impl FactWords<'_> {
    pub(super) fn title(&self, fact: &Fact) -> String {
        self.speaker.say(&(fact.meaning.title)())
    }

    /// `Title: subject (place): old → new (note)`.
    pub(super) fn sentence(&self, fact: &Fact) -> String {
        match &fact.detail {
            Detail::Said(said) => {
                let said = self.said(said);
                let title = self.title(fact);
                if said.is_empty() { title } else { format!("{title}: {said}") }
            }
            Detail::None => self.title(fact),
            Detail::Fields => {
                let paths: Vec<_> =
                    fact.fields.iter().map(|field| (self.quote)(&field.path.to_string())).collect();
                format!("{}: {}", self.title(fact), paths.join(", "))
            }
        }
    }

    fn said(&self, said: &Said) -> String {
        let mut text = said.subject.as_deref().map(self.quote).unwrap_or_default();
        if let Some(place) = &said.place {
            let place = (self.quote)(place.get(self.speaker.language));
            let in_brackets = format!(" ({place})");
            text.push_str(if text.is_empty() { &place } else { &in_brackets });
        }
        let values = match (&said.old, &said.new) {
            (Some(old), Some(new)) => format!("{} → {}", self.word(old), self.word(new)),
            (Some(only), None) | (None, Some(only)) => self.word(only),
            (None, None) => String::new(),
        };
        if !text.is_empty() && !values.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&values);
        if let Some(note) = &said.note {
            text.push_str(&format!(" ({})", self.speaker.say(note)));
        }
        text
    }

    fn word(&self, word: &Word) -> String {
        match word {
            Word::Data(text) => (self.quote)(text),
            Word::Date(date) => (self.quote)(&self.speaker.date(*date)),
            Word::Term(message) => (self.quote)(&self.speaker.say(message)),
            Word::Title(title) => (self.quote)(title.get(self.speaker.language)),
        }
    }

    /// Of how many records of which kind a fact is told.
    pub(super) fn of_many(&self, shared: &Shared<'_>) -> String {
        let themenfeld = shared.themenfeld.as_deref().map(self.quote);
        self.speaker.say(&msg!(
            "diff-shared",
            count = shared.ids.len(),
            total = shared.total.unwrap_or_default(),
            de = (self.quote)(&shared.kind.title.de),
            en = (self.quote)(&shared.kind.title.en),
            themenfeld = themenfeld.unwrap_or_else(|| "none".to_owned()),
        ))
    }

    /// The fact that many records share, its values on one line.
    pub(super) fn shared(&self, fact: &Fact) -> String {
        match (&fact.detail, fact.fields.as_slice()) {
            (Detail::Fields, [field]) => {
                let path = (self.quote)(&field.path.to_string());
                let value = |node: &_| (self.quote)(&inline(node));
                match &field.what {
                    FieldWhat::Set { new: node } | FieldWhat::Unset { old: node } => {
                        format!("{path}: {}", value(node))
                    }
                    FieldWhat::Replaced { old, new } => {
                        format!("{path}: {} → {}", value(old), value(new))
                    }
                    FieldWhat::Reordered { .. } => {
                        format!("{path}: {}", self.speaker.word("diff-reordered"))
                    }
                }
            }
            _ => self.sentence(fact),
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> String {
        self.speaker.say(&match severity {
            Severity::Breaking => msg!("diff-breaking"),
            Severity::Notable => msg!("diff-notable"),
            Severity::Routine => msg!("diff-routine"),
        })
    }

    /// How many facts of a severity there are, and of what kind, the most frequent first.
    pub(super) fn tally(&self, told: &Told, severity: Severity) -> Option<String> {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for fact in told.all().filter(|fact| fact.meaning.severity == severity) {
            let title = self.title(fact);
            match counts.iter_mut().find(|(known, _)| *known == title) {
                Some((_, count)) => *count += 1,
                None => counts.push((title, 1)),
            }
        }
        if counts.is_empty() {
            return None;
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let kinds: Vec<_> =
            counts.into_iter().map(|(title, count)| format!("{count} × {title}")).collect();
        Some(format!("{}: {}", self.severity(severity), kinds.join(", ")))
    }

    pub(super) fn heading(&self, heading: &Heading) -> String {
        match heading {
            Heading::Schema => self.speaker.word("diff-schemas"),
            Heading::Themenfeld(name) => (self.quote)(name),
            Heading::Kind(_, title) => (self.quote)(title.get(self.speaker.language)),
        }
    }

    /// `Projects by phase: Pilot, Projects: 4 → 3`.
    pub(super) fn figure(&self, figure: &Figure) -> String {
        let cell = |cell: &_| (self.quote)(&one_line(&cell_text(cell, self.speaker)));
        let title = figure.title.as_ref().map(|title| self.speaker.say(title)).unwrap_or_default();
        let column = (self.quote)(&figure.column_title.say(self.speaker));
        format!(
            "{title}: {}, {column}: {} → {}",
            cell(&figure.row),
            cell(&figure.old),
            cell(&figure.new)
        )
    }
}
