//! `participation`: who takes part in which projects and roles, and who in none.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;

use super::parts::{
    list, note_undecided_roles, number_or_dash, phase, record, recorded_number, records, role,
    roles, section, share_or_dash, unstated,
};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    Enumeration, Groessenklasse, Municipality, OnlineService, Organisation, Project, RecordView,
};
use crate::ozg::figures::participation::{
    ProjectRole, former_participants, is_ongoing, kommunen_in, participants, parties_in,
    undecided_roles,
};
use crate::ozg::figures::services::{ServiceConnection, connections};
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::schema::EnumValue;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "participation",
    title: || msg!("participation"),
    about: || msg!("participation-about"),
    subjects: &[],
    kinds: &[Project::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let sections = [
        by_role(context),
        by_groessenklasse(context),
        by_regierungsbezirk(context)?,
        by_kreis(context),
        by_it_dienstleister(context).needs(&[Organisation::KIND]),
        by_kommune(context),
        nowhere(context),
    ];
    let parties = [OnlineService::KIND, Organisation::KIND];
    Ok(sections.into_iter().map(|section| section.draws_on(&parties)).collect())
}

fn by_role(context: &ReportContext<'_>) -> Section {
    let row = |one: ProjectRole| {
        let parties = parties_in(context.scope, one);
        let kommunen = kommunen_in(context.scope, one).len();
        let is_organisation = |id: &&&str| Organisation::get(context.dataset(), id).is_some();
        let organisations = parties.iter().filter(is_organisation).count();
        let projects = context.projects().filter(|project| is_ongoing(context.scope, *project));
        let projects = projects.filter(|p| !context.scope.parties.of(*p, one).is_empty()).count();
        vec![
            role(one),
            recorded_number(kommunen),
            recorded_number(organisations),
            Cell::count(projects),
        ]
    };
    let columns = vec![
        Column::word("role", msg!("column-role")),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("organisations", msg!("column-organisations")),
        Column::number("projects", msg!("column-projects-with")),
    ];
    let rows = ProjectRole::ALL.into_iter().map(row).collect();
    let section = section("roles", msg!("participation-roles"), 1, columns, rows);
    let section = section.bars("municipalities").note(msg!("participation-named"));
    note_undecided_roles(section, undecided_roles(context.scope, context.projects(), None))
}

/// Groups of Kommunen with the number of those that take part, in total and in each role.
fn grouped(
    context: &ReportContext<'_>,
    (name, title, head): (&'static str, Message, Message),
    groups: Vec<(Cell, Vec<Municipality<'_>>)>,
) -> Section {
    let of_roles = ProjectRole::PARTICIPATING.map(|role| kommunen_in(context.scope, role));
    let taking_part = participants(context.scope);
    let former = former_participants(context.scope);
    let count = |kommunen: &[Municipality<'_>], ids: &BTreeSet<&str>| {
        kommunen.iter().filter(|kommune| ids.contains(kommune.id.as_str())).count()
    };
    let row = |label: Cell, kommunen: &[Municipality<'_>]| {
        let (all, part) = (kommunen.len(), count(kommunen, &taking_part));
        let figures = [
            Cell::count(all),
            recorded_number(part),
            share_or_dash(part, all),
            number_or_dash(count(kommunen, &former)),
        ];
        let roles = of_roles.iter().map(|ids| number_or_dash(count(kommunen, ids)));
        [label].into_iter().chain(figures).chain(roles).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> =
        groups.into_iter().map(|(label, kommunen)| row(label, &kommunen)).collect();
    let once = Cell::Word("total".to_owned(), msg!("total-kommunen"));
    rows.push(row(once, &context.kommunen().collect::<Vec<_>>()));
    let mut columns = vec![
        Column::word("group", head),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("taking_part", msg!("column-taking-part")),
        Column::number("share", msg!("column-share")),
        Column::number("former", msg!("column-former")),
    ];
    columns
        .extend(ProjectRole::PARTICIPATING.map(|role| Column::number(role.field(), role.short())));
    section(name, title, 1, columns, rows).total().note(msg!("dash-legend"))
}

fn by_groessenklasse(context: &ReportContext<'_>) -> Section {
    let group = |&class: &Groessenklasse| (context.word(class), of_class(context, class));
    let head = msg!("column-groessenklasse");
    let name = ("groessenklassen", msg!("participation-groessenklassen"), head);
    grouped(context, name, Groessenklasse::ALL.iter().map(group).collect())
}

fn of_class<'a>(context: &ReportContext<'a>, class: Groessenklasse) -> Vec<Municipality<'a>> {
    context.kommunen().filter(|kommune| kommune.groessenklasse() == Some(class)).collect()
}

fn by_regierungsbezirk(context: &ReportContext<'_>) -> Result<Section> {
    let bezirke = context.choices::<Municipality<'_>>(Municipality::REGIERUNGSBEZIRK)?.iter();
    let members_of = |name: &str| {
        context.kommunen().filter(|kommune| kommune.regierungsbezirk() == Some(name)).collect()
    };
    let group = |bezirk: &EnumValue| (bezirk.cell(), members_of(&bezirk.value));
    let head = msg!("column-regierungsbezirk");
    let name = ("regierungsbezirke", msg!("participation-regierungsbezirke"), head);
    Ok(grouped(context, name, bezirke.map(group).collect()))
}

/// Each Kreis with all that belong to it; the kreisfreie Städte form one group.
fn by_kreis(context: &ReportContext<'_>) -> Section {
    let head = msg!("column-kreis");
    let name = ("kreise", msg!("participation-kreise"), head);
    grouped(context, name, kreise(context, &context.kommunen().collect::<Vec<_>>()))
}

fn kreise<'a>(
    context: &ReportContext<'a>,
    kommunen: &[Municipality<'a>],
) -> Vec<(Cell, Vec<Municipality<'a>>)> {
    let mut groups = Vec::new();
    for kreis in context.scope.all::<Municipality<'_>>() {
        if kreis.groessenklasse().is_some_and(Groessenklasse::is_kreis) {
            let belongs =
                |m: &&Municipality<'_>| m.id == kreis.id || m.kreis() == Some(kreis.id.as_str());
            groups.push((record(&kreis), kommunen.iter().filter(belongs).copied().collect()));
        }
    }
    let is_free =
        |m: &&Municipality<'_>| m.groessenklasse() == Some(Groessenklasse::KreisfreieStadt);
    let free = kommunen.iter().filter(is_free).copied().collect();
    groups.push((Cell::Word("kreisfrei".to_owned(), msg!("kreisfreie-staedte")), free));
    groups.retain(|(_, members): &(Cell, Vec<_>)| !members.is_empty());
    groups
}

