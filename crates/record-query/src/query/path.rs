//! The path to values: along keys, references, and back to what references a record.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::Atom;
use super::catalogue::{FILE, ID};
use super::derived::{DerivedFieldDef, DerivedType};
use super::referrers::ReferrerStep;
use super::view::{EvalContext, Position};
use records::collation;
use records::dataset::Projection;
use records::record::Record;
use records::schema::{Field, Shape};
use records::table::{Cell, Column, Title};
use yaml_tree::{Node, Value};

/// A typed path after resolution: `kernteam.regierungsbezirk`.
#[derive(Clone)]
pub(super) struct QueryPath {
    pub text: String,
    pub title: Title,
    /// Whether a record may have several values at the end of the path.
    pub is_many: bool,
    /// The kinds of the records at which it begins; empty within an entry.
    pub(super) start: Vec<String>,
    pub(super) steps: Vec<PathStep>,
    pub(super) leaf: PathLeaf,
}

#[derive(Clone)]
pub(super) enum PathStep {
    /// Into a mapping, and into the entries of a list there.
    Key(String),
    /// To the record of one of these kinds that a reference names.
    Follow(Vec<String>),
    /// To what references the record.
    Referrers(ReferrerStep),
}

/// The end of a path.
#[derive(Clone)]
pub(super) enum PathLeaf {
    /// The id of a record of these kinds.
    Id(Vec<String>),
    File,
    Stored(Box<Field>),
    Derived(&'static DerivedFieldDef),
}

impl PathLeaf {
    pub(super) fn name(&self) -> &str {
        match self {
            PathLeaf::Id(_) => ID,
            PathLeaf::File => FILE,
            PathLeaf::Stored(field) => &field.name,
            PathLeaf::Derived(derived) => derived.name,
        }
    }
}

/// The type of the values at the end of a path.
pub(super) enum LeafType<'p> {
    /// The id of a record of these kinds.
    Id(&'p [String]),
    /// One of these values, in this order.
    OneOf(Vec<&'p str>),
    Date,
    Integer,
    Number,
    Boolean,
    Text,
    Fields(&'p Field),
}

impl QueryPath {
    pub(super) fn leaf_type(&self) -> LeafType<'_> {
        match &self.leaf {
            PathLeaf::Id(kinds) => LeafType::Id(kinds),
            PathLeaf::File => LeafType::Text,
            PathLeaf::Derived(derived) => match derived.holds {
                DerivedType::OneOf(choices, _) => LeafType::OneOf(choices.to_vec()),
                DerivedType::Date => LeafType::Date,
            },
            PathLeaf::Stored(field) => stored(field.item()),
        }
    }

    /// The path to the records that contain its values; `None` if these are in entries that a step back has led to.
    pub(super) fn holder(&self) -> Option<(QueryPath, &[String])> {
        let is_jump = |step: &PathStep| !matches!(step, PathStep::Key(_));
        let length = self.steps.iter().rposition(is_jump).map_or(0, |last| last + 1);
        let kinds = match self.steps[..length].last() {
            Some(PathStep::Follow(kinds)) => kinds,
            Some(PathStep::Referrers(back)) => back.records(),
            _ => self.start.as_slice(),
        };
        let steps = self.steps[..length].to_vec();
        let leaf = PathLeaf::Id(kinds.to_vec());
        (!kinds.is_empty()).then(|| (QueryPath { steps, leaf, ..self.clone() }, kinds))
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.leaf_type(), LeafType::Integer | LeafType::Number)
    }

    /// Adds the kinds and fields along the path.
    pub(super) fn add_to_projection(&self, projection: &mut Projection) {
        let mut at_records = self.start.as_slice();
        for kind in at_records {
            projection.add_kind(kind);
        }
        for step in &self.steps {
            match step {
                PathStep::Key(key) => {
                    for kind in at_records {
                        projection.add(kind, key);
                    }
                    at_records = &[];
                }
                PathStep::Follow(kinds) => {
                    for kind in kinds {
                        projection.add_kind(kind);
                    }
                    at_records = kinds;
                }
                PathStep::Referrers(back) => {
                    back.add_to_projection(projection);
                    at_records = back.records();
                }
            }
        }
        if let PathLeaf::Derived(derived) = self.leaf {
            derived.add_to_projection(projection);
        }
    }

    /// Whether it leads to a field that is derived for a day.
    pub(super) fn is_derived(&self) -> bool {
        matches!(self.leaf, PathLeaf::Derived(_))
    }

    /// The steps back along the path.
    pub(super) fn referrer_steps(&self) -> impl Iterator<Item = &ReferrerStep> {
        self.steps.iter().filter_map(|step| match step {
            PathStep::Referrers(back) => Some(back),
            _ => None,
        })
    }

    /// Where the path leads from a position: several positions if there is a list along it, none if something is
    /// missing; each only once, even if it is reached in several ways.
    pub(super) fn positions<'d>(
        &self,
        from: Position<'d>,
        context: &EvalContext<'d>,
    ) -> Vec<Position<'d>> {
        let mut positions = vec![from];
        for step in &self.steps {
            positions =
                positions.into_iter().flat_map(|position| go(step, position, context)).collect();
            let mut seen = HashSet::new();
            positions.retain(|position| seen.insert(std::ptr::from_ref(position.node())));
        }
        positions.retain(
            |position| !matches!(position, Position::Entry(node) if node.value == Value::Null),
        );
        positions
    }

    pub(super) fn has(&self, from: Position<'_>, context: &EvalContext<'_>) -> bool {
        match self.leaf {
            PathLeaf::Derived(_) => !self.atoms(from, context).is_empty(),
            _ => !self.positions(from, context).is_empty(),
        }
    }

    /// The values at the end of the path, in the order of the file.
    pub(super) fn atoms(&self, from: Position<'_>, context: &EvalContext<'_>) -> Vec<Atom> {
        self.positions(from, context)
            .into_iter()
            .filter_map(|position| self.atom(position, context))
            .collect()
    }

    fn atom(&self, position: Position<'_>, context: &EvalContext<'_>) -> Option<Atom> {
        match (&self.leaf, position) {
            (PathLeaf::Stored(field), Position::Entry(node)) => {
                Some(Atom::new(&field.item().shape, node))
            }
            (PathLeaf::Id(_), Position::Record(record)) => Some(Atom::Text(record.id.clone())),
            (PathLeaf::File, Position::Record(record)) => Some(Atom::Text(record.file.to_string())),
            (PathLeaf::Derived(derived), Position::Record(record))
                if record.kind.name == derived.kind =>
            {
                derived.on(&context.day, record).known()
            }
            _ => None,
        }
    }

    /// A value of this path as a cell of the result.
    pub(super) fn cell(&self, atom: Atom, context: &EvalContext<'_>) -> Cell {
        match (&self.leaf, atom) {
            (_, atom) if !context.shows_names => atom.into_cell(),
            (PathLeaf::Derived(derived), atom) => derived.cell(context.schemas, atom),
            (PathLeaf::Stored(field), Atom::Text(text)) => {
                let record = context.dataset.resolve(&field.item().reference, &text);
                record.map_or_else(|| field.text_cell(&text), Record::as_cell)
            }
            (_, atom) => atom.into_cell(),
        }
    }

    /// The column for its values in a table.
    pub(super) fn column(&self, context: &EvalContext<'_>) -> Column {
        let is_for_filters = matches!(self.leaf_type(), LeafType::Id(_) | LeafType::OneOf(_));
        let is_id = matches!(self.leaf, PathLeaf::Id(_) | PathLeaf::File)
            || (is_for_filters && !context.shows_names);
        let (key, title) = (self.text.clone(), self.title.clone());
        Column { key, title, is_number: self.is_number(), is_id }
    }

    /// The sort order of two values of this path, as they are shown; values of a fixed list are in the order of the
    /// list.
    pub(super) fn order(&self, a: &Atom, b: &Atom, context: &EvalContext<'_>) -> Ordering {
        let (Atom::Text(a), Atom::Text(b)) = (a, b) else { return a.compare(b) };
        if let LeafType::OneOf(choices) = self.leaf_type() {
            let rank = |text: &str| choices.iter().position(|choice| *choice == text);
            return rank(a).cmp(&rank(b));
        }
        collation::compare(self.shown(a, context), self.shown(b, context))
    }

    fn shown<'t>(&self, text: &'t str, context: &'t EvalContext<'_>) -> &'t str {
        match &self.leaf {
            PathLeaf::Stored(field) if context.shows_names => {
                let record = context.dataset.resolve(&field.item().reference, text);
                record.map_or(text, Record::label)
            }
            _ => text,
        }
    }

    /// The kinds of the records whose names are shown for this path.
    pub(super) fn named_kinds(&self) -> &[String] {
        match &self.leaf {
            PathLeaf::Stored(field) => &field.item().reference,
            _ => &[],
        }
    }
}

