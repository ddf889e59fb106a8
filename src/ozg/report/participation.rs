//! `participation`: who takes part where in which role, and who nowhere.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{list, record, records, role, roles, section, unstated};
use super::{Report, ReportContext, maps, needs_records};
use crate::ozg::figures::participation::{ProjectRole, kommunen_in, participants, parties_in};
use crate::ozg::figures::projects::having;
use crate::ozg::words;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "participation",
    title: || msg!("participation"),
    about: || msg!("participation-about"),
    subject: None,
    kinds: &["project", "municipality"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![
        by_role(context),
        by_groessenklasse(context)?,
        by_regierungsbezirk(context)?,
        by_kreis(context),
        by_it_dienstleister(context),
        who_where(context),
        nowhere(context),
    ])
}

fn by_role(context: &ReportContext<'_>) -> Section {
    let row = |one: ProjectRole| {
        let parties = parties_in(context.scope, one);
        let kommunen = kommunen_in(context.scope, one).len();
        let is_organisation = |id: &&&str| context.dataset().get("organisation", id).is_some();
        let organisations = parties.iter().filter(is_organisation).count();
        let of_projects = context.projects().iter();
        let projects = of_projects.filter(|p| !one.parties(p).is_empty()).count();
        vec![role(one), Cell::count(kommunen), Cell::count(organisations), Cell::count(projects)]
    };
    let columns = vec![
        Column::word("role", msg!("column-role")),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("organisations", msg!("column-organisations")),
        Column::number("projects", msg!("column-projects-with")),
    ];
    let rows = ProjectRole::ALL.into_iter().map(row).collect();
    section("roles", msg!("participation-roles"), 1, columns, rows).bars("municipalities")
}

