//! `sources`: the sources of the records, the oldest first, and the records whose only source is one undated page.

use std::collections::BTreeMap;

use anyhow::Result;

use super::parts::{date, record, section, text};
use super::{Report, ReportContext};
use crate::ozg::domain::{ExternalFigure, RecordView, Register, SourcePage, Sourced, called};
use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::collation;
use records::record::Record;
use records::table::{Cell, Column};

/// It counts the fields that records have, so it needs all of them.
pub(super) const REPORT: Report = Report {
    name: "sources",
    title: || msg!("sources"),
    about: || msg!("sources-about"),
    subjects: &[],
    kinds: &[],
    counts_fields: true,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let kinds = context.schemas.kinds().iter();
    let all = kinds.flat_map(|kind| context.scope.of_kind(&kind.name)).copied();
    let records: Vec<_> = all.filter(|record| has_origin(record)).collect();
    Ok(vec![
        registers(context, &records).needs(&[Register::KIND]),
        pages(&records),
        weak(&records),
        external_figures(context).needs(&[ExternalFigure::KIND]),
    ])
}

/// Figures published by others, each with its own definition and unit: for comparison only, never combined with ours.
fn external_figures(context: &ReportContext<'_>) -> Section {
    let row = |figure: ExternalFigure<'_>| {
        let mut pages = Sourced::of(figure.record()).quellen().into_iter();
        let address = pages.find_map(SourcePage::url);
        vec![
            record(&figure),
            figure.zahl().map_or(Cell::Empty, Cell::Number),
            figure.von().map_or(Cell::Empty, Cell::Number),
            text(figure.einheit()),
            text(figure.gebiet()),
            date(figure.datum()),
            text(figure.bezug()),
            text(address),
        ]
    };
    let columns = vec![
        Column::word("figure", msg!("column-external-figure")),
        Column::number("zahl", msg!("column-number")),
        Column::number("von", msg!("column-of")),
        Column::word("einheit", msg!("column-unit")),
        Column::word("gebiet", msg!("column-area")),
        Column::word("datum", msg!("column-date")),
        Column::word("bezug", msg!("column-counted")),
        Column::word("quelle", msg!("column-source")),
    ];
    let is_stated = |figure: &ExternalFigure<'_>| {
        let (record, field) = (figure.record(), ExternalFigure::ZAHL.name);
        context.day().is_stated_by(record, field, (figure.datum(), None))
    };
    let rows = context.scope.of().filter(is_stated).map(row).collect();
    section("external_figures", msg!("sources-external"), 1, columns, rows)
        .note(msg!("sources-external-note"))
}

fn has_origin(record: &Record) -> bool {
    Sourced::FIELDS.iter().any(|field| record.kind.field(field.name).is_some())
}

/// How much of the dataset is based on a source.
struct SourceUsage<'r> {
    name: Cell,
    called: &'r str,
    address: Cell,
    state: Option<PartialDate>,
    records: usize,
    facts: usize,
}

/// The fields of a record that none of its pages supports are based on its registers.
fn registers<'a>(context: &ReportContext<'a>, records: &[&Record]) -> Section {
    let usage = |register: Register<'a>| {
        let is_citing =
            |record: &&&Record| Sourced::of(record).register().contains(&register.id.as_str());
        let citing = records.iter().filter(is_citing);
        SourceUsage {
            name: record(&register),
            called: called(register.record()),
            address: text(register.url()),
            state: register.stand(),
            records: citing.clone().count(),
            facts: citing.map(|record| unsupported_fields(record)).sum(),
        }
    };
    let usages = context.scope.all().map(usage).collect();
    table("registers", msg!("sources-registers"), usages)
}

fn unsupported_fields(record: &Record) -> usize {
    let pages = Sourced::of(record).quellen();
    let supported: Vec<_> = pages.into_iter().flat_map(SourcePage::felder).collect();
    let is_origin = |key: &str| Sourced::FIELDS.iter().any(|field| field.name == key);
    let keys = record.root.as_mapping().into_iter().flat_map(|m| &m.entries).map(|e| &e.key);
    keys.filter(|key| !is_origin(key) && !supported.contains(&key.as_str())).count()
}

/// Pages are identified by their address, else by their title.
fn pages(records: &[&Record]) -> Section {
    let mut pages: BTreeMap<&str, SourceUsage<'_>> = BTreeMap::new();
    for page in records.iter().flat_map(|record| Sourced::of(record).quellen()) {
        let Some(title) = page.titel() else { continue };
        let usage = pages.entry(page.url().unwrap_or(title)).or_insert_with(|| SourceUsage {
            name: Cell::Word(
                page.url().unwrap_or(title).to_owned(),
                msg!("digest-plain", name = title),
            ),
            called: title,
            address: text(page.url()),
            state: None,
            records: 0,
            facts: 0,
        });
        usage.state = usage.state.max(page.stand());
        usage.records += 1;
        usage.facts += page.felder().len();
    }
    table("pages", msg!("sources-pages"), pages.into_values().collect())
}

/// Records without a register whose only page has no date.
fn weak(records: &[&Record]) -> Section {
    let is_weak = |record: &&&Record| {
        let sources = Sourced::of(record);
        sources.register().is_empty()
            && matches!(sources.quellen().as_slice(), [page] if page.stand().is_none())
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

/// The oldest first; undated sources come last.
fn table(name: &'static str, title: Message, mut usages: Vec<SourceUsage<'_>>) -> Section {
    usages.sort_by(|a, b| {
        let by_age = (a.state.is_none(), a.state).cmp(&(b.state.is_none(), b.state));
        by_age.then_with(|| collation::compare(a.called, b.called))
    });
    let row = |usage: SourceUsage<'_>| {
        let state = usage.state.map_or(Cell::Empty, Cell::Date);
        vec![usage.name, state, Cell::count(usage.records), Cell::count(usage.facts), usage.address]
    };
    let columns = vec![
        Column::word("source", msg!("column-source")),
        Column::word("stand", msg!("column-stand")),
        Column::number("records", msg!("column-records")),
        Column::number("facts", msg!("column-facts")),
        Column::word("address", msg!("column-address")),
    ];
    section(name, title, 1, columns, usages.into_iter().map(row).collect())
}
