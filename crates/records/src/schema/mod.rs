//! The schemas of a dataset: the only place where its kinds are defined.

mod annotation;
mod code;
mod condition;
mod fault;
mod field;
mod fuse;
mod groups;
mod identity;
mod keywords;
mod kind;
mod reader;
mod size;
mod supported;
mod violation;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Result, bail};
use jsonschema::{Registry, Resource};
use rayon::prelude::*;
use serde_json::Value as JsonValue;

pub use field::{ENUM_WORDS, EnumValue, Field, KeyPattern, Shape, TextValidator, UnnamedFields};
pub use identity::identity;
pub use keywords::FieldKeywords;
pub use kind::Kind;
pub use violation::{SchemaViolation, ViolationKind};
pub use walk::{PathTrail, walk};
pub use yaml_schema::to_json;

use crate::suggest::letters;
use fault::SchemaFault;
use file_tree::{FileKind, SCHEMA, Tree, TreeFile};
use messages::msg;
use size::{MAX_SIZE, SchemaSizer};
use supported::{SchemaFiles, files_of};

/// Suffix of schema files that describe a kind; other `.json` files contain shared definitions.
pub const SUFFIX: &str = ".schema.json";

/// Maximum number of schema files; a dataset has about a dozen. The registry of jsonschema copies all that it has with
/// each file that is added.
const MAX_FILES: usize = 1_000;

/// All kinds of a dataset, sorted by name.
#[derive(Clone)]
pub struct Schemas {
    kinds: Vec<Arc<Kind>>,
    /// The files by name.
    sources: Arc<BTreeMap<String, JsonValue>>,
}

impl Schemas {
    /// Reads `schema/` of a dataset.
    ///
    /// # Errors
    /// If a file is not JSON, or not a valid JSON Schema 2020-12, or if its annotations are inconsistent.
    pub fn load(tree: &Tree) -> Result<Self> {
        let texts = read(tree)?;
        tree.host().cache().get_or_make(cache_key(&texts), || {
            let (sources, faults) = parse(&texts);
            Self::new(sources, faults)
        })
    }

    /// Compiles the kinds described by files, given by their names below `schema/`.
    #[cfg(test)]
    pub(crate) fn compile(sources: BTreeMap<String, JsonValue>) -> Result<Self> {
        Self::new(sources, Vec::new())
    }

    /// Compiles the kinds of files, some of which could not be parsed. For a file that references a faulty one,
    /// only its own faults are reported.
    fn new(mut sources: BTreeMap<String, JsonValue>, mut faults: Vec<SchemaFault>) -> Result<Self> {
        let unread = faults.iter().map(|fault| fault.file.clone()).collect();
        faults.extend(SchemaFiles { sources: &sources, unread: &unread }.faults());
        retain_faultless(&mut sources, &faults);
        let sources = Arc::new(sources);
        let kinds = match kinds(&sources) {
            Ok(kinds) => kinds,
            Err(more) => {
                faults.extend(more);
                return Err(fault::error(faults));
            }
        };
        let schemas = Schemas { kinds, sources };
        faults.extend(annotation::faults(&schemas));
        if !faults.is_empty() {
            return Err(fault::error(faults));
        }
        if schemas.kinds.is_empty() {
            bail!(msg!("error-no-schema"));
        }
        Ok(schemas)
    }

    #[must_use]
    pub fn kinds(&self) -> &[Arc<Kind>] {
        &self.kinds
    }

    /// The files that do not describe a kind, with definitions that kinds share, by name.
    #[must_use]
    pub fn shared(&self) -> BTreeMap<&str, &JsonValue> {
        let shared = self.sources.iter().filter(|(name, _)| !name.ends_with(SUFFIX));
        shared.map(|(name, schema)| (name.as_str(), schema)).collect()
    }

