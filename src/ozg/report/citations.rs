//! The sources of the lines of a report: numbered in the order of citation, and listed at its end.

use std::cell::RefCell;
use std::collections::HashMap;

use super::ReportContext;
use super::parts::{DossierFact, date, list, section, text};
use crate::ozg::domain::{
    Connection, OnlineService, RecordView, Register, SourcePage, Sourced, Zuordnung,
};
use crate::ozg::figures::freshness::newest_source;
use crate::ozg::figures::leistungen::LeistungCoverage;
use crate::ozg::figures::projects::in_own_reading;
use crate::section::{Presentation, Section};
use messages::{Message, PartialDate, msg};
use records::dataset::Dataset;
use records::record::Record;
use records::table::{Cell, Column};

/// Something that can be cited.
#[derive(Clone, Copy)]
enum CitedSource<'a> {
    Page(SourcePage<'a>),
    /// A page that an entry names by its address alone.
    Address(&'a str),
    Register(Register<'a>),
}

impl<'a> CitedSource<'a> {
    /// What identifies the source: for a page, its address, else its title.
    fn identity(self) -> Option<&'a str> {
        match self {
            CitedSource::Page(page) => page.url().or_else(|| page.titel()),
            CitedSource::Address(address) => Some(address),
            CitedSource::Register(register) => Some(&register.record().id),
        }
    }

    fn stand(self) -> Option<PartialDate> {
        match self {
            CitedSource::Page(page) => page.stand(),
            CitedSource::Address(_) => None,
            CitedSource::Register(register) => register.stand(),
        }
    }
}

/// A statement of a record.
#[derive(Clone, Copy)]
pub(super) enum CitedFact<'a> {
    Field(&'a Record, &'static str),
    Connection(OnlineService<'a>, Connection<'a>),
}

impl<'a> CitedFact<'a> {
    fn record(self) -> &'a Record {
        match self {
            CitedFact::Field(record, _) => record,
            CitedFact::Connection(service, _) => service.record(),
        }
    }

    /// The source that an Anschluss itself names, else the pages that name the field.
    fn sources(self) -> Vec<CitedSource<'a>> {
        match self {
            CitedFact::Field(record, field) => naming(record, &[field]),
            CitedFact::Connection(service, connection) => match connection.quelle() {
                None => naming(service.record(), &[OnlineService::ANSCHLUESSE.name]),
                Some(address) => {
                    let pages = Sourced::of(service.record()).quellen().into_iter();
                    let page = pages.into_iter().find(|page| page.url() == Some(address));
                    vec![page.map_or(CitedSource::Address(address), CitedSource::Page)]
                }
            },
        }
    }
}

/// The pages of a record that name one of the fields.
fn naming<'a>(record: &'a Record, fields: &[&str]) -> Vec<CitedSource<'a>> {
    let pages = Sourced::of(record).quellen().into_iter();
    let naming = pages.filter(|page| page.felder().iter().any(|field| fields.contains(field)));
    naming.map(CitedSource::Page).collect()
}

/// All sources of a record: its pages, then its registers.
fn of_record<'a>(dataset: &'a Dataset, record: &'a Record) -> Vec<CitedSource<'a>> {
    let sources = Sourced::of(record);
    let pages = sources.quellen().into_iter().map(CitedSource::Page);
    let registers = sources.register().into_iter();
    let registers = registers.filter_map(|id| Register::get(dataset, id));
    pages.chain(registers.map(CitedSource::Register)).collect()
}

/// The sources of a report in the order of their numbers.
pub(super) struct Citations<'c, 'a> {
    context: &'c ReportContext<'a>,
    listed: RefCell<ListedSources<'a>>,
}

/// Sources in the order of their numbers, with the numbers by [`identity`](CitedSource::identity).
#[derive(Default)]
struct ListedSources<'a> {
    sources: Vec<CitedSource<'a>>,
    numbers: HashMap<Option<&'a str>, usize>,
}

impl<'c, 'a> Citations<'c, 'a> {
    /// Nothing is listed before it is cited.
    pub(super) fn new(context: &'c ReportContext<'a>) -> Self {
        Citations { context, listed: RefCell::default() }
    }

    /// All sources of the subject of a dossier come first, cited or not: its pages, then its registers.
    pub(super) fn of_subject(context: &'c ReportContext<'a>, subject: &'a Record) -> Self {
        let citations = Citations::new(context);
        for source in of_record(context.dataset(), subject) {
            citations.number(source);
        }
        citations
    }

    fn number(&self, source: CitedSource<'a>) -> usize {
        let mut listed = self.listed.borrow_mut();
        let ListedSources { sources, numbers } = &mut *listed;
        *numbers.entry(source.identity()).or_insert_with(|| {
            sources.push(source);
            sources.len()
        })
    }

