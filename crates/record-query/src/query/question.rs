//! A question as it is typed, understood and answered.

use anyhow::Result;

use super::catalogue::Catalogue;
use super::certainty::Certainty;
use super::condition::Condition;
use super::derived::DerivationDay;
use super::groups::Aggregation;
use super::path::QueryPath;
use super::path_resolver::PathScope;
use super::resolve::Resolver;
use super::rows::RowSelection;
use super::spelling;
use super::syntax::{Expression, parse, parse_filter};
use super::view::{EvalContext, Position};
use messages::Message;
use messages::PartialDate;
use records::dataset::{DatasetSource, EnteredRecords, IdIndex, Projection};
use records::record::Record;
use records::schema::Schemas;
use records::table::Table;

/// A question: which records of a kind, and what of them.
pub struct Query {
    kind: String,
    condition: Condition,
    form: QueryOutput,
    limit: usize,
    shows_names: bool,
}

/// What the answer shows.
enum QueryOutput {
    Rows(RowSelection),
    Groups(Aggregation),
}

/// A question as it is typed.
#[derive(Debug, Clone, Default)]
pub struct RawQuery<'a> {
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
    /// Records by their names and values by their words, in place of ids and values as filters take them.
    pub shows_names: bool,
}

/// The answer, and what a table cannot say.
pub struct QueryResult {
    pub table: Table,
    /// How many records, or rows that are not alike, there are before the limit.
    pub found: usize,
    /// Records whose dates are too coarse to tell whether they meet the conditions.
    pub unsure: usize,
    /// Whether the day of the answer decides anything in it.
    pub follows_day: bool,
    /// Records of which nobody can say for the day what a derived field has.
    pub undecided: usize,
    /// Files left out because they are at fault.
    pub left_out: usize,
    /// What may be meant by a filter that no record meets, and what sums count twice.
    pub notes: Vec<Message>,
}

impl Query {
    /// Understands a typed question.
    ///
    /// # Errors
    /// If the kind, a field or a value does not exist; with the nearest that does.
    pub fn new(catalogue: &Catalogue<'_>, ids: &IdIndex, raw: &RawQuery<'_>) -> Result<Self> {
        let kind = catalogue.kind(raw.kind)?;
        let scope = PathScope::Records(vec![kind.name.clone()]);
        let resolver = Resolver { catalogue, ids };
        let conditions = raw.expressions()?;
        let conditions = conditions.iter().map(|written| resolver.condition(&scope, written));
        let form = if raw.group_by.is_empty() && raw.sums.is_empty() {
            QueryOutput::Rows(RowSelection::new(catalogue, kind, &scope, raw)?)
        } else {
            QueryOutput::Groups(Aggregation::new(catalogue, &scope, raw)?)
        };
        Ok(Query {
            kind: kind.name.clone(),
            condition: Condition::All(conditions.collect::<Result<_>>()?),
            form,
            limit: raw.limit.unwrap_or(usize::MAX),
            shows_names: raw.shows_names,
        })
    }

    /// Answers the question on the as-of date.
    ///
    /// # Errors
    /// If the dataset cannot be read at all, or a text is asked for that no record has.
    pub fn run(
        &self,
        source: &DatasetSource,
        as_of: PartialDate,
        entered: Option<&EnteredRecords>,
    ) -> Result<QueryResult> {
        let mut projection = Projection::default();
        projection.add_kind(&self.kind);
        let mut referrer_steps = Vec::new();
        self.visit(&mut |path| {
            path.add_to_projection(&mut projection);
            referrer_steps.extend(path.referrer_steps().cloned());
        });
        if self.shows_names {
            self.add_names_to_projection(&source.schemas, &mut projection);
        }
        let dataset = source.load(&projection)?;
        let day = DerivationDay { as_of, dataset: &dataset, entered };
        let steps = referrer_steps.iter();
        let context = EvalContext::new(&source.schemas, day, self.shows_names, steps);
        let of_kind: Vec<_> = dataset.of(&self.kind).map(Position::Record).collect();
        let mut notes = spelling::check(&self.condition, &of_kind, &context)?;
        let (records, unsure) = self.select(&context);
        let (table, found) = match &self.form {
            QueryOutput::Rows(rows) => rows.table(records, &context, self.limit),
            QueryOutput::Groups(groups) => {
                notes.extend(groups.notes(&records, &context));
                groups.table(&records, &context, self.limit)?
            }
        };
        let (undecided, left_out) = (context.undecided(), dataset.left_out);
        let mut follows_day = false;
        self.visit(&mut |path| follows_day |= path.is_derived());
        Ok(QueryResult { table, found, unsure, follows_day, undecided, left_out, notes })
    }

    /// The records that certainly meet the condition, by id, and how many of the others may.
    fn select<'d>(&self, context: &EvalContext<'d>) -> (Vec<&'d Record>, usize) {
        let mut records = Vec::new();
        let mut unsure = 0;
        for record in context.dataset.of(&self.kind) {
            match self.condition.holds(Position::Record(record), context) {
                Certainty::Yes => records.push(record),
                Certainty::Unsure => unsure += 1,
                Certainty::No => {}
            }
        }
        records.sort_by(|a, b| a.id.cmp(&b.id));
        (records, unsure)
    }

    /// Asks for the names of the records that the answer shows.
    fn add_names_to_projection(&self, schemas: &Schemas, projection: &mut Projection) {
        let kinds = |path: &QueryPath| {
            for kind in path.named_kinds().iter().filter_map(|kind| schemas.kind(kind)) {
                projection.add(&kind.name, &kind.label);
            }
        };
        self.form.visit(kinds);
    }

    fn visit(&self, visit: &mut impl FnMut(&QueryPath)) {
        self.condition.visit(visit);
        self.form.visit(visit);
    }
}

impl QueryOutput {
    fn visit(&self, visit: impl FnMut(&QueryPath)) {
        match self {
            QueryOutput::Rows(rows) => rows.paths().for_each(visit),
            QueryOutput::Groups(groups) => groups.paths().for_each(visit),
        }
    }
}

impl RawQuery<'_> {
    fn expressions(&self) -> Result<Vec<Expression>, Message> {
        let filters = self.filters.iter().map(|text| parse_filter(text));
        let conditions = self.conditions.iter().map(|text| parse(text));
        let has = self.has.iter().map(|field| Ok(Expression::Has(field.clone())));
        let missing = self.missing.iter().map(|field| Ok(Expression::Missing(field.clone())));
        filters.chain(conditions).chain(has).chain(missing).collect()
    }
}
