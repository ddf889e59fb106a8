//! Who takes part, and as what: a party that leaves one list of a project and joins another changed
//! its role; a lead that comes as another goes is a change of lead.

use super::fact::{Said, Word};
use super::reading::{Reading, first_key};
use super::vocabulary::{LEAD_CHANGED, ROLE_CHANGED};
use crate::ozg::figures::participation::Role;
use record_diff::diff::{FieldChange, FieldWhat};

const LEAD: &str = "projektleitung";

pub(super) fn read(reading: &mut Reading<'_>) {
    if reading.is_of(&["project"]) {
        leads(reading);
        roles(reading);
    }
}

/// One lead went, one came.
fn leads(reading: &mut Reading<'_>) {
    let of_lead = |change: &FieldChange| is_party(change) && first_key(&change.path) == Some(LEAD);
    let leads: Vec<_> = reading.rest.iter().filter(|change| of_lead(change)).collect();
    let [one, other] = leads.as_slice() else { return };
    let (gone, come) = if is_gone(one) { (one, other) } else { (other, one) };
    if !is_gone(gone) || is_gone(come) {
        return;
    }
    let (gone, come) = ((*gone).clone(), (*come).clone());
    let data = |change: &FieldChange| change.path.entry().map(|id| Word::Data(id.to_owned()));
    let said = Said { old: data(&gone), new: data(&come), ..Said::default() };
    let fields = reading.take(of_lead);
    reading.tell(&LEAD_CHANGED, said, fields);
    for lead in [&gone, &come] {
        let of_party = |change: &FieldChange| {
            is_party(change)
                && change.path.entry() == lead.path.entry()
                && is_gone(change) != is_gone(lead)
        };
        if let [other] = reading.take(of_party).as_slice() {
            let (from, to) = if is_gone(other) { (other, lead) } else { (lead, other) };
            role_changed(reading, from, to, vec![other.clone()]);
        }
    }
}

/// Parties that went from one list and came to one other.
fn roles(reading: &mut Reading<'_>) {
    let parties: Vec<_> = reading.rest.iter().filter(|change| is_party(change)).cloned().collect();
    for gone in parties.iter().filter(|change| is_gone(change)) {
        let of_party =
            |change: &FieldChange| is_party(change) && change.path.entry() == gone.path.entry();
        let own: Vec<_> = parties.iter().filter(|change| of_party(change)).collect();
        let [_, _] = own.as_slice() else { continue };
        let Some(come) = own.iter().find(|change| !is_gone(change)) else { continue };
        let fields = reading.take(of_party);
        role_changed(reading, gone, come, fields);
    }
}

fn role_changed(
    reading: &mut Reading<'_>,
    gone: &FieldChange,
    come: &FieldChange,
    fields: Vec<FieldChange>,
) {
    let title = |change: &FieldChange| reading.first_title(&change.path).map(Word::Title);
    let subject = gone.path.entry().map(str::to_owned);
    let said = Said { subject, old: title(gone), new: title(come), ..Said::default() };
    reading.tell(&ROLE_CHANGED, said, fields);
}

fn is_gone(change: &FieldChange) -> bool {
    matches!(change.what, FieldWhat::Unset { .. })
}

/// Whether a party as a whole came to a list or went from it.
fn is_party(change: &FieldChange) -> bool {
    let is_whole = matches!(change.what, FieldWhat::Set { .. } | FieldWhat::Unset { .. });
    let is_role = first_key(&change.path)
        .is_some_and(|key| Role::ALL.into_iter().any(|role| role.field() == key));
    is_whole && is_role && change.path.0.len() == 2 && change.path.entry().is_some()
}
