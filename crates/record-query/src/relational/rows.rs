//! Fills the planned tables with the records.

use std::collections::BTreeSet;

use super::plan::{ColumnSource, RelationPlan};
use super::{Relation, ValueType};
use crate::query::{Atom, DerivationDay, DerivedValue};
use messages::PartialDate;
use records::dataset::{Dataset, IdIndex};
use records::digits::exact_integer;
use records::record::Record;
use records::schema::to_json;
use records::table::Cell;
use yaml_tree::{Node, Value};

pub(super) struct RowFiller<'a> {
    relations: &'a mut [Relation],
    /// For each table, whether its rows are needed.
    needed: Vec<bool>,
    dataset: &'a Dataset,
    ids: IdIndex,
    /// Contains everything recorded: derived fields determine themselves what holds.
    day: DerivationDay<'a>,
    /// Kinds and ids of records with a derived value that is undecided on the day.
    pub undecided: BTreeSet<(String, String)>,
    /// The number of references so far that lead to no loaded record.
    pub dangling: usize,
}

impl<'a> RowFiller<'a> {
    pub(super) fn new(
        relations: &'a mut [Relation],
        needed: Vec<bool>,
        (dataset, day): (&'a Dataset, DerivationDay<'a>),
        ids: IdIndex,
    ) -> Self {
        let undecided = BTreeSet::new();
        RowFiller { relations, needed, dataset, ids, day, undecided, dangling: 0 }
    }

    pub(super) fn add(&mut self, record: &Record, plan: &RelationPlan) {
        let key = vec![Cell::Text(record.id.clone())];
        self.row(record, &record.root, &key, plan);
    }

    /// Adds a row for a record or an entry, and those for the lists in it.
    fn row(&mut self, record: &Record, node: &Node, key: &[Cell], plan: &RelationPlan) {
        if self.needed[plan.relation] {
            let cells = plan.slots.iter().map(|slot| self.cell(record, node, slot));
            let row = key.iter().cloned().chain(cells.collect::<Vec<_>>()).collect();
            self.relations[plan.relation].rows.push(row);
        }
        for list in &plan.lists {
            if !list.plan.is_any(&self.needed) {
                continue;
            }
            let entries = at(node, &list.keys).map(Node::items).unwrap_or_default();
            for (index, entry) in entries.iter().enumerate() {
                let position = Cell::count(index + 1);
                let key: Vec<_> = key.iter().cloned().chain([position]).collect();
                self.row(record, entry, &key, &list.plan);
            }
        }
    }

    fn cell(&mut self, record: &Record, node: &Node, slot: &ColumnSource) -> Cell {
        match slot {
            ColumnSource::Stored(keys, value) => {
                at(node, keys).map_or(Cell::Empty, |n| cell(n, *value))
            }
            ColumnSource::Reference(keys, kinds) => {
                let id = at(node, keys).and_then(Node::as_str);
                let leads_nowhere = |id: &&str| self.dataset.resolve(kinds, id).is_none();
                self.dangling += usize::from(id.as_ref().is_some_and(leads_nowhere));
                id.map_or(Cell::Empty, |id| Cell::Text(id.to_owned()))
            }
            ColumnSource::KindOf(keys, tables) => {
                let id = at(node, keys).and_then(Node::as_str).unwrap_or_default();
                let named = tables.iter().find(|(kind, _)| self.ids.has(kind, id));
                named.map_or(Cell::Empty, |(_, table)| Cell::Text(table.clone()))
            }
            ColumnSource::Derived(derived) => {
                let value = derived.on(&self.day, record);
                if value == DerivedValue::Undecided {
                    self.undecided.insert((record.kind.name.clone(), record.id.clone()));
                }
                value.known().map_or(Cell::Empty, Atom::into_cell)
            }
        }
    }
}

fn at<'n>(node: &'n Node, keys: &[String]) -> Option<&'n Node> {
    keys.iter().try_fold(node, |node, key| node.get(key))
}

/// The value as a cell of its column; values without an equivalent in databases, such as NaN, become empty.
fn cell(node: &Node, value: ValueType) -> Cell {
    match (value, &node.value) {
        (_, Value::Null) => Cell::Empty,
        (ValueType::Date, Value::String(text)) => {
            PartialDate::parse(text).map_or_else(|| Cell::Text(text.to_string()), Cell::Date)
        }
        (ValueType::Text, Value::String(text)) => Cell::Text(text.to_string()),
        (ValueType::Integer, Value::Integer(number)) => Cell::Integer(*number),
        // A number too large to be exact is not an integer for a database.
        (ValueType::Integer, Value::Float(number)) => {
            exact_integer(*number).map_or(Cell::Empty, Cell::Integer)
        }
        (ValueType::Number, Value::Integer(number)) => Cell::Number(*number as f64),
        (ValueType::Number, Value::Float(number)) if number.is_finite() => Cell::Number(*number),
        (ValueType::Boolean, Value::Bool(flag)) => Cell::Boolean(*flag),
        (ValueType::Any, _) => Cell::Data(to_json(node)),
        (ValueType::Text | ValueType::Date, _) => Cell::Text(to_json(node).to_string()),
        _ => Cell::Empty,
    }
}
