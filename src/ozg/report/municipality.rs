//! `municipality ID`: what one Kommune takes part in, offers, and could take over from whom.

use std::collections::BTreeMap;

use anyhow::Result;

use super::citations::{self, Citations};
use super::parts::{
    DossierFact, choices, date, facts, list, note_undecided, note_undecided_roles, number_or_dash,
    phase, phase_columns, record, recorded_number, records, roles, section, text, total, website,
};
use super::responsibilities::standing_cell;
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    ConnectionStatus, Enumeration, Leistung, Municipality, OnlineService, Organisation, Project,
    RecordView, Themenfeld, by_name,
};
use crate::ozg::figures::leistungen::leistungen_of;
use crate::ozg::figures::participation::{ProjectRole, current_projects, undecided_roles};
use crate::ozg::figures::services::{
    ServiceConnection, connection_of, connections, statewide as statewide_of, undecided,
    with_status,
};
use crate::ozg::representativeness::as_kreis;
use crate::ozg::responsibility::{Standing, standing, standing_and_levels};
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "municipality",
    title: || msg!("municipality"),
    about: || msg!("municipality-about"),
    subjects: &[Municipality::KIND],
    kinds: &[Municipality::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

/// The maximum number of similar Kommunen shown.
const MAX_PEERS: usize = 5;
/// The highest ratio between the populations of similar Kommunen: it makes no sense to compare Aachen with a town of
/// 25,000 people, though both are kreisangehörige Städte.
const MAX_RATIO: i64 = 2;

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let kommune: Municipality<'_> = context.subject()?;
    let cited = Citations::of_subject(context, kommune.record());
    let tasks = tasks_of(context, kommune);
    let parties = [OnlineService::KIND, Organisation::KIND];
    // A Kreis and a kreisfreie Stadt belong to no Kreis.
    let of_kreis = kommune.kreis().map(|_| kreis_tasks(&tasks));
    let sections = [
        Some(profile(context, &cited, kommune).draws_on(&parties)),
        Some(projects_of(context, &kommune).draws_on(&parties)),
        Some(services_of(context, &cited, kommune).needs(&[OnlineService::KIND])),
        Some(standings(&tasks).needs(&[Leistung::KIND]).draws_on(&[OnlineService::KIND])),
        Some(own_tasks(context, &tasks).needs(&[Leistung::KIND]).draws_on(&[OnlineService::KIND])),
        Some(
            unrecorded_tasks(context, &tasks)
                .needs(&[Leistung::KIND])
                .draws_on(&[Themenfeld::KIND, OnlineService::KIND]),
        ),
        of_kreis.map(|section| section.needs(&[Leistung::KIND, OnlineService::KIND])),
        Some(statewide(context).needs(&[OnlineService::KIND]).draws_on(&[Leistung::KIND])),
        Some(
            reusable(context, kommune)
                .needs(&[Leistung::KIND, OnlineService::KIND])
                .draws_on(&[Organisation::KIND]),
        ),
        Some(neighbours(context, kommune).draws_on(&parties)),
        Some(alike(context, kommune).draws_on(&parties)),
        Some(cited.section()),
    ];
    Ok(sections.into_iter().flatten().collect())
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    kommune: Municipality<'a>,
) -> Section {
    let population = kommune.population().map_or(Cell::Empty, Cell::Integer);
    let count = |status| recorded_number(with_status(context.scope, &kommune.id, status).len());
    let projects = current_projects(context.scope, &kommune.id).len();
    let fact = |field, title, value| cited.fact(kommune.record(), field, title, value);
    let class = context.stated(kommune.groessenklasse());
    let bezirk = text(kommune.regierungsbezirk());
    let provider = context.parties(context.scope.parties.providers(kommune));
    let provider = fact(Municipality::IT_DIENSTLEISTER.name, msg!("column-provider"), provider);
    let own_it: Vec<_> = context.scope.parties.own_it(&kommune.id).collect();
    // A Kommune with its own IT may need no other provider.
    let provider = if own_it.is_empty() { provider } else { provider.rare() };
    facts(vec![
        fact(Municipality::GROESSENKLASSE.name, msg!("column-groessenklasse"), class),
        // Kreise and kreisfreie Städte belong to no Kreis.
        fact(Municipality::KREIS.name, msg!("column-kreis"), context.parties(kommune.kreis()))
            .rare(),
        fact(Municipality::REGIERUNGSBEZIRK.name, msg!("column-regierungsbezirk"), bezirk),
        fact(Municipality::EINWOHNER.name, msg!("column-population"), population),
        provider,
        own_it_fact(context, cited, &own_it),
        fact(Municipality::WEBSITE.name, msg!("column-website"), website(kommune.website())).rare(),
        DossierFact::new(
            "projects",
            msg!("column-projects-taking-part"),
            recorded_number(projects),
        ),
        DossierFact::new("live", msg!("column-services-live"), count(ConnectionStatus::Live)),
        DossierFact::new("pilot", msg!("column-services-pilot"), count(ConnectionStatus::Pilot)),
        DossierFact::new(
            "angekuendigt",
            msg!("column-services-announced"),
            count(ConnectionStatus::Angekuendigt),
        ),
    ])
}

