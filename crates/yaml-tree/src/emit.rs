//! Writing values in canonical form: block style, with strings quoted only where they would be read as
//! something else.

mod writer;

use anyhow::bail;
use serde::Serialize;

use super::node::{Node, Value};
use super::parse;
use super::plain::{PlainReading, plain_reading};
use messages::msg;
use writer::YamlWriter;

/// Line breaks for the emitter (YAML 1.1) that the parser does not treat as such (YAML 1.2).
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// How far the parts of a document are indented, in spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indentation {
    /// A mapping, or the lines of a block scalar, below a key.
    pub step: usize,
    /// The dashes of a list below a key.
    pub dash: usize,
    /// The content of a list entry, counted from its dash.
    pub entry: usize,
}

impl Default for Indentation {
    fn default() -> Self {
        Indentation { step: 2, dash: 0, entry: 2 }
    }
}

/// The value as a YAML document, with a final newline.
///
/// # Errors
/// If a string contains one of [`SEPARATORS`] where it would be read back as a different string; or if the emitter
/// fails.
pub fn to_yaml(node: &Node) -> anyhow::Result<String> {
    to_yaml_indented(node, Indentation::default())
}

/// Like [`to_yaml`], with a different indentation.
///
/// # Errors
/// See [`to_yaml`].
pub fn to_yaml_indented(node: &Node, indentation: Indentation) -> anyhow::Result<String> {
    let mut writer = YamlWriter::new(indentation);
    writer.document(node)?;
    let text = writer.text;
    if text.contains(SEPARATORS) && parse(&text).ok().as_ref() != Some(node) {
        bail!(msg!("yaml-unwritable"));
    }
    Ok(text)
}

/// A string as a YAML scalar: quoted if a reader would otherwise not read it as a string.
#[must_use]
pub fn scalar(text: &str) -> String {
    let node = Node::from(Value::String(text.into()));
    to_yaml(&node).unwrap_or_default().trim_end_matches('\n').to_owned()
}

/// The canonical form of a quoted string: unquoted only if every reader reads the same string; dates keep their
/// quotes. `None` if it must stay as it is.
#[must_use]
pub fn unquoted_if_same(text: &str) -> Option<String> {
    if plain_reading(text) == PlainReading::Day {
        return Some(format!("'{text}'"));
    }
    let written = to_yaml(&Value::String(text.into()).into()).ok()?;
    written.strip_suffix('\n').map(str::to_owned)
}

/// A JSON value as a YAML document, with a final newline.
///
/// # Errors
/// If the emitter fails.
pub fn json_to_yaml(value: &serde_json::Value) -> anyhow::Result<String> {
    let mut writer = YamlWriter::new(Indentation::default());
    writer.document(&node_of_json(value))?;
    Ok(writer.text)
}

fn node_of_json(value: &serde_json::Value) -> Node {
    use serde_json::Value as Json;
    let value = match value {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Value::Integer(number),
            None => Value::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Json::String(text) => Value::String(text.into()),
        Json::Array(items) => Value::List(items.iter().map(node_of_json).collect()),
        Json::Object(fields) => {
            let mut mapping = super::Mapping::default();
            for (key, value) in fields {
                mapping.push(key, node_of_json(value));
            }
            Value::Mapping(mapping)
        }
    };
    value.into()
}

/// A scalar with its newline; the lines of a multi-line string are indented by two spaces.
fn scalar_document(value: &Value) -> anyhow::Result<String> {
    Ok(match value {
        Value::Bool(flag) => emitted(flag)?,
        Value::Integer(number) => format!("{number}\n"),
        Value::Float(number) => float(&emitted(number)?),
        Value::String(text) => text_document(text)?,
        Value::Null | Value::List(_) | Value::Mapping(_) => emitted(&())?,
    })
}

fn text_document(text: &str) -> anyhow::Result<String> {
    if plain_reading(text) == PlainReading::Other {
        // Words, digits and punctuation on one line, with no quotes among them.
        return Ok(format!("'{text}'\n"));
    }
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(is_word) {
        return Ok(format!("{text}\n"));
    }
    emitted(text)
}

