//! OZG022: a Kommune whose Gemeindeschlüssel does not begin with that of its Kreis.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule =
    rule!("OZG022" "kreis-mismatch", Error, Check::Dataset { needs, check });

const KIND: &str = "municipality";

fn needs(schemas: &Schemas, projection: &mut Projection) {
    if schemas.kind(KIND).is_some() {
        projection.add(KIND, "ags");
        projection.add(KIND, "kreis");
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for record in context.dataset.of(KIND) {
        let (Some(ags), Some(id)) = (record.text("ags"), record.text("kreis")) else { continue };
        let Some(kreis) = context.dataset.get(KIND, id) else { continue };
        let Some(prefix) = kreis.text("ags").filter(|prefix| !is_below(ags, prefix)) else {
            continue;
        };
        let location = Location::value(&record.file, FieldPath::key("kreis"));
        let ags_place = Location::value(&record.file, FieldPath::key("ags"));
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
