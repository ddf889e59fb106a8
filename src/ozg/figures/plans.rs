//! The planned, reached and late phases of projects.

use crate::ozg::domain::{Enumeration, Phase, Project};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::project_status;
use messages::PartialDate;

/// A phase of a project that has a date.
#[derive(Debug, Clone, Copy)]
pub struct PhaseSchedule {
    pub phase: Phase,
    pub planned: Option<PartialDate>,
    /// When it began.
    pub reached: Option<PartialDate>,
    /// The date of a source that states that it had begun.
    pub reached_by: Option<PartialDate>,
    pub lateness: Option<Lateness>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// The planned date has certainly passed, and the phase is not known to have begun.
    Overdue,
    /// It certainly began later than planned.
    Delayed,
}

impl PhaseSchedule {
    /// When the phase is known to have begun.
    #[must_use]
    pub fn since(&self) -> Option<PartialDate> {
        self.reached.or(self.reached_by)
    }
}

/// The dated phases of a project in their order; a phase reached after the day of the answer counts as not reached.
#[must_use]
pub fn steps(project: Project<'_>, day: AnswerDay<'_>) -> Vec<PhaseSchedule> {
    let as_of = day.as_of;
    let step = |&phase: &Phase| {
        let dates = project.dates_of(phase)?;
        Some(PhaseSchedule {
            phase,
            planned: dates.geplant(),
            reached: dates.erreicht().filter(|reached| !as_of.is_before(*reached)),
            reached_by: dates.erreicht_spaetestens().filter(|by| !as_of.is_before(*by)),
            lateness: None,
        })
    };
    let all: Vec<_> = Phase::ALL.iter().filter_map(step).collect();
    let last_reached =
        all.iter().rposition(|step| step.since().is_some_and(|s| s.certainly_not_after(as_of)));
    let is_open = project_status(project, day).is_none_or(|status| status.state.is_going_on());
    let judged = all.into_iter().enumerate().map(|(index, step)| {
        let is_ahead = is_open && last_reached.is_none_or(|last| index > last);
        PhaseSchedule { lateness: lateness(&step, as_of, is_ahead), ..step }
    });
    judged.filter(|step| step.planned.is_some() || step.since().is_some()).collect()
}

/// A phase that a later one has overtaken is not overdue, nor is one of a project that has ended.
fn lateness(step: &PhaseSchedule, as_of: PartialDate, is_ahead: bool) -> Option<Lateness> {
    let planned = step.planned?;
    match step.reached {
        Some(reached) => planned.is_before(reached).then_some(Lateness::Delayed),
        None => (is_ahead && planned.is_before(as_of)).then_some(Lateness::Overdue),
    }
}

/// The late phases of all projects.
#[must_use]
pub fn late<'d>(
    projects: impl Iterator<Item = Project<'d>>,
    day: AnswerDay<'_>,
) -> Vec<(Project<'d>, PhaseSchedule)> {
    let all = projects.flat_map(|p| steps(p, day).into_iter().map(move |step| (p, step)));
    all.filter(|(_, step)| step.lateness.is_some()).collect()
}
