//! The contents of an added or removed record: the columns of its kind first, then all other fields.

use crate::ozg::domain::{Project, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::project_status;
use messages::PartialDate;
use messages::msg;
use record_query::show::{CardItem, CardValue, CellBuilder};
use records::dataset::Dataset;
use records::record::Record;
use records::schema::Field;
use records::table::{Cell, Title};

/// The fields of a record except its name, preceded by the phase of a project; `named` holds the display
/// names of the records that it refers to.
#[must_use]
pub fn contents(record: &Record, named: &Dataset, as_of: PartialDate) -> Vec<CardItem> {
    let cells = CellBuilder { dataset: named };
    let kind = &record.kind;
    let columns = kind.columns.iter().filter_map(|path| kind.field(path.split('.').next()?));
    let mut shown: Vec<&Field> = Vec::new();
    for field in columns.chain(kind.root.children()) {
        if field.name != kind.label && !shown.iter().any(|other| other.name == field.name) {
            shown.push(field);
        }
    }
    let items = shown.into_iter().filter_map(|field| cells.item(record, field));
    phase(record, as_of).into_iter().chain(items).collect()
}

fn phase(record: &Record, as_of: PartialDate) -> Option<CardItem> {
    let status = project_status(Project::of(record)?, AnswerDay::of_state(as_of))?;
    let title = status.state.title(&record.kind)?;
    let state = Cell::Word(status.state.name().to_owned(), title.into());
    let value = |title, cell| CardValue { title, cell };
    let since = status
        .since
        .map(|since| value(Some(Title::Message(msg!("column-since"))), Cell::Date(since)));
    let line = [value(None, state)].into_iter().chain(since).collect();
    let title = Title::Message(msg!("column-phase"));
    Some(CardItem { name: Project::PHASEN.name.to_owned(), title, lines: vec![line] })
}
