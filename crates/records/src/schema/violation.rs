//! What breaks a schema, one violation a fault: consequences of a fault are not told again.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Error;
use jsonschema::paths::LocationSegment;
use serde_json::Value as JsonValue;

use super::Kind;
use crate::suggest;
use yaml_tree::Node;
use yaml_tree::{FieldPath, FieldPathSegment};

/// A field that breaks the schema of its record.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaViolation {
    /// The value at fault; for keys, the mapping they stand in or are missing from.
    pub path: FieldPath,
    pub kind: ViolationKind,
}

/// How a field breaks the schema.
#[derive(Debug, Clone, PartialEq)]
pub enum ViolationKind {
    /// A key the schema does not know; perhaps a misspelling of another.
    UnknownKey {
        key: String,
        suggestion: Option<String>,
    },
    /// A key that has no place here, given the other values.
    KeyNotAllowed,
    /// A key, or one of several, that must be there.
    MissingKey {
        keys: Vec<String>,
    },
    /// The names of JSON Schema for the types that would do.
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
    /// Neither text, list nor mapping may be empty here.
    Empty,
    /// A bound of JSON Schema, such as `minimum`, and its limit.
    OutOfRange {
        keyword: &'static str,
        limit: String,
    },
    /// Anything else a schema can demand, in the validator's words.
    Other {
        text: String,
    },
}

impl SchemaViolation {
    /// The field at fault, for messages that have no source to point at.
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
    /// The order in which several faults of one value are told: only the first is.
    fn rank(&self) -> u8 {
        match self {
            ViolationKind::WrongType { .. } => 0,
            ViolationKind::NotInEnum { .. } => 1,
            ViolationKind::Other { .. } => 3,
            _ => 2,
        }
    }

    fn is_about_keys(&self) -> bool {
        matches!(self, ViolationKind::UnknownKey { .. } | ViolationKind::MissingKey { .. })
    }
}

/// A record breaks its schema no more often than this; whoever floods lint is told enough by then.
const MAX_VIOLATIONS: usize = 200;

impl Kind {
    /// Everything in which a record breaks the schema, in the order of the file's fields; of a flood
    /// its beginning.
    #[must_use]
    pub fn violations(&self, record: &Node) -> Vec<SchemaViolation> {
        let errors: Vec<_> = self.validator.iter_errors(record).collect();
        let (conditional, certain): (Vec<_>, Vec<_>) =
            errors.iter().partition(|error| condition(error).is_some());
        let mut found: Vec<_> = certain
            .into_iter()
            .flat_map(|error| self.translate(error))
            .take(MAX_VIOLATIONS)
            .collect();
        let depends_on_fault =
            |error: &&ValidationError<'_>| self.condition_is_faulty(error, &found);
        let consequences: Vec<_> =
            conditional.into_iter().filter(|e| !depends_on_fault(e)).collect();
        let consequences = consequences.into_iter().flat_map(|error| self.translate(error));
        found.extend(consequences.take(MAX_VIOLATIONS));
        join_misspelt(&mut found);
        one_a_value(&mut found);
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

    /// Alternatives: if each only lacks a key, one of the keys is missing; otherwise the branch
    /// that fails least is the one that was meant.
    fn branches(
        &self,
        path: FieldPath,
        error: &ValidationError<'_>,
        context: &[Vec<ValidationError<'static>>],
    ) -> Vec<SchemaViolation> {
        let missing = |branch: &Vec<ValidationError<'static>>| match branch.as_slice() {
            [only] => match only.kind() {
                Error::Required { property } => Some(plain(property)),
                _ => None,
            },
            _ => None,
        };
        if let Some(keys) = context.iter().map(missing).collect() {
            return vec![SchemaViolation { path, kind: ViolationKind::MissingKey { keys } }];
        }
        let is_wrong_type = |e: &ValidationError<'static>| matches!(e.kind(), Error::Type { .. });
        let suggestion =
            context.iter().min_by_key(|branch| (branch.iter().any(is_wrong_type), branch.len()));
        match suggestion {
            Some(branch) => branch.iter().flat_map(|error| self.translate(error)).collect(),
            None => vec![SchemaViolation {
                path,
                kind: ViolationKind::Other { text: error.to_string() },
            }],
        }
    }

    /// Whether a `then` or `else` speaks only because a field its `if` looks at is itself at fault.
    fn condition_is_faulty(&self, error: &ValidationError<'_>, found: &[SchemaViolation]) -> bool {
        let Some(pointer) = condition(error) else { return false };
        let condition = self.schema.pointer(&format!("{pointer}/if/properties"));
        let Some(JsonValue::Object(fields)) = condition else { return false };
        found.iter().any(|violation| match (&violation.kind, violation.path.0.first()) {
            (ViolationKind::MissingKey { keys }, None) => {
                keys.iter().any(|key| fields.contains_key(key))
            }
            (ViolationKind::UnknownKey { suggestion: Some(suggestion), .. }, None) => {
                fields.contains_key(suggestion)
            }
            (_, Some(FieldPathSegment::Key(key))) => fields.contains_key(key),
            _ => false,
        })
    }
}

/// The pointer of the schema whose `then` or `else` the error comes from.
fn condition<'e>(error: &'e ValidationError<'_>) -> Option<&'e str> {
    let path = error.schema_path().as_str();
    ["/then/", "/else/"].iter().find_map(|keyword| Some(&path[..path.find(keyword)?]))
}

fn field_path(error: &ValidationError<'_>) -> FieldPath {
    let segments = error.instance_path().into_iter().map(|segment| match segment {
        LocationSegment::Property(name) => FieldPathSegment::Key(name.into_owned()),
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
        _ => ViolationKind::Other { text: error.to_string() },
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

/// A key that is misspelt is thereby missing: that is one fault.
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

/// Of several faults of one value, only the first in rank is told.
fn one_a_value(found: &mut Vec<SchemaViolation>) {
    found.sort_by(|a, b| a.path.cmp(&b.path).then(a.kind.rank().cmp(&b.kind.rank())));
    found.dedup_by(|later, first| {
        later.path == first.path
            && (later.kind == first.kind
                || !(later.kind.is_about_keys() || first.kind.is_about_keys()))
    });
}
