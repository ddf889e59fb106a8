//! OZG013: two records of a kind that share a value which must be theirs alone (`x-unique`).

use std::collections::HashMap;

use crate::dataset::Wanted;
use crate::finding::{Code, Finding};
use crate::lint::{Check, Rule, Survey};
use crate::location::{FieldPath, Location};
use crate::msg;
use crate::record::Record;
use crate::schema::Schemas;

pub const RULE: Rule =
    Rule { code: Code::error("OZG013", "duplicate-value"), check: Check::Dataset { needs, check } };

/// Only fields at the top of a record can be unique.
fn needs(schemas: &Schemas, wanted: &mut Wanted) {
    for kind in schemas.kinds() {
        for field in kind.root.children().iter().filter(|field| field.unique) {
            wanted.add(&kind.name, &field.name);
        }
    }
}

fn check(survey: &Survey<'_>, findings: &mut Vec<Finding>) {
    let mut holders: HashMap<(&str, &str, &str), Vec<&Record>> = HashMap::new();
    for record in &survey.dataset.records {
        for field in record.kind.root.children().iter().filter(|field| field.unique) {
            if let Some(value) = record.text(&field.name) {
                let key = (record.kind.name.as_str(), field.name.as_str(), value);
                holders.entry(key).or_default().push(record);
            }
        }
    }
    let shared = holders.into_iter().filter(|(_, records)| records.len() > 1);
    findings.extend(shared.map(|((_, field, value), records)| finding(field, value, &records)));
}

fn finding(field: &str, value: &str, records: &[&Record]) -> Finding {
    let at = |record: &Record| Location::value(&record.file, FieldPath::key(field));
    let message = msg!("duplicate-value", field = field, value = value, count = records.len());
    let first = Finding::new(RULE.code, at(records[1]), message)
        .related(at(records[0]), msg!("duplicate-value-first"));
    records[2..]
        .iter()
        .fold(first, |finding, record| finding.related(at(record), msg!("finding-also-here")))
}
