//! `organisation ID`: what one IT-Dienstleister, ministry or association does, and for whom.

use anyhow::Result;

use super::citations::Citations;
use super::municipality::projects_of;
use super::parts::{
    DossierFact, choice, date, event_list, facts, list, note_counted_as, record, recorded_number,
    records, section, text, website,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Component, Event, ItProvider, Municipality, OnlineService, Organisation, Project, RecordView,
    Register, Succession, Themenfeld, by_name,
};
use crate::ozg::evidence;
use crate::ozg::figures::impact::successor;
use crate::ozg::figures::participation::{current_projects, participants};
use crate::ozg::figures::services::furthest;
use crate::section::Section;
use messages::msg;
use record_query::query::FactStanding;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "organisation",
    title: || msg!("organisation"),
    about: || msg!("organisation-about"),
    subjects: &[Organisation::KIND],
    kinds: &[Organisation::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let organisation: Organisation<'_> = context.subject()?;
    let cited = Citations::of_subject(context, organisation.record());
    let sections = [
        Some(profile(context, &cited, organisation)),
        predecessors(context, organisation),
        Some(projects(context, organisation)),
        Some(services(context, organisation).needs(&[OnlineService::KIND])),
        Some(kommunen(context, organisation).needs(&[Municipality::KIND])),
        members(context, organisation),
        Some(events_of(context, organisation)),
        Some(cited.section()),
    ];
    Ok(sections.into_iter().flatten().collect())
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    organisation: Organisation<'a>,
) -> Section {
    let id = organisation.id.as_str();
    let operated = context.scope.of::<Component<'_>>().filter(|c| c.betreiber().contains(&id));
    let coordinated = context.themenfelder().filter(|t| t.kommunale_koordination().contains(&id));
    let merged = Organisation::AUFGEGANGEN_IN.name;
    let successor = merger(context, organisation);
    let since = date(successor.and_then(Succession::seit));
    let projects = current_projects(context.scope, &organisation.id).len();
    let fact = |field, title, value| cited.fact(organisation.record(), field, title, value);
    facts(vec![
        fact(Organisation::ART.name, msg!("column-art"), choice(&organisation, Organisation::ART)),
        fact(Organisation::KURZNAME.name, msg!("column-short-name"), text(organisation.kurzname())),
        fact(Organisation::WEBSITE.name, msg!("column-website"), website(organisation.website())),
        DossierFact::new(
            "projects",
            msg!("column-projects-taking-part"),
            recorded_number(projects),
        ),
        fact(
            merged,
            msg!("column-merged-into"),
            context.parties(successor.and_then(Succession::organisation)),
        )
        .rare(),
        DossierFact::new(Succession::SEIT.name, msg!("organisation-merged-since"), since)
            .resting_on(cited.fields(organisation.record(), &[merged]))
            .rare(),
        fact(
            Organisation::KOMMUNE.name,
            msg!("column-own-it-of"),
            context.parties(organisation.kommune()),
        )
        .rare(),
        DossierFact::new("betreiber", msg!("column-operates"), records(operated)).rare(),
        DossierFact::new("koordination", msg!("column-coordinates"), records(coordinated)).rare(),
    ])
    .draws_on(&[OnlineService::KIND, Component::KIND, Themenfeld::KIND])
}

fn projects(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let section = projects_of(context, &organisation).draws_on(&[OnlineService::KIND]);
    note_counted_as(context, section, organisation)
}

/// The succession of an organisation, if it had become part of another by the day of the answer.
fn merger<'a>(
    context: &ReportContext<'a>,
    organisation: Organisation<'a>,
) -> Option<Succession<'a>> {
    successor(context.scope, organisation).and(organisation.aufgegangen_in())
}

