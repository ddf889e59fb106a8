//! Resolves what is written: paths by the schema, values by their field.

use anyhow::{Result, bail};

use super::Atom;
use super::catalogue::{Catalogue, hint};
use super::comma;
use super::condition::Condition;
use super::named::{is_spelt_alike, named_choice, named_id, without_kind};
use super::path::{LeafType, PathLeaf, QueryPath};
use super::path_resolver::PathScope;
use super::range::ValueRange;
use super::syntax::{CompareOp, Expression, QueryLiteral};
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::IdIndex;
use records::schema::Field;
use records::suggest::fold;

/// What fields and values are resolved against.
pub(super) struct Resolver<'a, 's> {
    pub catalogue: &'a Catalogue<'s>,
    pub ids: &'a IdIndex,
}

/// Separates the two ends of a range.
pub(super) const TO: &str = "..";

impl<'s> Resolver<'_, 's> {
    pub(super) fn condition(
        &self,
        scope: &PathScope<'s>,
        written: &Expression,
    ) -> Result<Condition> {
        let many = |parts: &[Expression]| -> Result<Vec<_>> {
            parts.iter().map(|part| self.condition(scope, part)).collect()
        };
        let has = |text: &str| QueryPath::new(self.catalogue, scope, text).map(Condition::Has);
        Ok(match written {
            Expression::All(parts) => Condition::All(many(parts)?),
            Expression::Any(parts) => Condition::Any(many(parts)?),
            Expression::Not(inner) => not(self.condition(scope, inner)?),
            Expression::Has(text) => has(text)?,
            Expression::Missing(text) => not(has(text)?),
            Expression::Entry(text, inner) => {
                let (path, scope) = QueryPath::to_entries(self.catalogue, scope, text)?;
                Condition::Entry(path, Box::new(self.condition(&scope, inner)?))
            }
            Expression::Compare(text, relation, values) => {
                let path = QueryPath::to_value(self.catalogue, scope, text)?;
                self.comparison(path, *relation, values)?
            }
        })
    }

    fn comparison(
        &self,
        path: QueryPath,
        relation: CompareOp,
        values: &[QueryLiteral],
    ) -> Result<Condition> {
        let ranges = || values.iter().map(|value| self.range(&path, value)).collect::<Result<_>>();
        let ranges = match relation {
            CompareOp::Is | CompareOp::IsNot => {
                comma::check(&path, relation, values)?;
                ranges()?
            }
            CompareOp::Contains => {
                values.iter().try_for_each(|value| self.check_part(&path, &value.text))?;
                let texts = values.iter().map(|value| fold(&value.text)).collect();
                return Ok(Condition::Contains(path, texts));
            }
            _ => vec![self.half(&path, relation, values)?],
        };
        let condition = Condition::In(path, ranges);
        Ok(if relation == CompareOp::IsNot { not(condition) } else { condition })
    }

    /// All values on one side of another.
    fn half(
        &self,
        path: &QueryPath,
        relation: CompareOp,
        values: &[QueryLiteral],
    ) -> Result<ValueRange> {
        comma::check(path, relation, values)?;
        let [value] = values else { bail!(msg!("query-one-value", field = &path.text)) };
        check_order(path)?;
        let end = Some(self.parse_value(path, &value.text)?);
        let is_closed = matches!(relation, CompareOp::AtMost | CompareOp::AtLeast);
        Ok(match relation {
            CompareOp::Less | CompareOp::AtMost => ValueRange { low: None, high: end, is_closed },
            _ => ValueRange { low: end, high: None, is_closed },
        })
    }

    /// A value, or `50000..`, `..2025-06`, `2024..2025`.
    fn range(&self, path: &QueryPath, value: &QueryLiteral) -> Result<ValueRange> {
        let Some((low, high)) = value.text.split_once(TO).filter(|_| !value.is_quoted) else {
            return Ok(ValueRange::only(self.parse_value(path, &value.text)?));
        };
        check_order(path)?;
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            text => self.parse_value(path, text).map(Some),
        };
        let range = ValueRange { low: end(low)?, high: end(high)?, is_closed: true };
        match (&range.low, &range.high) {
            (None, None) => bail!(msg!("query-no-value", field = &path.text)),
            _ if range.is_empty() => bail!(msg!("query-empty-range", range = &value.text)),
            _ => Ok(range),
        }
    }

    /// A part that occurs in no id and no list value is more likely misspelt than intended.
    fn check_part(&self, path: &QueryPath, part: &str) -> Result<()> {
        let folded = fold(part);
        let is_known = match path.leaf_type() {
            LeafType::Id(kinds) => kinds.iter().any(|kind| {
                // A reference may be written with its kind.
                self.ids.of(kind).any(|id| fold(&format!("{kind}/{id}")).contains(&folded))
            }),
            LeafType::OneOf(choices) => choices.iter().any(|word| fold(word).contains(&folded)),
            _ => true,
        };
        if is_known { Ok(()) } else { Err(self.unknown(path, part)) }
    }

    /// The id, or the value of a fixed list, that a text names.
    fn named(&self, path: &QueryPath, text: &str) -> Option<String> {
        match (path.leaf_type(), &path.leaf) {
            (LeafType::Id(kinds), _) => named_id(self.ids, kinds, text),
            (LeafType::OneOf(_), PathLeaf::Stored(field)) => {
                field.choice_named(text).map(|choice| choice.value.clone())
            }
            (LeafType::OneOf(choices), _) => named_choice(&choices, text).map(str::to_owned),
            _ => None,
        }
    }

    /// The error for a text that is neither an id nor a list value, with a suggestion.
    fn unknown(&self, path: &QueryPath, value: &str) -> anyhow::Error {
        let hint = missing_hint(path, value).unwrap_or_else(|| self.near(path, value));
        msg!("query-unknown-value", value = value, path = &path.text, hint = hint).into()
    }

    /// A suggestion for a text.
    fn near(&self, path: &QueryPath, value: &str) -> Message {
        match path.leaf_type() {
            LeafType::OneOf(choices) => near_choice(&choices, value),
            LeafType::Id(kinds) => self.near_id(kinds, value),
            _ => msg!("query-try-part", path = &path.text),
        }
    }

    fn near_id(&self, kinds: &[String], value: &str) -> Message {
        let named = named_id(self.ids, kinds, value);
        let known = || kinds.iter().flat_map(|kind| self.ids.of(kind));
        let near = || records::suggest::nearest(without_kind(kinds, value), known());
        match named.or_else(|| near().map(str::to_owned)) {
            Some(suggestion) => msg!("query-suggestion", suggestion = suggestion),
            None => msg!("query-list-ids", kind = kinds.first().cloned().unwrap_or_default()),
        }
    }

    /// Parses a value by the type of its field.
    fn parse_value(&self, path: &QueryPath, value: &str) -> Result<Atom> {
        let (atom, expected) = match path.leaf_type() {
            LeafType::Id(_) | LeafType::OneOf(_) => {
                let named = self.named(path, value).map(Atom::Text);
                return named.ok_or_else(|| self.unknown(path, value));
            }
            LeafType::Fields(field) => bail!(group(path, field)),
            LeafType::Text => return Ok(Atom::Text(value.to_owned())),
            LeafType::Integer => (value.parse().ok().map(Atom::Integer), msg!("type-integer")),
            LeafType::Number => (number(value), msg!("type-number")),
            LeafType::Boolean => (value.parse().ok().map(Atom::Boolean), msg!("type-boolean")),
            LeafType::Date => (PartialDate::parse(value).map(Atom::Date), msg!("type-date")),
        };
        atom.ok_or_else(|| {
            if missing_hint(path, value).is_some() {
                return self.unknown(path, value);
            }
            let is_number = matches!(path.leaf_type(), LeafType::Integer | LeafType::Number);
            let ungrouped = comma::ungrouped(value).filter(|_| is_number);
            let path = &path.text;
            match ungrouped {
                Some(suggestion) => msg!(
                    "query-grouped-number",
                    value = value,
                    path = path,
                    expected = expected,
                    suggestion = suggestion
                ),
                None => msg!("query-wrong-value", value = value, path = path, expected = expected),
            }
            .into()
        })
    }
}

