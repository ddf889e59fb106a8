//! Facts that hold from a day on, and datasets without the facts that do not hold on the day of a query.

use std::collections::{HashMap, HashSet};

use super::catalogue::Catalogue;
use super::derived::DerivationDay;
use messages::PartialDate;
use records::dataset::{Dataset, EnteredRecords, Projection};
use records::record::Record;
use yaml_tree::{Node, Value};

/// A top-level field of a record whose facts hold from a day on.
pub struct DatedFieldDef {
    pub kind: &'static str,
    pub name: &'static str,
    /// Adds the fields that show since when the facts hold.
    pub evidence: fn(&mut Projection),
    /// The facts of a record in the field with that name.
    pub facts: for<'r> fn(&'r Record, &str) -> Vec<DatedFact<'r>>,
    /// Whether a fact without a date, in the field with that name, certainly holds on the day.
    pub is_shown: fn(&DerivationDay<'_>, &Record, &str, &Node) -> bool,
}

/// A fact, and the date since which it holds, if known.
#[derive(Debug, Clone, Copy)]
pub struct DatedFact<'r> {
    /// An entry or a value; the root of a record if the record itself is the fact.
    pub node: &'r Node,
    pub since: Option<PartialDate>,
}

/// The status of a fact on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactStanding {
    /// It has a date that is certainly not after the day.
    Dated,
    /// It has no date, but its evidence is not after the day; counted separately.
    Undated,
    /// It began after the day, or not certainly before it.
    NotYet,
    /// It has no date, and all its evidence is after the day.
    Undecided,
}

impl FactStanding {
    /// The status of a fact with a start date, or of one without, depending on whether its evidence shows it.
    #[must_use]
    pub fn new(since: Option<PartialDate>, as_of: PartialDate, is_shown: bool) -> Self {
        match since {
            Some(since) if since.certainly_not_after(as_of) => FactStanding::Dated,
            Some(_) => FactStanding::NotYet,
            None if is_shown => FactStanding::Undated,
            None => FactStanding::Undecided,
        }
    }

    /// Whether the fact holds on the day.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, FactStanding::Dated | FactStanding::Undated)
    }
}

/// The day of a query, and what had been recorded by then.
#[derive(Debug, Clone, Copy)]
pub struct QueryDay<'a> {
    pub as_of: PartialDate,
    /// The records that had been entered by then; `None` if the dataset is that of the day itself.
    pub entered: Option<&'a EnteredRecords>,
    /// Whether facts that do not hold on the day are left out, as is the case if a day is requested. Otherwise
    /// everything recorded is included, plans as well, and the day only affects derived fields.
    pub is_given: bool,
}

impl<'a> QueryDay<'a> {
    #[must_use]
    pub fn of<'d>(self, dataset: &'d Dataset) -> DerivationDay<'d>
    where
        'a: 'd,
    {
        DerivationDay { as_of: self.as_of, dataset, entered: self.entered }
    }

    /// The dataset with what certainly holds; everything recorded if no day was requested.
    #[must_use]
    pub fn certain(self, catalogue: &Catalogue<'_>, dataset: &Dataset) -> DatasetOnDay {
        if self.is_given {
            DatasetOnDay::new(catalogue.dated, &self.of(dataset))
        } else {
            DatasetOnDay::default()
        }
    }

    /// The dataset with what may hold as well, because its evidence is later than the day; `None` if that cannot
    /// be.
    pub(crate) fn possible(
        self,
        catalogue: &Catalogue<'_>,
        dataset: &Dataset,
    ) -> Option<DatasetOnDay> {
        self.entered?;
        let day = DerivationDay { entered: None, ..self.of(dataset) };
        Some(DatasetOnDay::new(catalogue.dated, &day))
    }

    /// Adds the fields that show since when the facts of the kinds in the projection hold.
    pub(crate) fn add_to_projection(self, catalogue: &Catalogue<'_>, projection: &mut Projection) {
        for field in catalogue.dated() {
            if self.is_given && projection.has_kind(field.kind) {
                (field.evidence)(projection);
            }
        }
    }
}

/// A dataset without the facts that do not hold on a day.
#[derive(Default)]
pub struct DatasetOnDay {
    /// `None` if all facts hold.
    remaining: Option<Dataset>,
    /// By kind and field, the ids of records with facts that are undecided.
    undecided: UndecidedIds,
}

type UndecidedIds = HashMap<(&'static str, &'static str), HashSet<String>>;

