//! The sentence for each meaning, and which facts it combines.

use super::parts::{COMPONENT, LEISTUNG, ORGANISATION, PARTY, SentenceParts};
use super::{NewsItem, RecordNames};
use crate::ozg::domain::{Event, RecordView, words};
use crate::ozg::meaning::Meaning::{
    self, Checked, ComponentAdded, ComponentDropped, ComponentSuperseded, ConfigChanged,
    ConfigReworded, ConfigUnusable, ConnectionAdded, ConnectionChanged, ConnectionEnded,
    ConnectionLive, DoubleRemoved, Ended, EntryDoubled, EventRecorded, FigureShifted,
    FigureUpdated, InvitationClosed, InvitationOpened, KeyChanged, LeadChanged, LeistungCovered,
    LeistungUncovered, MilestoneDated, MilestoneDropped, MilestoneEarlier, MilestoneLater,
    MilestonePlanned, MilestoneReached, OrderChanged, OrganisationMerged, ParticipantJoined,
    ParticipantLeft, PhaseBack, PhaseDated, PhaseForward, PhaseKnown, PhaseUnknown, PlanChanged,
    PlanDropped, PlanEarlier, PlanLater, PlanSet, PutOnHold, RecordAdded, RecordReadable,
    RecordReformatted, RecordRemoved, RecordRenamed, RecordUnreadable, ReferenceDangling, Resumed,
    RoleChanged, RuleWeakened, SchemaBreaks, SchemaChanged, SchemaReworded, SourceAdded,
    SourceRemoved, TextEdited, ValueChanged, ValueRemoved, ValueSet,
};
use messages::Message;
use messages::msg;
use records::table::Cell;

use Grouping::{OfKind, OfRecord, Single};

/// Which facts of one meaning are combined in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Those of all records of a kind.
    OfKind,
    /// Those of a record that differ only in the party, Leistung or component.
    OfRecord,
    /// None: each has its own sentence.
    Single,
}

/// The sentence; `None` if the fact lacks a part of it.
type Sentence<'t, 'd> = fn(SentenceParts<'t, 'd>) -> Option<Message>;

/// Which facts of a meaning are combined in a sentence; `None` if they are only summed up.
pub(super) fn grouping(meaning: Meaning) -> Option<Grouping> {
    sentence_of(meaning).map(|(grouping, _)| grouping)
}

/// The sentence; `None` if the fact lacks a part of it.
pub(super) fn sentence(news: &NewsItem<'_>, names: &RecordNames<'_>) -> Option<Message> {
    let (_, sentence) = sentence_of(news.fact.meaning)?;
    sentence(SentenceParts::new(news, names))
}

/// The grouping and the sentence of a meaning; `None` if it is only summed up.
fn sentence_of<'t, 'd>(meaning: Meaning) -> Option<(Grouping, Sentence<'t, 'd>)> {
    Some(match meaning {
        RecordAdded => (OfKind, SentenceParts::added),
        RecordRemoved => (OfKind, SentenceParts::removed),
        EventRecorded => (Single, SentenceParts::event),
        InvitationOpened => (Single, SentenceParts::invitation_opened),
        InvitationClosed => (Single, SentenceParts::invitation_closed),
        FigureShifted => (Single, SentenceParts::figure_shifted),
        PhaseForward => (Single, SentenceParts::phase_forward),
        PhaseBack => (Single, SentenceParts::phase_back),
        PhaseKnown => (Single, SentenceParts::phase_known),
        PhaseUnknown => (Single, SentenceParts::phase_unknown),
        PutOnHold => (Single, SentenceParts::on_hold),
        Resumed => (Single, SentenceParts::resumed),
        Ended => (Single, SentenceParts::ended),
        PlanEarlier => (Single, SentenceParts::plan_earlier),
        PlanLater | PlanChanged | PlanSet | PlanDropped => (Single, SentenceParts::plan_changed),
        MilestoneReached => (Single, SentenceParts::milestone_reached),
        MilestonePlanned => (Single, SentenceParts::milestone_planned),
        MilestoneEarlier | MilestoneLater => (Single, SentenceParts::milestone_moved),
        MilestoneDropped => (Single, SentenceParts::milestone_dropped),
        LeadChanged => (Single, SentenceParts::lead_changed),
        ParticipantJoined => (OfRecord, SentenceParts::joined),
        ParticipantLeft => (OfRecord, SentenceParts::left),
        RoleChanged => (OfRecord, SentenceParts::role_changed),
        ConnectionLive => (OfRecord, SentenceParts::connection_live),
        ConnectionAdded => (OfRecord, SentenceParts::connection_added),
        ConnectionChanged => (OfRecord, SentenceParts::connection_changed),
        ConnectionEnded => (OfRecord, SentenceParts::connection_ended),
        LeistungCovered => (OfRecord, SentenceParts::covered),
        LeistungUncovered => (OfRecord, SentenceParts::uncovered),
        ComponentAdded => (OfRecord, SentenceParts::component_added),
        ComponentDropped => (OfRecord, SentenceParts::component_dropped),
        ComponentSuperseded => (Single, SentenceParts::component_superseded),
        OrganisationMerged => (Single, SentenceParts::organisation_merged),
        RecordRenamed | RecordUnreadable | RecordReadable | RecordReformatted
        | ReferenceDangling | PhaseDated | MilestoneDated | SourceAdded | SourceRemoved
        | Checked | FigureUpdated | TextEdited | OrderChanged | ValueSet | ValueRemoved
        | ValueChanged | SchemaChanged | SchemaReworded | SchemaBreaks | KeyChanged
        | EntryDoubled | DoubleRemoved | ConfigChanged | ConfigReworded | ConfigUnusable
        | RuleWeakened => return None,
    })
}