/// The organisations that are the own IT of a Kommune, with the sources of their own records.
fn own_it_fact<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    own_it: &[&str],
) -> DossierFact {
    let value = context.parties(own_it.iter().copied());
    let first = own_it.first().and_then(|id| context.party(id));
    let source = first.map_or(Cell::Empty, |it| cited.fields(it, &[Organisation::KOMMUNE.name]));
    DossierFact::new("own_it", msg!("column-own-it"), value).resting_on(source).rare()
}

/// The projects that name a party, with its roles and their states.
pub(super) fn projects_of(context: &ReportContext<'_>, party: &Record) -> Section {
    let involvement = context.scope.involvement();
    let row = |(project, own): &(Project<'_>, Vec<ProjectRole>)| {
        let [phase, since] = phase(context, *project);
        vec![record(project), roles(own), phase, since]
    };
    let mut columns = vec![
        Column::word("project", msg!("column-project")),
        Column::word("roles", msg!("column-roles")),
    ];
    columns.extend(phase_columns());
    let mut named = involvement.roles(&party.id).to_vec();
    named.sort_by(|(one, _), (other, _)| by_name(one, other));
    let rows: Vec<_> = named.iter().map(row).collect();
    let taking_part = current_projects(context.scope, &party.id).len();
    let has_others = taking_part < rows.len();
    let section = section("projects", msg!("dossier-projects"), 1, columns, rows);
    let note = msg!("dossier-taking-part", part = taking_part);
    let section = if has_others { section.note(note) } else { section };
    let undecided = undecided_roles(context.scope, context.projects(), Some(&party.id));
    note_undecided_roles(section, undecided)
}

fn services_of<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    kommune: Municipality<'a>,
) -> Section {
    let mut rows = Vec::new();
    for &status in ConnectionStatus::ALL {
        for service in with_status(context.scope, &kommune.id, status) {
            let connection = connection_of(context.scope, service, &kommune.id);
            let source = connection.map_or(Cell::Empty, |c| cited.connection(service, c.entry));
            let since = date(connection.and_then(|c| c.since));
            rows.push(vec![record(&service), context.word(status), since, source]);
        }
    }
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("status", msg!("column-status")),
        Column::word("since", msg!("column-since")),
        citations::column(),
    ];
    let section = section("services", msg!("municipality-services"), 1, columns, rows);
    let mut undecided = undecided(context.scope, context.services());
    undecided.retain(|connection| connection.kommune == kommune.id);
    note_undecided(section, &undecided)
}

/// A Leistung as a task of a Kommune, and the services that its people can use for it.
struct KommuneTask<'a> {
    leistung: Leistung<'a>,
    standing: Standing,
    /// The Online-Dienste of the Kommune for it, if it carries out at least a part: live, and as a pilot.
    own: [Vec<OnlineService<'a>>; 2],
    /// The Online-Dienste of its Kreis for it, in the same order.
    of_kreis: [Vec<OnlineService<'a>>; 2],
    /// The Online-Dienste for it that are open to everybody in the Land.
    statewide: Vec<OnlineService<'a>>,
}

impl KommuneTask<'_> {
    /// Whether an Online-Dienst for it is recorded, live or as a pilot of the Kommune, or open to everybody.
    fn is_recorded(&self) -> bool {
        let all = self.own.iter().chain([&self.statewide]);
        all.into_iter().any(|services| !services.is_empty())
    }

    fn is_online(&self) -> bool {
        let live = [&self.own[0], &self.of_kreis[0], &self.statewide];
        live.iter().any(|services| !services.is_empty())
    }
}

