//! OZG032: a Pilotkommune that takes part in a project without being in its team.

use crate::ozg::domain::{Project, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, RequiredField, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule =
    rule!("OZG032" "pilot-not-in-team", Warning, Check::Record(check), requires = REQUIRED);

const REQUIRED: &[RequiredField] = &[(Project::KIND, &[Project::KERNTEAM.name])];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(project) = Project::of(context.record) else { return };
    let team = [project.projektleitung(), project.kernteam()].concat();
    let pilots = project.pilotkommunen();
    let outside: Vec<_> = pilots.into_iter().filter(|pilot| !team.contains(pilot)).collect();
    let is_known = |path: FieldPath| context.is_whole(&path);
    let is_team_known =
        is_known(Project::PROJEKTLEITUNG.path()) && is_known(Project::KERNTEAM.path());
    if is_team_known && !outside.is_empty() {
        let location = Location::key(&project.file, Project::PILOTKOMMUNEN.path());
        let message = msg!("pilot-not-in-team", kommunen = outside.join(", "));
        let help = Some(msg!("pilot-not-in-team-help"));
        findings.push(Finding::new(RULE.code, location, message).help(help));
    }
}
