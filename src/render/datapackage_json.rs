//! The tables of an export described as a Frictionless Data Package.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::app::export::SCRIPT_LIST;
use crate::app::output_directory::OutputFile;
use crate::ozg::metadata::DatasetMetadata;
use messages::PartialDate;
use messages::{Language, Localizer};
use record_query::relational::{ForeignKey, Relation, RelationColumn, RelationSet, ValueType};
use records::dataset::to_id;

/// The name of a dataset without metadata.
const NAME: &str = "dataset";

/// A year, a month or a day: a date is as exact as its source.
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

/// What is exported.
pub(crate) struct DataPackage<'p> {
    pub relations: &'p RelationSet,
    /// The metadata of the dataset, if it has any.
    pub description: Option<DatasetMetadata>,
    /// The day as of which derived fields are computed.
    pub as_of: PartialDate,
    /// What is written: the tables by their paths, and scripts that load them.
    pub files: &'p BTreeMap<String, OutputFile>,
}

/// The descriptor; `format` is the extension of the tables, whose files are named after their
/// relations. Titles are German, as in the schemas, with the English ones as properties of our own.
#[must_use]
pub(crate) fn datapackage_json(package: &DataPackage<'_>, format: &str) -> Value {
    let localizers =
        [crate::locales::localizer(Language::De), crate::locales::localizer(Language::En)];
    let mut descriptor = Map::new();
    let mut set = |key: &str, value: Value| descriptor.insert(key.to_owned(), value);
    let profile = if format == "csv" { "tabular-data-package" } else { "data-package" };
    set("profile", profile.into());
    match &package.description {
        Some(description) => {
            let metadata = &description.metadata;
            set("name", to_id(&metadata.title.de).into());
            set("title", metadata.title.de.as_str().into());
            set("x-title-en", metadata.title.en.as_str().into());
            set("description", metadata.description.de.as_str().into());
            set("keywords", json!(metadata.keywords));
            set("licenses", json!([{ "path": metadata.license }]));
            let credits = description.credits.iter().map(|credit| json!({ "title": credit }));
            set("sources", credits.collect());
            if let Some(url) = &metadata.url {
                set("homepage", url.as_str().into());
            }
        }
        None => {
            set("name", NAME.into());
        }
    }
    set("x-as-of", package.as_of.to_string().into());
    let tables = || package.relations.relations.iter().map(|one| (one, path(one, format)));
    let resources =
        tables().map(|(one, path)| resource(one, package.files.get(&path), format, &localizers));
    set("resources", resources.collect());
    let paths: BTreeSet<_> = tables().map(|(_, path)| path).collect();
    let scripts = package.files.iter().filter(|(path, _)| !paths.contains(*path));
    let script = |(path, file): (&String, &OutputFile)| json!({ "path": path, "hash": file.hash, "bytes": file.bytes });
    set(SCRIPT_LIST, scripts.map(script).collect());
    Value::Object(descriptor)
}

fn path(relation: &Relation, format: &str) -> String {
    format!("{}.{format}", relation.name)
}

fn resource(
    relation: &Relation,
    file: Option<&OutputFile>,
    format: &str,
    localizers: &[Localizer; 2],
) -> Value {
    let (profile, media_type) = match format {
        "csv" => ("tabular-data-resource", "text/csv"),
        "json" => ("data-resource", "application/json"),
        _ => ("data-resource", "application/vnd.apache.parquet"),
    };
    let keys = relation.foreign_keys.iter().map(|key| foreign_key(relation, key));
    let mut resource = json!({
        "profile": profile,
        "name": relation.name,
        "path": path(relation, format),
        "title": relation.title.de,
        "x-title-en": relation.title.en,
        "description": relation.description,
        "format": format,
        "mediatype": media_type,
        "encoding": "utf-8",
        "bytes": file.map(|file| file.bytes),
        "hash": file.map(|file| &file.hash),
        "schema": {
            "fields": relation.columns.iter().map(|c| field(c, localizers)).collect::<Vec<_>>(),
            "primaryKey": relation.key(),
            "foreignKeys": keys.collect::<Vec<_>>(),
        },
    });
    drop_empty(&mut resource);
    resource
}

fn field(column: &RelationColumn, [german, english]: &[Localizer; 2]) -> Value {
    let kind = match column.value {
        ValueType::Text | ValueType::Date => "string",
        ValueType::Integer => "integer",
        ValueType::Number => "number",
        ValueType::Boolean => "boolean",
        ValueType::Any => "any",
    };
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), true.into());
    }
    if column.value == ValueType::Date {
        constraints.insert("pattern".to_owned(), DATE.into());
    }
    if !column.choices.is_empty() {
        constraints.insert("enum".to_owned(), json!(column.choices));
    }
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "title": column.title.text(german),
        "x-title-en": column.title.text(english),
        "description": column.description,
        "constraints": constraints,
    });
    if column.is_derived {
        field["x-derived"] = true.into();
    }
    drop_empty(&mut field);
    field
}

/// A table that refers to itself has an empty name there.
fn foreign_key(relation: &Relation, key: &ForeignKey) -> Value {
    let resource = if key.table == relation.name { "" } else { &key.table };
    json!({
        "fields": key.columns,
        "reference": { "resource": resource, "fields": key.references },
    })
}

/// Removes empty values; the empty name in a foreign key is nested deeper, and stays.
fn drop_empty(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, value| match value {
            Value::String(text) => !text.is_empty(),
            Value::Object(fields) => !fields.is_empty(),
            Value::Null => false,
            _ => true,
        });
    }
}
