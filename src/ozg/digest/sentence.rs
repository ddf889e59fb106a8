//! The sentence for a fact, and which facts are worth one.

use super::names::{inner, listed, term};
use super::{NewsItem, RecordNames};
use crate::ozg::domain::{Event, RecordView};
use crate::ozg::meaning::{Fact, FactArgs, FactDetail, FactValue};
use messages::Message;
use messages::msg;
use record_diff::diff::RecordChange;
use records::algebra::RecordPathStep;

/// What is news, the most important first; all else is summed up.
const ORDER: [&str; 32] = [
    "phase-forward",
    "connection-live",
    "record-added",
    "lead-changed",
    "ended",
    "put-on-hold",
    "resumed",
    "phase-back",
    "event-recorded",
    "milestone-reached",
    "participant-joined",
    "role-changed",
    "leistung-covered",
    "connection-added",
    "connection-changed",
    "component-added",
    "component-superseded",
    "organisation-merged",
    "plan-later",
    "plan-earlier",
    "plan-changed",
    "milestone-later",
    "milestone-earlier",
    "milestone-planned",
    "phase-known",
    "participant-left",
    "leistung-uncovered",
    "component-dropped",
    "connection-ended",
    "milestone-dropped",
    "phase-unknown",
    "record-removed",
];

/// Told of all records of a kind at once.
const OF_MANY: [&str; 2] = ["record-added", "record-removed"];

/// Told of all parties, Leistungen or components of a record at once.
const WITH_LIST: [&str; 11] = [
    "participant-joined",
    "participant-left",
    "role-changed",
    "leistung-covered",
    "leistung-uncovered",
    "component-added",
    "component-dropped",
    "connection-live",
    "connection-added",
    "connection-changed",
    "connection-ended",
];

const PARTIES: [&str; 2] = ["municipality", "organisation"];

/// How important a fact is; none if it is upkeep.
pub(super) fn rank(change: &RecordChange, fact: &Fact) -> Option<usize> {
    // Entries of the catalogue have a number and no name.
    let is_code = fact.fields.iter().any(
        |field| matches!(field.path.0.first(), Some(RecordPathStep::Key(key)) if key == "leika"),
    );
    let rank = ORDER.iter().position(|name| *name == fact.meaning.name)?;
    let is_register = change.kind.name == "register";
    (!is_code && !is_register).then_some(rank)
}

pub(super) fn has_list(fact: &Fact) -> bool {
    WITH_LIST.contains(&fact.meaning.name)
}

pub(super) fn is_of_many(fact: &Fact) -> bool {
    OF_MANY.contains(&fact.meaning.name)
}

/// The sentence; none for a fact that lacks what it would say.
pub(super) fn sentence(news: &NewsItem<'_>, names: &RecordNames<'_>) -> Option<Message> {
    let FactDetail::Sentence(args) = &news.fact.detail else { return plain(news) };
    let builder = SentenceBuilder { news, args, names };
    match news.fact.meaning.name {
        name if name.starts_with("phase-") => builder.phase(name),
        "ended" | "put-on-hold" | "resumed" => builder.standing(),
        name if name.starts_with("plan-") => builder.plan(name),
        name if name.starts_with("milestone-") => builder.milestone(name),
        name if name.starts_with("connection-") => builder.connection(name),
        name => builder.party(name).or_else(|| builder.part(name)),
    }
}

/// What came or went as a whole.
fn plain(news: &NewsItem<'_>) -> Option<Message> {
    let mut names: Vec<_> = news.records.iter().map(|change| inner(&change.label)).collect();
    names.sort();
    let kind = news.change.kind.name.as_str();
    let (count, list) = (names.len(), listed(&names, true));
    Some(match news.fact.meaning.name {
        "record-added" => msg!("digest-added", count = count, kind = kind, list = list),
        "record-removed" => msg!("digest-removed", count = count, kind = kind, list = list),
        "event-recorded" => event(news.change)?,
        _ => return None,
    })
}

