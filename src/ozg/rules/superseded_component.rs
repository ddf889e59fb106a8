//! OZG034: an unfinished project on a Basiskomponente that is no longer in service.

use crate::ozg::domain::{Component, FieldKey, Project, RecordView, Texts};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::figures::components::{out_of_service, still_needs};
use crate::ozg::phase::has_ended;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG034" "superseded-component", Warning, Check::Dataset { needs, check });

/// The fields of a project that name components.
const FIELDS: [FieldKey<Texts>; 2] = [Project::BASISKOMPONENTEN, Project::ZIELPORTALE];

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &FIELDS.map(|field| field.name));
    Project::add_to(projection, &Project::STATE);
    let of_component = [Component::STATUS.name, Component::ABGELOEST_DURCH.name];
    Component::add_to(projection, &of_component);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let day = AnswerDay::of_state(context.settings.as_of);
    for project in Project::all(context.dataset) {
        if has_ended(project, day) {
            continue;
        }
        for field in FIELDS {
            for (index, id) in field.indexed(&project.root) {
                let Some(component) = Component::get(context.dataset, id) else { continue };
                if still_needs(project, component) {
                    findings.extend(finding(project, field, index, component));
                }
            }
        }
    }
}

fn finding(
    project: Project<'_>,
    field: FieldKey<Texts>,
    index: usize,
    component: Component<'_>,
) -> Option<Finding> {
    let status = out_of_service(component)?.name();
    let location = Location::value(&project.file, field.path().at(index));
    let message = msg!("superseded-component", component = &component.id, status = status);
    let successor = component.abgeloest_durch();
    let help = successor.map(|id| msg!("superseded-component-help", component = id));
    // A component in several fields of a project is one fault.
    let cause = format!("{}/{}", project.id, component.id);
    Some(Finding::new(RULE.code, location, message).help(help).cause(cause))
}
