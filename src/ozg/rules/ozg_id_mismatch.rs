//! OZG020: a Leistung whose file name does not begin with its OZG-ID.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG020" "ozg-id-mismatch", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let Some(ozg_id) = record.text("ozg_id").filter(|_| record.kind.name == "leistung") else {
        return;
    };
    let fits =
        record.id.strip_prefix(ozg_id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if !fits {
        let location = Location::value(&record.file, FieldPath::key("ozg_id"));
        let message = msg!("ozg-id-mismatch", id = &record.id, ozg_id = ozg_id);
        findings.push(
            Finding::new(RULE.code, location, message).help(Some(msg!("ozg-id-mismatch-help"))),
        );
    }
}
