//! From what is written to what it means: paths held against the schema, values against their field.

use anyhow::{Result, bail};

use super::Atom;
use super::catalogue::{Catalogue, hint};
use super::condition::Condition;
use super::path::{Content, Path};
use super::range::Range;
use super::syntax::{Expression, Relation, Value};
use super::way::Scope;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Ids, to_id};
use records::schema::Field;
use records::suggest::fold;

/// What fields and values are held against.
pub(super) struct Vocabulary<'a, 's> {
    pub catalogue: &'a Catalogue<'s>,
    pub ids: &'a Ids,
}

/// Between the two ends of a range.
const TO: &str = "..";

impl<'s> Vocabulary<'_, 's> {
    pub(super) fn condition(&self, scope: &Scope<'s>, written: &Expression) -> Result<Condition> {
        let many = |parts: &[Expression]| -> Result<Vec<_>> {
            parts.iter().map(|part| self.condition(scope, part)).collect()
        };
        let has = |text: &str| Path::new(self.catalogue, scope, text).map(Condition::Has);
        Ok(match written {
            Expression::All(parts) => Condition::All(many(parts)?),
            Expression::Any(parts) => Condition::Any(many(parts)?),
            Expression::Not(inner) => not(self.condition(scope, inner)?),
            Expression::Has(text) => has(text)?,
            Expression::Missing(text) => not(has(text)?),
            Expression::Entry(text, inner) => {
                let (path, scope) = Path::to_entries(self.catalogue, scope, text)?;
                Condition::Entry(path, Box::new(self.condition(&scope, inner)?))
            }
            Expression::Compare(text, relation, values) => {
                let path = Path::to_value(self.catalogue, scope, text)?;
                self.comparison(path, *relation, values)?
            }
        })
    }

    fn comparison(&self, path: Path, relation: Relation, values: &[Value]) -> Result<Condition> {
        let ranges = || values.iter().map(|value| self.range(&path, value)).collect::<Result<_>>();
        let ranges = match relation {
            Relation::Is | Relation::IsNot => ranges()?,
            Relation::Contains => {
                let texts = values.iter().map(|value| fold(&value.text)).collect();
                return Ok(Condition::Contains(path, texts));
            }
            _ => vec![self.half(&path, relation, values)?],
        };
        let condition = Condition::In(path, ranges);
        Ok(if relation == Relation::IsNot { not(condition) } else { condition })
    }

    /// All values on one side of another.
    fn half(&self, path: &Path, relation: Relation, values: &[Value]) -> Result<Range> {
        let [value] = values else { bail!(msg!("query-one-value", field = &path.text)) };
        check_order(path)?;
        let end = Some(self.asked(path, &value.text)?);
        let is_closed = matches!(relation, Relation::AtMost | Relation::AtLeast);
        Ok(match relation {
            Relation::Less | Relation::AtMost => Range { low: None, high: end, is_closed },
            _ => Range { low: end, high: None, is_closed },
        })
    }

    /// A value, or `50000..`, `..2025-06`, `2024..2025`.
    fn range(&self, path: &Path, value: &Value) -> Result<Range> {
        let Some((low, high)) = value.text.split_once(TO).filter(|_| !value.is_quoted) else {
            return Ok(Range::only(self.asked(path, &value.text)?));
        };
        check_order(path)?;
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            text => self.asked(path, text).map(Some),
        };
        let range = Range { low: end(low)?, high: end(high)?, is_closed: true };
        match (&range.low, &range.high) {
            (None, None) => bail!(msg!("query-no-value", field = &path.text)),
            _ if range.is_empty() => bail!(msg!("query-empty-range", range = &value.text)),
            _ => Ok(range),
        }
    }

    /// What a value means for its field.
    fn asked(&self, path: &Path, value: &str) -> Result<Atom> {
        let (atom, wanted) = match path.content() {
            Content::Id(kinds) => return self.id(path, kinds, value),
            Content::OneOf(choices) => return choice(path, &choices, value),
            Content::Fields(field) => bail!(group(path, field)),
            Content::Text => return Ok(Atom::Text(value.to_owned())),
            Content::Integer => (value.parse().ok().map(Atom::Integer), msg!("type-integer")),
            Content::Number => (number(value), msg!("type-number")),
            Content::Boolean => (value.parse().ok().map(Atom::Boolean), msg!("type-boolean")),
            Content::Date => (PartialDate::parse(value).map(Atom::Date), msg!("type-date")),
        };
        let path = &path.text;
        atom.ok_or_else(|| {
            msg!("query-wrong-value", value = value, path = path, wanted = wanted).into()
        })
    }

    /// An id, alone or after its kind, or a name whose id follows from it: `Köln` is `koeln`.
    fn id(&self, path: &Path, kinds: &[String], value: &str) -> Result<Atom> {
        let is_kind = |name: &str| kinds.iter().any(|kind| kind == name);
        let bare = value.split_once('/').filter(|(kind, _)| is_kind(kind));
        let bare = bare.map_or(value, |(_, id)| id);
        let near = to_id(bare);
        let known = || kinds.iter().flat_map(|kind| self.ids.of(kind));
        let exists = |id: &str| self.ids.has_any(kinds, id);
        if let Some(id) = [bare, near.as_str()].into_iter().find(|id| exists(id)) {
            return Ok(Atom::Text(id.to_owned()));
        }
        let key = letters(bare);
        if let Some(id) = known().find(|id| !key.is_empty() && letters(id) == key) {
            return Ok(Atom::Text(id.to_owned()));
        }
        let hint = match records::suggest::nearest(bare, known()) {
            Some(meant) => msg!("query-meant", meant = meant),
            None => msg!("query-list-ids", kind = kinds.first().cloned().unwrap_or_default()),
        };
        bail!(msg!("query-unknown-value", value = value, path = &path.text, hint = hint))
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn check_order(path: &Path) -> Result<()> {
    match path.content() {
        Content::Id(_) | Content::OneOf(_) | Content::Boolean => {
            bail!(msg!("query-no-order", path = &path.text))
        }
        _ => Ok(()),
    }
}

fn number(value: &str) -> Option<Atom> {
    let whole = value.parse().ok().map(Atom::Integer);
    let number = || value.parse().ok().filter(|number: &f64| number.is_finite());
    whole.or_else(|| number().map(Atom::Number))
}

/// One of a fixed list, however people write its spaces, hyphens, capitals and umlauts.
fn choice(path: &Path, choices: &[&str], value: &str) -> Result<Atom> {
    let key = letters(value);
    let exact = choices.iter().find(|choice| **choice == value);
    match exact.or_else(|| choices.iter().find(|choice| letters(choice) == key)) {
        Some(choice) => Ok(Atom::Text((*choice).to_owned())),
        None => {
            let hint = hint(value, choices.iter().copied());
            bail!(msg!("query-unknown-value", value = value, path = &path.text, hint = hint))
        }
    }
}

fn group(path: &Path, field: &Field) -> Message {
    let fields = field.children().iter().map(|child| format!("{}.{}", path.text, child.name));
    msg!("query-object", path = &path.text, list = fields.collect::<Vec<_>>().join(", "))
}

/// `Roll-out NRW` and `rollout_nrw` have the same.
fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}
