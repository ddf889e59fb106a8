//! OZG042: a source of which nobody can say how old it is.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;
use yaml_tree::Node;

pub(super) const RULE: Rule = rule!("OZG042" "undated-source", Note, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let sources = record.root.get("quellen").map_or(&[][..], Node::items);
    for (index, source) in sources.iter().enumerate() {
        if source.as_mapping().is_some() && source.get("stand").is_none() {
            let path = FieldPath::key("quellen").at(index);
            let location = match source.get("url") {
                Some(_) => Location::value(&record.file, path.join("url")),
                None => Location::value(&record.file, path),
            };
            let finding = Finding::new(RULE.code, location, msg!("undated-source"));
            findings.push(finding.help(Some(msg!("undated-source-help"))));
        }
    }
}
