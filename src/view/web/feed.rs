//! News of commits for feed readers (Atom, RFC 4287): one entry per commit, for all Themenfelder or for one.

use document::visible;
use maud::{Markup, PreEscaped, html};

use super::frame::{SiteFrame, published};
use crate::app::site_history::CommitDigest;
use crate::ozg::digest::DigestGroup;
use messages::msg;

/// The feed of all Themenfelder, or of the one with this id and name.
pub(crate) struct Feed<'f> {
    /// Path within the folder of the language.
    pub path: String,
    /// The page that entries lead to.
    pub page: String,
    pub themenfeld: Option<(&'f str, &'f str)>,
    pub commits: &'f [CommitDigest],
}

impl Feed<'_> {
    pub(crate) fn write(&self, frame: &SiteFrame<'_>) -> String {
        let name = self.themenfeld.map(|(_, name)| visible(name).into_owned());
        let title = [Some(frame.title.to_owned()), name].into_iter().flatten();
        let reported: Vec<_> =
            self.commits.iter().filter(|one| self.groups(one).next().is_some()).collect();
        // An empty feed has the date of the last commit that was examined.
        let updated = reported.first().copied().or_else(|| self.commits.first());
        let updated = updated.map(|one| one.commit.date.to_string()).unwrap_or_default();
        let address = address(frame, &self.path);
        let id = if frame.base_url.is_some() { address.clone() } else { self.id(frame, "") };
        let markup = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(frame.localizer.language.code()) {
                title { (title.collect::<Vec<_>>().join(" – ")) }
                id { (id) }
                updated { (updated) "T00:00:00Z" }
                author { name { (frame.text("site-brand")) } }
                link rel="self" href=(address) {}
                @for one in reported { "\n" (self.entry(frame, one)) }
            }
        };
        markup.into_string() + "\n"
    }

    fn entry(&self, frame: &SiteFrame<'_>, one: &CommitDigest) -> Markup {
        // The sentence that summarises maintenance is not news.
        let sentences = self.groups(one).flat_map(|group| &group.sentences);
        let count = sentences.filter(|sentence| sentence.meaning.is_some()).count();
        let format = |message| visible(&frame.localizer.format(message)).into_owned();
        let title = msg!("feed-entry", date = one.commit.date, count = count);
        let list = html! {
            @for group in self.groups(one) {
                @if let Some((_, name)) = group.themenfeld.as_ref().filter(|_| self.themenfeld.is_none()) {
                    h3 { (visible(name)) }
                }
                ul { @for sentence in &group.sentences { li { (format(&sentence.message)) } } }
            }
        };
        html! {
            entry {
                title { (frame.localizer.format(&title)) }
                id { (self.id(frame, &one.commit.hash)) }
                updated { (one.commit.date.to_string()) "T00:00:00Z" }
                link href=(address(frame, &self.page)) {}
                // The HTML source, escaped as XML text.
                content type="html" { (list.into_string()) }
            }
        }
    }

    fn groups<'c>(&self, one: &'c CommitDigest) -> impl Iterator<Item = &'c DigestGroup> {
        let selected = self.themenfeld.map(|(id, _)| id.to_owned());
        let is_selected = move |group: &&DigestGroup| {
            let of = group.themenfeld.as_ref().map(|(id, _)| id);
            selected.as_ref().is_none_or(|selected| of == Some(selected))
        };
        one.digest.groups.iter().filter(is_selected)
    }

    /// An id that is the same wherever the site is published: a UUID (version 8, custom) from the commit,
    /// with the last digits from the Themenfeld and the language, because the entries of two feeds differ.
    fn id(&self, frame: &SiteFrame<'_>, commit: &str) -> String {
        let name = self.themenfeld.map(|(id, _)| id).unwrap_or_default();
        let name = format!("{}/{name}", frame.localizer.language.code());
        let add = |sum: u16, byte: u8| sum.wrapping_mul(31).wrapping_add(byte.into());
        let of_name = name.bytes().fold(0, add);
        let digits = format!("{commit:0<32}");
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        let [first, second, third, fourth, fifth] =
            [part(0, 8), part(8, 12), part(12, 15), part(15, 18), part(18, 26)];
        format!("urn:uuid:{first}-{second}-8{third}-8{fourth}-{fifth}{of_name:04x}")
    }
}

/// The address where the site is published, or else relative to the feed.
fn address(frame: &SiteFrame<'_>, path: &str) -> String {
    let published = frame.base_url.map(|base| published(base, frame.trees[0], path));
    published.unwrap_or_else(|| path.to_owned())
}
