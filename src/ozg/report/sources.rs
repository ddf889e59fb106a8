//! `sources`: on what the records rest, the oldest first, and which rest on one undated page alone.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Question, Report, number, word};
use crate::dataset::Wanted;
use crate::date::PartialDate;
use crate::msg;
use crate::record::Record;
use crate::schema::Schemas;
use crate::table::{Cell, Table};
use crate::yaml::Node;

pub(super) const REPORT: Report =
    Report { name: "sources", title: || msg!("sources"), needs, tables };

/// The fields that say where a record is from.
const ORIGIN: [&str; 2] = ["register", "quellen"];

/// Which fields a record has is what is counted, so all are needed.
fn needs(schemas: &Schemas, wanted: &mut Wanted) {
    wanted.add_all(schemas);
}

fn tables(question: &Question<'_>) -> Result<Vec<Table>> {
    let records: Vec<_> = question.dataset.records.iter().filter(|r| has_origin(r)).collect();
    Ok(vec![registers(question, &records), pages(&records), weak(&records)])
}

fn has_origin(record: &Record) -> bool {
    ORIGIN.iter().any(|field| record.kind.field(field).is_some())
}

/// What rests on a source.
struct Load {
    name: Cell,
    state: Option<PartialDate>,
    records: usize,
    facts: usize,
}

/// A record rests on its registers with the fields that none of its pages supports.
fn registers(question: &Question<'_>, records: &[&Record]) -> Table {
    let load = |register: &Record| {
        let resting =
            records.iter().filter(|r| r.texts("register").contains(&register.id.as_str()));
        Load {
            name: Cell::Record(register.id.clone(), register.label().to_owned()),
            state: register.text("stand").and_then(PartialDate::parse),
            records: resting.clone().count(),
            facts: resting.map(|record| unsupported_fields(record)).sum(),
        }
    };
    let loads = question.dataset.of("register").map(load).collect();
    Table { title: Some(msg!("sources-registers")), ..table("registers", loads) }
}

fn unsupported_fields(record: &Record) -> usize {
    let supported: Vec<_> =
        record.values(&["quellen", "felder"]).into_iter().filter_map(Node::as_str).collect();
    let keys = record.root.as_mapping().into_iter().flat_map(|m| &m.entries).map(|e| &e.key);
    keys.filter(|key| !ORIGIN.contains(&key.as_str()) && !supported.contains(&key.as_str())).count()
}

/// Pages are told apart by their address, else by their title.
fn pages(records: &[&Record]) -> Table {
    let mut pages: BTreeMap<&str, Load> = BTreeMap::new();
    for page in records.iter().flat_map(|record| record.values(&["quellen"])) {
        let text = |key: &str| page.get(key).and_then(Node::as_str);
        let Some(title) = text("titel") else { continue };
        let load = pages.entry(text("url").unwrap_or(title)).or_insert_with(|| Load {
            name: Cell::Record(text("url").unwrap_or(title).to_owned(), title.to_owned()),
            state: None,
            records: 0,
            facts: 0,
        });
        load.state = load.state.max(text("stand").and_then(PartialDate::parse));
        load.records += 1;
        load.facts += page.get("felder").map_or(0, |fields| fields.items().len());
    }
    let loads = pages.into_values().collect();
    Table { title: Some(msg!("sources-pages")), ..table("pages", loads) }
}

/// Records without a register whose one page has no date.
fn weak(records: &[&Record]) -> Table {
    let is_weak = |record: &&&Record| {
        let pages = record.values(&["quellen"]);
        record.texts("register").is_empty()
            && matches!(pages.as_slice(), [page] if page.get("stand").is_none())
    };
    let row = |record: &&Record| {
        let id = format!("{}/{}", record.kind.name, record.id);
        vec![Cell::Text(id), Cell::Text(record.label().to_owned())]
    };
    Table {
        name: "one_undated_source",
        title: Some(msg!("sources-weak")),
        columns: vec![word("id", msg!("column-id")), word("label", msg!("column-name"))],
        rows: records.iter().filter(is_weak).map(row).collect(),
        has_total: false,
    }
}

/// The oldest first; what has no date comes last.
fn table(name: &'static str, mut loads: Vec<Load>) -> Table {
    loads.sort_by_key(|load| (load.state.is_none(), load.state));
    let row = |load: Load| {
        let state = load.state.map_or(Cell::Empty, Cell::Date);
        vec![load.name, state, Cell::count(load.records), Cell::count(load.facts)]
    };
    let columns = vec![
        word("source", msg!("column-source")),
        word("stand", msg!("column-stand")),
        number("records", msg!("column-records")),
        number("facts", msg!("column-facts")),
    ];
    let rows = loads.into_iter().map(row).collect();
    Table { name, title: None, columns, rows, has_total: false }
}
