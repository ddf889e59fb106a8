//! Objects of a repository, read through one `git cat-file --batch` that stays open for the whole run; another one reads
//! every second large tree.

use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Error, Result};
use rayon::prelude::*;

use super::command::{GitDialog, GitProcess};
use super::trees::StoredTrees;
use crate::paths;
use crate::{FileContent, MAX_BYTES, TreeFile};
use messages::msg;

/// Size limit of a tree in bytes; no folder of a dataset with the allowed number of files is larger.
const MAX_TREE_BYTES: u64 = 128 * 1024 * 1024;
/// Maximum number of objects that are requested before the first answer is read. Their names fit into the buffer of a
/// pipe, whatever its size, so that neither side blocks on the other.
const AHEAD: usize = 32;

/// The objects of a repository; clones share the processes that read them, and the cached trees.
#[derive(Debug, Clone, Default)]
pub(super) struct Objects(Arc<SharedObjects>);

#[derive(Debug, Default)]
pub(super) struct SharedObjects {
    pub(super) reader: Mutex<ObjectReader>,
    /// Started for large trees, since Git takes longest to inflate them; then also used for files.
    pub(super) second_reader: Mutex<ObjectReader>,
    pub(super) trees: Mutex<StoredTrees>,
}

/// While it is held, no work may run in parallel and no other object may be requested: that would deadlock.
#[derive(Debug, Default)]
pub(super) struct ObjectReader {
    dialog: Option<GitDialog>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
    Blob,
    Tree,
    Commit,
    Tag,
}

/// An object as Git stores it.
#[derive(Debug)]
pub(super) struct GitObject {
    pub name: String,
    pub kind: ObjectKind,
    pub content: FileContent,
}

impl Objects {
    /// The object that a name resolves to; none if there is none, or if the name is ambiguous.
    ///
    /// # Errors
    /// If the object is damaged, or Git fails.
    pub(super) fn find(&self, git: &GitProcess, name: &str) -> Result<Option<GitObject>> {
        self.with(|reader| reader.find(git, name, name))
    }

    /// Starts the process that reads objects, so that it gets ready while Git is asked for something else.
    pub(super) fn prepare(&self, git: &GitProcess) {
        // A failure shows with the first request.
        self.with(|reader| _ = reader.dialog(git));
    }

    pub(super) fn shared(&self) -> &SharedObjects {
        &self.0
    }

