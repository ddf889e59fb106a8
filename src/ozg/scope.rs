//! The scope of a report: all records of a dataset, or those the report is narrowed to.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::domain::{self, words};
use super::domain::{
    Connection, ConnectionStatus, Enumeration, Event, Groessenklasse, Leistung, Municipality,
    OnlineService, Project, RecordView, Themenfeld,
};
use super::evidence::AnswerDay;
use super::figures::leistungen::{ProjectsByLeistung, by_leistung};
use super::figures::participation::{Involvement, ProjectRole};
use super::figures::parties::ProjectParties;
use super::figures::reach::GemeindenByKreis;
use super::figures::services::{StatusesByParty, statuses_by_party};
use messages::Message;
use messages::msg;
use record_query::query::FactStanding;
use records::dataset::Dataset;
use records::record::Record;
use records::schema::Schemas;

/// The filters that narrow a report; a filter that is not set narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScopeFilter {
    pub themenfeld: Option<String>,
    pub regierungsbezirk: Option<String>,
    /// The Kreis itself and all Kommunen that belong to it.
    pub kreis: Option<String>,
    pub groessenklasse: Option<String>,
    /// A single Kommune.
    pub kommune: Option<String>,
}

impl ScopeFilter {
    /// The options that are set, by name, with their values.
    #[must_use]
    pub fn options(&self) -> Vec<(&'static str, &str)> {
        let options = [
            (Themenfeld::KIND, &self.themenfeld),
            (Municipality::REGIERUNGSBEZIRK.name, &self.regierungsbezirk),
            (Municipality::KREIS.name, &self.kreis),
            (Municipality::GROESSENKLASSE.name, &self.groessenklasse),
            ("kommune", &self.kommune),
        ];
        options.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect()
    }

    /// Describes the filters, one sentence per option.
    #[must_use]
    pub fn describe(&self, schemas: &Schemas, dataset: &Dataset) -> Vec<Message> {
        let label = |kind: &str, id: &str| {
            dataset.get(kind, id).map_or(id, |record| record.label()).to_owned()
        };
        let themenfeld =
            |id: &String| msg!("narrowed-themenfeld", name = label(Themenfeld::KIND, id));
        let kreis = |id: &String| msg!("narrowed-kreis", name = label(Municipality::KIND, id));
        let class = |class: &String| {
            let (kind, path) = Groessenklasse::HOME;
            msg!(
                "narrowed-groessenklasse",
                name = words::spoken(&words::cell_at(schemas, kind, path, class))
            )
        };
        let kommune = |id: &String| msg!("narrowed-kommune", name = label(Municipality::KIND, id));
        let bezirk = |name: &String| msg!("narrowed-regierungsbezirk", name = name);
        let sentences = [
            self.themenfeld.as_ref().map(themenfeld),
            self.regierungsbezirk.as_ref().map(bezirk),
            self.kreis.as_ref().map(kreis),
            self.groessenklasse.as_ref().map(class),
            self.kommune.as_ref().map(kommune),
        ];
        sentences.into_iter().flatten().collect()
    }

    /// Whether the report is narrowed to some Kommunen.
    #[must_use]
    pub fn concerns_kommunen(&self) -> bool {
        self.regierungsbezirk.is_some()
            || self.kreis.is_some()
            || self.groessenklasse.is_some()
            || self.kommune.is_some()
    }

    fn has_kommune(&self, kommune: Municipality<'_>) -> bool {
        let is = |expected: &Option<String>, value: Option<&str>| {
            expected.as_deref().is_none_or(|expected| value == Some(expected))
        };
        let class = kommune.groessenklasse().map(Enumeration::name);
        is(&self.regierungsbezirk, kommune.regierungsbezirk())
            && is(&self.groessenklasse, class)
            && is(&self.kommune, Some(&kommune.id))
            && (is(&self.kreis, kommune.kreis()) || is(&self.kreis, Some(&kommune.id)))
    }

    fn has_themenfeld(&self, value: Option<&str>) -> bool {
        self.themenfeld.as_deref().is_none_or(|expected| value == Some(expected))
    }
}

/// Whether other Kommunen belong to a Kommune; also true if its Größenklasse is not recorded.
#[must_use]
pub fn is_kreis(kommune: &Record) -> bool {
    Municipality::of(kommune)
        .is_some_and(|kommune| kommune.groessenklasse().is_none_or(Groessenklasse::is_kreis))
}

