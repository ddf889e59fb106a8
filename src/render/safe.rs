//! Making what comes from data harmless for whoever displays it.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

/// The text with control characters, and those that reverse the direction of writing, written out:
/// data cannot steer a terminal.
#[must_use]
pub fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_control_or_bidi) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => safe.push('\n'),
            '\t' => safe.push(' '),
            other if is_control_or_bidi(other) => safe.extend(other.escape_unicode()),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

/// [`escape_controls`], for people: a backslash before `::` at the beginning of a word keeps logs of CI from
/// obeying it, wherever a line is broken.
#[must_use]
pub fn escape_for_terminal(text: &str) -> Cow<'_, str> {
    let text = escape_controls(text);
    if !text.contains("::") {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut before = '\n';
    for (at, character) in text.char_indices() {
        if before.is_whitespace() && text[at..].starts_with("::") {
            safe.push('\\');
        }
        safe.push(character);
        before = character;
    }
    Cow::Owned(safe)
}

/// [`escape_for_terminal`], on one line: data cannot begin a line, which some readers of a log obey.
#[must_use]
pub fn escape_to_one_line(text: &str) -> String {
    escape_for_terminal(text).replace('\n', "\\n")
}

/// JSON on one line, every character that could steer a terminal written as JSON escapes it.
#[must_use]
pub fn json_text(value: &Value) -> String {
    escaped_json(&value.to_string())
}

/// [`json_text`] on many lines, for people to read as well, with a final line end.
#[must_use]
pub fn json_pretty(value: &Value) -> String {
    escaped_json(&format!("{value:#}\n"))
}

/// Outside its texts, JSON has no such character but the line ends.
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
    fn escapes_are_written_out_and_plain_text_is_left() {
        assert_eq!(escape_for_terminal("Köln"), "Köln");
        assert_eq!(escape_for_terminal("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(escape_to_one_line("a\n::b\r"), "a\\n\\::b\\u{d}");
        assert_eq!(escape_for_terminal("::a b::c\n ::d"), "\\::a b::c\n \\::d");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = Value::from("a\u{9b}31m\u{202e}\u{1b}\u{7f}ä\n");
        let text = json_text(&value);
        assert_eq!(text, r#""a\u009b31m\u202e\u001b\u007fä\n""#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
