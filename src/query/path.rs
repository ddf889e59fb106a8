//! The way to a field: keys, and references followed to the records they name.

use anyhow::{Result, bail};

use super::Atom;
use super::catalogue::{Catalogue, Derived, Named, hint};
use crate::dataset::{Dataset, Wanted};
use crate::date::PartialDate;
use crate::msg;
use crate::record::Record;
use crate::schema::{Field, Shape};
use crate::table::Title;
use crate::yaml::{Node, Value};

/// A path as typed, understood: `kernteam.regierungsbezirk`.
#[derive(Clone)]
pub struct Path {
    pub text: String,
    pub title: Title,
    /// Whether a record may have several values there.
    pub is_many: bool,
    /// The kinds of the records at each stage, and the keys from there to the next reference.
    stages: Vec<Stage>,
    pub leaf: Leaf,
}

/// The part of a path within records of the same kinds.
#[derive(Clone)]
struct Stage {
    kinds: Vec<String>,
    keys: Vec<String>,
}

/// What a path ends in.
#[derive(Clone)]
pub enum Leaf {
    /// The id of a record of these kinds.
    Id(Vec<String>),
    Stored(Box<Field>),
    Derived(&'static Derived),
}

impl Path {
    /// Understands a path of a kind.
    ///
    /// # Errors
    /// If a field on it does not exist; with the nearest that does.
    pub fn new(catalogue: &Catalogue<'_>, kind: &str, text: &str) -> Result<Self> {
        let mut way = Way::new(catalogue, kind);
        let mut words = text.split('.').peekable();
        while let Some(word) = words.next() {
            way.follow_reference();
            match way.next(word) {
                Some(Named::Stored(field)) => way.enter(field),
                Some(named) if words.peek().is_none() => return Ok(way.end(text, named)),
                _ => return Err(way.unknown(word, text)),
            }
        }
        match way.field {
            Some(field) => Ok(way.end(text, Named::Stored(field))),
            None => bail!(msg!("query-empty-path")),
        }
    }

    /// Asks for the kinds and fields on the way.
    pub(super) fn want(&self, wanted: &mut Wanted) {
        for stage in &self.stages {
            for kind in &stage.kinds {
                wanted.add_kind(kind);
                if let Some(key) = stage.keys.first() {
                    wanted.add(kind, key);
                }
            }
        }
        if let Leaf::Derived(derived) = self.leaf {
            derived.needs.iter().for_each(|field| wanted.add(derived.kind, field));
        }
    }

    #[must_use]
    pub fn is_number(&self) -> bool {
        match &self.leaf {
            Leaf::Stored(field) => matches!(field.shape, Shape::Integer | Shape::Number),
            _ => false,
        }
    }

    /// The values of a record there, in the order of the file.
    #[must_use]
    pub fn atoms(&self, record: &Record, dataset: &Dataset, clock: PartialDate) -> Vec<Atom> {
        let mut records = vec![record];
        for (index, stage) in self.stages.iter().enumerate() {
            let keys: Vec<_> = stage.keys.iter().map(String::as_str).collect();
            let Some(next) = self.stages.get(index + 1) else {
                return self.ends(&records, &keys, clock);
            };
            let ids =
                records.iter().flat_map(|record| record.values(&keys)).filter_map(Node::as_str);
            records = ids.filter_map(|id| dataset.resolve(&next.kinds, id)).collect();
        }
        Vec::new()
    }

    fn ends(&self, records: &[&Record], keys: &[&str], clock: PartialDate) -> Vec<Atom> {
        match &self.leaf {
            Leaf::Id(_) => records.iter().map(|record| Atom::Text(record.id.clone())).collect(),
            Leaf::Derived(derived) => {
                records.iter().filter_map(|record| (derived.value)(record, clock)).collect()
            }
            Leaf::Stored(field) => {
                let nodes = records.iter().flat_map(|record| record.values(keys));
                nodes
                    .filter(|node| node.value != Value::Null)
                    .map(|node| Atom::new(&field.item().shape, node))
                    .collect()
            }
        }
    }
}

/// A path while it is being understood.
struct Way<'c, 's> {
    catalogue: &'c Catalogue<'s>,
    done: Vec<Stage>,
    stage: Stage,
    /// The field arrived at; none at the beginning of a record.
    field: Option<&'s Field>,
    titles: Vec<Title>,
    is_many: bool,
}

impl<'c, 's> Way<'c, 's> {
    fn new(catalogue: &'c Catalogue<'s>, kind: &str) -> Self {
        let stage = Stage { kinds: vec![kind.to_owned()], keys: Vec::new() };
        Way { catalogue, done: Vec::new(), stage, field: None, titles: Vec::new(), is_many: false }
    }

    /// Goes on in the records that the field arrived at refers to.
    fn follow_reference(&mut self) {
        let Some(field) = self.field.filter(|field| !field.item().reference.is_empty()) else {
            return;
        };
        let next = Stage { kinds: field.item().reference.clone(), keys: Vec::new() };
        self.done.push(std::mem::replace(&mut self.stage, next));
        self.field = None;
    }

    fn next(&self, word: &str) -> Option<Named<'s>> {
        match self.field {
            Some(parent) => parent.child(word).map(Named::Stored),
            None => self.catalogue.field(&self.stage.kinds, word),
        }
    }

    fn enter(&mut self, field: &'s Field) {
        self.stage.keys.push(field.name.clone());
        self.titles.push(Title::Field(field.title.clone()));
        self.is_many |= matches!(field.shape, Shape::List(..));
        self.field = Some(field);
    }

    fn end(mut self, text: &str, named: Named<'s>) -> Path {
        let leaf = match named {
            Named::Id => {
                self.titles.push(Title::Said(msg!("column-id")));
                Leaf::Id(self.stage.kinds.clone())
            }
            Named::Derived(derived) => {
                self.titles.push(Title::Said(derived.text()));
                Leaf::Derived(derived)
            }
            Named::Stored(field) => Leaf::Stored(Box::new(field.clone())),
        };
        self.done.push(self.stage);
        Path {
            text: text.to_owned(),
            title: Title::Path(self.titles),
            is_many: self.is_many,
            stages: self.done,
            leaf,
        }
    }

    fn unknown(&self, word: &str, text: &str) -> anyhow::Error {
        let known = match self.field {
            Some(parent) => parent.children().iter().map(|field| field.name.as_str()).collect(),
            None => self.catalogue.names(&self.stage.kinds),
        };
        if known.is_empty() {
            let parent = self.field.map_or("", |field| &field.name);
            return msg!("query-no-fields-below", path = text, field = parent).into();
        }
        let hint = hint(word, known.into_iter());
        let kinds = self.stage.kinds.join(", ");
        msg!("query-unknown-field", field = word, kinds = kinds, hint = hint).into()
    }
}
