//! Violations of a schema, one per fault: consequences of a fault are not reported as well.

use std::collections::{BTreeSet, HashSet};

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Error;
use jsonschema::paths::LocationSegment;
use serde_json::Value as JsonValue;

use super::Kind;
use super::fault::SchemaFault;
use crate::digits::uncountable_numbers;
use crate::suggest;
use messages::{Message, msg};
use yaml_tree::{FieldPath, FieldPathSegment};
use yaml_tree::{Node, canonical};

/// A violation of the schema by a field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaViolation {
    /// The value at fault; for keys, the mapping that contains them or lacks them.
    pub path: FieldPath,
    pub kind: ViolationKind,
}

/// How a field violates the schema.
#[derive(Debug, Clone, PartialEq)]
pub enum ViolationKind {
    /// A key unknown to the schema, possibly a misspelling of another one.
    UnknownKey {
        key: String,
        suggestion: Option<String>,
    },
    /// A key that is not allowed here, given the other values.
    KeyNotAllowed,
    /// A required key, or several of which one is required.
    MissingKey {
        keys: Vec<String>,
    },
    /// The allowed types, by their names in JSON Schema.
    WrongType {
        expected: Vec<String>,
    },
    NotInEnum {
        options: Vec<String>,
    },
    WrongPattern {
        pattern: String,
    },
    NotADate,
    /// A string, list or mapping that must not be empty.
    Empty,
    /// A bound of JSON Schema, such as `minimum`, and its limit.
    OutOfRange {
        keyword: &'static str,
        limit: String,
    },
    /// A number with more digits than can be held, so that comparing it could give a wrong result.
    TooManyDigits,
    /// A key that is not allowed because of its spelling (`propertyNames`); the path leads to it.
    WrongKey {
        reason: Message,
    },
    /// Any other violation.
    Other {
        reason: Message,
    },
}

impl SchemaViolation {
    /// Reports that a record cannot be validated, because its schema is faulty.
    fn of_schema(fault: &SchemaFault) -> Self {
        let kind = ViolationKind::Other { reason: fault.reason.clone() };
        SchemaViolation { path: FieldPath::default(), kind }
    }

    /// The violation, moved to the repeated entry of a list where the validator reports the list.
    fn placed(self, record: &Node) -> Self {
        let is_about_entries = matches!(&self.kind, ViolationKind::Other { reason }
            if reason.key == "schema-says-unique");
        if !is_about_entries {
            return self;
        }
        let items = record.at(&self.path).map_or(&[][..], Node::items);
        let mut seen = HashSet::new();
        match items.iter().position(|item| !seen.insert(canonical(item))) {
            Some(index) => SchemaViolation { path: self.path.at(index), ..self },
            None => self,
        }
    }

    /// The path of the field at fault, for messages without a source location.
    #[must_use]
    pub fn field(&self) -> String {
        match &self.kind {
            ViolationKind::UnknownKey { key, .. } => self.path.join(key).to_string(),
            ViolationKind::MissingKey { keys } => {
                let keys = keys.iter().map(|key| self.path.join(key).to_string());
                keys.collect::<Vec<_>>().join(" | ")
            }
            _ => self.path.to_string(),
        }
    }
}

impl ViolationKind {
    /// Priority of several faults of one value: only the one with the lowest rank is reported.
    fn rank(&self) -> u8 {
        match self {
            ViolationKind::WrongType { .. } | ViolationKind::TooManyDigits => 0,
            ViolationKind::NotInEnum { .. } => 1,
            ViolationKind::Other { .. } => 3,
            _ => 2,
        }
    }

    fn is_about_keys(&self) -> bool {
        matches!(self, ViolationKind::UnknownKey { .. } | ViolationKind::MissingKey { .. })
    }
}

/// Maximum number of violations of one record that are reported, so that a single record cannot flood the output.
const MAX_VIOLATIONS: usize = 200;

impl Kind {
    /// All violations of the schema by a record, in the order of its fields; if there are too many, the first ones.
    #[must_use]
    pub fn violations(&self, record: &Node) -> Vec<SchemaViolation> {
        let validator = match self.validator() {
            Ok(validator) => validator,
            Err(fault) => return vec![SchemaViolation::of_schema(fault)],
        };
        let errors = validator.errors(record);
        let translate = |error| self.translate(error).into_iter().map(|one| one.placed(record));
        let (conditional, certain): (Vec<_>, Vec<_>) =
            errors.iter().partition(|error| self.is_conditional(error));
        let mut found: Vec<_> =
            certain.into_iter().flat_map(translate).take(MAX_VIOLATIONS).collect();
        let depends_on_fault =
            |error: &&ValidationError<'_>| self.condition_is_faulty(error, &found);
        let consequences: Vec<_> =
            conditional.into_iter().filter(|e| !depends_on_fault(e)).collect();
        let consequences = consequences.into_iter().flat_map(translate);
        found.extend(consequences.take(MAX_VIOLATIONS));
        join_misspelt(&mut found);
        one_per_value(&mut found);
        found
    }

