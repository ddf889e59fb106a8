//! The styles in which scalars are written in a source, which are not part of its tree.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

use super::parser::{bytes, options, scalar_span};
use crate::Span;

/// The style of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarForm {
    /// Unquoted.
    Plain,
    /// `'like this'`
    SingleQuoted,
    /// `"like this"`
    DoubleQuoted,
    /// With `|`.
    Literal,
    /// With `>`.
    Folded,
}

impl ScalarForm {
    /// Whether the text is on its own lines below a header.
    #[must_use]
    pub fn is_block(self) -> bool {
        matches!(self, ScalarForm::Literal | ScalarForm::Folded)
    }
}

/// The styles of all scalars in a source, including keys.
pub struct ScalarForms {
    by_span: HashMap<(u32, u32), ScalarForm>,
    headers: HashMap<(u32, u32), Range<usize>>,
}

impl ScalarForms {
    /// The styles in a source; for invalid YAML, of the scalars before the syntax error.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let mut options = options();
        options.set_emit_comments(false);
        let mut parser = Parser::<StrInput>::new_from_str_with_options(source, options);
        let mut forms = ScalarForms { by_span: HashMap::new(), headers: HashMap::new() };
        let mut from = 0;
        while let Some(Ok((event, span))) = parser.next_event() {
            let Event::Scalar(_, style, ..) = event else { continue };
            let span = scalar_span(source, style, bytes(&span));
            let before = std::mem::replace(&mut from, span.end as usize);
            let form = match style {
                ScalarStyle::Plain => continue,
                ScalarStyle::SingleQuoted => ScalarForm::SingleQuoted,
                ScalarStyle::DoubleQuoted => ScalarForm::DoubleQuoted,
                ScalarStyle::Literal => ScalarForm::Literal,
                ScalarStyle::Folded => ScalarForm::Folded,
            };
            let place = (span.start, span.end);
            forms.by_span.insert(place, form);
            if form.is_block()
                && let Some(header) = header_after(source, before)
            {
                forms.headers.insert(place, header);
            }
        }
        forms
    }

    /// The style of the scalar with this span; for a key, pass the span of the key.
    #[must_use]
    pub fn at(&self, span: Span) -> ScalarForm {
        self.by_span.get(&(span.start, span.end)).copied().unwrap_or(ScalarForm::Plain)
    }

    /// The range of the header of a block scalar, such as `|` or `>2-`.
    #[must_use]
    pub fn sign(&self, span: Span) -> Option<Range<usize>> {
        self.headers.get(&(span.start, span.end)).cloned()
    }
}

/// The header of a block scalar. Only dashes, colons, spaces and comments can be between the header and the
/// previous scalar, which ends at the byte `from`.
fn header_after(source: &str, from: usize) -> Option<Range<usize>> {
    let mut rest = source.get(from..)?;
    loop {
        let at = rest.find(['#', '|', '>'])?;
        let found = rest.get(at..)?;
        if !found.starts_with('#') {
            let start = source.len() - found.len();
            let is_in_header = |c: char| c.is_ascii_digit() || "|>+-".contains(c);
            let length = found.find(|c| !is_in_header(c)).unwrap_or(found.len());
            return Some(start..start + length);
        }
        rest = found.get(found.find('\n')?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Node, parse};

    fn forms(source: &str) -> Vec<ScalarForm> {
        fn collect(node: &Node, forms: &ScalarForms, found: &mut Vec<ScalarForm>) {
            if let Some(mapping) = node.as_mapping() {
                for entry in &mapping.entries {
                    found.push(forms.at(entry.key_span));
                    collect(&entry.node, forms, found);
                }
            } else {
                found.push(forms.at(node.span));
            }
        }
        let mut found = Vec::new();
        collect(&parse(source).expect("YAML"), &ScalarForms::of(source), &mut found);
        found
    }

    #[test]
    fn forms_of_keys_values_and_empty_scalars_are_known() {
        use ScalarForm::{DoubleQuoted, Folded, Literal, Plain, SingleQuoted};
        let source = "'a': |\n\nb: >-\n  'x'\nc: \"y\"\nd:\n\"e\": 'z'\nf: >\n";
        let expected = [
            SingleQuoted,
            Literal,
            Plain,
            Folded,
            Plain,
            DoubleQuoted,
            Plain,
            Plain,
            DoubleQuoted,
            SingleQuoted,
            Plain,
            Folded,
        ];
        assert_eq!(forms(source), expected);
    }

    #[test]
    fn the_header_of_a_block_scalar_is_found_after_comments() {
        let source = "a: # | no\n  # > no\n  >2- # sign\n   x\n";
        let root = parse(source).expect("YAML");
        let span = root.get("a").expect("a value").span;
        let header = ScalarForms::of(source).sign(span);
        assert_eq!(header.map(|range| &source[range]), Some(">2-"));
    }
}
