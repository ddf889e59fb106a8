//! The parts of sentences: names of records, values, dates.

use super::names::{inner, listed};
use super::{NewsItem, RecordNames};
use crate::ozg::domain::{
    Component, Connection, Leistung, Municipality, OnlineService, Organisation, Project,
    RecordView, words,
};
use crate::ozg::meaning::{FactArgs, FactDetail, FactValue};
use messages::Message;
use messages::msg;

/// The kinds of the records that a sentence names.
pub(super) const COMPONENT: &[&str] = &[Component::KIND];
pub(super) const LEISTUNG: &[&str] = &[Leistung::KIND];
pub(super) const ORGANISATION: &[&str] = &[Organisation::KIND];
pub(super) const PARTY: &[&str] = &[Municipality::KIND, Organisation::KIND];

/// The arguments of a fact that has none.
static NO_ARGS: FactArgs =
    FactArgs { subject: None, place: None, old: None, new: None, note: None };

/// The parts of the sentence for a fact; `None` for those that the fact lacks.
#[derive(Clone, Copy)]
pub(super) struct SentenceParts<'t, 'd> {
    pub news: &'t NewsItem<'d>,
    args: &'d FactArgs,
    names: &'t RecordNames<'t>,
}

impl<'t, 'd> SentenceParts<'t, 'd> {
    pub(super) fn new(news: &'t NewsItem<'d>, names: &'t RecordNames<'t>) -> Self {
        let args = match &news.fact.detail {
            FactDetail::Sentence(args) => args,
            FactDetail::None | FactDetail::Fields => &NO_ARGS,
        };
        SentenceParts { news, args, names }
    }

    pub(super) fn kind(self) -> &'d str {
        &self.news.change.kind.name
    }

    pub(super) fn name(self) -> String {
        inner(&self.news.change.label)
    }

    /// The record with its article, at the beginning of a sentence.
    pub(super) fn start(self) -> Message {
        msg!("digest-start", kind = self.kind(), name = self.name())
    }

    /// All records that the sentence is about.
    pub(super) fn records(self) -> Message {
        let labels = self.news.records.iter().map(|change| inner(&change.label));
        let mut names: Vec<_> = labels.collect();
        names.sort();
        listed(&names, true)
    }

    /// The entry that the sentence is about.
    pub(super) fn subject(self) -> Option<&'d str> {
        self.args.subject.as_deref()
    }

    /// How many entries the sentence is about.
    pub(super) fn count(self) -> usize {
        self.news.subjects.len()
    }

    /// The parties that the sentence is about.
    pub(super) fn parties(self) -> Option<Message> {
        self.listed(PARTY, false)
    }

    /// The records of these kinds that the sentence is about, in quotation marks.
    pub(super) fn quoted(self, kinds: &[&str]) -> Option<Message> {
        self.listed(kinds, true)
    }

    fn listed(self, kinds: &[&str], is_quoted: bool) -> Option<Message> {
        let subjects = &self.news.subjects;
        (!subjects.is_empty()).then(|| self.names.listed(kinds, subjects, is_quoted))
    }

    /// The title of the field in the schema.
    pub(super) fn place(self) -> Option<Message> {
        let title = self.args.place.as_ref()?;
        Some(Message::from(title))
    }

    /// The note on the values.
    pub(super) fn note(self) -> Option<Message> {
        self.args.note.clone()
    }

    /// The value before; an id becomes the name of its record, if one of these kinds has it.
    pub(super) fn before(self, kinds: &[&str]) -> Option<Message> {
        Some(self.value(self.args.old.as_ref()?, kinds))
    }

    /// The value after, with names for ids as in [`before`](Self::before).
    pub(super) fn after(self, kinds: &[&str]) -> Option<Message> {
        Some(self.value(self.args.new.as_ref()?, kinds))
    }

    /// From which value to which; for days, German has "vom … auf den …".
    pub(super) fn shift(self) -> Option<Message> {
        let (old, new) = (self.args.old.as_ref()?, self.args.new.as_ref()?);
        let (from, to) = (self.value(old, &[]), self.value(new, &[]));
        let from = if is_day(old) {
            msg!("digest-from-day", date = from)
        } else {
            msg!("digest-from", date = from)
        };
        let to = if is_day(new) {
            msg!("digest-to-day", date = to)
        } else {
            msg!("digest-to", date = to)
        };
        Some(msg!("digest-shift", from = from, to = to))
    }

    fn value(self, value: &FactValue, kinds: &[&str]) -> Message {
        match value {
            FactValue::Data(id) => msg!("digest-plain", name = self.names.of(kinds, id)),
            FactValue::Whole(number) => msg!("digest-number", number = *number),
            FactValue::Date(date) => msg!("digest-date", date = *date),
            FactValue::Term(term) => term.clone(),
            FactValue::Id(id) => msg!("digest-plain", name = id),
            FactValue::Title(title) => Message::from(title),
        }
    }

    /// The status before.
    pub(super) fn old_status(self) -> Option<Message> {
        self.status(self.args.old.as_ref()?)
    }

    /// The status after.
    pub(super) fn new_status(self) -> Option<Message> {
        self.status(self.args.new.as_ref()?)
    }

    /// The display name of the status of an entry, from the schema of its list.
    fn status(self, value: &FactValue) -> Option<Message> {
        let FactValue::Data(status) = value else { return None };
        let lists = [OnlineService::ANSCHLUESSE.name, Project::NACHNUTZENDE.name];
        let list = lists.iter().find_map(|list| self.news.change.kind.field(list))?;
        Some(words::spoken(&list.child(Connection::STATUS.name)?.text_cell(status)))
    }
}

/// Whether it is a single day, not a month or a year.
fn is_day(value: &FactValue) -> bool {
    matches!(value, FactValue::Date(date) if date.first_day() == date.last_day())
}