    /// Like [`violations`](Self::violations), for a record with its source. Violations caused by a number that is
    /// not held with all its digits, or by a list with such numbers, are replaced with a violation for the number.
    #[must_use]
    pub fn violations_in(&self, source: &str, record: &Node) -> Vec<SchemaViolation> {
        let mut found = self.violations(record);
        let numbers = uncountable_numbers(source, record);
        let numbers: BTreeSet<_> = numbers.into_iter().take(MAX_VIOLATIONS).collect();
        let is_text = |fault: &SchemaViolation| match &fault.kind {
            ViolationKind::WrongType { expected } => {
                !expected.iter().any(|one| one == "number" || one == "integer")
            }
            _ => fault.kind.is_about_keys(),
        };
        let texts = found.iter().filter(|fault| is_text(fault));
        let texts: BTreeSet<_> = texts.map(|fault| fault.path.clone()).collect();
        found.retain(|fault| {
            // If the list contains such a number, the first path at or after that of the list leads to one.
            let first = numbers.range(&fault.path..).next();
            let is_around = matches!(fault.kind, ViolationKind::Other { .. })
                && first.is_some_and(|path| path.0.starts_with(&fault.path.0));
            is_text(fault) || !(numbers.contains(&fault.path) || is_around)
        });
        let reported = numbers.into_iter().filter(|path| !texts.contains(path));
        found.extend(
            reported.map(|path| SchemaViolation { path, kind: ViolationKind::TooManyDigits }),
        );
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    fn translate(&self, error: &ValidationError<'_>) -> Vec<SchemaViolation> {
        let path = field_path(error);
        let fault = match error.kind() {
            Error::AdditionalProperties { unexpected }
            | Error::UnevaluatedProperties { unexpected } => {
                return unexpected
                    .iter()
                    .take(MAX_VIOLATIONS)
                    .map(|key| SchemaViolation {
                        path: path.clone(),
                        kind: self.unknown_key(&path, key),
                    })
                    .collect();
            }
            Error::FalseSchema => ViolationKind::KeyNotAllowed,
            Error::AdditionalItems { limit } => {
                return vec![SchemaViolation {
                    path: path.at(*limit),
                    kind: ViolationKind::KeyNotAllowed,
                }];
            }
            Error::PropertyNames { error } => {
                let key = plain(error.instance());
                let kind = ViolationKind::WrongKey { reason: key_reason(error.kind()) };
                return vec![SchemaViolation { path: path.join(&key), kind }];
            }
            Error::Required { property } => {
                ViolationKind::MissingKey { keys: vec![plain(property)] }
            }
            Error::AnyOf { context } | Error::OneOfNotValid { context } => {
                return self.branches(path, error, context);
            }
            _ => value_fault(error),
        };
        vec![SchemaViolation { path, kind: fault }]
    }

    fn unknown_key(&self, path: &FieldPath, key: &str) -> ViolationKind {
        let known = self.root.at(path).map(super::field::Field::children).unwrap_or_default();
        let suggestion = suggest::nearest(key, known.iter().map(|field| field.name.as_str()));
        ViolationKind::UnknownKey { key: key.to_owned(), suggestion: suggestion.map(str::to_owned) }
    }

    /// The violation of alternatives. If each alternative only lacks a key, one of those keys is missing; if each
    /// expects another type, any of these types is allowed; otherwise the alternative whose fixed values fit best,
    /// with the fewest errors, is taken as the intended one.
    fn branches(
        &self,
        path: FieldPath,
        error: &ValidationError<'_>,
        context: &[Vec<ValidationError<'static>>],
    ) -> Vec<SchemaViolation> {
        let missing = |branch: &Vec<ValidationError<'static>>| match branch.as_slice() {
            [only] => match only.kind() {
                Error::Required { property } if field_path(only) == path => Some(plain(property)),
                _ => None,
            },
            _ => None,
        };
        if let Some(keys) = context.iter().map(missing).collect() {
            return vec![SchemaViolation { path, kind: ViolationKind::MissingKey { keys } }];
        }
        let branch_types = |branch: &Vec<ValidationError<'static>>| {
            branch.iter().find_map(|error| expected_types(error, &path))
        };
        if let Some(types) = context.iter().map(branch_types).collect::<Option<Vec<_>>>() {
            let mut expected = Vec::new();
            for one in types.into_iter().flatten().filter(|_| !context.is_empty()) {
                if !expected.contains(&one) {
                    expected.push(one);
                }
            }
            if !expected.is_empty() {
                return vec![SchemaViolation { path, kind: ViolationKind::WrongType { expected } }];
            }
        }
        if let Some(values) = values_of_all(context) {
            return vec![values];
        }
        let suggestion = context.iter().min_by_key(|branch| misfit(branch, &path));
        match suggestion {
            Some(branch) => branch.iter().flat_map(|error| self.translate(error)).collect(),
            None => vec![SchemaViolation {
                path,
                kind: ViolationKind::Other { reason: reason(error.kind()) },
            }],
        }
    }

