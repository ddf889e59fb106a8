//! The Umsetzungsphase of a project: derived from its dates, never stored.

use super::domain::{Enumeration, Phase, Project, ProjectState, StateSince};
use super::evidence::AnswerDay;
use messages::PartialDate;
use record_query::query::FactStanding;

/// The status of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectStatus {
    pub state: ProjectState,
    /// The start of the state, if a source dates it.
    pub since: Option<PartialDate>,
    /// Whether a source gives the state without a date; counted separately as "undatiert".
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

/// Whether the status is given only by a source that has no date for it and is too recent for the day.
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

/// The state that a field gives for a project, its start, and its standing on a day.
type Statement = (ProjectState, Option<PartialDate>, FactStanding);

/// The statements about the state of a project other than the dates of its phases; those that override all
/// others come first.
fn statements(project: Project<'_>, day: AnswerDay<'_>) -> Vec<Statement> {
    let since = [
        (ProjectState::Ended, project.beendet().map(StateSince::seit)),
        (ProjectState::OnHold, project.zurueckgestellt().map(StateSince::seit)),
    ];
    let dated = since.into_iter().filter_map(|(state, since)| {
        let since = since?;
        let standing = day.standing(&project, state.name(), since);
        // An undated end cannot precede a phase with a later date; only the state of the day itself shows
        // that the project had ended.
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

/// Whether every dated phase had been reached by the day.
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
