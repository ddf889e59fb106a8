//! Values given on the command line as `field=value`.

use std::collections::HashSet;

use anyhow::{Result, bail};

use super::cell;
use crate::algebra;
use crate::schema::{Field, Kind};
use crate::suggest;
use messages::msg;
use yaml_tree::{Mapping, Node, Value};

/// Parses the fields of a record from `titel=…`, `quellen.url=…`. List entries are separated by `|`; for a list of
/// mappings, one entry is created.
///
/// # Errors
/// If a field does not exist, or the text is not a valid value for it.
pub fn assigned(kind: &Kind, assignments: &[String]) -> Result<Node> {
    let mut record = Node::from(Value::Mapping(Mapping::default()));
    let mut paths = HashSet::new();
    for assignment in assignments {
        let Some((path, text)) = assignment.split_once('=') else {
            bail!(msg!("new-no-assignment", text = assignment));
        };
        // With two assignments, the last would silently win.
        if !paths.insert(path) {
            bail!(msg!("new-twice", field = path));
        }
        let keys: Vec<_> = path.split('.').collect();
        let Some(value) = cell::value(field_at(kind, path, &keys)?, text) else {
            bail!(msg!("new-no-value", field = path, text = text));
        };
        algebra::set(Some(&kind.root), &mut record, &keys, Some(value.into()));
    }
    Ok(record)
}

/// The field at the end of a path of keys; lists along the way are entered.
fn field_at<'k>(kind: &'k Kind, path: &str, keys: &[&str]) -> Result<&'k Field> {
    keys.iter().try_fold(&kind.root, |parent, key| {
        let Some(field) = parent.child(key) else {
            let names = parent.children().iter().map(|field| field.name.as_str());
            match suggest::nearest(key, names) {
                Some(suggestion) => {
                    bail!(msg!("new-no-field-suggestion", field = path, suggestion = suggestion))
                }
                None => bail!(msg!("new-no-field", field = path)),
            }
        };
        Ok(field)
    })
}
