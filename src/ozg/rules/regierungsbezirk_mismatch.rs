//! OZG038: a Kommune whose Gemeindeschlüssel belongs to another Regierungsbezirk.

use crate::ozg::domain::{FieldKey, Municipality, RecordView, Text};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule =
    rule!("OZG038" "regierungsbezirk-mismatch", Error, Check::Record(check));

/// The third digit of the AGS in North Rhine-Westphalia (Destatis, Gemeindeverzeichnis GV100AD).
const BY_DIGIT: [(char, &str); 5] =
    [('1', "Düsseldorf"), ('3', "Köln"), ('5', "Münster"), ('7', "Detmold"), ('9', "Arnsberg")];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(kommune) = Municipality::of(context.record) else { return };
    let (Some(ags), Some(stated)) = (kommune.ags(), kommune.regierungsbezirk()) else { return };
    let digit = ags.chars().nth(2);
    let expected = BY_DIGIT.iter().find(|(key, _)| Some(*key) == digit).map(|(_, name)| *name);
    let Some(expected) = expected.filter(|expected| *expected != stated) else { return };
    let at = |field: FieldKey<Text>| Location::value(&kommune.file, field.path());
    let message = msg!("regierungsbezirk-mismatch", stated = stated, ags = ags);
    findings.push(
        Finding::new(RULE.code, at(Municipality::REGIERUNGSBEZIRK), message)
            .label(msg!("regierungsbezirk-mismatch-label", expected = expected))
            .related(at(Municipality::AGS), msg!("ars-mismatch-ags")),
    );
}