impl SentenceParts<'_, '_> {
    fn added(self) -> Option<Message> {
        let (count, kind, list) = (self.news.records.len(), self.kind(), self.records());
        Some(msg!("digest-added", count = count, kind = kind, list = list))
    }

    fn removed(self) -> Option<Message> {
        let (count, kind, list) = (self.news.records.len(), self.kind(), self.records());
        Some(msg!("digest-removed", count = count, kind = kind, list = list))
    }

    fn event(self) -> Option<Message> {
        let event = Event::of(self.news.change.after()?)?;
        let art = event.choice_cell(Event::ART.name).unwrap_or(Cell::Empty);
        let (name, art) = (self.name(), words::spoken(&art));
        Some(match event.datum() {
            Some(date) => msg!("digest-event", name = name, art = art, date = date),
            None => msg!("digest-event-undated", name = name, art = art),
        })
    }

    fn invitation_opened(self) -> Option<Message> {
        Some(msg!("digest-invitation-opened", name = self.name()))
    }

    fn invitation_closed(self) -> Option<Message> {
        Some(msg!("digest-invitation-closed", name = self.name()))
    }

    fn figure_shifted(self) -> Option<Message> {
        let (name, what, old, new) =
            (self.name(), self.place()?, self.before(&[])?, self.after(&[])?);
        Some(match self.note() {
            Some(change) => msg!(
                "digest-figure-shifted",
                name = name,
                what = what,
                old = old,
                new = new,
                change = change
            ),
            None => msg!("digest-figure", name = name, what = what, old = old, new = new),
        })
    }

    fn phase_forward(self) -> Option<Message> {
        let (name, old, new) = (self.name(), self.before(&[])?, self.after(&[])?);
        Some(match self.note() {
            Some(since) => {
                msg!("digest-phase-since", name = name, old = old, new = new, since = since)
            }
            None => msg!("digest-phase-forward", name = name, old = old, new = new),
        })
    }

    fn phase_back(self) -> Option<Message> {
        let (old, new) = (self.before(&[])?, self.after(&[])?);
        Some(msg!("digest-phase-back", name = self.name(), old = old, new = new))
    }

    fn phase_known(self) -> Option<Message> {
        Some(msg!("digest-phase-known", name = self.name(), new = self.after(&[])?))
    }

    fn phase_unknown(self) -> Option<Message> {
        Some(msg!("digest-phase-unknown", name = self.name()))
    }

    fn on_hold(self) -> Option<Message> {
        Some(match self.note() {
            Some(since) => msg!("digest-on-hold-since", name = self.name(), since = since),
            None => msg!("digest-on-hold", name = self.name()),
        })
    }

    fn resumed(self) -> Option<Message> {
        Some(msg!("digest-resumed", name = self.name(), new = self.after(&[])?))
    }

    fn ended(self) -> Option<Message> {
        Some(match self.note() {
            Some(since) => msg!("digest-ended-since", name = self.name(), since = since),
            None => msg!("digest-ended", name = self.name()),
        })
    }

    fn plan_earlier(self) -> Option<Message> {
        let (name, phase, shift) = (self.name(), self.place()?, self.shift()?);
        Some(msg!("digest-plan-earlier", name = name, phase = phase, shift = shift))
    }

