//! OZG033: a roll-out that nothing else in the dataset supports.

use std::collections::HashSet;

use crate::ozg::domain::{OnlineService, Phase, Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::project_status;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, RequiredField, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule = rule!(
    "OZG033" "rollout-without-evidence", Warning, Check::Dataset { needs, check }, requires = REQUIRED
);

const REQUIRED: &[RequiredField] = &[
    (Project::KIND, &[Project::PILOTKOMMUNEN.name]),
    (Project::KIND, &[Project::NACHNUTZENDE.name]),
    (OnlineService::KIND, &[OnlineService::PROJEKT.name]),
];

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &Project::STATE);
    Project::add_to(projection, &[Project::PILOTKOMMUNEN.name, Project::NACHNUTZENDE.name]);
    OnlineService::add_to(projection, &[OnlineService::PROJEKT.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let services = OnlineService::all(context.dataset);
    let with_service: HashSet<_> = services.filter_map(OnlineService::projekt).collect();
    let day = AnswerDay::of_state(context.settings.as_of);
    for project in Project::all(context.dataset) {
        let Some(status) = project_status(project, day) else { continue };
        let Some(phase) = status.state.phase().filter(|phase| phase.is_rollout()) else { continue };
        let has_service = with_service.contains(project.id.as_str());
        if !has_pilot_or_reuse(project) && !has_service {
            let path = if status.undated {
                Project::PHASE_LAUT_QUELLE.path()
            } else {
                Project::PHASEN.path().join(phase.name())
            };
            let location = Location::key(&project.file, path);
            let finding = Finding::new(RULE.code, location, msg!("rollout-without-evidence"));
            findings.push(finding.help(Some(msg!("rollout-without-evidence-help"))));
        }
    }
}

fn has_pilot_or_reuse(project: Project<'_>) -> bool {
    !project.pilotkommunen().is_empty()
        || !project.nachnutzende().is_empty()
        || project.dates_of(Phase::Pilotierung).is_some()
}
