//! What must hold for the figures of all reports, whatever the data is: a figure in two reports is the same number, the
//! parts of a partition add up to the whole, and a total is marked where it counts each item once.

use std::cmp::Ordering;

use messages::PartialDate;
use ozg::ozg::domain::{
    Enumeration, Groessenklasse, Municipality, Population, Project, RecordView, Themenfeld,
};
use ozg::ozg::evidence::AnswerDay;
use ozg::ozg::figures::participation::ProjectRole;
use ozg::ozg::period::Period;
use ozg::ozg::report::{REPORTS, Report, ReportContext};
use ozg::ozg::scope::{ReportScope, ScopeFilter, is_kreis};
use records::collation;
use records::dataset::{Dataset, DatasetSource, Projection};
use records::table::{Cell, Table};

use crate::harness::REPOSITORY;

/// The shipped data, loaded once.
struct Shipped {
    source: DatasetSource,
    dataset: Dataset,
}

/// The tables of a report.
struct Tables(Vec<Table>);

impl Shipped {
    fn load() -> Self {
        let source = DatasetSource::open(crate::harness::tree(REPOSITORY)).expect("the schemas");
        let mut everything = Projection::default();
        everything.add_all(&source.schemas);
        let dataset = source.load(&everything).expect("the records");
        Shipped { source, dataset }
    }

    fn scope(&self, narrowing: &ScopeFilter) -> ReportScope<'_> {
        let as_of = PartialDate::parse("2026-11-24").expect("a date");
        ReportScope::new(&self.dataset, AnswerDay::of_state(as_of), narrowing)
    }

    fn report(&self, name: &str, narrowing: &ScopeFilter) -> Tables {
        self.tables(find(name), None, &self.scope(narrowing))
    }

    fn tables<'d>(
        &'d self,
        report: &Report,
        id: Option<&str>,
        scope: &'d ReportScope<'d>,
    ) -> Tables {
        let subject = report.subjects.first().zip(id);
        let subject = subject.map(|(kind, id)| self.dataset.get(kind, id).expect(id));
        let schemas = &self.source.schemas;
        let period = Period::up_to(scope.day.as_of);
        let context = ReportContext { schemas, scope, subject, months: 24, period };
        let sections = report.answer(&context).expect(report.name).sections;
        Tables(sections.into_iter().map(|section| section.table).collect())
    }

    fn ids<'d, V: RecordView<'d>>(&'d self) -> Vec<&'d str> {
        self.dataset.of(V::KIND).map(|record| record.id.as_str()).collect()
    }
}

impl Tables {
    fn table(&self, name: &str) -> &Table {
        self.0.iter().find(|table| table.name == name).expect(name)
    }

    /// The figure in a column of the row whose first cell has the key; 0 if there is no such row.
    fn figure(&self, table: &str, key: &str, column: &str) -> u64 {
        let table = self.table(table);
        let mut rows = table.rows.iter().filter(|row| row[0].to_json() == key);
        rows.next().map_or(0, |row| number(&row[at(table, column)]))
    }

    fn total(&self, table: &str, column: &str) -> u64 {
        self.figure(table, "total", column)
    }
}

fn find(name: &str) -> &'static Report {
    REPORTS.iter().find(|report| report.name == name).expect(name)
}

fn at(table: &Table, column: &str) -> usize {
    table.columns.iter().position(|candidate| candidate.key == column).expect(column)
}

/// A value that is not recorded counts as 0.
fn number(cell: &Cell) -> u64 {
    cell.to_json().as_u64().unwrap_or_default()
}

/// The data rows in which a column has a value.
fn rows_with<'t>(table: &'t Table, column: &str, value: &str) -> Vec<&'t Vec<Cell>> {
    let at = at(table, column);
    let rows = table.rows.iter().take(table.rows.len() - usize::from(table.has_total));
    rows.filter(|row| row[at].to_json() == value).collect()
}

/// Interest alone is not participation.
fn takes_part(roles: &Cell) -> bool {
    let Cell::List(roles) = roles else { panic!("{roles:?}") };
    let names = ProjectRole::PARTICIPATING.map(ProjectRole::field);
    roles.iter().any(|role| names.iter().any(|name| role.to_json() == *name))
}

fn themenfeld(id: &str) -> ScopeFilter {
    ScopeFilter { themenfeld: Some(id.to_owned()), ..ScopeFilter::default() }
}

fn regierungsbezirk(name: &str) -> ScopeFilter {
    ScopeFilter { regierungsbezirk: Some(name.to_owned()), ..ScopeFilter::default() }
}

const REGIERUNGSBEZIRKE: [&str; 5] = ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"];