    /// Whether the error comes from a `then` or `else`.
    fn is_conditional(&self, error: &ValidationError<'_>) -> bool {
        // Few errors do, and finding the conditions takes long.
        let path = error.evaluation_path().as_str();
        let may_be = path.contains("/then") || path.contains("/else");
        may_be && !self.conditions.above(error).is_empty()
    }

    /// Whether a `then` or `else` only fails because a field that its `if` depends on is itself at fault.
    fn condition_is_faulty(&self, error: &ValidationError<'_>, found: &[SchemaViolation]) -> bool {
        let conditions = self.conditions.above(error);
        conditions.iter().any(|condition| found.iter().any(|fault| condition.looks_at(fault)))
    }
}

/// The types that the value at the path itself should have.
fn expected_types(error: &ValidationError<'_>, path: &FieldPath) -> Option<Vec<String>> {
    match error.kind() {
        Error::Type { kind } if field_path(error) == *path => Some(types(kind)),
        Error::AnyOf { context } | Error::OneOfNotValid { context }
            if field_path(error) == *path =>
        {
            let of_branch = |branch: &Vec<ValidationError<'static>>| {
                branch.iter().find_map(|error| expected_types(error, path))
            };
            let all: Option<Vec<_>> = context.iter().map(of_branch).collect();
            all.map(|types| types.concat())
        }
        _ => None,
    }
}

/// The allowed values, if every alternative expects other values at the same path.
fn values_of_all(context: &[Vec<ValidationError<'static>>]) -> Option<SchemaViolation> {
    let branch_values = |branch: &Vec<ValidationError<'static>>| {
        branch.iter().find_map(|error| match value_fault(error) {
            ViolationKind::NotInEnum { options } => Some((field_path(error), options)),
            _ => None,
        })
    };
    let mut all = context.iter().map(branch_values).collect::<Option<Vec<_>>>()?.into_iter();
    let (path, mut options) = all.next()?;
    for (other, values) in all {
        if other != path {
            return None;
        }
        options.extend(values);
    }
    options.dedup();
    Some(SchemaViolation { path, kind: ViolationKind::NotInEnum { options } })
}

