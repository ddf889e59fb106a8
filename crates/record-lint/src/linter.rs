//! Running the rules over every file and over the dataset. No record is kept longer than it takes to
//! inspect it, but for the few fields that rules over the whole dataset need.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use anyhow::Result;

use super::ignore::{self, IgnoreComment};
use super::misspelt::misspelt;
use super::{
    Check, DatasetContext, LintSettings, RecordContext, Rule, RuleSet, VisitedValue, rules,
};
use crate::finding::{Finding, Severity};
use messages::msg;
use records::dataset::{
    Dataset, DatasetSource, IdIndex, Projection, ReadError, RecordDocument, RecordFile,
};
use records::record::Record;
use records::schema::{Schemas, walk};
use yaml_tree::FieldPath;

/// Findings of one file that are told; each costs a look at the whole file.
const MAX_FINDINGS: usize = 100;

/// All that the rules find, those that comments ignore left out.
pub(super) struct LinterResult {
    /// In the order of file and place.
    pub findings: Vec<Finding>,
    pub files: usize,
    /// Notes that are not among the findings.
    pub notes: usize,
}

/// What one file contributes.
#[derive(Default)]
struct FileResult {
    /// The fields of the record that rules over the dataset need.
    projected: Option<Record>,
    notes: usize,
    /// What only few files have: as long as all are read, the result of each is kept.
    faults: Option<Box<FileFaults>>,
}

/// What was found in one file.
#[derive(Default)]
struct FileFaults {
    findings: Vec<Finding>,
    ignores: Vec<IgnoreComment>,
    /// The file, and what was taken out of its record.
    removed: Option<(Arc<str>, BTreeSet<FieldPath>)>,
}

pub(super) fn inspect(
    source: &DatasetSource,
    rules: RuleSet,
    settings: &LintSettings,
) -> Result<LinterResult> {
    let domain: Vec<_> =
        rules.domain.iter().filter(|rule| rule.applies_to(&source.schemas)).collect();
    let linter = Linter::new(source, &domain, settings);
    let files: Vec<_> = source.layout.records.iter().collect();
    let inspected = source.read(&files, |file, document| linter.inspect(file, document))?;
    let mut findings: Vec<_> = source.layout.unexpected.iter().map(rules::layout_finding).collect();
    let notes = inspected.iter().map(|one| one.notes).sum();
    let (mut records, mut ignores) = (Vec::with_capacity(inspected.len()), Vec::new());
    let mut removed = HashMap::new();
    for one in inspected {
        records.extend(one.projected);
        if let Some(faults) = one.faults {
            findings.extend(faults.findings);
            ignores.extend(faults.ignores);
            removed.extend(faults.removed);
        }
    }
    let dataset_context =
        DatasetContext { source, ids: &linter.ids, dataset: &Dataset::new(0, records), settings };
    for rule in rules::CORE {
        if let Check::Dataset { check, .. } = rule.check {
            check(&dataset_context, &mut findings);
        }
    }
    for rule in rules_of_domain(&domain, &source.schemas, &removed) {
        let found = findings.len();
        (rule.check)(&dataset_context, &mut findings);
        let own = findings.split_off(found);
        findings.extend(own.into_iter().filter(|finding| rule.is_certain(source, finding)));
    }
    ignore::apply(source, &mut findings, &ignores, rules)?;
    findings.sort_by(Finding::by_place);
    let files = files.len() + source.layout.unexpected.len();
    Ok(LinterResult { findings, files, notes })
}

/// What it takes to inspect a file.
struct Linter<'r> {
    ids: IdIndex,
    schemas: &'r Schemas,
    core: RecordRules,
    /// As far as the schemas have what they require.
    domain: RecordRules,
    projection: Projection,
    settings: &'r LintSettings,
}

/// Those rules that look at one record.
#[derive(Default)]
struct RecordRules {
    of_records: Vec<fn(&RecordContext<'_>, &mut Vec<Finding>)>,
    of_values: Vec<fn(&RecordContext<'_>, &VisitedValue<'_>, &mut Vec<Finding>)>,
}

impl RecordRules {
    fn of<'s>(rules: impl IntoIterator<Item = &'s Rule>) -> Self {
        let mut of = RecordRules::default();
        for rule in rules {
            match rule.check {
                Check::Record(check) => of.of_records.push(check),
                Check::Value(check) => of.of_values.push(check),
                Check::Reading | Check::Dataset { .. } => {}
            }
        }
        of
    }
}

impl<'r> Linter<'r> {
    fn new(source: &'r DatasetSource, domain: &[&Rule], settings: &'r LintSettings) -> Self {
        let mut projection = Projection::default();
        for rule in rules::CORE.iter().chain(domain.iter().copied()) {
            if let Check::Dataset { needs, .. } = rule.check {
                needs(&source.schemas, &mut projection);
            }
        }
        Linter {
            ids: IdIndex::new(&source.layout),
            schemas: &source.schemas,
            core: RecordRules::of(rules::CORE),
            domain: RecordRules::of(domain.iter().copied()),
            projection,
            settings,
        }
    }
}

