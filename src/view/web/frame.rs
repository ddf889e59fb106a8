//! The frame of each page of the public site: navigation, search, and the information common to all pages.

use super::compact::compact;
use crate::view::site::up;
use document::visible;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use messages::{Localizer, Message, msg};

/// Content security policy: nothing is loaded from elsewhere, and only the scripts next to the pages run. On
/// `file:` the origin is opaque to browsers, hence the scheme; on the web it allows nothing.
const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; \
                      img-src 'self' file:; form-action 'self' file:; base-uri 'none'";

/// What all pages of one language have in common.
pub(crate) struct SiteFrame<'f> {
    pub localizer: &'f Localizer,
    pub title: &'f str,
    /// Titles and paths of the menu entries.
    pub menu: Vec<(String, String)>,
    /// The data that the pages are based on.
    pub state: Message,
    /// Titles and addresses of the pages required by law, and of the repository.
    pub links: Vec<(String, String)>,
    /// The folders of this language and of the other, below that of the site; empty, or a name and a slash.
    pub trees: [&'static str; 2],
    /// Where the site is published.
    pub base_url: Option<&'f str>,
}

/// One page.
pub(crate) struct SitePage<'p> {
    /// Path below the folder of the language.
    pub path: &'p str,
    pub title: String,
    pub description: String,
    /// The path of the menu entry that the page belongs to.
    pub menu: Option<String>,
    /// Titles and paths of the pages above it.
    pub crumbs: Vec<(String, String)>,
    /// The feed with its news.
    pub feed: Option<String>,
    /// The credits that the licences of its sources require.
    pub credits: Vec<&'p str>,
    pub content: Markup,
}

