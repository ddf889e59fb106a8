//! Understanding a path: each word held against the schema, each reference against its kinds.

use std::iter::Peekable;
use std::str::Split;

use anyhow::{Result, bail};

use super::catalogue::{Catalogue, IN, Named, hint};
use super::path::{Leaf, Path, Step};
use super::referrers::{Back, vias};
use messages::msg;
use records::schema::{Field, Shape};
use records::table::Title;

/// Where a path begins.
pub(super) enum Scope<'s> {
    /// At a record of one of these kinds.
    Records(Vec<String>),
    /// At an entry of a list, or at an object.
    Entry(&'s Field),
}

type Words<'t> = Peekable<Split<'t, char>>;

impl Path {
    /// Understands a path.
    ///
    /// # Errors
    /// If a field on it does not exist; with the nearest that does.
    pub(super) fn new(catalogue: &Catalogue<'_>, scope: &Scope<'_>, text: &str) -> Result<Self> {
        Ok(Way::along(catalogue, scope, text)?.end(text))
    }

    /// The path to what can be compared: for an object, the field that stands for it.
    pub(super) fn to_value(
        catalogue: &Catalogue<'_>,
        scope: &Scope<'_>,
        text: &str,
    ) -> Result<Self> {
        let mut way = Way::along(catalogue, scope, text)?;
        if let Some(main) = way.field().and_then(Field::main_child) {
            way.enter(main);
        }
        Ok(way.end(text))
    }

    /// The path to entries that conditions in brackets are about, and where those begin.
    pub(super) fn to_entries<'s>(
        catalogue: &Catalogue<'s>,
        scope: &Scope<'s>,
        text: &str,
    ) -> Result<(Self, Scope<'s>)> {
        let mut way = Way::along(catalogue, scope, text)?;
        way.follow_reference();
        let inner = match &way.at {
            At::Records => Scope::Records(way.kinds.clone()),
            At::Field(field) if !field.children().is_empty() => Scope::Entry(field),
            _ => bail!(msg!("query-no-fields-below", path = text, field = text)),
        };
        Ok((way.end(text), inner))
    }
}

/// A path while it is being understood.
struct Way<'c, 's> {
    catalogue: &'c Catalogue<'s>,
    start: Vec<String>,
    /// The kinds of the record that the way is in.
    kinds: Vec<String>,
    at: At<'s>,
    steps: Vec<Step>,
    titles: Vec<Title>,
    is_many: bool,
}

/// What the way has arrived at.
enum At<'s> {
    Records,
    Field(&'s Field),
    /// A field that is not stored, after which nothing can follow.
    Leaf(Leaf),
}

impl<'c, 's> Way<'c, 's> {
    fn along(catalogue: &'c Catalogue<'s>, scope: &Scope<'s>, text: &str) -> Result<Self> {
        let (kinds, at) = match scope {
            Scope::Records(kinds) => (kinds.clone(), At::Records),
            Scope::Entry(field) => (Vec::new(), At::Field(field)),
        };
        let (start, steps, titles) = (kinds.clone(), Vec::new(), Vec::new());
        let mut way = Way { catalogue, start, kinds, at, steps, titles, is_many: false };
        let mut words: Words<'_> = text.split('.').peekable();
        if text.is_empty() {
            bail!(msg!("query-empty-path"));
        }
        // The entry at which a path begins is not itself a reference to be followed.
        while let Some(word) = words.next() {
            if !way.steps.is_empty() {
                way.follow_reference();
            }
            match &way.at {
                At::Records if word == IN => way.go_back(&mut words, text)?,
                _ => way.next(word, text)?,
            }
        }
        Ok(way)
    }

