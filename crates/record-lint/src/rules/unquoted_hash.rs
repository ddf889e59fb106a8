//! OZG025: a text without quotes that ends at ` #`, where YAML begins a comment.

use crate::finding::{Edit, Finding, Fix};
use crate::ignore::speaks_to_lint;
use crate::{Check, RecordContext, Rule, VisitedValue};
use messages::msg;
use records::location::{Location, LocationTarget};
use yaml_tree::{Node, Span, scalar};

pub(super) const RULE: Rule = core_rule!("OZG025" "unquoted-hash", Warning, Check::Value(check));

/// Only prose is checked: a `#` is not to be expected in a code, an id or a date.
fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, field, node } = *value;
    let record = context.record;
    let Some(whole) = with_comment(node, context.source) else { return };
    if !field.is_prose() {
        return;
    }
    let location = Location::value(&record.file, trail.path());
    let text = context.source.get(whole.range()).unwrap_or_default();
    // The comment may be intended as one.
    let fix = Fix {
        location: Location { target: LocationTarget::Bytes(whole), ..location.clone() },
        edit: Edit::Write(scalar(text)),
        is_safe: false,
    };
    let mut finding = Finding::new(RULE.code, location, msg!("unquoted-hash"))
        .help(Some(msg!("unquoted-hash-help")))
        .subject(text.to_owned());
    finding.fixes.push(fix);
    findings.push(finding);
}

/// A text without quotes on one line, with the comment that follows it there.
fn with_comment(node: &Node, source: &str) -> Option<Span> {
    let text = node.as_str()?;
    let range = node.span.range();
    let rest = source.get(range.end..)?;
    let comment =
        rest.trim_start_matches([' ', '\t']).strip_prefix('#')?.split(['\n', '\r']).next()?;
    let is_plain = source.get(range.clone())? == text;
    let length = rest.split(['\n', '\r']).next()?.trim_end().len();
    (is_plain && !comment.trim().is_empty() && !speaks_to_lint(comment))
        .then(|| Span::new(range.start, range.end + length))
}