/// A Kommune with several providers counts for each; all that have their own IT share a row.
fn by_it_dienstleister(context: &ReportContext<'_>) -> Section {
    let parties = &context.scope.parties;
    let served = |id: &str| {
        context.kommunen().filter(|m| parties.providers(*m).contains(&id)).collect::<Vec<_>>()
    };
    let providers = context.scope.all::<Organisation<'_>>();
    let mut groups: Vec<_> = providers.map(|o| (record(&o), served(&o.id))).collect();
    let own = context.kommunen().filter(|m| parties.own_it(&m.id).next().is_some());
    groups.push((Cell::Word("eigene_it".to_owned(), msg!("column-own-it")), own.collect()));
    groups.retain(|(_, members)| !members.is_empty());
    let unknown = context.kommunen().filter(|m| parties.it_of(*m).is_empty());
    groups.push((unstated(), unknown.collect()));
    let head = msg!("column-provider");
    let name = ("it_dienstleister", msg!("participation-providers"), head);
    grouped(context, name, groups)
}

fn by_kommune(context: &ReportContext<'_>) -> Section {
    let involvement = context.scope.involvement();
    let kommunen = context.kommunen();
    let rows = kommunen.flat_map(|kommune| {
        let projects = involvement.roles(&kommune.id).iter();
        projects.map(move |(project, own_roles)| {
            let [phase, _] = phase(context, *project);
            vec![record(&kommune), record(project), roles(own_roles), phase]
        })
    });
    let rows = rows.collect();
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("project", msg!("column-project")),
        Column::word("roles", msg!("column-roles")),
        Column::word("phase", msg!("column-phase")),
    ];
    section("municipalities", msg!("participation-municipalities"), 2, columns, rows)
        .map(maps::of_projects(context))
}

fn nowhere(context: &ReportContext<'_>) -> Section {
    let taking_part = participants(context.scope);
    let former = former_participants(context.scope);
    let is_absent = |kommune: &Municipality<'_>| {
        !taking_part.contains(kommune.id.as_str()) && !former.contains(kommune.id.as_str())
    };
    let kommunen = context.kommunen();
    let absent: Vec<_> = kommunen.filter(is_absent).collect();
    let connected = context.services().flat_map(|service| connections(context.scope, service));
    let usable = connected.filter(ServiceConnection::is_usable);
    let parties = &context.scope.parties;
    let users: HashSet<_> = usable.map(|one| parties.counts_as(one.kommune)).collect();
    let with_service = absent.iter().filter(|kommune| users.contains(kommune.id.as_str())).count();
    let groups = kreise(context, &absent);
    let row = |(label, members): (Cell, Vec<Municipality<'_>>)| {
        vec![label, Cell::count(members.len()), records(members.iter().copied())]
    };
    let mut rows: Vec<_> = groups.into_iter().map(row).collect();
    rows.push(vec![super::parts::total(), Cell::count(absent.len()), list(Vec::new())]);
    let columns = vec![
        Column::word("kreis", msg!("column-kreis")),
        Column::number("number", msg!("column-number")),
        Column::word("municipalities", msg!("column-municipalities")),
    ];
    section("nowhere", msg!("participation-nowhere"), 1, columns, rows)
        .total()
        .note(msg!("participation-nowhere-services", count = with_service))
}
