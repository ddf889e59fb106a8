//! OZG048: an entry cites an address that is not among the sources of its record.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::ozg::domain::{Connection, SourcePage, Sourced};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use records::schema::walk;
use records::suggest;

pub(super) const RULE: Rule = rule!("OZG048" "unlisted-source", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    // Most records have no entry with an address of its own.
    let listed: LazyCell<BTreeSet<&str>, _> = LazyCell::new(|| {
        let pages = Sourced::of(record).quellen().into_iter();
        pages.filter_map(SourcePage::url).collect()
    });
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(address) = Connection::QUELLE.read(node) else { return };
        // A key unknown to the schema is reported separately.
        if field.child(Connection::QUELLE.name).is_none() || listed.contains(address) {
            return;
        }
        let place = trail.path().join(Connection::QUELLE.name);
        // The address may be that of a source removed because of another fault.
        if !context.is_whole(&Sourced::QUELLEN.path()) || !context.is_whole(&place) {
            return;
        }
        let help = match suggest::nearest(address, listed.iter().copied()) {
            Some(near) => msg!("help-did-you-mean", suggestion = near),
            None => msg!("unlisted-source-help"),
        };
        let location = Location::value(&record.file, place);
        let finding = Finding::new(RULE.code, location, msg!("unlisted-source"));
        findings.push(finding.help(Some(help)));
    });
}
