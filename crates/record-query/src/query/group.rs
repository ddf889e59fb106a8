//! Groups records by the values of fields.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail};

use super::Atom;
use super::path::QueryPath;
use super::sum::RunningSum;
use super::view::{EvalContext, Position};
use messages::msg;
use records::record::Record;

/// The records that share a value of each field.
pub(super) struct AggregateRow {
    /// `None` where the records have no value.
    pub values: Vec<Option<Atom>>,
    pub count: usize,
    pub sums: Vec<RunningSum>,
}

/// Maximum number of groups. A larger table would be useless, but a few long lists in one record could produce one.
const MAX_GROUPS: usize = 1_000_000;

/// The groups, and the total of all records. A record with several values of a field is in several groups.
///
/// # Errors
/// If there are too many groups.
pub(super) fn group(
    by: &[QueryPath],
    sums: &[QueryPath],
    records: &[&Record],
    context: &EvalContext<'_>,
) -> Result<(Vec<AggregateRow>, AggregateRow)> {
    let mut total = AggregateRow::new(Vec::new(), sums.len());
    let mut groups: Vec<AggregateRow> = Vec::new();
    let mut known: HashMap<Vec<Option<String>>, usize> = HashMap::new();
    for record in records {
        let position = Position::Record(record);
        let numbers: Vec<_> = sums.iter().map(|path| path.atoms(position, context)).collect();
        total.add(&numbers);
        for values in combinations(by, position, context)? {
            let key = values.iter().map(|value| value.as_ref().map(Atom::text)).collect();
            let index = *known.entry(key).or_insert(groups.len());
            if index == groups.len() {
                check_number(groups.len() + 1)?;
                groups.push(AggregateRow::new(values, sums.len()));
            }
            groups[index].add(&numbers);
        }
    }
    Ok((groups, total))
}

impl AggregateRow {
    fn new(values: Vec<Option<Atom>>, sums: usize) -> Self {
        AggregateRow { values, count: 0, sums: vec![RunningSum::default(); sums] }
    }

    pub(super) fn value(&self, index: usize) -> Option<&Atom> {
        self.values.get(index)?.as_ref()
    }

    fn add(&mut self, numbers: &[Vec<Atom>]) {
        self.count += 1;
        for (sum, numbers) in self.sums.iter_mut().zip(numbers) {
            for number in numbers {
                sum.add(number);
            }
        }
    }
}

/// Every combination of the values of the fields.
fn combinations(
    by: &[QueryPath],
    position: Position<'_>,
    context: &EvalContext<'_>,
) -> Result<Vec<Vec<Option<Atom>>>> {
    let mut combinations = vec![Vec::new()];
    for path in by {
        let values = distinct(path.atoms(position, context));
        check_number(combinations.len().saturating_mul(values.len()))?;
        let with_each = |before: Vec<Option<Atom>>| {
            let with = |value: &Option<Atom>| [before.clone(), vec![value.clone()]].concat();
            values.iter().map(with).collect::<Vec<_>>()
        };
        combinations = combinations.into_iter().flat_map(with_each).collect();
    }
    Ok(combinations)
}

/// The values without duplicates; a single `None` if there are none.
fn distinct(atoms: Vec<Atom>) -> Vec<Option<Atom>> {
    let mut seen = HashSet::new();
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
