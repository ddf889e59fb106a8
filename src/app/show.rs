//! One record with all that is said of it.

use anyhow::{Result, bail};

use super::lookup::{load_labels, load_labels_and_evidence};
use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use file_tree::DataState;
use messages::{LocalizedText, PartialDate, msg};
use record_query::query::{DatasetOnDay, DerivationDay, RecordOnDay};
use record_query::show::{Card, CellBuilder, RecordLookup, referrers};
use records::dataset::{Dataset, DatasetSource, EnteredRecords, IdIndex};
use records::record::Record;

/// A record that was found, with the names of all records beside it.
pub(crate) struct ShowAnswer {
    /// As it is recorded.
    pub record: Record,
    pub as_of: PartialDate,
    source: DatasetSource,
    dataset: Dataset,
    entered: Option<EnteredRecords>,
    /// What of the record holds on the day, if one was given; and what of the others.
    on_day: Option<(RecordOnDay, DatasetOnDay)>,
}

/// Finds the record that a text means, and reads it as a whole; if a day is given, with what holds then.
///
/// # Errors
/// If the text means none or several, or the record cannot be read.
pub(crate) fn show(
    workspace: &Workspace,
    at: Option<&str>,
    day: Option<PartialDate>,
    text: &str,
) -> Result<ShowAnswer> {
    let source = workspace.open(at)?;
    let catalogue = catalogue(&source.schemas);
    let dataset = match day {
        Some(_) => load_labels_and_evidence(&source)?,
        None => load_labels(&source)?,
    };
    let ids = IdIndex::new(&source.layout);
    let lookup = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let record = read_whole(&source, lookup.find(text)?)?;
    let as_of = workspace.as_of(day);
    let entered = workspace.entered(at, as_of);
    let query_day = workspace.query_day(day, entered.as_ref());
    let on_day = day.map(|_| {
        let day = query_day.of(&dataset);
        let own = RecordOnDay::new(catalogue.dated, &day, &record);
        (own, DatasetOnDay::new(catalogue.dated, &day))
    });
    Ok(ShowAnswer { record, as_of, source, dataset, entered, on_day })
}

impl ShowAnswer {
    /// How the values of the record are shown.
    #[must_use]
    pub(crate) fn cells(&self) -> CellBuilder<'_> {
        CellBuilder { dataset: &self.dataset }
    }

    /// The fields, what follows from them on the day, what refers to the record, and its last change.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn card(&self) -> Result<Card<'_>> {
        let (cells, record) = (self.cells(), &self.record);
        let day = DerivationDay {
            as_of: self.as_of,
            dataset: &self.dataset,
            entered: self.entered.as_ref(),
        };
        let (own, referring) = match &self.on_day {
            Some((own, others)) => (own.remaining.as_ref(), others.remaining(&self.dataset)),
            None => (None, &self.dataset),
        };
        Ok(Card {
            items: cells.items(own.unwrap_or(record)),
            derived: cells.derived(&catalogue(&self.source.schemas), record, day),
            roles: referrers(referring, record),
            history: self.source.tree.history(&record.file)?,
            record,
        })
    }

    /// Whether something of the record does not hold on the day that was given, and is left out.
    #[must_use]
    pub(crate) fn leaves_out_any(&self) -> bool {
        self.on_day.as_ref().is_some_and(|(own, _)| !own.is_whole)
    }

    /// What people call the fields of which nobody can say whether they hold on the day, in the order of
    /// the schema.
    pub(crate) fn undecided(&self) -> impl Iterator<Item = &LocalizedText> {
        let fields = self.record.kind.root.children().iter();
        let is_open = |name: &str| {
            let mut open = self.on_day.iter().flat_map(|(own, _)| &own.undecided);
            open.any(|field| field.name == name)
        };
        fields.filter(move |field| is_open(&field.name)).map(|field| &field.title)
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
