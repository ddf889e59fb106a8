//! The parties of projects and their roles on the day of the answer.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::participation::ProjectRole;
use super::services::standing_of;
use crate::ozg::domain::{
    ConnectionStatus, ItProvider, Municipality, OnlineService, Organisation, Project, RecordView,
};
use crate::ozg::evidence::AnswerDay;
use record_query::query::FactStanding;
use records::dataset::Dataset;

/// The parties of projects. A Kommune and its own IT are one party.
pub struct ProjectParties<'d> {
    day: AnswerDay<'d>,
    /// By organisation, the Kommune whose own IT it is.
    kommune_of: BTreeMap<&'d str, &'d str>,
    services: HashMap<&'d str, Vec<OnlineService<'d>>>,
}

/// A party that a project names, or that uses a service of the project.
#[derive(Debug, Clone, Copy)]
pub struct NamedParty<'d> {
    pub id: &'d str,
    pub standing: FactStanding,
}

impl<'d> ProjectParties<'d> {
    #[must_use]
    pub fn new(dataset: &'d Dataset, day: AnswerDay<'d>) -> Self {
        let organisations = Organisation::all(dataset);
        let own_it = organisations.filter_map(|o| Some((o.record().id.as_str(), o.kommune()?)));
        let mut services: HashMap<&str, Vec<_>> = HashMap::new();
        for service in OnlineService::all(dataset) {
            if let Some(project) = service.projekt() {
                services.entry(project).or_default().push(service);
            }
        }
        ProjectParties { day, kommune_of: own_it.collect(), services }
    }

    /// The party that an id counts as: the Kommune whose own IT it is, else itself.
    #[must_use]
    pub fn counts_as<'i>(&self, id: &'i str) -> &'i str
    where
        'd: 'i,
    {
        self.kommune_of.get(id).copied().unwrap_or(id)
    }

    /// The organisations that are the own IT of a Kommune.
    pub fn own_it(&self, kommune: &str) -> impl Iterator<Item = &'d str> {
        let own = self.kommune_of.iter().filter(move |(_, owner)| **owner == kommune);
        own.map(|(organisation, _)| *organisation)
    }

    /// The IT-Dienstleister of a Kommune that are not its own IT.
    #[must_use]
    pub fn providers(&self, kommune: Municipality<'d>) -> Vec<&'d str> {
        let named = kommune.it_dienstleister().into_iter().filter_map(ItProvider::organisation);
        let is_own = |id: &&str| self.kommune_of.get(id) == Some(&kommune.record().id.as_str());
        named.filter(|id| !is_own(id)).collect()
    }

    /// The entry with which a Kommune names a provider, or its own IT.
    #[must_use]
    pub fn provider(&self, kommune: Municipality<'d>, id: &str) -> Option<ItProvider<'d>> {
        let named = kommune.it_dienstleister();
        named.into_iter().find(|provider| provider.organisation() == Some(id))
    }

    /// Who runs the IT of a Kommune: its providers and its own IT.
    #[must_use]
    pub fn it_of(&self, kommune: Municipality<'d>) -> Vec<&'d str> {
        let providers = self.providers(kommune).into_iter();
        each_once(providers.chain(self.own_it(&kommune.id)))
    }

    /// Each organisation that is a Kommune's own IT, with the Kommune.
    pub(super) fn kommunen_with_own_it(&self) -> impl Iterator<Item = (&'d str, &'d str)> {
        self.kommune_of.iter().map(|(organisation, kommune)| (*organisation, *kommune))
    }

    /// All parties recorded in a role, whether or not they hold it on the day.
    #[must_use]
    pub fn recorded(&self, project: Project<'d>, role: ProjectRole) -> Vec<NamedParty<'d>> {
        let standing = self.day.judge(&project, role.field());
        let undated = |ids: Vec<&'d str>| -> Vec<_> {
            ids.into_iter().map(|id| NamedParty { id, standing: standing(None) }).collect()
        };
        match role {
            ProjectRole::Lead => undated(project.projektleitung()),
            ProjectRole::CoreTeam => undated(project.kernteam()),
            ProjectRole::Pilot => undated(project.pilotkommunen()),
            ProjectRole::Interested => undated(project.interessiert()),
            ProjectRole::Further => undated(project.weitere_akteure()),
            ProjectRole::Reuser => {
                let named = project.nachnutzende().into_iter();
                let named = named.filter_map(|reuse| {
                    Some(NamedParty { id: reuse.kommune()?, standing: standing(reuse.seit()) })
                });
                named.chain(self.live_users(project)).collect()
            }
        }
    }

    /// The parties with a live service of the project: they use its results.
    fn live_users(&self, project: Project<'d>) -> impl Iterator<Item = NamedParty<'d>> {
        let day = self.day;
        let services = self.services.get(project.id.as_str()).into_iter().flatten();
        services.flat_map(move |&service| {
            let standing = standing_of(day, service);
            let connections = service.anschluesse().into_iter();
            let live = connections.filter(|c| c.status() == Some(ConnectionStatus::Live));
            live.filter_map(move |connection| {
                Some(NamedParty { id: connection.kommune()?, standing: standing(connection) })
            })
        })
    }

    /// The ids that have a role on the day, as they are recorded, each once.
    #[must_use]
    pub fn named(&self, project: Project<'d>, role: ProjectRole) -> Vec<&'d str> {
        let holding = self.recorded(project, role).into_iter().filter(|p| p.standing.holds());
        each_once(holding.map(|party| party.id))
    }

    /// The parties that have a role on the day, each once.
    #[must_use]
    pub fn of(&self, project: Project<'d>, role: ProjectRole) -> Vec<&'d str> {
        each_once(self.named(project, role).into_iter().map(|id| self.counts_as(id)))
    }

    /// The parties recorded in a role of which it is undecided whether they held it on the day.
    pub fn undecided(
        &self,
        project: Project<'d>,
        role: ProjectRole,
    ) -> impl Iterator<Item = &'d str> {
        let recorded = self.recorded(project, role).into_iter();
        let undecided = recorded.filter(|party| party.standing == FactStanding::Undecided);
        undecided.map(|party| party.id)
    }
}

fn each_once<'d>(ids: impl Iterator<Item = &'d str>) -> Vec<&'d str> {
    let mut seen = HashSet::new();
    ids.filter(|id| seen.insert(*id)).collect()
}
