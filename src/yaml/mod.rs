//! YAML as the dataset uses it: one document of mappings, lists and scalars, with the span of each.

mod canonical;
mod emit;
mod node;
mod parser;
mod scalar;

pub use canonical::canonical;
pub use emit::{json_to_yaml, to_yaml};
pub use node::{Entry, Mapping, Node, Value};
pub use parser::{Limits, SyntaxError, parse};
