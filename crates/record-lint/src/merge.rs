//! Findings with one cause made one.

use std::collections::HashMap;

use crate::finding::Finding;
use messages::msg;

/// Folds findings of one cause into the first of them.
pub(super) fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first_of = HashMap::new();
    for finding in findings {
        let Some(cause) = finding.cause.clone() else {
            merged.push(finding);
            continue;
        };
        if let Some(&at) = first_of.get(&(finding.code, cause.clone())) {
            let first: &mut Finding = &mut merged[at];
            first.fixes.extend(finding.fixes);
            first.related.push(crate::finding::RelatedLocation {
                location: finding.location,
                label: msg!("finding-also-here"),
            });
        } else {
            first_of.insert((finding.code, cause), merged.len());
            merged.push(finding);
        }
    }
    merged
}
