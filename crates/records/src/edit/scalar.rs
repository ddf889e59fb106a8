//! Replaces one scalar with another, which keeps the quotes or the block style of the old one.

use std::fmt::Write as _;

use super::text::{TextEdit, empty_lines_at_end, leading_blanks, reindented};
use super::{Editor, NeedsRewrite};
use crate::digits::LARGEST_EXACT;
use yaml_tree::{MappingEntry, Node, ScalarForm, Value, to_yaml};

impl Editor<'_> {
    /// Replaces a scalar on one line with another one.
    pub(super) fn scalar(&mut self, old: &Node, new: &Node) -> Result<(), NeedsRewrite> {
        let form = self.forms.at(old.span);
        if let Some(text) = new.as_str().filter(|_| form.is_block()) {
            return self.block_scalar(old, text).ok_or(NeedsRewrite);
        }
        let range = old.span.range();
        let written = written_like(form, new, self.in_flow).ok_or(NeedsRewrite)?;
        if range.is_empty() || form.is_block() {
            return Err(NeedsRewrite);
        }
        self.patches.push(TextEdit { range, text: written });
        Ok(())
    }

    /// Puts another text below the header of a block scalar, with the same indentation.
    fn block_scalar(&mut self, old: &Node, new: &str) -> Option<()> {
        let header_range = self.forms.sign(old.span)?;
        let header = self.text.get(header_range.clone());
        let range = self.text.line_after(header_range.end)..old.span.end as usize;
        let before = self.text.get(range.clone());
        let indent = leading_blanks(before).checked_sub(leading_blanks(old.as_str()?))?;
        let has_indicator = header.contains(|c: char| c.is_ascii_digit());
        if indent == 0
            || new.chars().any(|c| !matches!(c, '\n' | '\t') && needs_escape(c))
            || new.trim().is_empty()
            || (leading_blanks(new) > 0 && !has_indicator)
        {
            return None;
        }
        let width = before.lines().map(|line| line.trim_end().chars().count()).max();
        let width = width.filter(|_| before.trim_end().contains('\n'));
        let folded = if header.starts_with('>') {
            folded(new, width.map_or(usize::MAX, |width| width.saturating_sub(indent)))
        } else {
            None
        };
        // Trailing empty lines are part of the text only if the header has a `+`.
        let keeps_empty = header.contains('+');
        let header = with_chomping(header, new, folded.is_some());
        let empty =
            if keeps_empty || header.contains('+') { 0 } else { empty_lines_at_end(before) };
        let lines = folded.unwrap_or_else(|| lines(new));
        let mut text = reindented(&lines.join("\n"), 0, indent);
        if !before.ends_with('\n') && !header.contains('+') {
            text.truncate(text.len() - 1);
        }
        self.patches.push(TextEdit { range: header_range, text: header });
        self.patches.push(TextEdit { range: range.start..range.end - empty, text });
        Some(())
    }
}

/// A value on one line; a string in the quotes of the old one, if possible.
pub(super) fn written_like(form: ScalarForm, new: &Node, in_flow: bool) -> Option<String> {
    let in_quotes = |text: &str| {
        if text.contains(needs_escape) { double_quoted(text) } else { single_quoted(text) }
    };
    let Some(text) = new.as_str() else { return one_line(new) };
    match form {
        ScalarForm::DoubleQuoted => Some(double_quoted(text)),
        ScalarForm::SingleQuoted if !text.contains('\n') => Some(in_quotes(text)),
        _ => {
            let Some(written) = one_line(new) else {
                return in_flow.then(|| double_quoted(text));
            };
            let is_bare = !written.starts_with(['\'', '"']);
            let ends = |c: char| ",[]{}".contains(c);
            let needs_quotes = in_flow && (text.contains(ends) || text.starts_with(['?', ':']));
            Some(if is_bare && needs_quotes { in_quotes(text) } else { written })
        }
    }
}

fn one_line(node: &Node) -> Option<String> {
    let written = to_yaml(node).ok()?;
    let written = written.strip_suffix('\n')?;
    (!written.contains('\n')).then(|| written.to_owned())
}

fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double_quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        // Writing to a String cannot fail.
        let _ = match c {
            '"' | '\\' => write!(written, "\\{c}"),
            '\n' => write!(written, "\\n"),
            '\t' => write!(written, "\\t"),
            _ if needs_escape(c) => write!(written, "\\u{:04X}", u32::from(c)),
            _ => write!(written, "{c}"),
        };
    }
    written.push('"');
    written
}

/// Control characters, line breaks of YAML 1.1, and the byte order mark.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// The header with the `-` or `+` that the end of the new text requires.
fn with_chomping(header: &str, text: &str, is_folded: bool) -> String {
    let style = if is_folded { '>' } else { '|' };
    let mut written = String::from(style);
    written.extend(header.chars().filter(char::is_ascii_digit));
    match text.len() - text.trim_end_matches('\n').len() {
        0 => written.push('-'),
        1 if !header.contains('+') => {}
        _ => written.push('+'),
    }
    written
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The lines of a folded block scalar with this value, wrapped at `width` where there is a space. `None` if a line
/// of the text begins with a space or tab, since such lines are not folded.
fn folded(text: &str, width: usize) -> Option<Vec<String>> {
    if text.split('\n').any(|line| line.starts_with([' ', '\t'])) {
        return None;
    }
    let mut folded = Vec::new();
    let mut has_text = false;
    for line in text.lines() {
        if line.is_empty() {
            folded.push(String::new());
            continue;
        }
        if std::mem::replace(&mut has_text, true) {
            folded.push(String::new());
        }
        wrap(line, width, &mut folded);
    }
    Some(folded)
}

fn wrap(line: &str, width: usize, wrapped: &mut Vec<String>) {
    let mut current = String::new();
    for word in line.split(' ') {
        let is_full = current.chars().count() + 1 + word.chars().count() > width;
        // Consecutive spaces stay within one line.
        if current.is_empty() || !is_full || word.is_empty() || current.ends_with(' ') {
            current.push_str(if current.is_empty() { "" } else { " " });
            current.push_str(word);
        } else {
            wrapped.push(std::mem::replace(&mut current, word.to_owned()));
        }
    }
    wrapped.push(current);
}

/// The new tree, with integers where the old one has integers: 406 rather than 406.0 in place of 405.
pub(super) fn with_whole_numbers(old: &Node, new: &Node) -> Node {
    let value = match (&old.value, &new.value) {
        (Value::Integer(_), Value::Float(number))
            if number.fract() == 0.0 && number.abs() < LARGEST_EXACT =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and not too large")]
            Value::Integer(*number as i64)
        }
        (Value::Mapping(old), Value::Mapping(new)) => {
            let mut mapping = new.clone();
            for (at, MappingEntry { key, node, .. }) in mapping.entries.iter_mut().enumerate() {
                // Usually the order is the same, so no key has to be looked up.
                let beside = old.entries.get(at).filter(|beside| beside.key == *key);
                if let Some(old) = beside.map(|beside| &beside.node).or_else(|| old.get(key)) {
                    *node = with_whole_numbers(old, node);
                }
            }
            Value::Mapping(mapping)
        }
        (Value::List(old), Value::List(new)) if old.len() == new.len() => {
            let items = old.iter().zip(new).map(|(old, new)| with_whole_numbers(old, new));
            Value::List(items.collect())
        }
        (_, value) => value.clone(),
    };
    Node { value, span: new.span }
}

#[cfg(test)]
mod tests {
    use crate::edit::rewrite;
    use crate::edit::sample::kind;
    use yaml_tree::parse;

    /// The source with the values of another YAML text.
    fn rewritten(source: &str, new: &str) -> String {
        let (old, new) = (parse(source).expect("YAML"), parse(new).expect("YAML"));
        rewrite(&kind(), source, &old, &new).unwrap_or_else(|error| panic!("{error}: {source}"))
    }

