//! The comments of a YAML source, which are not part of its tree.

use granit_parser::{Event, Parser, Placement, StrInput};

use super::parser::{bytes, options};
use crate::Span;

/// A comment and its location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// What follows the `#`.
    pub text: String,
    /// From the `#` to the end of the line.
    pub span: Span,
    /// Whether other text precedes it on its line.
    pub trails: bool,
}

/// All comments of a source, in order; for invalid YAML, those before the syntax error.
#[must_use]
pub fn comments(source: &str) -> Vec<Comment> {
    let mut options = options();
    options.set_emit_comments(true);
    let mut parser = Parser::<StrInput>::new_from_str_with_options(source, options);
    let mut found = Vec::new();
    while let Some(Ok((event, span))) = parser.next_event() {
        if let Event::Comment(text, placement) = event {
            let trails = matches!(placement, Placement::Right);
            found.push(Comment { text: text.into_owned(), span: bytes(&span), trails });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_at_their_location_and_nowhere_else() {
        let source = "# first\na: '# no' # second\nb: |\n  # no\n- c\n";
        let found: Vec<_> = comments(source)
            .into_iter()
            .map(|comment| (source[comment.span.range()].to_owned(), comment.trails))
            .collect();
        assert_eq!(found, [("# first".to_owned(), false), ("# second".to_owned(), true)]);
    }
}
