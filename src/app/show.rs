//! One record with all that is said of it.

use anyhow::{Result, bail};

use super::data_state::while_reading;
use super::lookup::{find_file, load_labels_and_evidence, load_neighbours};
use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use file_tree::{DataState, FileHistory, Tree};
use messages::{LocalizedText, PartialDate};
use record_query::query::{DatasetOnDay, DerivationDay, RecordOnDay};
use record_query::show::{Card, CellBuilder, at_fault, referrers};
use records::dataset::{Dataset, DatasetSource, EnteredRecords};
use records::record::Record;

/// A record that was found, with those that it refers to and that refer to it.
pub(crate) struct ShowAnswer {
    /// As it is recorded.
    pub record: Record,
    pub as_of: PartialDate,
    /// The state of the data that the answer rests on.
    pub state: DataState,
    /// None where Git does not know the file.
    history: Option<FileHistory>,
    source: DatasetSource,
    dataset: Dataset,
    entered: Option<EnteredRecords>,
    /// What of the record holds on the day, if one was given; and what of the others.
    on_day: Option<(RecordOnDay, DatasetOnDay)>,
}

/// The record that a text means.
///
/// # Errors
/// If the text means none or several, or the record is not valid.
pub(crate) fn find_record(workspace: &Workspace, at: Option<&str>, text: &str) -> Result<Record> {
    read_record(&workspace.open(at)?, text)
}

fn read_record(source: &DatasetSource, text: &str) -> Result<Record> {
    let file = find_file(source, text.trim())?;
    match source.load_record(file)? {
        Some(record) => Ok(record),
        None => bail!(at_fault(&file.kind.name, &file.id)),
    }
}

/// Finds the record that a text means, with all that is said of it; if a day is given, with what holds then.
///
/// # Errors
/// Those of [`find_record`], or if Git fails.
pub(crate) fn show(
    workspace: &Workspace,
    at: Option<&str>,
    day: Option<PartialDate>,
    text: &str,
) -> Result<ShowAnswer> {
    let tree = workspace.tree(at)?;
    let (state, found) = while_reading(|| tree.state(), || find(tree.clone(), day, text));
    let (source, record, history, dataset) = found?;
    let as_of = workspace.as_of(day);
    let entered = workspace.entered(at, as_of);
    let query_day = workspace.query_day(day, entered.as_ref());
    let on_day = day.map(|_| {
        let catalogue = catalogue(&source.schemas);
        let day = query_day.of(&dataset);
        let own = RecordOnDay::new(catalogue.dated, &day, &record);
        (own, DatasetOnDay::new(catalogue.dated, &day))
    });
    Ok(ShowAnswer { record, as_of, state, history, source, dataset, entered, on_day })
}

/// The record that a text means, what Git knows of its file, and the records that have to do with it.
fn find(
    tree: Tree,
    day: Option<PartialDate>,
    text: &str,
) -> Result<(DatasetSource, Record, Option<FileHistory>, Dataset)> {
    let source = DatasetSource::open(tree)?;
    let record = read_record(&source, text)?;
    let ask = || source.tree.history(&record.file);
    let (history, dataset) = while_reading(ask, || match day {
        // What holds then of a record can follow from others that neither names the other.
        Some(_) => load_labels_and_evidence(&source),
        None => load_neighbours(&source, &record),
    });
    let (history, dataset) = (history?, dataset?);
    Ok((source, record, history, dataset))
}

impl ShowAnswer {
    /// How the values of the record are shown.
    #[must_use]
    pub(crate) fn cells(&self) -> CellBuilder<'_> {
        CellBuilder { dataset: &self.dataset }
    }

    /// The fields, what follows from them on the day, what refers to the record, and its last change.
    #[must_use]
    pub(crate) fn card(&self) -> Card<'_> {
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
        Card {
            items: cells.items(own.unwrap_or(record)),
            derived: cells.derived(&catalogue(&self.source.schemas), record, day),
            roles: referrers(referring, record),
            history: self.history.clone(),
            record,
        }
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

    /// Records that could not be read; they may refer, too.
    #[must_use]
    pub(crate) fn left_out(&self) -> usize {
        self.dataset.left_out
    }
}
