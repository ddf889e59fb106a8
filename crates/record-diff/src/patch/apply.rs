//! What a patch does to the records at hand, worked out before a byte is written.

use std::sync::Arc;

use anyhow::{Result, bail};

use super::target::make;
use super::{Change, Edit, Key, Op, Patch};
use crate::diff::{ChangePath, Step};
use file_tree::{Content, Directory, MAX_BYTES};
use messages::Message;
use messages::msg;
use records::dataset::Document;
use records::edit::rewrite;
use records::schema::{Kind, Schemas};
use yaml_tree::Node;

/// All that a patch does.
#[derive(Debug, Default)]
pub struct Outcome {
    pub planned: Vec<Planned>,
    pub conflicts: Vec<Conflict>,
    /// Changes that are made already.
    pub already: usize,
}

/// A file that shall be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub record: String,
    pub path: String,
    /// Where it is now, if elsewhere.
    pub from: Option<String>,
    /// None where it shall be gone.
    pub text: Option<String>,
    pub is_new: bool,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub record: String,
    pub field: String,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The value is neither the old nor the new one.
    Differs {
        old: Option<Node>,
        new: Option<Node>,
        present: Option<Node>,
    },
    Said(Message),
}

/// Holds a patch against the records of a directory.
///
/// # Errors
/// If the patch names a kind that the dataset does not have, or a file cannot be read.
pub fn plan(patch: &Patch, schemas: &Schemas, directory: &Directory) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for change in &patch.changes {
        let Some(kind) = schemas.kind(&change.kind) else {
            bail!(msg!("patch-no-kind", kind = &change.kind));
        };
        let target = Target { directory, kind, change };
        match target.plan() {
            Ok(Some(planned)) => outcome.planned.push(planned),
            Ok(None) => outcome.already += 1,
            Err(conflicts) => outcome.conflicts.extend(conflicts),
        }
    }
    Ok(outcome)
}

/// A change and where it is to be made.
struct Target<'a> {
    directory: &'a Directory,
    kind: &'a Arc<Kind>,
    change: &'a Change,
}

type Plan = Result<Option<Planned>, Vec<Conflict>>;

impl Target<'_> {
    fn plan(&self) -> Plan {
        let present = self.read(&self.change.id)?;
        match (&self.change.op, present) {
            (Op::Add { record }, None) => self.created(record),
            (Op::Add { record }, Some(present)) if present.record.root == *record => Ok(None),
            (Op::Add { .. }, Some(_)) => self.refuse(msg!("patch-present")),
            (Op::Remove { .. }, None) => Ok(None),
            (Op::Remove { record }, Some(present)) if present.record.root == *record => {
                Ok(Some(self.planned(None)))
            }
            (Op::Remove { .. }, Some(_)) => self.refuse(msg!("patch-removed-differs")),
            (Op::Change { from: None, .. }, None) => self.refuse(msg!("patch-absent")),
            (Op::Change { from: None, edits }, Some(present)) => self.edited(&present, edits, None),
            (Op::Change { from: Some(from), edits }, present) => self.renamed(from, edits, present),
        }
    }

    fn renamed(&self, from: &str, edits: &[Edit], present: Option<Document>) -> Plan {
        match (self.read(from)?, present) {
            (Some(old), None) => self.edited(&old, edits, Some(self.kind.path(from))),
            (None, Some(new)) => self.edited(&new, edits, None),
            (Some(_), Some(_)) => self.refuse(msg!("patch-present")),
            (None, None) => self.refuse(msg!("patch-absent")),
        }
    }

    fn edited(&self, document: &Document, edits: &[Edit], from: Option<String>) -> Plan {
        let old = &document.record.root;
        let mut new = old.clone();
        let mut conflicts = Vec::new();
        for edit in edits {
            if let Err(differs) = make(self.kind, &mut new, edit) {
                conflicts.push(self.conflict(shown(&edit.path), edit.why(differs.present)));
            }
        }
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        if from.is_none() && new == *old {
            return Ok(None);
        }
        self.check(&new)?;
        match rewrite(self.kind, &document.source, old, &new) {
            Ok(text) => {
                self.check_size(&text)?;
                Ok(Some(Planned { from, ..self.planned(Some(text)) }))
            }
            Err(_) => self.refuse(msg!("edit-impossible")),
        }
    }

    fn created(&self, record: &Node) -> Plan {
        self.check(record)?;
        let text = self.kind.text(record).ok();
        let text = text.filter(|text| yaml_tree::parse(text).is_ok_and(|read| read == *record));
        let Some(text) = text else { return self.refuse(msg!("edit-impossible")) };
        self.check_size(&text)?;
        Ok(Some(Planned { is_new: true, ..self.planned(Some(text)) }))
    }

    fn planned(&self, text: Option<String>) -> Planned {
        let path = self.kind.path(&self.change.id);
        Planned { record: self.name(), path, from: None, text, is_new: false }
    }

    /// The record under an id, if there is one.
    fn read(&self, id: &str) -> Result<Option<Document>, Vec<Conflict>> {
        let path: Arc<str> = self.kind.path(id).into();
        let Some(content) = self.directory.content(&path) else { return Ok(None) };
        let document = match content {
            Content::Bytes(_) => Document::new(self.kind, id, &path, content).ok(),
            _ => None,
        };
        document.map(Some).ok_or_else(|| self.because(msg!("patch-broken", file = path.as_ref())))
    }

    /// What is written keeps to its schema.
    fn check(&self, record: &Node) -> Result<(), Vec<Conflict>> {
        let violations = self.kind.violations(record);
        let conflicts: Vec<_> = violations
            .iter()
            .map(|violation| {
                self.conflict(violation.field(), Why::Said(msg!("patch-breaks-schema")))
            })
            .collect();
        if conflicts.is_empty() { Ok(()) } else { Err(conflicts) }
    }

    fn check_size(&self, text: &str) -> Result<(), Vec<Conflict>> {
        let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
        if text.len() <= limit {
            return Ok(());
        }
        Err(self.because(msg!("patch-too-large", limit = limit)))
    }

    fn refuse(&self, why: Message) -> Plan {
        Err(self.because(why))
    }

    fn because(&self, why: Message) -> Vec<Conflict> {
        vec![self.conflict(String::new(), Why::Said(why))]
    }

    fn conflict(&self, field: String, why: Why) -> Conflict {
        Conflict { record: self.name(), field, why }
    }

    fn name(&self) -> String {
        format!("{}/{}", self.kind.name, self.change.id)
    }
}

impl Edit {
    fn why(&self, present: Option<Node>) -> Why {
        let (old, new) = match &self.what {
            super::EditWhat::Value { old, new, .. } => (old.clone(), new.clone()),
            super::EditWhat::Order(_) => (None, None),
        };
        Why::Differs { old, new, present }
    }
}

fn shown(path: &[Key]) -> String {
    let step = |key: &Key| match key {
        Key::Field(name) => Step::Key(name.clone()),
        Key::Entry(name) => Step::Entry(name.clone()),
    };
    ChangePath(path.iter().map(step).collect()).to_string()
}
