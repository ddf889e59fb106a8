//! Names of records, and lists of names in a sentence.

use anyhow::Result;

use crate::ozg::domain::{Organisation, known_fields};
use crate::ozg::scope::ScopeFilter;
use messages::Message;
use messages::msg;
use records::dataset::{Dataset, DatasetSource, Projection};

/// The maximum number of items in a list; in a longer one, the last item is the number of remaining names.
const MAX_LISTED: usize = 6;

/// The display names of the records of two states.
pub struct RecordNames<'d> {
    pub head: &'d Dataset,
    /// For records that no longer exist.
    pub base: &'d Dataset,
}

/// Loads the names of all records, and the fields needed to narrow the news.
///
/// # Errors
/// If the tree cannot be read at all.
pub fn load(source: &DatasetSource, narrowing: &ScopeFilter) -> Result<Dataset> {
    let is_narrowed = *narrowing != ScopeFilter::default();
    let mut projection =
        if is_narrowed { known_fields(&source.schemas) } else { Projection::default() };
    for kind in source.schemas.kinds() {
        projection.add(&kind.name, &kind.label);
        projection.add(&kind.name, Organisation::KURZNAME.name);
    }
    source.load(&projection)
}

impl RecordNames<'_> {
    /// The name of a record of one of these kinds; an id without a record is its own name.
    pub(super) fn of(&self, kinds: &[&str], id: &str) -> String {
        let known = [self.head, self.base]
            .into_iter()
            .find_map(|side| kinds.iter().find_map(|kind| side.get(kind, id)));
        let name = known.map(|record| {
            record.text(Organisation::KURZNAME.name).unwrap_or_else(|| record.label())
        });
        inner(name.unwrap_or(id))
    }

    /// A list of records by name, sorted.
    pub(super) fn listed(&self, kinds: &[&str], ids: &[&str], is_quoted: bool) -> Message {
        let mut names: Vec<_> = ids.iter().map(|id| self.of(kinds, id)).collect();
        names.sort();
        listed(&names, is_quoted)
    }
}

/// A name for use within quotation marks: its own marks become single ones.
pub(super) fn inner(name: &str) -> String {
    name.replace('„', "‚").replace('“', "‘").replace('”', "’")
}

/// `A, B und C`, or `A, B und 12 weitere`.
pub(super) fn listed(names: &[String], is_quoted: bool) -> Message {
    let shown = if names.len() > MAX_LISTED { MAX_LISTED - 1 } else { names.len() };
    let more = names.len() - shown;
    let mut parts = names.iter().take(shown).map(|name| {
        if is_quoted {
            msg!("digest-quoted", name = name)
        } else {
            msg!("digest-plain", name = name)
        }
    });
    let Some(mut list) = parts.next() else { return msg!("digest-plain", name = "") };
    let rest: Vec<_> = parts.collect();
    let last = rest.len();
    for (index, part) in rest.into_iter().enumerate() {
        list = if index + 1 == last && more == 0 {
            msg!("digest-and", head = list, last = part)
        } else {
            msg!("digest-comma", head = list, next = part)
        };
    }
    if more > 0 { msg!("digest-more", head = list, count = more) } else { list }
}
