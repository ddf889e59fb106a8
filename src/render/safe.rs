//! Escapes what comes from data, so that it is safe to display.

use std::borrow::Cow;
use std::fmt::Write as _;

use document::text::inert;
use serde_json::Value;

/// A text of the data on one line of a terminal. It cannot start a line, since some log readers execute commands there.
#[must_use]
pub fn escape_to_one_line(text: &str) -> String {
    inert(text).replace('\n', "\\n")
}

/// YAML as the emitter writes it, with the control and bidirectional characters that it leaves
/// unescaped also escaped; everything else is as in the data.
#[must_use]
pub fn yaml_text(yaml: &str) -> Cow<'_, str> {
    if !yaml.chars().any(is_control_or_bidi) {
        return Cow::Borrowed(yaml);
    }
    let mut safe = String::with_capacity(yaml.len() + 8);
    for character in yaml.chars() {
        match character {
            '\n' => safe.push('\n'),
            '\t' => safe.push(' '),
            other if is_control_or_bidi(other) => safe.extend(other.escape_unicode()),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

/// JSON on one line, with every character that could control a terminal as a JSON escape.
#[must_use]
pub fn json_text(value: &Value) -> String {
    escaped_json(&value.to_string())
}

/// Like [`json_text`], but pretty-printed, so that people can read it as well, and with a final newline.
#[must_use]
pub fn json_pretty(value: &Value) -> String {
    escaped_json(&format!("{value:#}\n"))
}

/// Outside of strings, JSON has no such characters except newlines.
fn escaped_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_control_or_bidi(character) {
            let _ = write!(safe, "\\u{:04x}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    safe
}

fn is_control_or_bidi(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_and_begins_no_command() {
        assert_eq!(escape_to_one_line("Köln"), "Köln");
        assert_eq!(escape_to_one_line("a\n::b\r"), "a\\n\\::b<U+000D>");
        assert_eq!(escape_to_one_line("::a b::c"), "\\::a b::c");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = Value::from("a\u{9b}31m\u{202e}\u{1b}\u{7f}ä\n");
        let text = json_text(&value);
        assert_eq!(text, r#""a\u009b31m\u202e\u001b\u007fä\n""#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
