//! A row a group of records: how many they are, which share of all, and sums.

use std::cmp::Ordering;
use std::collections::HashMap;

use anyhow::{Result, bail};

use super::catalogue::hint;
use super::path::Path;
use super::question::Typed;
use super::rows::column;
use super::sum::Sum;
use super::view::{Spot, View};
use super::way::Scope;
use super::{Atom, Catalogue, sort};
use crate::msg;
use crate::record::Record;
use crate::table::{Cell, Column, Table, Title};

pub(super) struct Groups {
    by: Vec<Path>,
    sums: Vec<Path>,
    sort: Vec<(Key, bool)>,
}

/// A column of the table to sort by.
#[derive(Clone, Copy)]
enum Key {
    Value(usize),
    Count,
    Sum(usize),
}

/// The records that share a value of each field; in several groups if a field has several.
#[derive(Default)]
struct Group {
    values: Vec<Option<Atom>>,
    count: usize,
    sums: Vec<Sum>,
}

/// Names of the columns that every grouping has, as programs and as people call them.
const COUNT: [&str; 2] = ["count", "anzahl"];
const SHARE: [&str; 2] = ["share", "anteil"];

/// More would be a table for nobody, and several long lists in one record could make it.
const MAX_GROUPS: usize = 1_000_000;

impl Groups {
    pub(super) fn new(
        catalogue: &Catalogue<'_>,
        scope: &Scope<'_>,
        typed: &Typed<'_>,
    ) -> Result<Self> {
        let paths = |texts: &[String]| -> Result<Vec<_>> {
            texts.iter().map(|text| Path::to_value(catalogue, scope, text)).collect()
        };
        let (by, sums) = (paths(typed.group_by)?, paths(typed.sums)?);
        if let Some(path) = sums.iter().find(|path| !path.is_number()) {
            bail!(msg!("query-no-number", path = &path.text));
        }
        let mut groups = Groups { by, sums, sort: Vec::new() };
        for text in typed.sort {
            let (name, is_descending) = sort::split(text);
            let key = groups.key(name)?;
            groups.sort.push((key, is_descending));
        }
        Ok(groups)
    }

    fn key(&self, name: &str) -> Result<Key> {
        let at = |paths: &[Path]| paths.iter().position(|path| path.text == name);
        if let Some(index) = at(&self.by) {
            return Ok(Key::Value(index));
        }
        if let Some(index) = at(&self.sums) {
            return Ok(Key::Sum(index));
        }
        if COUNT.contains(&name) || SHARE.contains(&name) {
            return Ok(Key::Count);
        }
        let paths = self.by.iter().chain(&self.sums).map(|path| path.text.as_str());
        let hint = hint(name, paths.chain([COUNT[0], SHARE[0]]));
        bail!(msg!("query-unknown-column", name = name, hint = hint))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.by.iter().chain(&self.sums)
    }

    /// The table, and of how many records it tells.
    ///
    /// # Errors
    /// If there are too many groups.
    pub(super) fn table(
        &self,
        records: &[&Record],
        view: &View<'_>,
        limit: usize,
    ) -> Result<(Table, usize)> {
        let mut total = self.group(Vec::new());
        let mut groups = self.grouped(records, view, &mut total)?;
        groups.sort_by(|a, b| self.compare(a, b));
        groups.truncate(limit);
        let mut rows: Vec<_> = groups.iter().map(|group| self.row(group, total.count)).collect();
        let has_total = !self.by.is_empty() && !rows.is_empty();
        if has_total {
            rows.push(self.total_row(&total));
        }
        let columns = self.columns();
        Ok((Table { name: "groups", title: None, columns, rows, has_total }, total.count))
    }

    fn group(&self, values: Vec<Option<Atom>>) -> Group {
        Group { values, count: 0, sums: vec![Sum::default(); self.sums.len()] }
    }

    fn grouped(
        &self,
        records: &[&Record],
        view: &View<'_>,
        total: &mut Group,
    ) -> Result<Vec<Group>> {
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<Vec<Option<String>>, usize> = HashMap::new();
        for record in records {
            let spot = Spot::Record(record);
            let numbers: Vec<_> = self.sums.iter().map(|path| path.atoms(spot, view)).collect();
            total.add(&numbers);
            for values in self.combinations(spot, view)? {
                let key = values.iter().map(|value| value.as_ref().map(Atom::text)).collect();
                let index = *known.entry(key).or_insert(groups.len());
                if index == groups.len() {
                    groups.push(self.group(values));
                }
                if let Some(group) = groups.get_mut(index) {
                    group.add(&numbers);
                }
                check_number(groups.len())?;
            }
        }
        Ok(groups)
    }

