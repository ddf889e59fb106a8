//! How scalars are written in a text, which is no part of its tree.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};

use super::parser::{bytes, options, scalar_span};
use crate::Span;

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarForm {
    /// Without quotes.
    Plain,
    /// `'so'`
    SingleQuoted,
    /// `"so"`
    DoubleQuoted,
    /// With `|`.
    Literal,
    /// With `>`.
    Folded,
}

impl ScalarForm {
    /// Whether the text stands on lines of its own below a sign.
    #[must_use]
    pub fn is_block(self) -> bool {
        matches!(self, ScalarForm::Literal | ScalarForm::Folded)
    }
}

/// The forms of the scalars of a text, keys among them.
pub struct ScalarForms {
    by_span: HashMap<(u32, u32), ScalarForm>,
    signs: HashMap<(u32, u32), Range<usize>>,
}

impl ScalarForms {
    /// The forms in a text; in one that is no YAML of those before the fault.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let mut options = options();
        options.set_emit_comments(false);
        let mut parser = Parser::<StrInput>::new_from_str_with_options(source, options);
        let mut forms = ScalarForms { by_span: HashMap::new(), signs: HashMap::new() };
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
                && let Some(sign) = sign_behind(source, before)
            {
                forms.signs.insert(place, sign);
            }
        }
        forms
    }

    /// The form of the scalar at a place; that of a key by the place of the key.
    #[must_use]
    pub fn at(&self, span: Span) -> ScalarForm {
        self.by_span.get(&(span.start, span.end)).copied().unwrap_or(ScalarForm::Plain)
    }

    /// Where the sign of a block scalar stands, such as `|` or `>2-`.
    #[must_use]
    pub fn sign(&self, span: Span) -> Option<Range<usize>> {
        self.signs.get(&(span.start, span.end)).cloned()
    }
}

/// The sign of a block scalar. Nothing but dashes, colons, blanks and comments stands between it and
/// the scalar before, which ends at the byte `from`.
fn sign_behind(source: &str, from: usize) -> Option<Range<usize>> {
    let mut rest = source.get(from..)?;
    loop {
        let at = rest.find(['#', '|', '>'])?;
        let found = rest.get(at..)?;
        if !found.starts_with('#') {
            let start = source.len() - found.len();
            let is_sign = |c: char| c.is_ascii_digit() || "|>+-".contains(c);
            let length = found.find(|c| !is_sign(c)).unwrap_or(found.len());
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
    fn forms_are_known_for_keys_and_values_and_for_empty_ones() {
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
    fn the_sign_of_a_block_is_found_behind_comments() {
        let source = "a: # | no\n  # > no\n  >2- # sign\n   x\n";
        let root = parse(source).expect("YAML");
        let span = root.get("a").expect("a value").span;
        let sign = ScalarForms::of(source).sign(span);
        assert_eq!(sign.map(|range| &source[range]), Some(">2-"));
    }
}
