//! OZG026: a text or a key with invisible characters, with blanks around it, or not in NFC.

use std::sync::Arc;

use crate::finding::{Edit, Finding, Fix, RuleCode, Severity};
use crate::{Check, RecordContext, Rule};
use messages::{Message, code_point, msg};
use records::clean_text::{TextFlaw, TextFlawKind, cleaned, flaws};
use records::location::{Location, LocationTarget};
use records::record::Record;
use records::schema::Field;
use yaml_tree::{FieldPath, Node, Span, Value};

/// A warning; an error where nothing is left of the text.
pub(super) const RULE: Rule = core_rule!("OZG026" "unclean-text", Warning, Check::Record(check));

/// Maximum number of characters of one kind that are named.
const NAMED: usize = 5;

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let RecordContext { record, source, .. } = *context;
    let mut look = Look { record, source, findings };
    look.at(&FieldPath::default(), Some(&record.kind.root), &record.root);
}

/// Checks every key and every text of a record, whether the schema knows it or not.
struct Look<'l> {
    record: &'l Record,
    source: &'l str,
    findings: &'l mut Vec<Finding>,
}

impl Look<'_> {
    fn at(&mut self, path: &FieldPath, field: Option<&Field>, node: &Node) {
        // Hardly any record has such a text, and a path for each value is expensive.
        if !may_be_unclean(node) {
            return;
        }
        let field = field.map(|field| field.reading(&node.value));
        match &node.value {
            Value::Mapping(mapping) => {
                for entry in &mapping.entries {
                    let path = path.join(&entry.key);
                    self.key(&path, &entry.key, entry.key_span);
                    let child = field.and_then(|field| field.child(&entry.key));
                    self.at(&path, child, &entry.node);
                }
            }
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.at(&path.at(index), field.and_then(|field| field.entry(index)), item);
                }
            }
            // An id in another spelling is reported by the rule for references.
            Value::String(text) if field.is_none_or(|field| field.reference.is_empty()) => {
                self.value(path, node, text);
            }
            _ => {}
        }
    }

    fn key(&mut self, path: &FieldPath, key: &str, span: Span) {
        let flaws = flaws(key, true);
        if let Some((message, notes)) = sentences(&flaws) {
            let location = Location::key(&self.record.file, path.clone());
            let finding = Finding::new(RULE.code, location, message);
            let finding = notes.into_iter().fold(finding, Finding::note);
            self.findings.push(finding.safe_fix(key_edit(self.source, span, key)));
        }
    }

    fn value(&mut self, path: &FieldPath, node: &Node, text: &str) {
        let location = Location::value(&self.record.file, path.clone());
        let clean = cleaned(text, &flaws(text, true));
        if !text.is_empty() && clean.trim().is_empty() {
            let code = RuleCode { severity: Severity::Error, ..RULE.code };
            let finding = Finding::new(code, location, msg!("unclean-text-blank"));
            self.findings.push(finding.help(Some(msg!("unclean-text-blank-help"))));
            return;
        }
        let found = flaws(text, !is_block(self.source, node.span));
        if let Some((message, notes)) = sentences(&found) {
            let first = |written: &str| Some(flaws(written, false).first()?.range.clone());
            let written = (self.source, node.span);
            let location = Location::within(&self.record.file, path.clone(), written, first);
            let mut finding = Finding::new(RULE.code, location, message);
            finding.fixes = fixes(self.source, self.record, path, text);
            self.findings.push(notes.into_iter().fold(finding, Finding::note));
        }
    }
}

fn may_be_unclean(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(mapping) => {
            let is_unclean = |key: &str| !flaws(key, true).is_empty();
            mapping.entries.iter().any(|e| is_unclean(&e.key) || may_be_unclean(&e.node))
        }
        Value::List(items) => items.iter().any(may_be_unclean),
        Value::String(text) => text.trim().len() != text.len() || !flaws(text, false).is_empty(),
        _ => false,
    }
}

/// The flaws, one message per kind: the first, and the others.
pub(super) fn sentences(flaws: &[TextFlaw]) -> Option<(Message, Vec<Message>)> {
    let kinds =
        [TextFlawKind::Mark, TextFlawKind::Space, TextFlawKind::Invisible, TextFlawKind::Edge];
    let sentence = |kind: TextFlawKind| {
        let mut codes: Vec<_> = flaws
            .iter()
            .filter(|flaw| flaw.kind == kind)
            .map(|flaw| code_point(flaw.character))
            .collect();
        codes.sort();
        codes.dedup();
        codes.truncate(NAMED);
        let has_any = !codes.is_empty();
        let codes = codes.join(", ");
        has_any.then(|| match kind {
            TextFlawKind::Mark => msg!("unclean-text-mark", codes = codes),
            TextFlawKind::Space => msg!("unclean-text-space", codes = codes),
            TextFlawKind::Invisible => msg!("unclean-text-invisible", codes = codes),
            TextFlawKind::Edge => msg!("unclean-text-edge"),
        })
    };
    let mut sentences = kinds.into_iter().filter_map(sentence);
    Some((sentences.next()?, sentences.collect()))
}