    #[test]
    fn another_value_keeps_the_quotes_of_the_old_one() {
        for (old, new, written) in [
            ("'a'", "b", "'b'"),
            ("\"a\"", "b", "\"b\""),
            ("\"a\"", "'b \"c\" \\d'", "\"b \\\"c\\\" \\\\d\""),
            ("\"a\"", "\"b\\nc\"", "\"b\\nc\""),
            ("'a'", "it's", "'it''s'"),
            ("'a'", "\"b\\tc\"", "\"b\\tc\""),
            ("a", "b", "b"),
            ("a", "'no'", "'no'"),
            ("a", "'05315000'", "'05315000'"),
            ("a", "2024-01-01", "2024-01-01"),
            ("'2023-01-01'", "2024-01-01", "'2024-01-01'"),
            ("'a'", "5", "5"),
            ("405", "406", "406"),
            ("405", "406.0", "406"),
            ("405", "4.065e2", "406.5"),
            ("1.5", "2.5", "2.5"),
            ("[a, b]", "[a, 'b, c']", "[a, 'b, c']"),
        ] {
            for (before, after) in
                [("name: ", " # c\r\nx: 1\r\n"), ("---\nteil: {art: 0, wert: ", " }\n")]
            {
                let text = |value: &str| format!("{before}{value}{after}");
                assert_eq!(rewritten(&text(old), &text(new)), text(written));
            }
        }
    }

    #[test]
    fn a_block_scalar_keeps_its_header_its_indentation_and_its_width() {
        for (old, new, written) in [
            ("|\n    a\n    b\n", "|\n  a\n  c\n\n  d\n", "|\n    a\n    c\n\n    d\n"),
            ("|- # c\n    a\n", "|\n  b\n  c\n", "| # c\n    b\n    c\n"),
            (
                ">-\n    one two\n    three\n",
                ">-\n  one two three four\n",
                ">-\n    one two\n    three\n    four\n",
            ),
            (
                ">\n    one\n",
                ">-\n  one two three\n\n  four\n",
                ">-\n    one two three\n\n    four\n",
            ),
            (">\n    one\n", "|\n  a\n\n\n  b\n", ">\n    a\n\n\n\n    b\n"),
            ("|\n    a\n\n\n", "|\n  b\n  c\n", "|\n    b\n    c\n\n\n"),
            ("|\n    a\n", "|\n  b\tc\n", "|\n    b\tc\n"),
            ("|+\n    a\n\n", "|\n  b\n", "|+\n    b\n"),
            (">2\n     a\n    b\n", "|2\n   c\n  d\n", "|2\n     c\n    d\n"),
        ] {
            let text = |value: &str| format!("teil:\n  wert: {value}  zeit: 1\n");
            let old = text(old);
            assert_eq!(rewritten(&old, &text(&new.replace("\n  ", "\n    "))), text(written));
        }
    }

    #[test]
    fn a_list_in_brackets_keeps_its_brackets() {
        for (old, new, written) in [
            ("[a, b]", "[a, b, c]", "[a, b, c]"),
            ("[ a, 'b' ]", "['b']", "[ 'b' ]"),
            ("[a,b]", "[b,a]", "[b,a]"),
            ("[a,\n  b ]", "[a, b, 'c]']", "[a,\n  b,\n  'c]' ]"),
            ("[a]", "[a, {art: x, wert: [z]}]", "[a, {art: x, wert: [z]}]"),
            ("[a, b]", "[a]", "[a]"),
        ] {
            let text = |value: &str| format!("liste: {value} # c\nx: 1\n");
            assert_eq!(rewritten(&text(old), &text(new)), text(written));
        }
        let text = |value: &str| format!("teil: {{{value}}}\n");
        for (old, new, written) in [
            ("art: 'a', wert: b", "art: 'a', wert: b, zeit: c", "art: 'a', wert: b, zeit: c"),
            ("art: a, wert: b", "wert: c", "wert: c"),
        ] {
            assert_eq!(rewritten(&text(old), &text(new)), text(written));
        }
    }

    #[test]
    fn new_lines_are_indented_like_existing_ones() {
        let source = "teil:\n    art: a\nliste:\n  - a\n";
        let new = "teil: {art: a}\nliste: [a]\nteile: [{art: b, wert: {x: [z]}}]\n";
        let added = "teile:\n  - art: b\n    wert:\n        x:\n          - z\n";
        assert_eq!(rewritten(source, new), format!("{source}{added}"));
        let windows = source.replace('\n', "\r\n");
        assert_eq!(rewritten(&windows, new), windows.clone() + &added.replace('\n', "\r\n"));
    }
}
