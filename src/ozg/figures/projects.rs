//! Projects by phase and Themenfeld.

use crate::ozg::phase::{ProjectStatus, project_status};
use messages::PartialDate;
use records::record::Record;

/// Where some projects stand on the as-of date.
pub struct ProjectStatuses<'d> {
    statuses: Vec<Option<ProjectStatus<'d>>>,
}

impl<'d> ProjectStatuses<'d> {
    #[must_use]
    pub fn of(projects: &[&'d Record], as_of: PartialDate) -> Self {
        ProjectStatuses { statuses: projects.iter().map(|p| project_status(p, as_of)).collect() }
    }

    #[must_use]
    pub fn all(&self) -> usize {
        self.statuses.len()
    }

    /// Those in a phase, on hold or ended.
    #[must_use]
    pub fn in_phase(&self, phase: &str) -> usize {
        self.statuses.iter().flatten().filter(|status| status.phase == phase).count()
    }

    /// Those of a phase that a source states without a date.
    #[must_use]
    pub fn undated_in(&self, phase: &str) -> usize {
        let known = self.statuses.iter().flatten();
        known.filter(|status| status.phase == phase && status.undated).count()
    }

    #[must_use]
    pub fn undated(&self) -> usize {
        self.statuses.iter().flatten().filter(|status| status.undated).count()
    }

    /// Those of which no source says where they stand.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.statuses.iter().filter(|status| status.is_none()).count()
    }
}

/// The records of one Themenfeld; a further Themenfeld of a project is none, so that sums are right.
#[must_use]
pub fn in_themenfeld<'d>(records: &[&'d Record], themenfeld: &str) -> Vec<&'d Record> {
    having(records, "themenfeld", themenfeld)
}

/// The records with this text in a field at the top.
#[must_use]
pub fn having<'d>(records: &[&'d Record], field: &str, value: &str) -> Vec<&'d Record> {
    records.iter().filter(|record| record.text(field) == Some(value)).copied().collect()
}

/// Whether a project is, or shall become, a service of one for all.
#[must_use]
pub fn is_efa(project: &Record) -> bool {
    project.text("efa").is_some_and(|efa| efa != "kein_efa")
}
