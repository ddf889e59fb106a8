//! OZG014: two entries of a list with the same identity (`x-identity`).

use std::collections::BTreeMap;

use crate::finding::{Edit, Finding};
use crate::{Check, RecordContext, Rule, VisitedValue};
use messages::msg;
use records::location::Location;
use records::schema::{Shape, identity};

pub(super) const RULE: Rule = core_rule!("OZG014" "duplicate-entry", Error, Check::Value(check));

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, field, node } = *value;
    let record = context.record;
    let Shape::List(_, keys) = &field.shape else { return };
    if node.items().len() < 2 {
        return;
    }
    let mut seen = BTreeMap::new();
    for (index, item) in node.items().iter().enumerate() {
        let Some(identity) = identity(keys, item) else { continue };
        let at = |index| Location::value(&record.file, trail.path().at(index));
        if let Some(&first) = seen.get(&identity) {
            let message = msg!("duplicate-entry", entry = &*identity, field = &field.name);
            let is_same = node.items().get(first) == Some(item);
            findings.push(
                Finding::new(RULE.code, at(index), message)
                    .related(at(first), msg!("duplicate-entry-first"))
                    .help(Some(if is_same {
                        msg!("duplicate-entry-help")
                    } else {
                        msg!("duplicate-entry-merge-help")
                    }))
                    .unsafe_fix(is_same.then_some(Edit::RemoveEntry)),
            );
        } else {
            seen.insert(identity, index);
        }
    }
}
