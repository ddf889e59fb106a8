//! The change of a schema, as data.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ozg::meaning::Fact;
use crate::wire::NAME;
use crate::wire::severity::ChangeSeverityName;
use record_diff::diff::{SchemaChange, SchemaChangeKind};

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "schema_change", deny_unknown_fields)]
pub(super) struct ChangedSchema<'a> {
    change: SchemaChangeName,
    /// A kind, or files that kinds share.
    subject: &'a str,
    field: &'a str,
    /// For `other`, the keywords that differ.
    values: Option<&'a [String]>,
    #[schemars(regex(pattern = NAME))]
    meaning: &'a str,
    severity: ChangeSeverityName,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "schema_change_name")]
enum SchemaChangeName {
    KindAdded,
    KindRemoved,
    FieldAdded,
    FieldRemoved,
    Required,
    Optional,
    ValuesAdded,
    ValuesRemoved,
    Retyped,
    Other,
}

impl<'a> ChangedSchema<'a> {
    pub(super) fn new(change: &'a SchemaChange, fact: &'a Fact) -> Self {
        let (name, values) = match &change.what {
            SchemaChangeKind::KindAdded => (SchemaChangeName::KindAdded, None),
            SchemaChangeKind::KindRemoved => (SchemaChangeName::KindRemoved, None),
            SchemaChangeKind::FieldAdded => (SchemaChangeName::FieldAdded, None),
            SchemaChangeKind::FieldRemoved => (SchemaChangeName::FieldRemoved, None),
            SchemaChangeKind::Required => (SchemaChangeName::Required, None),
            SchemaChangeKind::Optional => (SchemaChangeName::Optional, None),
            SchemaChangeKind::ValuesAdded(values) => (SchemaChangeName::ValuesAdded, Some(values)),
            SchemaChangeKind::ValuesRemoved(values) => {
                (SchemaChangeName::ValuesRemoved, Some(values))
            }
            SchemaChangeKind::Retyped => (SchemaChangeName::Retyped, None),
            SchemaChangeKind::Other { keywords, .. } => (SchemaChangeName::Other, Some(keywords)),
        };
        ChangedSchema {
            change: name,
            subject: &change.subject,
            field: &change.field,
            values: values.map(Vec::as_slice),
            meaning: fact.meaning.name(),
            severity: fact.meaning.severity().into(),
        }
    }
}
