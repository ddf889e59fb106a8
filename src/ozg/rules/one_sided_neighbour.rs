//! OZG045: a Kommune that names a neighbour which does not name it.

use crate::ozg::domain::{Municipality, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG045" "one-sided-neighbour", Warning, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    Municipality::add_to(projection, &[Municipality::NACHBARN.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for kommune in Municipality::all(context.dataset) {
        for (index, id) in Municipality::NACHBARN.indexed(&kommune.root) {
            let Some(other) = Municipality::get(context.dataset, id) else { continue };
            if other.nachbarn().contains(&kommune.id.as_str()) {
                continue;
            }
            let location = Location::value(&kommune.file, Municipality::NACHBARN.path().at(index));
            let message = msg!("one-sided-neighbour", neighbour = id, id = &kommune.id);
            let lacking = Location::key(&other.file, Municipality::NACHBARN.path());
            let finding = Finding::new(RULE.code, location, message)
                .related(lacking, msg!("one-sided-neighbour-other"));
            findings.push(finding.help(Some(msg!("one-sided-neighbour-help"))));
        }
    }
}
