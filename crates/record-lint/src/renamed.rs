//! Renames and removals that Git knows: dangling references get the new id, and findings follow their file.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::rules::dangling_reference::RULE;
use crate::finding::{Edit, Finding, Fix};
use file_tree::{FileContent, FileRename};
use messages::{Message, msg};
use records::dataset::{DatasetSource, RecordDocument, RecordFile, is_id};
use records::location::Location;
use records::record::{Record, UniqueMatch};
use records::schema::Kind;
use yaml_tree::scalar;

/// The new paths of the files with findings that only the base has.
pub(super) fn renames(
    findings: &[Finding],
    base: &DatasetSource,
    source: &DatasetSource,
) -> HashMap<Arc<str>, Arc<str>> {
    let files: BTreeSet<_> = findings.iter().map(|finding| &finding.location.file).collect();
    let is_missing = |file: &&Arc<str>| source.layout.at(file).is_none();
    let missing = files.into_iter().filter(is_missing).filter_map(|file| base.layout.at(file));
    let (moved, missing): (Vec<_>, Vec<_>) =
        missing.map(|file| (file, in_other_folder(file, source))).partition(|(_, to)| to.is_some());
    let moved = moved.into_iter().filter_map(|(file, to)| Some((Arc::clone(&file.file.path), to?)));
    let missing = missing.into_iter().map(|(file, _)| GoneRecord::new(&file.kind, file.id()));
    let renamed =
        pasts(source, missing.collect()).into_iter().filter_map(|(file, past)| match past {
            RecordPast::Renamed { to, .. } => Some((file, Arc::clone(&to.file.path))),
            RecordPast::Removed => None,
        });
    moved.chain(renamed).collect()
}

/// The file of the record if its kind has another folder now.
fn in_other_folder(record: &RecordFile, source: &DatasetSource) -> Option<Arc<str>> {
    let kind = source.schemas.kind(&record.kind.name)?;
    let file = source.layout.at(&kind.path(record.id()))?;
    Some(Arc::clone(&file.file.path))
}

/// A record that has no file.
struct GoneRecord<'s> {
    kind: &'s Arc<Kind>,
    id: &'s str,
    path: Arc<str>,
}

/// What Git knows about a missing record.
enum RecordPast<'s> {
    /// Git shows no record that it continued as.
    Removed,
    /// Certainly the same record, or one that Git considers the same.
    Renamed { to: &'s RecordFile, is_certain: bool },
}

/// Adapts the fixes of dangling references to the history in Git: to the new id of a record that was renamed, and none
/// to another record where the referenced one was removed.
pub(super) fn settle_references(source: &DatasetSource, findings: &mut [Finding]) {
    let dangling = || findings.iter().filter(|finding| finding.code.id == RULE.code.id);
    let referenced: HashSet<_> = dangling()
        .flat_map(|finding| {
            let ids = finding.cause.iter();
            ids.flat_map(|id| places(finding).map(|place| (id.clone(), kinds_at(source, place))))
        })
        .collect();
    let missing = referenced.iter().flat_map(|(id, kinds)| missing_records(source, kinds, id));
    let pasts = pasts(source, missing.collect());
    for finding in findings.iter_mut().filter(|finding| finding.code.id == RULE.code.id) {
        let Some(id) = finding.cause.clone() else { continue };
        let past_at = |place: &Location| past(source, &pasts, &kinds_at(source, place), &id);
        if let Some(help) = past_at(&finding.location).map(|past| help(&id, past)) {
            finding.help = Some(help);
        }
        let places: Vec<_> = places(finding).cloned().collect();
        let suggested = std::mem::take(&mut finding.fixes);
        for place in places {
            match past_at(&place) {
                None => {
                    finding
                        .fixes
                        .extend(suggested.iter().filter(|fix| fix.location == place).cloned());
                }
                Some(RecordPast::Removed) => {}
                Some(RecordPast::Renamed { to, is_certain }) => {
                    let edit = Edit::Write(scalar(to.id()));
                    finding.fixes.push(Fix { location: place, edit, is_safe: *is_certain });
                }
            }
        }
    }
}

