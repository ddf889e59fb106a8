//! One row per record: columns and sort order.

use std::cmp::Ordering;
use std::collections::HashSet;

use anyhow::Result;
use serde_json::Value as JsonValue;

use super::catalogue::ID;
use super::path::QueryPath;
use super::path_resolver::PathScope;
use super::question::RawQuery;
use super::view::{EvalContext, Position};
use super::{Atom, Catalogue, sort};
use records::record::Record;
use records::schema::Kind;
use records::table::{Cell, Table};

pub(super) struct RowSelection {
    columns: Vec<QueryPath>,
    sort: Vec<SortKey>,
    is_distinct: bool,
}

/// A field to sort by.
struct SortKey {
    path: QueryPath,
    is_descending: bool,
}

impl RowSelection {
    pub(super) fn new(
        catalogue: &Catalogue<'_>,
        kind: &Kind,
        scope: &PathScope<'_>,
        raw: &RawQuery<'_>,
    ) -> Result<Self> {
        let chosen = if raw.columns.is_empty() { &kind.columns } else { raw.columns };
        let columns: Vec<_> = chosen
            .iter()
            .map(|text| QueryPath::new(catalogue, scope, text))
            .collect::<Result<_>>()?;
        let sort_key = |text: &String| {
            let (name, is_descending) = sort::split(text);
            Ok(SortKey { path: QueryPath::to_value(catalogue, scope, name)?, is_descending })
        };
        let mut sort: Vec<_> = raw.sort.iter().map(sort_key).collect::<Result<_>>()?;
        // A column that cannot be sorted by is skipped.
        let shown = shown_order(kind, chosen, raw).iter();
        sort.extend(shown.filter_map(|text| sort_key(text).ok()));
        let are_only_counted = raw.only_count && !raw.is_distinct;
        Ok(RowSelection {
            columns: if are_only_counted { Vec::new() } else { columns },
            sort: if raw.only_count { Vec::new() } else { sort },
            is_distinct: raw.is_distinct,
        })
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &QueryPath> {
        self.columns.iter().chain(self.sort.iter().map(|key| &key.path))
    }

    /// The table, and the number of rows before the limit.
    pub(super) fn table(
        &self,
        records: Vec<&Record>,
        context: &EvalContext<'_>,
        limit: usize,
    ) -> (Table, usize) {
        let mut records = self.ordered(records, context);
        let mut found = records.len();
        if !self.is_distinct {
            records.truncate(limit);
        }
        let mut rows: Vec<_> = records.iter().map(|record| self.row(record, context)).collect();
        if self.is_distinct {
            let mut seen = HashSet::new();
            rows.retain(|row| seen.insert(row.iter().map(Cell::to_json).collect::<JsonValue>()));
            found = rows.len();
            rows.truncate(limit);
        }
        let columns = self.columns.iter().map(|path| path.column(context)).collect();
        (Table { name: "records", title: None, columns, rows, has_total: false }, found)
    }

    fn ordered<'d>(&self, records: Vec<&'d Record>, context: &EvalContext<'_>) -> Vec<&'d Record> {
        let first = |path: &QueryPath, record| {
            path.atoms(Position::Record(record), context).into_iter().next()
        };
        let keys = |record| self.sort.iter().map(|key| first(&key.path, record)).collect();
        let mut keyed: Vec<(Vec<_>, _)> =
            records.into_iter().map(|record| (keys(record), record)).collect();
        keyed.sort_by(|(a, _), (b, _)| self.compare(a, b, context));
        keyed.into_iter().map(|(_, record)| record).collect()
    }

    fn compare(
        &self,
        a: &[Option<Atom>],
        b: &[Option<Atom>],
        context: &EvalContext<'_>,
    ) -> Ordering {
        let pairs = self.sort.iter().zip(a.iter().zip(b));
        let each = pairs.map(|(key, (a, b))| {
            let order = |a: &Atom, b: &Atom| key.path.order(a, b, context);
            sort::compare(a.as_ref(), b.as_ref(), key.is_descending, order)
        });
        each.fold(Ordering::Equal, Ordering::then)
    }

    fn row(&self, record: &Record, context: &EvalContext<'_>) -> Vec<Cell> {
        let cell = |path: &QueryPath| {
            let atoms = path.atoms(Position::Record(record), context).into_iter();
            let mut cells = atoms.map(|atom| path.cell(atom, context));
            if path.is_many {
                Cell::List(cells.collect())
            } else {
                cells.next().unwrap_or(Cell::Empty)
            }
        };
        self.columns.iter().map(cell).collect()
    }
}

/// The default sort columns: the name of the record if it is shown, otherwise all columns shown. Machine-readable
/// results, and those that show the id, are sorted by id.
fn shown_order<'c>(kind: &Kind, columns: &'c [String], raw: &RawQuery<'_>) -> &'c [String] {
    let at = |name: &str| columns.iter().position(|column| column == name);
    match (at(&kind.label), at(ID)) {
        _ if !raw.shows_names => &[],
        (Some(name), _) => &columns[name..=name],
        (None, Some(_)) => &[],
        (None, None) => columns,
    }
}
