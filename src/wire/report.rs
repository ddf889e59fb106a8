//! A report as data: its tables, one object per row.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::PARTIAL_DAY;
use super::data_state::DataStateShape;
use super::version::ShapeVersion;
use crate::app::report::ReportHead;
use crate::render::table_data::object;
use records::table::{Cell, Table};

/// The tables of a report. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg report --format json", deny_unknown_fields)]
pub struct ReportShape<'a> {
    version: ShapeVersion<1>,
    /// The name of the report.
    report: &'static str,
    /// The day that counts as today.
    #[schemars(regex(pattern = PARTIAL_DAY))]
    as_of: String,
    data: DataStateShape<'a>,
    /// The id of the record that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    /// The revision that it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<&'a str>,
    /// Options that narrow it, with their values.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    narrowed: Map<String, Value>,
    /// Tables that are left out, each with the kinds of records that the dataset lacks for it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    missing_tables: BTreeMap<&'static str, &'a [&'static str]>,
    /// Fields with facts for which it is unknown whether they hold on a day in the past, such as
    /// `project.kernteam`, with the number of records.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    undecided: BTreeMap<&'a str, usize>,
    tables: Vec<ReportTable>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "table", deny_unknown_fields)]
struct ReportTable {
    name: &'static str,
    /// One object per row, under the keys of the columns, which depend on the report.
    #[schemars(with = "Vec<Map<String, Value>>")]
    rows: Vec<Value>,
    /// The sum of the rows, under the same keys; null if there is none.
    #[schemars(with = "Option<Map<String, Value>>")]
    total: Option<Value>,
}

impl<'a> ReportShape<'a> {
    #[must_use]
    pub fn new(head: &'a ReportHead, tables: &[Table]) -> Self {
        let narrowed = head.narrowed.iter();
        let narrowed = narrowed.map(|(name, value)| ((*name).to_owned(), value.as_str().into()));
        ReportShape {
            version: ShapeVersion,
            report: head.report,
            as_of: head.as_of.to_string(),
            data: DataStateShape::new(&head.data),
            subject: head.subject.as_deref(),
            compared_with: head.compared_with.as_deref(),
            narrowed: narrowed.collect(),
            missing_tables: head.missing.iter().map(|(table, of)| (*table, &**of)).collect(),
            undecided: head.undecided.iter().map(|(field, n)| (field.as_str(), *n)).collect(),
            tables: tables.iter().map(ReportTable::new).collect(),
        }
    }
}

impl ReportTable {
    fn new(table: &Table) -> Self {
        let keys = || table.columns.iter().map(|column| column.key.as_str());
        let row = |row: &Vec<Cell>| object(keys(), row);
        let (rows, total) = match table.rows.split_last() {
            Some((total, rows)) if table.has_total => (rows, Some(row(total))),
            _ => (table.rows.as_slice(), None),
        };
        ReportTable { name: table.name, rows: rows.iter().map(row).collect(), total }
    }
}
