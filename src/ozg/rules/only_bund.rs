//! OZG035: a project of the Kommunen for Leistungen of the Bund alone.

use crate::ozg::domain::{Leistung, Project, RecordView};
use crate::ozg::figures::leistungen::{is_not_only_bund, leistungen_of};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule = rule!("OZG035" "only-bund", Warning, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    Project::add_to(projection, &[Project::LEISTUNGEN.name]);
    Leistung::add_to(projection, &[Leistung::KATALOG_ZUSTAENDIGKEIT.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for project in Project::all(context.dataset) {
        let leistungen: Vec<_> = leistungen_of(context.dataset, project.leistungen()).collect();
        let is_known = |l: &Leistung<'_>| l.katalog_zustaendigkeit().is_some();
        let all_known = !leistungen.is_empty() && leistungen.iter().all(is_known);
        if all_known && !leistungen.iter().any(|leistung| is_not_only_bund(*leistung)) {
            let location = Location::key(&project.file, Project::LEISTUNGEN.path());
            let finding = Finding::new(RULE.code, location, msg!("only-bund"));
            findings.push(finding.help(Some(msg!("only-bund-help"))));
        }
    }
}