fn stored(field: &Field) -> LeafType<'_> {
    if !field.reference.is_empty() {
        return LeafType::Id(&field.reference);
    }
    match &field.shape {
        Shape::Choice(choices) => {
            LeafType::OneOf(choices.iter().map(|choice| choice.value.as_str()).collect())
        }
        Shape::Date => LeafType::Date,
        Shape::Integer => LeafType::Integer,
        Shape::Number => LeafType::Number,
        Shape::Boolean => LeafType::Boolean,
        Shape::Object(_) => LeafType::Fields(field),
        Shape::Mixed(_) if !field.children().is_empty() => LeafType::Fields(field),
        Shape::Text | Shape::List(..) | Shape::Mixed(_) | Shape::Any => LeafType::Text,
    }
}

fn go<'d>(step: &PathStep, position: Position<'d>, context: &EvalContext<'d>) -> Vec<Position<'d>> {
    match (step, position) {
        (PathStep::Key(key), position) => position
            .node()
            .get(key)
            .into_iter()
            .flat_map(Node::entries)
            .map(Position::Entry)
            .collect(),
        (PathStep::Follow(kinds), Position::Entry(node)) => {
            let record = Node::as_str(node).and_then(|id| context.dataset.resolve(kinds, id));
            record.map(Position::Record).into_iter().collect()
        }
        (PathStep::Referrers(back), Position::Record(record)) => {
            context.referrers.to(back, &record.id)
        }
        _ => Vec::new(),
    }
}