/// Groups of Kommunen with how many of them take part, in all and in each role.
fn grouped(
    context: &ReportContext<'_>,
    (name, title, head): (&'static str, Message, Message),
    groups: Vec<(Cell, Vec<&Record>)>,
) -> Section {
    let of_roles = ProjectRole::PARTICIPATING.map(|role| kommunen_in(context.scope, role));
    let taking_part = participants(context.scope);
    let count = |kommunen: &[&Record], ids: &BTreeSet<&str>| {
        kommunen.iter().filter(|kommune| ids.contains(kommune.id.as_str())).count()
    };
    let row = |label: Cell, kommunen: &[&Record]| {
        let (all, part) = (kommunen.len(), count(kommunen, &taking_part));
        let figures = [Cell::count(all), Cell::count(part), Cell::share(part, all)];
        let roles = of_roles.iter().map(|ids| Cell::count(count(kommunen, ids)));
        [label].into_iter().chain(figures).chain(roles).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> =
        groups.into_iter().map(|(label, kommunen)| row(label, &kommunen)).collect();
    let once = Cell::Word("total".to_owned(), msg!("total-kommunen"));
    rows.push(row(once, context.scope.of("municipality")));
    let mut columns = vec![
        Column::word("group", head),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("taking_part", msg!("column-taking-part")),
        Column::number("share", msg!("column-share")),
    ];
    columns
        .extend(ProjectRole::PARTICIPATING.map(|role| Column::number(role.field(), role.short())));
    section(name, title, 1, columns, rows).total()
}

fn by_groessenklasse(context: &ReportContext<'_>) -> Result<Section> {
    let classes = context.choices("municipality", "groessenklasse")?;
    let all = context.scope.of("municipality");
    let group = |class: &String| (words::cell(class), having(all, "groessenklasse", class));
    let head = msg!("column-groessenklasse");
    let name = ("groessenklassen", msg!("participation-groessenklassen"), head);
    Ok(grouped(context, name, classes.iter().map(group).collect()))
}

fn by_regierungsbezirk(context: &ReportContext<'_>) -> Result<Section> {
    let bezirke = context.choices("municipality", "regierungsbezirk")?;
    let all = context.scope.of("municipality");
    let group = |name: &String| (Cell::Text(name.clone()), having(all, "regierungsbezirk", name));
    let head = msg!("column-regierungsbezirk");
    let name = ("regierungsbezirke", msg!("participation-regierungsbezirke"), head);
    Ok(grouped(context, name, bezirke.iter().map(group).collect()))
}

/// A Kreis with all that belong to it; the kreisfreie Städte together.
fn by_kreis(context: &ReportContext<'_>) -> Section {
    let head = msg!("column-kreis");
    let name = ("kreise", msg!("participation-kreise"), head);
    grouped(context, name, kreise(context, context.scope.of("municipality")))
}

fn kreise<'a>(
    context: &ReportContext<'a>,
    kommunen: &[&'a Record],
) -> Vec<(Cell, Vec<&'a Record>)> {
    let is_kreis = |class: Option<&str>| matches!(class, Some("kreis" | "staedteregion"));
    let mut groups = Vec::new();
    for kreis in context.dataset().of("municipality") {
        if is_kreis(kreis.text("groessenklasse")) {
            let belongs =
                |m: &&&Record| m.id == kreis.id || m.text("kreis") == Some(kreis.id.as_str());
            groups.push((record(kreis), kommunen.iter().filter(belongs).copied().collect()));
        }
    }
    let free = having(kommunen, "groessenklasse", "kreisfreie_stadt");
    groups.push((Cell::Word("kreisfrei".to_owned(), msg!("kreisfreie-staedte")), free));
    groups.retain(|(_, members): &(Cell, Vec<_>)| !members.is_empty());
    groups
}

/// A Kommune with several providers counts with each.
fn by_it_dienstleister(context: &ReportContext<'_>) -> Section {
    let all = context.scope.of("municipality");
    let served = |id: &str| {
        let is_served = |m: &&&Record| m.texts("it_dienstleister").contains(&id);
        all.iter().filter(is_served).copied().collect::<Vec<_>>()
    };
    let providers = context.dataset().of("organisation");
    let mut groups: Vec<_> = providers.map(|o| (record(o), served(&o.id))).collect();
    groups.retain(|(_, members)| !members.is_empty());
    let unknown = all.iter().filter(|m| m.texts("it_dienstleister").is_empty());
    groups.push((unstated(), unknown.copied().collect()));
    let head = msg!("column-provider");
    let name = ("it_dienstleister", msg!("participation-providers"), head);
    grouped(context, name, groups)
}

fn who_where(context: &ReportContext<'_>) -> Section {
    let involvement = context.scope.involvement();
    let kommunen = context.scope.of("municipality").iter();
    let rows = kommunen.flat_map(|kommune| {
        let own = involvement.roles(&kommune.id).iter();
        own.map(|(project, own)| vec![record(kommune), record(project), roles(own)])
    });
    let rows = rows.collect();
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("project", msg!("column-project")),
        Column::word("roles", msg!("column-roles")),
    ];
    section("municipalities", msg!("participation-municipalities"), 2, columns, rows)
        .map(maps::of_projects(context))
}

fn nowhere(context: &ReportContext<'_>) -> Section {
    let taking_part = participants(context.scope);
    let is_nowhere = |kommune: &&&Record| !taking_part.contains(kommune.id.as_str());
    let kommunen = context.scope.of("municipality").iter();
    let absent: Vec<_> = kommunen.filter(is_nowhere).copied().collect();
    let groups = kreise(context, &absent);
    let row = |(label, members): (Cell, Vec<&Record>)| {
        vec![label, Cell::count(members.len()), records(members.iter().copied())]
    };
    let mut rows: Vec<_> = groups.into_iter().map(row).collect();
    rows.push(vec![super::parts::total(), Cell::count(absent.len()), list(Vec::new())]);
    let columns = vec![
        Column::word("kreis", msg!("column-kreis")),
        Column::number("number", msg!("column-number")),
        Column::word("municipalities", msg!("column-municipalities")),
    ];
    section("nowhere", msg!("participation-nowhere"), 1, columns, rows).total()
}
