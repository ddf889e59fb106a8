//! The dates since which the facts of a change hold.

use std::collections::HashMap;

use super::fact::Fact;
use super::reader::sides;
use crate::ozg::dated::facts_of;
use messages::PartialDate;
use record_diff::diff::RecordChange;
use record_query::query::DatedFact;
use records::algebra::{NamedEntries, RecordPath, RecordPathStep};
use records::record::Record;
use records::schema::Field;
use yaml_tree::{Node, Value};

/// Records for each fact the dates since which its values hold.
pub(super) fn date(change: &RecordChange, facts: &mut [Fact]) {
    let Some(record) = change.after().filter(|_| facts.iter().any(|fact| !fact.fields.is_empty()))
    else {
        return;
    };
    let dates = DatedPaths::new(record);
    for fact in facts {
        let present = fact.fields.iter().filter(|field| sides(field).1.is_some());
        fact.dates = present.filter_map(|field| dates.of(&field.path.0)).collect();
    }
}

/// The dates of a record's dated facts by path, collected in one walk however many values are looked up.
struct DatedPaths {
    by_path: HashMap<Vec<RecordPathStep>, PartialDate>,
}

/// The dates of facts by the memory address of their node.
type DatesByNode = HashMap<*const Node, PartialDate>;

impl DatedPaths {
    fn new(record: &Record) -> Self {
        let mut paths = DatedPaths { by_path: HashMap::new() };
        for (field, facts) in facts_of(record) {
            let date = |fact: DatedFact<'_>| Some((std::ptr::from_ref(fact.node), fact.since?));
            let dates: DatesByNode = facts.into_iter().filter_map(date).collect();
            let schema_field = record.kind.field(field.name);
            if let Some(node) = record.root.get(field.name).filter(|_| !dates.is_empty()) {
                paths.walk(schema_field, &dates, &RecordPath::default().key(field.name), node);
            }
        }
        paths
    }

    fn walk(&mut self, field: Option<&Field>, dates: &DatesByNode, path: &RecordPath, node: &Node) {
        if let Some(date) = dates.get(&std::ptr::from_ref(node)) {
            self.by_path.insert(path.0.clone(), *date);
            return;
        }
        match &node.value {
            Value::Mapping(mapping) => {
                for entry in &mapping.entries {
                    let child = field.and_then(|field| field.child(&entry.key));
                    self.walk(child, dates, &path.key(&entry.key), &entry.node);
                }
            }
            Value::List(_) => {
                let (item, keys) = Field::of_entries(field);
                for (name, node) in NamedEntries::new(keys, Some(node)).iter() {
                    self.walk(item, dates, &path.with_entry(name), node);
                }
            }
            _ => {}
        }
    }

    /// The date since which the fact that a value belongs to holds, if it is dated.
    fn of(&self, path: &[RecordPathStep]) -> Option<PartialDate> {
        (1..=path.len()).find_map(|end| self.by_path.get(path.get(..end)?).copied())
    }
}
