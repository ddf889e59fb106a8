//! What a change of a value means in any dataset.

use super::fact::{Said, Word};
use super::reading::Reading;
use super::vocabulary::{
    FIGURE_UPDATED, Meaning, ORDER_CHANGED, TEXT_EDITED, VALUE_CHANGED, VALUE_REMOVED, VALUE_SET,
};
use messages::Message;
use messages::msg;
use record_diff::diff::{FieldChange, FieldWhat};
use records::schema::Shape;
use yaml_tree::{Node, Value};

pub(super) fn read(reading: &mut Reading<'_>) {
    for change in std::mem::take(&mut reading.rest) {
        match figures(&change) {
            Some((old, new)) => {
                let said = Said {
                    subject: Some(change.path.to_string()),
                    old: Some(Word::Data(number(&old.value))),
                    new: Some(Word::Data(number(&new.value))),
                    note: percent(as_f64(old), as_f64(new)),
                    ..Said::default()
                };
                reading.tell(&FIGURE_UPDATED, said, vec![change]);
            }
            None => {
                let meaning = meaning(reading, &change);
                reading.show(meaning, change);
            }
        }
    }
}

fn meaning(reading: &Reading<'_>, change: &FieldChange) -> &'static Meaning {
    match &change.what {
        FieldWhat::Set { .. } => &VALUE_SET,
        FieldWhat::Unset { .. } => &VALUE_REMOVED,
        FieldWhat::Reordered { .. } => &ORDER_CHANGED,
        FieldWhat::Replaced { old, new } => {
            let field = reading.field(&change.path);
            let is_prose = field.is_some_and(|field| {
                matches!(field.shape, Shape::Text) && field.reference.is_empty()
            });
            let has_words = [old, new].into_iter().all(|node| node.as_str().is_some())
                && [old, new].into_iter().any(|node| node.as_str().unwrap_or("").contains(' '));
            if is_prose && has_words { &TEXT_EDITED } else { &VALUE_CHANGED }
        }
    }
}

/// Two numbers, if that is what was replaced by what.
fn figures(change: &FieldChange) -> Option<(&Node, &Node)> {
    let is_number = |node: &Node| matches!(node.value, Value::Integer(_) | Value::Float(_));
    match &change.what {
        FieldWhat::Replaced { old, new } if is_number(old) && is_number(new) => Some((old, new)),
        _ => None,
    }
}

fn number(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        _ => String::new(),
    }
}

fn as_f64(node: &Node) -> f64 {
    match node.value {
        Value::Integer(number) => number as f64,
        Value::Float(number) => number,
        _ => f64::NAN,
    }
}

/// The change in percent with one decimal; none of zero.
fn percent(old: f64, new: f64) -> Option<Message> {
    let tenths = ((new - old) / old.abs() * 1000.0).round();
    if !tenths.is_finite() || tenths.abs() > 1e12 {
        return None;
    }
    let sign = if new < old { "−" } else { "+" };
    let tenths = tenths.abs() as i64;
    Some(msg!("note-percent", sign = sign, whole = (tenths / 10).to_string(), tenth = tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;

    #[test]
    fn percent_has_one_decimal_in_the_manner_of_the_language() {
        let said = |language, old, new| {
            percent(old, new).map(|message| crate::locales::speaker(language).say(&message))
        };
        assert_eq!(said(Language::En, 165_626.0, 166_000.0).as_deref(), Some("+0.2\u{a0}%"));
        assert_eq!(said(Language::De, 1000.0, 985.0).as_deref(), Some("−1,5\u{a0}%"));
        assert_eq!(said(Language::De, 0.0, 985.0), None);
    }
}
