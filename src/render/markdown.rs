//! Text from data within Markdown.

use super::value::one_line;

/// The text as a code span on one line: the one place where Markdown, and what GitHub and GitLab add
/// to it, finds no markup, link, mention or reference.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let is_bare = text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let padding = if is_bare { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// The text such that Markdown has no say in it: no markup, no link, no further cell or line.
pub(super) fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if r"\`*_[]<>#|~$&!".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    escaped.replace("://", r":\//").replace("www.", r"www\.")
}

/// A row of a table.
pub(super) fn cells(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A title: bare where it is nothing but words, else a code span.
pub(super) fn title(text: &str) -> String {
    let text = one_line(text);
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | ':' | '(' | ')');
    // Between two colons a word would be an emoji; at the beginning, a sign begins a list.
    let is_inert = text.starts_with(char::is_alphabetic) && text.matches(':').count() < 2;
    if is_inert && text.chars().all(is_plain) { text } else { code(&text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(literal("a | b\n| c"), r"a \| b \| c");
        assert_eq!(literal("`<b>`"), r"\`\<b\>\`");
        assert_eq!(literal(r"\| [x](https://y)"), r"\\\| \[x\](https:\//y)");
    }

    #[test]
    fn the_fence_is_longer_than_any_in_the_text() {
        assert_eq!(code("a @b #1 <b>"), "`a @b #1 <b>`");
        assert_eq!(code("a\n- b"), "`a - b`");
        assert_eq!(code("a `` b"), "```a `` b```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(""), "`  `");
    }
}
