//! OZG041: a LeiKa key whose Leistungsobjekt no Leistung lists.

use std::collections::HashSet;

use crate::ozg::domain::{LeikaEntry, Leistung, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG041" "missing-leika-parent", Note, Check::Dataset { needs, check });

/// A key has 14 digits: 8 for the Leistungsobjekt, 3 for the Verrichtung, 3 for its detail. The key of the object
/// itself ends in zeros (LeiKa, structure of the key).
const OBJECT_DIGITS: usize = 8;
const OBJECT_SUFFIX: &str = "000000";

fn needs(_: &Schemas, projection: &mut Projection) {
    projection.add_path(Leistung::KIND, &[Leistung::LEIKA.name, LeikaEntry::SCHLUESSEL.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let leistungen = || Leistung::all(context.dataset);
    let keys = leistungen().flat_map(|leistung| Leistung::LEIKA.read(&leistung.record().root));
    let keys = keys.filter_map(LeikaEntry::schluessel);
    let objects: HashSet<&str> = keys.filter(|key| key.ends_with(OBJECT_SUFFIX)).collect();
    for leistung in leistungen() {
        for (index, entry) in Leistung::LEIKA.read(&leistung.root).into_iter().enumerate() {
            let Some(key) = entry.schluessel() else { continue };
            let Some(object) =
                key.get(..OBJECT_DIGITS).map(|object| format!("{object}{OBJECT_SUFFIX}"))
            else {
                continue;
            };
            if !objects.contains(object.as_str()) {
                let path = Leistung::LEIKA.path().at(index).join(LeikaEntry::SCHLUESSEL.name);
                let location = Location::value(&leistung.file, path);
                let message = msg!("missing-leika-parent", object = &object);
                findings.push(Finding::new(RULE.code, location, message).cause(object));
            }
        }
    }
}
