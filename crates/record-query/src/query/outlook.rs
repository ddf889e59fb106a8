//! What can come next while a question is being typed: fields of a path, values at its end.

use super::catalogue::{Catalogue, IN, Named};
use super::path::{Content, Path};
use super::way::Scope;
use messages::msg;
use records::table::Title;

/// The values that a field can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    Listed(Vec<String>),
    /// Ids of records of these kinds.
    Ids(Vec<String>),
    /// What the records state.
    Stated,
    /// Numbers, dates and objects, too many to be listed.
    Open,
}

impl Catalogue<'_> {
    /// The paths that a path whose last word may be unfinished can become, with the title of that word.
    #[must_use]
    pub fn continuations(&self, kind: &str, typed: &str) -> Vec<(String, Title)> {
        let start = Scope::Records(vec![kind.to_owned()]);
        let Some((head, _)) = typed.rsplit_once('.') else {
            return self.names_in(&start).into_iter().collect();
        };
        let last = head.rsplit('.').next().unwrap_or(head);
        let next = if last == IN {
            let kinds = self.schemas.kinds().iter();
            kinds.map(|kind| (kind.name.clone(), Title::Field(kind.title.clone()))).collect()
        } else {
            let Ok((_, scope)) = Path::to_entries(self, &start, head) else { return Vec::new() };
            self.names_in(&scope)
        };
        next.into_iter().map(|(name, title)| (format!("{head}.{name}"), title)).collect()
    }

    /// The values at the end of a path; none if it leads nowhere.
    #[must_use]
    pub fn values(&self, kind: &str, path: &str) -> Option<Values> {
        let path = Path::to_value(self, &Scope::Records(vec![kind.to_owned()]), path).ok()?;
        Some(match path.content() {
            Content::Id(kinds) => Values::Ids(kinds.to_vec()),
            Content::OneOf(choices) => {
                Values::Listed(choices.into_iter().map(str::to_owned).collect())
            }
            Content::Boolean => Values::Listed(["true", "false"].map(str::to_owned).into()),
            Content::Text => Values::Stated,
            Content::Date | Content::Integer | Content::Number | Content::Fields(_) => Values::Open,
        })
    }

    fn names_in(&self, scope: &Scope<'_>) -> Vec<(String, Title)> {
        let kinds = match scope {
            Scope::Records(kinds) => kinds,
            Scope::Entry(field) => {
                let children = field.children().iter();
                return children
                    .map(|child| (child.name.clone(), Title::Field(child.title.clone())))
                    .collect();
            }
        };
        let title = |name: &str| match self.field(kinds, name)? {
            Named::Id => Some(Title::Said(msg!("column-id"))),
            Named::File => Some(Title::Said(msg!("column-file"))),
            Named::Stored(field) => Some(Title::Field(field.title.clone())),
            Named::Derived(derived) => Some(Title::Said(derived.text())),
        };
        let names = self.names(kinds).into_iter();
        names.filter_map(|name| Some((name.to_owned(), title(name)?))).collect()
    }
}
