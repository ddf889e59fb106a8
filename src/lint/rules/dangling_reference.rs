//! OZG012: an id that no record has.

use crate::finding::Finding;
use crate::lint::{Check, Inspection, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;
use crate::schema::{Field, Trail, walk};
use crate::suggest;

pub const RULE: Rule = rule!("OZG012" "dangling-reference", Error, Check::Record(check));

fn check(inspection: &Inspection<'_>, findings: &mut Vec<Finding>) {
    let record = inspection.record;
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(id) = node.as_str().filter(|_| !field.reference.is_empty()) else { return };
        let ids = inspection.ids;
        if !field.reference.iter().any(|kind| ids.has(kind, id)) && !ids.is_meant(id) {
            findings.push(finding(inspection, trail, field, id));
        }
    });
}

fn finding(inspection: &Inspection<'_>, trail: &Trail<'_>, field: &Field, id: &str) -> Finding {
    let kinds = field.reference.join(" / ");
    let known = field.reference.iter().flat_map(|kind| inspection.ids.of(kind));
    let help = suggest::nearest(id, known).map(|meant| msg!("help-did-you-mean", meant = meant));
    let location = Location::value(&inspection.record.file, trail.path());
    Finding::new(RULE.code, location, msg!("dangling-reference", id = id, kinds = &kinds))
        .label(msg!("dangling-reference-label", kinds = &kinds))
        .help(help)
        .cause(id.to_owned())
}
