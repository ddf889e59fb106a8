//! The differences between the configurations of two states, and whether they weaken the rules.

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

/// A changed setting and its meaning.
pub struct SettingChange {
    /// For example `lint.severity.stale-check`; `None` if the change is about the file as a whole.
    pub key: Option<String>,
    /// The value as in TOML, strings without quotes; `None` if it is not set.
    pub old: Option<String>,
    pub new: Option<String>,
    pub fact: Fact,
}

/// The settings that differ; if the file differs at all, at least one change is returned.
///
/// # Errors
/// If the file of a state cannot be read at all.
pub fn setting_changes(base: &Tree, head: &Tree) -> Result<Vec<SettingChange>> {
    let (old, new) = (base.file(FILE)?, head.file(FILE)?);
    if old == new {
        return Ok(Vec::new());
    }
    // No rule is run, so the date does not matter.
    let lint_settings = |tree| settings_of(tree, PartialDate::today());
    let (before, after) = (lint_settings(base), lint_settings(head));
    let mut changes = Vec::new();
    if before.is_some() && after.is_none() {
        changes.push(file_change(Meaning::ConfigUnusable));
    }
    if let (Some(old), Some(new)) = (settings(old), settings(new)) {
        let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        for key in keys.into_iter().filter(|key| old.get(*key) != new.get(*key)) {
            let rules = before.as_ref().zip(after.as_ref());
            let is_weaker = rules.is_some_and(|(before, after)| is_weaker(key, before, after));
            changes.push(setting_change(key, old.get(key), new.get(key), is_weaker));
        }
    }
    if changes.is_empty() {
        changes.push(file_change(Meaning::ConfigReworded));
    }
    Ok(changes)
}

/// The settings of the rules; `None` if the configuration is unusable.
pub(super) fn settings_of(tree: &Tree, as_of: PartialDate) -> Option<LintSettings> {
    let mut settings = LintSettings::new(as_of);
    settings.configure(&Config::load(tree).ok()?.lint, &ALL.all()).ok()?;
    Some(settings)
}

/// Whether a setting makes a rule report less than before, or report it at a lower severity.
fn is_weaker(key: &[String], before: &LintSettings, after: &LintSettings) -> bool {
    let [lint, setting, name] = key else { return false };
    let Some(rule) = find(&ALL.all(), name).ok().filter(|_| lint == "lint") else { return false };
    match setting.as_str() {
        "severity" => rank(rule, after) < rank(rule, before),
        "threshold" => after.threshold(rule) > before.threshold(rule),
        _ => false,
    }
}

/// The rank of a rule's severity; 0 if the rule is off.
fn rank(rule: &Rule, settings: &LintSettings) -> u8 {
    match settings.severity(rule.code.id, rule.code.severity) {
        None => 0,
        Some(Severity::Note) => 1,
        Some(Severity::Warning) => 2,
        Some(Severity::Error) => 3,
    }
}

/// All settings by key; `None` if the file is not valid TOML.
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
        other => _ = settings.insert(key.clone(), format_value(other)),
    }
}

/// A value on one line.
fn format_value(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(time) => time.to_string(),
        Value::Array(items) => items.iter().map(format_value).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let entries =
                table.iter().map(|(key, value)| format!("{key} = {}", format_value(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
    }
}

fn file_change(meaning: Meaning) -> SettingChange {
    let fact = Fact::new(meaning, FactDetail::None, Vec::new());
    SettingChange { key: None, old: None, new: None, fact }
}

fn setting_change(
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
