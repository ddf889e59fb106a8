//! Who takes part, and as what: a party that leaves one list of a project and joins another changed
//! its role; a lead that comes as another goes is a change of lead.

use super::fact::{FactArgs, FactValue};
use super::path_pattern::PathPattern;
use super::reader::ChangeReader;
use super::vocabulary::Meaning;
use crate::ozg::domain::{Project, RecordView};
use crate::ozg::figures::participation::ProjectRole;
use record_diff::diff::{FieldChange, FieldChangeKind};

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    if reader.is_of(&[Project::KIND]) {
        leads(reader);
        roles(reader);
    }
}

/// One lead went, one came.
fn leads(reader: &mut ChangeReader<'_>) {
    let of_lead = |change: &FieldChange| is_party(change) && has_role(change, ProjectRole::Lead);
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
    reader.push_sentence(Meaning::LeadChanged, args, fields);
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
    reader.push_sentence(Meaning::RoleChanged, args, fields);
}

fn is_gone(change: &FieldChange) -> bool {
    matches!(change.what, FieldChangeKind::Unset { .. })
}

/// Whether a party as a whole came to a list or went from it.
fn is_party(change: &FieldChange) -> bool {
    let is_whole =
        matches!(change.what, FieldChangeKind::Set { .. } | FieldChangeKind::Unset { .. });
    let is_role = ProjectRole::ALL.into_iter().any(|role| has_role(change, role));
    is_whole && is_role && change.path.entry().is_some()
}

/// Whether it is an entry of the list of the parties of a role.
fn has_role(change: &FieldChange, role: ProjectRole) -> bool {
    PathPattern::Entry(role.field()).fits(&change.path)
}
