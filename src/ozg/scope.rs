//! The records that a report is about: all of a dataset, or those it is narrowed to.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::evidence::AnswerDay;
use super::figures::leistungen::{ProjectsByLeistung, by_leistung};
use super::figures::participation::{Involvement, ProjectRole};
use super::words;
use messages::Message;
use messages::msg;
use records::dataset::{Dataset, Projection};
use records::record::Record;
use yaml_tree::Node;

/// The fields by which records count.
pub fn needs(projection: &mut Projection) {
    for role in ProjectRole::ALL {
        projection.add_path("project", role.path());
    }
    for kind in ["project", "leistung", "online-service"] {
        projection.add(kind, "themenfeld");
    }
    for field in ["regierungsbezirk", "kreis", "groessenklasse"] {
        projection.add("municipality", field);
    }
    projection.add_path("online-service", &["anschluesse", "kommune"]);
    for field in ["themenfelder", "projekte", "gremium"] {
        projection.add("event", field);
    }
}

/// What a report is narrowed to; what is not given narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScopeFilter {
    pub themenfeld: Option<String>,
    pub regierungsbezirk: Option<String>,
    /// The Kreis itself and all that belong to it.
    pub kreis: Option<String>,
    pub groessenklasse: Option<String>,
}

impl ScopeFilter {
    /// Each option that narrows, by its name, with its value.
    #[must_use]
    pub fn options(&self) -> Vec<(&'static str, &str)> {
        let options = [
            ("themenfeld", &self.themenfeld),
            ("regierungsbezirk", &self.regierungsbezirk),
            ("kreis", &self.kreis),
            ("groessenklasse", &self.groessenklasse),
        ];
        options.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect()
    }

    /// What the report is narrowed to, a sentence an option.
    #[must_use]
    pub fn describe(&self, dataset: &Dataset) -> Vec<Message> {
        let label = |kind: &str, id: &str| {
            dataset.get(kind, id).map_or(id, |record| record.label()).to_owned()
        };
        let sentence = |(option, value): (&str, &str)| match option {
            "themenfeld" => msg!("narrowed-themenfeld", name = label("themenfeld", value)),
            "regierungsbezirk" => msg!("narrowed-regierungsbezirk", name = value),
            "kreis" => msg!("narrowed-kreis", name = label("municipality", value)),
            _ => match words::word(value) {
                Some(word) => msg!("narrowed-groessenklasse", name = word),
                None => msg!("narrowed-groessenklasse", name = value),
            },
        };
        self.options().into_iter().map(sentence).collect()
    }

    /// Whether only some Kommunen count.
    #[must_use]
    pub fn concerns_kommunen(&self) -> bool {
        self.regierungsbezirk.is_some() || self.kreis.is_some() || self.groessenklasse.is_some()
    }

    fn has_kommune(&self, kommune: &Record) -> bool {
        let is = |wanted: &Option<String>, value: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| value == Some(wanted))
        };
        is(&self.regierungsbezirk, kommune.text("regierungsbezirk"))
            && is(&self.groessenklasse, kommune.text("groessenklasse"))
            && (is(&self.kreis, kommune.text("kreis")) || is(&self.kreis, Some(&kommune.id)))
    }

    fn has_themenfeld(&self, value: Option<&str>) -> bool {
        self.themenfeld.as_deref().is_none_or(|wanted| value == Some(wanted))
    }
}

/// Whether other Kommunen belong to a Kommune; one that does not say what it is may be anything.
#[must_use]
pub fn is_kreis(kommune: &Record) -> bool {
    kommune.text("groessenklasse").is_none_or(|class| ["kreis", "staedteregion"].contains(&class))
}

/// The records that count. References lead to the whole dataset: a team is judged by all its
/// members, wherever they are.
pub struct ReportScope<'d> {
    pub dataset: &'d Dataset,
    pub day: AnswerDay<'d>,
    by_kind: HashMap<&'d str, Vec<&'d Record>>,
    ids: HashSet<(&'d str, &'d str)>,
    involvement: OnceLock<Involvement<'d>>,
    by_leistung: OnceLock<ProjectsByLeistung<'d>>,
    /// The projects whose Leistungen count as covered: also those of other Themenfelder.
    covering: Vec<&'d Record>,
}

