//! Resolves a path: each word by the schema, each reference by its kinds.

use std::iter::Peekable;
use std::str::Split;

use anyhow::{Result, bail};

use super::catalogue::{Catalogue, CatalogueField, IN, hint};
use super::path::{PathLeaf, PathStep, QueryPath};
use super::referrers::{ReferenceKey, ReferrerStep, reference_paths};
use messages::LocalizedText;
use messages::msg;
use records::schema::Field;
use records::table::Title;

/// Where a path begins.
pub(super) enum PathScope<'s> {
    /// At a record of one of these kinds.
    Records(Vec<String>),
    /// At an entry of a list, or at an object.
    Entry(&'s Field),
}

type PathWords<'t> = Peekable<Split<'t, char>>;

impl QueryPath {
    /// Resolves a path.
    ///
    /// # Errors
    /// If a field along it does not exist; names the nearest one.
    pub(super) fn new(
        catalogue: &Catalogue<'_>,
        scope: &PathScope<'_>,
        text: &str,
    ) -> Result<Self> {
        Ok(PathResolver::along(catalogue, scope, text)?.end(text))
    }

    /// The path to a comparable value: for an object, the field that represents it.
    pub(super) fn to_value(
        catalogue: &Catalogue<'_>,
        scope: &PathScope<'_>,
        text: &str,
    ) -> Result<Self> {
        let mut resolver = PathResolver::along(catalogue, scope, text)?;
        if let Some(main) = resolver.field().and_then(Field::main_child) {
            resolver.enter(&main.name, main);
        }
        Ok(resolver.end(text))
    }

    /// The path to the entries that a condition in brackets applies to, and the scope within these.
    pub(super) fn to_entries<'s>(
        catalogue: &Catalogue<'s>,
        scope: &PathScope<'s>,
        text: &str,
    ) -> Result<(Self, PathScope<'s>)> {
        let mut resolver = PathResolver::along(catalogue, scope, text)?;
        resolver.follow_reference();
        let inner = match &resolver.at {
            Cursor::Records => PathScope::Records(resolver.kinds.clone()),
            Cursor::Field(field) if field.has_fields() => PathScope::Entry(field),
            _ => bail!(msg!("query-no-fields-below", path = text, field = text)),
        };
        Ok((resolver.end(text), inner))
    }
}

/// A path while it is being resolved.
struct PathResolver<'c, 's> {
    catalogue: &'c Catalogue<'s>,
    start: Vec<String>,
    /// The kinds of the record that the path is currently in.
    kinds: Vec<String>,
    at: Cursor<'s>,
    steps: Vec<PathStep>,
    titles: Vec<Title>,
    is_many: bool,
}

/// What the path has reached so far.
enum Cursor<'s> {
    Records,
    Field(&'s Field),
    /// A field that is not stored, which ends the path.
    Leaf(PathLeaf),
}

impl<'c, 's> PathResolver<'c, 's> {
    fn along(catalogue: &'c Catalogue<'s>, scope: &PathScope<'s>, text: &str) -> Result<Self> {
        let (kinds, at) = match scope {
            PathScope::Records(kinds) => (kinds.clone(), Cursor::Records),
            PathScope::Entry(field) => (Vec::new(), Cursor::Field(field)),
        };
        let (start, steps, titles) = (kinds.clone(), Vec::new(), Vec::new());
        let mut resolver =
            PathResolver { catalogue, start, kinds, at, steps, titles, is_many: false };
        let mut words: PathWords<'_> = text.split('.').peekable();
        if text.is_empty() {
            bail!(msg!("query-empty-path"));
        }
        // The entry at which a path begins is not itself followed as a reference.
        while let Some(word) = words.next() {
            if !resolver.steps.is_empty() {
                resolver.follow_reference();
            }
            match &resolver.at {
                Cursor::Records if word == IN => resolver.follow_referrers(&mut words, text)?,
                _ => resolver.next(word, text)?,
            }
        }
        Ok(resolver)
    }

