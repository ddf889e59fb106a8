//! What became of files that are gone, and whether there were any: asked of Git for all of them at once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;

use super::changes::tracked;
use super::{GitProcess, Revision};
use crate::likeness::pairs;
use crate::{DATA, Directory, FileContent, FileKind, TreeFile};

/// Bytes of files that are compared at most; a hostile history has any number of them.
const MAX_COMPARED: usize = 64 * 1024 * 1024;

/// A file that goes on under another path in the same folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRename {
    /// Its path after that.
    pub to: Arc<str>,
    /// Its bytes before; what they have in common with those of now is for others to judge.
    pub old: Vec<u8>,
}

/// The paths at which Git has or had a file, each with the rename with which it went, if that is one.
pub type FilePasts = HashMap<Arc<str>, Option<FileRename>>;

/// Between two states: what went and what came in the folders of files that are asked for.
#[derive(Default)]
struct LossStep {
    asked: HashSet<Arc<str>>,
    folders: BTreeMap<String, ChangedFolder>,
}

#[derive(Default)]
struct ChangedFolder {
    gone: Vec<TreeFile>,
    came: Vec<TreeFile>,
}

impl Directory {
    /// What Git knows of paths at which there is no record. What is not committed is the last step of
    /// the history, be it staged or not.
    ///
    /// # Errors
    /// If there is no repository, or Git fails.
    pub(crate) fn pasts(&self, mut paths: HashSet<Arc<str>>) -> Result<FilePasts> {
        let tracked = tracked(&GitProcess::new(&self.host, &self.root), DATA)?;
        let mut pasts = known(&paths, tracked.iter().map(|(_, path)| path.as_str()));
        let head = Revision::open(&self.host, &self.root, "HEAD").ok();
        // What lies higher up in the repository is another dataset.
        let Some(head) = head.filter(|head| head.up.is_empty()) else { return Ok(pasts) };
        let skipped = tracked.iter().filter(|(is_skipped, _)| *is_skipped);
        let skipped = skipped.map(|(_, path)| path.as_str()).collect();
        let last = self.uncommitted(&head, &paths, &skipped)?;
        paths.retain(|path| !last.asked.contains(path));
        // A clone may lack the trees of old commits.
        let (earlier, mut steps) = head.losses(paths).unwrap_or_default();
        steps.push(last);
        pasts.extend(earlier);
        pasts.extend(head.settle(&steps, Some(self)));
        Ok(pasts)
    }

    /// From the last commit to the files that are there now. What is `skipped` is not gone.
    fn uncommitted(
        &self,
        head: &Revision,
        paths: &HashSet<Arc<str>>,
        skipped: &HashSet<&str>,
    ) -> Result<LossStep> {
        let (committed, now) = (head.list(DATA)?, self.list(DATA)?);
        let before: HashSet<_> = committed.iter().map(|file| &file.path).collect();
        let after: HashSet<_> = now.iter().map(|file| &file.path).collect();
        let is_gone = |path: &Arc<str>| !after.contains(path) && !skipped.contains(path.as_ref());
        let gone = committed.iter().filter(|file| is_gone(&file.path));
        let came = now.iter().filter(|file| !before.contains(&file.path));
        Ok(LossStep::new(paths, gone, came))
    }
}

impl Revision {
    /// What the commits up to this one know of paths at which it has no record.
    ///
    /// # Errors
    /// If it is no commit, or Git fails.
    pub(crate) fn pasts(&self, paths: HashSet<Arc<str>>) -> Result<FilePasts> {
        let (mut pasts, steps) = self.losses(paths)?;
        pasts.extend(self.settle(&steps, None));
        Ok(pasts)
    }