/// The location of the finding, and those of the findings with the same cause.
fn places(finding: &Finding) -> impl Iterator<Item = &Location> {
    let related = finding.related.iter().map(|related| &related.location);
    std::iter::once(&finding.location).chain(related)
}

fn help(id: &str, past: &RecordPast<'_>) -> Message {
    match past {
        RecordPast::Removed => msg!("dangling-reference-removed", id = id),
        RecordPast::Renamed { to, is_certain: true } => {
            msg!("dangling-reference-renamed", new = to.id())
        }
        RecordPast::Renamed { to, is_certain: false } => {
            msg!("dangling-reference-perhaps-renamed", new = to.id())
        }
    }
}

/// The kinds whose records may be referenced at a location.
fn kinds_at(source: &DatasetSource, location: &Location) -> Vec<String> {
    let field = source.layout.at(&location.file).zip(location.field());
    let field = field.and_then(|(holder, path)| holder.kind.root.at(path));
    field.map(|field| field.reference.clone()).unwrap_or_default()
}

/// The records that an id may have referred to. An invalid id never belonged to a record; nor may it lead Git to other
/// folders.
fn missing_records<'s>(
    source: &'s DatasetSource,
    kinds: &'s [String],
    id: &'s str,
) -> impl Iterator<Item = GoneRecord<'s>> {
    let kinds = kinds.iter().filter(|_| is_id(id)).filter_map(|kind| source.schemas.kind(kind));
    kinds.map(|kind| GoneRecord::new(kind, id))
}

/// What is known about an id of one of these kinds; none if Git never had such a record.
fn past<'p, 's>(
    source: &DatasetSource,
    pasts: &'p HashMap<Arc<str>, RecordPast<'s>>,
    kinds: &[String],
    id: &str,
) -> Option<&'p RecordPast<'s>> {
    let found =
        || missing_records(source, kinds, id).filter_map(|missing| pasts.get(&missing.path));
    let renamed = found().find(|past| matches!(past, RecordPast::Renamed { .. }));
    renamed.or_else(|| found().next())
}

/// What Git knows about records, by their files; queried for all at once.
fn pasts<'s>(
    source: &'s DatasetSource,
    missing: Vec<GoneRecord<'_>>,
) -> HashMap<Arc<str>, RecordPast<'s>> {
    let mut known =
        source.tree.pasts(missing.iter().map(|missing| Arc::clone(&missing.path)).collect());
    let (mut pasts, mut renamed) = (HashMap::new(), Vec::new());
    for missing in missing {
        let Some(rename) = known.remove(&missing.path) else { continue };
        pasts.insert(Arc::clone(&missing.path), RecordPast::Removed);
        if let Some(FileRename { to, old }) = rename
            && let Some(new) = source.layout.at(&to)
        {
            renamed.push((missing, FileContent::Bytes(old), new));
        }
    }
    let files: Vec<_> = renamed.iter().map(|(_, _, new)| *new).collect();
    let read = source.read(&files, |_, document| document.ok()).unwrap_or_default();
    for ((missing, old, to), now) in renamed.into_iter().zip(read) {
        let old = RecordDocument::new(missing.kind, missing.id, &missing.path, old).ok();
        let is_certain = match old.zip(now) {
            Some((old, now)) => is_same(&old.record, &now.record),
            None => Some(false),
        };
        if let Some(is_certain) = is_certain {
            pasts.insert(missing.path, RecordPast::Renamed { to, is_certain });
        }
    }
    pasts
}

impl<'s> GoneRecord<'s> {
    fn new(kind: &'s Arc<Kind>, id: &'s str) -> Self {
        GoneRecord { kind, id, path: kind.path(id).into() }
    }
}

/// Whether two records are certainly the same under another id; none if they certainly are not.
fn is_same(old: &Record, new: &Record) -> Option<bool> {
    match old.unique_match(new) {
        UniqueMatch::Different => None,
        UniqueMatch::Same => Some(true),
        UniqueMatch::Unknown => Some(old.root == new.root),
    }
}
