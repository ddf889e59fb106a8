//! The parties of a project and their roles: a party that leaves one list and joins another changed its role;
//! a lead that replaces another is a change of lead.

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

/// Finds a change of lead: one lead was removed and one was added.
fn leads(reader: &mut ChangeReader<'_>) {
    let of_lead = |change: &FieldChange| is_party(change) && has_role(change, ProjectRole::Lead);
    let leads: Vec<_> = reader.rest.iter().filter(|change| of_lead(change)).collect();
    let [one, other] = leads.as_slice() else { return };
    let (removed, added) = if is_removed(one) { (one, other) } else { (other, one) };
    if !is_removed(removed) || is_removed(added) {
        return;
    }
    let (removed, added) = ((*removed).clone(), (*added).clone());
    let data = |change: &FieldChange| change.path.entry().map(|id| FactValue::Data(id.to_owned()));
    let args = FactArgs { old: data(&removed), new: data(&added), ..FactArgs::default() };
    let fields = reader.take(of_lead);
    reader.push_sentence(Meaning::LeadChanged, args, fields);
    for lead in [&removed, &added] {
        let of_party = |change: &FieldChange| {
            is_party(change)
                && change.path.entry() == lead.path.entry()
                && is_removed(change) != is_removed(lead)
        };
        if let [other] = reader.take(of_party).as_slice() {
            let (from, to) = if is_removed(other) { (other, lead) } else { (lead, other) };
            role_changed(reader, from, to, vec![other.clone()]);
        }
    }
}

/// Finds role changes: parties that were removed from one list and added to exactly one other.
fn roles(reader: &mut ChangeReader<'_>) {
    let parties: Vec<_> = reader.rest.iter().filter(|change| is_party(change)).cloned().collect();
    for removed in parties.iter().filter(|change| is_removed(change)) {
        let of_party =
            |change: &FieldChange| is_party(change) && change.path.entry() == removed.path.entry();
        let moves: Vec<_> = parties.iter().filter(|change| of_party(change)).collect();
        let [_, _] = moves.as_slice() else { continue };
        let Some(added) = moves.iter().find(|change| !is_removed(change)) else { continue };
        let fields = reader.take(of_party);
        role_changed(reader, removed, added, fields);
    }
}

fn role_changed(
    reader: &mut ChangeReader<'_>,
    removed: &FieldChange,
    added: &FieldChange,
    fields: Vec<FieldChange>,
) {
    let title = |change: &FieldChange| reader.first_title(&change.path).map(FactValue::Title);
    let subject = removed.path.entry().map(str::to_owned);
    let args = FactArgs { subject, old: title(removed), new: title(added), ..FactArgs::default() };
    reader.push_sentence(Meaning::RoleChanged, args, fields);
}

fn is_removed(change: &FieldChange) -> bool {
    matches!(change.what, FieldChangeKind::Unset { .. })
}

/// Whether a party as a whole was added to a list or removed from it.
fn is_party(change: &FieldChange) -> bool {
    let is_whole =
        matches!(change.what, FieldChangeKind::Set { .. } | FieldChangeKind::Unset { .. });
    let is_role = ProjectRole::ALL.into_iter().any(|role| has_role(change, role));
    is_whole && is_role && change.path.entry().is_some()
}

/// Whether the change is an entry in the list of the parties with a role.
fn has_role(change: &FieldChange, role: ProjectRole) -> bool {
    PathPattern::Entry(role.field()).fits(&change.path)
}
