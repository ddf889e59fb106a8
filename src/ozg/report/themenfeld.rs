//! `themenfeld ID`: one Themenfeld with its projects, Leistungen, Online-Dienste and events.

use anyhow::Result;

use super::organisation::event_list;
use super::parts::{
    facts, list, note_undecided, phase, phase_columns, record, records, section, stated,
};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::leistungen::{coverage, is_not_only_bund};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::projects::{having, in_themenfeld, is_efa};
use crate::ozg::figures::services::{connections, furthest, undecided};
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};
use yaml_tree::Node;

pub(super) const REPORT: Report = Report {
    name: "themenfeld",
    title: || msg!("themenfeld"),
    about: || msg!("themenfeld-about"),
    subject: Some("themenfeld"),
    kinds: &["themenfeld", "project"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let themenfeld = context.subject()?;
    let is_own = |event: &&&Record| event.texts("themenfelder").contains(&themenfeld.id.as_str());
    let events: Vec<_> = context.scope.of("event").iter().filter(is_own).copied().collect();
    Ok(vec![
        profile(context, themenfeld),
        projects(context, themenfeld),
        services(context, themenfeld),
        leistungen(context, themenfeld),
        event_list(&events),
    ])
}

fn profile(context: &ReportContext<'_>, themenfeld: &Record) -> Section {
    let texts = |path: &[&str]| {
        let texts = themenfeld.values(path).into_iter().filter_map(Node::as_str);
        list(texts.map(|text| Cell::Text(text.to_owned())).collect())
    };
    let coordination = themenfeld.texts("kommunale_koordination");
    let coordination = coordination.into_iter().filter_map(|id| context.party(id));
    let own = in_themenfeld(context.projects(), &themenfeld.id);
    let coverage = coverage(context.scope, |leistung| {
        is_not_only_bund(leistung) && leistung.text("themenfeld") == Some(&themenfeld.id)
    });
    facts(vec![
        ("bund", msg!("column-lead-bund"), texts(&["federfuehrung", "bund"])),
        ("land", msg!("column-lead-land"), texts(&["federfuehrung", "land"])),
        ("coordination", msg!("column-coordination"), records(coordination)),
        ("lagen", msg!("column-lagen"), texts(&["lagen"])),
        ("projects", msg!("column-projects"), Cell::count(own.len())),
        (
            "efa_projects",
            msg!("column-efa-projects"),
            Cell::count(own.iter().filter(|p| is_efa(p)).count()),
        ),
        ("leistungen", msg!("column-leistungen-shared"), Cell::count(coverage.all)),
        ("with_project", msg!("column-with-project"), Cell::count(coverage.with_project)),
    ])
}

fn projects(context: &ReportContext<'_>, themenfeld: &Record) -> Section {
    let row = |project: &Record| {
        let lead =
            ProjectRole::Lead.parties(project).into_iter().filter_map(|id| context.party(id));
        let [phase, since] = phase(project, context.as_of());
        vec![record(project), phase, since, records(lead)]
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(phase_columns());
    columns.push(Column::word("lead", msg!("role-lead")));
    let own = in_themenfeld(context.projects(), &themenfeld.id);
    let is_further = |project: &&&Record| {
        project.texts("weitere_themenfelder").contains(&themenfeld.id.as_str())
    };
    let further = context.projects().iter().filter(is_further).count();
    let rows = own.into_iter().map(row).collect();
    section("projects", msg!("dossier-projects"), 1, columns, rows)
        .note(msg!("themenfeld-further", count = further))
}

fn services(context: &ReportContext<'_>, themenfeld: &Record) -> Section {
    let row = |service: &Record| {
        let usable = connections(context.scope, service).iter().filter(|c| c.is_usable()).count();
        vec![record(service), stated(furthest(context.scope, service)), Cell::count(usable)]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("status", msg!("column-furthest")),
        Column::number("usable", msg!("column-usable")),
    ];
    let own = having(context.scope.of("online-service"), "themenfeld", &themenfeld.id);
    let undecided = undecided(context.scope, &own);
    let rows = own.into_iter().map(row).collect();
    note_undecided(section("services", msg!("dossier-services"), 1, columns, rows), &undecided)
}

/// Those with a project first.
fn leistungen(context: &ReportContext<'_>, themenfeld: &Record) -> Section {
    let by_leistung = context.scope.projects_by_leistung();
    let mut own = having(context.scope.of("leistung"), "themenfeld", &themenfeld.id);
    own.sort_by_key(|leistung| !by_leistung.contains_key(leistung.id.as_str()));
    let row = |leistung: &Record| {
        let projects = by_leistung.get(leistung.id.as_str()).into_iter().flatten().copied();
        vec![record(leistung), stated(leistung.text("zustaendigkeit")), records(projects)]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
        Column::word("projects", msg!("column-projects")),
    ];
    let rows = own.into_iter().map(row).collect();
    section("leistungen", msg!("themenfeld-leistungen"), 1, columns, rows)
}
