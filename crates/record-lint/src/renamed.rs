//! What Git shows to have been renamed: references are told the new id, and findings go with their file.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::rules::dangling_reference::RULE;
use crate::finding::{Edit, Finding, Fix};
use messages::msg;
use records::dataset::DatasetSource;
use records::location::Location;
use yaml_tree::scalar;

/// Git is asked for no more ids than this in one run.
const MAX_RENAMES: usize = 50;

/// What the files with findings have become that only the base has.
pub(super) fn renames(
    findings: &[Finding],
    base: &DatasetSource,
    source: &DatasetSource,
) -> HashMap<Arc<str>, Arc<str>> {
    let files: BTreeSet<_> = findings.iter().map(|finding| &finding.location.file).collect();
    let is_gone =
        |file: &&Arc<str>| base.layout.at(file).is_some() && source.layout.at(file).is_none();
    let gone = files.into_iter().filter(is_gone).take(MAX_RENAMES);
    let new = |file: &Arc<str>| source.tree.renamed(file).map(Arc::from);
    gone.filter_map(|file| Some((Arc::clone(file), new(file)?))).collect()
}

pub(super) fn suggest_new_ids(source: &DatasetSource, findings: &mut [Finding]) {
    let dangling: Vec<_> =
        findings.iter_mut().filter(|finding| finding.code.id == RULE.code.id).collect();
    let mut known: HashMap<String, Option<String>> = HashMap::new();
    for finding in dangling {
        let Some(id) = finding.cause.clone() else { continue };
        if !known.contains_key(&id) && known.len() >= MAX_RENAMES {
            continue;
        }
        let new = known.entry(id).or_insert_with_key(|id| new_id(source, &finding.location, id));
        if let Some(new) = new {
            finding.help = Some(msg!("dangling-reference-renamed", new = &*new));
            let related = finding.related.iter().map(|related| &related.location);
            let places = related.chain([&finding.location]);
            let edit = Edit::Write(scalar(new));
            let fix =
                |at: &Location| Fix { location: at.clone(), edit: edit.clone(), is_safe: true };
            finding.fixes = places.map(fix).collect();
        }
    }
}

/// The id that the record of the old one has now, if it is still of a kind that may stand here.
fn new_id(source: &DatasetSource, location: &Location, id: &str) -> Option<String> {
    let holder = source.layout.at(&location.file)?;
    let field = holder.kind.root.at(location.field()?)?;
    let kinds = field.reference.iter().filter_map(|kind| source.schemas.kind(kind));
    kinds.into_iter().find_map(|kind| {
        let record = source.layout.at(&source.tree.renamed(&kind.path(id))?)?;
        field.reference.contains(&record.kind.name).then(|| record.id.clone())
    })
}
