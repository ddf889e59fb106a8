//! OZG033: a roll-out that nothing else in the dataset speaks of.

use crate::ozg::phase::{self, project_status};
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
    rule!("OZG033" "rollout-without-evidence", Warning, Check::Dataset { needs, check });

const ROLLOUTS: [&str; 2] = ["rollout_nrw", "rollout_bund"];

fn needs(_: &Schemas, projection: &mut Projection) {
    for field in phase::FIELDS.iter().chain(&["pilotkommunen", "nachnutzende"]) {
        projection.add("project", field);
    }
    projection.add("online-service", "projekt");
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    let with_service: Vec<_> = context
        .dataset
        .of("online-service")
        .filter_map(|service| service.text("projekt"))
        .collect();
    for project in context.dataset.of("project") {
        let status = project_status(project, context.settings.as_of);
        let Some(rollout) = status.filter(|status| ROLLOUTS.contains(&status.phase)) else {
            continue;
        };
        let has_service = with_service.contains(&project.id.as_str());
        if !has_pilot_or_reuse(project) && !has_service {
            let path = if rollout.undated {
                FieldPath::key("phase_laut_quelle")
            } else {
                FieldPath::key("phasen").join(rollout.phase)
            };
            let location = Location::key(&project.file, path);
            let finding = Finding::new(RULE.code, location, msg!("rollout-without-evidence"));
            findings.push(finding.help(Some(msg!("rollout-without-evidence-help"))));
        }
    }
}

fn has_pilot_or_reuse(project: &Record) -> bool {
    let has_items = |key: &str| project.root.get(key).is_some_and(|node| !node.items().is_empty());
    let pilot = project.root.get("phasen").and_then(|phases: &Node| phases.get("pilotierung"));
    has_items("pilotkommunen") || has_items("nachnutzende") || pilot.is_some()
}