/// Fixes that clean the text of a value and keep its notation; in a text on lines of its own only the faulty bytes
/// change.
pub(super) fn fixes(source: &str, record: &Record, path: &FieldPath, text: &str) -> Vec<Fix> {
    let Some(node) = record.root.at(path) else { return Vec::new() };
    let written = source.get(node.span.range()).unwrap_or_default();
    if !is_block(source, node.span) {
        let is_in_flow = is_in_flow(source, &record.root, path);
        let edit = value_edit(written, text, is_in_flow);
        let location = Location::value(&record.file, path.clone());
        return edit.map(|edit| Fix { location, edit, is_safe: true }).into_iter().collect();
    }
    let start = node.span.start as usize;
    let fix = |flaw: TextFlaw| {
        let bytes = Span::new(start + flaw.range.start, start + flaw.range.end);
        let location =
            Location { file: Arc::clone(&record.file), target: LocationTarget::Bytes(bytes) };
        Fix { location, edit: Edit::Write(flaw.clean), is_safe: true }
    };
    flaws(written, false).into_iter().map(fix).collect()
}

/// The key without its flaws; none if it would no longer be parsed as one.
pub(super) fn key_edit(source: &str, span: Span, key: &str) -> Option<Edit> {
    let clean = cleaned(key, &flaws(key, true));
    let new = within_quotes(source.get(span.range())?);
    let read = yaml_tree::parse(&format!("{new}: 0")).ok()?;
    read.get(&clean).is_some().then_some(Edit::Write(new))
}

/// The value without its flaws, in its notation if that is still parsed the same, otherwise in quotes.
fn value_edit(written: &str, text: &str, is_in_flow: bool) -> Option<Edit> {
    let clean = cleaned(text, &flaws(text, true));
    let new = within_quotes(written);
    let is_read = |new: &str| {
        let document = if is_in_flow { format!("[{new}]") } else { format!("a: {new}") };
        let read = yaml_tree::parse(&document).ok();
        read.is_some_and(|root| {
            let value = if is_in_flow { root.items().first() } else { root.get("a") };
            value.and_then(Node::as_str) == Some(&clean) && root.items().len() < 2
        })
    };
    let quoted = format!("'{}'", clean.replace('\'', "''"));
    [new, quoted].into_iter().find(|new| is_read(new)).map(Edit::Write)
}

/// The source of a value, without the flaws within its quotes.
fn within_quotes(written: &str) -> String {
    let quote = ['\'', '"'].into_iter().find(|quote| written.starts_with(*quote));
    let inner = quote.and_then(|quote| written.strip_prefix(quote)?.strip_suffix(quote));
    let clean = |text: &str| cleaned(text, &flaws(text, true));
    match (quote, inner) {
        (Some(quote), Some(inner)) => format!("{quote}{}{quote}", clean(inner)),
        _ => clean(written),
    }
}

/// Whether a value is a block scalar: on lines of its own below its indicator.
fn is_block(source: &str, span: Span) -> bool {
    let before = source.get(..span.start as usize).unwrap_or_default();
    let above = before.trim_end_matches([' ', '\t', '\n', '\r']);
    if !before.get(above.len()..).is_some_and(|between| between.contains('\n')) {
        return false;
    }
    let line = above.rsplit('\n').next().unwrap_or_default();
    let is_indicator = |word: &str| {
        let marks = word.strip_prefix(['|', '>']);
        marks.is_some_and(|marks| marks.chars().all(|c| c.is_ascii_digit() || "+-".contains(c)))
    };
    line.split_whitespace().any(is_indicator)
}

/// Whether a value is in brackets.
fn is_in_flow(source: &str, root: &Node, path: &FieldPath) -> bool {
    (0..path.0.len()).any(|end| {
        let above = FieldPath(path.0.get(..end).unwrap_or_default().to_vec());
        let start = root.at(&above).map(|node| node.span.start as usize);
        start.is_some_and(|at| matches!(source.as_bytes().get(at), Some(b'[' | b'{')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(written: &str, text: &str, is_in_flow: bool) -> Option<String> {
        value_edit(written, text, is_in_flow).map(|edit| match edit {
            Edit::Write(new) => new,
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn a_text_keeps_its_notation_if_that_is_parsed_the_same() {
        for (written, text, in_flow, new) in [
            ("Ko\u{308}ln", "Ko\u{308}ln", false, "Köln"),
            ("' Ko\u{308}ln '", " Ko\u{308}ln ", false, "'Köln'"),
            ("\"a\u{ad}b\"", "a\u{ad}b", true, "\"ab\""),
            ("KDN:\u{a0}FAQ", "KDN:\u{a0}FAQ", false, "'KDN: FAQ'"),
            ("a,\u{a0}b", "a,\u{a0}b", false, "a, b"),
            ("a,\u{a0}b", "a,\u{a0}b", true, "'a, b'"),
            ("\u{200b}12", "\u{200b}12", false, "'12'"),
            ("it's\u{a0}a: b", "it's\u{a0}a: b", true, "'it''s a: b'"),
            (r#""So\u00ADest""#, "So\u{ad}est", false, "'Soest'"),
        ] {
            assert_eq!(edit(written, text, in_flow).as_deref(), Some(new), "{written}");
        }
        assert_eq!(edit("\"a\\n\\u00ADb\"", "a\n\u{ad}b", false), None);
    }

    #[test]
    fn blocks_are_recognised_by_their_indicator() {
        for (source, expected) in [
            ("a: |\n  b", true),
            ("a: >2- # c\n\n  b", true),
            ("a:\n  b", false),
            ("a: b", false),
            ("- |+\n b", true),
        ] {
            let at = source.rfind('b').expect("the value");
            assert_eq!(is_block(source, Span::new(at, at + 1)), expected, "{source}");
        }
    }
}
