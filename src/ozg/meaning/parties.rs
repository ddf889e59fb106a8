//! Who takes part, and as what: a party that leaves one list of a project and joins another changed
//! its role; a lead that comes as another goes is a change of lead.

use super::fact::{FactArgs, FactValue};
use super::reader::{ChangeReader, first_key};
use super::vocabulary::{LEAD_CHANGED, ROLE_CHANGED};
use crate::ozg::figures::participation::ProjectRole;
use record_diff::diff::{FieldChange, FieldChangeKind};

const LEAD: &str = "projektleitung";

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    if reader.is_of(&["project"]) {
        leads(reader);
        roles(reader);
    }
}

/// One lead went, one came.
fn leads(reader: &mut ChangeReader<'_>) {
    let of_lead = |change: &FieldChange| is_party(change) && first_key(&change.path) == Some(LEAD);
    let leads: Vec<_> = reader.rest.iter().filter(|change| of_lead(change)).collect();
    let [one, other] = leads.as_slice() else { return };
    let (gone, come) = if is_gone(one) { (one, other) } else { (other, one) };
    if !is_gone(gone) || is_gone(come) {
        return;
    }
    let (gone, come) = ((*gone).clone(), (*come).clone());
    let data = |change: &FieldChange| change.path.entry().map(|id| FactValue::Data(id.to_owned()));
    let args = FactArgs { old: data(&gone), new: data(&come), ..FactArgs::default() };
    let fields = reader.take(of_lead);
    reader.push_sentence(&LEAD_CHANGED, args, fields);
    for lead in [&gone, &come] {
        let of_party = |change: &FieldChange| {
            is_party(change)
                && change.path.entry() == lead.path.entry()
                && is_gone(change) != is_gone(lead)
        };
        if let [other] = reader.take(of_party).as_slice() {
            let (from, to) = if is_gone(other) { (other, lead) } else { (lead, other) };
            role_changed(reader, from, to, vec![other.clone()]);
        }
    }
}

/// Parties that went from one list and came to one other.
fn roles(reader: &mut ChangeReader<'_>) {
    let parties: Vec<_> = reader.rest.iter().filter(|change| is_party(change)).cloned().collect();
    for gone in parties.iter().filter(|change| is_gone(change)) {
        let of_party =
            |change: &FieldChange| is_party(change) && change.path.entry() == gone.path.entry();
        let own: Vec<_> = parties.iter().filter(|change| of_party(change)).collect();
        let [_, _] = own.as_slice() else { continue };
        let Some(come) = own.iter().find(|change| !is_gone(change)) else { continue };
        let fields = reader.take(of_party);
        role_changed(reader, gone, come, fields);
    }
}

fn role_changed(
    reader: &mut ChangeReader<'_>,
    gone: &FieldChange,
    come: &FieldChange,
    fields: Vec<FieldChange>,
) {
    let title = |change: &FieldChange| reader.first_title(&change.path).map(FactValue::Title);
    let subject = gone.path.entry().map(str::to_owned);
    let args = FactArgs { subject, old: title(gone), new: title(come), ..FactArgs::default() };
    reader.push_sentence(&ROLE_CHANGED, args, fields);
}

fn is_gone(change: &FieldChange) -> bool {
    matches!(change.what, FieldChangeKind::Unset { .. })
}

/// Whether a party as a whole came to a list or went from it.
fn is_party(change: &FieldChange) -> bool {
    let is_whole =
        matches!(change.what, FieldChangeKind::Set { .. } | FieldChangeKind::Unset { .. });
    let is_role = first_key(&change.path)
        .is_some_and(|key| ProjectRole::ALL.into_iter().any(|role| role.field() == key));
    is_whole && is_role && change.path.0.len() == 2 && change.path.entry().is_some()
}
