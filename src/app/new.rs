//! Creates a record from values as people write them, with names instead of ids; rejects what would be wrong in the
//! dataset.

use std::sync::Arc;

use anyhow::{Result, bail};

use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use file_tree::{DATA, Directory, Tree, write};
use messages::{MessageArg, msg};
use record_query::query::{named_id, without_kind};
use records::dataset::{DatasetLayout, IdIndex, UniqueValues, is_id, to_id};
use records::edit::{assigned, format, missing};
use records::schema::{Field, Kind, Schemas, Shape};
use records::suggest::nearest;
use yaml_tree::{Mapping, Node, Value};

/// What is given for a new record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewRequest<'a> {
    /// The kind by its name, its folder or its title.
    pub kind: &'a str,
    /// Without an id, the record is not written.
    pub id: Option<&'a str>,
    /// `field=value`.
    pub values: &'a [String],
}

/// A record that can be written.
pub(crate) struct NewAnswer {
    pub kind: Arc<Kind>,
    pub values: Mapping,
    /// Path of its file below the dataset; none without an id.
    pub path: Option<String>,
    directory: Directory,
}

/// Reads the values; with an id, also checks that the record can be added to the dataset.
///
/// # Errors
/// If there is no such kind or field, a text is not a valid value, a reference leads nowhere, or the record would break
/// its schema, share a code with another, or have an ambiguous id; or if another run keeps the dataset locked.
pub(crate) fn new(workspace: &Workspace, request: &NewRequest<'_>) -> Result<NewAnswer> {
    let mut directory = workspace.open_empty()?;
    if request.id.is_some() {
        directory = directory.for_writing()?;
    }
    let tree = Tree::Directory(directory.clone());
    let schemas = Schemas::load(&tree)?;
    let kind = catalogue(&schemas).kind(request.kind)?;
    if let Some(id) = request.id.filter(|id| !is_id(id)) {
        bail!(msg!("new-no-id", id = id, suggestion = to_id(id)));
    }
    let mut record = assigned(kind, &trimmed(request.values)?)?;
    let files = if directory.root.join(DATA).is_dir() { tree.list(DATA)? } else { Vec::new() };
    let ids = IdIndex::new(&DatasetLayout::new(&schemas, files));
    let names = NameResolver { ids: &ids, kind, id: request.id };
    names.resolve_names(&kind.root, "", &mut record)?;
    if let Some(id) = request.id {
        check(kind, &record)?;
        check_id(&schemas, &ids, kind, id)?;
        check_codes(&tree, kind, id, &record)?;
    }
    let values = record.as_mapping().cloned().unwrap_or_default();
    let path = request.id.map(|id| kind.path(id));
    Ok(NewAnswer { kind: Arc::clone(kind), values, path, directory })
}

impl NewAnswer {
    /// The text of the record in canonical form, with only the fields that it has.
    ///
    /// # Errors
    /// If it cannot be written as YAML.
    pub(crate) fn lean(&self) -> Result<String> {
        format(&self.kind, &self.kind.text(&Value::Mapping(self.values.clone()).into())?)
    }

    /// Creates a file.
    ///
    /// # Errors
    /// If the file exists, or cannot be written.
    pub(crate) fn write(&self, path: &str, text: &str) -> Result<()> {
        write::create_in(&self.directory.root, path, text.as_bytes())
    }
}

/// The assignments without whitespace around names and values.
fn trimmed(assignments: &[String]) -> Result<Vec<String>> {
    let trim = |assignment: &String| match assignment.split_once('=') {
        Some((field, value)) if value.trim().is_empty() => {
            bail!(msg!("new-empty", field = field.trim()))
        }
        Some((field, value)) => Ok(format!("{}={}", field.trim(), value.trim())),
        None => Ok(assignment.clone()),
    };
    assignments.iter().map(trim).collect()
}

/// The records that a new one may refer to: all, and itself.
struct NameResolver<'a> {
    ids: &'a IdIndex,
    kind: &'a Kind,
    id: Option<&'a str>,
}

