//! OZG020: a Leistung whose file name does not begin with its OZG-ID.

use crate::ozg::domain::{Leistung, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG020" "ozg-id-mismatch", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(leistung) = Leistung::of(context.record) else { return };
    let Some(ozg_id) = leistung.ozg_id() else { return };
    let fits = leistung
        .id
        .strip_prefix(ozg_id)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if !fits {
        let location = Location::value(&leistung.file, Leistung::OZG_ID.path());
        let message = msg!("ozg-id-mismatch", id = &leistung.id, ozg_id = ozg_id);
        findings.push(
            Finding::new(RULE.code, location, message).help(Some(msg!("ozg-id-mismatch-help"))),
        );
    }
}