fn event(change: &RecordChange) -> Option<Message> {
    let record = change.after()?;
    let (name, art) = (inner(&change.label), term(record.text("art").unwrap_or_default()));
    Some(match Event::of(record)?.datum() {
        Some(date) => msg!("digest-event", name = name, art = art, date = date),
        None => msg!("digest-event-undated", name = name, art = art),
    })
}

/// A fact that is being put into words.
struct SentenceBuilder<'t, 'd> {
    news: &'t NewsItem<'d>,
    args: &'d FactArgs,
    names: &'t RecordNames<'t>,
}

impl SentenceBuilder<'_, '_> {
    fn name(&self) -> String {
        inner(&self.news.change.label)
    }

    /// The record with its article, at the beginning of a sentence.
    fn start(&self) -> Message {
        msg!("digest-start", kind = &self.news.change.kind.name, name = self.name())
    }

    fn parties(&self) -> Message {
        self.names.listed(&PARTIES, &self.news.subjects, false)
    }

    /// A date, a term or a word; data by the name of the record that it is the id of.
    fn word(&self, word: Option<&FactValue>, kinds: &[&str]) -> Option<Message> {
        Some(match word? {
            FactValue::Data(id) => msg!("digest-plain", name = self.names.of(kinds, id)),
            FactValue::Date(date) => msg!("digest-date", date = *date),
            FactValue::Term(term) => term.clone(),
            FactValue::Title(title) => msg!("title-of", de = &title.de, en = &title.en),
        })
    }

    fn before(&self) -> Option<Message> {
        self.word(self.args.old.as_ref(), &[])
    }

    fn after(&self) -> Option<Message> {
        self.word(self.args.new.as_ref(), &[])
    }

    /// The field, as the schema calls it.
    fn place(&self) -> Option<Message> {
        self.args.place.as_ref().map(|title| msg!("title-of", de = &title.de, en = &title.en))
    }

    fn phase(&self, meaning: &str) -> Option<Message> {
        let name = self.name();
        Some(match (meaning, self.before(), self.after(), self.args.note.clone()) {
            ("phase-forward", Some(old), Some(new), Some(since)) => {
                msg!("digest-phase-since", name = name, old = old, new = new, since = since)
            }
            ("phase-forward", Some(old), Some(new), None) => {
                msg!("digest-phase-forward", name = name, old = old, new = new)
            }
            ("phase-back", Some(old), Some(new), _) => {
                msg!("digest-phase-back", name = name, old = old, new = new)
            }
            ("phase-known", _, Some(new), _) => msg!("digest-phase-known", name = name, new = new),
            ("phase-unknown", ..) => msg!("digest-phase-unknown", name = name),
            _ => return None,
        })
    }

    fn standing(&self) -> Option<Message> {
        let name = self.name();
        Some(match (self.news.fact.meaning.name, self.after()) {
            ("ended", _) => msg!("digest-ended", name = name),
            ("put-on-hold", _) => msg!("digest-on-hold", name = name),
            (_, Some(new)) => msg!("digest-resumed", name = name, new = new),
            _ => return None,
        })
    }

    fn plan(&self, meaning: &str) -> Option<Message> {
        let (name, phase) = (self.name(), self.place()?);
        Some(match (meaning, self.before(), self.after()) {
            ("plan-earlier", Some(old), Some(new)) => {
                msg!("digest-plan-earlier", name = name, phase = phase, old = old, new = new)
            }
            (_, Some(old), Some(new)) => {
                msg!("digest-plan-later", name = name, phase = phase, old = old, new = new)
            }
            (_, None, Some(new)) => msg!("digest-plan-set", name = name, phase = phase, new = new),
            (_, Some(old), None) => {
                msg!("digest-plan-dropped", name = name, phase = phase, old = old)
            }
            _ => return None,
        })
    }

