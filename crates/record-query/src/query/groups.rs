//! One row per group of records: their number, their share of all records, and sums.

use std::cmp::Ordering;

use anyhow::{Result, bail};

use super::catalogue::hint;
use super::group::{AggregateRow, group};
use super::parts::PartsCheck;
use super::path::QueryPath;
use super::path_resolver::PathScope;
use super::question::RawQuery;
use super::sum::RunningSum;
use super::view::EvalContext;
use super::{Atom, Catalogue, sort};
use messages::Message;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column, Table, Title};

pub(super) struct Aggregation {
    by: Vec<QueryPath>,
    sums: Vec<QueryPath>,
    parts: Vec<PartsCheck>,
    sort: Vec<(AggregateSortKey, bool)>,
}

/// A column to sort by.
#[derive(Clone, Copy)]
enum AggregateSortKey {
    Value(usize),
    Count,
    Sum(usize),
}

/// Names of the columns that every grouping has, in English and German.
const COUNT: [&str; 2] = ["count", "anzahl"];
const SHARE: [&str; 2] = ["share", "anteil"];

impl Aggregation {
    pub(super) fn new(
        catalogue: &Catalogue<'_>,
        scope: &PathScope<'_>,
        raw: &RawQuery<'_>,
    ) -> Result<Self> {
        let paths = |texts: &[String]| -> Result<Vec<_>> {
            texts.iter().map(|text| QueryPath::to_value(catalogue, scope, text)).collect()
        };
        let (by, sums) = (paths(raw.group_by)?, paths(raw.sums)?);
        if let Some(path) = sums.iter().find(|path| !path.is_number()) {
            bail!(msg!("query-no-number", path = &path.text));
        }
        let parts = sums.iter().flat_map(|sum| PartsCheck::of(catalogue.schemas, sum)).collect();
        let mut groups = Aggregation { by, sums, parts, sort: Vec::new() };
        for text in raw.sort {
            let (name, is_descending) = sort::split(text);
            let key = groups.key(name)?;
            groups.sort.push((key, is_descending));
        }
        Ok(groups)
    }

    fn key(&self, name: &str) -> Result<AggregateSortKey> {
        let at = |paths: &[QueryPath]| paths.iter().position(|path| path.text == name);
        if let Some(index) = at(&self.by) {
            return Ok(AggregateSortKey::Value(index));
        }
        if let Some(index) = at(&self.sums) {
            return Ok(AggregateSortKey::Sum(index));
        }
        if COUNT.contains(&name) || SHARE.contains(&name) {
            return Ok(AggregateSortKey::Count);
        }
        let paths = self.by.iter().chain(&self.sums).map(|path| path.text.as_str());
        let hint = hint(name, paths.chain([COUNT[0], SHARE[0]]));
        bail!(msg!("query-unknown-column", name = name, hint = hint))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &QueryPath> {
        self.by.iter().chain(&self.sums).chain(self.parts.iter().map(|parts| &parts.whole))
    }

    /// Notes on records that the sums count twice.
    pub(super) fn notes(&self, records: &[&Record], context: &EvalContext<'_>) -> Vec<Message> {
        let mut notes = Vec::new();
        for note in self.parts.iter().flat_map(|parts| parts.notes(records, context)) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// The table, and the number of records in it.
    ///
    /// # Errors
    /// If there are too many groups.
    pub(super) fn table(
        &self,
        records: &[&Record],
        context: &EvalContext<'_>,
        limit: usize,
    ) -> Result<(Table, usize)> {
        let (mut groups, total) = group(&self.by, &self.sums, records, context)?;
        groups.sort_by(|a, b| self.compare(a, b, context));
        groups.truncate(limit);
        let mut rows: Vec<_> =
            groups.iter().map(|group| self.row(group, total.count, context)).collect();
        let has_total = !self.by.is_empty() && !rows.is_empty();
        if has_total {
            rows.push(self.total_row(&total));
        }
        let columns = self.columns(context);
        Ok((Table { name: "groups", title: None, columns, rows, has_total }, total.count))
    }

    /// By the requested columns, then by the values of the groups.
    fn compare(&self, a: &AggregateRow, b: &AggregateRow, context: &EvalContext<'_>) -> Ordering {
        let values = (0..self.by.len()).map(|index| (AggregateSortKey::Value(index), false));
        let keys = self.sort.iter().copied().chain(values);
        let each = keys.map(|(key, is_descending)| match key {
            AggregateSortKey::Count => {
                sort::compare(Some(&a.count), Some(&b.count), is_descending, usize::cmp)
            }
            AggregateSortKey::Sum(index) => {
                let size = |group: &AggregateRow| group.sums[index].size();
                sort::compare(size(a).as_ref(), size(b).as_ref(), is_descending, f64::total_cmp)
            }
            AggregateSortKey::Value(index) => {
                let order = |a: &Atom, b: &Atom| self.by[index].order(a, b, context);
                sort::compare(a.value(index), b.value(index), is_descending, order)
            }
        });
        each.fold(Ordering::Equal, Ordering::then)
    }

    fn columns(&self, context: &EvalContext<'_>) -> Vec<Column> {
        let number = |key: String, title| Column { key, title, is_number: true, is_id: false };
        let mut columns: Vec<_> = self.by.iter().map(|path| path.column(context)).collect();
        columns.push(number(COUNT[0].to_owned(), Title::Message(msg!("column-number"))));
        if !self.by.is_empty() {
            columns.push(number(SHARE[0].to_owned(), Title::Message(msg!("column-share"))));
        }
        columns.extend(
            self.sums.iter().map(|path| number(format!("sum_{}", path.text), path.title.clone())),
        );
        columns
    }

    fn row(&self, group: &AggregateRow, all: usize, context: &EvalContext<'_>) -> Vec<Cell> {
        let value = |(path, value): (&QueryPath, &Option<Atom>)| match value {
            Some(atom) => path.cell(atom.clone(), context),
            None => Cell::Word(String::new(), msg!("unstated")),
        };
        self.filled(self.by.iter().zip(&group.values).map(value).collect(), group, all)
    }

    fn total_row(&self, total: &AggregateRow) -> Vec<Cell> {
        let label = if self.by.iter().any(|path| path.is_many) {
            msg!("total-once")
        } else {
            msg!("total")
        };
        let mut cells = vec![Cell::Word("total".to_owned(), label)];
        cells.resize(self.by.len(), Cell::Empty);
        self.filled(cells, total, total.count)
    }

    fn filled(&self, mut cells: Vec<Cell>, group: &AggregateRow, all: usize) -> Vec<Cell> {
        cells.push(Cell::count(group.count));
        if !self.by.is_empty() {
            cells.push(Cell::share(group.count, all));
        }
        cells.extend(group.sums.iter().map(RunningSum::cell));
        cells
    }
}
