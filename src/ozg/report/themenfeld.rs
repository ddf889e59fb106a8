//! `themenfeld ID`: one Themenfeld with its projects, Leistungen, Online-Dienste and events.

use anyhow::Result;

use super::citations::{Citations, explain_own_readings};
use super::parts::{
    DossierFact, attribution_column, efa_cell, event_list, facts, list, note_efa_unstated,
    note_undecided, note_undecided_leads, projects_with_lead, record, recorded_number, records,
    section, texts, zustaendigkeit,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Event, Leistung, OnlineService, Organisation, Project, RecordView, Themenfeld, Zuordnung, words,
};
use crate::ozg::figures::leistungen::{coverage, is_of_kommunen};
use crate::ozg::figures::projects::in_themenfeld;
use crate::ozg::figures::services::{connections, furthest, undecided};
use crate::section::Section;
use messages::msg;
use records::collation::compare;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "themenfeld",
    title: || msg!("themenfeld"),
    about: || msg!("themenfeld-about"),
    subjects: &[Themenfeld::KIND],
    kinds: &[Themenfeld::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let themenfeld: Themenfeld<'_> = context.subject()?;
    let is_own = |event: &Event<'_>| event.themenfelder().contains(&themenfeld.id.as_str());
    let events = context.scope.of::<Event<'_>>().filter(is_own);
    let cited = Citations::of_subject(context, themenfeld.record());
    Ok(vec![
        profile(context, &cited, themenfeld).draws_on(&[Leistung::KIND]),
        projects(context, themenfeld).draws_on(&[Organisation::KIND]),
        looking(context, themenfeld).draws_on(&[Organisation::KIND]),
        services(context, themenfeld).needs(&[OnlineService::KIND]),
        leistungen(context, themenfeld).needs(&[Leistung::KIND]),
        event_list(context, events),
        cited.section(),
    ])
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    themenfeld: Themenfeld<'a>,
) -> Section {
    let lead = themenfeld.federfuehrung();
    let bund = lead.map_or(Cell::Empty, |lead| texts(lead.bund()));
    let land = lead.map_or(Cell::Empty, |lead| texts(lead.land()));
    let coordination = context.parties(themenfeld.kommunale_koordination());
    let projects = in_themenfeld(context.projects(), &themenfeld.id);
    let efa = efa_cell(projects.clone());
    let coverage = coverage(context.scope, |leistung| {
        is_of_kommunen(leistung) && leistung.themenfeld() == Some(&themenfeld.id)
    });
    let sources_of = |field: &'static str| cited.fields(themenfeld.record(), &[field]);
    let fact = |field, title, value| cited.fact(themenfeld.record(), field, title, value);
    let sources_of_lead = || sources_of(Themenfeld::FEDERFUEHRUNG.name);
    let with_project = Cell::count(coverage.with_project);
    let section = facts(vec![
        DossierFact::new("bund", msg!("column-lead-bund"), bund).resting_on(sources_of_lead()),
        DossierFact::new("land", msg!("column-lead-land"), land).resting_on(sources_of_lead()),
        DossierFact::new("coordination", msg!("column-coordination"), coordination)
            .resting_on(sources_of(Themenfeld::KOMMUNALE_KOORDINATION.name)),
        fact(Themenfeld::LAGEN.name, msg!("column-lagen"), texts(themenfeld.lagen())),
        DossierFact::new(
            "fachaemter",
            msg!("column-offices-of-projects"),
            offices(context, projects.clone()),
        ),
        DossierFact::new(
            "projects",
            msg!("column-projects"),
            Cell::count(projects.clone().count()),
        ),
        DossierFact::new("efa_projects", msg!("column-efa-projects"), efa),
        DossierFact::new("leistungen", msg!("column-leistungen-shared"), Cell::count(coverage.all)),
        DossierFact::new("with_project", msg!("column-with-project"), with_project),
    ]);
    note_efa_unstated(section, projects)
}