    /// A kind by its name (`project`).
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// The field of a kind at the end of a path of keys; lists along the path are entered.
    #[must_use]
    pub fn field(&self, kind: &str, keys: &[&str]) -> Option<&Field> {
        let root = &self.kind(kind)?.root;
        keys.iter().try_fold(root, |field, key| field.child(key))
    }

    /// A kind by its name, its folder, or its titles; spaces, hyphens, capitals and umlauts may be written
    /// differently: `municipality`, `municipalities`, `Kommune`, `Kommunen`.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&Arc<Kind>> {
        let requested = letters(text);
        let titled = |kind: &&Arc<Kind>| {
            let names = [&kind.name, &kind.collection].into_iter().map(String::as_str);
            names.chain(kind.titles()).any(|name| letters(name) == requested)
        };
        let exact = self.kind(text).or_else(|| self.collection(text));
        exact.or_else(|| self.kinds.iter().find(titled))
    }

    /// The same kinds, in the folders that `others` define for them: a folder that was renamed holds the same
    /// records.
    #[must_use]
    pub fn in_folders_of(&self, others: &Schemas) -> Schemas {
        let moved = |kind: &Arc<Kind>| {
            let folder = &others.kind(&kind.name)?.collection;
            let is_free = self.collection(folder).is_none();
            is_free.then(|| Arc::new(Kind { collection: folder.clone(), ..Kind::clone(kind) }))
        };
        let kinds = self.kinds.iter().map(|kind| moved(kind).unwrap_or_else(|| Arc::clone(kind)));
        Schemas { kinds: kinds.collect(), sources: Arc::clone(&self.sources) }
    }

    /// A kind by its folder under `data/` (`projects`).
    #[must_use]
    pub fn collection(&self, folder: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.collection == folder)
    }
}

/// Reads all files at once, since each call of Git costs more than reading its result.
fn read(tree: &Tree) -> Result<BTreeMap<String, String>> {
    let mut files = tree.list(SCHEMA)?;
    files.retain(|file| file.path.ends_with(".json"));
    if files.len() > MAX_FILES {
        bail!(msg!("error-many-schemas", limit = MAX_FILES));
    }
    let name = |file: &TreeFile| file.path.strip_prefix("schema/").unwrap_or(&file.path).to_owned();
    let special = files.iter().filter(|file| file.kind != FileKind::Regular);
    let special: Vec<_> =
        special.map(|file| SchemaFault::of(&name(file), msg!("schema-no-file"))).collect();
    if !special.is_empty() {
        return Err(fault::error(special));
    }
    let texts = files.iter().zip(tree.read_texts(&files)?);
    texts.map(|(file, text)| Ok((name(file), text?))).collect()
}

/// The names and texts, each preceded by its length, so that no two sets of files have the same key.
fn cache_key(texts: &BTreeMap<String, String>) -> Vec<u8> {
    let parts = || texts.iter().flat_map(|(name, text)| [name, text]);
    let mut key = Vec::with_capacity(parts().map(|part| size_of::<usize>() + part.len()).sum());
    for part in parts() {
        key.extend(part.len().to_le_bytes());
        key.extend_from_slice(part.as_bytes());
    }
    key
}

/// Parses the files; those that are not JSON are reported as faults.
fn parse(texts: &BTreeMap<String, String>) -> (BTreeMap<String, JsonValue>, Vec<SchemaFault>) {
    let parsed: Vec<_> = texts.par_iter().map(|(_, text)| serde_json::from_str(text)).collect();
    let (mut sources, mut faults) = (BTreeMap::new(), Vec::new());
    for (name, parsed) in texts.keys().zip(parsed) {
        match parsed {
            Ok(schema) => _ = sources.insert(name.clone(), schema),
            Err(error) => {
                let place = format!("{}:{}", error.line(), error.column());
                let reason =
                    if error.is_eof() { msg!("schema-cut-off") } else { msg!("schema-no-json") };
                faults.push(SchemaFault::at(name, &place, reason));
            }
        }
    }
    (sources, faults)
}

