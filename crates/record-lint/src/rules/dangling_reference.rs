//! OZG012: an id that no record has.

use crate::finding::{Finding, Mend};
use crate::{Check, Inspection, Rule};
use messages::Text;
use messages::msg;
use records::location::Location;
use records::schema::{Field, Schemas, Trail, walk};
use records::suggest;
use yaml_tree::scalar;

pub const RULE: Rule = core_rule!("OZG012" "dangling-reference", Error, Check::Record(check));

fn check(inspection: &Inspection<'_>, findings: &mut Vec<Finding>) {
    let record = inspection.record;
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(id) = node.as_str().filter(|_| !field.reference.is_empty()) else { return };
        let ids = inspection.ids;
        if !ids.has_any(&field.reference, id) && !ids.is_meant(id) {
            findings.push(finding(inspection, trail, field, id));
        }
    });
}

fn finding(inspection: &Inspection<'_>, trail: &Trail<'_>, field: &Field, id: &str) -> Finding {
    let Text { de, en } = titles(inspection.schemas, &field.reference);
    let known = || field.reference.iter().flat_map(|kind| inspection.ids.of(kind));
    let only = suggest::only(id, known()).map(|meant| Mend::Write(scalar(meant)));
    let help = suggest::nearest(id, known()).map(|meant| msg!("help-did-you-mean", meant = meant));
    let location = Location::value(&inspection.record.file, trail.path());
    let message = match suggest::foreign(id) {
        Some((at, code)) => {
            msg!("dangling-reference-foreign", id = id, de = &de, en = &en, at = at, code = code)
        }
        None => msg!("dangling-reference", id = id, de = &de, en = &en),
    };
    Finding::new(RULE.code, location, message)
        .label(msg!("dangling-reference-label", de = &de, en = &en))
        .help(help)
        .safe_fix(only)
        .cause(id.to_owned())
}

/// The kinds as people call them: "Kommune oder Organisation".
fn titles(schemas: &Schemas, kinds: &[String]) -> Text {
    let titles = || kinds.iter().filter_map(|kind| Some(&schemas.kind(kind)?.title));
    Text {
        de: titles().map(|title| title.de.as_str()).collect::<Vec<_>>().join(" oder "),
        en: titles().map(|title| title.en.as_str()).collect::<Vec<_>>().join(" or "),
    }
}
