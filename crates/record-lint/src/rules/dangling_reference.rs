//! OZG012: a reference to an id that no record has.

use crate::finding::{Edit, Finding};
use crate::{Check, RecordContext, Rule, VisitedValue};
use messages::{LocalizedText, msg};
use records::location::Location;
use records::schema::{Field, PathTrail, Schemas};
use records::suggest;
use yaml_tree::scalar;

pub(crate) const RULE: Rule = core_rule!("OZG012" "dangling-reference", Error, Check::Value(check));

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, field, node } = *value;
    let Some(id) = node.as_str().filter(|_| !field.reference.is_empty()) else { return };
    let ids = context.ids;
    if !ids.has_any(&field.reference, id) && !ids.is_id_of_misplaced_file(id) {
        findings.push(finding(context, trail, field, id));
    }
}

fn finding(context: &RecordContext<'_>, trail: &PathTrail<'_>, field: &Field, id: &str) -> Finding {
    let title = titles(context.schemas, &field.reference);
    let kind = field.reference.first().map_or("", String::as_str);
    let write = |id| Edit::Write(scalar(id));
    let same = context.ids.spelt(&field.reference, id);
    let near = context.ids.near(&field.reference, id);
    // An id that is merely similar to another may be a separate one.
    let like = if same.is_none() { near.only() } else { None };
    let suggestion = same.or_else(|| near.nearest());
    let help = match suggestion {
        Some(suggestion) => msg!("help-did-you-mean", suggestion = suggestion),
        None => msg!("dangling-reference-help", kind = kind),
    };
    let location = Location::value(&context.record.file, trail.path());
    let message = match suggest::first_confusable(id) {
        Some((at, code)) => {
            msg!("dangling-reference-foreign", id = id, title = &title, at = at, code = code)
        }
        None => msg!("dangling-reference", id = id, title = &title),
    };
    Finding::new(RULE.code, location, message)
        .label(msg!("dangling-reference-label", title = &title))
        .help(Some(help))
        .safe_fix(same.map(write))
        .unsafe_fix(like.map(write))
        .cause(id.to_owned())
}

/// The titles of the kinds: "Kommune oder Organisation".
fn titles(schemas: &Schemas, kinds: &[String]) -> LocalizedText {
    let titles = || kinds.iter().filter_map(|kind| Some(&schemas.kind(kind)?.title));
    LocalizedText {
        de: titles().map(|title| title.de.as_str()).collect::<Vec<_>>().join(" oder "),
        en: titles().map(|title| title.en.as_str()).collect::<Vec<_>>().join(" or "),
    }
}
