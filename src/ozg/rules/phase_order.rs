//! OZG023: a phase that was reached before an earlier one, or planned before it.

use crate::date::PartialDate;
use crate::finding::{Code, Finding};
use crate::lint::{Check, Inspection, Rule};
use crate::location::{FieldPath, Location};
use crate::msg;
use crate::ozg::phase::{PHASES, date};
use crate::yaml::Node;

pub const RULE: Rule =
    Rule { code: Code::error("OZG023", "phase-order"), check: Check::Record(check) };

/// Dates that must not lie before one another. `erreicht_spaetestens` only bounds a beginning from
/// above, so it can contradict an earlier phase, but not a later one.
const PAIRS: [(&str, &[&str]); 2] =
    [("erreicht", &["erreicht", "erreicht_spaetestens"]), ("geplant", &["geplant"])];

/// A date and where it stands.
struct Dated {
    phase: &'static str,
    key: &'static str,
    date: PartialDate,
}

impl Dated {
    fn location(&self, file: &std::sync::Arc<str>) -> Location {
        Location::value(file, FieldPath::key("phasen").join(self.phase).join(self.key))
    }
}

fn check(inspection: &Inspection<'_>, findings: &mut Vec<Finding>) {
    let record = inspection.record;
    let Some(phases) = record.root.get("phasen").filter(|_| record.kind.name == "project") else {
        return;
    };
    for (early_key, late_keys) in PAIRS {
        let mut latest: Option<Dated> = None;
        for phase in PHASES {
            let Some(node) = phases.get(phase) else { continue };
            for late in late_keys.iter().filter_map(|key| dated(node, phase, key)) {
                if let Some(early) = latest.as_ref().filter(|early| late.date.is_before(early.date))
                {
                    findings.push(finding(&record.file, early, &late));
                }
            }
            let here = dated(node, phase, early_key);
            latest = match (latest, here) {
                (Some(before), Some(here)) if here.date < before.date => Some(before),
                (before, here) => here.or(before),
            };
        }
    }
}

fn dated(node: &Node, phase: &'static str, key: &'static str) -> Option<Dated> {
    Some(Dated { phase, key, date: date(node, key)? })
}

fn finding(file: &std::sync::Arc<str>, early: &Dated, late: &Dated) -> Finding {
    let message = msg!(
        "phase-order",
        late = late.phase,
        late_date = late.date.to_string(),
        early = early.phase,
        early_date = early.date.to_string(),
    );
    Finding::new(RULE.code, late.location(file), message)
        .related(early.location(file), msg!("phase-order-early"))
}
