//! `representativeness`: the Größenklassen in the teams, those that they lack, and who could join.

use anyhow::Result;

use super::parts::{list, number_or_dash, record, records, section, total};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Enumeration, Groessenklasse, Leistung, Municipality, OnlineService, Organisation, Project,
    RecordView,
};
use crate::ozg::figures::participation::{ProjectRole, takes_part};
use crate::ozg::figures::projects::in_themenfeld;
use crate::ozg::representativeness::{LackingBasis, TeamVerdict, as_kreis, class, team, verdict};
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "representativeness",
    title: || msg!("representativeness"),
    about: || msg!("representativeness-about"),
    subjects: &[],
    kinds: &[Project::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let sections = [verdicts(context), teams(context), candidates(context)];
    let drawn_on = [Leistung::KIND, Organisation::KIND, OnlineService::KIND];
    Ok(sections.into_iter().map(|section| section.draws_on(&drawn_on)).collect())
}

/// The display name of a verdict, and its key in machine-readable formats.
pub(super) fn verdict_cell(verdict: &TeamVerdict) -> Cell {
    let (key, word): (&str, Message) = match verdict {
        TeamVerdict::Representative => ("representative", msg!("verdict-representative")),
        TeamVerdict::Justified => ("justified", msg!("verdict-justified")),
        TeamVerdict::Missing(_) => ("missing", msg!("verdict-missing")),
        TeamVerdict::Unchecked(LackingBasis::Kommune) => {
            ("unchecked_no_kommune", msg!("verdict-unchecked-kommune"))
        }
        TeamVerdict::Unchecked(LackingBasis::Traeger) => {
            ("unchecked_no_traeger", msg!("verdict-unchecked-traeger"))
        }
        TeamVerdict::Unchecked(LackingBasis::Both) => ("unchecked", msg!("verdict-unchecked-both")),
    };
    Cell::Word(key.to_owned(), word)
}

fn verdicts(context: &ReportContext<'_>) -> Section {
    let given: Vec<_> =
        context.projects().map(|p| verdict(context.dataset(), &context.scope.parties, p)).collect();
    let kinds = [
        TeamVerdict::Representative,
        TeamVerdict::Justified,
        TeamVerdict::Missing(Vec::new()),
        TeamVerdict::Unchecked(LackingBasis::Kommune),
        TeamVerdict::Unchecked(LackingBasis::Traeger),
        TeamVerdict::Unchecked(LackingBasis::Both),
    ];
    let row = |kind: &TeamVerdict| {
        let is_same = |v: &&TeamVerdict| verdict_cell(v) == verdict_cell(kind);
        vec![verdict_cell(kind), Cell::count(given.iter().filter(is_same).count())]
    };
    let mut rows: Vec<_> = kinds.iter().map(row).collect();
    rows.push(vec![total(), Cell::count(given.len())]);
    let columns = vec![
        Column::word("verdict", msg!("column-verdict")),
        Column::number("projects", msg!("column-projects")),
    ];
    let title = msg!("representativeness-verdicts");
    section("verdicts", title, 1, columns, rows).total().bars("projects")
}

fn teams(context: &ReportContext<'_>) -> Section {
    let classes = Groessenklasse::ALL;
    let row = |project| {
        let team = team(context.dataset(), &context.scope.parties, project);
        let in_class = |class: &Groessenklasse| team.get(class).map_or(0, Vec::len);
        let members: usize = team.values().map(Vec::len).sum();
        let counts = classes.iter().map(|class| number_or_dash(in_class(class)));
        let verdict = verdict_cell(&verdict(context.dataset(), &context.scope.parties, project));
        let figures = counts.chain([number_or_dash(members), verdict]);
        [record(&project)].into_iter().chain(figures).collect::<Vec<_>>()
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(classes.iter().map(|&class| Column::number(class.name(), short(class))));
    columns.push(Column::number("municipalities", msg!("short-total")));
    columns.push(Column::word("verdict", msg!("column-verdict")));
    let rows: Vec<_> = context.projects().map(row).collect();
    let without = rows.iter().filter(|row| row.get(classes.len() + 1) == Some(&number_or_dash(0)));
    let empty = msg!("representativeness-no-kommune", count = without.count());
    section("teams", msg!("representativeness-teams"), 1, columns, rows)
        .heat()
        .note(msg!("dash-legend"))
        .note(msg!("representativeness-legend"))
        .note(empty)
}

/// A title of a few letters, since eight columns have to fit next to a name.
fn short(class: Groessenklasse) -> Message {
    match class {
        Groessenklasse::Staedteregion => msg!("short-staedteregion"),
        Groessenklasse::Kreis => msg!("short-kreis"),
        Groessenklasse::KreisfreieStadt => msg!("short-kreisfreie"),
        Groessenklasse::GrosseKreisangehoerigeStadt => msg!("short-grosse"),
        Groessenklasse::MittlereKreisangehoerigeStadt => msg!("short-mittlere"),
        Groessenklasse::KreisangehoerigeStadt => msg!("short-stadt"),
        Groessenklasse::KreisangehoerigeGemeinde => msg!("short-gemeinde"),
    }
}

/// One row per class that a team lacks, with Kommunen of the class that are interested in the project, or take part in
/// another one of the Themenfeld.
fn candidates(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for project in context.projects() {
        let TeamVerdict::Missing(missing) =
            verdict(context.dataset(), &context.scope.parties, project)
        else {
            continue;
        };
        for lacking in missing {
            let is_candidate =
                |kommune: &Municipality<'_>| class(*kommune).map(as_kreis) == Some(lacking);
            let interested = context.scope.parties.of(project, ProjectRole::Interested).into_iter();
            let interested = interested.filter_map(|id| Municipality::get(context.dataset(), id));
            let interested: Vec<_> = interested.filter(is_candidate).collect();
            let nearby: Vec<_> =
                of_themenfeld(context, project).into_iter().filter(is_candidate).collect();
            let classes = list(vec![context.word(lacking)]);
            rows.push(vec![record(&project), classes, records(interested), records(nearby)]);
        }
    }
    let columns = vec![
        Column::word("project", msg!("column-project")),
        Column::word("class", msg!("column-missing-class")),
        Column::word("interested", msg!("role-interested")),
        Column::word("themenfeld", msg!("column-from-themenfeld")),
    ];
    section("candidates", msg!("representativeness-candidates"), 2, columns, rows)
}

/// Kommunen that take part in another project of the same Themenfeld.
fn of_themenfeld<'a>(context: &ReportContext<'a>, project: Project<'_>) -> Vec<Municipality<'a>> {
    let Some(themenfeld) = project.themenfeld() else { return Vec::new() };
    let others = in_themenfeld(context.projects(), themenfeld);
    let others = others.filter(|other| other.id != project.id);
    let takes = |kommune: &Municipality<'_>| {
        others.clone().any(|other| takes_part(context.scope, other, &kommune.id))
    };
    context.scope.all().filter(takes).collect()
}
