//! Applies a patch to the records of the dataset.

use anyhow::Result;

use super::workspace::Workspace;
use file_tree::write::{FileChange, WriteOp, write_all};
use file_tree::{Directory, Tree};
use record_diff::patch::{ApplyResult, PlannedFile, plan, read};
use records::schema::Schemas;

/// What a patch would do; nothing is written yet.
pub(crate) struct ApplyAnswer {
    pub result: ApplyResult,
    directory: Directory,
}

/// A dataset that is open for a patch.
pub(crate) struct ApplySession {
    directory: Directory,
    schemas: Schemas,
}

impl ApplySession {
    /// # Errors
    /// If there is no dataset, or its schemas are unusable.
    pub(crate) fn open(workspace: &Workspace) -> Result<Self> {
        let directory = workspace.open_empty()?;
        let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
        Ok(ApplySession { directory, schemas })
    }

    /// Computes the new text of every record, or every conflict. `is_written`: whether the records will be written.
    ///
    /// # Errors
    /// If the bytes are not a patch, a record cannot be read, or another run keeps the dataset locked.
    pub(crate) fn apply(self, patch: &[u8], is_written: bool) -> Result<ApplyAnswer> {
        let patch = read(patch)?;
        // Locked only here, not in `open`: the patch, which is read in between, may come from a person, or from a run
        // that waits for another.
        let directory = if is_written { self.directory.for_writing()? } else { self.directory };
        let result = plan(&patch, &self.schemas, &directory)?;
        Ok(ApplyAnswer { result, directory })
    }
}

impl ApplyAnswer {
    /// Writes the records: all of them or none.
    ///
    /// # Errors
    /// If they cannot be written, or one was changed meanwhile.
    pub(crate) fn write(&self) -> Result<()> {
        let changes: Vec<_> = self.result.planned.iter().flat_map(changes).collect();
        write_all(&self.directory, &changes)
    }
}

/// A renamed record is created under its new name before it is deleted under its old one.
fn changes(planned: &PlannedFile) -> Vec<FileChange<'_>> {
    let op = match &planned.text {
        None => WriteOp::Delete,
        Some(text) if planned.is_new || planned.from.is_some() => WriteOp::Create(text),
        Some(text) => WriteOp::Update(text),
    };
    let deletion = planned.from.as_deref().map(|path| FileChange { path, op: WriteOp::Delete });
    [FileChange { path: &planned.path, op }].into_iter().chain(deletion).collect()
}
