//! OZG022: a Kommune whose Gemeindeschlüssel does not begin with that of its Kreis.

use crate::ozg::domain::{Municipality, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG022" "kreis-mismatch", Error, Check::Dataset { needs, check });

fn needs(schemas: &Schemas, projection: &mut Projection) {
    if schemas.kind(Municipality::KIND).is_some() {
        Municipality::add_to(projection, &[Municipality::AGS.name, Municipality::KREIS.name]);
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for kommune in Municipality::all(context.dataset) {
        let (Some(ags), Some(id)) = (kommune.ags(), kommune.kreis()) else { continue };
        // A Kommune that is its own Kreis is already reported.
        if id == kommune.id {
            continue;
        }
        let Some(kreis) = Municipality::get(context.dataset, id) else { continue };
        let Some(prefix) = kreis.ags().filter(|prefix| !is_below(ags, prefix)) else {
            continue;
        };
        let location = Location::value(&kommune.file, Municipality::KREIS.path());
        let ags_place = Location::value(&kommune.file, Municipality::AGS.path());
        findings.push(
            Finding::new(RULE.code, location, msg!("kreis-mismatch", kreis = id, ags = ags))
                .label(msg!("kreis-mismatch-label", kreis = id, prefix = prefix))
                .related(ags_place, msg!("kreis-mismatch-ags")),
        );
    }
}

fn is_below(ags: &str, kreis: &str) -> bool {
    kreis.len() == 5 && ags.len() == 8 && ags.starts_with(kreis)
}