impl SiteFrame<'_> {
    pub(crate) fn page(&self, page: &SitePage<'_>) -> String {
        let language = self.localizer.language.code();
        let markup = html! {
            (DOCTYPE) "\n"
            html lang=(language) {
                (self.head(page)) "\n"
                body {
                    a.skip href="#content" { (self.text("page-to-content")) } "\n"
                    (self.header(page)) "\n"
                    main #content.in tabindex="-1" { (self.crumbs(page)) (page.content) } "\n"
                    (self.footer(page))
                }
            }
        };
        compact(&markup.into_string()) + "\n"
    }

    fn head(&self, page: &SitePage<'_>) -> Markup {
        let root = self.to_root(page);
        let canonical = |tree: &str| self.base_url.map(|base| published(base, tree, page.path));
        let [own_tree, other_tree] = self.trees;
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title {
                    (page.title)
                    @if page.path != INDEX { " – " (self.text("site-brand")) }
                }
                meta name="description" content=(page.description);
                @if let Some(address) = canonical(own_tree) { link rel="canonical" href=(address); }
                @if let (Some(here), Some(there)) = (canonical(own_tree), canonical(other_tree)) {
                    link rel="alternate" hreflang=(self.localizer.language.code()) href=(here);
                    link rel="alternate" hreflang=(self.text("site-other-code")) href=(there);
                }
                @if let Some(feed) = &page.feed {
                    link rel="alternate" type="application/atom+xml" href={ (up(page.path)) (feed) };
                }
                link rel="icon" href={ (root) "icon.svg" } type="image/svg+xml";
                link rel="stylesheet" href={ (root) "site.css" };
                script src={ (root) "site.js" } data-tree=(own_tree) {}
            }
        }
    }

    fn header(&self, page: &SitePage<'_>) -> Markup {
        let to = |path: &str| format!("{}{path}", up(page.path));
        let is_here = |path: &str| page.menu.as_deref() == Some(path);
        let other = format!("{}{}{}", self.to_root(page), self.trees[1], page.path);
        html! {
            header.top {
                div.in {
                    a.brand href=(to(INDEX)) aria-current=[(page.path == INDEX).then_some("page")] {
                        (self.text("site-brand"))
                    }
                    nav aria-label=(self.text("site-menu")) {
                        ul {
                            @for (title, path) in &self.menu {
                                li {
                                    a href=(to(path)) aria-current=[is_here(path).then_some("true")] { (title) }
                                }
                            }
                        }
                    }
                    @if page.path != INDEX { (self.search(page, false)) }
                    a.lang href=(other) lang=(self.text("site-other-code")) hreflang=(self.text("site-other-code")) {
                        (self.text("site-other-language"))
                    }
                }
            }
        }
    }

    /// The search, which needs the script; on the start page it is big.
    pub(crate) fn search(&self, page: &SitePage<'_>, is_big: bool) -> Markup {
        let class = if is_big { "find big js-only" } else { "find js-only" };
        let go = self.text("site-search-go");
        let label = if is_big { self.text("site-search-label") } else { go.clone() };
        let action = format!("{}{INDEX}", up(page.path));
        html! {
            form class=(class) role="search" action=(action) {
                label for="q" class=[(!is_big).then_some("vh")] { (label) }
                @if is_big {
                    div.row {
                        input #q type="search" aria-describedby="qh";
                        button.go { (go) }
                    }
                } @else {
                    input #q type="search" placeholder=(go);
                }
            }
            @if is_big { p #qh class="s js-only" { (self.text("site-search-example")) } }
        }
    }

    /// The relative path from a page to a file in the folder of the site.
    pub(crate) fn to_file(&self, page: &str, file: &str) -> String {
        format!("{}{}{file}", up(page), up(self.trees[0]))
    }

    fn crumbs(&self, page: &SitePage<'_>) -> Markup {
        html! {
            @if page.path != INDEX {
                nav.crumbs aria-label=(self.text("site-crumbs")) {
                    ol {
                        li { a href={ (up(page.path)) (INDEX) } { (self.text("site-start")) } }
                        @for (title, path) in &page.crumbs {
                            li { a href={ (up(page.path)) (path) } { (title) } }
                        }
                        li aria-current="page" { (page.title) }
                    }
                }
            }
        }
    }

    fn footer(&self, page: &SitePage<'_>) -> Markup {
        let version = env!("CARGO_PKG_VERSION");
        html! {
            footer.foot {
                div.in {
                    div {
                        p { b { (self.localizer.format(&self.state)) } }
                        p { a href={ (up(page.path)) (INDEX) "#words" } { (self.text("site-words")) } }
                        @if !page.credits.is_empty() {
                            p { (self.text("site-credits")) " " (visible(&page.credits.join(" · "))) }
                        }
                        p { (self.localizer.format(&msg!("site-made-by", version = version))) }
                    }
                    @if !self.links.is_empty() {
                        nav aria-label=(self.text("site-legal")) {
                            ul {
                                @for (title, address) in &self.links {
                                    li { a href=(address) { (title) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(crate) fn text(&self, key: &'static str) -> String {
        self.localizer.text(key)
    }

    /// The relative path from a page to the folder of the site.
    fn to_root(&self, page: &SitePage<'_>) -> String {
        up(&format!("{}{}", self.trees[0], page.path))
    }
}

/// The start page, which all others link back to.
pub(crate) const INDEX: &str = "index.html";

/// The pages of a site for search engines, each in every language.
pub(crate) fn sitemap(base: &str, trees: &[&str], paths: &[String]) -> String {
    let of_tree = |tree: &&str| -> Vec<String> {
        paths.iter().map(|path| published(base, tree, path)).collect()
    };
    let addresses: Vec<_> = trees.iter().flat_map(of_tree).collect();
    let markup = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for address in addresses { url { loc { (address) } } "\n" }
        }
    };
    markup.into_string() + "\n"
}

/// The address of a page where it is published.
pub(crate) fn published(base: &str, tree: &str, path: &str) -> String {
    format!("{}/{tree}{path}", base.trim_end_matches('/'))
}
