//! What a patch does to the current records, planned before anything is written.

use std::sync::Arc;

use anyhow::{Result, bail};

use super::faults::brought;
use super::target::{ValueMismatch, make};
use super::{FieldEdit, Patch, PatchOp, RecordPatch};
use file_tree::{Directory, FileContent, MAX_BYTES};
use messages::Message;
use messages::msg;
use records::dataset::RecordDocument;
use records::edit::rewrite;
use records::schema::{Kind, SchemaViolation, Schemas};
use yaml_tree::Node;

/// The outcome of a patch.
#[derive(Debug, Default)]
pub struct ApplyResult {
    pub planned: Vec<PlannedFile>,
    pub conflicts: Vec<PatchConflict>,
    /// Number of changes that were already made.
    pub already: usize,
}

/// A file that will change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFile {
    pub record: String,
    pub path: String,
    /// Its current path, if that differs.
    pub from: Option<String>,
    /// None if it will be deleted.
    pub text: Option<String>,
    pub is_new: bool,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchConflict {
    pub record: String,
    pub field: String,
    pub reason: ConflictReason,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ConflictReason {
    /// The value is neither the old nor the new one.
    Differs {
        old: Option<Node>,
        new: Option<Node>,
        present: Option<Node>,
    },
    Message(Message),
}

/// Checks a patch against the records of a directory.
///
/// # Errors
/// If the patch names a kind that the dataset does not have, or a file cannot be read.
pub fn plan(patch: &Patch, schemas: &Schemas, directory: &Directory) -> Result<ApplyResult> {
    let mut outcome = ApplyResult::default();
    for change in &patch.changes {
        let Some(kind) = schemas.kind(&change.kind) else {
            bail!(msg!("patch-no-kind", kind = &change.kind));
        };
        let target = PatchTarget { directory, kind, change };
        match target.plan() {
            Ok(Some(planned)) => outcome.planned.push(planned),
            Ok(None) => outcome.already += 1,
            Err(conflicts) => outcome.conflicts.extend(conflicts),
        }
    }
    Ok(outcome)
}

/// A change and its target.
struct PatchTarget<'a> {
    directory: &'a Directory,
    kind: &'a Arc<Kind>,
    change: &'a RecordPatch,
}

type PlanResult = Result<Option<PlannedFile>, Vec<PatchConflict>>;

impl PatchTarget<'_> {
    fn plan(&self) -> PlanResult {
        let present = self.read(&self.change.id)?;
        match (&self.change.op, present) {
            (PatchOp::Add { record }, None) => self.created(record),
            (PatchOp::Add { record }, Some(present)) if present.record.root == *record => Ok(None),
            (PatchOp::Add { .. }, Some(_)) => self.refuse(msg!("patch-present")),
            (PatchOp::Remove { .. }, None) => Ok(None),
            (PatchOp::Remove { record }, Some(present)) if present.record.root == *record => {
                Ok(Some(self.planned(None)))
            }
            (PatchOp::Remove { .. }, Some(_)) => self.refuse(msg!("patch-removed-differs")),
            (PatchOp::Change { from: None, .. }, None) => self.refuse(msg!("patch-absent")),
            (PatchOp::Change { from: None, edits }, Some(present)) => {
                self.edited(&present, edits, None)
            }
            (PatchOp::Change { from: Some(from), edits }, present) => {
                self.renamed(from, edits, present)
            }
        }
    }

    fn renamed(
        &self,
        from: &str,
        edits: &[FieldEdit],
        present: Option<RecordDocument>,
    ) -> PlanResult {
        match (self.read(from)?, present) {
            (Some(old), None) => self.edited(&old, edits, Some(self.kind.path(from))),
            (None, Some(new)) => self.edited(&new, edits, None),
            (Some(_), Some(_)) => self.refuse(msg!("patch-present")),
            (None, None) => self.refuse(msg!("patch-absent")),
        }
    }

    fn edited(
        &self,
        document: &RecordDocument,
        edits: &[FieldEdit],
        from: Option<String>,
    ) -> PlanResult {
        let old = &document.record.root;
        let mut new = old.clone();
        let mismatches = make(self.kind, &mut new, edits).mismatches.into_iter();
        let conflicts: Vec<_> = mismatches
            .map(|ValueMismatch { edit, present }| {
                self.conflict(edit.path.to_string(), edit.why(present))
            })
            .collect();
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        if from.is_none() && new == *old {
            return Ok(None);
        }
        self.check(Some(old), &new)?;
        match rewrite(self.kind, &document.source, old, &new) {
            Ok(text) => {
                self.check_size(&text)?;
                Ok(Some(PlannedFile { from, ..self.planned(Some(text)) }))
            }
            Err(_) => self.refuse(msg!("edit-impossible")),
        }
    }

    fn created(&self, record: &Node) -> PlanResult {
        self.check(None, record)?;
        let text = self.kind.text(record).ok();
        let text = text.filter(|text| yaml_tree::parse(text).is_ok_and(|read| read == *record));
        let Some(text) = text else { return self.refuse(msg!("edit-impossible")) };
        self.check_size(&text)?;
        Ok(Some(PlannedFile { is_new: true, ..self.planned(Some(text)) }))
    }

    fn planned(&self, text: Option<String>) -> PlannedFile {
        let path = self.kind.path(&self.change.id);
        PlannedFile { record: self.name(), path, from: None, text, is_new: false }
    }

    /// The record under an id, if there is one.
    fn read(&self, id: &str) -> Result<Option<RecordDocument>, Vec<PatchConflict>> {
        let path: Arc<str> = self.kind.path(id).into();
        let Some(content) = self.directory.content(&path) else { return Ok(None) };
        let document = match content {
            FileContent::Bytes(_) => RecordDocument::new(self.kind, id, &path, content).ok(),
            _ => None,
        };
        document
            .map(Some)
            .ok_or_else(|| self.conflict_on_record(msg!("patch-broken", file = path.as_ref())))
    }

    /// Checks that the patch adds no violation of the schema; existing ones are not its fault.
    fn check(&self, old: Option<&Node>, new: &Node) -> Result<(), Vec<PatchConflict>> {
        let conflict = |violation: &SchemaViolation| {
            let why = ConflictReason::Message(msg!("patch-breaks-schema"));
            self.conflict(violation.field(), why)
        };
        let conflicts: Vec<_> = brought(self.kind, old, new).iter().map(conflict).collect();
        if conflicts.is_empty() { Ok(()) } else { Err(conflicts) }
    }

    fn check_size(&self, text: &str) -> Result<(), Vec<PatchConflict>> {
        let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
        if text.len() <= limit {
            return Ok(());
        }
        Err(self.conflict_on_record(msg!("patch-too-large", limit = limit)))
    }

    fn refuse(&self, why: Message) -> PlanResult {
        Err(self.conflict_on_record(why))
    }

    fn conflict_on_record(&self, why: Message) -> Vec<PatchConflict> {
        vec![self.conflict(String::new(), ConflictReason::Message(why))]
    }

    fn conflict(&self, field: String, why: ConflictReason) -> PatchConflict {
        PatchConflict { record: self.name(), field, reason: why }
    }

    fn name(&self) -> String {
        format!("{}/{}", self.kind.name, self.change.id)
    }
}

impl FieldEdit {
    fn why(&self, present: Option<Node>) -> ConflictReason {
        let (old, new) = match &self.what {
            super::FieldEditKind::Value { old, new, .. } => (old.clone(), new.clone()),
            super::FieldEditKind::Order(_) => (None, None),
        };
        ConflictReason::Differs { old, new, present }
    }
}
