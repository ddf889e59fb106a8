//! Pages of the public site: a frame with a menu and a search around reports, cards and lists.

pub(crate) mod base_map;
mod compact;
pub(crate) mod feed;
pub(crate) mod frame;
pub(crate) mod list;
pub(crate) mod record;
pub(crate) mod report_page;
pub(crate) mod search_index;
pub(crate) mod start;

/// Files that all pages share, by name in the folder of the site; the style sheet is [`STYLE`] and
/// [`style_words`].
pub(crate) const ASSETS: [(&str, &str); 2] =
    [("site.js", include_str!("site.js")), ("icon.svg", include_str!("icon.svg"))];

/// The name of the style sheet, and its content without the texts that [`style_words`] adds.
pub(crate) const STYLE: (&str, &str) = ("site.css", include_str!("site.css"));

/// The texts in the style sheet, in German and English.
pub(crate) struct StyleWords {
    /// Below each printed page: the state of the data.
    pub state: [String; 2],
    /// Above a table that is wider than its container.
    pub wide: [String; 2],
}

/// The end of the style sheet: its texts, and the page number below each printed page.
#[must_use]
pub(crate) fn style_words(words: &StyleWords) -> String {
    let text = |text: &str| {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ");
        format!("{{content:\"{text}\"")
    };
    let font = ";font:8pt sans-serif;color:#444}";
    let [german, english] = words.state.each_ref().map(|state| format!("{}{font}", text(state)));
    let [wide, wide_english] = words.wide.each_ref().map(|words| text(words));
    format!(
        "@page{{size:A4;margin:18mm 16mm 20mm;@bottom-left{german}@bottom-right{{content:counter(page) \
         \" / \" counter(pages){font}}}\n@page english{{@bottom-left{english}}}\n\
         html[lang=en]{{page:english}}\n.moved::before{wide}}}\n:lang(en) .moved::before{wide_english}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_in_the_style_sheet() {
        let words = |de: &str, en: &str| [de.to_owned(), en.to_owned()];
        let state = words("a\"*{}\\", "b\u{c}c");
        let style = style_words(&StyleWords { state, wide: words("w", "e") });
        assert!(style.contains(r#"content:"a\"*{}\\";"#), "{style}");
        assert!(style.contains(r#"content:"b c";"#), "{style}");
        assert_eq!(style.matches('{').count(), style.matches('}').count(), "{style}");
    }
}
