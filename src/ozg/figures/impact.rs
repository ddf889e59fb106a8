//! What depends on an organisation, a component, an Online-Dienst or a project, and would be affected if it stopped.

use std::collections::{BTreeMap, BTreeSet};

use super::components::ComponentUser;
use super::participation::{ProjectRole, is_ongoing};
use super::reach::{ReachedByService, reach};
use super::services::{ServiceConnection, connections, live};
use crate::ozg::domain::{
    Component, ConnectionStatus, Municipality, OnlineService, Organisation, Project, RecordView,
    Succession,
};
use crate::ozg::scope::ReportScope;
use records::record::Record;

/// Why a service or a project depends on the record that stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dependence<'d> {
    /// It is the record that stops.
    Itself,
    /// The organisation provides the service.
    Provider,
    /// The organisation takes part in the service.
    Party,
    /// It is built on the component with this id.
    Component(&'d str),
    /// The service is a result of the project, or the project of the service.
    Result,
    /// The organisation has this role in the project.
    Role(ProjectRole),
}

/// A record, and why it depends on the one that stops.
pub type Dependent<'d, V> = (V, Vec<Dependence<'d>>);

/// What is directly affected if a record stops; indirect dependences are not followed.
pub struct Impact<'d> {
    /// The Kommunen whose IT the organisation runs.
    pub served: BTreeSet<&'d str>,
    pub services: Vec<Dependent<'d, OnlineService<'d>>>,
    /// Projects that go on, and the one that stops.
    pub projects: Vec<Dependent<'d, Project<'d>>>,
    /// The Kommunen that have one of the services, even if only as a pilot, with each service and its status.
    pub users: BTreeMap<&'d str, Vec<(OnlineService<'d>, ConnectionStatus)>>,
    /// The organisations that became part of the one that stops: a reference to them is a reference to it.
    pub merged: Vec<Organisation<'d>>,
    /// The organisation it had become part of by the day of the answer, if any.
    pub successor: Option<&'d str>,
    /// The Kommunen that take part in the project that stops.
    pub team: BTreeMap<&'d str, Vec<ProjectRole>>,
}

