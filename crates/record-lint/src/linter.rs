//! Running the rules over every file and over the dataset. A record is kept only while it is inspected, except for the
//! few fields that rules over the whole dataset need.

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

/// Maximum number of findings reported per file; each costs a look at the whole file.
const MAX_FINDINGS: usize = 100;

/// All findings of the rules, without those that comments ignore.
pub(super) struct LinterResult {
    /// In the order of file and location.
    pub findings: Vec<Finding>,
    pub files: usize,
    /// Number of notes that are not among the findings.
    pub notes: usize,
}

/// The result of one file.
#[derive(Default)]
struct FileResult {
    /// The fields of the record that rules over the dataset need.
    projected: Option<Record>,
    notes: usize,
    /// Boxed, since only few files have them: the results of all files are kept until all are read.
    faults: Option<Box<FileFaults>>,
}

/// The findings of one file and related data.
#[derive(Default)]
struct FileFaults {
    findings: Vec<Finding>,
    ignores: Vec<IgnoreComment>,
    /// The file, and the values removed from its record.
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
        let added = findings.split_off(found);
        findings.extend(added.into_iter().filter(|finding| rule.is_certain(source, finding)));
    }
    ignore::apply(source, &mut findings, &ignores, rules)?;
    findings.sort_by(Finding::by_place);
    let files = files.len() + source.layout.unexpected.len();
    Ok(LinterResult { findings, files, notes })
}

/// The data needed to inspect a file.
struct Linter<'r> {
    ids: IdIndex,
    schemas: &'r Schemas,
    core: RecordRules,
    /// Only the rules whose required fields the schemas have.
    domain: RecordRules,
    projection: Projection,
    settings: &'r LintSettings,
}

/// The rules that look at one record.
#[derive(Default)]
struct RecordRules {
    of_records: Vec<fn(&RecordContext<'_>, &mut Vec<Finding>)>,
    of_values: Vec<fn(&RecordContext<'_>, &VisitedValue<'_>, &mut Vec<Finding>)>,
}

impl RecordRules {
    fn of<'s>(rules: impl IntoIterator<Item = &'s Rule>) -> Self {
        let mut sorted = RecordRules::default();
        for rule in rules {
            match rule.check {
                Check::Record(check) => sorted.of_records.push(check),
                Check::Value(check) => sorted.of_values.push(check),
                Check::Reading | Check::Dataset { .. } => {}
            }
        }
        sorted
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

    /// Cuts off excess findings, the least severe first; true if there were any.
    fn cap_findings(&self, findings: &mut Vec<Finding>) -> bool {
        if findings.len() <= MAX_FINDINGS {
            return false;
        }
        self.settings.apply_severities(findings);
        findings.sort_by_key(|finding| finding.code.severity);
        findings.truncate(MAX_FINDINGS);
        if let Some(first) = findings.first_mut() {
            first.notes.push(msg!("finding-flood", limit = MAX_FINDINGS));
            // Reported by itself, so that its note is shown.
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
        // Faulty values are removed, so that no other rule reports a consequence of them.
        let mut removed = rules::remove_invalid_values(&mut document.record, &findings);
        let found = findings.len();
        self.apply(&self.core, &document, &removed, &mut findings);
        removed.extend(rules::remove_invalid_values(&mut document.record, &findings[found..]));
        for field in &misspelt {
            field.put_into(&mut document.record);
        }
        self.apply(&self.domain, &document, &removed, &mut findings);
        findings.retain(|finding| !misspelt.iter().any(|field| field.is_place_of(finding)));
        // A value that several key patterns apply to may be reported twice.
        findings.sort_by(Finding::by_place);
        findings.dedup();
        // Comments that ignore some of the excess findings must not hide the rest.
        let ignores =
            if self.cap_findings(&mut findings) { Vec::new() } else { ignore::read(&document) };
        let are_kept = self.settings.keeps_notes || !ignores.is_empty();
        let notes = if are_kept { 0 } else { self.remove_notes(&mut findings) };
        let is_needed = self.projection.has_kind(&file.kind.name);
        let projected = is_needed.then(|| self.projection.project(document.record));
        let removed = (!removed.is_empty()).then(|| (Arc::clone(&file.file.path), removed));
        let is_clean = findings.is_empty() && ignores.is_empty() && removed.is_none();
        let faults = (!is_clean).then(|| Box::new(FileFaults { findings, ignores, removed }));
        FileResult { projected, notes, faults }
    }
}

/// The values removed from records, by file.
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
    /// Whether a finding does not follow from a removed value: the rule cannot judge records of which one lacks a value
    /// that it needs.
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