    fn field(&self) -> Option<&'s Field> {
        match self.at {
            At::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Goes on in the records that the field arrived at refers to.
    fn follow_reference(&mut self) {
        let reference = self.field().map(|field| &field.item().reference);
        if let Some(kinds) = reference.filter(|kinds| !kinds.is_empty()) {
            self.kinds = kinds.clone();
            self.steps.push(Step::Follow(kinds.clone()));
            self.at = At::Records;
        }
    }

    fn next(&mut self, word: &str, text: &str) -> Result<()> {
        let named = match &self.at {
            At::Field(parent) => parent.child(word).map(Named::Stored),
            At::Records => self.catalogue.field(&self.kinds, word),
            At::Leaf(_) => None,
        };
        match named {
            Some(Named::Stored(field)) => self.enter(field),
            Some(Named::Id) => {
                self.leaf(Title::Said(msg!("column-id")), Leaf::Id(self.kinds.clone()))
            }
            Some(Named::File) => self.leaf(Title::Said(msg!("column-file")), Leaf::File),
            Some(Named::Derived(derived)) => {
                self.leaf(Title::Said(derived.text()), Leaf::Derived(derived));
            }
            None => return Err(self.unknown(word, text)),
        }
        Ok(())
    }

    /// The title of an object stands for that of its main field.
    fn enter(&mut self, field: &'s Field) {
        let main = self.field().and_then(Field::main_child);
        if main.is_none_or(|main| main.name != field.name) {
            self.titles.push(Title::Field(field.title.clone()));
        }
        self.steps.push(Step::Key(field.name.clone()));
        self.is_many |= matches!(field.shape, Shape::List(..));
        self.at = At::Field(field);
    }

    fn leaf(&mut self, title: Title, leaf: Leaf) {
        self.titles.push(title);
        self.at = At::Leaf(leaf);
    }

    /// `in.KIND`, and as many of the following words as lead to a field that refers: to the records
    /// if they lead to the field itself or if there are none, else to the entries that they lead to.
    fn go_back(&mut self, words: &mut Words<'_>, text: &str) -> Result<()> {
        let Some(word) = words.next() else { bail!(self.nothing_refers(IN)) };
        let kind = self.catalogue.kind(word)?;
        let mut back = Back::new(&kind.name, vias(&kind.root, &self.kinds));
        if back.vias.is_empty() {
            bail!(self.nothing_refers(text));
        }
        self.titles.push(Title::Field(kind.title.clone()));
        let mut field = &kind.root;
        while let Some(child) = words.peek().and_then(|word| field.child(word)) {
            let depth = back.to_entry;
            let leads = |via: &Vec<String>| via.get(depth) == Some(&child.name);
            if !back.vias.iter().any(leads) {
                break;
            }
            words.next();
            back.vias.retain(leads);
            back.to_entry += 1;
            self.titles.push(Title::Field(child.title.clone()));
            field = child;
            if back.vias.iter().any(|via| via.len() == back.to_entry) {
                back.to_entry = 0;
                break;
            }
        }
        self.at = if back.to_entry == 0 { At::Records } else { At::Field(field) };
        self.kinds = vec![kind.name.clone()];
        self.is_many = true;
        self.steps.push(Step::Back(back));
        Ok(())
    }

    fn end(self, text: &str) -> Path {
        let leaf = match self.at {
            At::Records => Leaf::Id(self.kinds),
            At::Field(field) => Leaf::Stored(Box::new(field.clone())),
            At::Leaf(leaf) => leaf,
        };
        Path {
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
            At::Records => (self.kinds.join(", "), self.catalogue.names(&self.kinds)),
            At::Field(field) => {
                let children = field.children().iter().map(|child| child.name.as_str());
                (field.name.clone(), children.collect())
            }
            At::Leaf(leaf) => (leaf.name().to_owned(), Vec::new()),
        };
        if known.is_empty() {
            return msg!("query-no-fields-below", path = text, field = parent).into();
        }
        let hint = hint(word, known.into_iter());
        msg!("query-unknown-field", field = word, kinds = parent, hint = hint).into()
    }

    fn nothing_refers(&self, text: &str) -> anyhow::Error {
        let kinds = self.catalogue.schemas.kinds().iter();
        let kinds = kinds.filter(|kind| !vias(&kind.root, &self.kinds).is_empty());
        let kinds: Vec<_> = kinds.map(|kind| kind.name.as_str()).collect();
        let of = self.kinds.join(", ");
        msg!("query-nothing-refers", path = text, kinds = of, list = kinds.join(", ")).into()
    }
}