#[test]
fn every_themenfeld_has_the_same_figures_in_every_report() {
    let shipped = Shipped::load();
    let everything = ScopeFilter::default();
    let [overview, themenfelder, gaps] =
        ["overview", "themenfelder", "gaps"].map(|name| shipped.report(name, &everything));
    let all = shipped.scope(&everything);
    for id in shipped.ids::<Themenfeld<'_>>() {
        let only = shipped.report("overview", &themenfeld(id));
        let dossier = shipped.tables(find("themenfeld"), Some(id), &all);
        let listed = |name: &str| dossier.table(name).rows.len() as u64;

        let projects = themenfelder.figure("phases", id, "projects");
        assert_eq!(overview.figure("projects_by_themenfeld", id, "projects"), projects, "{id}");
        assert_eq!(only.total("projects_by_phase", "projects"), projects, "{id}");
        assert_eq!(listed("projects"), projects, "{id}");

        let leistungen = themenfelder.figure("coverage", id, "leistungen");
        let covered = themenfelder.figure("coverage", id, "with_project");
        let uncovered = gaps.figure("themenfelder", id, "without_project");
        assert_eq!(covered + uncovered, leistungen, "{id}");
        assert_eq!(gaps.figure("themenfelder", id, "leistungen"), leistungen, "{id}");
        let of_only = |column: &str| only.figure("leistungen", "kommunal", column);
        let figures = ["leistungen", "with_project", "without_project"].map(of_only);
        assert_eq!(figures, [leistungen, covered, uncovered], "{id}");
        let without = rows_with(gaps.table("without_project"), "themenfeld", id);
        assert_eq!(without.len() as u64, uncovered, "{id}");
        assert_eq!(listed("leistungen"), only.figure("leistungen", "all", "leistungen"), "{id}");

        assert_eq!(listed("services"), only.total("services_by_status", "services"), "{id}");
    }
}

#[test]
fn every_project_has_as_many_reusers_in_the_report_on_reuse_as_in_its_dossier() {
    let shipped = Shipped::load();
    let all = shipped.scope(&ScopeFilter::default());
    let reuse = shipped.tables(find("reuse"), None, &all);
    let mut reused = 0;
    for id in shipped.ids::<Project<'_>>() {
        let dossier = shipped.tables(find("project"), Some(id), &all);
        let reusers = dossier.figure("parties", "nachnutzende", "number");
        assert_eq!(reuse.figure("projects", id, "number"), reusers, "{id}");
        reused += usize::from(reusers > 0);
    }
    assert_eq!(reused, reuse.table("projects").rows.len());
    assert!(reused > 5, "{reused}");
}

/// Computed here from the records alone.
#[test]
fn kommunen_alike_are_the_nearest_in_population_of_the_same_class() {
    let shipped = Shipped::load();
    let all = shipped.scope(&ScopeFilter::default());
    let of = |id: &str| {
        let kommune = Municipality::get(&shipped.dataset, id).unwrap();
        let people = kommune.einwohner().and_then(Population::anzahl).unwrap();
        let class = match kommune.groessenklasse().unwrap() {
            Groessenklasse::Staedteregion => Groessenklasse::Kreis,
            class => class,
        };
        (class, people)
    };
    // No other kreisangehörige Stadt has half as many people as Aachen.
    for (id, is_alone) in [
        ("ascheberg", false),
        ("koeln", false),
        ("kreis-soest", false),
        ("staedteregion-aachen", false),
        ("aachen", true),
    ] {
        let (class, people) = of(id);
        let ids = shipped.ids::<Municipality<'_>>().into_iter();
        let is_near = |other: i64| other <= 2 * people && people <= 2 * other;
        let others =
            ids.filter(|other| *other != id && of(other).0 == class && is_near(of(other).1));
        let mut distances: Vec<_> = others.map(|other| of(other).1.abs_diff(people)).collect();
        distances.sort_unstable();
        let dossier = shipped.tables(find("municipality"), Some(id), &all);
        let shown = dossier.table("alike").rows.iter().map(|row| match &row[0] {
            Cell::Record { id, .. } => of(id).1.abs_diff(people),
            other => panic!("{other:?}"),
        });
        distances.truncate(5);
        assert_eq!(shown.collect::<Vec<_>>(), distances, "{id}");
        assert_eq!(distances.is_empty(), is_alone, "{id}");
    }
}

