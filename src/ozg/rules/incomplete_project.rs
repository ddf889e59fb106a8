//! OZG043: a project of which no source says who leads it, who works on it or what it covers.

use crate::ozg::phase::{ENDED, ON_HOLD, project_status};
use messages::Message;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG043" "incomplete-project", Warning, Check::Record(check));

/// Portals and components serve many Leistungen and are for none in particular.
const WITHOUT_LEISTUNG: &str = "portal_basiskomponente";

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    if record.kind.name != "project" {
        return;
    }
    let phase = project_status(record, context.settings.as_of).map(|status| status.phase);
    let is_idle = phase.is_some_and(|phase| phase == ENDED || phase == ON_HOLD);
    let is_worked_on = phase.is_some_and(|phase| phase != "vorbereitung") && !is_idle;
    let lacks = |field: &str| record.root.get(field).is_none();
    let mut missing: Vec<Message> = Vec::new();
    if lacks("projektleitung") {
        missing.push(msg!("incomplete-project-lead"));
    }
    if lacks("kernteam") && lacks("weitere_akteure") && !is_idle {
        missing.push(msg!("incomplete-project-team"));
    }
    if is_worked_on && lacks("leistungen") && record.text("art") != Some(WITHOUT_LEISTUNG) {
        missing.push(msg!("incomplete-project-leistung"));
    }
    if missing.is_empty() {
        return;
    }
    let location = Location::key(&record.file, FieldPath::key("titel"));
    let finding = Finding::new(RULE.code, location, msg!("incomplete-project"));
    let finding = missing.into_iter().fold(finding, Finding::note);
    findings.push(finding.help(Some(msg!("incomplete-project-help"))));
}
