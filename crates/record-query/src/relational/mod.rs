//! The dataset as tables of a relational database, derived from its schemas alone.

mod names;
mod plan;
mod rows;
mod sql;
pub mod sqlite;

use anyhow::Result;

pub use names::is_relation_name;
pub use sql::{SqlDialect, load_script};

use crate::query::{Catalogue, QueryDay};
use messages::LocalizedText;
use plan::RelationPlanner;
use records::dataset::{DatasetSource, IdIndex, Projection};
use records::table::{Cell, Title};
use rows::RowFiller;

/// All kinds and their lists as tables.
pub struct RelationSet {
    /// The kinds first, then their lists.
    pub relations: Vec<Relation>,
    /// The number of files left out because they are invalid.
    pub left_out: usize,
    /// The number of references to rows that do not exist, if all tables are loaded.
    pub dangling: usize,
    /// The number of records for which the content of a table is undecided on the day.
    pub undecided: usize,
}

/// One table: the records of a kind, or the entries of a list in them.
pub struct Relation {
    pub name: String,
    pub title: LocalizedText,
    pub description: String,
    pub columns: Vec<RelationColumn>,
    /// The number of columns, from the first one, that form the primary key.
    pub key_length: usize,
    pub foreign_keys: Vec<ForeignKey>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column, with the same name and type in every format.
pub struct RelationColumn {
    pub name: String,
    pub title: Title,
    pub description: String,
    pub value: ValueType,
    /// Whether every row has a value.
    pub required: bool,
    /// All values that it can have; empty if there is no fixed list.
    pub choices: Vec<String>,
    /// Derived from other fields, possibly depending on the as-of date.
    pub is_derived: bool,
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    Text,
    /// As precise as its source (possibly a year or month only), and therefore a text in every engine.
    Date,
    Integer,
    Number,
    Boolean,
    /// A value that the schema does not describe, as JSON.
    Any,
}

/// Columns that reference a row of another table by its primary key.
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub references: Vec<String>,
}

impl RelationSet {
    /// Loads the valid records of a dataset, including derived fields on the as-of date.
    ///
    /// # Errors
    /// If the dataset cannot be read.
    pub fn load(
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
    ) -> Result<Self> {
        Self::load_where(source, catalogue, day, &|_| true)
    }

    /// Loads the same tables, but only with rows for the tables that a statement can read: it has to name them.
    ///
    /// # Errors
    /// If the dataset cannot be read.
    pub fn load_for(
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
        sql: &str,
    ) -> Result<Self> {
        let sql = sql.to_ascii_lowercase();
        Self::load_where(source, catalogue, day, &|table| sql.contains(table))
    }

    fn load_where(
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
        is_requested: &dyn Fn(&str) -> bool,
    ) -> Result<Self> {
        let (mut relations, plans) = RelationPlanner::new(catalogue).plan();
        let needed: Vec<_> =
            relations.iter().map(|relation| is_requested(&relation.name)).collect();
        let mut projection = Projection::default();
        for kind in source.schemas.kinds() {
            if plans.get(&kind.name).is_some_and(|plan| plan.is_any(&needed)) {
                projection.add_all_of(kind);
                let derived = catalogue.derived_of(&kind.name);
                derived.for_each(|derived| (derived.evidence)(&mut projection));
            }
        }
        day.add_to_projection(catalogue, &mut projection);
        let whole = source.load(&projection)?;
        let on_day = day.certain(catalogue, &whole);
        let dataset = on_day.remaining(&whole);
        let ids = IdIndex::new(&source.layout);
        let mut filler = RowFiller::new(&mut relations, needed, (dataset, day.of(&whole)), ids);
        for record in &dataset.records {
            if let Some(plan) = plans.get(&record.kind.name) {
                filler.add(record, plan);
            }
        }
        let (dangling, mut undecided) = (filler.dangling, filler.undecided);
        for (kind, ids) in on_day.undecided_by_kind().filter(|(kind, _)| plans.contains_key(*kind))
        {
            undecided.extend(ids.iter().map(|id| (kind.to_owned(), id.clone())));
        }
        let undecided = undecided.len();
        relations.iter_mut().for_each(Relation::settle);
        Ok(RelationSet { relations, left_out: dataset.left_out, dangling, undecided })
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.name == name)
    }
}

impl Relation {
    /// The column names of the primary key.
    #[must_use]
    pub fn key(&self) -> Vec<&str> {
        self.columns[..self.key_length].iter().map(|column| column.name.as_str()).collect()
    }

    #[must_use]
    pub fn column(&self, name: &str) -> Option<&RelationColumn> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Settles what only depends on the rows: the type of a derived column, and whether a column required by the
    /// schema really has a value in every row.
    fn settle(&mut self) {
        for (index, column) in self.columns.iter_mut().enumerate() {
            let mut cells = self.rows.iter().map(|row| &row[index]);
            column.required &= cells.clone().all(|cell| *cell != Cell::Empty);
            if column.is_derived
                && let Some(first) = cells.find(|cell| **cell != Cell::Empty)
            {
                column.value = ValueType::of(first);
            }
        }
    }
}

impl ValueType {
    fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Date(_) => ValueType::Date,
            Cell::Integer(_) => ValueType::Integer,
            Cell::Number(_) | Cell::Share(_) => ValueType::Number,
            Cell::Boolean(_) => ValueType::Boolean,
            Cell::Data(_) | Cell::List(_) => ValueType::Any,
            _ => ValueType::Text,
        }
    }

    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, ValueType::Integer | ValueType::Number)
    }
}