/// All Leistungen as tasks of a Kommune, those that are online first.
fn tasks_of<'a>(context: &ReportContext<'a>, kommune: Municipality<'a>) -> Vec<KommuneTask<'a>> {
    let usable_in = |id: &str| {
        [ConnectionStatus::Live, ConnectionStatus::Pilot]
            .map(|status| with_status(context.scope, id, status))
    };
    let own = usable_in(kommune.record().id.as_str());
    let of_kreis = kommune.kreis().map(usable_in).unwrap_or_default();
    let is_open = |service: &OnlineService<'a>| statewide_of(context.scope, *service).is_some();
    let open: Vec<OnlineService<'a>> = context.scope.all().filter(is_open).collect();
    let task = |leistung: Leistung<'a>| {
        let is_for = |service: &&OnlineService<'_>| service.is_for(&leistung.id);
        let (standing, [is_own, is_of_kreis]) = standing_and_levels(kommune, leistung);
        let online = |services: &[OnlineService<'a>], counts: bool| {
            services.iter().filter(|_| counts).filter(is_for).copied().collect::<Vec<_>>()
        };
        KommuneTask {
            leistung,
            standing,
            own: own.each_ref().map(|all| online(all, is_own || standing.is_local())),
            of_kreis: of_kreis.each_ref().map(|all| online(all, is_of_kreis)),
            statewide: online(&open, true),
        }
    };
    let mut tasks: Vec<_> = context.scope.all().map(task).collect();
    tasks.sort_by_key(|task| !task.is_online());
    tasks
}

/// How many Leistungen have each standing for the Kommune, and how many of these have a recorded Online-Dienst.
fn standings(tasks: &[KommuneTask<'_>]) -> Section {
    let row = |kind: Standing| {
        let same = tasks.iter().filter(|task| task.standing == kind);
        let online = same.clone().filter(|task| task.is_online()).count();
        let online = match kind {
            Standing::Others | Standing::NotRecorded => Cell::Empty,
            _ => recorded_number(online),
        };
        vec![standing_cell(kind), Cell::count(same.count()), online]
    };
    let mut rows: Vec<_> = Standing::ALL.into_iter().map(row).collect();
    rows.push(vec![total(), Cell::count(tasks.len()), Cell::Empty]);
    let columns = vec![
        Column::word("standing", msg!("column-responsibility")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("online", msg!("column-online")),
    ];
    let section = section("tasks", msg!("municipality-tasks"), 1, columns, rows).total();
    section.note(msg!("responsibilities-of-kommune"))
}

/// The Leistungen that are certainly a task of the Kommune, with what is recorded online.
fn own_tasks(context: &ReportContext<'_>, tasks: &[KommuneTask<'_>]) -> Section {
    let row = |task: &KommuneTask<'_>| {
        let [own, pilot] = &task.own;
        let mut services = own.clone();
        services.extend(task.statewide.iter().filter(|one| own.iter().all(|own| own.id != one.id)));
        let offices = choices(context, &task.leistung, Leistung::FACHAEMTER);
        let [online, pilot] = [&services, pilot].map(|all| records(all.iter().copied()));
        vec![record(&task.leistung), offices, online, pilot]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("fachaemter", msg!("column-offices")),
        Column::word("services", msg!("column-online")),
        Column::word("pilot", msg!("short-pilot")),
    ];
    let own = tasks.iter().filter(|task| task.standing == Standing::Own && task.is_recorded());
    section("own_tasks", msg!("municipality-own-tasks"), 1, columns, own.map(row).collect())
        .note(msg!("municipality-own-tasks-note"))
}

/// The tasks of the Kommune with nothing recorded online, by Themenfeld.
fn unrecorded_tasks(context: &ReportContext<'_>, tasks: &[KommuneTask<'_>]) -> Section {
    let own = tasks.iter().filter(|task| task.standing == Standing::Own && !task.is_recorded());
    let mut by_themenfeld: BTreeMap<Option<&str>, Vec<Leistung<'_>>> = BTreeMap::new();
    for task in own {
        by_themenfeld.entry(task.leistung.themenfeld()).or_default().push(task.leistung);
    }
    let row = |(themenfeld, leistungen): (Option<&str>, Vec<Leistung<'_>>)| {
        let count = Cell::count(leistungen.len());
        // Names without links: dozens of them would be a third of each page of the site.
        let names = leistungen
            .iter()
            .map(|one| Cell::Word(one.id.clone(), msg!("digest-plain", name = one.label())));
        vec![context.themenfelder_cell(themenfeld), count, list(names.collect())]
    };
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("number", msg!("column-number")),
        Column::word("leistungen", msg!("column-leistungen")),
    ];
    let rows = by_themenfeld.into_iter().map(row).collect();
    section("unrecorded_tasks", msg!("municipality-unrecorded-tasks"), 1, columns, rows)
        .note(msg!("municipality-unrecorded-tasks-note"))
}

