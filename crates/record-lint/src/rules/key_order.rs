//! OZG019: fields in another order than in the schema.

use crate::finding::{Edit, Finding};
use crate::{Check, RecordContext, Rule};
use messages::msg;
use records::location::Location;
use records::schema::{Field, walk};
use yaml_tree::FieldPath;
use yaml_tree::Mapping;

pub(super) const RULE: Rule = core_rule!("OZG019" "key-order", Note, Check::Record(check));

/// One finding per record: `ozg fmt` fixes them all at once.
fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let mut first: Option<(FieldPath, String, String)> = None;
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        if first.is_some() {
            return;
        }
        let out_of_order = node.as_mapping().and_then(|mapping| out_of_order(field, mapping));
        if let Some((key, other)) = out_of_order {
            first = Some((trail.path().join(key), key.to_owned(), other.to_owned()));
        }
    });
    if let Some((path, key, other)) = first {
        let location = Location::key(&record.file, path);
        let finding = Finding::new(RULE.code, location, msg!("key-order", key = key));
        let finding = finding.label(msg!("key-order-before", other = other));
        let finding = finding.help(Some(msg!("key-order-help")));
        findings.push(finding.safe_fix(Some(Edit::Order)));
    }
}

/// The first key that comes too late, and the one it belongs before.
fn out_of_order<'m>(field: &Field, mapping: &'m Mapping) -> Option<(&'m str, &'m str)> {
    let fields = field.children();
    let mut passed: Vec<(usize, &str)> = Vec::new();
    for entry in &mapping.entries {
        let from = passed.last().map_or(0, |(index, _)| index + 1);
        let ahead = fields.iter().skip(from).position(|field| field.name == entry.key);
        if let Some(ahead) = ahead {
            passed.push((from + ahead, &entry.key));
        } else if let Some(index) = fields.iter().position(|field| field.name == entry.key) {
            let other = passed.iter().find(|(other, _)| *other > index);
            return other.map(|(_, other)| (entry.key.as_str(), *other));
        }
    }
    None
}
