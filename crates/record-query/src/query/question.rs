//! A question as it is typed, understood and answered.

use anyhow::Result;

use super::catalogue::Catalogue;
use super::certainty::Certainty;
use super::condition::Condition;
use super::groups::Groups;
use super::path::Path;
use super::rows::Rows;
use super::spelling;
use super::syntax::{Expression, parse, parse_filter};
use super::understand::Vocabulary;
use super::view::{Spot, View};
use super::way::Scope;
use messages::Message;
use messages::PartialDate;
use records::dataset::{Ids, Source, Wanted};
use records::record::Record;
use records::table::Table;

/// A question: which records of a kind, and what of them.
pub struct Query {
    kind: String,
    condition: Condition,
    form: Form,
    limit: usize,
}

/// What the answer shows.
enum Form {
    Rows(Rows),
    Groups(Groups),
}

/// A question as it is typed.
#[derive(Debug, Clone, Default)]
pub struct Typed<'a> {
    pub kind: &'a str,
    pub filters: &'a [String],
    /// Conditions in words, which hold besides the filters.
    pub conditions: &'a [String],
    /// Fields that a record must have.
    pub has: &'a [String],
    /// Fields that it must not have.
    pub missing: &'a [String],
    /// Empty for the kind's own choice.
    pub columns: &'a [String],
    /// Rows that are alike only once.
    pub is_distinct: bool,
    pub sort: &'a [String],
    pub limit: Option<usize>,
    /// No rows: only how many there are.
    pub only_count: bool,
    pub group_by: &'a [String],
    pub sums: &'a [String],
}

/// The answer, and what a table cannot say.
pub struct Answer {
    pub table: Table,
    /// How many records, or rows that are not alike, there are before the limit.
    pub found: usize,
    /// Records whose dates are too coarse to tell whether they meet the conditions.
    pub unsure: usize,
    /// Files left out because they are at fault.
    pub left_out: usize,
}

impl Query {
    /// Understands a typed question.
    ///
    /// # Errors
    /// If the kind, a field or a value does not exist; with the nearest that does.
    pub fn new(catalogue: &Catalogue<'_>, ids: &Ids, typed: &Typed<'_>) -> Result<Self> {
        let kind = catalogue.kind(typed.kind)?;
        let scope = Scope::Records(vec![kind.name.clone()]);
        let vocabulary = Vocabulary { catalogue, ids };
        let conditions = typed.expressions()?;
        let conditions = conditions.iter().map(|written| vocabulary.condition(&scope, written));
        let form = if typed.group_by.is_empty() && typed.sums.is_empty() {
            Form::Rows(Rows::new(catalogue, kind, &scope, typed)?)
        } else {
            Form::Groups(Groups::new(catalogue, &scope, typed)?)
        };
        Ok(Query {
            kind: kind.name.clone(),
            condition: Condition::All(conditions.collect::<Result<_>>()?),
            form,
            limit: typed.limit.unwrap_or(usize::MAX),
        })
    }

    /// Answers the question on the day of the clock.
    ///
    /// # Errors
    /// If the dataset cannot be read at all, or a text is asked for that no record has.
    pub fn run(&self, source: &Source, clock: PartialDate) -> Result<Answer> {
        let mut wanted = Wanted::default();
        wanted.add_kind(&self.kind);
        let mut backs = Vec::new();
        self.visit(&mut |path| {
            path.want(&mut wanted);
            backs.extend(path.backs().cloned());
        });
        let dataset = source.load(&wanted)?;
        let view = View::new(&dataset, clock, backs.iter());
        let of_kind: Vec<_> = dataset.of(&self.kind).map(Spot::Record).collect();
        spelling::check(&self.condition, &of_kind, &view)?;
        let (records, unsure) = self.select(&view);
        let (table, found) = match &self.form {
            Form::Rows(rows) => rows.table(records, &view, self.limit),
            Form::Groups(groups) => groups.table(&records, &view, self.limit)?,
        };
        Ok(Answer { table, found, unsure, left_out: dataset.left_out })
    }

    /// The records that certainly meet the condition, by id, and how many of the others may.
    fn select<'d>(&self, view: &View<'d>) -> (Vec<&'d Record>, usize) {
        let mut records = Vec::new();
        let mut unsure = 0;
        for record in view.dataset.of(&self.kind) {
            match self.condition.holds(Spot::Record(record), view) {
                Certainty::Yes => records.push(record),
                Certainty::Unsure => unsure += 1,
                Certainty::No => {}
            }
        }
        records.sort_by(|a, b| a.id.cmp(&b.id));
        (records, unsure)
    }

    fn visit(&self, visit: &mut impl FnMut(&Path)) {
        self.condition.visit(visit);
        match &self.form {
            Form::Rows(rows) => rows.paths().for_each(visit),
            Form::Groups(groups) => groups.paths().for_each(visit),
        }
    }
}

impl Typed<'_> {
    fn expressions(&self) -> Result<Vec<Expression>, Message> {
        let filters = self.filters.iter().map(|text| parse_filter(text));
        let conditions = self.conditions.iter().map(|text| parse(text));
        let has = self.has.iter().map(|field| Ok(Expression::Has(field.clone())));
        let missing = self.missing.iter().map(|field| Ok(Expression::Missing(field.clone())));
        filters.chain(conditions).chain(has).chain(missing).collect()
    }
}
