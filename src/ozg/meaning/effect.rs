//! The effect of a change on the whole dataset: on the figures of the overview, on the findings of lint, and
//! on records that a stricter schema invalidates. All records of both sides are read for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;

use super::configuration::settings_of;
use super::orphaned::{OrphanedReferences, orphaned};
use crate::ozg::domain::{Project, RecordView, Themenfeld, known_fields};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::period::Period;
use crate::ozg::report::{OVERVIEW, ReportContext};
use crate::ozg::rules::ALL;
use crate::ozg::scope::{ReportScope, ScopeFilter};
use file_tree::{DATA, Tree};
use messages::Message;
use messages::PartialDate;
use record_diff::diff::{Diff, RecordChange, RecordChangeKind};
use record_lint::{Finding, Severity};
use record_lint::{LintSettings, compare};
use records::dataset::{Dataset, DatasetLayout, DatasetSource};
use records::record::Record;
use records::schema::Schemas;
use records::table::{Cell, Table, Title};

/// Maximum number of record files for which the effect is computed without an explicit request.
const SMALL: usize = 2_000;

/// Months after which `ozg report` treats data as old by default; no figure of the overview depends on it.
const MONTHS: i64 = 12;

/// The effect of a change on the dataset as a whole.
pub struct DatasetEffect {
    pub figures: Vec<FigureChange>,
    pub new_findings: Vec<Finding>,
    pub fixed_findings: Vec<Finding>,
    pub invalidated: Vec<InvalidatedRecords>,
    /// References of unchanged records to removed or renamed records.
    pub(super) orphaned: OrphanedReferences,
    /// Display names of the Themenfelder, by id.
    pub(super) themenfelder: BTreeMap<String, String>,
    /// Number of records by kind and Themenfeld.
    pub sizes: BTreeMap<(String, String), usize>,
}

impl DatasetEffect {
    /// Whether there is no effect to report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.new_findings.is_empty() && self.fixed_findings.is_empty()
    }
}

/// A figure of the overview that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    pub table: &'static str,
    pub title: Option<Message>,
    pub row: Cell,
    pub column: String,
    pub column_title: Title,
    pub old: Cell,
    pub new: Cell,
}

/// Records of a kind that conform to its old schema but not to the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidatedRecords {
    pub kind: String,
    pub count: usize,
}

/// Whether the dataset is small enough to be read completely without a noticeable delay.
///
/// # Errors
/// If its files cannot be listed.
pub fn is_small(tree: &Tree) -> Result<bool> {
    Ok(tree.count(DATA, SMALL + 1, |_| true)? <= SMALL)
}

/// # Errors
/// If a side cannot be read at all.
pub fn effect(base: &Tree, head: &Tree, diff: &Diff, as_of: PartialDate) -> Result<DatasetEffect> {
    let (base, head) = (source(base, Schemas::load(base)?)?, source(head, Schemas::load(head)?)?);
    let base_with_head_schemas = source(&base.tree, head.schemas.in_folders_of(&base.schemas))?;
    // The settings of the base apply, because those of the head may disable the rules that would report
    // findings.
    let settings = settings_of(&base.tree, as_of);
    let mut settings = settings.unwrap_or_else(|| LintSettings::new(as_of));
    settings.keeps_notes = false;
    let (old, new) = (load(&base)?, load(&head)?);
    let findings = compare(
        &head,
        &base_with_head_schemas,
        renames(diff, &base_with_head_schemas.schemas),
        ALL,
        &settings,
    )?;
    Ok(DatasetEffect {
        figures: figures(&tables(&base, &old, as_of), &tables(&head, &new, as_of)),
        new_findings: without_notes(findings.new),
        fixed_findings: without_notes(findings.fixed),
        invalidated: invalidated(&base.schemas, &head)?,
        orphaned: orphaned(&head, diff)?,
        themenfelder: themenfelder(&new),
        sizes: sizes(&new),
    })
}

/// Display names of the Themenfelder of a dataset, by id.
#[must_use]
pub fn themenfelder(dataset: &Dataset) -> BTreeMap<String, String> {
    let label = |record: &Record| (record.id.clone(), record.label().to_owned());
    dataset.of(Themenfeld::KIND).map(label).collect()
}

/// The files of renamed records, before and after.
fn renames(diff: &Diff, base: &Schemas) -> Vec<(Arc<str>, Arc<str>)> {
    let renamed = |change: &RecordChange| match &change.what {
        RecordChangeKind::Renamed { from, .. } => {
            let kind = base.kind(&change.kind.name)?;
            Some((kind.path(from).into(), Arc::clone(&change.file)))
        }
        _ => None,
    };
    diff.changes.iter().filter_map(renamed).collect()
}

