//! Changes as data, in one versioned shape that knows no language.

use serde_json::{Value, json};

use crate::ozg::meaning::{ChangeSeverity, DatasetEffect, Fact, Interpretation};
use record_diff::diff::{
    Diff, FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, ReferenceUpdate,
    SchemaChange, SchemaChangeKind, SideState, field_changes,
};
use record_lint::Finding;
use records::schema::to_json;
use yaml_tree::{Mapping, Node, Value as Yaml};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, base, head, changes, schema, effect, summary}`; `head` is null for the working tree,
/// `effect` where it was not looked at.
#[must_use]
pub fn changes_json(diff: &Diff, interpretation: &Interpretation) -> Value {
    let counts = diff.counts();
    let changes = diff.changes.iter().zip(&interpretation.facts);
    let schema = diff.schema.iter().zip(&interpretation.schema);
    json!({
        "version": VERSION,
        "base": diff.base,
        "head": diff.head,
        "changes": changes.map(|(change_of, facts)| change(change_of, facts)).collect::<Vec<_>>(),
        "schema": schema.map(|(change, fact)| of_schema(change, fact)).collect::<Vec<_>>(),
        "effect": interpretation.effect.as_ref().map(of_effect),
        "summary": {
            "added": counts.added,
            "removed": counts.removed,
            "renamed": counts.renamed,
            "changed": counts.changed,
            "reformatted": counts.reformatted,
            "unreadable": counts.unreadable,
            "breaking": interpretation.count(ChangeSeverity::Breaking),
            "notable": interpretation.count(ChangeSeverity::Notable),
            "routine": interpretation.count(ChangeSeverity::Routine),
        },
    })
}

/// An added record has all its fields set, a removed one all unset.
pub(super) fn change(change: &RecordChange, facts: &[Fact]) -> Value {
    let nothing = Node::from(Yaml::Mapping(Mapping::default()));
    let (name, fields) = match &change.what {
        RecordChangeKind::Added { record } => {
            ("added", field_changes(&change.kind, &nothing, &record.root))
        }
        RecordChangeKind::Removed { record } => {
            ("removed", field_changes(&change.kind, &record.root, &nothing))
        }
        RecordChangeKind::Renamed { fields, .. } => ("renamed", fields.clone()),
        RecordChangeKind::Changed { fields, .. } => ("changed", fields.clone()),
        RecordChangeKind::Reformatted { .. } => ("reformatted", Vec::new()),
        RecordChangeKind::Unreadable { .. } => ("unreadable", Vec::new()),
    };
    let mut value = json!({
        "change": name,
        "kind": change.kind.name,
        "id": change.id,
        "label": change.label,
        "file": change.file.as_ref(),
        "severity": facts.iter().map(|fact| fact.meaning.severity).max().map(ChangeSeverity::name),
        "meanings": facts.iter().map(meaning).collect::<Vec<_>>(),
        "fields": fields.iter().map(field).collect::<Vec<_>>(),
    });
    match &change.what {
        RecordChangeKind::Renamed { from, reference_updates: follow_ups, .. } => {
            value["from"] = json!(from);
            value["followed"] = follow_ups.iter().map(follow_up).collect();
        }
        RecordChangeKind::Unreadable { base, head } => {
            value["unreadable"] = json!({ "base": reading(*base), "head": reading(*head) });
        }
        _ => {}
    }
    value
}

fn meaning(fact: &Fact) -> Value {
    let fields: Vec<_> = fact.fields.iter().map(|field| field.path.to_string()).collect();
    json!({
        "meaning": fact.meaning.name,
        "severity": fact.meaning.severity.name(),
        "fields": fields,
    })
}

fn follow_up(follow_up: &ReferenceUpdate) -> Value {
    json!({
        "kind": follow_up.kind.as_ref(),
        "id": follow_up.id,
        "field": follow_up.field,
    })
}

fn of_schema(change: &SchemaChange, fact: &Fact) -> Value {
    let (name, values) = match &change.what {
        SchemaChangeKind::KindAdded => ("kind-added", None),
        SchemaChangeKind::KindRemoved => ("kind-removed", None),
        SchemaChangeKind::FieldAdded => ("field-added", None),
        SchemaChangeKind::FieldRemoved => ("field-removed", None),
        SchemaChangeKind::Required => ("required", None),
        SchemaChangeKind::Optional => ("optional", None),
        SchemaChangeKind::ValuesAdded(values) => ("values-added", Some(values)),
        SchemaChangeKind::ValuesRemoved(values) => ("values-removed", Some(values)),
        SchemaChangeKind::Retyped => ("retyped", None),
        SchemaChangeKind::Other { keywords, .. } => ("other", Some(keywords)),
    };
    json!({
        "change": name,
        "subject": change.subject,
        "field": change.field,
        "values": values,
        "meaning": fact.meaning.name,
        "severity": fact.meaning.severity.name(),
    })
}

fn of_effect(effect: &DatasetEffect) -> Value {
    let figures = effect.figures.iter().map(|figure| {
        json!({
            "table": figure.table,
            "row": figure.row.to_json(),
            "column": figure.column,
            "old": figure.old.to_json(),
            "new": figure.new.to_json(),
        })
    });
    let finding = |finding: &Finding| {
        json!({
            "code": finding.code.id,
            "name": finding.code.name,
            "severity": finding.code.severity.name(),
            "file": finding.location.file.as_ref(),
            "field": finding.location.field().map(ToString::to_string),
        })
    };
    let invalidated = effect.invalidated.iter();
    json!({
        "figures": figures.collect::<Vec<_>>(),
        "new_findings": effect.new_findings.iter().map(finding).collect::<Vec<_>>(),
        "mended_findings": effect.fixed_findings.iter().map(finding).collect::<Vec<_>>(),
        "invalidated": invalidated
            .map(|one| json!({ "kind": one.kind, "count": one.count }))
            .collect::<Vec<_>>(),
    })
}

fn reading(reading: SideState) -> &'static str {
    match reading {
        SideState::Absent => "absent",
        SideState::Sound => "readable",
        SideState::Broken => "unreadable",
    }
}

fn field(change: &FieldChange) -> Value {
    let (name, old, new) = match &change.what {
        FieldChangeKind::Set { new } => ("set", None, Some(new)),
        FieldChangeKind::Unset { old } => ("unset", Some(old), None),
        FieldChangeKind::Replaced { old, new } => ("replaced", Some(old), Some(new)),
        FieldChangeKind::Reordered { old, new } => ("reordered", Some(old), Some(new)),
    };
    json!({
        "field": change.path.to_string(),
        "change": name,
        "old": old.map(to_json),
        "new": new.map(to_json),
    })
}
