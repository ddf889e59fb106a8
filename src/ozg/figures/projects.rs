//! Projects by phase and Themenfeld.

use crate::ozg::phase::{Standing, standing};
use messages::PartialDate;
use records::record::Record;

/// Where some projects stand on the day of the clock.
pub struct Standings<'d> {
    standings: Vec<Option<Standing<'d>>>,
}

impl<'d> Standings<'d> {
    #[must_use]
    pub fn of(projects: &[&'d Record], clock: PartialDate) -> Self {
        Standings { standings: projects.iter().map(|p| standing(p, clock)).collect() }
    }

    #[must_use]
    pub fn all(&self) -> usize {
        self.standings.len()
    }

    /// Those in a phase, on hold or ended.
    #[must_use]
    pub fn in_phase(&self, phase: &str) -> usize {
        self.standings.iter().flatten().filter(|standing| standing.phase == phase).count()
    }

    /// Those of a phase that a source states without a date.
    #[must_use]
    pub fn undated_in(&self, phase: &str) -> usize {
        let known = self.standings.iter().flatten();
        known.filter(|standing| standing.phase == phase && standing.undated).count()
    }

    #[must_use]
    pub fn undated(&self) -> usize {
        self.standings.iter().flatten().filter(|standing| standing.undated).count()
    }

    /// Those of which no source says where they stand.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.standings.iter().filter(|standing| standing.is_none()).count()
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