/// A record that stops, by its kind.
enum Stopping<'d> {
    /// The organisation itself first, then those that became part of it.
    Organisation(Vec<Organisation<'d>>),
    Component(Component<'d>),
    Service(OnlineService<'d>),
    Project(Project<'d>),
}

impl<'d> Stopping<'d> {
    fn of(scope: &ReportScope<'d>, record: &'d Record) -> Option<Self> {
        let organisation = Organisation::of(record).map(|organisation| {
            let all = [organisation].into_iter().chain(merged_into(scope, organisation));
            Stopping::Organisation(all.collect())
        });
        let component = Component::of(record).map(Stopping::Component);
        let service = OnlineService::of(record).map(Stopping::Service);
        organisation
            .or(component)
            .or(service)
            .or_else(|| Project::of(record).map(Stopping::Project))
    }

    /// The components that stop with it.
    fn components(&self, scope: &ReportScope<'d>) -> Vec<&'d str> {
        let id = |component: Component<'d>| component.record().id.as_str();
        match self {
            Stopping::Component(component) => vec![id(*component)],
            Stopping::Organisation(all) => {
                let operated = scope.all::<Component<'_>>();
                operated.filter(|one| names_any(all, &one.betreiber())).map(id).collect()
            }
            _ => Vec::new(),
        }
    }

    fn of_service(&self, service: OnlineService<'d>) -> Vec<Dependence<'d>> {
        match self {
            Stopping::Organisation(all) => {
                let reasons = [
                    (names_any(all, &service.anbieter()), Dependence::Provider),
                    (names_any(all, &service.beteiligte()), Dependence::Party),
                ];
                reasons
                    .into_iter()
                    .filter_map(|(applies, reason)| applies.then_some(reason))
                    .collect()
            }
            Stopping::Service(stopped) if stopped.id == service.id => vec![Dependence::Itself],
            Stopping::Project(project) if service.projekt() == Some(&project.id) => {
                vec![Dependence::Result]
            }
            _ => Vec::new(),
        }
    }

    fn of_project(&self, scope: &ReportScope<'d>, project: Project<'d>) -> Vec<Dependence<'d>> {
        match self {
            Stopping::Organisation(all) => {
                let is_in = |one: &Organisation<'_>, role| {
                    scope.parties.of(project, role).contains(&scope.parties.counts_as(&one.id))
                };
                let has = |role: &ProjectRole| all.iter().any(|one| is_in(one, *role));
                let roles = ProjectRole::PARTICIPATING.into_iter().filter(has);
                roles.map(Dependence::Role).collect()
            }
            Stopping::Service(service) if service.projekt() == Some(&project.id) => {
                vec![Dependence::Result]
            }
            Stopping::Project(stopped) if stopped.id == project.id => vec![Dependence::Itself],
            _ => Vec::new(),
        }
    }
}

impl<'d> Impact<'d> {
    /// The impact of an organisation, a component, an Online-Dienst or a project; `None` for any other record.
    #[must_use]
    pub fn of_record(scope: &ReportScope<'d>, record: &'d Record) -> Option<Self> {
        let stopping = Stopping::of(scope, record)?;
        let organisations = match &stopping {
            Stopping::Organisation(all) => all.as_slice(),
            _ => &[],
        };
        let components = stopping.components(scope);
        let services = dependents(scope.of(), &components, |it| stopping.of_service(it));
        let projects = dependents(scope.of(), &components, |it| stopping.of_project(scope, it));
        let is_affected = |(project, reasons): &Dependent<'d, Project<'d>>| {
            is_ongoing(scope, *project) || reasons.contains(&Dependence::Itself)
        };
        Some(Impact {
            served: served(scope, organisations),
            successor: organisations
                .first()
                .and_then(|organisation| successor(scope, *organisation)),
            merged: organisations.iter().skip(1).copied().collect(),
            users: users(scope, services.iter().map(|(service, _)| *service)),
            team: Project::of(record).map(|project| team(scope, project)).unwrap_or_default(),
            services,
            projects: projects.into_iter().filter(is_affected).collect(),
        })
    }

    /// How many Kommunen have one of the services live, and how many have them only as a pilot.
    #[must_use]
    pub fn live_and_pilot(&self) -> [usize; 2] {
        let is_live = |used: &&Vec<(OnlineService<'_>, ConnectionStatus)>| {
            used.iter().any(|(_, status)| *status == ConnectionStatus::Live)
        };
        let live = self.users.values().filter(is_live).count();
        [live, self.users.len() - live]
    }

    /// All affected Kommunen, each once.
    #[must_use]
    pub fn kommunen(&self) -> BTreeSet<&'d str> {
        let ids = self.served.iter().chain(self.users.keys()).chain(self.team.keys());
        ids.copied().collect()
    }

    /// The other services in operation in Kommunen whose IT the organisation runs, each with those Kommunen; no source
    /// says whether they run at the organisation.
    #[must_use]
    pub fn used_by_served(
        &self,
        scope: &ReportScope<'d>,
    ) -> Vec<(OnlineService<'d>, BTreeSet<&'d str>)> {
        let with_served = |service: OnlineService<'d>| {
            let kommunen =
                live(scope, service).into_iter().map(|one| scope.parties.counts_as(one.kommune));
            (service, kommunen.filter(|id| self.served.contains(id)).collect::<BTreeSet<_>>())
        };
        let is_known = |service: &OnlineService<'_>| {
            self.services.iter().any(|(known, _)| known.id == service.id)
        };
        let others = scope.of().filter(|service| !is_known(service));
        others.map(with_served).filter(|(_, kommunen)| !kommunen.is_empty()).collect()
    }

    /// Each service, and whom it reaches.
    #[must_use]
    pub fn reaches(&self, scope: &ReportScope<'d>) -> Vec<ReachedByService<'d>> {
        self.services.iter().map(|(service, _)| (*service, reach(scope, *service))).collect()
    }
}

/// The records that depend on one of the components, or for reasons of their own.
fn dependents<'d, U: ComponentUser<'d> + Copy>(
    all: impl Iterator<Item = U>,
    components: &[&'d str],
    own_reasons: impl Fn(U) -> Vec<Dependence<'d>>,
) -> Vec<Dependent<'d, U>> {
    let reasons = |one: U| {
        let mut reasons = own_reasons(one);
        let named = one.components();
        let needed = components.iter().filter(|id| named.contains(id));
        reasons.extend(needed.map(|id| Dependence::Component(id)));
        (one, reasons)
    };
    all.map(reasons).filter(|(_, reasons)| !reasons.is_empty()).collect()
}

fn names_any(organisations: &[Organisation<'_>], ids: &[&str]) -> bool {
    organisations.iter().any(|one| ids.contains(&one.id.as_str()))
}

/// The organisation that another had become part of by the day of the answer.
#[must_use]
pub fn successor<'d>(scope: &ReportScope<'d>, organisation: Organisation<'d>) -> Option<&'d str> {
    let field = Organisation::AUFGEGANGEN_IN.name;
    let holds =
        |one: &Succession<'_>| scope.day.standing(organisation.record(), field, one.seit()).holds();
    organisation.aufgegangen_in().filter(holds).and_then(Succession::organisation)
}

/// The organisations that had become part of another by the day of the answer.
fn merged_into<'d>(scope: &ReportScope<'d>, into: Organisation<'d>) -> Vec<Organisation<'d>> {
    let all = scope.all::<Organisation<'d>>();
    all.filter(|one| successor(scope, *one) == Some(into.id.as_str())).collect()
}

fn served<'d>(scope: &ReportScope<'d>, organisations: &[Organisation<'d>]) -> BTreeSet<&'d str> {
    let is_served =
        |kommune: &Municipality<'d>| names_any(organisations, &scope.parties.it_of(*kommune));
    let kommunen = scope.of::<Municipality<'d>>().filter(is_served);
    kommunen.map(|kommune| kommune.record().id.as_str()).collect()
}

fn users<'d>(
    scope: &ReportScope<'d>,
    services: impl Iterator<Item = OnlineService<'d>>,
) -> BTreeMap<&'d str, Vec<(OnlineService<'d>, ConnectionStatus)>> {
    let mut users: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for service in services {
        for connection in
            connections(scope, service).into_iter().filter(ServiceConnection::is_usable)
        {
            let kommune = scope.parties.counts_as(connection.kommune);
            users.entry(kommune).or_default().push((service, connection.status));
        }
    }
    users
}

/// The Kommunen that take part in a project, with their roles.
#[must_use]
pub fn team<'d>(
    scope: &ReportScope<'d>,
    project: Project<'d>,
) -> BTreeMap<&'d str, Vec<ProjectRole>> {
    let mut team: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for role in ProjectRole::PARTICIPATING {
        let kommunen = scope.parties.of(project, role).into_iter();
        for kommune in kommunen.filter(|id| scope.has(Municipality::KIND, id)) {
            team.entry(kommune).or_default().push(role);
        }
    }
    team
}
