//! The schemas of a dataset: the only place where the shape of its kinds is written down.

mod annotation;
mod code;
mod field;
mod groups;
mod identity;
mod instance;
mod keywords;
mod kind;
mod size;
mod violation;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Result, bail};
use jsonschema::Registry;
use rayon::prelude::*;
use serde_json::Value as JsonValue;

pub use field::{ENUM_WORDS, EnumValue, Field, Shape};
pub use identity::identity;
pub use instance::to_json;
pub use kind::Kind;
pub use violation::{SchemaViolation, ViolationKind};
pub use walk::{PathTrail, walk};

use crate::suggest::letters;
use file_tree::{FileKind, SCHEMA, Tree, TreeFile};
use messages::Message;
use messages::msg;

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
        let mut files = tree.list(SCHEMA)?;
        files.retain(|file| file.path.ends_with(".json"));
        let texts = read(tree, &files)?;
        tree.host().cache().get_or_make(cache_key(&texts), || Self::compile(parse(&texts)?))
    }

    /// The kinds that the files describe, by their names below `schema/`.
    pub(crate) fn compile(mut sources: BTreeMap<String, JsonValue>) -> Result<Self> {
        let registry = registry(&sources)?;
        let kinds: Vec<_> = sources
            .par_iter()
            .filter(|(name, _)| name.ends_with(SUFFIX))
            .map(|(name, schema)| {
                let kind = name.trim_end_matches(SUFFIX);
                Kind::new(kind, schema, &sources, &registry).map(Arc::new)
            })
            .collect::<Vec<_>>()
            .into_iter()
            // Of several faults the first, in whatever order they were found.
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

    /// The field of a kind at the end of some keys; lists on the way are entered.
    #[must_use]
    pub fn field(&self, kind: &str, keys: &[&str]) -> Option<&Field> {
        let root = &self.kind(kind)?.root;
        keys.iter().try_fold(root, |field, key| field.child(key))
    }

    /// A kind by its name, that of its folder, or what people call it, however they write its spaces, hyphens,
    /// capitals and umlauts: `municipality`, `municipalities`, `Kommune`, `Kommunen`.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&Arc<Kind>> {
        let wanted = letters(text);
        let titled = |kind: &&Arc<Kind>| {
            let names = [&kind.name, &kind.collection].into_iter().map(String::as_str);
            names.chain(kind.titles()).any(|name| letters(name) == wanted)
        };
        let exact = self.kind(text).or_else(|| self.collection(text));
        exact.or_else(|| self.kinds.iter().find(titled))
    }

    /// The same kinds in the folders in which others have them: a folder under another name holds the same
    /// records.
    #[must_use]
    pub fn in_folders_of(&self, others: &Schemas) -> Schemas {
        let moved = |kind: &Arc<Kind>| {
            let folder = &others.kind(&kind.name)?.collection;
            let is_free = self.collection(folder).is_none();
            is_free.then(|| Arc::new(Kind { collection: folder.clone(), ..Kind::clone(kind) }))
        };
        let kinds = self.kinds.iter().map(|kind| moved(kind).unwrap_or_else(|| Arc::clone(kind)));
        Schemas { kinds: kinds.collect(), shared: self.shared.clone() }
    }

    /// A kind by its folder under `data/` (`projects`).
    #[must_use]
    pub fn collection(&self, folder: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.collection == folder)
    }
}

/// All files at once: each call of Git costs more than what it reads.
fn read(tree: &Tree, files: &[TreeFile]) -> Result<BTreeMap<String, String>> {
    if let Some(file) = files.iter().find(|file| file.kind != FileKind::Regular) {
        return Err(fault(&file.path, msg!("schema-no-file")));
    }
    let texts = files.iter().zip(tree.read_texts(files)?).map(|(file, text)| {
        let name = file.path.strip_prefix("schema/").unwrap_or(&file.path);
        Ok((name.to_owned(), text?))
    });
    texts.collect()
}

/// The names and texts as they are, each behind its length: no two sets of files have one key.
fn cache_key(texts: &BTreeMap<String, String>) -> Vec<u8> {
    let parts = || texts.iter().flat_map(|(name, text)| [name, text]);
    let mut key = Vec::with_capacity(parts().map(|part| size_of::<usize>() + part.len()).sum());
    for part in parts() {
        key.extend(part.len().to_le_bytes());
        key.extend_from_slice(part.as_bytes());
    }
    key
}

fn parse(texts: &BTreeMap<String, String>) -> Result<BTreeMap<String, JsonValue>> {
    let schemas = texts.iter().map(|(name, text)| {
        let schema = serde_json::from_str(text)
            .map_err(|error| fault(name, msg!("schema-no-json", text = error.to_string())))?;
        Ok((name.clone(), schema))
    });
    schemas.collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_have_another_cache_key() {
        let key = |files: &[(&str, &str)]| {
            let texts = files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned()));
            cache_key(&texts.collect())
        };
        let one = key(&[("a.json", "{}"), ("b.json", "{}")]);
        assert_eq!(one, key(&[("b.json", "{}"), ("a.json", "{}")]));
        for other in [
            key(&[("a.json", "{}"), ("b.json", "{} ")]),
            key(&[("a.json", "{}b.json{}")]),
            key(&[("a.json{}", "b.json"), ("{}", "")]),
            key(&[("a.json", "{}")]),
        ] {
            assert_ne!(one, other);
        }
    }
}