    /// Each value of each field with each of the others.
    fn combinations(&self, spot: Spot<'_>, view: &View<'_>) -> Result<Vec<Vec<Option<Atom>>>> {
        let mut combinations = vec![Vec::new()];
        for path in &self.by {
            let values = distinct(path.atoms(spot, view));
            check_number(combinations.len().saturating_mul(values.len()))?;
            combinations = combinations
                .into_iter()
                .flat_map(|before: Vec<_>| {
                    let with = |value: &Option<Atom>| [before.clone(), vec![value.clone()]].concat();
                    values.iter().map(with).collect::<Vec<_>>()
                })
                .collect();
        }
        Ok(combinations)
    }

    /// By the columns asked for, then by the values of the groups.
    fn compare(&self, a: &Group, b: &Group) -> Ordering {
        let values = (0..self.by.len()).map(|index| (Key::Value(index), false));
        let keys = self.sort.iter().copied().chain(values);
        let each = keys.map(|(key, is_descending)| match key {
            Key::Count => sort::compare(Some(&a.count), Some(&b.count), is_descending, usize::cmp),
            Key::Sum(index) => {
                let size = |group: &Group| group.sums.get(index).and_then(Sum::size);
                sort::compare(size(a).as_ref(), size(b).as_ref(), is_descending, f64::total_cmp)
            }
            Key::Value(index) => {
                let value = |group: &'_ Group| group.values.get(index).cloned().flatten();
                let order = |a: &Atom, b: &Atom| match self.by.get(index) {
                    Some(path) => path.order(a, b),
                    None => Ordering::Equal,
                };
                sort::compare(value(a).as_ref(), value(b).as_ref(), is_descending, order)
            }
        });
        each.fold(Ordering::Equal, Ordering::then)
    }

    fn columns(&self) -> Vec<Column> {
        let number = |key: String, title| Column { key, title, is_number: true };
        let mut columns: Vec<_> = self.by.iter().map(column).collect();
        columns.push(number(COUNT[0].to_owned(), Title::Said(msg!("column-number"))));
        if !self.by.is_empty() {
            columns.push(number(SHARE[0].to_owned(), Title::Said(msg!("column-share"))));
        }
        columns.extend(
            self.sums.iter().map(|path| number(format!("sum_{}", path.text), path.title.clone())),
        );
        columns
    }

    fn row(&self, group: &Group, all: usize) -> Vec<Cell> {
        let value = |value: &Option<Atom>| match value {
            Some(atom) => atom.clone().into_cell(),
            None => Cell::Word(String::new(), msg!("unstated")),
        };
        self.filled(group.values.iter().map(value).collect(), group, all)
    }

    fn total_row(&self, total: &Group) -> Vec<Cell> {
        let said = match self.by.iter().any(|path| path.is_many) {
            true => msg!("total-once"),
            false => msg!("total"),
        };
        let mut cells = vec![Cell::Word("total".to_owned(), said)];
        cells.resize(self.by.len(), Cell::Empty);
        self.filled(cells, total, total.count)
    }

    fn filled(&self, mut cells: Vec<Cell>, group: &Group, all: usize) -> Vec<Cell> {
        cells.push(Cell::count(group.count));
        if !self.by.is_empty() {
            cells.push(Cell::share(group.count, all));
        }
        cells.extend(group.sums.iter().map(Sum::cell));
        cells
    }
}

impl Group {
    fn add(&mut self, numbers: &[Vec<Atom>]) {
        self.count += 1;
        for (sum, numbers) in self.sums.iter_mut().zip(numbers) {
            numbers.iter().for_each(|number| sum.add(number));
        }
    }
}

/// The values, each once; one that is missing if there are none.
fn distinct(atoms: Vec<Atom>) -> Vec<Option<Atom>> {
    let mut seen = std::collections::HashSet::new();
    let mut values: Vec<_> =
        atoms.into_iter().filter(|atom| seen.insert(atom.text())).map(Some).collect();
    if values.is_empty() {
        values.push(None);
    }
    values
}

fn check_number(groups: usize) -> Result<()> {
    if groups > MAX_GROUPS {
        bail!(msg!("query-too-many-groups", most = MAX_GROUPS));
    }
    Ok(())
}