/// The organisations that became part of this one, and whether they had by the day of the answer; for an earlier day,
/// they are those that did the work then.
fn predecessors(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Option<Section> {
    let row = |former: Organisation<'_>| {
        let succession = former.aufgegangen_in()?;
        if succession.organisation() != Some(organisation.id.as_str()) {
            return None;
        }
        let field = Organisation::AUFGEGANGEN_IN.name;
        let standing = context.day().standing(&former, field, succession.seit());
        let state = match standing {
            _ if standing.holds() => ("merged", msg!("organisation-merged")),
            FactStanding::NotYet => ("independent", msg!("organisation-independent")),
            _ => ("undecided", msg!("organisation-merger-undecided")),
        };
        let state = Cell::Word(state.0.to_owned(), state.1);
        Some(vec![record(&former), state, date(succession.seit())])
    };
    let rows: Vec<_> = context.scope.all::<Organisation<'_>>().filter_map(row).collect();
    let columns = vec![
        Column::word("organisation", msg!("organisation")),
        Column::word("state", msg!("column-on-the-day")),
        Column::word("since", msg!("column-transition")),
    ];
    let title = msg!("organisation-predecessors");
    (!rows.is_empty()).then(|| section("predecessors", title, 1, columns, rows))
}

fn services(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let row = |service: OnlineService<'_>| {
        let is_in = |parties: Vec<&str>| parties.contains(&organisation.id.as_str());
        let mut roles = Vec::new();
        if is_in(service.anbieter()) {
            let name = OnlineService::ANBIETER.name;
            roles.push(Cell::Word(name.to_owned(), msg!("role-provider")));
        }
        if is_in(service.beteiligte()) {
            let name = OnlineService::BETEILIGTE.name;
            roles.push(Cell::Word(name.to_owned(), msg!("role-party")));
        }
        let status = context.stated(furthest(context.scope, service));
        (!roles.is_empty()).then(|| vec![record(&service), list(roles), status])
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("roles", msg!("column-roles")),
        Column::word("status", msg!("column-furthest")),
    ];
    let rows = context.services().filter_map(row).collect();
    section("services", msg!("dossier-services"), 1, columns, rows)
}

/// The members of KDN, with the date of the source of their membership: a page, else the register that the record
/// cites. Members are recorded for no other organisation.
fn members(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Option<Section> {
    if organisation.id != Organisation::KDN {
        return None;
    }
    let row = |member: Organisation<'_>| {
        let stand = evidence::stated(context.dataset(), &member, Organisation::KDN_MITGLIED.name);
        let kommune = context.parties(member.kommune());
        vec![record(&member), kommune, date(stand)]
    };
    let members = context.scope.of::<Organisation<'_>>().filter(|member| member.kdn_mitglied());
    let mut members: Vec<_> = members.collect();
    members.sort_by(|one, other| by_name(one, other));
    let columns = vec![
        Column::word("member", msg!("column-member")),
        Column::word("municipality", msg!("column-own-it-of")),
        Column::word("stand", msg!("column-stand")),
    ];
    let rows = members.into_iter().map(row).collect();
    let section = section("members", msg!("organisation-members"), 1, columns, rows);
    Some(section.draws_on(&[Register::KIND]))
}

/// The Kommunen that it serves, and in which projects they take part.
fn kommunen(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let id = organisation.id.as_str();
    let parties = &context.scope.parties;
    let served: Vec<_> = context.kommunen().filter(|m| parties.it_of(*m).contains(&id)).collect();
    let taking_part = participants(context.scope);
    let part = served.iter().filter(|m| taking_part.contains(m.id.as_str())).count();
    let row = |kommune: &Municipality<'_>| {
        let projects = current_projects(context.scope, &kommune.id);
        let basis = parties.provider(*kommune, id).and_then(ItProvider::grundlage);
        let basis = basis.map_or(Cell::Empty, |basis| context.word(basis));
        vec![record(kommune), context.stated(kommune.groessenklasse()), basis, records(projects)]
    };
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::word("grundlage", msg!("column-basis")),
        Column::word("projects", msg!("column-projects-taking-part")),
    ];
    let rows = served.iter().map(row).collect();
    let section = section("municipalities", msg!("organisation-kommunen"), 1, columns, rows);
    match served.len() {
        0 => section,
        all => section.note(msg!("organisation-taking-part", part = part, all = all)),
    }
}

fn events_of(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let id = organisation.id.as_str();
    event_list(context, context.scope.of::<Event<'_>>().filter(|e| e.gremium().contains(&id)))
}
