//! Completions for a query being typed: fields of a path, and values.

use super::catalogue::{Catalogue, CatalogueField, IN};
use super::path::{LeafType, QueryPath};
use super::path_resolver::PathScope;
use messages::msg;
use records::table::Title;

/// The values that a field can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Domain {
    Enumerated(Vec<String>),
    /// Ids of records of these kinds.
    Ids(Vec<String>),
    /// Values that occur in the records.
    Observed,
    /// Numbers, dates and objects, too many to list.
    Free,
}

impl Catalogue<'_> {
    /// The possible completions of a path whose last word may be unfinished, each with the title of that word.
    #[must_use]
    pub fn continuations(&self, kind: &str, typed: &str) -> Vec<(String, Title)> {
        let start = PathScope::Records(vec![kind.to_owned()]);
        let Some((head, _)) = typed.rsplit_once('.') else {
            return self.names_in(&start).into_iter().collect();
        };
        let last = head.rsplit('.').next().unwrap_or(head);
        let next = if last == IN {
            let kinds = self.schemas.kinds().iter();
            kinds.map(|kind| (kind.name.clone(), Title::Schema(kind.title.clone()))).collect()
        } else {
            let Ok((_, scope)) = QueryPath::to_entries(self, &start, head) else {
                return Vec::new();
            };
            self.names_in(&scope)
        };
        next.into_iter().map(|(name, title)| (format!("{head}.{name}"), title)).collect()
    }

    /// The values of the field at the end of a path; `None` if the path is invalid.
    #[must_use]
    pub fn values(&self, kind: &str, path: &str) -> Option<Domain> {
        let path =
            QueryPath::to_value(self, &PathScope::Records(vec![kind.to_owned()]), path).ok()?;
        Some(match path.leaf_type() {
            LeafType::Id(kinds) => Domain::Ids(kinds.to_vec()),
            LeafType::OneOf(choices) => {
                Domain::Enumerated(choices.into_iter().map(str::to_owned).collect())
            }
            LeafType::Boolean => Domain::Enumerated(["true", "false"].map(str::to_owned).into()),
            LeafType::Text => Domain::Observed,
            LeafType::Date | LeafType::Integer | LeafType::Number | LeafType::Fields(_) => {
                Domain::Free
            }
        })
    }

    fn names_in(&self, scope: &PathScope<'_>) -> Vec<(String, Title)> {
        let kinds = match scope {
            PathScope::Records(kinds) => kinds,
            PathScope::Entry(field) => {
                let children = field.children().iter();
                return children
                    .map(|child| (child.name.clone(), Title::Schema(child.title.clone())))
                    .collect();
            }
        };
        let title = |name: &str| match self.field(kinds, name)? {
            CatalogueField::Id => Some(Title::Message(msg!("column-id"))),
            CatalogueField::File => Some(Title::Message(msg!("column-file"))),
            CatalogueField::Stored(field) => Some(Title::Schema(field.title.clone())),
            CatalogueField::Derived(derived) => Some(Title::Message(derived.text())),
        };
        let names = self.names(kinds).into_iter();
        names.filter_map(|name| Some((name.to_owned(), title(name)?))).collect()
    }
}
