//! OZG031: a team without Kommunen of a Größenklasse that the Leistung concerns.

use crate::ozg::phase::{self, PHASES, standing};
use crate::ozg::representativeness::{REASON, TEAM, Verdict, verdict};
use messages::msg;
use record_lint::rule;
use record_lint::{Check, Rule, Survey};
use record_lint::{Code, Finding, Severity};
use records::dataset::Wanted;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::FieldPath;

/// An error from Umsetzung on, a warning before: then the team can still grow; a note where the
/// classes that the Leistung concerns are not known.
pub const RULE: Rule = rule!("OZG031" "not-representative", Error, Check::Dataset { needs, check });

fn needs(_: &Schemas, wanted: &mut Wanted) {
    let fields =
        TEAM.iter().chain(&phase::FIELDS).chain(&["groessenklassen", "leistungen", REASON]);
    fields.for_each(|field| wanted.add("project", field));
    wanted.add("leistung", "groessenklassen");
    wanted.add("municipality", "groessenklasse");
    wanted.add("municipality", "ags");
}

fn check(survey: &Survey<'_>, findings: &mut Vec<Finding>) {
    for project in survey.dataset.of("project") {
        let (severity, message) = match verdict(survey.dataset, project) {
            Verdict::Representative | Verdict::Justified => continue,
            Verdict::Unchecked => (Severity::Note, msg!("not-representative-unchecked")),
            Verdict::Missing(classes) => (
                severity(survey, project),
                msg!("not-representative", classes = classes.join(", ")),
            ),
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
