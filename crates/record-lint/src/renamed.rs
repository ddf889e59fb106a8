//! What Git shows to have been renamed or removed: references are told the new id, and findings go with
//! their file.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::rules::dangling_reference::RULE;
use crate::finding::{Edit, Finding, Fix};
use file_tree::{FileContent, FileRename};
use messages::{Message, msg};
use records::dataset::{DatasetSource, Document, RecordFile, is_id};
use records::location::Location;
use records::record::{Record, UniqueMatch};
use records::schema::Kind;
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
    let is_gone = |file: &&Arc<str>| source.layout.at(file).is_none();
    let gone = files.into_iter().filter(is_gone);
    let gone = gone.filter_map(|file| base.layout.at(file)).take(MAX_RENAMES);
    let new = |file: &RecordFile| {
        let (to, _) = successor(source, &file.kind, &file.id)?;
        Some((Arc::clone(&file.file.path), Arc::clone(&to.file.path)))
    };
    gone.filter_map(new).collect()
}

/// What is known of an id that no record has.
#[derive(Debug, Clone)]
enum IdPast {
    /// Git never had a record of this id.
    None,
    /// There are more such ids than Git is asked for.
    Unasked,
    /// Git has or had a record of this id, and shows nothing that it went on as.
    Removed,
    /// Certainly the same record, or one that Git takes for it.
    Renamed { to: String, is_certain: bool },
}

/// Fixes of dangling references as Git has them: to the new id of a record that was renamed, and none to
/// another record where the one that was meant is gone.
pub(super) fn settle_references(source: &DatasetSource, findings: &mut [Finding]) {
    let mut asked: HashMap<(String, Vec<String>), IdPast> = HashMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.code.id == RULE.code.id) {
        let Some(id) = finding.cause.clone() else { continue };
        let mut past_at = |location: &Location| {
            let key = (id.clone(), kinds_at(source, location));
            if !asked.contains_key(&key) && asked.len() >= MAX_RENAMES {
                return IdPast::Unasked;
            }
            let past = asked.entry(key).or_insert_with_key(|(id, kinds)| past(source, kinds, id));
            past.clone()
        };
        if let Some(help) = help(&id, &past_at(&finding.location)) {
            finding.help = Some(help);
        }
        let related = finding.related.iter().map(|related| &related.location);
        let places: Vec<_> = [&finding.location].into_iter().chain(related).cloned().collect();
        let near = std::mem::take(&mut finding.fixes);
        for place in places {
            let near = near.iter().filter(|fix| fix.location == place).cloned();
            match past_at(&place) {
                IdPast::None => finding.fixes.extend(near),
                IdPast::Unasked => finding.fixes.extend(near.filter(|fix| fix.is_safe)),
                IdPast::Removed => {}
                IdPast::Renamed { to, is_certain } => {
                    let edit = Edit::Write(scalar(&to));
                    finding.fixes.push(Fix { location: place, edit, is_safe: is_certain });
                }
            }
        }
    }
}

fn help(id: &str, past: &IdPast) -> Option<Message> {
    match past {
        IdPast::None | IdPast::Unasked => None,
        IdPast::Removed => Some(msg!("dangling-reference-removed", id = id)),
        IdPast::Renamed { to, is_certain: true } => {
            Some(msg!("dangling-reference-renamed", new = to))
        }
        IdPast::Renamed { to, is_certain: false } => {
            Some(msg!("dangling-reference-perhaps-renamed", new = to))
        }
    }
}

/// The kinds of which a record may be named at a place.
fn kinds_at(source: &DatasetSource, location: &Location) -> Vec<String> {
    let field = source.layout.at(&location.file).zip(location.field());
    let field = field.and_then(|(holder, path)| holder.kind.root.at(path));
    field.map(|field| field.reference.clone()).unwrap_or_default()
}

fn past(source: &DatasetSource, kinds: &[String], id: &str) -> IdPast {
    // What is no id never was one of a record; nor may it lead Git to other folders.
    if !is_id(id) {
        return IdPast::None;
    }
    let kinds = || kinds.iter().filter_map(|kind| source.schemas.kind(kind));
    let paths: Vec<_> = kinds().map(|kind| kind.path(id)).collect();
    if paths.is_empty()
        || !source.tree.is_known(&paths.iter().map(String::as_str).collect::<Vec<_>>())
    {
        return IdPast::None;
    }
    let renamed = kinds().find_map(|kind| {
        let (to, is_certain) = successor(source, kind, id)?;
        (to.kind.name == kind.name).then(|| IdPast::Renamed { to: to.id.clone(), is_certain })
    });
    renamed.unwrap_or(IdPast::Removed)
}

/// The file of the record that another one went on as, and whether that is certain.
fn successor<'s>(
    source: &'s DatasetSource,
    kind: &Arc<Kind>,
    id: &str,
) -> Option<(&'s RecordFile, bool)> {
    let path = Arc::from(kind.path(id));
    let FileRename { to, old } = source.tree.renamed(&path)?;
    let new = source.layout.at(&to)?;
    let old = Document::new(kind, id, &path, FileContent::Bytes(old));
    let read = source.read(&[new], |_, document| document.ok()).ok()?;
    let (Ok(old), Some(Some(now))) = (old, read.into_iter().next()) else {
        return Some((new, false));
    };
    Some((new, is_same(&old.record, &now.record)?))
}

/// Whether one record is certainly the other under another id; none if it certainly is not.
fn is_same(old: &Record, new: &Record) -> Option<bool> {
    match old.unique_match(new) {
        UniqueMatch::Different => None,
        UniqueMatch::Same => Some(true),
        UniqueMatch::Unknown => Some(old.root == new.root),
    }
}
