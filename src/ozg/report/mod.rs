//! Named answers to the questions of a Koordination.

mod overview;
mod sources;

use anyhow::Result;

use crate::dataset::{Dataset, Wanted};
use crate::date::PartialDate;
use crate::message::Message;
use crate::msg;
use crate::schema::Schemas;
use crate::table::{Column, Table, Title};

/// A report: its name, what it asks of the dataset, and how it answers.
pub struct Report {
    pub name: &'static str,
    pub title: fn() -> Message,
    pub needs: fn(&Schemas, &mut Wanted),
    /// # Errors
    /// If the dataset lacks a kind that the report is about.
    pub tables: fn(&Question<'_>) -> Result<Vec<Table>>,
}

/// What a report is made from.
pub struct Question<'a> {
    pub schemas: &'a Schemas,
    pub dataset: &'a Dataset,
    pub clock: PartialDate,
}

/// All reports, by name.
pub const REPORTS: &[Report] = &[overview::REPORT, sources::REPORT];

impl Question<'_> {
    /// The values that the schema lists for a field.
    ///
    /// # Errors
    /// If the dataset has no such field with a list of values.
    fn choices(&self, kind: &str, field: &str) -> Result<&[String]> {
        let field_of_kind = self.schemas.kind(kind).and_then(|kind| kind.field(field));
        match field_of_kind.map(|field| &field.shape) {
            Some(crate::schema::Shape::Choice(choices)) => Ok(choices),
            _ => Err(msg!("report-no-field", kind = kind, field = field).into()),
        }
    }
}

fn word(key: &str, title: Message) -> Column {
    Column { key: key.to_owned(), title: Title::Said(title), is_number: false }
}

fn number(key: &str, title: Message) -> Column {
    Column { key: key.to_owned(), title: Title::Said(title), is_number: true }
}