impl NameResolver<'_> {
    /// Replaces names by the ids and values that the schema uses.
    fn resolve_names(&self, field: &Field, path: &str, node: &mut Node) -> Result<()> {
        let field = field.reading(&node.value);
        match (&field.shape, &mut node.value) {
            (Shape::Object(_), Value::Mapping(mapping)) => {
                for entry in &mut mapping.entries {
                    let Some(child) = field.child(&entry.key) else { continue };
                    let separator = if path.is_empty() { "" } else { "." };
                    let path = format!("{path}{separator}{}", entry.key);
                    self.resolve_names(child, &path, &mut entry.node)?;
                }
            }
            (Shape::List(..), Value::List(items)) => {
                for (at, entry) in items.iter_mut().enumerate() {
                    let Some(item) = field.entry(at) else { continue };
                    self.resolve_names(item, path, entry)?;
                }
            }
            (Shape::Choice(_), Value::String(text)) => {
                if let Some(choice) = field.choice_named(text) {
                    *text = choice.value.as_str().into();
                }
            }
            (_, Value::String(text)) if !field.reference.is_empty() => {
                *text = self.id_of(&field.reference, path, text)?.into();
            }
            _ => {}
        }
        Ok(())
    }

    fn id_of(&self, kinds: &[String], path: &str, text: &str) -> Result<String> {
        let bare = without_kind(kinds, text);
        let is_itself = self.id == Some(bare) && kinds.contains(&self.kind.name);
        if let Some(id) = named_id(self.ids, kinds, text).or(is_itself.then(|| bare.to_owned())) {
            return Ok(id);
        }
        let known = kinds.iter().flat_map(|kind| self.ids.of(kind));
        let hint = match nearest(bare, known) {
            Some(suggestion) => msg!("query-suggestion", suggestion = suggestion),
            None => msg!("query-list-ids", kind = kinds.first().cloned().unwrap_or_default()),
        };
        bail!(msg!("query-unknown-value", value = text, path = path, hint = hint))
    }
}

/// A record must conform to its schema before it is written.
fn check(kind: &Kind, record: &Node) -> Result<()> {
    let missing = record.as_mapping().map(|values| missing(kind, values)).unwrap_or_default();
    if let Some(fields) = listed(&missing) {
        bail!(msg!("new-missing", fields = fields, kind = &kind.name));
    }
    match kind.violations(record).first() {
        Some(violation) => bail!(msg!("new-wrong", field = violation.field())),
        None => Ok(()),
    }
}

/// Lists required fields; an entry with several fields requires one of them.
fn listed(fields: &[Vec<String>]) -> Option<MessageArg> {
    let either = |one, other| msg!("new-missing-one-of", one = one, other = other).into();
    let both = |first, next| msg!("new-missing-both", first = first, next = next).into();
    let each = fields.iter().filter_map(|keys| keys.iter().map(MessageArg::from).reduce(either));
    each.reduce(both)
}

/// An id must be unique among all kinds that one reference may lead to.
fn check_id(schemas: &Schemas, ids: &IdIndex, kind: &Kind, id: &str) -> Result<()> {
    let groups = schemas.reference_groups();
    let mut others = groups.iter().filter(|group| group.contains(&kind.name)).flatten();
    match others.find(|other| **other != kind.name && ids.has(other, id)) {
        Some(other) => bail!(msg!("new-ambiguous-id", id = id, record = format!("{other}/{id}"))),
        None => Ok(()),
    }
}

fn check_codes(tree: &Tree, kind: &Arc<Kind>, id: &str, record: &Node) -> Result<()> {
    let Some(taken) = UniqueValues::read(tree, kind)?.taken(kind, id, None, record) else {
        return Ok(());
    };
    let value = taken.value.as_str().map(str::to_owned);
    let value = value.unwrap_or_else(|| yaml_tree::canonical(&taken.value));
    let holder = format!("{}/{}", kind.name, taken.holder);
    bail!(msg!("new-taken", field = taken.field, value = value, record = holder))
}
