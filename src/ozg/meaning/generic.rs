//! What a change of a value means in any dataset.

use super::fact::{FactArgs, FactValue};
use super::reader::ChangeReader;
use super::vocabulary::Meaning;
use messages::Message;
use messages::msg;
use record_diff::diff::{FieldChange, FieldChangeKind};
use records::schema::Shape;
use yaml_tree::{Node, Value};

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    for change in std::mem::take(&mut reader.rest) {
        if let Some((old, new)) = figures(&change) {
            let args = FactArgs {
                subject: Some(change.path.to_string()),
                old: Some(FactValue::Data(number(&old.value))),
                new: Some(FactValue::Data(number(&new.value))),
                note: percent(as_f64(old), as_f64(new)),
                ..FactArgs::default()
            };
            reader.push_sentence(Meaning::FigureUpdated, args, vec![change]);
        } else {
            let meaning = meaning(reader, &change);
            reader.push_fields(meaning, change);
        }
    }
}

fn meaning(reader: &ChangeReader<'_>, change: &FieldChange) -> Meaning {
    match &change.what {
        FieldChangeKind::Set { .. } => Meaning::ValueSet,
        FieldChangeKind::Unset { .. } => Meaning::ValueRemoved,
        FieldChangeKind::Reordered { .. } => Meaning::OrderChanged,
        FieldChangeKind::Replaced { old, new } => {
            let field = reader.field(&change.path);
            let is_prose = field.is_some_and(|field| {
                matches!(field.shape, Shape::Text) && field.reference.is_empty()
            });
            let has_words = [old, new].into_iter().all(|node| node.as_str().is_some())
                && [old, new].into_iter().any(|node| node.as_str().unwrap_or("").contains(' '));
            if is_prose && has_words { Meaning::TextEdited } else { Meaning::ValueChanged }
        }
    }
}

/// Two numbers, if that is what was replaced by what.
fn figures(change: &FieldChange) -> Option<(&Node, &Node)> {
    let is_number = |node: &Node| matches!(node.value, Value::Integer(_) | Value::Float(_));
    match &change.what {
        FieldChangeKind::Replaced { old, new } if is_number(old) && is_number(new) => {
            Some((old, new))
        }
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
#[expect(clippy::cast_possible_truncation, reason = "rounded, and far below what an i64 holds")]
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
        let args = |language, old, new| {
            percent(old, new).map(|message| crate::locales::localizer(language).format(&message))
        };
        assert_eq!(args(Language::En, 165_626.0, 166_000.0).as_deref(), Some("+0.2\u{a0}%"));
        assert_eq!(args(Language::De, 1000.0, 985.0).as_deref(), Some("−1,5\u{a0}%"));
        assert_eq!(args(Language::De, 0.0, 985.0), None);
    }
}
