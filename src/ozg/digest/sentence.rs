//! How each meaning is told: which facts stand in one sentence, and what it says.

use super::parts::{COMPONENT, LEISTUNG, ORGANISATION, PARTY, SentenceParts};
use super::{NewsItem, RecordNames};
use crate::ozg::domain::{Event, RecordView, words};
use crate::ozg::meaning::Meaning::{
    self, Checked, ComponentAdded, ComponentDropped, ComponentSuperseded, ConfigurationChanged,
    ConfigurationReworded, ConfigurationUnusable, ConnectionAdded, ConnectionChanged,
    ConnectionEnded, ConnectionLive, DoubleRemoved, Ended, EntryDoubled, EventRecorded,
    FigureShifted, FigureUpdated, InvitationClosed, InvitationOpened, KeyChanged, LeadChanged,
    LeistungCovered, LeistungUncovered, MilestoneDated, MilestoneDropped, MilestoneEarlier,
    MilestoneLater, MilestonePlanned, MilestoneReached, OrderChanged, OrganisationMerged,
    ParticipantJoined, ParticipantLeft, PhaseBack, PhaseDated, PhaseForward, PhaseKnown,
    PhaseUnknown, PlanChanged, PlanEarlier, PlanLater, PutOnHold, RecordAdded, RecordReadable,
    RecordReformatted, RecordRemoved, RecordRenamed, RecordUnreadable, ReferenceDangling, Resumed,
    RoleChanged, RuleWeakened, SchemaBreaks, SchemaChanged, SchemaReworded, SourceAdded,
    SourceRemoved, TextEdited, ValueChanged, ValueRemoved, ValueSet,
};
use messages::Message;
use messages::msg;
use records::table::Cell;

/// Which facts of one meaning stand in one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouping {
    /// Those of all records of a kind.
    OfKind,
    /// Those of a record that differ in the party, Leistung or component alone.
    OfRecord,
    /// Each in its own.
    Single,
}

/// How a meaning is told; none if it is summed up.
pub(super) fn grouping(meaning: Meaning) -> Option<Grouping> {
    match meaning {
        RecordAdded | RecordRemoved => Some(Grouping::OfKind),
        ConnectionAdded | ConnectionChanged | ConnectionEnded | ConnectionLive
        | ParticipantJoined | ParticipantLeft | RoleChanged | LeistungCovered
        | LeistungUncovered | ComponentAdded | ComponentDropped => Some(Grouping::OfRecord),
        PhaseForward | PhaseBack | PhaseKnown | PhaseUnknown | Ended | PutOnHold | Resumed
        | EventRecorded | LeadChanged | PlanEarlier | PlanLater | PlanChanged
        | MilestoneReached | MilestonePlanned | MilestoneEarlier | MilestoneLater
        | MilestoneDropped | ComponentSuperseded | OrganisationMerged | InvitationOpened
        | InvitationClosed | FigureShifted => Some(Grouping::Single),
        RecordRenamed
        | RecordUnreadable
        | RecordReadable
        | RecordReformatted
        | ReferenceDangling
        | PhaseDated
        | MilestoneDated
        | SourceAdded
        | SourceRemoved
        | Checked
        | FigureUpdated
        | TextEdited
        | OrderChanged
        | ValueSet
        | ValueRemoved
        | ValueChanged
        | SchemaChanged
        | SchemaReworded
        | SchemaBreaks
        | KeyChanged
        | EntryDoubled
        | DoubleRemoved
        | ConfigurationChanged
        | ConfigurationReworded
        | ConfigurationUnusable
        | RuleWeakened => None,
    }
}

