//! Facts as text in one language.

use std::collections::HashMap;

use super::cell::{cell_line, date_line, title_line};
use super::value::inline;
use crate::ozg::meaning::{
    ChangeSeverity, Fact, FactArgs, FactDetail, FactValue, FigureChange, GroupHeading,
    Interpretation, SharedFact,
};
use document::{DataStyle, Line, ListSign};
use messages::{Localizer, Message, msg};
use record_diff::diff::{FieldChange, FieldChangeKind};
use records::table::Cell;

/// The sign for an added, removed or changed value, as in a line diff.
#[must_use]
pub(super) fn sign(fact: &Fact) -> ListSign {
    let all =
        |test: fn(&FieldChangeKind) -> bool| fact.fields.iter().all(|field| test(&field.what));
    match () {
        () if fact.meaning.severity() == ChangeSeverity::Breaking => ListSign::Alert,
        () if fact.fields.is_empty() || is_replaced(fact) => ListSign::Changed,
        () if all(|what| matches!(what, FieldChangeKind::Set { .. })) => ListSign::Added,
        () if all(|what| matches!(what, FieldChangeKind::Unset { .. })) => ListSign::Removed,
        () => ListSign::Changed,
    }
}

/// Whether the fact states that one thing replaced another.
fn is_replaced(fact: &Fact) -> bool {
    matches!(&fact.detail, FactDetail::Sentence(args) if args.old.is_some() && args.new.is_some())
}

/// Formats facts in one language.
#[derive(Clone, Copy)]
pub(super) struct FactFormatter<'a> {
    pub localizer: &'a Localizer,
    /// Display names of records, by id.
    pub names: &'a HashMap<&'a str, &'a str>,
}

impl FactFormatter<'_> {
    pub(super) fn say(self, message: &Message) -> Line {
        Line::message(message, self.localizer, DataStyle::Words)
    }

    pub(super) fn word(self, key: &'static str) -> Line {
        Line::own(self.localizer.text(key))
    }

    pub(super) fn title(self, fact: &Fact) -> Line {
        self.say(&fact.meaning.title())
    }

    /// `Title: subject (place): old → new (note)`.
    pub(super) fn sentence(self, fact: &Fact) -> Line {
        let title = self.title(fact);
        let args = match &fact.detail {
            FactDetail::Sentence(args) => self.format_args(args),
            FactDetail::None => Line::default(),
            FactDetail::Fields => {
                let paths = fact.fields.iter().map(|field| Line::code(field.path.to_string()));
                Line::joined(paths, ", ")
            }
        };
        if args.is_empty() { title } else { title.then(": ").with(args) }
    }

    fn format_args(self, args: &FactArgs) -> Line {
        let mut line = args.subject.as_deref().map(|id| self.name(id)).unwrap_or_default();
        if let Some(place) = &args.place {
            let place = Line::data(place.get(self.localizer.language));
            line = if line.is_empty() { place } else { line.then(" (").with(place).then(")") };
        }
        let values = match (&args.old, &args.new) {
            (Some(old), Some(new)) => self.value(old).then(" → ").with(self.value(new)),
            (Some(only), None) | (None, Some(only)) => self.value(only),
            (None, None) => Line::default(),
        };
        if !line.is_empty() && !values.is_empty() {
            line = line.then(": ");
        }
        line = line.with(values);
        match &args.note {
            Some(note) => line.then(" (").with(self.say(note)).then(")"),
            None => line,
        }
    }

    /// The display name of a record; any other text unchanged.
    pub(super) fn name(self, id: &str) -> Line {
        Line::data(self.names.get(id).copied().unwrap_or(id))
    }

    fn value(self, value: &FactValue) -> Line {
        match value {
            FactValue::Data(text) => self.name(text),
            FactValue::Id(id) => Line::code(id),
            FactValue::Whole(number) => cell_line(&Cell::Integer(*number), self.localizer),
            FactValue::Date(date) => date_line(*date, self.localizer),
            FactValue::Term(message) => self.say(message),
            FactValue::Title(title) => Line::data(title.get(self.localizer.language)),
        }
    }

    /// How many records of which kind share a fact.
    pub(super) fn of_many(self, shared: &SharedFact<'_>) -> Line {
        self.say(&msg!(
            "diff-shared",
            count = shared.ids.len(),
            total = shared.total.unwrap_or_default(),
            kind = &shared.kind.title,
            themenfeld = shared.themenfeld.as_deref().unwrap_or("none"),
        ))
    }

    /// A fact that many records share, with its values on one line.
    pub(super) fn shared(self, fact: &Fact) -> Line {
        match (&fact.detail, fact.fields.as_slice()) {
            (FactDetail::Fields, [field]) => self.field_on_one_line(field),
            _ => self.sentence(fact),
        }
    }

    fn field_on_one_line(self, field: &FieldChange) -> Line {
        let path = Line::code(field.path.to_string()).then(": ");
        path.with(match &field.what {
            FieldChangeKind::Set { new: node } | FieldChangeKind::Unset { old: node } => {
                Line::data(inline(node))
            }
            FieldChangeKind::Replaced { old, new } => {
                Line::data(inline(old)).then(" → ").with(Line::data(inline(new)))
            }
            FieldChangeKind::Reordered { .. } => self.word("diff-reordered"),
        })
    }

    pub(super) fn severity(self, severity: ChangeSeverity) -> Line {
        self.say(&match severity {
            ChangeSeverity::Breaking => msg!("diff-breaking"),
            ChangeSeverity::Notable => msg!("diff-notable"),
            ChangeSeverity::Routine => msg!("diff-routine"),
        })
    }

    /// The number of facts of a severity, by title, the most frequent first.
    pub(super) fn tally(
        self,
        interpretation: &Interpretation,
        severity: ChangeSeverity,
    ) -> Option<Line> {
        let mut counts: Vec<(Line, usize)> = Vec::new();
        for fact in interpretation.all().filter(|fact| fact.meaning.severity() == severity) {
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
        let kinds = counts
            .into_iter()
            .map(|(title, count)| Line::own(format!("{count}\u{a0}×\u{a0}")).with(title));
        Some(self.severity(severity).then(": ").with(Line::joined(kinds, ", ")))
    }

    pub(super) fn heading(self, heading: &GroupHeading) -> Line {
        match heading {
            GroupHeading::Configuration => self.word("diff-configuration"),
            GroupHeading::Schema => self.word("diff-schemas"),
            GroupHeading::Themenfeld(name) => Line::data(name),
            GroupHeading::Kind(_, title) => Line::data(title.get(self.localizer.language)),
        }
    }

    /// `Projects by phase: Pilot, Projects: 4 → 3`.
    pub(super) fn figure(self, figure: &FigureChange) -> Line {
        let cell = |cell| cell_line(cell, self.localizer);
        let title = figure.title.as_ref().map(|title| self.say(title)).unwrap_or_default();
        let column = title_line(&figure.column_title, self.localizer);
        let place = title.then(": ").with(cell(&figure.row)).then(", ").with(column);
        place.then(": ").with(cell(&figure.old)).then(" → ").with(cell(&figure.new))
    }
}