    fn field(&self) -> Option<&'s Field> {
        match self.at {
            Cursor::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Continues in the records that the current field references.
    fn follow_reference(&mut self) {
        let reference = self.field().map(|field| &field.item().reference);
        if let Some(kinds) = reference.filter(|kinds| !kinds.is_empty()) {
            self.kinds = kinds.clone();
            self.steps.push(PathStep::Follow(kinds.clone()));
            self.at = Cursor::Records;
        }
    }

    fn next(&mut self, word: &str, text: &str) -> Result<()> {
        let named = match &self.at {
            Cursor::Field(parent) => parent.child(word).map(CatalogueField::Stored),
            Cursor::Records => self.catalogue.field(&self.kinds, word),
            Cursor::Leaf(_) => None,
        };
        match named {
            Some(CatalogueField::Stored(field)) => self.enter(word, field),
            Some(CatalogueField::Id) => {
                self.leaf(Title::Message(msg!("column-id")), PathLeaf::Id(self.kinds.clone()));
            }
            Some(CatalogueField::File) => {
                self.leaf(Title::Message(msg!("column-file")), PathLeaf::File);
            }
            Some(CatalogueField::Derived(derived)) => {
                self.leaf(Title::Message(derived.text()), PathLeaf::Derived(derived));
            }
            None => return Err(self.unknown(word, text)),
        }
        Ok(())
    }

    /// The main field of an object has the title of the object; a field without a name or title has its key as
    /// title.
    fn enter(&mut self, key: &str, field: &'s Field) {
        let main = self.field().and_then(Field::main_child);
        if main.is_none_or(|main| main.name != field.name) {
            let is_key = field.name != key && field.title.de == field.name;
            let title = LocalizedText { de: key.to_owned(), en: key.to_owned() };
            self.titles.push(Title::Schema(if is_key { title } else { field.title.clone() }));
        }
        self.steps.push(PathStep::Key(key.to_owned()));
        self.is_many |= field.may_be_list();
        self.at = Cursor::Field(field);
    }

    fn leaf(&mut self, title: Title, leaf: PathLeaf) {
        self.titles.push(title);
        self.at = Cursor::Leaf(leaf);
    }

    /// Follows `in.KIND` and as many of the next words as lead to a field that references: to the records if the
    /// words lead to the field itself or if there are none, otherwise to the entries that they lead to.
    fn follow_referrers(&mut self, words: &mut PathWords<'_>, text: &str) -> Result<()> {
        let Some(word) = words.next() else { bail!(self.nothing_refers(IN)) };
        let kind = self.catalogue.kind(word)?;
        let mut back = ReferrerStep::new(&kind.name, reference_paths(&kind.root, &self.kinds));
        if back.reference_paths.is_empty() {
            bail!(self.nothing_refers(text));
        }
        self.titles.push(Title::Schema(kind.title.clone()));
        let mut field = &kind.root;
        while let Some(child) = words.peek().and_then(|word| field.child(word)) {
            let depth = back.to_entry;
            let leads = |path: &Vec<ReferenceKey>| {
                path.get(depth).and_then(ReferenceKey::name) == Some(child.name.as_str())
            };
            if !back.reference_paths.iter().any(leads) {
                break;
            }
            words.next();
            back.reference_paths.retain(leads);
            back.to_entry += 1;
            self.titles.push(Title::Schema(child.title.clone()));
            field = child;
            if back.reference_paths.iter().any(|path| path.len() == back.to_entry) {
                back.to_entry = 0;
                break;
            }
        }
        self.at = if back.to_entry == 0 { Cursor::Records } else { Cursor::Field(field) };
        self.kinds = vec![kind.name.clone()];
        self.is_many = true;
        self.steps.push(PathStep::Referrers(back));
        Ok(())
    }

    fn end(self, text: &str) -> QueryPath {
        let leaf = match self.at {
            Cursor::Records => PathLeaf::Id(self.kinds),
            Cursor::Field(field) => PathLeaf::Stored(Box::new(field.clone())),
            Cursor::Leaf(leaf) => leaf,
        };
        QueryPath {
            text: text.to_owned(),
            title: Title::Path(self.titles),
            is_many: self.is_many,
            start: self.start,
            steps: self.steps,
            leaf,
        }
    }

    fn unknown(&self, word: &str, text: &str) -> anyhow::Error {
        let (parent, known) = match &self.at {
            Cursor::Records => (self.kinds.join(", "), self.catalogue.names(&self.kinds)),
            Cursor::Field(field) => {
                let children = field.children().iter().map(|child| child.name.as_str());
                (field.name.clone(), children.collect())
            }
            Cursor::Leaf(leaf) => (leaf.name().to_owned(), Vec::new()),
        };
        if known.is_empty() {
            return msg!("query-no-fields-below", path = text, field = parent).into();
        }
        let hint = hint(word, known.into_iter());
        msg!("query-unknown-field", field = word, kinds = parent, hint = hint).into()
    }

    fn nothing_refers(&self, text: &str) -> anyhow::Error {
        let kinds = self.catalogue.schemas.kinds().iter();
        let kinds = kinds.filter(|kind| !reference_paths(&kind.root, &self.kinds).is_empty());
        let kinds: Vec<_> = kinds.map(|kind| kind.name.as_str()).collect();
        let of = self.kinds.join(", ");
        msg!("query-nothing-refers", path = text, kinds = of, list = kinds.join(", ")).into()
    }
}