/// The Leistungen that people can use online at the Kreis, which carries out all or a part of them.
fn kreis_tasks(tasks: &[KommuneTask<'_>]) -> Section {
    let row = |task: &KommuneTask<'_>| {
        let [live, pilot] = task.of_kreis.each_ref().map(|all| records(all.iter().copied()));
        vec![record(&task.leistung), standing_cell(task.standing), live, pilot]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("standing", msg!("column-responsibility")),
        Column::word("services", msg!("column-online")),
        Column::word("pilot", msg!("short-pilot")),
    ];
    let is_any = |task: &&KommuneTask<'_>| task.of_kreis.iter().any(|all| !all.is_empty());
    let of_kreis = tasks.iter().filter(is_any);
    let rows = of_kreis.map(row).collect();
    section("kreis_tasks", msg!("municipality-kreis-tasks"), 1, columns, rows)
}

/// The services open to everybody in the Land, whoever carries out the Leistung.
fn statewide(context: &ReportContext<'_>) -> Section {
    let row = |service: OnlineService<'_>| {
        let coverage = statewide_of(context.scope, service)?;
        let leistungen = leistungen_of(context.dataset(), service.leistungen());
        Some(vec![record(&service), date(coverage.seit()), records(leistungen)])
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("since", msg!("column-since")),
        Column::word("leistungen", msg!("column-leistungen")),
    ];
    // The scope has only services of its Kommunen; these are for all Kommunen.
    let rows = context.scope.all().filter_map(row).collect();
    section("statewide", msg!("municipality-statewide"), 1, columns, rows)
}

/// A service that others use and the Kommune does not.
struct ReusableService<'a> {
    service: OnlineService<'a>,
    users: Vec<Municipality<'a>>,
    neighbours: Vec<Municipality<'a>>,
    peers: usize,
    with_provider: usize,
}

/// Only services for a Leistung that is certainly a task of the Kommune: it does not lack what its Kreis does for it,
/// or another city's own portal. The closest come first: by neighbours that have it, then by Kommunen with the same
/// provider, then by those of the same class.
fn reusable<'a>(context: &ReportContext<'a>, kommune: Municipality<'a>) -> Section {
    let services = context.services();
    let is_task = |leistung: Leistung<'_>| standing(kommune, leistung) == Standing::Own;
    // For a service open to everybody, the Kommune needs no Anschluss.
    let is_candidate = |service: &OnlineService<'_>| {
        statewide_of(context.scope, *service).is_none()
            && leistungen_of(context.dataset(), service.leistungen()).any(is_task)
    };
    let lacking = services.filter(is_candidate).filter(|service| !uses(context, kommune, *service));
    let mut offers: Vec<_> = lacking.map(|service| offer(context, kommune, service)).collect();
    offers.retain(|offer| !offer.users.is_empty());
    offers.sort_by_key(|o| {
        std::cmp::Reverse((o.neighbours.len(), o.with_provider, o.peers, o.users.len()))
    });
    let row = |offer: &ReusableService<'_>| {
        vec![
            record(&offer.service),
            Cell::count(offer.users.len()),
            records(offer.neighbours.iter().copied()),
            // The provider of most users is not known.
            if offer.with_provider == 0 { Cell::Empty } else { Cell::count(offer.with_provider) },
            Cell::count(offer.peers),
        ]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::number("number", msg!("column-municipalities")),
        Column::word("neighbours", msg!("column-neighbours")),
        Column::number("same_provider", msg!("column-same-provider")),
        Column::number("same_class", msg!("column-same-class")),
    ];
    let rows = offers.iter().map(row).collect();
    section("reusable", msg!("municipality-reusable"), 1, columns, rows)
        .note(msg!("municipality-reusable-note"))
}

/// Whether a Kommune is connected to a service, or pilots or reuses its project.
fn uses(
    context: &ReportContext<'_>,
    kommune: Municipality<'_>,
    service: OnlineService<'_>,
) -> bool {
    let project = service.projekt().and_then(|id| Project::get(context.dataset(), id));
    let has_role = |role| {
        project.is_some_and(|p| context.scope.parties.of(p, role).contains(&kommune.id.as_str()))
    };
    connection_of(context.scope, service, &kommune.id).is_some()
        || has_role(ProjectRole::Pilot)
        || has_role(ProjectRole::Reuser)
}

