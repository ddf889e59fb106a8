//! OZG034: an unfinished project on a Basiskomponente that is no longer in service.

use crate::ozg::figures::components::{FIELDS, out_of_service, still_needs};
use crate::ozg::phase::{self, has_ended};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::FieldPath;
use yaml_tree::Node;

pub(super) const RULE: Rule =
    rule!("OZG034" "superseded-component", Warning, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    for field in FIELDS.iter().chain(&phase::FIELDS) {
        projection.add("project", field);
    }
    projection.add("component", "status");
    projection.add("component", "abgeloest_durch");
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for project in context.dataset.of("project") {
        if has_ended(project, context.settings.as_of) {
            continue;
        }
        for field in FIELDS {
            let nodes = project.root.get(field).map(Node::items).unwrap_or_default();
            for (index, id) in nodes.iter().filter_map(Node::as_str).enumerate() {
                let Some(component) = context.dataset.get("component", id) else { continue };
                if still_needs(project, component) {
                    findings.extend(finding(project, field, index, component));
                }
            }
        }
    }
}

fn finding(project: &Record, field: &str, index: usize, component: &Record) -> Option<Finding> {
    let status = out_of_service(component)?;
    let location = Location::value(&project.file, FieldPath::key(field).at(index));
    let message = msg!("superseded-component", component = &component.id, status = status);
    let successor = component.text("abgeloest_durch");
    let help = successor.map(|id| msg!("superseded-component-help", component = id));
    // A component under several fields of a project is one fault.
    let cause = format!("{}/{}", project.id, component.id);
    Some(Finding::new(RULE.code, location, message).help(help).cause(cause))
}
