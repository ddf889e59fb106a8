//! `themenfeld ID`: one Themenfeld with its projects, Leistungen, Online-Dienste and events.

use anyhow::Result;

use super::organisation::event_list;
use super::parts::{facts, note_undecided, projects_with_lead, record, records, section, texts};
use super::{Report, ReportContext};
use crate::ozg::domain::{Event, Leistung, OnlineService, Project, RecordView, Themenfeld};
use crate::ozg::figures::leistungen::{coverage, is_not_only_bund};
use crate::ozg::figures::projects::{in_themenfeld, is_efa};
use crate::ozg::figures::services::{connections, furthest, undecided};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "themenfeld",
    title: || msg!("themenfeld"),
    about: || msg!("themenfeld-about"),
    subject: Some(Themenfeld::KIND),
    kinds: &[Themenfeld::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let themenfeld: Themenfeld<'_> = context.subject()?;
    let is_own = |event: &Event<'_>| event.themenfelder().contains(&themenfeld.id.as_str());
    let events = context.scope.of::<Event<'_>>().filter(is_own);
    Ok(vec![
        profile(context, themenfeld),
        projects(context, themenfeld),
        services(context, themenfeld),
        leistungen(context, themenfeld),
        event_list(context, events),
    ])
}

fn profile(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let lead = themenfeld.federfuehrung();
    let own = in_themenfeld(context.projects(), &themenfeld.id);
    let coverage = coverage(context.scope, |leistung| {
        is_not_only_bund(leistung) && leistung.themenfeld() == Some(&themenfeld.id)
    });
    facts(vec![
        ("bund", msg!("column-lead-bund"), lead.map_or(Cell::Empty, |lead| texts(lead.bund()))),
        ("land", msg!("column-lead-land"), lead.map_or(Cell::Empty, |lead| texts(lead.land()))),
        (
            "coordination",
            msg!("column-coordination"),
            context.parties(themenfeld.kommunale_koordination()),
        ),
        ("lagen", msg!("column-lagen"), texts(themenfeld.lagen())),
        ("projects", msg!("column-projects"), Cell::count(own.clone().count())),
        (
            "efa_projects",
            msg!("column-efa-projects"),
            Cell::count(own.filter(|project| is_efa(*project)).count()),
        ),
        ("leistungen", msg!("column-leistungen-shared"), Cell::count(coverage.all)),
        ("with_project", msg!("column-with-project"), Cell::count(coverage.with_project)),
    ])
}

fn projects(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let own = in_themenfeld(context.projects(), &themenfeld.id);
    let is_further =
        |project: &Project<'_>| project.weitere_themenfelder().contains(&themenfeld.id.as_str());
    let further = context.projects().filter(is_further).count();
    let (columns, rows) = projects_with_lead(context, own);
    section("projects", msg!("dossier-projects"), 1, columns, rows)
        .note(msg!("themenfeld-further", count = further))
}

fn services(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let row = |service: OnlineService<'_>| {
        let usable = connections(context.scope, service).iter().filter(|c| c.is_usable()).count();
        let furthest = context.stated(furthest(context.scope, service));
        vec![record(&service), furthest, Cell::count(usable)]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("status", msg!("column-furthest")),
        Column::number("usable", msg!("column-usable")),
    ];
    let own = context.services().filter(|s| s.themenfeld() == Some(themenfeld.id.as_str()));
    let undecided = undecided(context.scope, own.clone());
    let rows = own.map(row).collect();
    note_undecided(section("services", msg!("dossier-services"), 1, columns, rows), &undecided)
}

/// Those with a project first.
fn leistungen(context: &ReportContext<'_>, themenfeld: Themenfeld<'_>) -> Section {
    let by_leistung = context.scope.projects_by_leistung();
    let all = context.scope.of::<Leistung<'_>>();
    let mut own: Vec<_> = all.filter(|l| l.themenfeld() == Some(themenfeld.id.as_str())).collect();
    own.sort_by_key(|leistung| !by_leistung.contains_key(leistung.id.as_str()));
    let row = |leistung: Leistung<'_>| {
        let projects = by_leistung.get(leistung.id.as_str()).into_iter().flatten().copied();
        let responsible = context.stated(leistung.zustaendigkeit());
        vec![record(&leistung), responsible, records(projects)]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = own.into_iter().map(row).collect();
    section("leistungen", msg!("themenfeld-leistungen"), 1, columns, rows)
}
