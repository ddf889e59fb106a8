//! OZG030: a phase that was reached on a day still to come.

use crate::ozg::phase::{PHASES, date};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG030" "phase-in-future", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let Some(phases) = record.root.get("phasen").filter(|_| record.kind.name == "project") else {
        return;
    };
    for phase in PHASES {
        for key in ["erreicht", "erreicht_spaetestens"] {
            let reached = phases.get(phase).and_then(|node| date(node, key));
            if let Some(reached) = reached.filter(|date| context.settings.as_of.is_before(*date)) {
                let path = FieldPath::key("phasen").join(phase).join(key);
                let message = msg!("phase-in-future", phase = phase, date = reached);
                let location = Location::value(&record.file, path);
                let help = Some(msg!("phase-in-future-help"));
                findings.push(Finding::new(RULE.code, location, message).help(help));
            }
        }
    }
}
