//! The vocabulary of meanings that a change may have.

use super::fact::ChangeSeverity::{self, Breaking, Notable, Routine};
use messages::Message;
use messages::msg;

/// Defines each meaning once: its variant, machine-readable name, severity and title.
macro_rules! meanings {
    ($(#[$docs:meta])* $($variant:ident $name:literal $severity:ident $title:expr;)*) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Meaning {
            $($variant),*
        }

        impl Meaning {
            /// All meanings, in order of declaration.
            pub const ALL: &[Meaning] = &[$(Meaning::$variant),*];

            /// The language-independent name for machine-readable formats.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Meaning::$variant => $name),*
                }
            }

            /// The severity of such a change.
            #[must_use]
            pub const fn severity(self) -> ChangeSeverity {
                match self {
                    $(Meaning::$variant => $severity),*
                }
            }

            /// The title shown to users.
            #[must_use]
            pub fn title(self) -> Message {
                match self {
                    $(Meaning::$variant => $title),*
                }
            }
        }
    };
}

meanings! {
    /// What a change may mean, in the order of the digest: first the meanings that get a sentence of their
    /// own in `ozg report digest`, the most important first; then those that it summarises.
    InvitationOpened "invitation-opened" Notable msg!("meaning-invitation-opened");
    InvitationClosed "invitation-closed" Notable msg!("meaning-invitation-closed");
    PhaseForward "phase-forward" Notable msg!("meaning-phase-forward");
    ConnectionLive "connection-live" Notable msg!("meaning-connection-live");
    RecordAdded "record-added" Notable msg!("meaning-record-added");
    LeadChanged "lead-changed" Notable msg!("meaning-lead-changed");
    Ended "ended" Notable msg!("meaning-ended");
    PutOnHold "put-on-hold" Notable msg!("meaning-put-on-hold");
    Resumed "resumed" Notable msg!("meaning-resumed");
    PhaseBack "phase-back" Notable msg!("meaning-phase-back");
    EventRecorded "event-recorded" Notable msg!("meaning-event-recorded");
    MilestoneReached "milestone-reached" Notable msg!("meaning-milestone-reached");
    ParticipantJoined "participant-joined" Notable msg!("meaning-participant-joined");
    RoleChanged "role-changed" Notable msg!("meaning-role-changed");
    LeistungCovered "leistung-covered" Notable msg!("meaning-leistung-covered");
    ConnectionAdded "connection-added" Notable msg!("meaning-connection-added");
    ConnectionChanged "connection-changed" Notable msg!("meaning-connection-changed");
    ComponentAdded "component-added" Notable msg!("meaning-component-added");
    ComponentSuperseded "component-superseded" Notable msg!("meaning-component-superseded");
    OrganisationMerged "organisation-merged" Notable msg!("meaning-organisation-merged");
    PlanLater "plan-later" Notable msg!("meaning-plan-later");
    PlanEarlier "plan-earlier" Notable msg!("meaning-plan-earlier");
    PlanChanged "plan-changed" Notable msg!("meaning-plan-changed");
    PlanSet "plan-set" Notable msg!("meaning-plan-set");
    PlanDropped "plan-dropped" Notable msg!("meaning-plan-dropped");
    MilestoneLater "milestone-later" Notable msg!("meaning-milestone-later");
    MilestoneEarlier "milestone-earlier" Notable msg!("meaning-milestone-earlier");
    MilestonePlanned "milestone-planned" Notable msg!("meaning-milestone-planned");
    PhaseKnown "phase-known" Notable msg!("meaning-phase-known");
    ParticipantLeft "participant-left" Notable msg!("meaning-participant-left");
    LeistungUncovered "leistung-uncovered" Notable msg!("meaning-leistung-uncovered");
    ComponentDropped "component-dropped" Notable msg!("meaning-component-dropped");
    ConnectionEnded "connection-ended" Notable msg!("meaning-connection-ended");
    MilestoneDropped "milestone-dropped" Notable msg!("meaning-milestone-dropped");
    PhaseUnknown "phase-unknown" Notable msg!("meaning-phase-unknown");
    FigureShifted "figure-shifted" Notable msg!("meaning-figure-shifted");
    RecordRemoved "record-removed" Breaking msg!("meaning-record-removed");

    RecordRenamed "record-renamed" Breaking msg!("meaning-record-renamed");
    RecordUnreadable "record-unreadable" Breaking msg!("meaning-record-unreadable");
    RecordReadable "record-readable" Notable msg!("meaning-record-readable");
    RecordReformatted "record-reformatted" Routine msg!("meaning-record-reformatted");
    ReferenceDangling "reference-dangling" Breaking msg!("meaning-reference-dangling");
    KeyChanged "key-changed" Breaking msg!("meaning-key-changed");
    PhaseDated "phase-dated" Routine msg!("meaning-phase-dated");
    MilestoneDated "milestone-dated" Routine msg!("meaning-milestone-dated");
    SourceAdded "source-added" Routine msg!("meaning-source-added");
    SourceRemoved "source-removed" Routine msg!("meaning-source-removed");
    Checked "checked" Routine msg!("meaning-checked");
    FigureUpdated "figure-updated" Routine msg!("meaning-figure-updated");
    TextEdited "text-edited" Routine msg!("meaning-text-edited");
    OrderChanged "order-changed" Routine msg!("meaning-order-changed");
    EntryDoubled "entry-doubled" Routine msg!("meaning-entry-doubled");
    DoubleRemoved "double-removed" Routine msg!("meaning-double-removed");
    ValueSet "value-set" Routine msg!("meaning-value-set");
    ValueRemoved "value-removed" Routine msg!("meaning-value-removed");
    ValueChanged "value-changed" Routine msg!("meaning-value-changed");
    SchemaChanged "schema-changed" Notable msg!("meaning-schema-changed");
    SchemaReworded "schema-reworded" Routine msg!("meaning-schema-reworded");
    SchemaBreaks "schema-breaks" Breaking msg!("meaning-schema-breaks");
    ConfigChanged "configuration-changed" Routine msg!("meaning-configuration-changed");
    ConfigReworded "configuration-reworded" Routine msg!("meaning-configuration-reworded");
    ConfigUnusable "configuration-unusable" Breaking msg!("meaning-configuration-unusable");
    RuleWeakened "rule-weakened" Breaking msg!("meaning-rule-weakened");
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_meaning_has_a_unique_name_and_title() {
        let names: BTreeSet<_> = Meaning::ALL.iter().map(|meaning| meaning.name()).collect();
        assert_eq!(names.len(), Meaning::ALL.len());
        for meaning in Meaning::ALL {
            assert_eq!(meaning.title().key, format!("meaning-{}", meaning.name()));
        }
    }
}
