//! `leistung ID`: one Leistung with the projects that cover it, its Online-Dienste, and where those are live.

use anyhow::Result;

use super::citations::{self, Citations, explain_own_readings};
use super::parts::{
    attribution_column, choice, choices, date, facts, list, note_undecided, note_undecided_leads,
    projects_with_lead, record, section, text, zustaendigkeit,
};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    Grundlage, Leistung, LeistungAssignment, OnlineService, Organisation, Project, RecordView,
    Themenfeld, Vollzug, Zuordnung,
};
use crate::ozg::figures::services::{ServiceConnection, furthest, live, undecided};
use crate::section::Section;
use messages::msg;
use records::collation;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "leistung",
    title: || msg!("column-leistung"),
    about: || msg!("leistung-about"),
    subjects: &[Leistung::KIND],
    kinds: &[Leistung::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let leistung: Leistung<'_> = context.subject()?;
    let cited = Citations::of_subject(context, leistung.record());
    let is_for = |service: &OnlineService<'_>| service.is_for(&leistung.id);
    let services: Vec<_> = context.services().filter(is_for).collect();
    Ok(vec![
        profile(context, &cited, leistung).draws_on(&[Themenfeld::KIND]),
        basis(context, leistung),
        projects(context, leistung).draws_on(&[Organisation::KIND]),
        services_for(context, leistung, &services).needs(&[OnlineService::KIND]),
        live_in(context, &cited, &services).needs(&[OnlineService::KIND]),
        leika(leistung),
        cited.section(),
    ])
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    leistung: Leistung<'a>,
) -> Section {
    let fact = |field, title, value| cited.fact(leistung.record(), field, title, value);
    let themenfeld = context.themenfelder_cell(leistung.themenfeld());
    let responsible = zustaendigkeit(leistung);
    let vollzug = leistung.vollzug();
    let traeger = vollzug.map(Vollzug::traeger).unwrap_or_default().into_iter();
    let traeger = list(traeger.map(|one| context.word(one)).collect());
    let certainty = context.stated(vollzug.and_then(Vollzug::sicherheit));
    let offices = choices(context, &leistung, Leistung::FACHAEMTER);
    let classes = leistung.groessenklassen().into_iter();
    let classes = list(classes.map(|class| context.word(class)).collect());
    facts(vec![
        fact(Leistung::OZG_ID.name, msg!("column-ozg-id"), text(leistung.ozg_id())),
        fact(Leistung::THEMENFELD.name, msg!("column-themenfeld"), themenfeld),
        fact(Leistung::LAGE.name, msg!("column-lage"), text(leistung.lage())),
        fact(Leistung::VOLLZUG.name, msg!("column-responsibility"), responsible),
        fact(Leistung::VOLLZUG.name, msg!("column-traeger"), traeger),
        fact(Leistung::VOLLZUG.name, msg!("column-certainty"), certainty),
        fact(
            Leistung::PRIORITAET.name,
            msg!("column-priority"),
            choice(&leistung, Leistung::PRIORITAET),
        ),
        fact(Leistung::FACHAEMTER.name, msg!("column-offices"), offices),
        fact(Leistung::GROESSENKLASSEN.name, msg!("column-classes-meant"), classes).rare(),
    ])
}

/// The norms and pages that show who carries out the Leistung.
fn basis(context: &ReportContext<'_>, leistung: Leistung<'_>) -> Section {
    let basis = leistung.vollzug().map(Vollzug::grundlage).unwrap_or_default();
    let row = |one: Grundlage<'_>| {
        vec![
            text(one.norm()),
            text(one.aussage()),
            context.stated(one.beleg()),
            date(one.stand()),
            text(one.url()),
        ]
    };
    let columns = vec![
        Column::word("norm", msg!("column-norm")),
        Column::word("aussage", msg!("column-statement")),
        Column::word("beleg", msg!("column-evidence")),
        Column::word("stand", msg!("column-stand")),
        Column::word("url", msg!("column-source")),
    ];
    let rows = basis.into_iter().map(row).collect();
    let section = section("grundlage", msg!("leistung-basis"), 2, columns, rows);
    let hint = leistung.vollzug().and_then(Vollzug::hinweis);
    hint.into_iter().fold(section, |section, hint| section.note(msg!("leistung-hint", hint = hint)))
}

