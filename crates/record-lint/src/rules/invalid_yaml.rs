//! OZG002: a text that is not YAML as the dataset uses it.

use std::sync::Arc;

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::location::{Location, LocationTarget};
use yaml_tree::Span;
use yaml_tree::SyntaxError;

pub(super) const RULE: Rule = core_rule!("OZG002" "invalid-yaml", Error, Check::Reading);

pub(super) fn syntax(file: &Arc<str>, error: &SyntaxError) -> Finding {
    let at = |span| Location { file: Arc::clone(file), target: LocationTarget::Bytes(span) };
    let finding =
        Finding::new(RULE.code, at(error.span), error.message.clone()).help(error.help.clone());
    let finding = finding.subject(error.excerpt.clone());
    match &error.related {
        Some((span, label)) => finding.related(at(*span), label.clone()),
        None => finding,
    }
}

pub(super) fn not_a_mapping(file: &Arc<str>, span: Span) -> Finding {
    let location = Location { file: Arc::clone(file), target: LocationTarget::Bytes(span) };
    Finding::new(RULE.code, location, msg!("yaml-not-a-mapping"))
        .help(Some(msg!("yaml-not-a-mapping-help")))
}
