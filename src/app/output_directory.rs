//! A folder of output: what is written there goes through no link, whatever the repository brings along.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path};

use anyhow::{Result, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::workspace::UserPath;
use file_tree::write::{not_written, place_below, write_below, write_below_without_sync};

/// The size in bytes beyond which a manifest is not read; that of ten thousand pages is a tenth of it.
const MAX_MANIFEST: u64 = 16 * 1024 * 1024;

/// Files that a message names at most.
const MAX_NAMED: usize = 10;

/// A folder with a manifest: a file that says what the last run wrote. The folder itself is the
/// caller's word, and may be a link; no path below it may.
pub(crate) struct OutputDirectory {
    path: UserPath,
    manifest: &'static str,
}

/// What is in a folder before a run.
pub(crate) enum OutputState {
    Empty,
    /// Something of an earlier run; what its manifest says, be it true or not.
    Earlier(Value),
    /// Files without a manifest.
    Foreign,
}

/// Files that a run leaves although an earlier one is said to have written them.
#[derive(Debug, Default)]
pub(crate) struct LeftFiles(Vec<String>);

impl OutputDirectory {
    #[must_use]
    pub(crate) fn new(path: UserPath, manifest: &'static str) -> Self {
        OutputDirectory { path, manifest }
    }

    #[must_use]
    pub(crate) fn path(&self) -> &UserPath {
        &self.path
    }

    /// What is there; a folder that is not there yet is the operating system's error.
    ///
    /// # Errors
    /// If the folder cannot be listed; within, if its manifest is a link.
    pub(crate) fn state(&self) -> io::Result<Result<OutputState>> {
        if fs::read_dir(&self.path.resolved)?.next().is_none() {
            return Ok(Ok(OutputState::Empty));
        }
        let manifest = self.check([self.manifest]).map(|()| self.read_manifest());
        Ok(manifest.map(|manifest| manifest.map_or(OutputState::Foreign, OutputState::Earlier)))
    }

    /// No more of it than may be: it comes with the repository.
    fn read_manifest(&self) -> Option<Value> {
        let file = File::open(place_below(&self.path.resolved, self.manifest).ok()?).ok()?;
        let mut bytes = Vec::new();
        file.take(MAX_MANIFEST).read_to_end(&mut bytes).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Makes the folder, if all these files can be written there; nothing is written yet.
    ///
    /// # Errors
    /// If the path of one, or of the manifest, leads through a link or to what is no file.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.check(names)?;
        self.check([self.manifest])?;
        fs::create_dir_all(&self.path.resolved)
            .map_err(|error| not_written(&self.path.typed, &error).into())
    }

    fn check<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        for name in names {
            if let Err(error) = place_below(&self.path.resolved, name) {
                bail!(not_written(&self.path.typed.join(name), &error));
            }
        }
        Ok(())
    }

    /// Writes a file, whole or not at all.
    ///
    /// # Errors
    /// If it cannot be written, or its path leads through a link.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.written(name, write_below(&self.path.resolved, name, content))
    }

    /// [`write`](Self::write) without waiting for the disk.
    ///
    /// # Errors
    /// The same.
    pub(crate) fn write_without_sync(&self, name: &str, content: &[u8]) -> Result<()> {
        self.written(name, write_below_without_sync(&self.path.resolved, name, content))
    }

    /// Writes the manifest. It comes last, since it says that all else is there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write_manifest(&self, text: &str) -> Result<()> {
        self.write(self.manifest, text.as_bytes())
    }

    fn written(&self, name: &str, result: io::Result<()>) -> Result<()> {
        result.map_err(|error| not_written(&self.path.typed.join(name), &error).into())
    }

    /// Whether there is something at a path that a manifest names. Of one that leads out of the folder
    /// it is not even asked.
    #[must_use]
    pub(crate) fn has(&self, name: &str) -> bool {
        let is_normal = |part| matches!(part, Component::Normal(_));
        let is_within = Path::new(name).components().all(is_normal);
        let place = is_within.then(|| place_below(&self.path.resolved, name));
        // What is in the way is something, too.
        !name.is_empty() && !matches!(place, Some(Ok(path)) if !path.exists())
    }

    /// Takes a file away if it is just what the manifest says was written; whether it is gone.
    #[must_use]
    pub(crate) fn remove(&self, name: &str, hash: &str) -> bool {
        let Ok(path) = place_below(&self.path.resolved, name) else { return false };
        let is_the_same = hash_of_file(&path).is_ok_and(|found| found == hash);
        is_the_same && fs::remove_file(path).is_ok()
    }
}

impl LeftFiles {
    pub(crate) fn push(&mut self, name: &str) {
        self.0.push(name.to_owned());
    }

    /// The names of the first, and how many there are more; nothing if there are none.
    #[must_use]
    pub(crate) fn named(&self) -> Option<(String, usize)> {
        let named: Vec<_> = self.0.iter().take(MAX_NAMED).map(String::as_str).collect();
        let more = self.0.len() - named.len();
        (!named.is_empty()).then(|| (named.join(", "), more))
    }
}

/// As a manifest has it, and as `sha256sum` tells it behind the colon.
#[must_use]
pub(crate) fn hash(bytes: &[u8]) -> String {
    shown(Sha256::new_with_prefix(bytes))
}

fn hash_of_file(path: &Path) -> io::Result<String> {
    let (mut file, mut hasher) = (File::open(path)?, Sha256::new());
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(shown(hasher)),
            length => hasher.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

fn shown(hasher: Sha256) -> String {
    let hex: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_other_programs_say() {
        let expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), expected);
        let folder = tempfile::tempdir().expect("a folder");
        let long = b"abc".repeat(100_000);
        fs::write(folder.path().join("long"), &long).expect("a file");
        assert_eq!(hash_of_file(&folder.path().join("long")).expect("a file"), hash(&long));
    }
}