    fn numbers(&self, sources: impl IntoIterator<Item = CitedSource<'a>>) -> Cell {
        let mut numbers: Vec<_> = sources.into_iter().map(|source| self.number(source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.is_empty() { Cell::Empty } else { Cell::Footnotes(numbers) }
    }

    /// The numbers of the pages of a record that name one of the fields.
    pub(super) fn fields(&self, record: &'a Record, fields: &[&str]) -> Cell {
        self.numbers(naming(record, fields))
    }

    /// The numbers of the sources of any of the facts; if there are none, those of the newest sources of their records,
    /// or a note that the records have none.
    pub(super) fn facts(&self, facts: &[CitedFact<'a>]) -> Cell {
        let mut sources: Vec<_> = facts.iter().flat_map(|fact| fact.sources()).collect();
        if sources.is_empty() {
            sources.extend(facts.iter().flat_map(|fact| self.newest(fact.record())));
        }
        match self.numbers(sources) {
            Cell::Empty => Cell::Word(String::new(), msg!("no-own-source")),
            numbers => numbers,
        }
    }

    /// The newest sources of a record, or all of them if none has a date.
    fn newest(&self, record: &'a Record) -> impl Iterator<Item = CitedSource<'a>> {
        let dataset = self.context.dataset();
        let newest = newest_source(dataset, record, self.context.as_of());
        of_record(dataset, record).into_iter().filter(move |source| source.stand() == newest)
    }

    /// A line of a dossier on a field of a record, citing the pages that name the field.
    pub(super) fn fact(
        &self,
        record: &'a Record,
        field: &'static str,
        title: Message,
        value: Cell,
    ) -> DossierFact {
        DossierFact::new(field, title, value).resting_on(self.fields(record, &[field]))
    }

    /// The number of the page that an Anschluss itself names, else those of the pages of the service that
    /// name its Anschlüsse.
    pub(super) fn connection(
        &self,
        service: OnlineService<'a>,
        connection: Connection<'a>,
    ) -> Cell {
        self.numbers(CitedFact::Connection(service, connection).sources())
    }

    /// Like [`fields`](Self::fields), with a mark if the assignment is an own reading.
    pub(super) fn assigned(
        &self,
        record: &'a Record,
        fields: &[&str],
        zuordnung: Option<Zuordnung>,
    ) -> Cell {
        let own = zuordnung.filter(|zuordnung| *zuordnung == Zuordnung::EigeneLesart);
        let cited = self.fields(record, fields);
        match own.map(|own| self.context.word(own)) {
            None => cited,
            Some(own) => list([cited, own].into_iter().filter(|c| *c != Cell::Empty).collect()),
        }
    }

    /// The section that lists all sources, with their details.
    pub(super) fn section(&self) -> Section {
        let columns = vec![
            column(),
            Column::word("title", msg!("column-source-title")),
            Column::word("publisher", msg!("column-publisher")),
            Column::word("stand", msg!("column-stand")),
            Column::word("address", msg!("column-address")),
            Column::word("register", msg!("column-register")),
        ];
        let listed = self.listed.borrow();
        let rows =
            listed.sources.iter().enumerate().map(|(at, source)| row(at + 1, *source)).collect();
        let section = section("sources", msg!("sources"), 1, columns, rows);
        Section { presentation: Presentation::Sources, ..section.draws_on(&[Register::KIND]) }
    }
}

/// The sources of a record, for a page that shows its fields as they are.
pub struct RecordSources {
    /// The numbers of the pages that name a field, by its name.
    pub by_field: HashMap<String, Cell>,
    /// All sources of the record.
    pub section: Section,
}

/// The sources of each top-level field of a record.
#[must_use]
pub fn record_sources<'a>(context: &ReportContext<'a>, record: &'a Record) -> RecordSources {
    let cited = Citations::of_subject(context, record);
    let fields = record.kind.root.children().iter();
    let by_field = fields.map(|field| (field.name.clone(), cited.fields(record, &[&field.name])));
    let by_field: HashMap<_, _> = by_field.filter(|(_, numbers)| *numbers != Cell::Empty).collect();
    let section = cited.section();
    let needs_note = by_field.is_empty() && !section.table.rows.is_empty();
    let note = needs_note.then(|| msg!("sources-of-all-fields"));
    let section = note.into_iter().fold(section, Section::note);
    RecordSources { by_field, section }
}

/// The column of the numbers.
pub(super) fn column() -> Column {
    Column::word("source", msg!("column-source"))
}

/// Adds a note on what an own reading is, below a table that has any.
pub(super) fn explain_own_readings(section: Section, has_any: bool) -> Section {
    if has_any { section.note(msg!("own-reading-legend")) } else { section }
}

/// Adds a note on how many Leistungen have a project only by own readings, and on what those are.
pub(super) fn note_own_coverage(section: Section, coverage: LeistungCoverage) -> Section {
    let LeistungCoverage { own_reading, with_project, .. } = coverage;
    let section = match own_reading {
        0 => section,
        own => section.note(msg!("coverage-own-reading", own = own, all = with_project)),
    };
    explain_own_readings(section, own_reading > 0)
}

/// Adds a note on how many projects are in their Themenfeld by an own reading, and on what that is.
pub(super) fn note_own_themenfelder(section: Section, context: &ReportContext<'_>) -> Section {
    let own = in_own_reading(context.projects()).count();
    let section = match own {
        0 => section,
        own => {
            let all = context.projects().count();
            section.note(msg!("themenfelder-own-reading", own = own, all = all))
        }
    };
    explain_own_readings(section, own > 0)
}

fn row(number: usize, source: CitedSource<'_>) -> Vec<Cell> {
    let number = Cell::Footnotes(vec![number]);
    match source {
        CitedSource::Page(page) => {
            let [title, address] = [page.titel(), page.url()].map(text);
            vec![number, title, Cell::Empty, date(page.stand()), address, Cell::Empty]
        }
        CitedSource::Address(address) => {
            let address = text(Some(address));
            vec![number, Cell::Empty, Cell::Empty, Cell::Empty, address, Cell::Empty]
        }
        CitedSource::Register(register) => vec![
            number,
            text(register.titel()),
            text(register.herausgeber()),
            date(register.stand()),
            text(register.url()),
            register.record().as_cell(),
        ],
    }
}
