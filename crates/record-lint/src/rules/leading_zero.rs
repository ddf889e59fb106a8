//! OZG016: a number written with a leading zero, which other programs read as another number.

use crate::finding::Finding;
use crate::{Check, RecordContext, Rule, VisitedValue};
use messages::msg;
use records::location::Location;
use yaml_tree::Value;

pub(super) const RULE: Rule = core_rule!("OZG016" "leading-zero", Error, Check::Value(check));

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, node, .. } = *value;
    let record = context.record;
    if !matches!(node.value, Value::Integer(_) | Value::Float(_)) {
        return;
    }
    let written = context.source.get(node.span.range()).unwrap_or_default();
    let digits = written.trim_start_matches(['-', '+']);
    if digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        let location = Location::value(&record.file, trail.path());
        let is_other_base = digits.contains(char::is_alphabetic);
        let help =
            if is_other_base { msg!("leading-zero-base-help") } else { msg!("leading-zero-help") };
        let message = msg!("leading-zero", written = written);
        findings.push(Finding::new(RULE.code, location, message).help(Some(help)));
    }
}
