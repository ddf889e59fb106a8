//! One record with all that is said of it.

use anyhow::{Result, bail};

use super::lookup::load_labels;
use super::workspace::Workspace;
use crate::ozg::derived::DERIVED;
use file_tree::DataState;
use messages::{PartialDate, msg};
use record_query::query::{Catalogue, DerivationDay};
use record_query::show::{Card, CellBuilder, RecordLookup, referrers};
use records::dataset::{Dataset, DatasetSource, EnteredRecords, IdIndex};
use records::record::Record;

/// A record that was found, with the names of all records beside it.
pub(crate) struct ShowAnswer {
    pub record: Record,
    source: DatasetSource,
    dataset: Dataset,
}

/// Finds the record that a text means, and reads it as a whole.
///
/// # Errors
/// If the text means none or several, or the record cannot be read.
pub(crate) fn show(workspace: &Workspace, at: Option<&str>, text: &str) -> Result<ShowAnswer> {
    let source = workspace.open(at)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let (dataset, ids) = (load_labels(&source)?, IdIndex::new(&source.layout));
    let lookup = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let record = read_whole(&source, lookup.find(text)?)?;
    Ok(ShowAnswer { record, source, dataset })
}

impl ShowAnswer {
    /// How the values of the record are shown.
    #[must_use]
    pub(crate) fn cells(&self) -> CellBuilder<'_> {
        CellBuilder { dataset: &self.dataset }
    }

    /// The fields, what follows from them on a day, what refers to the record, and its last change.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn card(
        &self,
        as_of: PartialDate,
        entered: Option<&EnteredRecords>,
    ) -> Result<Card<'_>> {
        let (cells, record) = (self.cells(), &self.record);
        let catalogue = Catalogue { schemas: &self.source.schemas, derived: DERIVED };
        let day = DerivationDay { as_of, dataset: &self.dataset, entered };
        Ok(Card {
            items: cells.items(record),
            derived: cells.derived(&catalogue, record, day),
            roles: referrers(&self.dataset, record),
            history: self.source.tree.history(&record.file)?,
            record,
        })
    }

    /// The state of the data that the answer rests on.
    #[must_use]
    pub(crate) fn state(&self) -> DataState {
        self.source.tree.state()
    }

    /// Records that could not be read; they may refer, too.
    #[must_use]
    pub(crate) fn left_out(&self) -> usize {
        self.dataset.left_out
    }
}

/// The record with all its fields.
fn read_whole(source: &DatasetSource, found: &Record) -> Result<Record> {
    let file = source.layout.at(&found.file);
    let files: Vec<_> = file.into_iter().collect();
    let read = source.read(&files, |_, document| document.ok().map(|document| document.record))?;
    match read.into_iter().flatten().next() {
        Some(record) => Ok(record),
        None => bail!(msg!("show-at-fault", record = found.file.as_ref())),
    }
}
