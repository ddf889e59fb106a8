//! OZG021: a Regionalschlüssel that does not follow from the Gemeindeschlüssel.

use crate::ozg::domain::{Municipality, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG021" "ars-mismatch", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(kommune) = Municipality::of(context.record) else { return };
    let (Some(ags), Some(ars)) = (kommune.ags(), kommune.ars()) else { return };
    let Some(expected) = ars_of(ags) else { return };
    if ars != expected {
        let location = Location::value(&kommune.file, Municipality::ARS.path());
        let related = Location::value(&kommune.file, Municipality::AGS.path());
        findings.push(
            Finding::new(RULE.code, location, msg!("ars-mismatch", ars = ars, ags = ags))
                .label(msg!("ars-mismatch-label", expected = expected))
                .related(related, msg!("ars-mismatch-ags")),
        );
    }
}

/// Kreis (5 digits), Gemeindeverband (4), Gemeinde (3). North Rhine-Westphalia has no Gemeindeverbände of Gemeinden, so
/// each Gemeinde is its own: "0" and its number (Destatis, Gemeindeverzeichnis GV100AD, Satzart 50 and 60).
fn ars_of(ags: &str) -> Option<String> {
    let (kreis, gemeinde) = ags.split_at_checked(5)?;
    Some(if gemeinde.is_empty() {
        format!("{kreis}0000000")
    } else {
        format!("{kreis}0{gemeinde}{gemeinde}")
    })
}
