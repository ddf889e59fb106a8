//! OZG015: an id of two kinds that one reference may both refer to.

use crate::finding::Finding;
use crate::{Check, DatasetContext, Rule};
use messages::msg;
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    core_rule!("OZG015" "ambiguous-id", Error, Check::Dataset { needs, check });

fn needs(_: &Schemas, _: &mut Projection) {}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let groups = context.source.schemas.reference_groups();
    let records = &context.source.layout.records;
    for record in records {
        let other = groups
            .iter()
            .filter(|group| group.contains(&record.kind.name))
            .flatten()
            .find(|kind| **kind != record.kind.name && context.ids.has(kind, record.id()));
        let Some(other) = other.and_then(|other| context.source.schemas.kind(other)) else {
            continue;
        };
        let message = msg!(
            "ambiguous-id",
            id = record.id(),
            kind = &record.kind.title,
            other = &other.title,
        );
        let place = Location::file(&other.path(record.id()).into());
        let finding = Finding::new(RULE.code, Location::file(&record.file.path), message)
            .related(place, msg!("finding-also-here"))
            .help(Some(msg!("ambiguous-id-help")))
            .cause(record.id().to_owned());
        findings.push(finding);
    }
}