#[test]
fn every_kommune_has_the_figures_of_its_dossier_in_its_tables_and_beside_others() {
    let shipped = Shipped::load();
    let all = shipped.scope(&ScopeFilter::default());
    let participation = shipped.tables(find("participation"), None, &all);
    let mut live_anywhere = 0;
    for id in shipped.ids::<Municipality<'_>>().into_iter().step_by(9).chain(["koeln", "bonn"]) {
        let dossier = |id: &str| shipped.tables(find("municipality"), Some(id), &all);
        let own_dossier = dossier(id);
        let live = own_dossier.figure("facts", "live", "value");
        let connected = rows_with(own_dossier.table("services"), "status", "live");
        assert_eq!(connected.len() as u64, live, "{id}");
        live_anywhere += live;
        let listed = participation.table("municipalities");
        let roles = at(listed, "roles");
        let rows = rows_with(listed, "municipality", id).into_iter();
        let phase = at(listed, "phase");
        let has_ended = |row: &&Vec<Cell>| matches!(&row[phase], Cell::Word(state, _) if ["beendet", "zurueckgestellt"].contains(&&**state));
        let current = rows.filter(|row| takes_part(&row[roles]) && !has_ended(row));
        let projects = current.count();
        assert_eq!(own_dossier.figure("facts", "projects", "value"), projects as u64, "{id}");
        for table in ["neighbours", "alike"].map(|name| own_dossier.table(name)) {
            for row in table.rows.iter().take(3) {
                let Cell::Record { id: other, .. } = &row[0] else { panic!("{:?}", row[0]) };
                let shown = dossier(other);
                for figure in ["projects", "live", "pilot"] {
                    let beside = number(&row[at(table, figure)]);
                    assert_eq!(beside, shown.figure("facts", figure, "value"), "{other} at {id}");
                }
            }
        }
    }
    assert!(live_anywhere > 5, "{live_anywhere}");
}

/// Participation is counted by the same rule if a report is narrowed and if it divides.
#[test]
fn a_division_of_the_kommunen_has_the_figures_of_reports_narrowed_to_it() {
    let shipped = Shipped::load();
    let everything = ScopeFilter::default();
    let participation = shipped.report("participation", &everything);
    let overview = shipped.report("overview", &everything);
    let check = |table: &str, id: &str, narrowing: ScopeFilter| {
        let only = shipped.report("overview", &narrowing);
        let mut figures = Vec::new();
        for figure in ["municipalities", "taking_part", "former"] {
            let number = participation.figure(table, id, figure);
            let total = only.total("municipalities_by_groessenklasse", figure);
            assert_eq!(total, number, "{figure} of {id}");
            figures.push(number);
        }
        figures
    };
    for name in REGIERUNGSBEZIRKE {
        check("regierungsbezirke", name, regierungsbezirk(name));
    }
    for class in Groessenklasse::ALL {
        let groessenklasse = Some(class.name().to_owned());
        let narrowing = ScopeFilter { groessenklasse, ..ScopeFilter::default() };
        let figures = check("groessenklassen", class.name(), narrowing);
        let table = "municipalities_by_groessenklasse";
        let rows = ["municipalities", "taking_part", "former"];
        assert_eq!(rows.map(|column| overview.figure(table, class.name(), column))[..], figures);
    }
    let kreise = shipped.dataset.of(Municipality::KIND).filter(|kommune| is_kreis(kommune));
    for kreis in kreise {
        let narrowing = ScopeFilter { kreis: Some(kreis.id.clone()), ..ScopeFilter::default() };
        check("kreise", &kreis.id, narrowing);
    }
}

/// Each project, Leistung and service belongs to one Themenfeld. Kommunen do not add up: one may have services of
/// several.
#[test]
fn the_themenfelder_add_up_to_the_whole() {
    let shipped = Shipped::load();
    let whole = shipped.report("overview", &ScopeFilter::default());
    let ids = shipped.ids::<Themenfeld<'_>>();
    let parts: Vec<_> = ids.iter().map(|id| shipped.report("overview", &themenfeld(id))).collect();
    for (table, columns) in [
        ("projects_by_phase", &["projects", "undated"][..]),
        ("projects_by_art", &["projects"]),
        ("leistungen", &["leistungen", "with_project", "without_project"]),
        ("services_by_status", &["services", "connections", "undated"]),
    ] {
        for row in &whole.table(table).rows {
            let key = row[0].to_json();
            let key = key.as_str().expect("a key");
            for column in columns {
                let sum: u64 = parts.iter().map(|part| part.figure(table, key, column)).sum();
                assert_eq!(sum, whole.figure(table, key, column), "{table}: {column} of {key}");
            }
        }
    }
}

