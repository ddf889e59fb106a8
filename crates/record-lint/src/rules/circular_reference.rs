//! OZG027: a record that refers to itself, or records that refer to one another in a cycle.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::{Check, DatasetContext, Rule};
use messages::msg;
use records::dataset::{Dataset, Projection};
use records::location::Location;
use records::record::Record;
use records::schema::{Field, Kind, Schemas, Shape};
use yaml_tree::{FieldPath, Node};

pub(super) const RULE: Rule =
    core_rule!("OZG027" "circular-reference", Error, Check::Dataset { needs, check });

/// Only top-level fields state what a record was replaced by, or what it is part of.
fn needs(schemas: &Schemas, projection: &mut Projection) {
    for kind in schemas.kinds() {
        for field in kind.root.children() {
            if refers_to_kind(kind, field.item()) || referring_child(kind, field).is_some() {
                projection.add(&kind.name, &field.name);
            }
        }
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for kind in context.source.schemas.kinds() {
        for field in kind.root.children() {
            match &field.shape {
                Shape::List(item, _) if refers_to_kind(kind, item) => {
                    findings.extend(
                        context.dataset.of(&kind.name).filter_map(|r| self_reference_in(r, field)),
                    );
                }
                _ => {
                    let child = referring_child(kind, field);
                    if refers_to_kind(kind, field) || child.is_some() {
                        let link = Link { kind, field, child };
                        let cycles = link.cycles(context.dataset);
                        findings.extend(cycles.iter().flat_map(|cycle| link.findings(cycle)));
                    }
                }
            }
        }
    }
}

fn refers_to_kind(kind: &Kind, field: &Field) -> bool {
    field.reference.contains(&kind.name)
}

/// The field of a mapping that refers to a record of the kind, where the mapping has more than the id.
fn referring_child<'k>(kind: &Kind, field: &'k Field) -> Option<&'k Field> {
    let Shape::Object(children) = &field.shape else { return None };
    children.iter().find(|child| refers_to_kind(kind, child))
}

/// Finds an entry of a list in which a record refers to itself.
fn self_reference_in(record: &Record, field: &Field) -> Option<Finding> {
    let entries = record.root.get(&field.name).map_or(&[][..], Node::items);
    let index = entries.iter().position(|entry| entry.as_str() == Some(&record.id))?;
    let location = Location::value(&record.file, FieldPath::key(&field.name).at(index));
    Some(self_reference(location, field))
}

fn self_reference(location: Location, field: &Field) -> Finding {
    Finding::new(RULE.code, location, msg!("circular-reference-self", field = &field.name))
        .help(Some(msg!("circular-reference-self-help")))
}

/// A field in which a record refers to one other record of its kind.
struct Link<'k> {
    kind: &'k Kind,
    field: &'k Field,
    /// The field within it that has the reference, where it is a mapping.
    child: Option<&'k Field>,
}

impl Link<'_> {
    fn path(&self) -> FieldPath {
        let path = FieldPath::key(&self.field.name);
        self.child.map_or(path.clone(), |child| path.join(&child.name))
    }

    fn target<'d>(&self, dataset: &'d Dataset, record: &Record) -> Option<&'d Record> {
        dataset.get(&self.kind.name, record.root.at(&self.path())?.as_str()?)
    }

    /// The cycles, each starting at its first id; every record is visited once.
    fn cycles<'d>(&self, dataset: &'d Dataset) -> Vec<Vec<&'d Record>> {
        let mut cycles = Vec::new();
        // The walk on which a record was first visited.
        let mut visited: HashMap<&str, usize> = HashMap::new();
        for (walk, start) in dataset.of(&self.kind.name).enumerate() {
            let (mut trail, mut next) = (Vec::new(), Some(start));
            while let Some(record) = next {
                match visited.get(record.id.as_str()) {
                    None => {
                        visited.insert(&record.id, walk);
                        trail.push(record);
                        next = self.target(dataset, record);
                    }
                    Some(&first) => {
                        let begin = trail.iter().position(|passed| passed.id == record.id);
                        cycles
                            .extend(begin.filter(|_| first == walk).map(|at| trail.split_off(at)));
                        next = None;
                    }
                }
            }
        }
        for cycle in &mut cycles {
            let first = (0..cycle.len()).min_by_key(|at| cycle.get(*at).map(|record| &record.id));
            cycle.rotate_left(first.unwrap_or_default());
        }
        cycles
    }

    /// A finding for each member, all with the same cause: it is also reported for one of the files alone.
    fn findings(&self, cycle: &[&Record]) -> Vec<Finding> {
        let at = |record: &Record| Location::value(&record.file, self.path());
        if let [record] = cycle {
            return vec![self_reference(at(record), self.field)];
        }
        let cause = cycle.first().map(|first| format!("{}/{}", self.field.name, first.id));
        let next = cycle.iter().cycle().skip(1);
        let finding = |(record, next): (&&Record, &&Record)| {
            let message = msg!("circular-reference", count = cycle.len(), field = &self.field.name);
            Finding::new(RULE.code, at(record), message)
                .related(at(next), msg!("circular-reference-member"))
                .help(Some(msg!("circular-reference-help")))
                .cause(cause.clone().unwrap_or_default())
        };
        cycle.iter().zip(next).map(finding).collect()
    }
}
