//! Whether a changed keyword of a schema may make records invalid.

use records::schema::ENUM_WORDS;
use serde_json::Value as JsonValue;

/// Keywords that only people read.
const PROSE: [&str; 10] = [
    "title",
    "x-title-plural",
    "x-title-plural-en",
    "x-also-called",
    "x-title-en",
    "description",
    "examples",
    "$comment",
    ENUM_WORDS[0],
    ENUM_WORDS[1],
];

/// Keywords that programs read and that do not constrain a record.
const ANNOTATIONS: [&str; 10] = [
    "$schema",
    "$id",
    "default",
    "deprecated",
    "readOnly",
    "x-label",
    "x-columns",
    "x-filters",
    "x-part-of",
    "x-scale",
];

pub(super) fn is_prose(key: &str) -> bool {
    PROSE.contains(&key)
}

/// Whether the change of this keyword may make valid records invalid.
pub(super) fn may_invalidate(key: &str, old: Option<&JsonValue>, new: Option<&JsonValue>) -> bool {
    // Removing a limit cannot make a record invalid.
    let Some(new) = new.filter(|_| !is_prose(key) && !ANNOTATIONS.contains(&key)) else {
        return false;
    };
    match (old.and_then(JsonValue::as_f64), new.as_f64()) {
        (Some(old), Some(new)) if is_upper(key) => new < old,
        (Some(old), Some(new)) if is_lower(key) => new > old,
        _ => !is_off(key, new),
    }
}

fn is_off(key: &str, value: &JsonValue) -> bool {
    let off = match key {
        "uniqueItems" | "x-unique" => false,
        "additionalProperties" | "unevaluatedProperties" => true,
        _ => return false,
    };
    *value == JsonValue::Bool(off)
}

fn is_upper(key: &str) -> bool {
    key.starts_with("max") || key == "exclusiveMaximum"
}

fn is_lower(key: &str) -> bool {
    (key.starts_with("min") && key != "minContains") || key == "exclusiveMinimum"
}
