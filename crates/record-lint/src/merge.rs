//! Merging findings with the same cause.

use std::collections::HashMap;

use crate::finding::{Finding, RelatedLocation};
use messages::msg;

/// Folds findings with the same cause into the first of them.
pub(super) fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first_of = HashMap::new();
    for finding in findings {
        let Some(cause) = finding.cause.clone() else {
            merged.push(finding);
            continue;
        };
        if let Some(&(at, related_count)) = first_of.get(&(finding.code, cause.clone())) {
            let first: &mut Finding = &mut merged[at];
            first.fixes.extend(finding.fixes);
            // The first may already name the location, with a better label.
            let is_named = |related: &RelatedLocation| related.location == finding.location;
            if !first.related.iter().take(related_count).any(is_named) {
                let label = msg!("finding-also-here");
                first.related.push(RelatedLocation { location: finding.location, label });
            }
        } else {
            first_of.insert((finding.code, cause), (merged.len(), finding.related.len()));
            merged.push(finding);
        }
    }
    merged
}
