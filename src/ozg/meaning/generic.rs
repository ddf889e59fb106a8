//! The meaning of a changed value in any dataset.

use super::fact::{FactArgs, FactValue};
use super::reader::ChangeReader;
use super::vocabulary::Meaning;
use messages::Message;
use messages::msg;
use record_diff::diff::{FieldChange, FieldChangeKind};
use records::algebra::{EntryName, RecordPathStep};
use records::schema::Field;
use yaml_tree::{Node, Value};

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    for change in std::mem::take(&mut reader.rest) {
        if let Some((old, new)) = figures(&change) {
            let (meaning, args) = figure(reader, &change, old, new);
            reader.push_sentence(meaning, args, vec![change]);
        } else {
            let meaning = meaning(reader, &change);
            reader.push_fields(meaning, change);
        }
    }
}

fn figure(
    reader: &ChangeReader<'_>,
    change: &FieldChange,
    old: &Node,
    new: &Node,
) -> (Meaning, FactArgs) {
    let is_quantity = reader.field(&change.path).is_none_or(Field::is_quantity);
    let (before, after) = (as_f64(old), as_f64(new));
    // A change by at least half of the old value counts as a shift.
    let is_shifted = is_quantity && (after - before).abs() >= before.abs() / 2.0;
    let args = FactArgs {
        subject: Some(change.path.to_string()),
        place: reader.first_title(&change.path).filter(|_| is_shifted),
        old: Some(number(&old.value)),
        new: Some(number(&new.value)),
        note: percent(before, after).filter(|_| is_quantity),
    };
    (if is_shifted { Meaning::FigureShifted } else { Meaning::FigureUpdated }, args)
}

fn meaning(reader: &ChangeReader<'_>, change: &FieldChange) -> Meaning {
    let field = reader.field(&change.path);
    match &change.what {
        FieldChangeKind::Set { .. } => Meaning::ValueSet,
        FieldChangeKind::Reordered { .. } => Meaning::OrderChanged,
        FieldChangeKind::Unset { old } if is_key(reader, change, old) => Meaning::KeyChanged,
        FieldChangeKind::Unset { .. } => Meaning::ValueRemoved,
        FieldChangeKind::Replaced { old, .. } if is_key(reader, change, old) => Meaning::KeyChanged,
        FieldChangeKind::Replaced { old, new } => {
            // Prose in a list entry may be a single word; elsewhere a single word may be one of a few
            // choices.
            let is_entry = change.path.0.contains(&RecordPathStep::Entry(EntryName::Unnamed));
            let texts = [old, new].map(Node::as_str);
            let has_words = texts.iter().all(Option::is_some)
                && (is_entry || texts.iter().flatten().any(|text| text.contains(' ')));
            let is_prose = field.is_some_and(Field::is_prose);
            if is_prose && has_words { Meaning::TextEdited } else { Meaning::ValueChanged }
        }
    }
}

/// Whether the old value was a key by which others know the record. A value that is not a string was not a
/// key yet.
fn is_key(reader: &ChangeReader<'_>, change: &FieldChange, old: &Node) -> bool {
    let is_at_top = change.path.0.len() == 1;
    is_at_top && old.as_str().is_some() && reader.field(&change.path).is_some_and(|it| it.unique)
}

/// The old and the new number, if a number was replaced by a number.
fn figures(change: &FieldChange) -> Option<(&Node, &Node)> {
    let is_number = |node: &Node| matches!(node.value, Value::Integer(_) | Value::Float(_));
    match &change.what {
        FieldChangeKind::Replaced { old, new } if is_number(old) && is_number(new) => {
            Some((old, new))
        }
        _ => None,
    }
}

fn number(value: &Value) -> FactValue {
    match value {
        Value::Integer(number) => FactValue::Whole(*number),
        Value::Float(number) => FactValue::Data(number.to_string()),
        _ => FactValue::Data(String::new()),
    }
}

fn as_f64(node: &Node) -> f64 {
    match node.value {
        Value::Integer(number) => number as f64,
        Value::Float(number) => number,
        _ => f64::NAN,
    }
}

/// The change in percent with one decimal; `None` if the old value is zero.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and far below what an i64 holds")]
fn percent(old: f64, new: f64) -> Option<Message> {
    let tenths = ((new - old) / old.abs() * 1000.0).round();
    // A change that rounds to zero is not worth a note.
    if !tenths.is_finite() || tenths.abs() > 1e12 || tenths == 0.0 {
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
    fn percent_has_one_decimal_formatted_for_the_language() {
        let args = |language, old, new| {
            percent(old, new).map(|message| crate::locales::localizer(language).format(&message))
        };
        assert_eq!(args(Language::En, 165_626.0, 166_000.0).as_deref(), Some("+0.2\u{a0}%"));
        assert_eq!(args(Language::De, 1000.0, 985.0).as_deref(), Some("−1,5\u{a0}%"));
        assert_eq!(args(Language::De, 0.0, 985.0), None);
    }
}
