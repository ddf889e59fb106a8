//! `sources`: on what the records rest, the oldest first, and which rest on one undated page alone.

use std::collections::BTreeMap;

use anyhow::Result;

use super::parts::{record, section};
use super::{Report, ReportContext, needs_all};
use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};
use yaml_tree::Node;

/// Which fields a record has is what is counted, so all are needed.
pub(super) const REPORT: Report = Report {
    name: "sources",
    title: || msg!("sources"),
    about: || msg!("sources-about"),
    subject: None,
    kinds: &[],
    needs: needs_all,
    sections,
};

/// The fields that say where a record is from.
const ORIGIN: [&str; 2] = ["register", "quellen"];

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let kinds = context.schemas.kinds().iter();
    let all = kinds.flat_map(|kind| context.scope.of(&kind.name)).copied();
    let records: Vec<_> = all.filter(|record| has_origin(record)).collect();
    Ok(vec![registers(context, &records), pages(&records), weak(&records)])
}

fn has_origin(record: &Record) -> bool {
    ORIGIN.iter().any(|field| record.kind.field(field).is_some())
}

/// What rests on a source.
struct SourceUsage {
    name: Cell,
    state: Option<PartialDate>,
    records: usize,
    facts: usize,
}

/// A record rests on its registers with the fields that none of its pages supports.
fn registers(context: &ReportContext<'_>, records: &[&Record]) -> Section {
    let load = |register: &Record| {
        let resting =
            records.iter().filter(|r| r.texts("register").contains(&register.id.as_str()));
        SourceUsage {
            name: record(register),
            state: register.text("stand").and_then(PartialDate::parse),
            records: resting.clone().count(),
            facts: resting.map(|record| unsupported_fields(record)).sum(),
        }
    };
    let loads = context.dataset().of("register").map(load).collect();
    table("registers", msg!("sources-registers"), loads)
}

fn unsupported_fields(record: &Record) -> usize {
    let supported: Vec<_> =
        record.values(&["quellen", "felder"]).into_iter().filter_map(Node::as_str).collect();
    let keys = record.root.as_mapping().into_iter().flat_map(|m| &m.entries).map(|e| &e.key);
    keys.filter(|key| !ORIGIN.contains(&key.as_str()) && !supported.contains(&key.as_str())).count()
}

/// Pages are told apart by their address, else by their title.
fn pages(records: &[&Record]) -> Section {
    let mut pages: BTreeMap<&str, SourceUsage> = BTreeMap::new();
    for page in records.iter().flat_map(|record| record.values(&["quellen"])) {
        let text = |key: &str| page.get(key).and_then(Node::as_str);
        let Some(title) = text("titel") else { continue };
        let load = pages.entry(text("url").unwrap_or(title)).or_insert_with(|| SourceUsage {
            name: Cell::Word(
                text("url").unwrap_or(title).to_owned(),
                msg!("digest-plain", name = title),
            ),
            state: None,
            records: 0,
            facts: 0,
        });
        load.state = load.state.max(text("stand").and_then(PartialDate::parse));
        load.records += 1;
        load.facts += page.get("felder").map_or(0, |fields| fields.items().len());
    }
    table("pages", msg!("sources-pages"), pages.into_values().collect())
}

/// Records without a register whose one page has no date.
fn weak(records: &[&Record]) -> Section {
    let is_weak = |record: &&&Record| {
        let pages = record.values(&["quellen"]);
        record.texts("register").is_empty()
            && matches!(pages.as_slice(), [page] if page.get("stand").is_none())
    };
    let row = |record: &&Record| {
        let id = format!("{}/{}", record.kind.name, record.id);
        vec![Cell::Text(id), Cell::Text(record.label().to_owned())]
    };
    let columns =
        vec![Column::word("id", msg!("column-id")), Column::word("label", msg!("column-name"))];
    let rows = records.iter().filter(is_weak).map(row).collect();
    section("one_undated_source", msg!("sources-weak"), 1, columns, rows)
}

/// The oldest first; what has no date comes last.
fn table(name: &'static str, title: Message, mut loads: Vec<SourceUsage>) -> Section {
    loads.sort_by_key(|load| (load.state.is_none(), load.state));
    let row = |load: SourceUsage| {
        let state = load.state.map_or(Cell::Empty, Cell::Date);
        vec![load.name, state, Cell::count(load.records), Cell::count(load.facts)]
    };
    let columns = vec![
        Column::word("source", msg!("column-source")),
        Column::word("stand", msg!("column-stand")),
        Column::number("records", msg!("column-records")),
        Column::number("facts", msg!("column-facts")),
    ];
    section(name, title, 1, columns, loads.into_iter().map(row).collect())
}
