//! OZG047: an Online-Dienst in operation whose project is still being prepared.

use crate::ozg::domain::{Connection, ConnectionStatus, OnlineService, Phase, Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::project_status;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use record_query::query::FactStanding;
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG047" "live-before-pilot", Warning, Check::Dataset { needs, check });

/// The phases without a result that can be used.
const BEFORE: [Phase; 2] = [Phase::Vorbereitung, Phase::Konzeption];

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &Project::STATE);
    OnlineService::add_to(projection, &[OnlineService::PROJEKT.name]);
    for key in [Connection::STATUS.name, Connection::SEIT.name] {
        projection.add_path(OnlineService::KIND, &[OnlineService::ANSCHLUESSE.name, key]);
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let day = AnswerDay::of_state(context.settings.as_of);
    for service in OnlineService::all(context.dataset) {
        let project = service.projekt().and_then(|id| Project::get(context.dataset, id));
        let Some(project) = project else { continue };
        let status = project_status(project, day);
        let phase = status.and_then(|s| s.state.phase()).filter(|phase| BEFORE.contains(phase));
        let live = service.anschluesse().into_iter().position(|connection| {
            let standing = FactStanding::new(connection.seit(), day.as_of, true);
            connection.status() == Some(ConnectionStatus::Live) && standing.holds()
        });
        let (Some(phase), Some(index)) = (phase, live) else { continue };
        let path = OnlineService::ANSCHLUESSE.path().at(index).join(Connection::STATUS.name);
        let location = Location::value(&service.file, path);
        let undated = status.is_some_and(|status| status.undated);
        let stated =
            if undated { Project::PHASE_LAUT_QUELLE.path() } else { Project::PHASEN.path() };
        let message = msg!("live-before-pilot", project = &project.id, phase = phase.name());
        let finding = Finding::new(RULE.code, location, message);
        let finding =
            finding.related(Location::key(&project.file, stated), msg!("live-before-pilot-phase"));
        findings.push(finding.help(Some(msg!("live-before-pilot-help"))));
    }
}
