//! OZG032: a Pilotkommune that takes part in a project without being of its team.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG032" "pilot-not-in-team", Warning, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    if record.kind.name != "project" {
        return;
    }
    let team = [record.texts("projektleitung"), record.texts("kernteam")].concat();
    let pilots = record.texts("pilotkommunen");
    let outside: Vec<_> = pilots.into_iter().filter(|pilot| !team.contains(pilot)).collect();
    if !outside.is_empty() {
        let location = Location::key(&record.file, FieldPath::key("pilotkommunen"));
        let message = msg!("pilot-not-in-team", kommunen = outside.join(", "));
        let help = Some(msg!("pilot-not-in-team-help"));
        findings.push(Finding::new(RULE.code, location, message).help(help));
    }
}
