//! OZG042: a source without a date.

use crate::ozg::domain::{SourcePage, Sourced};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::Node;

pub(super) const RULE: Rule = rule!("OZG042" "undated-source", Note, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let can_be_dated = record
        .kind
        .field(Sourced::QUELLEN.name)
        .and_then(|field| field.child(SourcePage::STAND.name));
    if can_be_dated.is_none() {
        return;
    }
    let pages = record.root.get(Sourced::QUELLEN.name).map_or(&[][..], Node::items);
    for (index, page) in pages.iter().enumerate() {
        let path = Sourced::QUELLEN.path().at(index);
        let is_dated = page.get(SourcePage::STAND.name).is_some() || !context.is_whole(&path);
        if page.as_mapping().is_some() && !is_dated {
            let location = match SourcePage::URL.read(page) {
                Some(_) => Location::value(&record.file, path.join(SourcePage::URL.name)),
                None => Location::value(&record.file, path),
            };
            let finding = Finding::new(RULE.code, location, msg!("undated-source"));
            findings.push(finding.help(Some(msg!("undated-source-help"))));
        }
    }
}