/// The sentence; none for a fact that lacks what it would say.
pub(super) fn sentence(news: &NewsItem<'_>, names: &RecordNames<'_>) -> Option<Message> {
    let told = SentenceParts::new(news, names);
    let (name, start, count) = (told.name(), told.start(), told.count());
    let (old, new) = (told.before(&[]), told.after(&[]));
    Some(match news.fact.meaning {
        RecordAdded => told.added(),
        RecordRemoved => told.removed(),
        EventRecorded => told.event()?,
        InvitationOpened => msg!("digest-invitation-opened", name = name),
        InvitationClosed => msg!("digest-invitation-closed", name = name),
        FigureShifted => told.figure_shifted()?,
        PhaseForward => told.phase_forward()?,
        PhaseBack => msg!("digest-phase-back", name = name, old = old?, new = new?),
        PhaseKnown => msg!("digest-phase-known", name = name, new = new?),
        PhaseUnknown => msg!("digest-phase-unknown", name = name),
        PutOnHold => told.on_hold(),
        Resumed => msg!("digest-resumed", name = name, new = new?),
        Ended => told.ended(),
        PlanEarlier => told.plan_earlier()?,
        PlanLater | PlanChanged => told.plan_changed()?,
        MilestoneReached => told.milestone_reached()?,
        MilestonePlanned => told.milestone_planned()?,
        MilestoneEarlier | MilestoneLater => told.milestone_moved()?,
        MilestoneDropped => msg!("digest-milestone-dropped", name = name, what = told.subject()?),
        LeadChanged => told.lead_changed()?,
        ParticipantJoined => told.joined()?,
        ParticipantLeft => told.left()?,
        RoleChanged => told.role_changed()?,
        ConnectionLive => msg!("digest-live", start = start, count = count, list = told.parties()?),
        ConnectionAdded => told.connection_added()?,
        ConnectionChanged => told.connection_changed()?,
        ConnectionEnded => told.connection_ended()?,
        LeistungCovered => told.covered()?,
        LeistungUncovered => told.uncovered()?,
        ComponentAdded => msg!("digest-uses", start = start, list = told.quoted(COMPONENT)?),
        ComponentDropped => msg!("digest-drops", start = start, list = told.quoted(COMPONENT)?),
        ComponentSuperseded => msg!("digest-superseded", name = name, new = told.after(COMPONENT)?),
        OrganisationMerged => msg!("digest-merged", name = name, new = told.after(ORGANISATION)?),
        RecordRenamed
        | RecordUnreadable
        | RecordReadable
        | RecordReformatted
        | ReferenceDangling
        | PhaseDated
        | MilestoneDated
        | SourceAdded
        | SourceRemoved
        | Checked
        | FigureUpdated
        | TextEdited
        | OrderChanged
        | ValueSet
        | ValueRemoved
        | ValueChanged
        | SchemaChanged
        | SchemaReworded
        | SchemaBreaks
        | KeyChanged
        | EntryDoubled
        | DoubleRemoved
        | ConfigurationChanged
        | ConfigurationReworded
        | ConfigurationUnusable
        | RuleWeakened => return None,
    })
}

/// Sentences that take more than a line.
impl SentenceParts<'_, '_> {
    fn added(self) -> Message {
        let (count, kind, list) = (self.news.records.len(), self.kind(), self.records());
        msg!("digest-added", count = count, kind = kind, list = list)
    }

    fn removed(self) -> Message {
        let (count, kind, list) = (self.news.records.len(), self.kind(), self.records());
        msg!("digest-removed", count = count, kind = kind, list = list)
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

    fn on_hold(self) -> Message {
        match self.note() {
            Some(since) => msg!("digest-on-hold-since", name = self.name(), since = since),
            None => msg!("digest-on-hold", name = self.name()),
        }
    }

    fn ended(self) -> Message {
        match self.note() {
            Some(since) => msg!("digest-ended-since", name = self.name(), since = since),
            None => msg!("digest-ended", name = self.name()),
        }
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_summed_up_comes_last_in_the_order_of_meanings() {
        assert!(Meaning::ALL.iter().is_sorted_by_key(|meaning| grouping(*meaning).is_none()));
    }
}
