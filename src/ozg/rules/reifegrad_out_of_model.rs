//! OZG037: a Reifegrad outside the range of its model.

use crate::ozg::domain::{OnlineService, RecordView, Reifegrad};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG037" "reifegrad-out-of-model", Error, Check::Record(check));

/// The models of the OZG-Reifegrad and their highest level; the lowest is 0.
const MODELS: [(&str, i64); 2] = [("1.1", 4), ("2.0", 7)];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(service) = OnlineService::of(context.record) else { return };
    let Some(reifegrad) = service.reifegrad() else { return };
    let model = reifegrad.modell();
    let highest = MODELS.iter().find(|(name, _)| Some(*name) == model).map(|(_, highest)| *highest);
    let (Some(level), Some(highest)) = (reifegrad.stufe(), highest) else { return };
    if !(0..=highest).contains(&level) {
        let path = OnlineService::REIFEGRAD.path().join(Reifegrad::STUFE.name);
        let location = Location::value(&service.file, path);
        let message = msg!(
            "reifegrad-out-of-model",
            level = level.to_string(),
            model = model.unwrap_or_default(),
            highest = highest.to_string(),
        );
        findings.push(Finding::new(RULE.code, location, message));
    }
}
