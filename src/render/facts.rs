//! The words of a fact, for any format that people read.

use super::table_text::cell_text;
use super::value::{inline, one_line};
use crate::ozg::meaning::{
    ChangeSeverity, Fact, FactArgs, FactDetail, FactValue, FigureChange, GroupHeading,
    Interpretation, SharedFact,
};
use messages::Localizer;
use messages::msg;
use record_diff::diff::FieldChangeKind;
use std::fmt::Write as _;

/// A sign for what came, went or is another, as in a diff of lines.
#[must_use]
pub(super) fn sign(fact: &Fact) -> char {
    let all =
        |test: fn(&FieldChangeKind) -> bool| fact.fields.iter().all(|field| test(&field.what));
    match () {
        () if fact.meaning.severity == ChangeSeverity::Breaking => '!',
        () if fact.fields.is_empty() || is_replaced(fact) => '~',
        () if all(|what| matches!(what, FieldChangeKind::Set { .. })) => '+',
        () if all(|what| matches!(what, FieldChangeKind::Unset { .. })) => '-',
        () => '~',
    }
}

/// Whether one thing is said to have taken the place of another.
fn is_replaced(fact: &Fact) -> bool {
    matches!(&fact.detail, FactDetail::Sentence(args) if args.old.is_some() && args.new.is_some())
}

/// Says facts in one language; `quote` makes what comes from data harmless for the format.
pub(super) struct FactFormatter<'a> {
    pub localizer: &'a Localizer,
    pub quote: fn(&str) -> String,
}

impl FactFormatter<'_> {
    pub(super) fn title(&self, fact: &Fact) -> String {
        self.localizer.format(&(fact.meaning.title)())
    }

    /// `Title: subject (place): old → new (note)`.
    pub(super) fn sentence(&self, fact: &Fact) -> String {
        match &fact.detail {
            FactDetail::Sentence(args) => {
                let args = self.format_args(args);
                let title = self.title(fact);
                if args.is_empty() { title } else { format!("{title}: {args}") }
            }
            FactDetail::None => self.title(fact),
            FactDetail::Fields => {
                let paths: Vec<_> =
                    fact.fields.iter().map(|field| (self.quote)(&field.path.to_string())).collect();
                format!("{}: {}", self.title(fact), paths.join(", "))
            }
        }
    }

    fn format_args(&self, args: &FactArgs) -> String {
        let mut text = args.subject.as_deref().map(self.quote).unwrap_or_default();
        if let Some(place) = &args.place {
            let place = (self.quote)(place.get(self.localizer.language));
            let in_brackets = format!(" ({place})");
            text.push_str(if text.is_empty() { &place } else { &in_brackets });
        }
        let values = match (&args.old, &args.new) {
            (Some(old), Some(new)) => format!("{} → {}", self.word(old), self.word(new)),
            (Some(only), None) | (None, Some(only)) => self.word(only),
            (None, None) => String::new(),
        };
        if !text.is_empty() && !values.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&values);
        if let Some(note) = &args.note {
            let _ = write!(text, " ({})", self.localizer.format(note));
        }
        text
    }

    fn word(&self, word: &FactValue) -> String {
        match word {
            FactValue::Data(text) => (self.quote)(text),
            FactValue::Date(date) => (self.quote)(&self.localizer.date(*date)),
            FactValue::Term(message) => (self.quote)(&self.localizer.format(message)),
            FactValue::Title(title) => (self.quote)(title.get(self.localizer.language)),
        }
    }

    /// Of how many records of which kind a fact is told.
    pub(super) fn of_many(&self, shared: &SharedFact<'_>) -> String {
        let themenfeld = shared.themenfeld.as_deref().map(self.quote);
        self.localizer.format(&msg!(
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
            (FactDetail::Fields, [field]) => {
                let path = (self.quote)(&field.path.to_string());
                let value = |node: &_| (self.quote)(&inline(node));
                match &field.what {
                    FieldChangeKind::Set { new: node } | FieldChangeKind::Unset { old: node } => {
                        format!("{path}: {}", value(node))
                    }
                    FieldChangeKind::Replaced { old, new } => {
                        format!("{path}: {} → {}", value(old), value(new))
                    }
                    FieldChangeKind::Reordered { .. } => {
                        format!("{path}: {}", self.localizer.text("diff-reordered"))
                    }
                }
            }
            _ => self.sentence(fact),
        }
    }

    pub(super) fn severity(&self, severity: ChangeSeverity) -> String {
        self.localizer.format(&match severity {
            ChangeSeverity::Breaking => msg!("diff-breaking"),
            ChangeSeverity::Notable => msg!("diff-notable"),
            ChangeSeverity::Routine => msg!("diff-routine"),
        })
    }

    /// How many facts of a severity there are, and of what kind, the most frequent first.
    pub(super) fn tally(
        &self,
        interpretation: &Interpretation,
        severity: ChangeSeverity,
    ) -> Option<String> {
        let mut counts: Vec<(String, usize)> = Vec::new();
        for fact in interpretation.all().filter(|fact| fact.meaning.severity == severity) {
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

    pub(super) fn heading(&self, heading: &GroupHeading) -> String {
        match heading {
            GroupHeading::Schema => self.localizer.text("diff-schemas"),
            GroupHeading::Themenfeld(name) => (self.quote)(name),
            GroupHeading::Kind(_, title) => (self.quote)(title.get(self.localizer.language)),
        }
    }

    /// `Projects by phase: Pilot, Projects: 4 → 3`.
    pub(super) fn figure(&self, figure: &FigureChange) -> String {
        let cell = |cell: &_| (self.quote)(&one_line(&cell_text(cell, self.localizer)));
        let title =
            figure.title.as_ref().map(|title| self.localizer.format(title)).unwrap_or_default();
        let column = (self.quote)(&figure.column_title.text(self.localizer));
        format!(
            "{title}: {}, {column}: {} → {}",
            cell(&figure.row),
            cell(&figure.old),
            cell(&figure.new)
        )
    }
}
