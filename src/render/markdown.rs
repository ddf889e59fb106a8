//! Texts of the data in Markdown, where they must be no markup.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(literal("a | b\n| c"), r"a \| b \| c");
        assert_eq!(literal("`<b>`"), r"\`\<b\>\`");
        assert_eq!(literal(r"\| [x](https://y)"), r"\\\| \[x\](https:\//y)");
    }
}
