//! Compacts a page by removing what HTML makes optional, which is a tenth of it: end tags of cells, rows and
//! list entries, and quotes around plain values.

/// End tags that the next element, or the end of the parent, implies (HTML Living Standard, "Optional tags").
const IMPLIED: [&str; 6] = ["</td>", "</th>", "</tr>", "</li>", "</dt>", "</dd>"];

/// Compacts a page written by `maud`, in which `<`, `>` and `"` are unescaped in tags only.
#[must_use]
pub(super) fn compact(page: &str) -> String {
    let mut compacted = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((text, tag, after)) = next_tag(rest) {
        compacted.push_str(text);
        if !IMPLIED.contains(&tag) {
            push_tag(&mut compacted, tag);
        }
        rest = after;
    }
    compacted.push_str(rest);
    compacted
}

/// The text before the next tag, the tag, and the text after it.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let from = text.find('<')?;
    let to = from + text[from..].find('>')? + 1;
    Some((&text[..from], &text[from..to], &text[to..]))
}

fn push_tag(compacted: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        let quote = if is_plain(value) { "" } else { "\"" };
        compacted.extend([before, "=", quote, value, quote]);
        rest = after;
    }
    compacted.push_str(rest);
}

/// Whether a value needs no quotes.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./#:".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn implied_end_tags_are_removed_and_all_else_is_kept() {
        let page =
            "<table><tr><th>a</th><td class=\"n\">1 &lt; 2</td></tr>\n</table><ul><li>x</li></ul>";
        let expected = "<table><tr><th>a<td class=n>1 &lt; 2\n</table><ul><li>x</ul>";
        assert_eq!(compact(page), expected);
    }

    #[test]
    fn a_value_that_is_not_plain_keeps_its_quotes() {
        for tag in [
            "<a title=\"a b\">",
            "<a href=\"\">",
            "<a href=\"x?a=b\">",
            "<a href=\"x&amp;y\">",
            "<p title=\"ä'\">",
            "<p hidden>",
        ] {
            assert_eq!(compact(tag), tag);
        }
        assert_eq!(compact("<a href=\"../x.html#y\" id=\"z\">"), "<a href=../x.html#y id=z>");
    }
}
