//! OZG002: a text that is not YAML as the dataset uses it.

use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::location::{Location, Place, Span};
use crate::msg;
use crate::yaml::SyntaxError;

pub const CODE: Code = Code::error("OZG002", "invalid-yaml");

pub(super) fn syntax(file: &Arc<str>, error: &SyntaxError) -> Finding {
    let at = |span| Location { file: Arc::clone(file), place: Place::Bytes(span) };
    let finding =
        Finding::new(CODE, at(error.span), error.message.clone()).help(error.help.clone());
    match &error.related {
        Some((span, label)) => finding.related(at(*span), label.clone()),
        None => finding,
    }
}

pub(super) fn not_a_mapping(file: &Arc<str>, span: Span) -> Finding {
    let location = Location { file: Arc::clone(file), place: Place::Bytes(span) };
    Finding::new(CODE, location, msg!("yaml-not-a-mapping"))
        .help(Some(msg!("yaml-not-a-mapping-help")))
}
