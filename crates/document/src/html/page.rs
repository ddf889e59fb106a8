//! The frame of a standalone page: what a browser must know, and a link that skips to the content.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Nothing is loaded from anywhere, and no script runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The frame around a document.
#[derive(Debug, Clone, Copy)]
pub struct PageFrame<'f> {
    /// `de` or `en`
    pub language: &'f str,
    /// CSS of the program.
    pub style: &'static str,
    pub generator: &'f str,
    /// The text of the link that skips to the content, for screen readers.
    pub skip: &'f str,
    pub footer: &'f str,
}

pub(super) fn page(frame: &PageFrame<'_>, title: &str, content: &Markup) -> String {
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(frame.language) {
            (head(frame, title)) "\n"
            body {
                a.skip href="#content" { (frame.skip) } "\n"
                main #content tabindex="-1" { (content) } "\n"
                footer { p { (frame.footer) } } "\n"
            }
        }
    };
    page.into_string() + "\n"
}

fn head(frame: &PageFrame<'_>, title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(frame.generator);
            title { (title) }
            // Without one, browsers ask the server for an icon.
            link rel="icon" href="data:,";
            style { (PreEscaped(frame.style)) }
        }
    }
}
