//! A kind of record: its folder, its names, its fields, and the validator of its schema.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use anyhow::Result;
use jsonschema::Registry;
use serde_json::Value as JsonValue;

use super::code::codes;
use super::condition::ConditionFinder;
use super::fault::SchemaFault;
use super::field::Field;
use super::reader::FieldReader;
use super::{SUFFIX, fault, uri};
use file_tree::DATA;
use messages::LocalizedText;
use messages::Message;
use messages::msg;
use yaml_schema::NodeValidator;
use yaml_tree::{Node, to_yaml};

/// A kind of record, as described by `schema/<name>.schema.json`.
#[derive(Clone)]
pub struct Kind {
    pub name: String,
    /// Folder under `data/` (`x-collection`).
    pub collection: String,
    /// The field with the display name of a record (`x-label`).
    pub label: String,
    /// The columns shown for a list of records (`x-columns`); by default, only the id and the label.
    pub columns: Vec<String>,
    /// Further fields by which a list of records can be filtered (`x-filters`).
    pub filters: Vec<String>,
    pub title: LocalizedText,
    /// Plural of the title (`x-title-plural`, `x-title-plural-en`); by default, the title itself.
    pub plural: LocalizedText,
    /// Other common names (`x-also-called`).
    pub also_called: Vec<String>,
    /// The record as a field of shape object.
    pub root: Field,
    /// The keys to each field whose value identifies a thing: an AGS, an OZG-ID, a LeiKa key.
    pub codes: Vec<Vec<String>>,
    pub(super) conditions: ConditionFinder,
    pub(super) validator: KindValidator,
}

/// The validator of a kind. Compiling it takes longer than reading the records for most queries, so it is only
/// compiled for kinds whose records are validated.
#[derive(Clone)]
pub(super) struct KindValidator {
    registry: Arc<Registry<'static>>,
    compiled: OnceLock<fault::Result<NodeValidator>>,
}

impl Kind {
    pub(super) fn new(
        name: &str,
        schema: &JsonValue,
        sources: &Arc<BTreeMap<String, JsonValue>>,
        registry: &Arc<Registry<'static>>,
    ) -> fault::Result<Self> {
        let file = format!("{name}{SUFFIX}");
        let text = |key: &str| schema.get(key).and_then(JsonValue::as_str).map(str::to_owned);
        // `annotation_faults` reports if either is missing.
        let collection = text(COLLECTION).unwrap_or_default();
        let label = text(LABEL).unwrap_or_default();
        let texts = |key: &str| -> Option<Vec<_>> {
            let texts = schema.get(key)?.as_array()?.iter().filter_map(JsonValue::as_str);
            Some(texts.map(str::to_owned).collect())
        };
        let columns = texts("x-columns").unwrap_or_else(|| vec!["id".to_owned(), label.clone()]);
        let root = FieldReader::new(sources).field(&file, name, schema)?;
        Ok(Kind {
            name: name.to_owned(),
            collection,
            label,
            columns,
            filters: texts("x-filters").unwrap_or_default(),
            title: root.title.clone(),
            plural: LocalizedText {
                de: text("x-title-plural").unwrap_or_else(|| root.title.de.clone()),
                en: text("x-title-plural-en").unwrap_or_else(|| root.title.en.clone()),
            },
            also_called: texts("x-also-called").unwrap_or_default(),
            codes: codes(&root),
            root,
            conditions: ConditionFinder { sources: Arc::clone(sources), file },
            validator: KindValidator { registry: Arc::clone(registry), compiled: OnceLock::new() },
        })
    }

    /// The names of the kind: its titles, their plurals, and other common names.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let titles = [&self.title, &self.plural].into_iter().flat_map(|text| [&text.de, &text.en]);
        titles.chain(&self.also_called).map(String::as_str)
    }

    /// The schema as written in its file.
    #[must_use]
    pub fn schema(&self) -> &JsonValue {
        let ConditionFinder { sources, file } = &self.conditions;
        sources.get(file).unwrap_or(&JsonValue::Null)
    }

    /// # Errors
    /// If the schema cannot be compiled, although no fault was found in it.
    pub(super) fn validator(&self) -> Result<&NodeValidator, &SchemaFault> {
        let KindValidator { registry, compiled } = &self.validator;
        let file = &self.conditions.file;
        let compile = || {
            NodeValidator::in_registry(self.schema(), uri(file), registry)
                .map_err(|error| SchemaFault::invalid(file, &error))
        };
        compiled.get_or_init(compile).as_ref()
    }

    /// Whether the record satisfies the schema; always false if the schema cannot be compiled.
    #[must_use]
    pub fn is_valid(&self, record: &Node) -> bool {
        self.validator().is_ok_and(|validator| validator.is_valid(record))
    }

    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.root.child(name)
    }

    /// The path of the record with this id, relative to the root of the dataset.
    #[must_use]
    pub fn path(&self, id: &str) -> String {
        format!("{DATA}/{}/{id}.yaml", self.collection)
    }

    /// The comment at the top of every record, which tells editors its schema.
    #[must_use]
    pub fn header(&self) -> String {
        format!("# yaml-language-server: $schema=../../schema/{}{SUFFIX}\n", self.name)
    }

    /// The file of a record in canonical form.
    ///
    /// # Errors
    /// See [`to_yaml`].
    pub fn text(&self, record: &Node) -> Result<String> {
        Ok(format!("{}{}", self.header(), to_yaml(record)?))
    }
}

const COLLECTION: &str = "x-collection";
const LABEL: &str = "x-label";

/// The annotations that the schema of a kind lacks, or that are invalid.
pub(super) fn annotation_faults(schema: &JsonValue) -> impl Iterator<Item = Message> {
    let text = |key: &str| schema.get(key).and_then(JsonValue::as_str);
    let missing = [COLLECTION, LABEL].into_iter().filter(move |key| text(key).is_none());
    let missing = missing.map(|key| msg!("schema-no-annotation", annotation = key));
    let folder = text(COLLECTION).filter(|folder| !is_folder_name(folder));
    missing.chain(folder.map(|folder| msg!("schema-no-folder-name", folder = folder)))
}

/// A single plain name: a schema must not lead out of `data/`.
fn is_folder_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !text.is_empty() && text.chars().all(is_plain)
}
