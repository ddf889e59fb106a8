//! Sums over records that may be part of one another (`x-part-of`).

use std::collections::{HashMap, HashSet};
use std::iter::successors;

use super::catalogue::IN;
use super::path::{PathLeaf, PathStep, QueryPath};
use super::view::{EvalContext, Position};
use messages::Message;
use messages::msg;
use records::record::Record;
use records::schema::{Field, Schemas};

/// Checks a sum over records that may be part of one another.
pub(super) struct PartsCheck {
    /// The path to the records that contain the numbers.
    holder: QueryPath,
    /// The path from those records to the ones that they are part of.
    pub whole: QueryPath,
    kind: String,
    field: String,
}

/// Maximum nesting of parts; anything deeper is a cycle, or a dataset that nobody could understand.
const MAX_DEPTH: usize = 24;

impl PartsCheck {
    /// One check for each kind and field by which the records of a sum may be part of one another.
    pub(super) fn of(schemas: &Schemas, sum: &QueryPath) -> Vec<Self> {
        let Some((holder, kinds)) = sum.holder() else { return Vec::new() };
        let kinds = kinds.iter().filter_map(|kind| schemas.kind(kind));
        let fields = kinds.flat_map(|kind| {
            let fields = kind.root.children().iter().filter(|field| field.part_of);
            fields.map(|field| (kind.name.clone(), field))
        });
        let check = |(kind, field): (String, &Field)| PartsCheck {
            whole: to_field(&holder, field),
            holder: holder.clone(),
            field: field.name.clone(),
            kind,
        };
        fields.map(check).collect()
    }

    /// Reports how many records are counted twice, and how to count each once.
    pub(super) fn notes(&self, records: &[&Record], context: &EvalContext<'_>) -> Vec<Message> {
        let (parts, wholes) = self.count(records, context);
        if parts == 0 {
            return Vec::new();
        }
        let field = &self.field;
        let mut notes =
            vec![msg!("query-parts-summed", parts = parts, wholes = wholes, field = field)];
        // A filter can leave out records of the query itself, but not those that a path leads to.
        if self.holder.steps.is_empty() {
            let back = format!("{IN}.{}.{field}", self.kind);
            notes.push(msg!("query-parts-apart", field = field, back = back));
        }
        notes
    }

    /// The number of records that are part of other counted records, and the number of the latter.
    fn count(&self, records: &[&Record], context: &EvalContext<'_>) -> (usize, usize) {
        let positions = records
            .iter()
            .flat_map(|record| self.holder.positions(Position::Record(record), context));
        let counted: HashMap<_, _> = positions
            .filter_map(|position| match position {
                Position::Record(record) if record.kind.name == self.kind => Some(record),
                _ => None,
            })
            .map(|record| (record.id.as_str(), record))
            .collect();
        let whole = |record: &&Record| context.dataset.get(&self.kind, record.text(&self.field)?);
        let counted_whole = |part: &&Record| {
            let all = successors(whole(part), whole).take(MAX_DEPTH);
            all.map(|whole| whole.id.as_str()).find(|id| *id != part.id && counted.contains_key(id))
        };
        let wholes: Vec<_> = counted.values().filter_map(counted_whole).collect();
        (wholes.len(), wholes.iter().collect::<HashSet<_>>().len())
    }
}

fn to_field(holder: &QueryPath, field: &Field) -> QueryPath {
    let mut path = holder.clone();
    path.steps.push(PathStep::Key(field.name.clone()));
    path.leaf = PathLeaf::Stored(Box::new(field.clone()));
    path
}
