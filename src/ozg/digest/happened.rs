//! Whether a fact in a digest happened in its period, or was only recorded in it.

use crate::ozg::domain::{Event, Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::meaning::{Fact, Meaning};
use crate::ozg::phase::project_status;
use messages::PartialDate;
use record_diff::diff::RecordChange;

/// Whether a sentence of a digest is news about the world, or only about the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DigestPart {
    /// Dated within the period.
    Happened,
    /// Older or undated, but entered in the period.
    Recorded,
}

impl DigestPart {
    pub const ALL: [DigestPart; 2] = [DigestPart::Happened, DigestPart::Recorded];

    /// The name in machine-readable formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            DigestPart::Happened => "happened",
            DigestPart::Recorded => "recorded",
        }
    }
}

/// The period that a digest covers.
#[derive(Debug, Clone, Copy)]
pub struct DigestPeriod {
    /// `None` if the base state has no date.
    pub since: Option<PartialDate>,
    pub as_of: PartialDate,
}

impl DigestPeriod {
    /// The part a fact belongs to; a date must lie wholly within the period to count as happened.
    pub(super) fn part(self, change: &RecordChange, fact: &Fact) -> DigestPart {
        let is_within = |day: PartialDate| {
            self.since.is_some_and(|since| day.certainly_not_before(since))
                && day.certainly_not_after(self.as_of)
        };
        if self.happened(change, fact).is_some_and(is_within) {
            DigestPart::Happened
        } else {
            DigestPart::Recorded
        }
    }

    fn happened(self, change: &RecordChange, fact: &Fact) -> Option<PartialDate> {
        let record = change.after()?;
        match fact.meaning {
            Meaning::PhaseForward | Meaning::PhaseKnown | Meaning::Ended | Meaning::PutOnHold => {
                let day = AnswerDay::of_state(self.as_of);
                project_status(Project::of(record)?, day)?.since
            }
            Meaning::EventRecorded => Event::of(record)?.datum(),
            Meaning::OrganisationMerged
            | Meaning::ConnectionLive
            | Meaning::ConnectionAdded
            | Meaning::ConnectionChanged
            | Meaning::MilestoneReached => fact.dates.first().copied(),
            // Entries for participants, plans and components have no date.
            _ => None,
        }
    }
}