    /// With the reader that is free; waits for one if neither is.
    fn with<T>(&self, work: impl FnOnce(&mut ObjectReader) -> T) -> T {
        let SharedObjects { reader, second_reader, .. } = self.shared();
        if let Ok(mut reader) = reader.try_lock() {
            return work(&mut reader);
        }
        if let Some(mut second) = second_reader.try_lock().ok().filter(|it| it.dialog.is_some()) {
            return work(&mut second);
        }
        work(&mut reader.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads files, several at once, and passes each to `each`; the results are in the order of the files.
    ///
    /// # Errors
    /// If an object is missing or damaged, or Git fails.
    pub(super) fn read_each<T: Send>(
        &self,
        git: &GitProcess,
        files: &[impl AsRef<TreeFile> + Sync],
        each: impl Fn(usize, FileContent) -> T + Sync,
    ) -> Result<Vec<T>> {
        let each = &each;
        let read = files.par_chunks(AHEAD).enumerate().map(|(chunk, files)| {
            let contents = self.with(|reader| reader.read(git, files))?;
            let numbered = contents.into_par_iter().enumerate();
            Ok(numbered.map(|(index, content)| each(chunk * AHEAD + index, content)).collect())
        });
        let read: Result<Vec<Vec<T>>> = read.collect();
        Ok(read?.into_iter().flatten().collect())
    }
}

impl ObjectReader {
    /// The object that a name resolves to; errors name the `place` that needs it.
    pub(super) fn find(
        &mut self,
        git: &GitProcess,
        name: &str,
        place: &str,
    ) -> Result<Option<GitObject>> {
        // Each request is one line.
        if name.contains('\n') {
            return Ok(None);
        }
        self.request(git, [name])?;
        self.answer(name, place)
    }

    /// Reads at most [`AHEAD`] files, all requested at once.
    fn read(
        &mut self,
        git: &GitProcess,
        files: &[impl AsRef<TreeFile>],
    ) -> Result<Vec<FileContent>> {
        let files = || files.iter().map(AsRef::as_ref);
        self.request(git, files().map(|file| file.object.as_str()))?;
        let read = |file: &TreeFile| match self.answer(&file.object, &file.path)? {
            Some(GitObject { kind: ObjectKind::Blob, content, .. }) => Ok(content),
            _ => Err(damaged(&file.object, &file.path)),
        };
        let contents: Result<Vec<_>> = files().map(read).collect();
        if contents.is_err() {
            // The remaining answers would be taken for those to the next requests.
            self.dialog = None;
        }
        contents
    }

    fn request<'n>(
        &mut self,
        git: &GitProcess,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Result<()> {
        let dialog = self.dialog(git)?;
        for name in names {
            // A failing write shows as a missing answer.
            let _ = writeln!(dialog.requests, "{name}");
        }
        let _ = dialog.requests.flush();
        Ok(())
    }

    fn dialog(&mut self, git: &GitProcess) -> Result<&mut GitDialog> {
        Ok(match &mut self.dialog {
            Some(dialog) => dialog,
            none => none.insert(git.start(&["cat-file", "--batch"])?),
        })
    }

    fn answer(&mut self, name: &str, place: &str) -> Result<Option<GitObject>> {
        let answer = self.dialog.as_mut().map(|dialog| read_answer(&mut dialog.answers));
        if let Some(Ok(answer)) = answer {
            return Ok(answer);
        }
        // Git has exited, or the rest of its answer would be taken for the next one.
        self.dialog = None;
        Err(damaged(name, place))
    }
}

impl GitObject {
    /// # Errors
    /// If it is larger than a dataset allows.
    pub(super) fn bytes(self) -> Result<Vec<u8>> {
        match self.content {
            FileContent::Bytes(bytes) => Ok(bytes),
            _ => Err(paths::too_many()),
        }
    }
}

/// `<object> <kind> <size>\n<content>\n`; none for `<name> missing\n` and `<name> ambiguous\n`.
fn read_answer(reader: &mut impl BufRead) -> io::Result<Option<GitObject>> {
    let mut head = String::new();
    reader.read_line(&mut head)?;
    let head = head.strip_suffix('\n').ok_or(io::ErrorKind::UnexpectedEof)?;
    if head.ends_with(" missing") || head.ends_with(" ambiguous") {
        return Ok(None);
    }
    let mut words = head.split(' ');
    let (Some(name), Some(kind), Some(size)) = (words.next(), words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let (kind, limit) = match kind {
        "blob" => (ObjectKind::Blob, MAX_BYTES),
        "tree" => (ObjectKind::Tree, MAX_TREE_BYTES),
        "commit" => (ObjectKind::Commit, MAX_BYTES),
        "tag" => (ObjectKind::Tag, MAX_BYTES),
        _ => return Err(io::ErrorKind::InvalidData.into()),
    };
    let size: u64 = size.parse().map_err(io::Error::other)?;
    let content = if size > limit {
        io::copy(&mut reader.take(size), &mut io::sink())?;
        FileContent::TooLarge(size)
    } else {
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        reader.take(size).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        FileContent::Bytes(bytes)
    };
    let mut end = [0];
    reader.read_exact(&mut end)?;
    if end != *b"\n" {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(Some(GitObject { name: name.to_owned(), kind, content }))
}

/// The error for an object that cannot be read; it names the `place` that needs the object.
pub(super) fn damaged(object: &str, place: &str) -> Error {
    msg!("error-git-object", object = object, file = place).into()
}
