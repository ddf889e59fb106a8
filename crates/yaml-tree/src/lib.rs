//! YAML as the dataset uses it: one document of mappings, lists and scalars, with the span of each.

// The input is untrusted: an index out of bounds would abort the program.
#![warn(clippy::indexing_slicing)]

mod canonical;
mod comments;
mod emit;
mod form;
mod lines;
mod node;
mod parser;
mod path;
mod plain;
mod scalar;

pub use smol_str::SmolStr;

pub use canonical::canonical;
pub use comments::{Comment, comments};
pub use emit::{Indentation, json_to_yaml, scalar, to_yaml, to_yaml_indented, unquoted_if_same};
pub use form::{ScalarForm, ScalarForms};
pub use lines::{column, dash, line_after, line_start, line_starts, lines};
pub use node::{Mapping, MappingEntry, Node, Value};
pub use parser::{ParseLimits, SyntaxError, is_bullet, parse};
pub use path::{FieldPath, FieldPathSegment, Span};
