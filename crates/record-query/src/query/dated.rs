//! Facts that hold from a day on, and the dataset without those that do not hold on the day of an answer.

use std::collections::{HashMap, HashSet};

use super::catalogue::Catalogue;
use super::derived::DerivationDay;
use messages::PartialDate;
use records::dataset::{Dataset, EnteredRecords, Projection};
use records::record::Record;
use yaml_tree::{Node, Value};

/// A field at the top of a record whose facts hold from a day on.
pub struct DatedFieldDef {
    pub kind: &'static str,
    pub name: &'static str,
    /// Adds what tells since when the facts hold.
    pub evidence: fn(&mut Projection),
    /// The facts that a record has in the field of that name.
    pub facts: for<'r> fn(&'r Record, &str) -> Vec<DatedFact<'r>>,
    /// Whether a fact without a date in the field of that name is certain for the day.
    pub is_shown: fn(&DerivationDay<'_>, &Record, &str, &Node) -> bool,
}

/// A fact, and since when it holds, if a date says so.
#[derive(Debug, Clone, Copy)]
pub struct DatedFact<'r> {
    /// An entry or a value; the root of a record that is itself the fact.
    pub node: &'r Node,
    pub since: Option<PartialDate>,
}

/// What can be said of a fact for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactStanding {
    /// It has a date that is certainly not after the day.
    Dated,
    /// It has no date, and what shows it is not after the day; counted apart.
    Undated,
    /// It began after the day, or not certainly before.
    NotYet,
    /// It has no date, and all that shows it is after the day.
    Undecided,
}

impl FactStanding {
    /// Of a fact since a date, or one without a date that is shown by then or not.
    #[must_use]
    pub fn new(since: Option<PartialDate>, as_of: PartialDate, is_shown: bool) -> Self {
        match since {
            Some(since) if since.certainly_not_after(as_of) => FactStanding::Dated,
            Some(_) => FactStanding::NotYet,
            None if is_shown => FactStanding::Undated,
            None => FactStanding::Undecided,
        }
    }

    /// Whether the fact counts for the day.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, FactStanding::Dated | FactStanding::Undated)
    }
}

/// The day of an answer, and what was recorded by then.
#[derive(Debug, Clone, Copy)]
pub struct QueryDay<'a> {
    pub as_of: PartialDate,
    /// The records that had been entered by then; none where the state is that of the day itself.
    pub entered: Option<&'a EnteredRecords>,
    /// Whether facts that do not hold on the day are left out, as it is where a day is asked for. Else all
    /// that is recorded is there, plans too, and the day governs the derived fields alone.
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

    /// What certainly holds; all that is recorded where no day was asked for.
    #[must_use]
    pub fn certain(self, catalogue: &Catalogue<'_>, dataset: &Dataset) -> DatasetOnDay {
        if self.is_given {
            DatasetOnDay::new(catalogue.dated, &self.of(dataset))
        } else {
            DatasetOnDay::default()
        }
    }

    /// What may hold beside, its evidence being younger than the day; none where there is no such thing.
    pub(crate) fn possible(
        self,
        catalogue: &Catalogue<'_>,
        dataset: &Dataset,
    ) -> Option<DatasetOnDay> {
        self.entered?;
        let day = DerivationDay { entered: None, ..self.of(dataset) };
        Some(DatasetOnDay::new(catalogue.dated, &day))
    }

    /// Adds what tells since when the facts of the kinds hold that are read.
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
    /// None where all facts hold.
    remaining: Option<Dataset>,
    /// By kind and field, the ids of records with facts of which nobody can say whether they hold.
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

    /// What remains, in place of the dataset from which it was made.
    #[must_use]
    pub fn into_remaining(self, whole: Dataset) -> Dataset {
        self.remaining.unwrap_or(whole)
    }

    pub(crate) fn leaves_out_any(&self) -> bool {
        self.remaining.is_some()
    }

    /// What remains of the dataset from which it was made.
    #[must_use]
    pub fn remaining<'d>(&'d self, whole: &'d Dataset) -> &'d Dataset {
        self.remaining.as_ref().unwrap_or(whole)
    }

    /// The ids of records with facts of which nobody can say whether they hold, by kind.
    pub(crate) fn undecided_by_kind(
        &self,
    ) -> impl Iterator<Item = (&'static str, &HashSet<String>)> {
        self.undecided.iter().map(|((kind, _), ids)| (*kind, ids))
    }

    /// How many records of each kind have such facts in each field.
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
    /// None if the record is itself such a fact.
    pub remaining: Option<Record>,
    /// The fields with facts of which nobody can say whether they hold.
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
            let (nodes, has_undecided) = field.without_standing(day, record);
            out.extend(nodes);
            undecided.extend(has_undecided.then_some(field));
        }
        RecordOnDay { remaining: without(record, &out), undecided, is_whole: out.is_empty() }
    }
}

impl DatedFieldDef {
    /// Where the facts stand that do not hold, and whether nobody can say it of one of them.
    fn without_standing(&self, day: &DerivationDay<'_>, record: &Record) -> (Vec<usize>, bool) {
        let facts = (self.facts)(record, self.name);
        let standing = |fact: &DatedFact<'_>| {
            let is_shown = || (self.is_shown)(day, record, self.name, fact.node);
            FactStanding::new(fact.since, day.as_of, fact.since.is_none() && is_shown())
        };
        let has_undecided = facts.iter().any(|f| standing(f) == FactStanding::Undecided);
        let out = facts.iter().filter(|fact| !standing(fact).holds());
        (out.map(|fact| address(fact.node)).collect(), has_undecided)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

/// The record without the nodes at some addresses; none if it is itself one of them.
fn without(record: &Record, out: &HashSet<usize>) -> Option<Record> {
    if out.contains(&address(&record.root)) {
        return None;
    }
    let mut copy = record.clone();
    if !out.is_empty() {
        take_out(&mut copy.root, &record.root, out);
    }
    Some(copy)
}

/// Takes out of a copy what stands in the original at these addresses. A list or mapping of which nothing
/// is left goes as well: it says no more than one that is missing.
fn take_out(copy: &mut Node, original: &Node, out: &HashSet<usize>) {
    let keep = |node: &mut Node, of: &Node| {
        if out.contains(&address(of)) {
            return false;
        }
        let was_empty = is_empty(node);
        take_out(node, of, out);
        was_empty || !is_empty(node)
    };
    match (&mut copy.value, &original.value) {
        (Value::List(items), Value::List(of)) => {
            let mut of = of.iter();
            items.retain_mut(|item| of.next().is_none_or(|of| keep(item, of)));
        }
        (Value::Mapping(mapping), Value::Mapping(of)) => {
            let mut of = of.entries.iter();
            mapping.entries.retain_mut(|e| of.next().is_none_or(|of| keep(&mut e.node, &of.node)));
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