fn emitted(value: &(impl Serialize + ?Sized)) -> anyhow::Result<String> {
    Ok(serde_yaml::to_string(value)?)
}

/// Readers of YAML 1.1 take `1e16` for a string; all readers take `1.0e+16` for a number.
fn float(written: &str) -> String {
    let Some((mantissa, power)) = written.split_once('e') else { return written.to_owned() };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if power.starts_with('-') { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{power}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mapping;

    /// Found by the fuzz target `yaml`: it was written with whitespace that is read as part of it.
    #[test]
    fn a_text_is_written_as_it_is_read_or_not_at_all() {
        let mut refused = 0;
        let separators = ["\u{2028}# x", "a\u{2029} b", "\u{85}", "a\u{2028}b"];
        for text in separators.into_iter().chain(["a b", "-80410016E551615", "1e999", "1e99"]) {
            let node = Node::from(Value::String(text.into()));
            match to_yaml(&node) {
                Ok(written) => assert_eq!(parse(&written).ok(), Some(node), "{text:?}"),
                Err(_) => refused += 1,
            }
        }
        assert!((1..=4).contains(&refused), "{refused}");
    }

    #[test]
    fn strings_that_either_yaml_version_reads_as_something_else_are_quoted() {
        for text in [
            "no",
            "on",
            "y",
            "=",
            "<<",
            "12:30",
            "1_000",
            "0o17",
            "017",
            ".inf",
            "~",
            "",
            "1e3",
            "1e999",
            "null",
            "2001-12-14 21:59:43",
            "2024-13-45",
        ] {
            assert_eq!(scalar(text), format!("'{text}'"));
        }
        for text in ["2024-01-01", "ja", "Köln", "10092-wohngeld", "1.2.3", "a b", "2024-01"] {
            assert_eq!(scalar(text), text);
        }
        assert_eq!(unquoted_if_same("2024-01-01").as_deref(), Some("'2024-01-01'"));
    }

    #[test]
    fn numbers_are_numbers_to_readers_of_either_version() {
        for (number, text) in [
            (1e16, "1.0e+16"),
            (1.5e-9, "1.5e-9"),
            (406.0, "406.0"),
            (0.1, "0.1"),
            (2.5e20, "2.5e+20"),
        ] {
            assert_eq!(to_yaml(&Value::Float(number).into()).expect("YAML"), format!("{text}\n"));
        }
    }

    fn document(text: &str) -> Node {
        parse(text).expect("YAML")
    }

    #[test]
    fn a_document_is_indented_as_requested() {
        let canonical =
            "a:\n  b: 1\n  c:\n  - x\n  - d: |-\n      e\n      f\n    g: '2'\n  - - z\n    - {}\n";
        let node = document(canonical);
        assert_eq!(to_yaml(&node).expect("YAML"), canonical);
        let wide = Indentation { step: 4, dash: 2, entry: 4 };
        let written = to_yaml_indented(&node, wide).expect("YAML");
        let expected = "a:\n    b: 1\n    c:\n      -   x\n      -   d: |-\n              e\n              \
            f\n          g: '2'\n      -   -   z\n          -   {}\n";
        assert_eq!(written, expected);
        assert_eq!(document(&written), node);
    }

    #[test]
    fn texts_of_any_form_come_back() {
        let long = "x".repeat(2000);
        for text in
            ["a\n\n", "a\nb", " a\nb", "\n", "\n\na", "a \nb", "a\n\tb", "\u{feff}x", "'", &long]
        {
            let mut mapping = Mapping::default();
            mapping.push(text, Value::String(text.into()));
            mapping.push("list", Value::List(vec![Value::String(text.into()).into()]));
            let node = Node::from(Value::Mapping(mapping));
            for step in [2, 4] {
                let indentation = Indentation { step, dash: step, entry: 2 };
                let written = to_yaml_indented(&node, indentation).expect("YAML");
                assert_eq!(parse(&written).ok().as_ref(), Some(&node), "{written}");
            }
        }
    }
}
