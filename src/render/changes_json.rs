//! Changes as data, in one versioned shape that knows no language.

use serde_json::{Value, json};

use crate::ozg::meaning::{Effect, Fact, Severity, Told};
use record_diff::diff::{
    Change, Diff, FieldChange, FieldWhat, FollowUp, Reading, SchemaChange, SchemaWhat, What,
    field_changes,
};
use record_lint::Finding;
use records::schema::to_json;
use yaml_tree::{Mapping, Node, Value as Yaml};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, base, head, changes, schema, effect, summary}`; `head` is null for the working tree,
/// `effect` where it was not looked at.
#[must_use]
pub fn changes_json(diff: &Diff, told: &Told) -> Value {
    let counts = diff.counts();
    let changes = diff.changes.iter().zip(&told.facts);
    let schema = diff.schema.iter().zip(&told.schema);
    json!({
        "version": VERSION,
        "base": diff.base,
        "head": diff.head,
        "changes": changes.map(|(change_of, facts)| change(change_of, facts)).collect::<Vec<_>>(),
        "schema": schema.map(|(change, fact)| of_schema(change, fact)).collect::<Vec<_>>(),
        "effect": told.effect.as_ref().map(of_effect),
        "summary": {
            "added": counts.added,
            "removed": counts.removed,
            "renamed": counts.renamed,
            "changed": counts.changed,
            "reformatted": counts.reformatted,
            "unreadable": counts.unreadable,
            "breaking": told.count(Severity::Breaking),
            "notable": told.count(Severity::Notable),
            "routine": told.count(Severity::Routine),
        },
    })
}

/// An added record has all its fields set, a removed one all unset.
pub(super) fn change(change: &Change, facts: &[Fact]) -> Value {
    let nothing = Node::from(Yaml::Mapping(Mapping::default()));
    let (name, fields) = match &change.what {
        What::Added { record } => ("added", field_changes(&change.kind, &nothing, &record.root)),
        What::Removed { record } => {
            ("removed", field_changes(&change.kind, &record.root, &nothing))
        }
        What::Renamed { fields, .. } => ("renamed", fields.clone()),
        What::Changed { fields, .. } => ("changed", fields.clone()),
        What::Reformatted { .. } => ("reformatted", Vec::new()),
        What::Unreadable { .. } => ("unreadable", Vec::new()),
    };
    let mut value = json!({
        "change": name,
        "kind": change.kind.name,
        "id": change.id,
        "label": change.label,
        "file": change.file.as_ref(),
        "severity": facts.iter().map(|fact| fact.meaning.severity).max().map(Severity::name),
        "meanings": facts.iter().map(meaning).collect::<Vec<_>>(),
        "fields": fields.iter().map(field).collect::<Vec<_>>(),
    });
    match &change.what {
        What::Renamed { from, follow_ups, .. } => {
            value["from"] = json!(from);
            value["followed"] = follow_ups.iter().map(follow_up).collect();
        }
        What::Unreadable { base, head } => {
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

fn follow_up(follow_up: &FollowUp) -> Value {
    json!({
        "kind": follow_up.kind.as_ref(),
        "id": follow_up.id,
        "field": follow_up.field,
    })
}

fn of_schema(change: &SchemaChange, fact: &Fact) -> Value {
    let (name, values) = match &change.what {
        SchemaWhat::KindAdded => ("kind-added", None),
        SchemaWhat::KindRemoved => ("kind-removed", None),
        SchemaWhat::FieldAdded => ("field-added", None),
        SchemaWhat::FieldRemoved => ("field-removed", None),
        SchemaWhat::Required => ("required", None),
        SchemaWhat::Optional => ("optional", None),
        SchemaWhat::ValuesAdded(values) => ("values-added", Some(values)),
        SchemaWhat::ValuesRemoved(values) => ("values-removed", Some(values)),
        SchemaWhat::Retyped => ("retyped", None),
        SchemaWhat::Other { keywords, .. } => ("other", Some(keywords)),
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

fn of_effect(effect: &Effect) -> Value {
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
            "code": finding.code.number,
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
        "mended_findings": effect.mended.iter().map(finding).collect::<Vec<_>>(),
        "invalidated": invalidated
            .map(|one| json!({ "kind": one.kind, "count": one.count }))
            .collect::<Vec<_>>(),
    })
}

fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Absent => "absent",
        Reading::Sound => "readable",
        Reading::Broken => "unreadable",
    }
}

fn field(change: &FieldChange) -> Value {
    let (name, old, new) = match &change.what {
        FieldWhat::Set { new } => ("set", None, Some(new)),
        FieldWhat::Unset { old } => ("unset", Some(old), None),
        FieldWhat::Replaced { old, new } => ("replaced", Some(old), Some(new)),
        FieldWhat::Reordered { old, new } => ("reordered", Some(old), Some(new)),
    };
    json!({
        "field": change.path.to_string(),
        "change": name,
        "old": old.map(to_json),
        "new": new.map(to_json),
    })
}
