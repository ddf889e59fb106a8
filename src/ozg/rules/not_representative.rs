//! OZG031: a team without Kommunen of a Größenklasse that the Leistung concerns.

use std::collections::BTreeSet;

use super::AACHEN;
use crate::dataset::{Dataset, Wanted};
use crate::finding::{Code, Finding, Severity};
use crate::lint::{Check, Rule, Survey};
use crate::location::{FieldPath, Location};
use crate::msg;
use crate::ozg::figures::leistungen_of;
use crate::ozg::phase::{self, PHASES, standing};
use crate::record::Record;
use crate::rule;
use crate::schema::Schemas;

/// An error from Umsetzung on, a warning before: then the team can still grow; a note where the
/// classes that the Leistung concerns are not known.
pub const RULE: Rule = rule!("OZG031" "not-representative", Error, Check::Dataset { needs, check });

/// Who works on a project.
const TEAM: [&str; 3] = ["projektleitung", "kernteam", "pilotkommunen"];

/// The reason that a team gives for being as it is.
const REASON: &str = "repraesentativ_begruendung";

fn needs(_: &Schemas, wanted: &mut Wanted) {
    let fields =
        TEAM.iter().chain(&phase::FIELDS).chain(&["groessenklassen", "leistungen", REASON]);
    fields.for_each(|field| wanted.add("project", field));
    wanted.add("leistung", "groessenklassen");
    wanted.add("municipality", "groessenklasse");
    wanted.add("municipality", "ags");
}

fn check(survey: &Survey<'_>, findings: &mut Vec<Finding>) {
    for project in survey.dataset.of("project").filter(|p| p.root.get(REASON).is_none()) {
        let team = team_classes(survey.dataset, project);
        let wanted = wanted_classes(survey.dataset, project);
        let missing: Vec<_> = wanted.difference(&team).copied().collect();
        let (severity, message) = if wanted.is_empty() {
            (Severity::Note, msg!("not-representative-unchecked"))
        } else if !missing.is_empty() {
            (severity(survey, project), msg!("not-representative", classes = missing.join(", ")))
        } else {
            continue;
        };
        let place = TEAM.iter().find(|field| project.root.get(field).is_some());
        let location =
            Location::key(&project.file, FieldPath::key(place.copied().unwrap_or("titel")));
        let finding = Finding::new(Code { severity, ..RULE.code }, location, message);
        let help = (severity != Severity::Note).then(|| msg!("not-representative-help"));
        findings.push(finding.help(help));
    }
}

fn severity(survey: &Survey<'_>, project: &Record) -> Severity {
    let phase = standing(project, survey.settings.clock).map(|standing| standing.phase);
    let is_implemented = phase.is_some_and(|phase| PHASES[2..].contains(&phase));
    if is_implemented { Severity::Error } else { Severity::Warning }
}

/// The classes the project names, else those of its Leistungen; none where none is known.
fn wanted_classes<'d>(dataset: &'d Dataset, project: &'d Record) -> BTreeSet<&'d str> {
    let own: BTreeSet<_> = project.texts("groessenklassen").into_iter().collect();
    if !own.is_empty() {
        return own;
    }
    leistungen_of(dataset, project).flat_map(|leistung| leistung.texts("groessenklassen")).collect()
}

fn team_classes<'d>(dataset: &'d Dataset, project: &Record) -> BTreeSet<&'d str> {
    let parties = TEAM.iter().flat_map(|field| project.texts(field));
    let kommunen = parties.filter_map(|id| dataset.get("municipality", id));
    let class = |kommune: &'d Record| match kommune.text("ags") {
        Some(AACHEN) => Some("kreisfreie_stadt"),
        _ => kommune.text("groessenklasse"),
    };
    kommunen.filter_map(class).collect()
}