impl Linter<'_> {
    fn apply(
        &self,
        rules: &RecordRules,
        document: &RecordDocument,
        removed: &BTreeSet<FieldPath>,
        findings: &mut Vec<Finding>,
    ) {
        let record_context = RecordContext {
            record: &document.record,
            removed,
            source: &document.source,
            ids: &self.ids,
            schemas: self.schemas,
            settings: self.settings,
        };
        for check in &rules.of_records {
            check(&record_context, findings);
        }
        let record = &document.record;
        walk(&record.kind.root, &record.root, &mut |trail, field, node| {
            let value = VisitedValue { trail, field, node };
            rules.of_values.iter().for_each(|check| check(&record_context, &value, findings));
        });
    }

    /// Cuts a flood of findings, the least severe first; true if there was one.
    fn cap_findings(&self, findings: &mut Vec<Finding>) -> bool {
        if findings.len() <= MAX_FINDINGS {
            return false;
        }
        self.settings.apply_severities(findings);
        findings.sort_by_key(|finding| finding.code.severity);
        findings.truncate(MAX_FINDINGS);
        if let Some(first) = findings.first_mut() {
            first.notes.push(msg!("finding-flood", limit = MAX_FINDINGS));
            // Told by itself, so that the note is.
            first.cause = None;
        }
        true
    }

    fn remove_notes(&self, findings: &mut Vec<Finding>) -> usize {
        let found = findings.len();
        findings.retain(|finding| {
            let severity = self.settings.severity(finding.code.id, finding.code.severity);
            severity != Some(Severity::Note)
        });
        found - findings.len()
    }

    fn inspect(
        &self,
        file: &RecordFile,
        document: Result<RecordDocument, ReadError>,
    ) -> FileResult {
        let mut document = match document {
            Ok(document) => document,
            Err(error) => {
                let findings = vec![rules::read_finding(&file.file.path, &error)];
                let faults = FileFaults { findings, ..FileFaults::default() };
                return FileResult { faults: Some(Box::new(faults)), ..FileResult::default() };
            }
        };
        let violations =
            document.record.kind.violations_in(&document.source, &document.record.root);
        let mut findings = rules::schema_findings(&document, &violations);
        let misspelt = misspelt(&document.record, &violations);
        // What is at fault is taken out, so that no other rule tells a consequence of it.
        let mut removed = rules::remove_invalid_values(&mut document.record, &findings);
        let found = findings.len();
        self.apply(&self.core, &document, &removed, &mut findings);
        removed.extend(rules::remove_invalid_values(&mut document.record, &findings[found..]));
        for field in &misspelt {
            field.put_into(&mut document.record);
        }
        self.apply(&self.domain, &document, &removed, &mut findings);
        findings.retain(|finding| !misspelt.iter().any(|field| field.is_place_of(finding)));
        // A value may be told twice of which several patterns of keys say the same.
        findings.sort_by(Finding::by_place);
        findings.dedup();
        // Comments that ignore part of a flood must not hide the rest of it.
        let ignores =
            if self.cap_findings(&mut findings) { Vec::new() } else { ignore::read(&document) };
        let are_kept = self.settings.keeps_notes || !ignores.is_empty();
        let notes = if are_kept { 0 } else { self.remove_notes(&mut findings) };
        let is_wanted = self.projection.has_kind(&file.kind.name);
        let projected = is_wanted.then(|| self.projection.project(document.record));
        let removed = (!removed.is_empty()).then(|| (Arc::clone(&file.file.path), removed));
        let is_clean = findings.is_empty() && ignores.is_empty() && removed.is_none();
        let faults = (!is_clean).then(|| Box::new(FileFaults { findings, ignores, removed }));
        FileResult { projected, notes, faults }
    }
}

/// What was taken out of records, by file.
type RemovedValues = HashMap<Arc<str>, BTreeSet<FieldPath>>;

/// A rule of the domain over the dataset, with the fields that it needs.
struct DatasetRule<'r> {
    check: fn(&DatasetContext<'_>, &mut Vec<Finding>),
    needs: Projection,
    removed: &'r RemovedValues,
}

fn rules_of_domain<'r>(
    rules: &[&Rule],
    schemas: &Schemas,
    removed: &'r RemovedValues,
) -> Vec<DatasetRule<'r>> {
    let of_dataset = rules.iter().filter_map(|rule| match rule.check {
        Check::Dataset { needs, check } => {
            let mut projection = Projection::default();
            needs(schemas, &mut projection);
            Some(DatasetRule { check, needs: projection, removed })
        }
        _ => None,
    });
    of_dataset.collect()
}

impl DatasetRule<'_> {
    /// Whether a finding does not follow from a value that was taken out: of records of which one lacks a value
    /// that the rule goes by, it can say nothing.
    fn is_certain(&self, source: &DatasetSource, finding: &Finding) -> bool {
        let related = finding.related.iter().map(|related| &related.location.file);
        let mut files = related.chain([&finding.location.file]);
        !files.any(|file| {
            let removed = self.removed.get(file).zip(source.layout.at(file));
            removed.is_some_and(|(removed, record)| {
                let mut keys = removed.iter().filter_map(|path| path.keys().first().copied());
                keys.any(|key| self.needs.has(&record.kind.name, key))
            })
        })
    }
}