/// How badly a value fits an alternative, compared in this order: the value has another type; keys have another
/// value than the fixed one, which distinguishes the alternatives; number of errors.
fn misfit(branch: &[ValidationError<'static>], path: &FieldPath) -> (bool, usize, usize, usize) {
    let of_key = |error: &&ValidationError<'_>| field_path(error).0.len() == path.0.len() + 1;
    let count = |is_counted: fn(&Error) -> bool| {
        branch.iter().filter(of_key).filter(|error| is_counted(error.kind())).count()
    };
    (
        branch.iter().any(|error| expected_types(error, path).is_some()),
        count(|kind| matches!(kind, Error::Constant { .. })),
        count(|kind| matches!(kind, Error::Enum { .. })),
        branch.len(),
    )
}

pub(super) fn field_path(error: &ValidationError<'_>) -> FieldPath {
    let segments = error.instance_path().into_iter().map(|segment| match segment {
        LocationSegment::Property(name) => FieldPathSegment::Key(name.into()),
        LocationSegment::Index(index) => FieldPathSegment::Index(index),
    });
    FieldPath(segments.collect())
}

fn value_fault(error: &ValidationError<'_>) -> ViolationKind {
    let range = |keyword, limit: &dyn ToString| ViolationKind::OutOfRange {
        keyword,
        limit: limit.to_string(),
    };
    match error.kind() {
        Error::Type { kind } => ViolationKind::WrongType { expected: types(kind) },
        Error::Enum { options } => ViolationKind::NotInEnum { options: texts(options) },
        Error::Constant { expected_value } => {
            ViolationKind::NotInEnum { options: vec![plain(expected_value)] }
        }
        Error::Pattern { pattern } => ViolationKind::WrongPattern { pattern: pattern.clone() },
        Error::Format { format } if format == "teildatum" => ViolationKind::NotADate,
        Error::MinLength { limit: 1 }
        | Error::MinItems { limit: 1 }
        | Error::MinProperties { limit: 1 } => ViolationKind::Empty,
        Error::Minimum { limit } => range("minimum", limit),
        Error::Maximum { limit } => range("maximum", limit),
        Error::ExclusiveMinimum { limit } => range("exclusive-minimum", limit),
        Error::ExclusiveMaximum { limit } => range("exclusive-maximum", limit),
        Error::MinLength { limit } => range("min-length", limit),
        Error::MaxLength { limit } => range("max-length", limit),
        Error::MinItems { limit } => range("min-items", limit),
        Error::MaxItems { limit } => range("max-items", limit),
        other => ViolationKind::Other { reason: reason(other) },
    }
}

/// The requirement of the meta-schema that a schema violates.
pub(super) fn demand(error: &Error) -> Message {
    match error {
        Error::Type { kind } => msg!("schema-demands-type", types = types(kind).join(", ")),
        Error::Enum { options } => msg!("schema-demands-value", values = texts(options).join(", ")),
        Error::Minimum { limit } => msg!("schema-demands-minimum", limit = limit.to_string()),
        Error::MinItems { limit } => msg!("schema-demands-minimum", limit = limit.to_string()),
        Error::Pattern { pattern } => msg!("schema-demands-pattern", pattern = pattern),
        other => reason(other),
    }
}

/// The requirement of a schema, for violations without a kind of their own.
fn reason(error: &Error) -> Message {
    match error {
        Error::Format { format } => msg!("schema-says-format", format = format),
        Error::MultipleOf { multiple_of } => {
            msg!("schema-says-multiple", number = multiple_of.to_string())
        }
        Error::UniqueItems => msg!("schema-says-unique"),
        Error::Contains => msg!("schema-says-contains"),
        Error::MinProperties { limit } => {
            msg!("schema-says-least-fields", count = limit.to_string())
        }
        Error::MaxProperties { limit } => {
            msg!("schema-says-most-fields", count = limit.to_string())
        }
        Error::Not { .. } => msg!("schema-says-not"),
        Error::OneOfMultipleValid { .. } => msg!("schema-says-one"),
        Error::UnevaluatedItems { .. } => msg!("schema-says-no-entry"),
        Error::ContentEncoding { content_encoding: format }
        | Error::ContentMediaType { content_media_type: format } => {
            msg!("schema-says-format", format = format)
        }
        Error::BacktrackLimitExceeded { .. } | Error::RegexEngineFailure { .. } => {
            msg!("schema-says-unknown")
        }
        _ => msg!("schema-says-other"),
    }
}

/// Why a key is not allowed because of its spelling.
fn key_reason(error: &Error) -> Message {
    match error {
        Error::Pattern { pattern } => msg!("schema-says-key-pattern", pattern = pattern),
        Error::MaxLength { limit } => msg!("schema-says-key-length", limit = limit.to_string()),
        _ => msg!("schema-says-key"),
    }
}

fn types(kind: &jsonschema::error::TypeKind) -> Vec<String> {
    use jsonschema::error::TypeKind;
    match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(many) => many.iter().map(|one| one.to_string()).collect(),
    }
}

fn texts(options: &JsonValue) -> Vec<String> {
    options.as_array().map(|options| options.iter().map(plain).collect()).unwrap_or_default()
}

fn plain(value: &JsonValue) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A misspelt key is also missing under its correct name; both are reported as one fault.
fn join_misspelt(found: &mut Vec<SchemaViolation>) {
    let mut absorbed = Vec::new();
    for index in 0..found.len() {
        let ViolationKind::UnknownKey { key, .. } = &found[index].kind else { continue };
        let (key, path) = (key.clone(), found[index].path.clone());
        let missing = found.iter().enumerate().find_map(|(at, other)| match &other.kind {
            ViolationKind::MissingKey { keys } if other.path == path && !absorbed.contains(&at) => {
                suggest::nearest(&key, keys.iter().map(String::as_str)).map(|m| (at, m.to_owned()))
            }
            _ => None,
        });
        if let Some((at, suggestion)) = missing {
            found[index].kind = ViolationKind::UnknownKey { key, suggestion: Some(suggestion) };
            absorbed.push(at);
        }
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !absorbed.contains(&(at - 1))
    });
}

