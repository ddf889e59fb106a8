//! Shows one record with everything related to it.

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
    /// The record as stored.
    pub record: Record,
    pub as_of: PartialDate,
    /// The state of the data that the answer is based on.
    pub state: DataState,
    /// None if Git does not know the file.
    history: Option<FileHistory>,
    source: DatasetSource,
    dataset: Dataset,
    entered: Option<EnteredRecords>,
    /// What holds on the day, if one was given: of this record, and of all others.
    on_day: Option<(RecordOnDay, DatasetOnDay)>,
}

/// The record that a text names.
///
/// # Errors
/// If the text names none or several, or the record is not valid.
pub(crate) fn find_record(workspace: &Workspace, at: Option<&str>, text: &str) -> Result<Record> {
    read_record(&workspace.open(at)?, text)
}

fn read_record(source: &DatasetSource, text: &str) -> Result<Record> {
    let file = find_file(source, text.trim())?;
    match source.load_record(file)? {
        Some(record) => Ok(record),
        None => bail!(at_fault(&file.kind.name, file.id())),
    }
}

/// Finds the record that a text names, with everything related to it; if a day is given, with what holds on it.
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
        let record_on_day = RecordOnDay::new(catalogue.dated, &day, &record);
        (record_on_day, DatasetOnDay::new(catalogue.dated, &day))
    });
    Ok(ShowAnswer { record, as_of, state, history, source, dataset, entered, on_day })
}

/// The record that a text names, the Git history of its file, and the records related to it.
fn find(
    tree: Tree,
    day: Option<PartialDate>,
    text: &str,
) -> Result<(DatasetSource, Record, Option<FileHistory>, Dataset)> {
    let source = DatasetSource::open(tree)?;
    let record = read_record(&source, text)?;
    let query_git = || source.tree.history(&record.file);
    let (history, dataset) = while_reading(query_git, || match day {
        // What holds on a day can depend on records that are linked with this one in neither direction.
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

    /// The fields, the fields derived from them on the day, the referrers, and the last change.
    #[must_use]
    pub(crate) fn card(&self) -> Card<'_> {
        let (cells, record) = (self.cells(), &self.record);
        let day = DerivationDay {
            as_of: self.as_of,
            dataset: &self.dataset,
            entered: self.entered.as_ref(),
        };
        let (remaining, referring) = match &self.on_day {
            Some((record, dataset)) => {
                (record.remaining.as_ref(), dataset.remaining(&self.dataset))
            }
            None => (None, &self.dataset),
        };
        Card {
            items: cells.items(remaining.unwrap_or(record)),
            derived: cells.derived(&catalogue(&self.source.schemas), record, day),
            roles: referrers(referring, record),
            history: self.history.clone(),
            record,
        }
    }

    /// Whether something of the record does not hold on the day that was given, and is left out.
    #[must_use]
    pub(crate) fn leaves_out_any(&self) -> bool {
        self.on_day.as_ref().is_some_and(|(record, _)| !record.is_whole)
    }

    /// The titles of the fields for which it is unknown whether they hold on the day, in the order of the schema.
    pub(crate) fn undecided(&self) -> impl Iterator<Item = &LocalizedText> {
        let fields = self.record.kind.root.children().iter();
        let is_undecided = |name: &str| {
            let mut undecided = self.on_day.iter().flat_map(|(record, _)| &record.undecided);
            undecided.any(|field| field.name == name)
        };
        fields.filter(move |field| is_undecided(&field.name)).map(|field| &field.title)
    }

    /// Records that could not be read; they may contain references, too.
    #[must_use]
    pub(crate) fn left_out(&self) -> usize {
        self.dataset.left_out
    }
}
