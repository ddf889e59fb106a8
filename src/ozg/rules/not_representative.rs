//! OZG031: a team without Kommunen of a Größenklasse that the Leistung concerns.

use crate::ozg::domain::{Leistung, Municipality, Organisation, Project, RecordView, Vollzug};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::parties::ProjectParties;
use crate::ozg::representativeness::{LackingBasis, TEAM, TeamVerdict, verdict};
use messages::{Message, msg};
use record_lint::rule;
use record_lint::{Check, DatasetContext, RequiredField, Rule};
use record_lint::{Finding, RuleCode, Severity};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;
use yaml_tree::FieldPath;

/// Reported as a note where the team cannot be checked.
pub(super) const RULE: Rule = rule!(
    "OZG031" "not-representative", Warning, Check::Dataset { needs, check }, requires = REQUIRED
);

const REQUIRED: &[RequiredField] = &[
    (Project::KIND, &[Project::PROJEKTLEITUNG.name]),
    (Project::KIND, &[Project::KERNTEAM.name]),
    (Project::KIND, &[Project::GROESSENKLASSEN.name]),
    (Project::KIND, &[Project::REPRAESENTATIV_BEGRUENDUNG.name]),
    (Municipality::KIND, &[Municipality::GROESSENKLASSE.name]),
];

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &TEAM.map(ProjectRole::field));
    let of_project = [
        Project::GROESSENKLASSEN.name,
        Project::LEISTUNGEN.name,
        Project::REPRAESENTATIV_BEGRUENDUNG.name,
    ];
    Project::add_to(projection, &of_project);
    Organisation::add_to(projection, &[Organisation::KOMMUNE.name]);
    Leistung::add_to(projection, &[Leistung::GROESSENKLASSEN.name]);
    projection.add_path(Leistung::KIND, &[Leistung::VOLLZUG.name, Vollzug::TRAEGER.name]);
    Municipality::add_to(projection, &[Municipality::GROESSENKLASSE.name, Municipality::AGS.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let day = AnswerDay::of_state(context.settings.as_of);
    let parties = ProjectParties::new(context.dataset, day);
    for project in Project::all(context.dataset) {
        let (severity, message) = match verdict(context.dataset, &parties, project) {
            TeamVerdict::Representative | TeamVerdict::Justified => continue,
            TeamVerdict::Unchecked(lacking) => (Severity::Note, unchecked(lacking)),
            TeamVerdict::Missing(classes) => (
                RULE.code.severity,
                msg!(
                    "not-representative",
                    classes =
                        classes.iter().map(|class| class.name()).collect::<Vec<_>>().join(", ")
                ),
            ),
        };
        let fields = TEAM.iter().map(|role| role.field());
        let place = fields.clone().find(|field| project.root.get(field).is_some());
        let place = FieldPath::key(place.unwrap_or(Project::TITEL.name));
        let location = Location::key(&project.file, place);
        let finding = Finding::new(RuleCode { severity, ..RULE.code }, location, message);
        let help = (severity != Severity::Note).then(|| msg!("not-representative-help"));
        findings.push(finding.help(help));
    }
}

fn unchecked(lacking: LackingBasis) -> Message {
    match lacking {
        LackingBasis::Kommune => msg!("not-representative-no-kommune"),
        LackingBasis::Traeger => msg!("not-representative-no-traeger"),
        LackingBasis::Both => msg!("not-representative-unchecked"),
    }
}
