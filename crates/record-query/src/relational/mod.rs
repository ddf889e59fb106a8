//! The dataset as tables of a relational database, from its schemas alone.

mod names;
mod plan;
mod rows;
mod sql;
pub mod sqlite;

use anyhow::Result;

pub use sql::{Engine, load_script};

use crate::query::Catalogue;
use messages::PartialDate;
use messages::Text;
use plan::Planner;
use records::dataset::{Ids, Source, Wanted};
use records::table::{Cell, Title};
use rows::Filler;

/// All kinds and their lists as tables.
pub struct Relations {
    /// The kinds first, then their lists.
    pub relations: Vec<Relation>,
    /// Files left out because they are at fault.
    pub left_out: usize,
    /// References that lead to no row, if all tables are loaded.
    pub dangling: usize,
}

/// One table: the records of a kind, or the entries of a list in them.
pub struct Relation {
    pub name: String,
    pub title: Text,
    pub description: String,
    pub columns: Vec<Column>,
    /// So many columns at the beginning are the primary key.
    pub key_length: usize,
    pub foreign_keys: Vec<ForeignKey>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column; the same names and types in every format.
pub struct Column {
    pub name: String,
    pub title: Title,
    pub description: String,
    pub value: ValueType,
    /// No row is without it.
    pub required: bool,
    /// All values it can have; empty if there is no list of them.
    pub choices: Vec<String>,
    /// Follows from other fields and, it may be, from the day of the clock.
    pub is_derived: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    Text,
    /// As exact as its source, and so a text in every engine.
    Date,
    Integer,
    Number,
    Boolean,
    /// What no schema describes, as JSON.
    Any,
}

/// Columns that name a row of another table by its primary key.
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub references: Vec<String>,
}

impl Relations {
    /// The sound records of a dataset, derived fields on the day of the clock included.
    ///
    /// # Errors
    /// If the dataset cannot be read at all.
    pub fn load(source: &Source, catalogue: &Catalogue<'_>, clock: PartialDate) -> Result<Self> {
        Self::load_where(source, catalogue, clock, &|_| true)
    }

    /// The same tables, with the rows of those alone that a statement can read: it must name them.
    ///
    /// # Errors
    /// If the dataset cannot be read at all.
    pub fn load_for(
        source: &Source,
        catalogue: &Catalogue<'_>,
        clock: PartialDate,
        sql: &str,
    ) -> Result<Self> {
        let sql = sql.to_ascii_lowercase();
        Self::load_where(source, catalogue, clock, &|table| sql.contains(table))
    }

    fn load_where(
        source: &Source,
        catalogue: &Catalogue<'_>,
        clock: PartialDate,
        is_asked: &dyn Fn(&str) -> bool,
    ) -> Result<Self> {
        let (mut relations, plans) = Planner::new(catalogue).plan();
        let asked: Vec<_> = relations.iter().map(|relation| is_asked(&relation.name)).collect();
        let mut wanted = Wanted::default();
        for kind in source.schemas.kinds() {
            if plans.get(&kind.name).is_some_and(|plan| plan.is_any(&asked)) {
                wanted.add_all_of(kind);
            }
        }
        let dataset = source.load(&wanted)?;
        let mut filler =
            Filler::new(&mut relations, asked, &dataset, Ids::new(&source.layout), clock);
        for record in &dataset.records {
            if let Some(plan) = plans.get(&record.kind.name) {
                filler.add(record, plan);
            }
        }
        let dangling = filler.dangling;
        relations.iter_mut().for_each(Relation::settle);
        Ok(Relations { relations, left_out: dataset.left_out, dangling })
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.name == name)
    }
}

impl Relation {
    /// The names of the primary key.
    #[must_use]
    pub fn key(&self) -> Vec<&str> {
        self.columns[..self.key_length].iter().map(|column| column.name.as_str()).collect()
    }

    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// What only the rows can tell: the type of a derived column, and whether a value the schema
    /// demands is one that a database has.
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
