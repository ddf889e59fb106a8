//! The schemas of a dataset: the only place where the shape of its kinds is written down.

mod annotation;
mod code;
mod entries;
mod field;
mod identity;
mod instance;
mod kind;
mod size;
mod violation;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Result, bail};
use jsonschema::Registry;
use serde_json::Value as JsonValue;

pub use entries::{Entry, Places, entries, match_entries};
pub use field::{Field, Shape};
pub use identity::identity;
pub use instance::to_json;
pub use kind::Kind;
pub use violation::{Fault, Violation};
pub use walk::{Trail, walk};

use crate::message::Message;
use crate::msg;
use crate::tree::{Form, SCHEMA, Tree};

/// File names end so when they describe a kind; other `.json` files hold shared parts.
pub const SUFFIX: &str = ".schema.json";

/// Base of the relative references between schema files. Names nothing that could be fetched.
const BASE: &str = "ozg:/schema/";

/// All kinds of a dataset, sorted by name.
#[derive(Clone)]
pub struct Schemas {
    kinds: Vec<Arc<Kind>>,
    /// The files that describe no kind, by name.
    shared: BTreeMap<String, JsonValue>,
}

impl Schemas {
    /// Reads `schema/` of a dataset.
    ///
    /// # Errors
    /// If a file is no JSON, no JSON Schema 2020-12, or its annotations make no sense.
    pub fn load(tree: &Tree) -> Result<Self> {
        let mut sources = BTreeMap::new();
        for file in tree.list(SCHEMA)? {
            let Some(name) = file.path.strip_prefix("schema/").filter(|n| n.ends_with(".json"))
            else {
                continue;
            };
            sources.insert(name.to_owned(), read(tree, &file)?);
        }
        let registry = registry(&sources)?;
        let kinds: Vec<_> = sources
            .iter()
            .filter(|(name, _)| name.ends_with(SUFFIX))
            .map(|(name, schema)| {
                let kind = name.trim_end_matches(SUFFIX);
                Kind::new(kind, schema, &sources, &registry).map(Arc::new)
            })
            .collect::<Result<_>>()?;
        if kinds.is_empty() {
            bail!(msg!("error-no-schema"));
        }
        drop(registry);
        sources.retain(|name, _| !name.ends_with(SUFFIX));
        let schemas = Schemas { kinds, shared: sources };
        annotation::check(&schemas)?;
        Ok(schemas)
    }

    #[must_use]
    pub fn kinds(&self) -> &[Arc<Kind>] {
        &self.kinds
    }

    /// The files with parts that kinds share, by name.
    #[must_use]
    pub fn shared(&self) -> &BTreeMap<String, JsonValue> {
        &self.shared
    }

    /// A kind by its name (`project`).
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// A kind by its folder under `data/` (`projects`).
    #[must_use]
    pub fn collection(&self, folder: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.collection == folder)
    }
}

fn read(tree: &Tree, file: &crate::tree::TreeFile) -> Result<JsonValue> {
    if file.form != Form::Regular {
        return Err(fault(&file.path, msg!("schema-no-file")));
    }
    let text = tree.read_text(file)?;
    serde_json::from_str(&text)
        .map_err(|error| fault(&file.path, msg!("schema-no-json", text = error.to_string())))
}

fn registry(sources: &BTreeMap<String, JsonValue>) -> Result<Registry<'_>> {
    let mut builder = Registry::new();
    for (name, schema) in sources {
        builder =
            builder.add(format!("{BASE}{name}"), schema).map_err(|error| invalid(name, &error))?;
    }
    builder.prepare().map_err(|error| invalid("", &error))
}

fn fault(file: &str, reason: Message) -> anyhow::Error {
    let file = if file.starts_with("schema/") { file.to_owned() } else { format!("schema/{file}") };
    msg!("error-schema", file = file, reason = reason).into()
}

fn invalid(file: &str, error: &dyn std::fmt::Display) -> anyhow::Error {
    fault(file, msg!("schema-invalid", text = error.to_string()))
}
