//! OZG040: a party in two roles of a project that exclude each other.

use crate::ozg::domain::{FieldKey, Project, RecordView, Texts};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG040" "party-twice", Warning, Check::Record(check));

/// The roles, strongest first: the lead is part of the team, and the team is interested.
const ROLES: [FieldKey<Texts>; 3] =
    [Project::PROJEKTLEITUNG, Project::KERNTEAM, Project::INTERESSIERT];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(project) = Project::of(context.record) else { return };
    for (rank, role) in ROLES.iter().enumerate().skip(1) {
        for (index, party) in role.indexed(&project.root) {
            let stronger = ROLES[..rank].iter().find_map(|role| {
                let mut others = role.indexed(&project.root);
                others.find(|(_, other)| *other == party).map(|(place, _)| (role.name, place))
            });
            let Some((stronger, place)) = stronger else { continue };
            let at =
                |role: &str, index| Location::value(&project.file, FieldPath::key(role).at(index));
            let message = msg!("party-twice", party = party, role = role.name, other = stronger);
            findings.push(
                Finding::new(RULE.code, at(role.name, index), message)
                    .related(at(stronger, place), msg!("duplicate-entry-first"))
                    .help(Some(msg!("party-twice-help", role = role.name))),
            );
        }
    }
}
