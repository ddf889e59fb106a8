//! `representativeness`: of which Größenklassen the teams are, what they lack, and who could join.

use anyhow::Result;

use super::parts::{list, record, records, section, total};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::participation::{ProjectRole, takes_part};
use crate::ozg::figures::projects::in_themenfeld;
use crate::ozg::representativeness::{TeamVerdict, class, team, verdict};
use crate::ozg::words;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "representativeness",
    title: || msg!("representativeness"),
    about: || msg!("representativeness-about"),
    subject: None,
    kinds: &["project", "municipality"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let classes = context.choices("municipality", "groessenklasse")?;
    Ok(vec![verdicts(context), teams(context, &classes), candidates(context)])
}

/// The word of a verdict, and the key it has for programs.
pub(super) fn verdict_cell(verdict: &TeamVerdict<'_>) -> Cell {
    let (key, said): (&str, Message) = match verdict {
        TeamVerdict::Representative => ("representative", msg!("verdict-representative")),
        TeamVerdict::Justified => ("justified", msg!("verdict-justified")),
        TeamVerdict::Missing(_) => ("missing", msg!("verdict-missing")),
        TeamVerdict::Unchecked => ("unchecked", msg!("verdict-unchecked")),
    };
    Cell::Word(key.to_owned(), said)
}

fn verdicts(context: &ReportContext<'_>) -> Section {
    let given: Vec<_> = context.projects().iter().map(|p| verdict(context.dataset(), p)).collect();
    let kinds = [
        TeamVerdict::Representative,
        TeamVerdict::Justified,
        TeamVerdict::Missing(Vec::new()),
        TeamVerdict::Unchecked,
    ];
    let row = |kind: &TeamVerdict<'_>| {
        let is_same =
            |v: &&TeamVerdict<'_>| std::mem::discriminant(*v) == std::mem::discriminant(kind);
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

fn teams(context: &ReportContext<'_>, classes: &[String]) -> Section {
    let row = |project: &&Record| {
        let team = team(context.dataset(), project);
        let in_class = |class: &String| team.get(class.as_str()).map_or(0, Vec::len);
        let members: usize = team.values().map(Vec::len).sum();
        let counts = classes.iter().map(|class| Cell::count(in_class(class)));
        let verdict = verdict_cell(&verdict(context.dataset(), project));
        let figures = counts.chain([Cell::count(members), verdict]);
        [record(project)].into_iter().chain(figures).collect::<Vec<_>>()
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(classes.iter().map(|class| Column::number(class, short(class))));
    columns.push(Column::number("municipalities", msg!("short-total")));
    columns.push(Column::word("verdict", msg!("column-verdict")));
    let rows: Vec<_> = context.projects().iter().map(row).collect();
    let without = rows.iter().filter(|row| row.get(classes.len() + 1) == Some(&Cell::count(0)));
    let empty = msg!("representativeness-no-kommune", count = without.count());
    section("teams", msg!("representativeness-teams"), 1, columns, rows)
        .heat()
        .note(msg!("representativeness-legend"))
        .note(empty)
}

fn short(class: &str) -> Message {
    match class {
        "staedteregion" => msg!("short-staedteregion"),
        "kreis" => msg!("short-kreis"),
        "kreisfreie_stadt" => msg!("short-kreisfreie"),
        "grosse_kreisangehoerige_stadt" => msg!("short-grosse"),
        "mittlere_kreisangehoerige_stadt" => msg!("short-mittlere"),
        "kreisangehoerige_stadt" => msg!("short-stadt"),
        "kreisangehoerige_gemeinde" => msg!("short-gemeinde"),
        other => msg!("short-other", text = other),
    }
}

/// A row a class that a team lacks, with Kommunen of it that are interested in the project, or take
/// part in another one of the Themenfeld.
fn candidates(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for project in context.projects() {
        let TeamVerdict::Missing(missing) = verdict(context.dataset(), project) else { continue };
        for wanted in missing {
            let is_wanted = |kommune: &&Record| class(kommune) == Some(wanted);
            let interested = ProjectRole::Interested.parties(project).into_iter();
            let interested = interested.filter_map(|id| context.dataset().get("municipality", id));
            let interested: Vec<_> = interested.filter(is_wanted).collect();
            let nearby: Vec<_> =
                of_themenfeld(context, project).into_iter().filter(is_wanted).collect();
            let classes = list(vec![words::cell(wanted)]);
            rows.push(vec![record(project), classes, records(interested), records(nearby)]);
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
fn of_themenfeld<'a>(context: &ReportContext<'a>, project: &Record) -> Vec<&'a Record> {
    let Some(themenfeld) = project.text("themenfeld") else { return Vec::new() };
    let others = in_themenfeld(context.projects(), themenfeld);
    let takes = |kommune: &&Record| {
        let is_other = |other: &&&Record| other.id != project.id;
        others.iter().filter(is_other).any(|other| takes_part(other, &kommune.id))
    };
    context.dataset().of("municipality").filter(takes).collect()
}
