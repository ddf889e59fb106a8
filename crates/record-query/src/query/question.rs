//! A question as it is typed, understood and answered.

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
    /// Records of which nobody can say for the day what is asked of them.
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

    /// Answers the question for a day.
    ///
    /// # Errors
    /// If the dataset cannot be read at all, or a text is asked for that no record has.
    pub fn run(
        &self,
        source: &DatasetSource,
        catalogue: &Catalogue<'_>,
        day: QueryDay<'_>,
    ) -> Result<QueryResult> {
        let projection = self.projection(source, catalogue, day);
        self.answer(source, &source.load(&projection)?, catalogue, day)
    }

    /// The same of records that are already read, with all that the question asks of them.
    ///
    /// # Errors
    /// If a text is asked for that no record has.
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
        // A text is misspelt if no record has it on any day.
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

    /// Whether the day decides anything in the answer.
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

    /// The kinds and fields that the answer needs.
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

    /// What may be meant by a text that no record has, whatever the day is.
    fn spelling_notes(&self, context: &EvalContext<'_>) -> Result<Vec<Message>> {
        let of_kind: Vec<_> = context.dataset.of(&self.kind).map(Position::Record).collect();
        spelling::check(&self.condition, &of_kind, context)
    }

    /// The records that certainly meet the condition, by id. Where what may hold on the day beside what
    /// certainly holds would change the answer about a record, nobody can tell it.
    fn select<'d>(
        &self,
        certain: &EvalContext<'d>,
        possible: Option<&EvalContext<'d>>,
    ) -> Selection<'d> {
        let mut selection = Selection::default();
        for record in possible.unwrap_or(certain).dataset.of(&self.kind) {
            let own = certain.dataset.get(&record.kind.name, &record.id);
            let holds = |record, context| self.condition.holds(Position::Record(record), context);
            let met = own.map_or(Certainty::No, |own| holds(own, certain));
            if possible.is_some_and(|possible| holds(record, possible) != met) {
                selection.undecided += 1;
                continue;
            }
            match (met, own) {
                (Certainty::Yes, Some(own)) => {
                    let is_open = |possible| self.shows_other(own, certain, record, possible);
                    selection.undecided += usize::from(possible.is_some_and(is_open));
                    selection.records.push(own);
                }
                (Certainty::Unsure, _) => selection.unsure += 1,
                _ => {}
            }
        }
        selection.records.sort_by(|a, b| a.id.cmp(&b.id));
        selection
    }

    /// Whether the answer shows anything else of one record in its context than of the other.
    fn shows_other<'d>(
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

/// The records of a kind by whether they meet a condition.
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
