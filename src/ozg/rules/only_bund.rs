//! OZG035: a project of the Kommunen on Leistungen that are the Bund's alone.

use crate::ozg::figures::leistungen::{is_not_only_bund, leistungen_of};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::FieldPath;

pub(super) const RULE: Rule = rule!("OZG035" "only-bund", Warning, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    projection.add("project", "leistungen");
    projection.add("leistung", "zustaendigkeit");
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for project in context.dataset.of("project") {
        let leistungen: Vec<_> = leistungen_of(context.dataset, project).collect();
        let is_known = |l: &&Record| l.text("zustaendigkeit").is_some();
        let all_known = !leistungen.is_empty() && leistungen.iter().all(is_known);
        if all_known && !leistungen.iter().any(|leistung| is_not_only_bund(leistung)) {
            let location = Location::key(&project.file, FieldPath::key("leistungen"));
            let finding = Finding::new(RULE.code, location, msg!("only-bund"));
            findings.push(finding.help(Some(msg!("only-bund-help"))));
        }
    }
}
