//! A query as typed, its resolution and its result.

use anyhow::Result;

use super::catalogue::Catalogue;
use super::certainty::Certainty;
use super::condition::Condition;
use super::dated::{DatasetOnDay, QueryDay};
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
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection};
use records::record::Record;
use records::schema::Schemas;
use records::table::Table;

/// A query: which records of a kind to select, and what to show of them.
pub struct Query {
    kind: String,
    condition: Condition,
    form: QueryOutput,
    limit: usize,
    shows_names: bool,
}

/// What the result shows.
enum QueryOutput {
    Rows(RowSelection),
    Groups(Aggregation),
}

/// A query as typed.
#[derive(Debug, Clone, Default)]
pub struct RawQuery<'a> {
    pub kind: &'a str,
    pub filters: &'a [String],
    /// Conditions as expressions, which apply in addition to the filters.
    pub conditions: &'a [String],
    /// Fields that a record must have.
    pub has: &'a [String],
    /// Fields that a record must not have.
    pub missing: &'a [String],
    /// Empty for the default columns of the kind.
    pub columns: &'a [String],
    /// Whether equal rows are shown only once.
    pub is_distinct: bool,
    pub sort: &'a [String],
    pub limit: Option<usize>,
    /// Whether only the number of rows is requested.
    pub only_count: bool,
    pub group_by: &'a [String],
    pub sums: &'a [String],
    /// Show records by name and values by display name, instead of ids and values as filters accept them.
    pub shows_names: bool,
}

/// The result, and what does not fit into its table.
pub struct QueryResult {
    pub table: Table,
    /// The number of records, or of distinct rows, before the limit.
    pub found: usize,
    /// The number of records whose dates are too coarse to tell whether they meet the conditions.
    pub unsure: usize,
    /// Whether the result depends on the day.
    pub follows_day: bool,
    /// The number of records for which the result is undecided on the day.
    pub undecided: usize,
    /// The number of files left out because they are invalid.
    pub left_out: usize,
    /// Suggestions for filters that no record meets, and notes on sums that count records twice.
    pub notes: Vec<Message>,
}

impl Query {
    /// Resolves a typed query.
    ///
    /// # Errors
    /// If the kind, a field or a value does not exist; names the nearest one.
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

    /// Runs the query for a day.
    ///
    /// # Errors
    /// If the dataset cannot be read, or a requested text occurs in no record.
    pub fn run(
        &self,
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
    ) -> Result<QueryResult> {
        let projection = self.projection(source, catalogue, day);
        self.answer(source, &source.load(&projection)?, catalogue, day)
    }

    /// Runs the query on records already loaded, with all fields that it needs.
    ///
    /// # Errors
    /// If a requested text occurs in no record.
    pub fn answer(
        &self,
        source: &DatasetSource,
        dataset: &Dataset,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
    ) -> Result<QueryResult> {
        let projection = self.projection(source, catalogue, day);
        let mut steps = Vec::new();
        self.visit(&mut |path| steps.extend(path.referrer_steps().cloned()));
        let (recorded, certain) = (DatasetOnDay::default(), day.certain(catalogue, dataset));
        let possible = day.possible(catalogue, dataset);
        let context = |on_day, day| {
            EvalContext::new(&source.schemas, day, on_day, self.shows_names, steps.iter())
        };
        // A text counts as misspelt if no record has it on any day.
        let all = certain.leaves_out_any().then(|| context(&recorded, day.of(dataset)));
        let certain = context(&certain, day.of(dataset));
        let mut notes = self.spelling_notes(all.as_ref().unwrap_or(&certain))?;
        let possible = possible
            .as_ref()
            .map(|possible| context(possible, DerivationDay { entered: None, ..day.of(dataset) }));
        let Selection { records, unsure, undecided } = self.select(&certain, possible.as_ref());
        let (table, found) = match &self.form {
            QueryOutput::Rows(rows) => rows.table(records, &certain, self.limit),
            QueryOutput::Groups(groups) => {
                notes.extend(groups.notes(&records, &certain));
                groups.table(&records, &certain, self.limit)?
            }
        };
        let follows_day = self.follows_day(catalogue, day, &projection);
        let left_out = dataset.left_out;
        Ok(QueryResult { table, found, unsure, follows_day, undecided, left_out, notes })
    }

    /// Whether the result depends on the day.
    fn follows_day(
        &self,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
        projection: &Projection,
    ) -> bool {
        let mut dated = catalogue.dated();
        let mut follows = day.is_given && dated.any(|f| projection.has(f.kind, f.name));
        self.visit(&mut |path| follows |= path.is_derived());
        follows
    }

    /// The kinds and fields that the query needs.
    fn projection(
        &self,
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
    ) -> Projection {
        let mut projection = Projection::default();
        projection.add_kind(&self.kind);
        self.visit(&mut |path| path.add_to_projection(&mut projection));
        if self.shows_names {
            self.add_names_to_projection(&source.schemas, &mut projection);
        }
        day.add_to_projection(catalogue, &mut projection);
        projection
    }

    /// Suggestions for a text that no record has, whatever the day.
    fn spelling_notes(&self, context: &EvalContext<'_>) -> Result<Vec<Message>> {
        let of_kind: Vec<_> = context.dataset.of(&self.kind).map(Position::Record).collect();
        spelling::check(&self.condition, &of_kind, context)
    }

    /// The records that certainly meet the condition, by id. A record is undecided if facts that may hold on the
    /// day, in addition to those that certainly hold, would change the result for it.
    fn select<'d>(
        &self,
        certain: &EvalContext<'d>,
        possible: Option<&EvalContext<'d>>,
    ) -> Selection<'d> {
        let mut selection = Selection::default();
        for record in possible.unwrap_or(certain).dataset.of(&self.kind) {
            let certain_record = certain.dataset.get(&record.kind.name, &record.id);
            let holds = |record, context| self.condition.holds(Position::Record(record), context);
            let met = certain_record
                .map_or(Certainty::No, |certain_record| holds(certain_record, certain));
            if possible.is_some_and(|possible| holds(record, possible) != met) {
                selection.undecided += 1;
                continue;
            }
            match (met, certain_record) {
                (Certainty::Yes, Some(certain_record)) => {
                    let is_undecided =
                        |possible| self.shows_difference(certain_record, certain, record, possible);
                    selection.undecided += usize::from(possible.is_some_and(is_undecided));
                    selection.records.push(certain_record);
                }
                (Certainty::Unsure, _) => selection.unsure += 1,
                _ => {}
            }
        }
        selection.records.sort_by(|a, b| a.id.cmp(&b.id));
        selection
    }

    /// Whether the result shows different values for two states of a record, each in its context.
    fn shows_difference<'d>(
        &self,
        one: &'d Record,
        of_one: &EvalContext<'d>,
        other: &'d Record,
        of_other: &EvalContext<'d>,
    ) -> bool {
        let mut differs = false;
        self.form.visit(|path| {
            let atoms = |record, context| path.atoms(Position::Record(record), context);
            differs |= atoms(one, of_one) != atoms(other, of_other);
        });
        differs
    }

    /// Adds the names of the records that the result shows.
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

/// The records of a kind, by whether they meet a condition.
#[derive(Default)]
struct Selection<'d> {
    records: Vec<&'d Record>,
    unsure: usize,
    undecided: usize,
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