/// The assignment of a project or an Online-Dienst to a Leistung, if there is one.
fn assignment<'a>(
    assigned: Vec<LeistungAssignment<'a>>,
    leistung: Leistung<'_>,
) -> Option<LeistungAssignment<'a>> {
    assigned.into_iter().find(|one| one.leistung() == Some(leistung.id.as_str()))
}

fn is_reading(assignment: Option<LeistungAssignment<'_>>) -> bool {
    assignment.and_then(LeistungAssignment::zuordnung) == Some(Zuordnung::EigeneLesart)
}

fn attribution(context: &ReportContext<'_>, assignment: Option<LeistungAssignment<'_>>) -> Cell {
    context.stated(assignment.and_then(LeistungAssignment::zuordnung))
}

fn projects(context: &ReportContext<'_>, leistung: Leistung<'_>) -> Section {
    let covering = context.scope.projects_by_leistung().get(leistung.id.as_str());
    let covering = covering.map(Vec::as_slice).unwrap_or_default();
    let (mut columns, mut rows) = projects_with_lead(context, covering.iter().copied());
    columns.push(attribution_column());
    for (row, project) in rows.iter_mut().zip(covering) {
        row.push(attribution(context, assignment(project.leistungen(), leistung)));
    }
    let section = section("projects", msg!("leistung-projects"), 1, columns, rows);
    let section = note_undecided_leads(section, context, covering.iter().copied());
    let is_own = |p: &Project<'_>| is_reading(assignment(p.leistungen(), leistung));
    explain_own_readings(section, covering.iter().any(is_own))
}

fn services_for(
    context: &ReportContext<'_>,
    leistung: Leistung<'_>,
    services: &[OnlineService<'_>],
) -> Section {
    let row = |service: &OnlineService<'_>| {
        vec![
            record(service),
            context.stated(furthest(context.scope, *service)),
            context.parties(service.anbieter()),
            attribution(context, assignment(service.leistungen(), leistung)),
        ]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("status", msg!("column-furthest")),
        Column::word("providers", msg!("column-providers")),
        attribution_column(),
    ];
    let rows = services.iter().map(row).collect();
    let section = section("services", msg!("leistung-services"), 1, columns, rows);
    let is_own = |s: &OnlineService<'_>| is_reading(assignment(s.leistungen(), leistung));
    explain_own_readings(section, services.iter().any(is_own))
}

/// The services of the federal catalogue that the Leistung bundles, by their LeiKa keys.
fn leika(leistung: Leistung<'_>) -> Section {
    let entries = Leistung::LEIKA.read(&leistung.record().root).into_iter();
    let code = |key: &str| Cell::Code(key.to_owned());
    let rows =
        entries.map(|entry| vec![entry.schluessel().map_or(Cell::Empty, code), text(entry.name())]);
    let columns = vec![
        Column::word("schluessel", msg!("column-leika-key")),
        Column::word("name", msg!("column-name")),
    ];
    section("leika", msg!("leistung-leika"), 1, columns, rows.collect())
}

/// The Kommunen where one of the Online-Dienste is live.
fn live_in<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    services: &[OnlineService<'a>],
) -> Section {
    let mut all = Vec::new();
    for &service in services {
        all.extend(live(context.scope, service).into_iter().map(|one| (service, one)));
    }
    let name = |one: &ServiceConnection<'a>| context.party_name(one.kommune);
    all.sort_by(|(_, a), (_, b)| collation::compare(name(a), name(b)));
    let row = |(service, live): (OnlineService<'a>, ServiceConnection<'a>)| {
        let source = cited.connection(service, live.entry);
        vec![context.party_cell(live.kommune), record(&service), date(live.since), source]
    };
    let rows = all.into_iter().map(row).collect();
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("service", msg!("column-service")),
        Column::word("since", msg!("column-since")),
        citations::column(),
    ];
    let map = maps::of_live(context, msg!("leistung-live"), services.iter().copied());
    let section = section("live", msg!("leistung-live"), 2, columns, rows).map(map);
    note_undecided(section, &undecided(context.scope, services.iter().copied()))
}
