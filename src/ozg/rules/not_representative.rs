//! OZG031: a team without Kommunen of a Größenklasse that the Leistung concerns.

use crate::ozg::phase::{self, PHASES, project_status};
use crate::ozg::representativeness::{REASON, TEAM, TeamVerdict, verdict};
use messages::msg;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use record_lint::{Finding, RuleCode, Severity};
use records::dataset::Projection;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::FieldPath;

/// An error from Umsetzung on, a warning before: then the team can still grow; a note where the
/// classes that the Leistung concerns are not known.
pub(super) const RULE: Rule =
    rule!("OZG031" "not-representative", Error, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    let fields =
        TEAM.iter().chain(&phase::FIELDS).chain(&["groessenklassen", "leistungen", REASON]);
    fields.for_each(|field| projection.add("project", field));
    projection.add("leistung", "groessenklassen");
    projection.add("municipality", "groessenklasse");
    projection.add("municipality", "ags");
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for project in context.dataset.of("project") {
        let (severity, message) = match verdict(context.dataset, project) {
            TeamVerdict::Representative | TeamVerdict::Justified => continue,
            TeamVerdict::Unchecked => (Severity::Note, msg!("not-representative-unchecked")),
            TeamVerdict::Missing(classes) => (
                severity(context, project),
                msg!("not-representative", classes = classes.join(", ")),
            ),
        };
        let place = TEAM.iter().find(|field| project.root.get(field).is_some());
        let location =
            Location::key(&project.file, FieldPath::key(place.copied().unwrap_or("titel")));
        let finding = Finding::new(RuleCode { severity, ..RULE.code }, location, message);
        let help = (severity != Severity::Note).then(|| msg!("not-representative-help"));
        findings.push(finding.help(help));
    }
}

fn severity(context: &DatasetContext<'_>, project: &Record) -> Severity {
    let phase = project_status(project, context.settings.as_of).map(|status| status.phase);
    let is_implemented = phase.is_some_and(|phase| PHASES[2..].contains(&phase));
    if is_implemented { Severity::Error } else { Severity::Warning }
}
