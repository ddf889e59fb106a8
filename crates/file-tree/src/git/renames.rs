//! Whether missing files ever existed, and how they were removed: looked up in Git for all of them at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;

use super::changes::tracked;
use super::{GitProcess, Revision};
use crate::likeness::pairs;
use crate::{DATA, Directory, FileContent, FileKind, TreeFile};

/// Total bytes of the files that are compared; a hostile history may have any number of them.
const MAX_COMPARED: usize = 64 * 1024 * 1024;

/// A file that continues under another path in the same folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRename {
    /// Its new path.
    pub to: Arc<str>,
    /// Its bytes before the rename; the caller judges what they have in common with the current ones.
    pub old: Vec<u8>,
}

/// The paths at which Git has or had a file, each with the rename that removed it, if it was one.
pub type FilePasts = HashMap<Arc<str>, Option<FileRename>>;

/// The files removed and added between two states, in the folders of the requested files.
#[derive(Default)]
struct LossStep {
    requested: HashSet<Arc<str>>,
    folders: BTreeMap<String, ChangedFolder>,
}

#[derive(Default)]
struct ChangedFolder {
    removed: Vec<TreeFile>,
    added: Vec<TreeFile>,
}

impl Directory {
    /// What Git knows about paths at which there is no record. Uncommitted changes, staged or not, are the last step of
    /// the history.
    ///
    /// # Errors
    /// If there is no repository, or Git fails.
    pub(crate) fn pasts(&self, mut paths: HashSet<Arc<str>>) -> Result<FilePasts> {
        let tracked = tracked(&GitProcess::new(&self.host, &self.root), DATA)?;
        let mut pasts = known(&paths, tracked.iter().map(|(_, path)| path.as_str()));
        let head = Revision::open(&self.host, &self.root, "HEAD").ok();
        // If the revision has its dataset in a folder further up, it is not this one.
        let Some(head) = head.filter(|head| head.up.is_empty()) else { return Ok(pasts) };
        let skipped = tracked.iter().filter(|(is_skipped, _)| *is_skipped);
        let skipped = skipped.map(|(_, path)| path.as_str()).collect();
        let last = self.uncommitted(&head, &paths, &skipped)?;
        paths.retain(|path| !last.requested.contains(path));
        // A clone may lack the trees of old commits.
        let (earlier, mut steps) = head.losses(paths).unwrap_or_default();
        steps.push(last);
        pasts.extend(earlier);
        pasts.extend(head.find_renames(&steps, Some(self)));
        Ok(pasts)
    }

    /// The step from the last commit to the current files. Files that are `skipped` do not count as removed.
    fn uncommitted(
        &self,
        head: &Revision,
        paths: &HashSet<Arc<str>>,
        skipped: &HashSet<&str>,
    ) -> Result<LossStep> {
        let (committed, now) = (head.list(DATA)?, self.list(DATA)?);
        let before: HashSet<_> = committed.iter().map(|file| &file.path).collect();
        let after: HashSet<_> = now.iter().map(|file| &file.path).collect();
        let is_removed =
            |path: &Arc<str>| !after.contains(path) && !skipped.contains(path.as_ref());
        let removed = committed.iter().filter(|file| is_removed(&file.path));
        let added = now.iter().filter(|file| !before.contains(&file.path));
        Ok(LossStep::new(paths, removed, added))
    }
}

impl Revision {
    /// What the commits up to this one know about paths at which it has no record.
    ///
    /// # Errors
    /// If it is not a commit, or Git fails.
    pub(crate) fn pasts(&self, paths: HashSet<Arc<str>>) -> Result<FilePasts> {
        let (mut pasts, steps) = self.losses(paths)?;
        pasts.extend(self.find_renames(&steps, None));
        Ok(pasts)
    }

    /// The paths that a commit has or had, and the last steps that removed them.
    fn losses(&self, mut paths: HashSet<Arc<str>>) -> Result<(FilePasts, Vec<LossStep>)> {
        let (mut pasts, mut steps) = (FilePasts::new(), Vec::new());
        if paths.is_empty() {
            return Ok((pasts, steps));
        }
        let commits = self.steps(None, DATA)?;
        // A merge repeats the changes of its branches, so those commits come first.
        let (merges, plain): (Vec<_>, Vec<_>) =
            commits.iter().partition(|commit| commit.deltas.len() > 1);
        let deltas = plain.into_iter().chain(merges).flat_map(|commit| &commit.deltas);
        for (base, head) in deltas.map(|delta| (&delta.files.base, &delta.files.head)) {
            pasts.extend(known(&paths, base.iter().chain(head).map(|file| file.path.as_ref())));
            if base.iter().any(|file| paths.contains(&file.path)) {
                let side = |files: &[TreeFile]| files.iter().map(|f| Arc::clone(&f.path)).collect();
                let (before, after): (HashSet<_>, HashSet<_>) = (side(base), side(head));
                let removed = base.iter().filter(|file| !after.contains(&file.path));
                let added = head.iter().filter(|file| !before.contains(&file.path));
                let step = LossStep::new(&paths, removed, added);
                paths.retain(|path| !step.requested.contains(path));
                steps.extend((!step.requested.is_empty()).then_some(step));
            }
        }
        Ok((pasts, steps))
    }