/// The Fachämter that some projects name, each once, in dictionary order.
fn offices<'a>(context: &ReportContext<'a>, projects: impl Iterator<Item = Project<'a>>) -> Cell {
    let mut named: Vec<&str> = projects.flat_map(Project::fachaemter).collect();
    named.sort_by(|a, b| compare(a, b));
    named.dedup();
    let path = [Project::FACHAEMTER.name];
    let word = |name| words::cell_at(context.schemas, Project::KIND, &path, name);
    list(named.into_iter().map(word).collect())
}

fn projects(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let projects: Vec<_> = in_themenfeld(context.projects(), &themenfeld.id).collect();
    let is_further =
        |project: &Project<'_>| project.weitere_themenfelder().contains(&themenfeld.id.as_str());
    let further = context.projects().filter(is_further).count();
    let (mut columns, mut rows) = projects_with_lead(context, projects.iter().copied());
    columns.push(attribution_column());
    for (row, project) in rows.iter_mut().zip(&projects) {
        row.push(context.stated(project.themenfeld_zuordnung()));
    }
    let is_reading = |p: &Project<'_>| p.themenfeld_zuordnung() == Some(Zuordnung::EigeneLesart);
    let section = section("projects", msg!("dossier-projects"), 1, columns, rows)
        .note(msg!("themenfeld-further", count = further));
    let section = note_undecided_leads(section, context, projects.iter().copied());
    explain_own_readings(section, projects.iter().any(is_reading))
}

/// The projects that look for participants, and of which Größenklassen.
fn looking(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let projects = in_themenfeld(context.projects(), &themenfeld.id);
    let looking: Vec<_> = projects.filter(|project| project.sucht_mitwirkende()).collect();
    let (mut columns, mut rows) = projects_with_lead(context, looking.iter().copied());
    columns.push(Column::word("groessenklassen", msg!("column-classes-meant")));
    for (row, project) in rows.iter_mut().zip(&looking) {
        row.push(list(
            project.groessenklassen().iter().map(|&class| context.word(class)).collect(),
        ));
    }
    let section = section("looking", msg!("reuse-looking"), 1, columns, rows);
    note_undecided_leads(section, context, looking.into_iter())
}

fn services(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let row = |service: OnlineService<'_>| {
        let usable = connections(context.scope, service).iter().filter(|c| c.is_usable()).count();
        let furthest = context.stated(furthest(context.scope, service));
        let attribution = context.stated(service.themenfeld_zuordnung());
        vec![record(&service), furthest, recorded_number(usable), attribution]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("status", msg!("column-furthest")),
        Column::number("usable", msg!("column-usable")),
        attribution_column(),
    ];
    let is_reading =
        |s: OnlineService<'_>| s.themenfeld_zuordnung() == Some(Zuordnung::EigeneLesart);
    let services = context.services().filter(|s| s.themenfeld() == Some(themenfeld.id.as_str()));
    let undecided = undecided(context.scope, services.clone());
    let has_reading = services.clone().any(is_reading);
    let rows = services.map(row).collect();
    let section = section("services", msg!("dossier-services"), 1, columns, rows);
    explain_own_readings(note_undecided(section, &undecided), has_reading)
}

/// The Leistungen, those with a project first.
fn leistungen(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let by_leistung = context.scope.projects_by_leistung();
    let all = context.scope.of::<Leistung<'_>>();
    let mut leistungen: Vec<_> =
        all.filter(|l| l.themenfeld() == Some(themenfeld.id.as_str())).collect();
    leistungen.sort_by_key(|leistung| !by_leistung.contains_key(leistung.id.as_str()));
    let row = |leistung: Leistung<'_>| {
        let projects = by_leistung.get(leistung.id.as_str()).into_iter().flatten().copied();
        let responsible = zustaendigkeit(leistung);
        vec![record(&leistung), responsible, records(projects)]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = leistungen.into_iter().map(row).collect();
    section("leistungen", msg!("themenfeld-leistungen"), 1, columns, rows)
}