/// Of several faults of one value, keeps only the one with the highest priority.
fn one_per_value(found: &mut Vec<SchemaViolation>) {
    found.sort_by(|a, b| a.path.cmp(&b.path).then(a.kind.rank().cmp(&b.kind.rank())));
    found.dedup_by(|later, first| {
        later.path == first.path
            && (later.kind == first.kind
                || !(later.kind.is_about_keys() || first.kind.is_about_keys()))
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::schema::Schemas;

    /// The violations of a schema with this field: path and kind.
    fn violations(field: &JsonValue, value: &str) -> Vec<String> {
        let schema = json!({
            "type": "object", "x-collection": "things", "x-label": "name",
            "properties": { "name": { "type": "string" }, "v": field },
        });
        let parts = json!({ "$defs": {
            "person": {
                "type": "object",
                "properties": {
                    "kind": { "enum": ["a", "b"] }, "more": {}, "inner": { "type": "object" },
                },
                "required": ["kind"],
                "if": { "properties": { "kind": { "const": "a" } } },
                "then": { "required": ["more"] },
                "else": { "properties": { "more": false } },
            },
        } });
        let schemas = Schemas::compile(BTreeMap::from([
            ("thing.schema.json".to_owned(), schema),
            ("parts.json".to_owned(), parts),
        ]));
        let record = yaml_tree::parse(&format!("name: n\nv: {value}\n")).expect("YAML");
        let kind = schemas.expect("a schema").kind("thing").cloned().expect("the kind");
        let found = kind.violations(&record).into_iter();
        found.map(|it| format!("{} {:?}", it.field(), it.kind)).collect()
    }

    #[test]
    fn the_alternative_whose_fixed_values_fit_is_reported() {
        let branches = json!([
            {
                "properties": { "art": { "const": "street" }, "no": { "type": "integer" }, "x": { "type": "integer" } },
                "required": ["art", "street", "no", "x"],
            },
            { "properties": { "art": { "const": "box" } }, "required": ["art", "box"] },
        ]);
        for keyword in ["anyOf", "oneOf"] {
            let field = json!({ "type": "object", keyword: branches });
            let found = violations(&field, "{art: street, no: one, x: two}");
            let places: Vec<_> = found.iter().filter_map(|it| it.split(' ').next()).collect();
            assert_eq!(places, ["v.street", "v.no", "v.x"], "{found:?}");
        }
    }

    #[test]
    fn all_allowed_types_are_reported() {
        let field = json!({ "anyOf": [
            { "type": "string" }, { "type": ["integer", "array"] }, { "oneOf": [{ "type": "boolean" }] },
        ] });

        let [only] = violations(&field, "{}").try_into().expect("one violation");
        for one in ["string", "integer", "array", "boolean"] {
            assert!(only.starts_with("v WrongType") && only.contains(one), "{only}");
        }
    }

    #[test]
    fn consequences_of_a_faulty_condition_are_never_reported() {
        let person = json!({ "$ref": "parts.json#/$defs/person" });
        for (field, open, close) in [
            (json!({ "type": "array", "items": person }), "[", "]"),
            (json!({ "additionalProperties": person }), "{k: ", "}"),
            (json!({ "allOf": [{ "properties": { "k": person } }] }), "{k: ", "}"),
            (json!({ "prefixItems": [person] }), "[", "]"),
        ] {
            let at = |value: &str| violations(&field, &format!("{open}{value}{close}"));
            for faulty in ["{kind: c, more: 1}", "{more: 1}", "{kint: a, more: 1}"] {
                assert_eq!(at(faulty).len(), 1, "{field} {faulty}: {:?}", at(faulty));
            }
            for (faulty, what) in
                [("{kind: a}", "MissingKey"), ("{kind: b, more: 1}", "KeyNotAllowed")]
            {
                let found = at(faulty);
                assert!(found.len() == 1 && found[0].contains(what), "{field} {faulty}: {found:?}");
            }
            // A fault of another field does not affect the condition.
            assert_eq!(at("{kind: a, inner: 1}").len(), 2, "{field}");
        }
    }
}
