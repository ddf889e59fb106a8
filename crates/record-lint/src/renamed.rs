//! What Git shows to have been renamed or removed: references are told the new id, and findings go with
//! their file.

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

/// What the files with findings have become that only the base has.
pub(super) fn renames(
    findings: &[Finding],
    base: &DatasetSource,
    source: &DatasetSource,
) -> HashMap<Arc<str>, Arc<str>> {
    let files: BTreeSet<_> = findings.iter().map(|finding| &finding.location.file).collect();
    let is_gone = |file: &&Arc<str>| source.layout.at(file).is_none();
    let gone = files.into_iter().filter(is_gone).filter_map(|file| base.layout.at(file));
    let (moved, gone): (Vec<_>, Vec<_>) =
        gone.map(|file| (file, in_other_folder(file, source))).partition(|(_, to)| to.is_some());
    let moved = moved.into_iter().filter_map(|(file, to)| Some((Arc::clone(&file.file.path), to?)));
    let gone = gone.into_iter().map(|(file, _)| GoneRecord::new(&file.kind, &file.id));
    let renamed = pasts(source, gone.collect()).into_iter().filter_map(|(file, past)| match past {
        RecordPast::Renamed { to, .. } => Some((file, Arc::clone(&to.file.path))),
        RecordPast::Removed => None,
    });
    moved.chain(renamed).collect()
}

/// The file of the record where its kind has another folder.
fn in_other_folder(record: &RecordFile, source: &DatasetSource) -> Option<Arc<str>> {
    let kind = source.schemas.kind(&record.kind.name)?;
    let file = source.layout.at(&kind.path(&record.id))?;
    Some(Arc::clone(&file.file.path))
}

/// A record of which there is no file.
struct GoneRecord<'s> {
    kind: &'s Arc<Kind>,
    id: &'s str,
    path: Arc<str>,
}

/// What Git knows of a record that is gone.
enum RecordPast<'s> {
    /// It shows nothing that the record went on as.
    Removed,
    /// Certainly the same record, or one that Git takes for it.
    Renamed { to: &'s RecordFile, is_certain: bool },
}

/// Fixes of dangling references as Git has them: to the new id of a record that was renamed, and none to
/// another record where the one that was meant is gone.
pub(super) fn settle_references(source: &DatasetSource, findings: &mut [Finding]) {
    let dangling = || findings.iter().filter(|finding| finding.code.id == RULE.code.id);
    let meant: HashSet<_> = dangling()
        .flat_map(|finding| {
            let ids = finding.cause.iter();
            ids.flat_map(|id| places(finding).map(|place| (id.clone(), kinds_at(source, place))))
        })
        .collect();
    let gone = meant.iter().flat_map(|(id, kinds)| gone_records(source, kinds, id));
    let pasts = pasts(source, gone.collect());
    for finding in findings.iter_mut().filter(|finding| finding.code.id == RULE.code.id) {
        let Some(id) = finding.cause.clone() else { continue };
        let past_at = |place: &Location| past(source, &pasts, &kinds_at(source, place), &id);
        if let Some(help) = past_at(&finding.location).map(|past| help(&id, past)) {
            finding.help = Some(help);
        }
        let places: Vec<_> = places(finding).cloned().collect();
        let near = std::mem::take(&mut finding.fixes);
        for place in places {
            match past_at(&place) {
                None => {
                    finding.fixes.extend(near.iter().filter(|fix| fix.location == place).cloned());
                }
                Some(RecordPast::Removed) => {}
                Some(RecordPast::Renamed { to, is_certain }) => {
                    let edit = Edit::Write(scalar(&to.id));
                    finding.fixes.push(Fix { location: place, edit, is_safe: *is_certain });
                }
            }
        }
    }
}

/// Where the finding is, and the findings of the same cause.
fn places(finding: &Finding) -> impl Iterator<Item = &Location> {
    let related = finding.related.iter().map(|related| &related.location);
    std::iter::once(&finding.location).chain(related)
}

fn help(id: &str, past: &RecordPast<'_>) -> Message {
    match past {
        RecordPast::Removed => msg!("dangling-reference-removed", id = id),
        RecordPast::Renamed { to, is_certain: true } => {
            msg!("dangling-reference-renamed", new = &to.id)
        }
        RecordPast::Renamed { to, is_certain: false } => {
            msg!("dangling-reference-perhaps-renamed", new = &to.id)
        }
    }
}

/// The kinds of which a record may be named at a place.
fn kinds_at(source: &DatasetSource, location: &Location) -> Vec<String> {
    let field = source.layout.at(&location.file).zip(location.field());
    let field = field.and_then(|(holder, path)| holder.kind.root.at(path));
    field.map(|field| field.reference.clone()).unwrap_or_default()
}

/// The records that an id may have meant. What is no id never was one of a record; nor may it lead Git
/// to other folders.
fn gone_records<'s>(
    source: &'s DatasetSource,
    kinds: &'s [String],
    id: &'s str,
) -> impl Iterator<Item = GoneRecord<'s>> {
    let kinds = kinds.iter().filter(|_| is_id(id)).filter_map(|kind| source.schemas.kind(kind));
    kinds.map(|kind| GoneRecord::new(kind, id))
}

/// What is known of an id of one of these kinds; none if Git never had a record of it.
fn past<'p, 's>(
    source: &DatasetSource,
    pasts: &'p HashMap<Arc<str>, RecordPast<'s>>,
    kinds: &[String],
    id: &str,
) -> Option<&'p RecordPast<'s>> {
    let found = || gone_records(source, kinds, id).filter_map(|gone| pasts.get(&gone.path));
    let renamed = found().find(|past| matches!(past, RecordPast::Renamed { .. }));
    renamed.or_else(|| found().next())
}

/// What Git knows of records, by their files; all are asked for at once.
fn pasts<'s>(
    source: &'s DatasetSource,
    gone: Vec<GoneRecord<'_>>,
) -> HashMap<Arc<str>, RecordPast<'s>> {
    let mut known = source.tree.pasts(gone.iter().map(|gone| Arc::clone(&gone.path)).collect());
    let (mut pasts, mut renamed) = (HashMap::new(), Vec::new());
    for gone in gone {
        let Some(rename) = known.remove(&gone.path) else { continue };
        pasts.insert(Arc::clone(&gone.path), RecordPast::Removed);
        if let Some(FileRename { to, old }) = rename
            && let Some(new) = source.layout.at(&to)
        {
            renamed.push((gone, FileContent::Bytes(old), new));
        }
    }
    let files: Vec<_> = renamed.iter().map(|(_, _, new)| *new).collect();
    let read = source.read(&files, |_, document| document.ok()).unwrap_or_default();
    for ((gone, old, to), now) in renamed.into_iter().zip(read) {
        let old = RecordDocument::new(gone.kind, gone.id, &gone.path, old).ok();
        let is_certain = match old.zip(now) {
            Some((old, now)) => is_same(&old.record, &now.record),
            None => Some(false),
        };
        if let Some(is_certain) = is_certain {
            pasts.insert(gone.path, RecordPast::Renamed { to, is_certain });
        }
    }
    pasts
}

impl<'s> GoneRecord<'s> {
    fn new(kind: &'s Arc<Kind>, id: &'s str) -> Self {
        GoneRecord { kind, id, path: kind.path(id).into() }
    }
}

/// Whether one record is certainly the other under another id; none if it certainly is not.
fn is_same(old: &Record, new: &Record) -> Option<bool> {
    match old.unique_match(new) {
        UniqueMatch::Different => None,
        UniqueMatch::Same => Some(true),
        UniqueMatch::Unknown => Some(old.root == new.root),
    }
}
