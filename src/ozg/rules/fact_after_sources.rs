//! OZG046: a fact dated later than all sources of its record.

use std::collections::HashMap;

use crate::ozg::dated::facts_of;
use crate::ozg::domain::{Connection, Event, Project, Reuse};
use crate::ozg::evidence::newest_before;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use records::schema::walk;
use yaml_tree::Node;

pub(super) const RULE: Rule = rule!("OZG046" "fact-after-sources", Warning, Check::Record(check));

/// Milestones are exempt: a source may have announced one that was still to come.
const PLANS: &str = Project::MEILENSTEINE.name;

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let mut late = HashMap::new();
    for (_, facts) in facts_of(record).filter(|(field, _)| field.name != PLANS) {
        // The date of a page that an entry itself names is not known.
        for fact in facts.into_iter().filter(|fact| Connection::QUELLE.read(fact.node).is_none()) {
            let Some(since) = fact.since else { continue };
            if let Some(newest) = newest_before(record, since, context.settings.as_of) {
                late.insert(std::ptr::from_ref(fact.node), (since, newest));
            }
        }
    }
    if late.is_empty() {
        return;
    }
    walk(&record.kind.root, &record.root, &mut |trail, _, node| {
        let Some((since, newest)) = late.get(&std::ptr::from_ref::<Node>(node)) else { return };
        let dates = [Reuse::SEIT, Event::DATUM];
        let dated = dates.into_iter().find(|date| date.read(node) == Some(*since));
        let path = dated.map_or_else(|| trail.path(), |date| trail.path().join(date.name));
        let location = Location::value(&record.file, path);
        let message = msg!("later-than-sources", since = *since, newest = *newest);
        let help = Some(msg!("later-than-sources-help"));
        findings.push(Finding::new(RULE.code, location, message).help(help));
    });
}
