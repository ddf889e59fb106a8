//! Finds the record that a text names: by id, kind and id, code, name or part of the name.

use std::sync::Arc;

use anyhow::{Result, bail};

use crate::query::Catalogue;
use messages::Message;
use messages::msg;
use records::dataset::{Dataset, IdIndex, to_id};
use records::record::Record;
use records::schema::Kind;
use records::suggest::{fold, nearest};
use yaml_tree::Node;

/// Maximum number of candidates listed for an ambiguous text.
const LISTED: usize = 10;

/// What a text is looked up in.
pub struct RecordLookup<'a, 's> {
    pub catalogue: &'a Catalogue<'s>,
    pub ids: &'a IdIndex,
    pub dataset: &'a Dataset,
}

impl<'a> RecordLookup<'a, '_> {
    /// The only record that the text names; a more exact match takes precedence over a less exact one.
    ///
    /// # Errors
    /// If there is none, with the nearest one; or if there are several, with their names.
    pub fn find(&self, text: &str) -> Result<&'a Record> {
        let text = text.trim();
        if let Some((kind, id)) = self.kind_and_id(text) {
            return self.in_kind(kind, id);
        }
        if let Some(kind) = self.kind_at_fault(text) {
            bail!(at_fault(&kind.name, text));
        }
        match self.best(text, |_| true)? {
            Some(record) => Ok(record),
            None => bail!(self.unknown(text)),
        }
    }

    fn best(
        &self,
        text: &str,
        is_selected: impl Fn(&Record) -> bool,
    ) -> Result<Option<&'a Record>> {
        let folded = fold(text);
        let criteria: [&dyn Fn(&Record) -> bool; 4] = [
            &|record| record.id == text,
            &|record| has_code(record, text),
            &|record| fold(record.label()) == folded || record.id == to_id(text),
            &|record| !folded.is_empty() && fold(record.label()).contains(&folded),
        ];
        for matches in criteria {
            let records = self.dataset.records.iter();
            let found: Vec<_> = records.filter(|r| is_selected(r) && matches(r)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(Some(one)),
                several => bail!(ambiguous(text, several)),
            }
        }
        Ok(None)
    }

    /// Like [`find`](Self::find), but only among some kinds; `None` if the text names nothing there.
    ///
    /// # Errors
    /// If the text names several records; with their names.
    pub fn find_among(&self, kinds: &[&str], text: &str) -> Result<Option<&'a Record>> {
        let is_selected = |record: &Record| kinds.contains(&record.kind.name.as_str());
        let text = text.trim();
        match self.kind_and_id(text).filter(|(kind, _)| kinds.contains(&kind.name.as_str())) {
            Some((kind, id)) => self.in_kind(kind, id).map(Some),
            None => self.best(text, is_selected),
        }
    }

    fn kind_and_id<'t>(&self, text: &'t str) -> Option<(&'a Arc<Kind>, &'t str)> {
        let (kind, id) = text.split_once('/')?;
        Some((self.catalogue.kind(kind).ok()?, id))
    }

    fn in_kind(&self, kind: &Kind, id: &str) -> Result<&'a Record> {
        let of_kind = |id: &str| self.dataset.get(&kind.name, id);
        if let Some(record) = of_kind(id).or_else(|| of_kind(&to_id(id))) {
            return Ok(record);
        }
        if self.ids.has(&kind.name, id) {
            bail!(at_fault(&kind.name, id));
        }
        let suggestion =
            nearest(id, self.ids.of(&kind.name)).map(|id| format!("{}/{id}", kind.name));
        bail!(nothing(&format!("{}/{id}", kind.name), suggestion))
    }

    /// The kind of the invalid record with exactly this id, if there is no valid record with it.
    fn kind_at_fault(&self, id: &str) -> Option<&'a Arc<Kind>> {
        let has_valid = self.dataset.records.iter().any(|record| record.id == id);
        let mut kinds = self.catalogue.schemas.kinds().iter();
        kinds.find(|kind| !has_valid && self.ids.has(&kind.name, id))
    }

    fn unknown(&self, text: &str) -> Message {
        let records = &self.dataset.records;
        let names = records.iter().flat_map(|record| [record.id.as_str(), record.label()]);
        let suggestion = nearest(text, names).and_then(|name| {
            records.iter().find(|record| record.id == name || record.label() == name)
        });
        nothing(text, suggestion.map(name))
    }
}

/// Whether the text is a code of the record.
fn has_code(record: &Record, text: &str) -> bool {
    record.kind.codes.iter().any(|path| {
        let keys: Vec<_> = path.iter().map(String::as_str).collect();
        record.values(&keys).into_iter().filter_map(Node::as_str).any(|value| value == text)
    })
}

fn name(record: &Record) -> String {
    format!("{}/{}", record.kind.name, record.id)
}

fn ambiguous(text: &str, several: &[&Record]) -> Message {
    let line = |record: &&Record| {
        // A name of several lines must not look like several records.
        let label = record.label().split_whitespace().collect::<Vec<_>>().join(" ");
        format!("\n  {}  {label}", name(record))
    };
    let list: String = several.iter().take(LISTED).map(line).collect();
    let more = several.len().saturating_sub(LISTED);
    msg!("show-ambiguous", text = text, count = several.len(), list = list, more = more)
}

/// Reports that the file of a record exists but is not a valid record.
#[must_use]
pub fn at_fault(kind: &str, id: &str) -> Message {
    msg!("show-at-fault", record = format!("{kind}/{id}"))
}

fn nothing(text: &str, suggestion: Option<String>) -> Message {
    match suggestion {
        Some(suggestion) => msg!("show-unknown-suggestion", text = text, suggestion = suggestion),
        None => msg!("show-unknown", text = text),
    }
}