    fn plan_changed(self) -> Option<Message> {
        let (name, phase) = (self.name(), self.place()?);
        Some(match (self.before(&[]), self.after(&[])) {
            (Some(_), Some(_)) => {
                let shift = self.shift()?;
                msg!("digest-plan-later", name = name, phase = phase, shift = shift)
            }
            (None, Some(new)) => msg!("digest-plan-set", name = name, phase = phase, new = new),
            (Some(old), None) => msg!("digest-plan-dropped", name = name, phase = phase, old = old),
            (None, None) => return None,
        })
    }

    fn milestone_reached(self) -> Option<Message> {
        let (name, what, date) = (self.name(), self.subject()?, self.after(&[])?);
        Some(msg!("digest-milestone-reached", name = name, what = what, date = date))
    }

    fn milestone_planned(self) -> Option<Message> {
        let (name, what, date) = (self.name(), self.subject()?, self.after(&[])?);
        Some(msg!("digest-milestone-planned", name = name, what = what, date = date))
    }

    fn milestone_moved(self) -> Option<Message> {
        let (name, what, shift) = (self.name(), self.subject()?, self.shift()?);
        Some(msg!("digest-milestone-moved", name = name, what = what, shift = shift))
    }

    fn milestone_dropped(self) -> Option<Message> {
        Some(msg!("digest-milestone-dropped", name = self.name(), what = self.subject()?))
    }

    fn lead_changed(self) -> Option<Message> {
        let (old, new) = (self.before(PARTY)?, self.after(PARTY)?);
        Some(msg!("digest-lead", name = self.name(), old = old, new = new))
    }

    fn joined(self) -> Option<Message> {
        let (kind, name, count, list) = (self.kind(), self.name(), self.count(), self.parties()?);
        let role = self.place()?;
        Some(msg!(
            "digest-joined",
            kind = kind,
            name = name,
            count = count,
            list = list,
            role = role
        ))
    }

    fn left(self) -> Option<Message> {
        let (kind, name, count, list) = (self.kind(), self.name(), self.count(), self.parties()?);
        let role = self.place()?;
        Some(msg!("digest-left", kind = kind, name = name, count = count, list = list, role = role))
    }

    fn role_changed(self) -> Option<Message> {
        let (name, count, list) = (self.name(), self.count(), self.parties()?);
        let (old, new) = (self.before(&[])?, self.after(&[])?);
        Some(msg!("digest-role", name = name, count = count, list = list, old = old, new = new))
    }

    fn connection_live(self) -> Option<Message> {
        let (start, count, list) = (self.start(), self.count(), self.parties()?);
        Some(msg!("digest-live", start = start, count = count, list = list))
    }

    fn connection_added(self) -> Option<Message> {
        let (kind, name, count, list) = (self.kind(), self.name(), self.count(), self.parties()?);
        Some(match self.new_status() {
            Some(new) => msg!(
                "digest-connection-added",
                kind = kind,
                name = name,
                count = count,
                list = list,
                new = new
            ),
            None => msg!("digest-reused", kind = kind, name = name, list = list),
        })
    }

    fn connection_changed(self) -> Option<Message> {
        let new = self.new_status()?;
        let Some(old) = self.old_status() else { return self.connection_added() };
        let (kind, name, list) = (self.kind(), self.name(), self.parties()?);
        Some(msg!(
            "digest-connection-changed",
            kind = kind,
            name = name,
            list = list,
            old = old,
            new = new
        ))
    }

    fn connection_ended(self) -> Option<Message> {
        let (start, count, list) = (self.start(), self.count(), self.parties()?);
        Some(msg!("digest-connection-ended", start = start, count = count, list = list))
    }

    fn covered(self) -> Option<Message> {
        let (start, count, list) = (self.start(), self.count(), self.quoted(LEISTUNG)?);
        Some(msg!("digest-covered", start = start, count = count, list = list))
    }

    fn uncovered(self) -> Option<Message> {
        let (start, count, list) = (self.start(), self.count(), self.quoted(LEISTUNG)?);
        Some(msg!("digest-uncovered", start = start, count = count, list = list))
    }

    fn component_added(self) -> Option<Message> {
        Some(msg!("digest-uses", start = self.start(), list = self.quoted(COMPONENT)?))
    }

    fn component_dropped(self) -> Option<Message> {
        Some(msg!("digest-drops", start = self.start(), list = self.quoted(COMPONENT)?))
    }

    fn component_superseded(self) -> Option<Message> {
        Some(msg!("digest-superseded", name = self.name(), new = self.after(COMPONENT)?))
    }

    fn organisation_merged(self) -> Option<Message> {
        Some(msg!("digest-merged", name = self.name(), new = self.after(ORGANISATION)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_without_a_sentence_come_last() {
        assert!(Meaning::ALL.iter().is_sorted_by_key(|meaning| grouping(*meaning).is_none()));
    }
}
