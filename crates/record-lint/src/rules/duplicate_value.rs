//! OZG013: two records of a kind with the same value in a unique field (`x-unique`).

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
        for (index, field) in record.kind.root.children().iter().enumerate() {
            if let Some(value) = record.text(&field.name).filter(|_| field.unique) {
                holders.entry((&record.kind.name, index, value)).or_default().push(record);
            }
        }
    }
    // A copied record shares all its unique values with its original: that is reported once.
    let mut shared: BTreeMap<Vec<&str>, Vec<DuplicateValue<'_>>> = BTreeMap::new();
    for ((_, index, value), records) in holders.into_iter().filter(|(_, r)| r.len() > 1) {
        let files = records.iter().map(|record| record.file.as_ref()).collect();
        let field = &records[0].kind.root.children()[index].name;
        shared.entry(files).or_default().push(DuplicateValue { field, value, records });
    }
    for shared in shared.into_values() {
        add(&shared, findings);
    }
}

/// A value of a field that several records share.
struct DuplicateValue<'s> {
    field: &'s str,
    value: &'s str,
    records: Vec<&'s Record>,
}

/// A finding for each record that has the values, all with the same cause: it is also reported for one of the files
/// alone.
fn add(shared: &[DuplicateValue<'_>], findings: &mut Vec<Finding>) {
    let Some((first, others)) = shared.split_first() else { return };
    let DuplicateValue { field, value, records } = first;
    let [original, copy, ..] = records.as_slice() else { return };
    let at = |record: &Record| Location::value(&record.file, FieldPath::key(field));
    let cause = format!("{}/{field}/{value}", original.kind.name);
    let others: Vec<_> = others.iter().map(|other| format!("`{}`", other.field)).collect();
    for record in records {
        let other = if record.file == original.file { copy } else { original };
        let message =
            msg!("duplicate-value", field = *field, value = *value, count = records.len());
        let finding = Finding::new(RULE.code, at(record), message)
            .related(at(other), msg!("finding-also-here"))
            .help(Some(msg!("duplicate-value-help")))
            .cause(cause.clone());
        findings.push(if others.is_empty() {
            finding
        } else {
            finding.note(msg!("duplicate-value-others", fields = others.join(", ")))
        });
    }
}
