//! The identity of list entries (`x-identity`).

use std::borrow::Cow;

use yaml_schema::to_json;
use yaml_tree::{Node, Value};

/// The identity of an entry: the text of the first of `keys` that it has; `.` is the entry itself. `None` if the
/// list has no identity, or the entry has none of the keys.
#[must_use]
pub fn identity<'e>(keys: &[String], entry: &'e Node) -> Option<Cow<'e, str>> {
    let value =
        keys.iter().find_map(|key| if key == "." { Some(entry) } else { entry.get(key) })?;
    if value.value == Value::Null {
        return None;
    }
    Some(value.as_str().map_or_else(|| to_json(value).to_string().into(), Cow::Borrowed))
}
