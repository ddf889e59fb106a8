//! OZG027: a record that refers to itself, or records that refer to one another in a circle.

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

/// Only by fields at the top a record says what became of it, or of what it is a part.
fn needs(schemas: &Schemas, projection: &mut Projection) {
    for kind in schemas.kinds() {
        for field in kind.root.children() {
            if is_own(kind, field.item()) || own_child(kind, field).is_some() {
                projection.add(&kind.name, &field.name);
            }
        }
    }
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for kind in context.source.schemas.kinds() {
        for field in kind.root.children() {
            match &field.shape {
                Shape::List(item, _) if is_own(kind, item) => {
                    findings.extend(context.dataset.of(&kind.name).filter_map(|r| named(r, field)));
                }
                _ => {
                    let child = own_child(kind, field);
                    if is_own(kind, field) || child.is_some() {
                        let link = Link { kind, field, child };
                        let circles = link.circles(context.dataset);
                        findings.extend(circles.iter().flat_map(|circle| link.findings(circle)));
                    }
                }
            }
        }
    }
}

fn is_own(kind: &Kind, field: &Field) -> bool {
    field.reference.contains(&kind.name)
}

/// The field of a mapping that refers to a record of the kind, where the mapping says more than the id.
fn own_child<'k>(kind: &Kind, field: &'k Field) -> Option<&'k Field> {
    let Shape::Object(children) = &field.shape else { return None };
    children.iter().find(|child| is_own(kind, child))
}

/// A list in which a record names itself.
fn named(record: &Record, field: &Field) -> Option<Finding> {
    let entries = record.root.get(&field.name).map_or(&[][..], Node::items);
    let index = entries.iter().position(|entry| entry.as_str() == Some(&record.id))?;
    let location = Location::value(&record.file, FieldPath::key(&field.name).at(index));
    Some(to_itself(location, field))
}

fn to_itself(location: Location, field: &Field) -> Finding {
    Finding::new(RULE.code, location, msg!("circular-reference-self", field = &field.name))
        .help(Some(msg!("circular-reference-self-help")))
}

/// A field by which a record of a kind refers to one other of it.
struct Link<'k> {
    kind: &'k Kind,
    field: &'k Field,
    /// The field within it that does, where it is a mapping.
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

    /// The circles, each from its first id on; every record is gone through once.
    fn circles<'d>(&self, dataset: &'d Dataset) -> Vec<Vec<&'d Record>> {
        let mut circles = Vec::new();
        // On which way a record was met first.
        let mut met: HashMap<&str, usize> = HashMap::new();
        for (way, start) in dataset.of(&self.kind.name).enumerate() {
            let (mut trail, mut next) = (Vec::new(), Some(start));
            while let Some(record) = next {
                match met.get(record.id.as_str()) {
                    None => {
                        met.insert(&record.id, way);
                        trail.push(record);
                        next = self.target(dataset, record);
                    }
                    Some(&first) => {
                        let begin = trail.iter().position(|passed| passed.id == record.id);
                        circles
                            .extend(begin.filter(|_| first == way).map(|at| trail.split_off(at)));
                        next = None;
                    }
                }
            }
        }
        for circle in &mut circles {
            let first = (0..circle.len()).min_by_key(|at| circle.get(*at).map(|record| &record.id));
            circle.rotate_left(first.unwrap_or_default());
        }
        circles
    }

    /// A finding for each member, all of one cause: whoever looks at one of the files alone is told, too.
    fn findings(&self, circle: &[&Record]) -> Vec<Finding> {
        let at = |record: &Record| Location::value(&record.file, self.path());
        if let [record] = circle {
            return vec![to_itself(at(record), self.field)];
        }
        let cause = circle.first().map(|first| format!("{}/{}", self.field.name, first.id));
        let next = circle.iter().cycle().skip(1);
        let finding = |(record, next): (&&Record, &&Record)| {
            let message =
                msg!("circular-reference", count = circle.len(), field = &self.field.name);
            Finding::new(RULE.code, at(record), message)
                .related(at(next), msg!("circular-reference-member"))
                .help(Some(msg!("circular-reference-help")))
                .cause(cause.clone().unwrap_or_default())
        };
        circle.iter().zip(next).map(finding).collect()
    }
}
