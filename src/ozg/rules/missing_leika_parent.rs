//! OZG041: a LeiKa key whose Leistungsobjekt is in no Leistung.

use std::collections::HashSet;

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;
use yaml_tree::FieldPath;
use yaml_tree::Node;

pub(super) const RULE: Rule =
    rule!("OZG041" "missing-leika-parent", Note, Check::Dataset { needs, check });

/// Of 14 digits the first 8 name the Leistungsobjekt, the next 3 the Verrichtung, the last 3 its
/// detail; an object by itself has zeros there (LeiKa, structure of the key).
const OBJECT: usize = 8;
const ITSELF: &str = "000000";

fn needs(_: &Schemas, projection: &mut Projection) {
    projection.add_path("leistung", &["leika", "schluessel"]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let keys = |node: &Node| node.get("schluessel").and_then(Node::as_str).map(str::to_owned);
    let objects: HashSet<String> = context
        .dataset
        .of("leistung")
        .flat_map(|leistung| leistung.root.get("leika").map_or(&[][..], Node::items))
        .filter_map(keys)
        .filter(|key| key.ends_with(ITSELF))
        .collect();
    for leistung in context.dataset.of("leistung") {
        let entries = leistung.root.get("leika").map_or(&[][..], Node::items);
        for (index, entry) in entries.iter().enumerate() {
            let Some(key) = entry.get("schluessel").and_then(Node::as_str) else { continue };
            let Some(object) = key.get(..OBJECT).map(|object| format!("{object}{ITSELF}")) else {
                continue;
            };
            if !objects.contains(&object) {
                let path = FieldPath::key("leika").at(index).join("schluessel");
                let location = Location::value(&leistung.file, path);
                let message = msg!("missing-leika-parent", object = &object);
                findings.push(Finding::new(RULE.code, location, message).cause(object));
            }
        }
    }
}
