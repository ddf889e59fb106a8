//! OZG037: a Reifegrad that its model does not have.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;
use yaml_tree::{Node, Value};

pub(super) const RULE: Rule = rule!("OZG037" "reifegrad-out-of-model", Error, Check::Record(check));

/// The models of the OZG-Reifegrad and their highest level; the lowest is 0.
const MODELS: [(&str, i64); 2] = [("1.1", 4), ("2.0", 7)];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let Some(reifegrad) = record.root.get("reifegrad") else { return };
    let model = reifegrad.get("modell").and_then(Node::as_str);
    let highest = MODELS.iter().find(|(name, _)| Some(*name) == model).map(|(_, highest)| *highest);
    let (Some(Value::Integer(level)), Some(highest)) =
        (reifegrad.get("stufe").map(|node| &node.value), highest)
    else {
        return;
    };
    if !(0..=highest).contains(level) {
        let path = FieldPath::key("reifegrad").join("stufe");
        let location = Location::value(&record.file, path);
        let message = msg!(
            "reifegrad-out-of-model",
            level = level.to_string(),
            model = model.unwrap_or_default(),
            highest = highest.to_string(),
        );
        findings.push(Finding::new(RULE.code, location, message));
    }
}