    fn milestone(&self, meaning: &str) -> Option<Message> {
        let (name, what) = (self.name(), self.args.subject.as_deref()?);
        Some(match (meaning, self.before(), self.after()) {
            ("milestone-reached", _, Some(new)) => {
                msg!("digest-milestone-reached", name = name, what = what, date = new)
            }
            ("milestone-planned", _, Some(new)) => {
                msg!("digest-milestone-planned", name = name, what = what, date = new)
            }
            ("milestone-later" | "milestone-earlier", Some(old), Some(new)) => {
                msg!("digest-milestone-moved", name = name, what = what, old = old, new = new)
            }
            ("milestone-dropped", ..) => msg!("digest-milestone-dropped", name = name, what = what),
            _ => return None,
        })
    }

    fn connection(&self, meaning: &str) -> Option<Message> {
        let (kind, name) = (self.news.change.kind.name.as_str(), self.name());
        let (count, list) = (self.news.subjects.len(), self.parties());
        let status = |word: Option<&FactValue>| match word? {
            FactValue::Data(status) => Some(term(status)),
            _ => None,
        };
        let (old, new) = (status(self.args.old.as_ref()), status(self.args.new.as_ref()));
        Some(match (meaning, old, new) {
            ("connection-live", ..) => {
                msg!("digest-live", start = self.start(), count = count, list = list)
            }
            ("connection-ended", ..) => {
                msg!("digest-connection-ended", start = self.start(), count = count, list = list)
            }
            ("connection-added", _, None) => {
                msg!("digest-reused", kind = kind, name = name, list = list)
            }
            ("connection-changed", Some(old), Some(new)) => {
                msg!(
                    "digest-connection-changed",
                    kind = kind,
                    name = name,
                    list = list,
                    old = old,
                    new = new
                )
            }
            (_, _, Some(new)) => {
                msg!(
                    "digest-connection-added",
                    kind = kind,
                    name = name,
                    count = count,
                    list = list,
                    new = new
                )
            }
            _ => return None,
        })
    }

    fn party(&self, meaning: &str) -> Option<Message> {
        let (kind, name) = (self.news.change.kind.name.as_str(), self.name());
        let (count, list) = (self.news.subjects.len(), self.parties());
        let (old, new) = (self.args.old.as_ref(), self.args.new.as_ref());
        Some(match meaning {
            "lead-changed" => {
                let (old, new) = (self.word(old, &PARTIES)?, self.word(new, &PARTIES)?);
                msg!("digest-lead", name = name, old = old, new = new)
            }
            "participant-joined" => {
                let role = self.place()?;
                msg!(
                    "digest-joined",
                    kind = kind,
                    name = name,
                    count = count,
                    list = list,
                    role = role
                )
            }
            "participant-left" => {
                let role = self.place()?;
                msg!(
                    "digest-left",
                    kind = kind,
                    name = name,
                    count = count,
                    list = list,
                    role = role
                )
            }
            "role-changed" => {
                let (old, new) = (self.before()?, self.after()?);
                msg!("digest-role", name = name, count = count, list = list, old = old, new = new)
            }
            _ => return None,
        })
    }

    /// Leistungen, components, and what takes the place of another.
    fn part(&self, meaning: &str) -> Option<Message> {
        let count = self.news.subjects.len();
        let list = |kind: &str| self.names.listed(&[kind], &self.news.subjects, true);
        let heir = |kind: &str| self.word(self.args.new.as_ref(), &[kind]);
        let start = self.start();
        Some(match meaning {
            "leistung-covered" => {
                msg!("digest-covered", start = start, count = count, list = list("leistung"))
            }
            "leistung-uncovered" => {
                msg!("digest-uncovered", start = start, count = count, list = list("leistung"))
            }
            "component-added" => msg!("digest-uses", start = start, list = list("component")),
            "component-dropped" => msg!("digest-drops", start = start, list = list("component")),
            "component-superseded" => {
                msg!("digest-superseded", name = self.name(), new = heir("component")?)
            }
            "organisation-merged" => {
                msg!("digest-merged", name = self.name(), new = heir("organisation")?)
            }
            _ => return None,
        })
    }
}