impl<'d> ReportScope<'d> {
    #[must_use]
    pub fn new(dataset: &'d Dataset, day: AnswerDay<'d>, narrowing: &ScopeFilter) -> Self {
        let mut scope = ReportScope {
            dataset,
            day,
            covering: Vec::new(),
            by_kind: HashMap::new(),
            ids: HashSet::new(),
            involvement: OnceLock::new(),
            by_leistung: OnceLock::new(),
        };
        // Kommunen and projects first: the others count by them.
        for kind in ["municipality", "project"] {
            scope.take(narrowing, |record| record.kind.name == kind);
        }
        let covering = dataset.of("project").filter(|p| scope.counts_by_kommunen(p, narrowing));
        scope.covering = covering.collect();
        scope.take(narrowing, |record| !["municipality", "project"].contains(&&*record.kind.name));
        scope
    }

    fn take(&mut self, narrowing: &ScopeFilter, is_turn: impl Fn(&Record) -> bool) {
        let records = self.dataset.records.iter();
        let kept = records.filter(|r| is_turn(r) && self.counts(r, narrowing));
        for record in kept.collect::<Vec<_>>() {
            self.ids.insert((&record.kind.name, &record.id));
            self.by_kind.entry(&record.kind.name).or_default().push(record);
        }
    }

    fn counts(&self, record: &Record, narrowing: &ScopeFilter) -> bool {
        let any_kommune = |ids: Vec<&str>| {
            !narrowing.concerns_kommunen() || ids.iter().any(|id| self.has("municipality", id))
        };
        let texts =
            |path: &[&str]| record.values(path).into_iter().filter_map(Node::as_str).collect();
        match record.kind.name.as_str() {
            "municipality" => narrowing.has_kommune(record),
            "themenfeld" => narrowing.has_themenfeld(Some(&record.id)),
            "leistung" => narrowing.has_themenfeld(record.text("themenfeld")),
            "project" => {
                narrowing.has_themenfeld(record.text("themenfeld"))
                    && self.counts_by_kommunen(record, narrowing)
            }
            "online-service" => {
                narrowing.has_themenfeld(record.text("themenfeld"))
                    && any_kommune(texts(&["anschluesse", "kommune"]))
            }
            "event" => self.counts_event(record, narrowing),
            _ => true,
        }
    }

    /// Whether a Kommune that counts takes part in a project.
    fn counts_by_kommunen(&self, project: &Record, narrowing: &ScopeFilter) -> bool {
        let mut parties = ProjectRole::PARTICIPATING.iter().flat_map(|role| role.parties(project));
        !narrowing.concerns_kommunen() || parties.any(|id| self.has("municipality", id))
    }

    /// An event counts by what it names, or by a project it is about.
    fn counts_event(&self, event: &Record, narrowing: &ScopeFilter) -> bool {
        let is_about = event.texts("projekte").iter().any(|id| self.has("project", id));
        let themenfelder = event.texts("themenfelder");
        let is_of_themenfeld = narrowing.themenfeld.is_none()
            || themenfelder.iter().any(|id| narrowing.has_themenfeld(Some(id)));
        let is_of_kommune = !narrowing.concerns_kommunen()
            || event.texts("gremium").iter().any(|id| self.has("municipality", id));
        is_about || (is_of_themenfeld && is_of_kommune)
    }

    /// The records of a kind that count, by id.
    #[must_use]
    pub fn of(&self, kind: &str) -> &[&'d Record] {
        self.by_kind.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who is involved in the projects that count, found out once it is asked for.
    #[must_use]
    pub fn involvement(&self) -> &Involvement<'d> {
        self.involvement.get_or_init(|| Involvement::of(self.of("project")))
    }

    /// The projects by the Leistungen that they cover, found out once it is asked for. A Leistung of a
    /// Themenfeld is covered by a project of another one too, however the report is narrowed.
    #[must_use]
    pub fn projects_by_leistung(&self) -> &ProjectsByLeistung<'d> {
        self.by_leistung.get_or_init(|| by_leistung(&self.covering))
    }

    #[must_use]
    pub fn has(&self, kind: &str, id: &str) -> bool {
        self.ids.contains(&(kind, id))
    }
}
