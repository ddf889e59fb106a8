//! OZG043: a project for which no source names the lead, the team or the Leistungen.

use crate::ozg::domain::{Phase, Project, ProjectArt, ProjectState, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::project_status;
use messages::Message;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, RequiredField, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule =
    rule!("OZG043" "incomplete-project", Warning, Check::Record(check), requires = REQUIRED);

const REQUIRED: &[RequiredField] = &[
    (Project::KIND, &[Project::TITEL.name]),
    (Project::KIND, &[Project::PROJEKTLEITUNG.name]),
    (Project::KIND, &[Project::KERNTEAM.name]),
    (Project::KIND, &[Project::LEISTUNGEN.name]),
];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(project) = Project::of(context.record) else { return };
    let day = AnswerDay::of_state(context.settings.as_of);
    let state = project_status(project, day).map(|status| status.state);
    let is_idle = state.is_some_and(|state| !state.is_going_on());
    let is_worked_on = state.is_some_and(|state| match state {
        ProjectState::In(phase) => phase > Phase::Vorbereitung,
        ProjectState::OnHold | ProjectState::Ended => false,
    });
    let mut missing: Vec<Message> = Vec::new();
    let lacks = |field: &FieldPath| project.root.at(field).is_none() && context.is_whole(field);
    if lacks(&Project::PROJEKTLEITUNG.path()) {
        missing.push(msg!("incomplete-project-lead"));
    }
    let has_team = !lacks(&Project::KERNTEAM.path()) || !lacks(&Project::WEITERE_AKTEURE.path());
    if !has_team && !is_idle {
        missing.push(msg!("incomplete-project-team"));
    }
    // Portals and components serve many Leistungen, and none in particular.
    let needs_leistung = project.art() != Some(ProjectArt::PortalBasiskomponente);
    if is_worked_on && needs_leistung && lacks(&Project::LEISTUNGEN.path()) {
        missing.push(msg!("incomplete-project-leistung"));
    }
    if missing.is_empty() {
        return;
    }
    let location = Location::key(&project.file, Project::TITEL.path());
    let finding = Finding::new(RULE.code, location, msg!("incomplete-project"));
    let finding = missing.into_iter().fold(finding, Finding::note);
    findings.push(finding.help(Some(msg!("incomplete-project-help"))));
}