    /// Finds out how the requested files were removed; files without an object are read in the directory.
    fn find_renames(&self, steps: &[LossStep], directory: Option<&Directory>) -> FilePasts {
        let contents = self.contents(steps, directory);
        let mut pasts = FilePasts::new();
        for step in steps {
            pasts.extend(step.requested.iter().map(|path| (Arc::clone(path), None)));
            for folder in step.folders.values() {
                let renames = folder.renames(&contents).into_iter();
                let renames = renames.filter(|(from, _)| step.requested.contains(from));
                pasts.extend(renames.map(|(from, rename)| (from, Some(rename))));
            }
        }
        pasts
    }

    /// The contents of all files in which the steps differ, if they can be read and do not exceed the limit; otherwise
    /// none, and nothing is shown as renamed.
    fn contents(
        &self,
        steps: &[LossStep],
        directory: Option<&Directory>,
    ) -> HashMap<TreeFile, Vec<u8>> {
        let folders = || steps.iter().flat_map(|step| step.folders.values());
        // A rename in the folder needs both.
        let changed =
            folders().filter(|folder| !folder.removed.is_empty() && !folder.added.is_empty());
        let files = changed.flat_map(|folder| folder.removed.iter().chain(&folder.added)).cloned();
        let files: HashSet<_> = files.collect();
        let (stored, present): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| !file.object.is_empty());
        let size = AtomicUsize::new(0);
        let keep = |_, content| {
            let FileContent::Bytes(bytes) = content else { return None };
            let before = size.fetch_add(bytes.len(), Ordering::Relaxed);
            (before < MAX_COMPARED).then_some(bytes)
        };
        let of_objects = self.read_each(&stored, keep).unwrap_or_default();
        let of_files = directory.map(|directory| directory.read_each(&present, keep));
        if size.into_inner() > MAX_COMPARED {
            return HashMap::new();
        }
        let of_files = present.into_iter().zip(of_files.unwrap_or_default());
        let read = stored.into_iter().zip(of_objects).chain(of_files);
        read.filter_map(|(file, bytes)| Some((file, bytes?))).collect()
    }
}

impl LossStep {
    fn new<'f>(
        paths: &HashSet<Arc<str>>,
        removed: impl Iterator<Item = &'f TreeFile>,
        added: impl Iterator<Item = &'f TreeFile>,
    ) -> Self {
        let removed: Vec<_> = removed.collect();
        let requested = removed.iter().map(|file| &file.path).filter(|path| paths.contains(*path));
        let requested: HashSet<_> = requested.cloned().collect();
        let folders =
            requested.iter().map(|path| (folder(path).to_owned(), ChangedFolder::default()));
        let mut step = LossStep { folders: folders.collect(), requested };
        // Only regular files can be records.
        let is_regular = |file: &&TreeFile| file.kind == FileKind::Regular;
        for file in removed.into_iter().filter(is_regular) {
            if let Some(folder) = step.folders.get_mut(folder(&file.path)) {
                folder.removed.push(file.clone());
            }
        }
        for file in added.filter(is_regular) {
            if let Some(folder) = step.folders.get_mut(folder(&file.path)) {
                folder.added.push(file.clone());
            }
        }
        step
    }
}

impl ChangedFolder {
    fn renames<'c>(&self, contents: &'c HashMap<TreeFile, Vec<u8>>) -> Vec<(Arc<str>, FileRename)> {
        let read = |files: &[TreeFile]| -> (Vec<Arc<str>>, Vec<&'c [u8]>) {
            let read = files.iter().filter_map(|file| Some((file, contents.get(file)?)));
            read.map(|(file, bytes)| (Arc::clone(&file.path), bytes.as_slice())).unzip()
        };
        let ((removed, old), (added, new)) = (read(&self.removed), read(&self.added));
        let rename = |(at_old, at_new): (usize, usize)| {
            let (to, old) = (Arc::clone(added.get(at_new)?), old.get(at_old)?.to_vec());
            Some((Arc::clone(removed.get(at_old)?), FileRename { to, old }))
        };
        pairs(&old, &new).into_iter().filter_map(rename).collect()
    }
}

/// Those of `paths` that are among the names.
fn known<'n>(paths: &HashSet<Arc<str>>, names: impl Iterator<Item = &'n str>) -> FilePasts {
    names.filter_map(|name| Some((Arc::clone(paths.get(name)?), None))).collect()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