impl DatasetOnDay {
    /// Leaves out the facts in these fields that do not hold on the day.
    #[must_use]
    pub fn new(fields: &[&'static [DatedFieldDef]], day: &DerivationDay<'_>) -> Self {
        let mut undecided = UndecidedIds::new();
        let mut are_all_kept = true;
        let kept = day.dataset.records.iter().filter_map(|record| {
            let on_day = RecordOnDay::new(fields, day, record);
            for field in on_day.undecided {
                undecided.entry((field.kind, field.name)).or_default().insert(record.id.clone());
            }
            are_all_kept &= on_day.is_whole;
            on_day.remaining
        });
        let kept: Vec<_> = kept.collect();
        let remaining = (!are_all_kept).then(|| Dataset::new(day.dataset.left_out, kept));
        DatasetOnDay { remaining, undecided }
    }

    /// The remaining dataset; `whole` is the dataset it was created from.
    #[must_use]
    pub fn into_remaining(self, whole: Dataset) -> Dataset {
        self.remaining.unwrap_or(whole)
    }

    pub(crate) fn leaves_out_any(&self) -> bool {
        self.remaining.is_some()
    }

    /// The remaining dataset; `whole` is the dataset it was created from.
    #[must_use]
    pub fn remaining<'d>(&'d self, whole: &'d Dataset) -> &'d Dataset {
        self.remaining.as_ref().unwrap_or(whole)
    }

    /// The ids of records with undecided facts, by kind.
    pub(crate) fn undecided_by_kind(
        &self,
    ) -> impl Iterator<Item = (&'static str, &HashSet<String>)> {
        self.undecided.iter().map(|((kind, _), ids)| (*kind, ids))
    }

    /// For each kind and field, the number of records with undecided facts.
    #[must_use]
    pub fn undecided(&self) -> Vec<(&'static str, &'static str, usize)> {
        let mut counts: Vec<_> =
            self.undecided.iter().map(|((kind, field), ids)| (*kind, *field, ids.len())).collect();
        counts.sort_unstable();
        counts
    }
}

/// A record without the facts that do not hold on a day.
pub struct RecordOnDay {
    /// `None` if the record itself is such a fact.
    pub remaining: Option<Record>,
    /// The fields with undecided facts.
    pub undecided: Vec<&'static DatedFieldDef>,
    /// Whether all of its facts hold.
    pub is_whole: bool,
}

impl RecordOnDay {
    #[must_use]
    pub fn new(
        fields: &[&'static [DatedFieldDef]],
        day: &DerivationDay<'_>,
        record: &Record,
    ) -> Self {
        let (mut out, mut undecided) = (HashSet::new(), Vec::new());
        let fields = fields.iter().copied().flatten();
        for field in fields.filter(|field| field.kind == record.kind.name) {
            let (nodes, has_undecided) = field.not_holding(day, record);
            out.extend(nodes);
            undecided.extend(has_undecided.then_some(field));
        }
        RecordOnDay { remaining: without(record, &out), undecided, is_whole: out.is_empty() }
    }
}

impl DatedFieldDef {
    /// The addresses of the facts that do not hold, and whether one of them is undecided.
    fn not_holding(&self, day: &DerivationDay<'_>, record: &Record) -> (Vec<usize>, bool) {
        let facts = (self.facts)(record, self.name);
        let status = |fact: &DatedFact<'_>| {
            let is_shown = || (self.is_shown)(day, record, self.name, fact.node);
            FactStanding::new(fact.since, day.as_of, fact.since.is_none() && is_shown())
        };
        let has_undecided = facts.iter().any(|f| status(f) == FactStanding::Undecided);
        let out = facts.iter().filter(|fact| !status(fact).holds());
        (out.map(|fact| address(fact.node)).collect(), has_undecided)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

/// The record without the nodes at some addresses; `None` if it is one of them itself.
fn without(record: &Record, out: &HashSet<usize>) -> Option<Record> {
    if out.contains(&address(&record.root)) {
        return None;
    }
    let mut copy = record.clone();
    if !out.is_empty() {
        remove_from(&mut copy.root, &record.root, out);
    }
    Some(copy)
}

/// Removes from a copy the nodes whose originals have these addresses. A list or mapping that becomes empty is
/// removed as well, since it states no more than a missing one.
fn remove_from(copy: &mut Node, original: &Node, out: &HashSet<usize>) {
    let keep = |node: &mut Node, source: &Node| {
        if out.contains(&address(source)) {
            return false;
        }
        let was_empty = is_empty(node);
        remove_from(node, source, out);
        was_empty || !is_empty(node)
    };
    match (&mut copy.value, &original.value) {
        (Value::List(items), Value::List(source)) => {
            let mut source = source.iter();
            items.retain_mut(|item| source.next().is_none_or(|source| keep(item, source)));
        }
        (Value::Mapping(mapping), Value::Mapping(source)) => {
            let mut source = source.entries.iter();
            mapping
                .entries
                .retain_mut(|e| source.next().is_none_or(|source| keep(&mut e.node, &source.node)));
        }
        _ => {}
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::List(items) => items.is_empty(),
        Value::Mapping(mapping) => mapping.entries.is_empty(),
        _ => false,
    }
}