impl Catalogue<'_> {
    /// The id or list value that a text names, as in a filter on the field. The error calls the field `name`.
    ///
    /// # Errors
    /// If there is no such value, with a suggestion; or if there is no such field.
    pub fn named_value(
        &self,
        ids: &IdIndex,
        (kind, field): (&str, &str),
        name: &str,
        text: &str,
    ) -> Result<String> {
        let resolver = Resolver { catalogue: self, ids };
        let scope = PathScope::Records(vec![kind.to_owned()]);
        let path = QueryPath::to_value(self, &scope, field)?;
        let unknown = || {
            let hint = resolver.near(&path, text);
            msg!("query-unknown-value", value = text, path = name, hint = hint).into()
        };
        resolver.named(&path, text).ok_or_else(unknown)
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn check_order(path: &QueryPath) -> Result<()> {
    match path.leaf_type() {
        LeafType::Id(_) | LeafType::OneOf(_) | LeafType::Boolean => {
            bail!(msg!("query-no-order", path = &path.text))
        }
        _ => Ok(()),
    }
}

/// The word shown in results for a missing value, as a field of a report or a table cell.
const UNSTATED: &str = "keine_angabe";

/// How to query missing values, if the value is the word for them.
pub(super) fn missing_hint(path: &QueryPath, value: &str) -> Option<Message> {
    is_spelt_alike(UNSTATED, value).then(|| msg!("query-ask-missing", path = &path.text))
}

fn number(value: &str) -> Option<Atom> {
    let whole = value.parse().ok().map(Atom::Integer);
    let number = || value.parse().ok().filter(|number: &f64| number.is_finite());
    whole.or_else(|| number().map(Atom::Number))
}

/// Suggests the list value of which this one is another spelling, otherwise the nearest ones.
fn near_choice(choices: &[&str], value: &str) -> Message {
    match named_choice(choices, value) {
        Some(choice) => msg!("query-suggestion", suggestion = choice),
        None => hint(value, choices.iter().copied()),
    }
}

fn group(path: &QueryPath, field: &Field) -> Message {
    let fields = field.children().iter().map(|child| format!("{}.{}", path.text, child.name));
    msg!("query-object", path = &path.text, list = fields.collect::<Vec<_>>().join(", "))
}