/// The records in scope. References resolve within the whole dataset: a team is judged by all its members,
/// wherever they are.
pub struct ReportScope<'d> {
    pub dataset: &'d Dataset,
    pub day: AnswerDay<'d>,
    /// All records by kind, sorted by name.
    all: HashMap<&'d str, Vec<&'d Record>>,
    /// The records in scope by kind, sorted by name.
    by_kind: HashMap<&'d str, Vec<&'d Record>>,
    ids: HashSet<(&'d str, &'d str)>,
    involvement: OnceLock<Involvement<'d>>,
    by_leistung: OnceLock<ProjectsByLeistung<'d>>,
    statuses: OnceLock<StatusesByParty<'d>>,
    gemeinden: OnceLock<GemeindenByKreis<'d>>,
    /// Whether the report is narrowed to some Kommunen.
    narrows_kommunen: bool,
    /// The only Themenfeld in scope, if the report is narrowed to one.
    themenfeld: Option<String>,
    /// The only Kommune in scope, if the report is narrowed to one.
    kommune: Option<Municipality<'d>>,
    /// The parties of the projects by role.
    pub parties: ProjectParties<'d>,
    /// The projects whose Leistungen count as covered, including those of other Themenfelder.
    covering: Vec<Project<'d>>,
}

impl<'d> ReportScope<'d> {
    #[must_use]
    pub fn new(dataset: &'d Dataset, day: AnswerDay<'d>, narrowing: &ScopeFilter) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for record in &dataset.records {
            all.entry(record.kind.name.as_str()).or_default().push(record);
        }
        for of_kind in all.values_mut() {
            of_kind.sort_by_cached_key(|record| domain::name_key(record));
        }
        let mut scope = ReportScope {
            dataset,
            day,
            covering: Vec::new(),
            narrows_kommunen: narrowing.concerns_kommunen(),
            themenfeld: narrowing.themenfeld.clone(),
            kommune: narrowing.kommune.as_deref().and_then(|id| Municipality::get(dataset, id)),
            parties: ProjectParties::new(dataset, day),
            all,
            by_kind: HashMap::new(),
            ids: HashSet::new(),
            involvement: OnceLock::new(),
            by_leistung: OnceLock::new(),
            statuses: OnceLock::new(),
            gemeinden: OnceLock::new(),
        };
        // Kommunen and projects first: whether other records are in scope depends on them.
        let first = [Municipality::KIND, Project::KIND];
        for kind in first {
            scope.take(narrowing, |name| name == kind);
        }
        let covering = scope.all().filter(|p| scope.counts_by_kommunen(*p, narrowing));
        scope.covering = covering.collect();
        scope.take(narrowing, |name| !first.contains(&name));
        scope
    }

    fn take(&mut self, narrowing: &ScopeFilter, is_selected: impl Fn(&str) -> bool) {
        let kinds = self.all.iter().filter(|(kind, _)| is_selected(kind));
        let records = kinds.flat_map(|(_, records)| records.iter().copied());
        let kept = records.filter(|record| self.counts(record, narrowing));
        for record in kept.collect::<Vec<_>>() {
            self.ids.insert((&record.kind.name, &record.id));
            self.by_kind.entry(&record.kind.name).or_default().push(record);
        }
    }

    fn counts(&self, record: &'d Record, narrowing: &ScopeFilter) -> bool {
        let any_kommune = |ids: Vec<&str>| {
            !narrowing.concerns_kommunen() || ids.iter().any(|id| self.has(Municipality::KIND, id))
        };
        match record.kind.name.as_str() {
            Municipality::KIND => narrowing.has_kommune(Municipality::view(record)),
            Themenfeld::KIND => narrowing.has_themenfeld(Some(&record.id)),
            Leistung::KIND => narrowing.has_themenfeld(Leistung::view(record).themenfeld()),
            Project::KIND => {
                let project = Project::view(record);
                narrowing.has_themenfeld(project.themenfeld())
                    && self.counts_by_kommunen(project, narrowing)
            }
            OnlineService::KIND => {
                let service = OnlineService::view(record);
                let kommunen = service.anschluesse().into_iter().filter_map(Connection::kommune);
                narrowing.has_themenfeld(service.themenfeld()) && any_kommune(kommunen.collect())
            }
            Event::KIND => self.counts_event(Event::view(record), narrowing),
            _ => true,
        }
    }

    /// Whether a Kommune in scope takes part in a project, or may: a participation that is undecided on the
    /// day still counts.
    fn counts_by_kommunen(&self, project: Project<'d>, narrowing: &ScopeFilter) -> bool {
        let roles = ProjectRole::PARTICIPATING.iter();
        let mut parties = roles.flat_map(|&role| self.parties.recorded(project, role));
        let counts = |id| self.has(Municipality::KIND, self.parties.counts_as(id));
        !narrowing.concerns_kommunen()
            || parties.any(|party| party.standing != FactStanding::NotYet && counts(party.id))
    }

    /// Whether an event is in scope: by what it names, or by a project it is about.
    fn counts_event(&self, event: Event<'_>, narrowing: &ScopeFilter) -> bool {
        let is_about = event.projekte().iter().any(|id| self.has(Project::KIND, id));
        let is_of_themenfeld = narrowing.themenfeld.is_none()
            || event.themenfelder().iter().any(|id| narrowing.has_themenfeld(Some(id)));
        let is_of_kommune = !narrowing.concerns_kommunen()
            || event.gremium().iter().any(|id| self.has(Municipality::KIND, id));
        is_about || (is_of_themenfeld && is_of_kommune)
    }

    /// The services that may reach the residents of the Kommunen in scope, whoever has an Anschluss: it may
    /// be their Kreis, or nobody if the service is open to everyone.
    pub fn services_for_people(&self) -> impl Iterator<Item = OnlineService<'d>> {
        let is_of = |service: &OnlineService<'_>| {
            self.themenfeld.as_deref().is_none_or(|expected| service.themenfeld() == Some(expected))
        };
        self.all().filter(is_of)
    }

    /// The Städte and Gemeinden in scope, by Kreis.
    #[must_use]
    pub fn gemeinden_by_kreis(&self) -> &GemeindenByKreis<'d> {
        self.gemeinden.get_or_init(|| GemeindenByKreis::new(self))
    }

    /// Whether the report is narrowed to some Kommunen.
    #[must_use]
    pub fn narrows_kommunen(&self) -> bool {
        self.narrows_kommunen
    }

    /// The Kommune that the report is narrowed to, if it is a single one.
    #[must_use]
    pub fn kommune(&self) -> Option<Municipality<'d>> {
        self.kommune
    }

    /// The records of a kind, in scope or not, sorted by name.
    pub fn all<V: RecordView<'d>>(&self) -> impl Iterator<Item = V> {
        let records = self.all.get(V::KIND).into_iter().flatten();
        records.map(|record| V::view(record))
    }

    /// The records of a kind in scope, sorted by name.
    pub fn of<V: RecordView<'d>>(&self) -> impl Iterator<Item = V> + Clone {
        self.of_kind(V::KIND).iter().map(|record| V::view(record))
    }

    /// The records of a kind in scope, sorted by name.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> &[&'d Record] {
        self.by_kind.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The parties involved in the projects in scope, computed on first use.
    #[must_use]
    pub fn involvement(&self) -> &Involvement<'d> {
        self.involvement.get_or_init(|| Involvement::of(self.of::<Project<'d>>(), &self.parties))
    }

    /// The projects by the Leistungen that they cover, computed on first use. A project of another Themenfeld
    /// may cover a Leistung too, however the report is narrowed.
    #[must_use]
    pub fn projects_by_leistung(&self) -> &ProjectsByLeistung<'d> {
        self.by_leistung.get_or_init(|| by_leistung(self.covering.iter().copied()))
    }

    /// The services in scope to which a party has an Anschluss on the day, with its status; computed on first
    /// use.
    #[must_use]
    pub fn statuses_of(&self, party: &str) -> &[(OnlineService<'d>, ConnectionStatus)] {
        let statuses = self.statuses.get_or_init(|| statuses_by_party(self));
        statuses.get(self.parties.counts_as(party)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a party is in scope: if the report is narrowed to some Kommunen, it must be one of them or the
    /// IT unit of one.
    #[must_use]
    pub fn counts_party(&self, id: &str) -> bool {
        !self.narrows_kommunen || self.has(Municipality::KIND, self.parties.counts_as(id))
    }

    #[must_use]
    pub fn has(&self, kind: &str, id: &str) -> bool {
        self.ids.contains(&(kind, id))
    }
}