/// Each Kommune belongs to one Regierungsbezirk. Projects and services do not add up: Kommunen of several may take part
/// in one, and in some only organisations do.
#[test]
fn the_regierungsbezirke_add_up_to_the_whole() {
    let shipped = Shipped::load();
    let everything = ScopeFilter::default();
    for (report, table, columns) in [
        (
            "overview",
            "municipalities_by_groessenklasse",
            &["municipalities", "taking_part", "former"][..],
        ),
        (
            "participation",
            "groessenklassen",
            &["taking_part", "projektleitung", "kernteam", "pilotkommunen", "nachnutzende"],
        ),
        ("participation", "nowhere", &["number"]),
    ] {
        let whole = shipped.report(report, &everything);
        let parts = REGIERUNGSBEZIRKE.map(|name| shipped.report(report, &regierungsbezirk(name)));
        for column in columns {
            let sum: u64 = parts.iter().map(|part| part.total(table, column)).sum();
            assert_eq!(sum, whole.total(table, column), "{table}: {column}");
        }
    }
}

/// If something counts in several rows, the total is marked.
#[test]
fn a_total_is_the_sum_of_its_rows_or_is_marked_as_counting_each_once() {
    let shipped = Shipped::load();
    let mut totals = 0;
    for narrowing in [ScopeFilter::default(), themenfeld("gesundheit"), regierungsbezirk("Köln")] {
        let scope = shipped.scope(&narrowing);
        for report in REPORTS.iter().filter(|report| report.subjects.is_empty()) {
            for table in shipped.tables(report, None, &scope).0 {
                let Some((total, rows)) = table.rows.split_last().filter(|_| table.has_total)
                else {
                    continue;
                };
                totals += 1;
                let Cell::Word(_, label) = &total[0] else { panic!("{total:?}") };
                let adds_up = |column: usize| {
                    let is_whole = |row: &Vec<Cell>| !matches!(row[column], Cell::Share(..));
                    let numbers = rows.iter().filter(|row| is_whole(row));
                    let sum: u64 = numbers.map(|row| number(&row[column])).sum();
                    !matches!(total[column], Cell::Integer(_)) || sum == number(&total[column])
                };
                let off: Vec<_> = (1..total.len()).filter(|column| !adds_up(*column)).collect();
                let off = off.into_iter().map(|column| table.columns[column].key.as_str());
                let off: Vec<_> = off.collect();
                let is_marked = ["total-once", "total-kommunen"].contains(&label.key);
                assert!(off.is_empty() || is_marked, "{} {}: {off:?}", report.name, table.name);
            }
        }
    }
    assert!(totals > 20, "{totals}");
}

/// A report with its subject, a table, the columns sorted before the name, and the columns of the names.
type NameOrder = (&'static str, Option<&'static str>, &'static str, Columns, Columns);
type Columns = &'static [&'static str];

const IN_ORDER_OF_NAMES: &[NameOrder] = &[
    ("participation", None, "municipalities", &[], &["municipality", "project"]),
    ("representativeness", None, "teams", &[], &["project"]),
    ("reuse", None, "services", &["live"], &["service"]),
    ("reuse", None, "projects", &["number"], &["project"]),
    ("gaps", None, "several_projects", &[], &["leistung"]),
    ("gaps", None, "without_project", &["themenfeld"], &["leistung"]),
    ("stale", None, "sources", &["source"], &["project"]),
    ("sources", None, "registers", &["stand"], &["source"]),
    ("municipality", Some("koeln"), "services", &["status"], &["service"]),
    ("themenfeld", Some("ein_auswanderung"), "projects", &[], &["project"]),
    ("project", Some("einbuergerung"), "services", &[], &["service", "municipality"]),
    ("leistung", Some("10019-kindertagesbetreuung"), "live", &[], &["municipality", "service"]),
    ("online-service", Some("briefwahl-online"), "municipalities", &["status"], &["municipality"]),
];

#[test]
fn rows_are_in_the_order_of_their_names() {
    let shipped = Shipped::load();
    let everything = shipped.scope(&ScopeFilter::default());
    for (report, id, name, before, named) in IN_ORDER_OF_NAMES {
        let tables = shipped.tables(find(report), *id, &everything);
        let table = tables.table(name);
        let names = |row: &[Cell]| -> Vec<String> {
            named.iter().map(|column| name_of(&row[at(table, column)])).collect()
        };
        let group = |row: &[Cell]| -> Vec<_> {
            before.iter().map(|column| row[at(table, column)].to_json()).collect()
        };
        assert!(table.rows.len() > 1, "{report} {name}");
        for rows in table.rows.windows(2).filter(|rows| group(&rows[0]) == group(&rows[1])) {
            let (one, next) = (names(&rows[0]), names(&rows[1]));
            let pairs = one.iter().zip(&next).map(|(a, b)| collation::compare(a, b));
            let order = pairs.fold(Ordering::Equal, Ordering::then);
            assert_ne!(order, Ordering::Greater, "{report} {name}: {one:?} {next:?}");
        }
    }
}

fn name_of(cell: &Cell) -> String {
    match cell {
        Cell::Record { name, .. } => name.clone(),
        other => panic!("no record: {other:?}"),
    }
}
