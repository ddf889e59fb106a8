//! A condition on a field: `themenfeld=umwelt,bildung`, `phase!=beendet`, `titel~wohn`.

use anyhow::{Result, bail};

use super::Atom;
use super::catalogue::{Catalogue, hint};
use super::path::{Leaf, Path};
use crate::dataset::{Dataset, Ids, to_id};
use crate::date::PartialDate;
use crate::msg;
use crate::record::Record;
use crate::schema::{Field, Shape};
use crate::suggest::fold;

/// A condition that a record meets or not.
pub struct Filter {
    pub(super) path: Path,
    relation: Relation,
    values: Vec<Atom>,
}

/// How a field must stand to the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Any value of the field is any of those given.
    Is,
    /// None is.
    IsNot,
    /// Any contains any, without regard to case and the spelling of umlauts.
    Contains,
}

impl Filter {
    pub(super) fn new(
        catalogue: &Catalogue<'_>,
        ids: &Ids,
        kind: &str,
        text: &str,
    ) -> Result<Self> {
        let Some((field, relation, values)) = split(text) else {
            bail!(msg!("query-no-filter", text = text));
        };
        let path = Path::new(catalogue, kind, field)?;
        let values: Vec<_> =
            values.split(',').map(str::trim).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            bail!(msg!("query-no-value", field = field));
        }
        let values = match relation {
            Relation::Contains => values.into_iter().map(|v| Atom::Text(fold(v))).collect(),
            _ => values.into_iter().map(|v| asked(&path, ids, v)).collect::<Result<_>>()?,
        };
        Ok(Filter { path, relation, values })
    }

    pub(super) fn matches(&self, record: &Record, dataset: &Dataset, clock: PartialDate) -> bool {
        let atoms = self.path.atoms(record, dataset, clock);
        let any = |test: fn(&Atom, &Atom) -> bool| {
            atoms.iter().any(|atom| self.values.iter().any(|value| test(atom, value)))
        };
        match self.relation {
            Relation::Is => any(Atom::is),
            Relation::IsNot => !any(Atom::is),
            Relation::Contains => any(|atom, value| fold(&atom.text()).contains(&value.text())),
        }
    }
}

/// `field`, relation, `values`; the first sign of a relation counts.
fn split(text: &str) -> Option<(&str, Relation, &str)> {
    let at = text.find(['=', '~'])?;
    let (field, rest) = (&text[..at], &text[at + 1..]);
    let (field, relation) = match (field.strip_suffix('!'), text.as_bytes()[at]) {
        (Some(field), b'=') => (field, Relation::IsNot),
        (_, b'=') => (field, Relation::Is),
        _ => (field, Relation::Contains),
    };
    (!field.is_empty()).then_some((field, relation, rest))
}

/// What a value of a filter means for its field.
fn asked(path: &Path, ids: &Ids, value: &str) -> Result<Atom> {
    match &path.leaf {
        Leaf::Id(kinds) => id(path, ids, kinds, value),
        Leaf::Derived(derived) if derived.choices.is_empty() => {
            Ok(PartialDate::parse(value).map_or_else(|| Atom::Text(value.to_owned()), Atom::Date))
        }
        Leaf::Derived(derived) => choice(path, derived.choices, value),
        Leaf::Stored(field) if !field.item().reference.is_empty() => {
            id(path, ids, &field.item().reference, value)
        }
        Leaf::Stored(field) => stored(path, field.item(), value),
    }
}

fn stored(path: &Path, field: &Field, value: &str) -> Result<Atom> {
    let atom = match &field.shape {
        Shape::Choice(choices) => {
            let choices: Vec<_> = choices.iter().map(String::as_str).collect();
            return choice(path, &choices, value);
        }
        Shape::Integer | Shape::Number => {
            let whole = value.parse().ok().map(Atom::Integer);
            whole.or_else(|| value.parse().ok().map(Atom::Number))
        }
        Shape::Boolean => value.parse().ok().map(Atom::Boolean),
        Shape::Date => PartialDate::parse(value).map(Atom::Date),
        Shape::Object(_) => bail!(msg!("query-object", path = &path.text)),
        _ => Some(Atom::Text(value.to_owned())),
    };
    let wanted = match field.shape {
        Shape::Boolean => msg!("type-boolean"),
        Shape::Date => msg!("type-date"),
        _ => msg!("type-number"),
    };
    atom.ok_or_else(|| {
        msg!("query-wrong-value", value = value, path = &path.text, wanted = wanted).into()
    })
}

fn choice(path: &Path, choices: &[&str], value: &str) -> Result<Atom> {
    let folded = fold(value);
    match choices.iter().find(|choice| fold(choice) == folded) {
        Some(choice) => Ok(Atom::Text((*choice).to_owned())),
        None => {
            let hint = hint(value, choices.iter().copied());
            bail!(msg!("query-unknown-value", value = value, path = &path.text, hint = hint))
        }
    }
}

/// An id, or a name whose id follows from it: `Köln` is `koeln`.
fn id(path: &Path, ids: &Ids, kinds: &[String], value: &str) -> Result<Atom> {
    let near = to_id(value);
    let exists = |id: &str| kinds.iter().any(|kind| ids.has(kind, id));
    if let Some(id) = [value, near.as_str()].into_iter().find(|id| exists(id)) {
        return Ok(Atom::Text(id.to_owned()));
    }
    let known = kinds.iter().flat_map(|kind| ids.of(kind));
    let hint = match crate::suggest::nearest(value, known) {
        Some(meant) => msg!("query-meant", meant = meant),
        None => msg!("query-list-ids", kind = kinds.first().cloned().unwrap_or_default()),
    };
    bail!(msg!("query-unknown-value", value = value, path = &path.text, hint = hint))
}
