//! OZG015: an id of two kinds which one reference may both mean.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::{Check, DatasetContext, Rule};
use messages::msg;
use records::dataset::Projection;
use records::location::Location;
use records::schema::{Field, Schemas};

pub(super) const RULE: Rule =
    core_rule!("OZG015" "ambiguous-id", Error, Check::Dataset { needs, check });

fn needs(_: &Schemas, _: &mut Projection) {}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let mut groups = BTreeSet::new();
    for kind in context.source.schemas.kinds() {
        collect(&kind.root, &mut groups);
    }
    let records = &context.source.layout.records;
    for record in records {
        let other = groups
            .iter()
            .filter(|group| group.contains(&record.kind.name))
            .flatten()
            .find(|kind| **kind < record.kind.name && context.ids.has(kind, &record.id));
        let Some(other) = other else { continue };
        let message =
            msg!("ambiguous-id", id = &record.id, kind = &record.kind.name, other = other);
        let finding = Finding::new(RULE.code, Location::file(&record.file.path), message)
            .help(Some(msg!("ambiguous-id-help")));
        findings.push(finding);
    }
}

/// The groups of kinds that one reference may mean.
fn collect(field: &Field, groups: &mut BTreeSet<Vec<String>>) {
    let field = field.item();
    if field.reference.len() > 1 {
        groups.insert(field.reference.clone());
    }
    field.children().iter().for_each(|child| collect(child, groups));
}
