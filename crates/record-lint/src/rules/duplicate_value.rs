//! OZG013: two records of a kind that share a value which must be theirs alone (`x-unique`).

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::{Check, DatasetContext, Rule};
use messages::msg;
use records::dataset::Projection;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule =
    core_rule!("OZG013" "duplicate-value", Error, Check::Dataset { needs, check });

/// Only fields at the top of a record can be unique.
fn needs(schemas: &Schemas, projection: &mut Projection) {
    for kind in schemas.kinds() {
        for field in kind.root.children().iter().filter(|field| field.unique) {
            projection.add(&kind.name, &field.name);
        }
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let mut holders: BTreeMap<(&str, usize, &str), Vec<&Record>> = BTreeMap::new();
    for record in &context.dataset.records {
        for (place, field) in record.kind.root.children().iter().enumerate() {
            if let Some(value) = record.text(&field.name).filter(|_| field.unique) {
                holders.entry((&record.kind.name, place, value)).or_default().push(record);
            }
        }
    }
    // A copied record shares all its unique values with its original: that is one fault.
    let mut shared: BTreeMap<Vec<&str>, Vec<DuplicateValue<'_>>> = BTreeMap::new();
    for ((_, place, value), records) in holders.into_iter().filter(|(_, r)| r.len() > 1) {
        let files = records.iter().map(|record| record.file.as_ref()).collect();
        let field = &records[0].kind.root.children()[place].name;
        shared.entry(files).or_default().push(DuplicateValue { field, value, records });
    }
    findings.extend(shared.into_values().filter_map(|shared| finding(&shared)));
}

/// A value of a field that several records have.
struct DuplicateValue<'s> {
    field: &'s str,
    value: &'s str,
    records: Vec<&'s Record>,
}

fn finding(shared: &[DuplicateValue<'_>]) -> Option<Finding> {
    let (first, others) = shared.split_first()?;
    let [original, copy, more @ ..] = first.records.as_slice() else { return None };
    let at = |record: &Record| Location::value(&record.file, FieldPath::key(first.field));
    let count = first.records.len();
    let message = msg!("duplicate-value", field = first.field, value = first.value, count = count);
    let finding = Finding::new(RULE.code, at(copy), message)
        .related(at(original), msg!("finding-also-here"))
        .help(Some(msg!("duplicate-value-help")));
    let also =
        |finding: Finding, record: &&Record| finding.related(at(record), msg!("finding-also-here"));
    let finding = more.iter().fold(finding, also);
    let fields: Vec<_> = others.iter().map(|other| format!("`{}`", other.field)).collect();
    Some(if fields.is_empty() {
        finding
    } else {
        finding.note(msg!("duplicate-value-others", fields = fields.join(", ")))
    })
}
