//! Values given on the command line as `field=value`.

use anyhow::{Result, bail};

use super::cell;
use crate::schema::{Field, Kind, Shape};
use crate::suggest;
use messages::msg;
use yaml_tree::{Mapping, Node, Value};

/// The fields of a record from `titel=…`, `quellen.url=…`. Entries of a list are separated by `|`; of a
/// list of mappings there is one entry.
///
/// # Errors
/// If there is no such field, or the text is no value of it.
pub fn assigned(kind: &Kind, assignments: &[String]) -> Result<Mapping> {
    let mut record = Mapping::default();
    for assignment in assignments {
        let Some((path, text)) = assignment.split_once('=') else {
            bail!(msg!("new-no-assignment", text = assignment));
        };
        let keys: Vec<_> = path.split('.').collect();
        put(&kind.root, &mut record, &keys, path, text)?;
    }
    Ok(record)
}

fn put(parent: &Field, mapping: &mut Mapping, keys: &[&str], path: &str, text: &str) -> Result<()> {
    let Some((key, below)) = keys.split_first() else { return Ok(()) };
    let Some(field) = parent.child(key) else {
        let names = parent.children().iter().map(|field| field.name.as_str());
        match suggest::nearest(key, names) {
            Some(suggestion) => bail!(msg!("new-no-field-meant", field = path, meant = suggestion)),
            None => bail!(msg!("new-no-field", field = path)),
        }
    };
    if below.is_empty() {
        let Some(value) = cell::value(field, text) else {
            bail!(msg!("new-no-value", field = path, text = text));
        };
        remove(mapping, key);
        mapping.push(key, value);
        return Ok(());
    }
    let mut inner = match mapping.get(key).map(|node| &node.value) {
        Some(Value::Mapping(inner)) => inner.clone(),
        Some(Value::List(items)) => {
            items.first().and_then(Node::as_mapping).cloned().unwrap_or_default()
        }
        _ => Mapping::default(),
    };
    put(field, &mut inner, below, path, text)?;
    let inner = Value::Mapping(inner);
    remove(mapping, key);
    mapping.push(
        key,
        match field.shape {
            Shape::List(..) => Value::List(vec![inner.into()]),
            _ => inner,
        },
    );
    Ok(())
}

fn remove(mapping: &mut Mapping, key: &str) {
    mapping.entries.retain(|entry| entry.key != key);
}
