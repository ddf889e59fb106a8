//! In which Umsetzungsphase a project is: derived from its dates, never stored.

use super::domain::{Enumeration, Phase, Project, ProjectState, StateSince};
use super::evidence::AnswerDay;
use messages::PartialDate;
use record_query::query::FactStanding;

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectStatus {
    pub state: ProjectState,
    /// Since when, if a source dates it.
    pub since: Option<PartialDate>,
    /// A source says so without a date: counted apart as "undatiert".
    pub undated: bool,
}

/// The last phase that was certainly reached on the day; else the one a source states without a date,
/// if that source is old enough; else none. Ended and on hold override both.
#[must_use]
pub fn project_status(project: Project<'_>, day: AnswerDay<'_>) -> Option<ProjectStatus> {
    let stated = statements(project, day).into_iter().find(|(_, _, standing)| standing.holds());
    let status = |(state, since, standing): Statement| ProjectStatus {
        state,
        since,
        undated: standing == FactStanding::Undated,
    };
    match stated {
        Some(stated) if !stated.0.is_going_on() => Some(status(stated)),
        stated => last_reached(project, day.as_of).or_else(|| stated.map(status)),
    }
}

/// Whether a source says without a date where the project stands, and is too young for the day; nothing
/// else says it.
#[must_use]
pub fn is_undecided(project: Project<'_>, day: AnswerDay<'_>) -> bool {
    let mut statements = statements(project, day).into_iter();
    project_status(project, day).is_none()
        && statements.any(|(_, _, standing)| standing == FactStanding::Undecided)
}

/// Whether the project has ended by the day.
#[must_use]
pub fn has_ended(project: Project<'_>, day: AnswerDay<'_>) -> bool {
    project_status(project, day).is_some_and(|status| status.state == ProjectState::Ended)
}

/// A state that a field says the project to be in, since when, and what that says for a day.
type Statement = (ProjectState, Option<PartialDate>, FactStanding);

/// What is said of the project beside the dates of its phases, what overrides all else first.
fn statements(project: Project<'_>, day: AnswerDay<'_>) -> Vec<Statement> {
    let since = [
        (ProjectState::Ended, project.beendet().map(StateSince::seit)),
        (ProjectState::OnHold, project.zurueckgestellt().map(StateSince::seit)),
    ];
    let dated = since.into_iter().filter_map(|(state, since)| {
        let since = since?;
        let standing = day.standing(&project, state.name(), since);
        // An end without a day cannot have come before a phase that a date proves later; only the state of
        // the day itself knows that it has.
        let is_early = day.needs_evidence()
            && standing == FactStanding::Undated
            && !has_reached_all(project, day.as_of);
        Some((state, since, if is_early { FactStanding::Undecided } else { standing }))
    });
    let undated = project.phase_laut_quelle().map(|phase| {
        let standing = day.standing(&project, Project::PHASE_LAUT_QUELLE.name, None);
        (ProjectState::In(phase), None, standing)
    });
    dated.chain(undated).collect()
}

/// Whether each phase with a date had been reached by the day.
fn has_reached_all(project: Project<'_>, as_of: PartialDate) -> bool {
    let dates = Phase::ALL.iter().filter_map(|&phase| project.dates_of(phase)?.since());
    dates.into_iter().all(|since| since.certainly_not_after(as_of))
}

fn last_reached(project: Project<'_>, as_of: PartialDate) -> Option<ProjectStatus> {
    Phase::ALL.iter().rev().find_map(|&phase| {
        let since = project.dates_of(phase)?.since()?;
        since.certainly_not_after(as_of).then_some(ProjectStatus {
            state: ProjectState::In(phase),
            since: Some(since),
            undated: false,
        })
    })
}
