//! The way to values: keys, references followed forward, and back to what refers to a record.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::Atom;
use super::catalogue::{Derived, FILE, Holds, ID};
use super::referrers::Back;
use super::view::{Spot, View};
use records::dataset::Wanted;
use records::schema::{Field, Shape};
use records::table::Title;
use yaml_tree::{Node, Value};

/// A path as typed, understood: `kernteam.regierungsbezirk`.
#[derive(Clone)]
pub struct Path {
    pub text: String,
    pub title: Title,
    /// Whether a record may have several values there.
    pub is_many: bool,
    /// The kinds of the records at which it begins; none within an entry.
    pub(super) start: Vec<String>,
    pub(super) steps: Vec<Step>,
    pub(super) leaf: Leaf,
}

#[derive(Clone)]
pub(super) enum Step {
    /// Into a mapping, and into the list there.
    Key(String),
    /// To the record of one of these kinds that a reference names.
    Follow(Vec<String>),
    /// To what refers to the record.
    Back(Back),
}

/// What a path ends in.
#[derive(Clone)]
pub(super) enum Leaf {
    /// The id of a record of these kinds.
    Id(Vec<String>),
    File,
    Stored(Box<Field>),
    Derived(&'static Derived),
}

impl Leaf {
    pub(super) fn name(&self) -> &str {
        match self {
            Leaf::Id(_) => ID,
            Leaf::File => FILE,
            Leaf::Stored(field) => &field.name,
            Leaf::Derived(derived) => derived.name,
        }
    }
}

/// What stands at the end of a path.
pub(super) enum Content<'p> {
    /// The id of a record of these kinds.
    Id(&'p [String]),
    /// One of these, in this order.
    OneOf(Vec<&'p str>),
    Date,
    Integer,
    Number,
    Boolean,
    Text,
    Fields(&'p Field),
}

impl Path {
    pub(super) fn content(&self) -> Content<'_> {
        match &self.leaf {
            Leaf::Id(kinds) => Content::Id(kinds),
            Leaf::File => Content::Text,
            Leaf::Derived(derived) => match derived.holds {
                Holds::OneOf(choices) => Content::OneOf(choices.to_vec()),
                Holds::Date => Content::Date,
            },
            Leaf::Stored(field) => stored(field.item()),
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.content(), Content::Integer | Content::Number)
    }

    /// Asks for the kinds and fields on the way.
    pub(super) fn want(&self, wanted: &mut Wanted) {
        let mut at_records = self.start.as_slice();
        at_records.iter().for_each(|kind| wanted.add_kind(kind));
        for step in &self.steps {
            match step {
                Step::Key(key) => {
                    at_records.iter().for_each(|kind| wanted.add(kind, key));
                    at_records = &[];
                }
                Step::Follow(kinds) => {
                    kinds.iter().for_each(|kind| wanted.add_kind(kind));
                    at_records = kinds;
                }
                Step::Back(back) => {
                    back.want(wanted);
                    at_records = back.records();
                }
            }
        }
        if let Leaf::Derived(derived) = self.leaf {
            derived.needs.iter().for_each(|field| wanted.add(derived.kind, field));
        }
    }

    /// The steps back on the way.
    pub(super) fn backs(&self) -> impl Iterator<Item = &Back> {
        self.steps.iter().filter_map(|step| match step {
            Step::Back(back) => Some(back),
            _ => None,
        })
    }

    /// Where the path leads from a spot: several places if there is a list on it, none if something
    /// is missing, each once however many ways lead there.
    pub(super) fn spots<'d>(&self, from: Spot<'d>, view: &View<'d>) -> Vec<Spot<'d>> {
        let mut spots = vec![from];
        for step in &self.steps {
            spots = spots.into_iter().flat_map(|spot| go(step, spot, view)).collect();
            let mut seen = HashSet::new();
            spots.retain(|spot| seen.insert(std::ptr::from_ref(spot.node())));
        }
        spots.retain(|spot| !matches!(spot, Spot::Entry(node) if node.value == Value::Null));
        spots
    }

    pub(super) fn has(&self, from: Spot<'_>, view: &View<'_>) -> bool {
        match self.leaf {
            Leaf::Derived(_) => !self.atoms(from, view).is_empty(),
            _ => !self.spots(from, view).is_empty(),
        }
    }

    /// The values there, in the order of the file.
    pub(super) fn atoms(&self, from: Spot<'_>, view: &View<'_>) -> Vec<Atom> {
        self.spots(from, view).into_iter().filter_map(|spot| self.atom(spot, view)).collect()
    }

    fn atom(&self, spot: Spot<'_>, view: &View<'_>) -> Option<Atom> {
        match (&self.leaf, spot) {
            (Leaf::Stored(field), Spot::Entry(node)) => Some(Atom::new(&field.item().shape, node)),
            (Leaf::Id(_), Spot::Record(record)) => Some(Atom::Text(record.id.clone())),
            (Leaf::File, Spot::Record(record)) => Some(Atom::Text(record.file.to_string())),
            (Leaf::Derived(derived), Spot::Record(record)) if record.kind.name == derived.kind => {
                (derived.value)(record, view.clock)
            }
            _ => None,
        }
    }

    /// How two values of this path sort: those of a fixed list in its order.
    pub(super) fn order(&self, a: &Atom, b: &Atom) -> Ordering {
        let Content::OneOf(choices) = self.content() else { return a.compare(b) };
        let rank = |atom: &Atom| match atom {
            Atom::Text(text) => choices.iter().position(|choice| choice == text),
            _ => None,
        };
        rank(a).cmp(&rank(b))
    }
}

fn stored(field: &Field) -> Content<'_> {
    if !field.reference.is_empty() {
        return Content::Id(&field.reference);
    }
    match &field.shape {
        Shape::Choice(choices) => Content::OneOf(choices.iter().map(String::as_str).collect()),
        Shape::Date => Content::Date,
        Shape::Integer => Content::Integer,
        Shape::Number => Content::Number,
        Shape::Boolean => Content::Boolean,
        Shape::Object(_) => Content::Fields(field),
        Shape::Text | Shape::List(..) | Shape::Any => Content::Text,
    }
}

fn go<'d>(step: &Step, spot: Spot<'d>, view: &View<'d>) -> Vec<Spot<'d>> {
    match (step, spot) {
        (Step::Key(key), spot) => {
            spot.node().get(key).into_iter().flat_map(Node::entries).map(Spot::Entry).collect()
        }
        (Step::Follow(kinds), Spot::Entry(node)) => {
            let record = Node::as_str(node).and_then(|id| view.dataset.resolve(kinds, id));
            record.map(Spot::Record).into_iter().collect()
        }
        (Step::Back(back), Spot::Record(record)) => view.referrers.to(back, &record.id),
        _ => Vec::new(),
    }
}