    /// The paths that a commit has or had, and the last steps with which they went.
    fn losses(&self, mut paths: HashSet<Arc<str>>) -> Result<(FilePasts, Vec<LossStep>)> {
        let (mut pasts, mut steps) = (FilePasts::new(), Vec::new());
        if paths.is_empty() {
            return Ok((pasts, steps));
        }
        let commits = self.steps(None, DATA)?;
        // A merge repeats what the commits of its branches did.
        let (merges, own): (Vec<_>, Vec<_>) =
            commits.iter().partition(|commit| commit.deltas.len() > 1);
        let deltas = own.into_iter().chain(merges).flat_map(|commit| &commit.deltas);
        for (base, head) in deltas.map(|delta| (&delta.files.base, &delta.files.head)) {
            pasts.extend(known(&paths, base.iter().chain(head).map(|file| file.path.as_ref())));
            if base.iter().any(|file| paths.contains(&file.path)) {
                let side = |files: &[TreeFile]| files.iter().map(|f| Arc::clone(&f.path)).collect();
                let (before, after): (HashSet<_>, HashSet<_>) = (side(base), side(head));
                let gone = base.iter().filter(|file| !after.contains(&file.path));
                let came = head.iter().filter(|file| !before.contains(&file.path));
                let step = LossStep::new(&paths, gone, came);
                paths.retain(|path| !step.asked.contains(path));
                steps.extend((!step.asked.is_empty()).then_some(step));
            }
        }
        Ok((pasts, steps))
    }

    /// How the files went that are asked for; what has no object is read in the directory.
    fn settle(&self, steps: &[LossStep], directory: Option<&Directory>) -> FilePasts {
        let contents = self.contents(steps, directory);
        let mut pasts = FilePasts::new();
        for step in steps {
            pasts.extend(step.asked.iter().map(|path| (Arc::clone(path), None)));
            for folder in step.folders.values() {
                let renames = folder.renames(&contents).into_iter();
                let renames = renames.filter(|(from, _)| step.asked.contains(from));
                pasts.extend(renames.map(|(from, rename)| (from, Some(rename))));
            }
        }
        pasts
    }

    /// Of all files in which the steps differ, if they can be read and are not too many; else nothing
    /// is shown to be renamed.
    fn contents(
        &self,
        steps: &[LossStep],
        directory: Option<&Directory>,
    ) -> HashMap<TreeFile, Vec<u8>> {
        let folders = || steps.iter().flat_map(|step| step.folders.values());
        // Without both nothing in the folder can be a rename.
        let changed = folders().filter(|folder| !folder.gone.is_empty() && !folder.came.is_empty());
        let files = changed.flat_map(|folder| folder.gone.iter().chain(&folder.came)).cloned();
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
        gone: impl Iterator<Item = &'f TreeFile>,
        came: impl Iterator<Item = &'f TreeFile>,
    ) -> Self {
        let gone: Vec<_> = gone.collect();
        let asked = gone.iter().map(|file| &file.path).filter(|path| paths.contains(*path));
        let asked: HashSet<_> = asked.cloned().collect();
        let folders = asked.iter().map(|path| (folder(path).to_owned(), ChangedFolder::default()));
        let mut step = LossStep { folders: folders.collect(), asked };
        // What is no regular file is no record.
        let is_regular = |file: &&TreeFile| file.kind == FileKind::Regular;
        for file in gone.into_iter().filter(is_regular) {
            if let Some(folder) = step.folders.get_mut(folder(&file.path)) {
                folder.gone.push(file.clone());
            }
        }
        for file in came.filter(is_regular) {
            if let Some(folder) = step.folders.get_mut(folder(&file.path)) {
                folder.came.push(file.clone());
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
        let ((gone, old), (came, new)) = (read(&self.gone), read(&self.came));
        let rename = |(at_old, at_new): (usize, usize)| {
            let (to, old) = (Arc::clone(came.get(at_new)?), old.get(at_old)?.to_vec());
            Some((Arc::clone(gone.get(at_old)?), FileRename { to, old }))
        };
        pairs(&old, &new).into_iter().filter_map(rename).collect()
    }
}

/// Those of the paths that are named.
fn known<'n>(paths: &HashSet<Arc<str>>, names: impl Iterator<Item = &'n str>) -> FilePasts {
    names.filter_map(|name| Some((Arc::clone(paths.get(name)?), None))).collect()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
