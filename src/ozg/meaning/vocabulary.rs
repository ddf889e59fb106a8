//! The words for what a change means.

use super::fact::ChangeSeverity::{self, Breaking, Notable, Routine};
use messages::Message;
use messages::msg;

/// A kind of fact.
pub struct Meaning {
    /// Names it for programs.
    pub name: &'static str,
    pub severity: ChangeSeverity,
    pub title: fn() -> Message,
}

impl PartialEq for Meaning {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Meaning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Names each meaning once: the constant, its name and its title follow from one another.
macro_rules! meanings {
    ($($constant:ident $name:literal $severity:ident $title:expr;)*) => {
        $(pub(super) static $constant: Meaning =
            Meaning { name: $name, severity: $severity, title: || $title };)*
        /// All of them.
        pub static ALL: &[&Meaning] = &[$(&$constant),*];
    };
}

meanings! {
    RECORD_ADDED "record-added" Notable msg!("meaning-record-added");
    RECORD_REMOVED "record-removed" Breaking msg!("meaning-record-removed");
    RECORD_RENAMED "record-renamed" Breaking msg!("meaning-record-renamed");
    UNREADABLE "record-unreadable" Breaking msg!("meaning-record-unreadable");
    READABLE "record-readable" Notable msg!("meaning-record-readable");
    REFORMATTED "record-reformatted" Routine msg!("meaning-record-reformatted");
    EVENT_RECORDED "event-recorded" Notable msg!("meaning-event-recorded");
    DANGLING "reference-dangling" Breaking msg!("meaning-reference-dangling");
    PHASE_FORWARD "phase-forward" Notable msg!("meaning-phase-forward");
    PHASE_BACK "phase-back" Notable msg!("meaning-phase-back");
    PHASE_KNOWN "phase-known" Notable msg!("meaning-phase-known");
    PHASE_UNKNOWN "phase-unknown" Notable msg!("meaning-phase-unknown");
    PHASE_DATED "phase-dated" Routine msg!("meaning-phase-dated");
    ON_HOLD "put-on-hold" Notable msg!("meaning-put-on-hold");
    ENDED "ended" Notable msg!("meaning-ended");
    RESUMED "resumed" Notable msg!("meaning-resumed");
    PLAN_LATER "plan-later" Notable msg!("meaning-plan-later");
    PLAN_EARLIER "plan-earlier" Notable msg!("meaning-plan-earlier");
    PLAN_CHANGED "plan-changed" Notable msg!("meaning-plan-changed");
    MILESTONE_REACHED "milestone-reached" Notable msg!("meaning-milestone-reached");
    MILESTONE_PLANNED "milestone-planned" Notable msg!("meaning-milestone-planned");
    MILESTONE_LATER "milestone-later" Notable msg!("meaning-milestone-later");
    MILESTONE_EARLIER "milestone-earlier" Notable msg!("meaning-milestone-earlier");
    MILESTONE_DATED "milestone-dated" Routine msg!("meaning-milestone-dated");
    MILESTONE_DROPPED "milestone-dropped" Notable msg!("meaning-milestone-dropped");
    LEAD_CHANGED "lead-changed" Notable msg!("meaning-lead-changed");
    JOINED "participant-joined" Notable msg!("meaning-participant-joined");
    LEFT "participant-left" Notable msg!("meaning-participant-left");
    ROLE_CHANGED "role-changed" Notable msg!("meaning-role-changed");
    COVERED "leistung-covered" Notable msg!("meaning-leistung-covered");
    UNCOVERED "leistung-uncovered" Notable msg!("meaning-leistung-uncovered");
    COMPONENT_ADDED "component-added" Notable msg!("meaning-component-added");
    COMPONENT_DROPPED "component-dropped" Notable msg!("meaning-component-dropped");
    SUPERSEDED "component-superseded" Notable msg!("meaning-component-superseded");
    MERGED "organisation-merged" Notable msg!("meaning-organisation-merged");
    CONNECTION_LIVE "connection-live" Notable msg!("meaning-connection-live");
    CONNECTION_ADDED "connection-added" Notable msg!("meaning-connection-added");
    CONNECTION_CHANGED "connection-changed" Notable msg!("meaning-connection-changed");
    CONNECTION_ENDED "connection-ended" Notable msg!("meaning-connection-ended");
    SOURCE_ADDED "source-added" Routine msg!("meaning-source-added");
    SOURCE_REMOVED "source-removed" Routine msg!("meaning-source-removed");
    CHECKED "checked" Routine msg!("meaning-checked");
    FIGURE_UPDATED "figure-updated" Routine msg!("meaning-figure-updated");
    TEXT_EDITED "text-edited" Routine msg!("meaning-text-edited");
    ORDER_CHANGED "order-changed" Routine msg!("meaning-order-changed");
    VALUE_SET "value-set" Routine msg!("meaning-value-set");
    VALUE_REMOVED "value-removed" Routine msg!("meaning-value-removed");
    VALUE_CHANGED "value-changed" Routine msg!("meaning-value-changed");
    SCHEMA_CHANGED "schema-changed" Notable msg!("meaning-schema-changed");
    SCHEMA_REWORDED "schema-reworded" Routine msg!("meaning-schema-reworded");
    SCHEMA_BREAKS "schema-breaks" Breaking msg!("meaning-schema-breaks");
}
