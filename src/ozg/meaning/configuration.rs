//! What differs between the configurations of two states, and whether it weakens the rules.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::fact::{Fact, FactArgs, FactDetail, FactValue};
use super::vocabulary::Meaning;
use crate::config::{Config, FILE};
use crate::ozg::rules::ALL;
use file_tree::Tree;
use messages::{PartialDate, msg};
use record_lint::{LintSettings, Rule, Severity, find};
use toml::Value;

/// A setting that is another than before, and what that means.
pub struct SettingChange {
    /// Such as `lint.severity.stale-check`; none if it is about the file as a whole.
    pub key: Option<String>,
    /// As in TOML, a text without quotes; nothing where it is not set.
    pub old: Option<String>,
    pub new: Option<String>,
    pub fact: Fact,
}

/// The settings that differ; a file that differs is never passed over.
///
/// # Errors
/// If the file of a state cannot be read at all.
pub fn setting_changes(base: &Tree, head: &Tree) -> Result<Vec<SettingChange>> {
    let (old, new) = (base.file(FILE)?, head.file(FILE)?);
    if old == new {
        return Ok(Vec::new());
    }
    // No rule is asked for its findings, so the day is of no matter.
    let of = |tree| settings_of(tree, PartialDate::today());
    let (before, after) = (of(base), of(head));
    let mut changes = Vec::new();
    if before.is_some() && after.is_none() {
        changes.push(of_file(Meaning::ConfigUnusable));
    }
    if let (Some(old), Some(new)) = (settings(old), settings(new)) {
        let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        for key in keys.into_iter().filter(|key| old.get(*key) != new.get(*key)) {
            let rules = before.as_ref().zip(after.as_ref());
            let is_weaker = rules.is_some_and(|(before, after)| is_weaker(key, before, after));
            changes.push(of_setting(key, old.get(key), new.get(key), is_weaker));
        }
    }
    if changes.is_empty() {
        changes.push(of_file(Meaning::ConfigReworded));
    }
    Ok(changes)
}

/// How strict the rules are; none where the configuration is unusable.
pub(super) fn settings_of(tree: &Tree, as_of: PartialDate) -> Option<LintSettings> {
    let mut settings = LintSettings::new(as_of);
    settings.configure(&Config::load(tree).ok()?.lint, &ALL.all()).ok()?;
    Some(settings)
}

/// Whether a rule finds less than before, or what it finds counts for less, as far as a setting goes.
fn is_weaker(key: &[String], before: &LintSettings, after: &LintSettings) -> bool {
    let [lint, setting, name] = key else { return false };
    let Some(rule) = find(&ALL.all(), name).ok().filter(|_| lint == "lint") else { return false };
    match setting.as_str() {
        "severity" => rank(rule, after) < rank(rule, before),
        "threshold" => after.threshold(rule) > before.threshold(rule),
        _ => false,
    }
}

/// The higher, the more the findings of a rule count.
fn rank(rule: &Rule, settings: &LintSettings) -> u8 {
    match settings.severity(rule.code.id, rule.code.severity) {
        None => 0,
        Some(Severity::Note) => 1,
        Some(Severity::Warning) => 2,
        Some(Severity::Error) => 3,
    }
}

/// All settings by their keys; none of what is no TOML.
fn settings(file: Option<Vec<u8>>) -> Option<BTreeMap<Vec<String>, String>> {
    let text = String::from_utf8(file.unwrap_or_default()).ok()?;
    let mut settings = BTreeMap::new();
    collect(&Value::Table(toml::from_str(&text).ok()?), &mut Vec::new(), &mut settings);
    Some(settings)
}

fn collect(value: &Value, key: &mut Vec<String>, settings: &mut BTreeMap<Vec<String>, String>) {
    match value {
        Value::Table(table) => {
            for (name, value) in table {
                key.push(name.clone());
                collect(value, key, settings);
                key.pop();
            }
        }
        other => _ = settings.insert(key.clone(), shown(other)),
    }
}

/// A value on one line.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(time) => time.to_string(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| format!("{key} = {}", shown(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
    }
}

fn of_file(meaning: Meaning) -> SettingChange {
    let fact = Fact::new(meaning, FactDetail::None, Vec::new());
    SettingChange { key: None, old: None, new: None, fact }
}

fn of_setting(
    key: &[String],
    old: Option<&String>,
    new: Option<&String>,
    is_weaker: bool,
) -> SettingChange {
    let key = key.join(".");
    let value = |value: Option<&String>| {
        let unset = || FactValue::Term(msg!("configuration-unset"));
        Some(value.map_or_else(unset, |value| FactValue::Data(value.clone())))
    };
    let args = FactArgs {
        subject: Some(key.clone()),
        old: value(old),
        new: value(new),
        ..FactArgs::default()
    };
    let meaning = if is_weaker { Meaning::RuleWeakened } else { Meaning::ConfigChanged };
    let fact = Fact::sentence(meaning, args, Vec::new());
    SettingChange { key: Some(key), old: old.cloned(), new: new.cloned(), fact }
}
