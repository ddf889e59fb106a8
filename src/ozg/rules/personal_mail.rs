//! OZG051: a mail address of a person.

use crate::ozg::domain::{Organisation, RecordView};
use crate::ozg::personal::{is_name_of_mailbox, personal_mail};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule, VisitedValue};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG051" "personal-mail", Error, Check::Value(check));

/// The field for the address of an office, whose local part may be any single word.
const MAILBOX: &str = Organisation::FUNKTIONSPOSTFACH.name;

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, field, node } = *value;
    let record = context.record;
    let Some(text) = node.as_str() else { return };
    let is_mailbox = field.name == MAILBOX;
    let addresses = personal_mail(text).into_iter();
    let addresses = addresses.filter(|one| !is_mailbox || is_name_of_mailbox(one.local));
    let addresses: Vec<_> = addresses.filter_map(|one| text.get(one.range)).collect();
    if !addresses.is_empty() {
        let first = |text: &str| personal_mail(text).into_iter().next().map(|one| one.range);
        let scalar = (context.source, node.span);
        let location = Location::within(&record.file, trail.path(), scalar, first);
        // The message must not repeat personal data.
        let finding =
            Finding::new(RULE.code, location, msg!("personal-mail", count = addresses.len()))
                .subject(addresses.join("\n"));
        let has_mailbox = context.schemas.field(Organisation::KIND, &[MAILBOX]).is_some();
        let note = has_mailbox.then(|| msg!("personal-mail-note"));
        let finding = note.into_iter().fold(finding, Finding::note);
        findings.push(finding.help(Some(msg!("personal-help"))));
    }
}