fn offer<'a>(
    context: &ReportContext<'a>,
    kommune: Municipality<'a>,
    service: OnlineService<'a>,
) -> ReusableService<'a> {
    let usable =
        connections(context.scope, service).into_iter().filter(ServiceConnection::is_usable);
    let parties = &context.scope.parties;
    let users = usable.map(|connection| parties.counts_as(connection.kommune));
    let users: Vec<_> = users.filter_map(|id| Municipality::get(context.dataset(), id)).collect();
    let neighbours = kommune.nachbarn();
    let providers = parties.it_of(kommune);
    let has_provider =
        |user: &&Municipality<'a>| parties.it_of(**user).iter().any(|id| providers.contains(id));
    let is_peer = |user: &&Municipality<'_>| user.groessenklasse() == kommune.groessenklasse();
    ReusableService {
        service,
        neighbours: users.iter().filter(|u| neighbours.contains(&&*u.id)).copied().collect(),
        peers: users.iter().filter(is_peer).count(),
        with_provider: users.iter().filter(has_provider).count(),
        users,
    }
}

fn neighbours(context: &ReportContext<'_>, kommune: Municipality<'_>) -> Section {
    let ids = kommune.nachbarn();
    let near = ids.iter().filter_map(|id| Municipality::get(context.dataset(), id));
    let mut near: Vec<_> = near.collect();
    near.sort_by(|one, other| by_name(one, other));
    let class = Column::word("groessenklasse", msg!("column-groessenklasse"));
    let class_of = |kommune: &Municipality<'_>| context.stated(kommune.groessenklasse());
    let (columns, rows) = comparison(context, &near, class, class_of);
    section("neighbours", msg!("municipality-neighbours"), 1, columns, rows)
        .note(msg!("dash-legend"))
        .map(maps::of_neighbours(context, kommune))
}

/// Kommunen of the same Groessenklasse, those with the most similar population first: they have the same tasks, and
/// what works at one of them may fit the other.
fn alike(context: &ReportContext<'_>, kommune: Municipality<'_>) -> Section {
    let class = |one: &Municipality<'_>| one.groessenklasse().map(as_kreis);
    let distance = |other: &Municipality<'_>| {
        let is_peer = other.id != kommune.id && class(other)? == class(&kommune)?;
        let (own, others) = (kommune.population()?, other.population()?);
        let is_near = own <= others * MAX_RATIO && others <= own * MAX_RATIO;
        (is_peer && is_near).then_some(own.abs_diff(others))
    };
    let all = Municipality::all(context.dataset());
    let mut peers: Vec<_> = all.filter_map(|other| Some((distance(&other)?, other))).collect();
    peers.sort_by(|(distance_a, a), (distance_b, b)| {
        distance_a.cmp(distance_b).then_with(|| by_name(a, b))
    });
    let peers: Vec<_> = peers.into_iter().take(MAX_PEERS).map(|(_, peer)| peer).collect();
    let people = Column::number("population", msg!("column-population"));
    let people_of =
        |kommune: &Municipality<'_>| kommune.population().map_or(Cell::Empty, Cell::Integer);
    let (columns, rows) = comparison(context, &peers, people, people_of);
    section("alike", msg!("municipality-alike"), 1, columns, rows).note(msg!("dash-legend"))
}

/// Kommunen with a fact of each and the numbers of their projects and Online-Dienste.
fn comparison(
    context: &ReportContext<'_>,
    kommunen: &[Municipality<'_>],
    fact: Column,
    fact_of: impl Fn(&Municipality<'_>) -> Cell,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let of_status = |kommune: &Municipality<'_>, status| {
        number_or_dash(with_status(context.scope, &kommune.id, status).len())
    };
    let row = |kommune: &Municipality<'_>| {
        let projects = current_projects(context.scope, &kommune.id).len();
        vec![
            record(kommune),
            fact_of(kommune),
            number_or_dash(projects),
            of_status(kommune, ConnectionStatus::Live),
            of_status(kommune, ConnectionStatus::Pilot),
        ]
    };
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        fact,
        Column::number("projects", msg!("column-projects")),
        Column::number("live", msg!("status-live")),
        Column::number("pilot", msg!("status-pilot")),
    ];
    (columns, kommunen.iter().map(row).collect())
}