/// Keeps the files that have no fault and do not lead to a file with a fault.
fn retain_faultless(sources: &mut BTreeMap<String, JsonValue>, faults: &[SchemaFault]) {
    let mut faulty: BTreeSet<_> = faults.iter().map(|fault| fault.file.clone()).collect();
    while !faulty.is_empty() {
        let found = sources.len();
        sources.retain(|file, schema| {
            let mut files = BTreeSet::from([file.clone()]);
            files_of(file, schema, &mut files);
            let is_faultless = files.is_disjoint(&faulty);
            if !is_faultless {
                faulty.insert(file.clone());
            }
            is_faultless
        });
        if sources.len() == found {
            break;
        }
    }
}

/// The kinds of faultless files, or all faults that only show when the files are combined.
fn kinds(
    sources: &Arc<BTreeMap<String, JsonValue>>,
) -> std::result::Result<Vec<Arc<Kind>>, Vec<SchemaFault>> {
    let registry = Arc::new(registry(sources).map_err(|fault| vec![fault])?);
    let made: Vec<_> = sources
        .par_iter()
        .filter_map(|(file, schema)| {
            let name = file.strip_suffix(SUFFIX)?;
            // A size depends on where a circle of references is entered: measured anew for each kind.
            let is_too_large = SchemaSizer::new(sources).size(file, schema) > MAX_SIZE;
            Some(if is_too_large {
                Err(SchemaFault::of(file, msg!("schema-too-large")))
            } else {
                Kind::new(name, schema, sources, &registry)
            })
        })
        .collect();
    let (mut kinds, mut faults) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(kind) => kinds.push(Arc::new(kind)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(kinds) } else { Err(faults) }
}

/// Contains copies of the files, so that validators can be compiled later on demand.
fn registry(sources: &BTreeMap<String, JsonValue>) -> fault::Result<Registry<'static>> {
    let mut builder = Registry::new();
    for (name, schema) in sources {
        builder = builder
            .add(uri(name), Resource::from_contents(schema.clone()))
            .map_err(|_| SchemaFault::of(name, msg!("schema-file-name")))?;
    }
    builder.prepare().map_err(|_| SchemaFault::of("", msg!("schema-unresolved")))
}

/// The address of a schema file, to which its references are relative; it cannot be fetched.
fn uri(file: &str) -> String {
    format!("ozg:/schema/{file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind, and further files with a text in the definition `a`.
    fn sources(files: &[(&str, &str)]) -> BTreeMap<String, JsonValue> {
        let kind = r#"{"type": "object", "x-collection": "things", "x-label": "name",
            "properties": {"name": {"type": "string"}, "b": {"$ref": "sub/b.json"}}}"#;
        let files = [("thing.schema.json", kind)].into_iter().chain(files.iter().copied());
        files
            .map(|(name, text)| (name.to_owned(), serde_json::from_str(text).expect("JSON")))
            .collect()
    }

    #[test]
    fn a_file_name_that_is_no_part_of_a_uri_is_the_fault() {
        let named = [("sub/b.json", "{}"), ("my b.json", "{}")];
        let error = Schemas::compile(sources(&named)).map(|_| ()).expect_err("refused");
        let message = format!("{:?}", error.downcast_ref::<messages::Message>());
        assert!(message.contains("schema-file-name") && message.contains("my b.json"), "{message}");
    }

    #[test]
    fn a_validator_resolves_references_as_addresses() {
        let text = r#"{"type": "string"}"#;
        let relative =
            [("sub/b.json", r#"{"$ref": "c.json"}"#), ("sub/c.json", text), ("c.json", text)];
        let schemas = Schemas::compile(sources(&relative)).expect("schemas");
        let kind = schemas.kind("thing").expect("the kind");
        for (record, is_valid) in [("b: x", true), ("b: 1", false)] {
            assert_eq!(kind.is_valid(&yaml_tree::parse(record).expect("YAML")), is_valid);
        }
    }

    #[test]
    fn different_files_have_different_cache_keys() {
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
