//! Reading a patch from JSON, whatever its origin.

use std::collections::HashSet;

use anyhow::{Result, bail};
use serde_json::Value as Json;

use super::{FieldEdit, FieldEditKind, Patch, PatchOp, RecordPatch, VERSION};
use messages::msg;
use records::algebra::{EntryName, RecordPath, RecordPathStep};
use records::dataset::is_id;
use yaml_tree::{Mapping, Node, Value};

/// Size in bytes beyond which a patch is not read.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// # Errors
/// If it is not a patch of this version, is too large, or names a record twice.
pub fn read(text: &[u8]) -> Result<Patch> {
    if text.len() > MAX_BYTES {
        bail!(msg!("patch-too-large", limit = MAX_BYTES));
    }
    let json: Json = match serde_json::from_slice(text) {
        Ok(json) => json,
        Err(error) => bail!(msg!("patch-no-json", reason = error.to_string())),
    };
    if json.get("version").and_then(Json::as_u64) != Some(VERSION) {
        bail!(msg!("patch-no-version", version = VERSION.to_string()));
    }
    let changes = json.get("changes").and_then(Json::as_array).map(Vec::as_slice);
    let Some(changes) = changes else { bail!(wrong("changes")) };
    let mut seen = HashSet::new();
    let mut read = Vec::new();
    for (at, json) in changes.iter().enumerate() {
        let Some(change) = change(json) else { bail!(wrong(&format!("changes[{at}]"))) };
        for id in change.ids() {
            if !seen.insert((change.kind.clone(), id.to_owned())) {
                bail!(msg!("patch-twice", record = format!("{}/{id}", change.kind)));
            }
        }
        read.push(change);
    }
    Ok(Patch { changes: read })
}

fn wrong(place: &str) -> messages::Message {
    msg!("patch-wrong", place = place)
}

impl RecordPatch {
    /// The ids that it affects.
    fn ids(&self) -> Vec<&str> {
        match &self.op {
            PatchOp::Change { from: Some(from), .. } => vec![&self.id, from],
            _ => vec![&self.id],
        }
    }
}

/// None for anything that does not have exactly this shape; an invalid id may be a path.
fn change(json: &Json) -> Option<RecordPatch> {
    let text = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_owned);
    let record = || node(json.get("record")?).filter(|record| record.as_mapping().is_some());
    let edits = || {
        let edits = json.get("edits")?.as_array()?.iter();
        edits.map(edit).collect::<Option<Vec<_>>>()
    };
    let op = match text("op")?.as_str() {
        "add" => PatchOp::Add { record: record()? },
        "remove" => PatchOp::Remove { record: record()? },
        "change" => PatchOp::Change { from: None, edits: edits()? },
        "rename" => {
            PatchOp::Change { from: Some(text("from").filter(|id| is_id(id))?), edits: edits()? }
        }
        _ => return None,
    };
    Some(RecordPatch { kind: text("kind")?, id: text("id").filter(|id| is_id(id))?, op })
}

fn edit(json: &Json) -> Option<FieldEdit> {
    let path: Vec<_> = json.get("path")?.as_array()?.iter().map(key).collect::<Option<_>>()?;
    if path.is_empty() {
        return None;
    }
    let what = if let Some(order) = json.get("order") {
        let names = order.as_array()?.iter().map(entry_name);
        FieldEditKind::Order(names.collect::<Option<_>>()?)
    } else {
        let side = |name: &str| match json.get(name) {
            Some(value) => node(value).map(Some),
            None => Some(None),
        };
        let after = json.get("after").and_then(entry_name);
        FieldEditKind::Value { old: side("old")?, new: side("new")?, after }
    };
    Some(FieldEdit { path: RecordPath(path), what })
}

fn key(json: &Json) -> Option<RecordPathStep> {
    match json {
        Json::String(name) => Some(RecordPathStep::Key(name.into())),
        _ => entry_name(json).map(RecordPathStep::Entry),
    }
}

/// An identity, or `{"entry": identity, "number": 2}` for the second entry that has it.
fn entry_name(json: &Json) -> Option<EntryName> {
    let Json::Object(named) = json else {
        return Some(EntryName::Identity(json.as_str()?.to_owned(), 0));
    };
    let number = match named.get("number") {
        Some(number) => usize::try_from(number.as_u64()?).ok()?.checked_sub(1)?,
        None => 0,
    };
    Some(EntryName::Identity(named.get("entry")?.as_str()?.to_owned(), number))
}

/// None for a number that is too large; the JSON reader limits the depth.
fn node(json: &Json) -> Option<Node> {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) if number.is_f64() => Value::Float(number.as_f64()?),
        Json::Number(number) => Value::Integer(number.as_i64()?),
        Json::String(text) => Value::String(text.into()),
        Json::Array(items) => Value::List(items.iter().map(node).collect::<Option<_>>()?),
        Json::Object(entries) => {
            let mut mapping = Mapping::default();
            for (key, value) in entries {
                mapping.push(key, node(value)?);
            }
            Value::Mapping(mapping)
        }
    };
    Some(value.into())
}
