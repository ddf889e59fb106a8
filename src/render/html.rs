//! HTML put together so that what comes from data can only ever be text in it.

use super::escape_for_terminal;

/// Sound markup. Names of tags and attributes are constants of the program; all else is escaped here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

/// Attributes with their values.
pub(super) type HtmlAttributes<'a> = [(&'static str, &'a str)];

/// A text.
pub(super) fn text(text: &str) -> Html {
    Html(escaped(text))
}

/// Markup or style that ships with the program.
pub(super) fn constant(markup: &'static str) -> Html {
    Html(markup.to_owned())
}

/// `<name …>content</name>`
pub(super) fn element(
    name: &'static str,
    attributes: &HtmlAttributes<'_>,
    content: impl IntoIterator<Item = Html>,
) -> Html {
    let mut html = void(name, attributes);
    for part in content {
        html.0.push_str(&part.0);
    }
    html.0.push_str("</");
    html.0.push_str(name);
    html.0.push('>');
    html
}

/// `<name …>`, which has no content and no end.
pub(super) fn void(name: &'static str, attributes: &HtmlAttributes<'_>) -> Html {
    let mut html = format!("<{name}");
    for (key, value) in attributes {
        html.push(' ');
        html.push_str(key);
        html.push_str("=\"");
        html.push_str(&escaped(value));
        html.push('"');
    }
    html.push('>');
    Html(html)
}

fn escaped(text: &str) -> String {
    let text = escape_for_terminal(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

impl Html {
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// Parts on lines of their own.
impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        Html(parts.into_iter().map(|part| part.0 + "\n").collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_text_within_elements_and_attributes() {
        let html = element("p", &[("title", "\" onclick='x'")], [text("<script>&\u{202e}")]);
        assert_eq!(
            html.into_text(),
            "<p title=\"&quot; onclick=&#39;x&#39;\">&lt;script&gt;&amp;\\u{202e}</p>"
        );
    }
}
