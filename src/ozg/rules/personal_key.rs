//! OZG050: a field for data about a person.

use crate::ozg::personal::is_personal_key;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;
use yaml_tree::{Node, Value};

pub(super) const RULE: Rule = rule!("OZG050" "personal-key", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    // Such keys are rare, and building a path for every key is expensive.
    if !has_personal_key(&context.record.root) {
        return;
    }
    walk(&FieldPath::default(), &context.record.root, &mut |path, key| {
        if is_personal_key(key) {
            let location = Location::key(&context.record.file, path.clone());
            let finding = Finding::new(RULE.code, location, msg!("personal-key", key = key));
            findings.push(finding.help(Some(msg!("personal-help"))));
        }
    });
}

fn has_personal_key(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(mapping) => {
            mapping.entries.iter().any(|e| is_personal_key(&e.key) || has_personal_key(&e.node))
        }
        Value::List(items) => items.iter().any(has_personal_key),
        _ => false,
    }
}

/// Every key of a record, whether the schema knows it or not.
fn walk(path: &FieldPath, node: &Node, visit: &mut dyn FnMut(&FieldPath, &str)) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                let path = path.join(&entry.key);
                visit(&path, &entry.key);
                walk(&path, &entry.node, visit);
            }
        }
        Value::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(&path.at(index), item, visit));
        }
        _ => {}
    }
}
