//! When something that a digest tells happened in the world, apart from when it was entered.

use crate::ozg::domain::{Event, Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::meaning::{Fact, Meaning};
use crate::ozg::phase::project_status;
use messages::PartialDate;
use record_diff::diff::RecordChange;

/// What a digest tells is news of the world, or only of the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DigestPart {
    /// It is dated in the period.
    Happened,
    /// It is older, or has no date, and was entered in the period.
    Recorded,
}

impl DigestPart {
    pub const ALL: [DigestPart; 2] = [DigestPart::Happened, DigestPart::Recorded];

    /// The word for it in formats that programs read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            DigestPart::Happened => "happened",
            DigestPart::Recorded => "recorded",
        }
    }
}

/// The period that a digest is about.
#[derive(Debug, Clone, Copy)]
pub struct DigestPeriod {
    /// None where the state that it begins with has no day.
    pub since: Option<PartialDate>,
    pub as_of: PartialDate,
}

impl DigestPeriod {
    /// The part to which a fact belongs; only a date that lies wholly in the period is of it.
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
            // Who takes part, what is planned, what is built on: no entry has a day.
            _ => None,
        }
    }
}
