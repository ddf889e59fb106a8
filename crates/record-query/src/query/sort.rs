//! The sort order.

use std::cmp::Ordering;

/// Parses a typed sort field: `einwohner`, `-einwohner`.
pub(super) fn split(text: &str) -> (&str, bool) {
    match text.strip_prefix('-') {
        Some(name) => (name, true),
        None => (text, false),
    }
}

/// Missing values come last in either direction.
pub(super) fn compare<T>(
    a: Option<&T>,
    b: Option<&T>,
    is_descending: bool,
    order: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if is_descending => order(b, a),
        (Some(a), Some(b)) => order(a, b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}