/// Drops the notes, which require no fix.
fn without_notes(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.code.severity != Severity::Note);
    findings
}

fn source(tree: &Tree, schemas: Schemas) -> Result<DatasetSource> {
    let layout = DatasetLayout::new(&schemas, tree.list(DATA)?);
    Ok(DatasetSource { tree: tree.clone(), schemas, layout })
}

/// Loads the records with the fields that the overview counts and those that give their Themenfeld.
fn load(source: &DatasetSource) -> Result<Dataset> {
    source.load(&known_fields(&source.schemas))
}

fn sizes(dataset: &Dataset) -> BTreeMap<(String, String), usize> {
    let mut sizes = BTreeMap::new();
    for record in &dataset.records {
        if let Some(themenfeld) = Project::THEMENFELD.read(&record.root) {
            *sizes.entry((record.kind.name.clone(), themenfeld.to_owned())).or_default() += 1;
        }
    }
    sizes
}

/// The figures that changed; none if a side lacks the kinds of the overview.
fn figures(old: &[Table], new: &[Table]) -> Vec<FigureChange> {
    let of_table = |new: &Table| {
        let old = old.iter().find(|old| old.name == new.name);
        old.map(|old| differing(old, new)).unwrap_or_default()
    };
    new.iter().flat_map(of_table).collect()
}

fn tables(source: &DatasetSource, dataset: &Dataset, as_of: PartialDate) -> Vec<Table> {
    let scope = ReportScope::new(dataset, AnswerDay::of_state(as_of), &ScopeFilter::default());
    let context = ReportContext {
        schemas: &source.schemas,
        scope: &scope,
        subject: None,
        months: MONTHS,
        period: Period::up_to(as_of),
    };
    let sections = OVERVIEW.answer(&context).map(|answer| answer.sections).unwrap_or_default();
    sections.into_iter().map(|section| section.table).collect()
}

/// The cells that differ. Rows are matched by their first cell; a row that one side lacks counts as empty
/// there.
fn differing(old: &Table, new: &Table) -> Vec<FigureChange> {
    let removed =
        old.rows.iter().filter(|row| find(new, row).is_none()).map(|row| (Some(row), None));
    let rows = new.rows.iter().map(|row| (find(old, row), Some(row))).chain(removed);
    let mut figures = Vec::new();
    for (before, after) in rows {
        let Some(name) = after.or(before).and_then(|row| row.first()) else { continue };
        for (at, column) in new.columns.iter().enumerate().skip(1) {
            let cell = |row: Option<&Vec<Cell>>| {
                row.and_then(|row| row.get(at)).cloned().unwrap_or(Cell::Empty)
            };
            let (old, new_cell) = (cell(before), cell(after));
            if old.to_json() != new_cell.to_json() && column.is_number {
                figures.push(FigureChange {
                    table: new.name,
                    title: new.title.clone(),
                    row: name.clone(),
                    column: column.key.clone(),
                    column_title: column.title.clone(),
                    old,
                    new: new_cell,
                });
            }
        }
    }
    figures
}

fn find<'t>(table: &'t Table, row: &[Cell]) -> Option<&'t Vec<Cell>> {
    let name = row.first()?.to_json();
    table.rows.iter().find(|row| row.first().is_some_and(|cell| cell.to_json() == name))
}

fn invalidated(base: &Schemas, head: &DatasetSource) -> Result<Vec<InvalidatedRecords>> {
    let is_same = |kind: &str| match (base.kind(kind), head.schemas.kind(kind)) {
        (Some(old), Some(new)) => {
            old.schema() == new.schema() && base.shared() == head.schemas.shared()
        }
        _ => true,
    };
    let files: Vec<_> =
        head.layout.records.iter().filter(|file| !is_same(&file.kind.name)).collect();
    let broken = head.read(&files, |file, document| {
        let document = document.ok()?;
        let old = base.kind(&file.kind.name)?;
        let is_broken =
            old.is_valid(&document.record.root) && !file.kind.is_valid(&document.record.root);
        is_broken.then(|| file.kind.name.clone())
    })?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for kind in broken.into_iter().flatten() {
        *counts.entry(kind).or_default() += 1;
    }
    Ok(counts.into_iter().map(|(kind, count)| InvalidatedRecords { kind, count }).collect())
}
