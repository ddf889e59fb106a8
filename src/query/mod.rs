//! Selecting records by their fields and those of what they refer to.

mod atom;
mod catalogue;
mod filter;
mod path;

use anyhow::Result;

pub use atom::Atom;
pub use catalogue::{Catalogue, Derived};
pub use filter::Filter;
pub use path::{Leaf, Path};

use crate::dataset::{Dataset, Ids, Source, Wanted};
use crate::date::PartialDate;
use crate::record::Record;
use crate::table::{Cell, Column, Table};

/// A question: which records of a kind, which of their fields, in which order, how many.
pub struct Query {
    kind: String,
    filters: Vec<Filter>,
    columns: Vec<Path>,
    sort: Vec<SortKey>,
    limit: Option<usize>,
}

/// A field to sort by.
struct SortKey {
    path: Path,
    descending: bool,
}

/// A question as it is typed.
#[derive(Debug, Clone, Default)]
pub struct Typed<'a> {
    pub kind: &'a str,
    pub filters: &'a [String],
    /// Empty for the kind's own choice.
    pub columns: &'a [String],
    pub sort: &'a [String],
    pub limit: Option<usize>,
}

/// The records found, as a table of the columns asked for.
pub struct Answer {
    pub table: Table,
    /// How many records the filters let through, before the limit.
    pub found: usize,
    /// Files left out because they are at fault.
    pub left_out: usize,
}

impl Query {
    /// Understands a typed question.
    ///
    /// # Errors
    /// If the kind, a field or a value of a filter does not exist; with the nearest that does.
    pub fn new(catalogue: &Catalogue<'_>, ids: &Ids, typed: &Typed<'_>) -> Result<Self> {
        let kind = catalogue.kind(typed.kind)?;
        let path = |text: &str| Path::new(catalogue, &kind.name, text);
        let chosen = if typed.columns.is_empty() { &kind.columns } else { typed.columns };
        let sort_key = |text: &String| {
            let descending = text.starts_with('-');
            Ok(SortKey { path: path(text.trim_start_matches('-'))?, descending })
        };
        Ok(Query {
            kind: kind.name.clone(),
            filters: typed
                .filters
                .iter()
                .map(|text| Filter::new(catalogue, ids, &kind.name, text))
                .collect::<Result<_>>()?,
            columns: chosen.iter().map(|text| path(text)).collect::<Result<_>>()?,
            sort: typed.sort.iter().map(sort_key).collect::<Result<_>>()?,
            limit: typed.limit,
        })
    }

    /// The kinds and fields that the answer depends on.
    fn wanted(&self) -> Wanted {
        let mut wanted = Wanted::default();
        wanted.add_kind(&self.kind);
        let filters = self.filters.iter().map(|filter| &filter.path);
        let sort = self.sort.iter().map(|key| &key.path);
        self.columns.iter().chain(filters).chain(sort).for_each(|path| path.want(&mut wanted));
        wanted
    }

    /// Answers the question on the day of the clock.
    ///
    /// # Errors
    /// If the dataset cannot be read at all.
    pub fn run(&self, source: &Source, clock: PartialDate) -> Result<Answer> {
        let dataset = source.load(&self.wanted())?;
        let mut found: Vec<&Record> = dataset
            .of(&self.kind)
            .filter(|record| self.filters.iter().all(|f| f.matches(record, &dataset, clock)))
            .collect();
        self.order(&mut found, &dataset, clock);
        let total = found.len();
        found.truncate(self.limit.unwrap_or(usize::MAX));
        let rows = found.iter().map(|record| self.row(record, &dataset, clock)).collect();
        let table = Table {
            name: "records",
            title: None,
            columns: self.columns.iter().map(column).collect(),
            rows,
            has_total: false,
        };
        Ok(Answer { table, found: total, left_out: dataset.left_out })
    }

    /// By the sort keys, then by id; what has no value comes last either way.
    fn order(&self, records: &mut [&Record], dataset: &Dataset, clock: PartialDate) {
        let first =
            |path: &Path, record: &Record| path.atoms(record, dataset, clock).into_iter().next();
        records.sort_by(|a, b| a.id.cmp(&b.id));
        for key in self.sort.iter().rev() {
            records.sort_by(|a, b| match (first(&key.path, a), first(&key.path, b)) {
                (Some(a), Some(b)) if key.descending => b.compare(&a),
                (Some(a), Some(b)) => a.compare(&b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
        }
    }

    fn row(&self, record: &Record, dataset: &Dataset, clock: PartialDate) -> Vec<Cell> {
        let cell = |path: &Path| {
            let mut cells = path.atoms(record, dataset, clock).into_iter().map(Atom::into_cell);
            if path.is_many {
                Cell::List(cells.collect())
            } else {
                cells.next().unwrap_or(Cell::Empty)
            }
        };
        self.columns.iter().map(cell).collect()
    }
}

fn column(path: &Path) -> Column {
    Column { key: path.text.clone(), title: path.title.clone(), is_number: path.is_number() }
}
